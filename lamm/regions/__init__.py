"""Regions of the template: their layout in memory, their alignment, their statistics."""
