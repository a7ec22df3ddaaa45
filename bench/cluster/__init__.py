"""Sweeps that are worked on by many processes and machines at once."""
