"""Metrics: pure functions from tensors in millimetres to values with a unit."""
