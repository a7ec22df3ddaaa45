"""Intervals, tests and steps; NumPy alone."""
