"""A run on disk: rows, claims, prepared meshes."""
