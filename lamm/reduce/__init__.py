"""Smaller models of a trained one: lower rank, fewer bits."""
