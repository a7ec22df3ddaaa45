"""Tables, each from the rows of runs."""
