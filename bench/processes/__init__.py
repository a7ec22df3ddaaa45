"""The parent of all cases: a process for each, watched, with progress shown."""
