"""Reading a user's own meshes: files, checks, frames, splits, regions."""
