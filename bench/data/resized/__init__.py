"""A data set carried over to a mesh of another number of vertices."""
