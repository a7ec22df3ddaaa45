"""Runs as data frames, cells and meshes."""
