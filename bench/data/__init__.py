"""Data sets of registered meshes, in millimetres."""
