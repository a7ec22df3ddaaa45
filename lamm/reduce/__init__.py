"""Smaller models: fewer bytes a weight."""
