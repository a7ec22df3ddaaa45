"""Inside the process of a case: build, feed, measure, and hand back rows."""
