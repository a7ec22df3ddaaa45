"""Figures, each from the rows of runs."""
