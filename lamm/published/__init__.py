"""Checkpoints of the published program."""
