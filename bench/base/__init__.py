"""The ground floor: errors, files, arrays, meshes. Knows nothing of cases, runs or models."""
