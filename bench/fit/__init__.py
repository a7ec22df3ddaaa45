"""The training engine: the loop, its schedule, its state on disk, its cache."""
