"""The convolutions and poolings of the graph networks, and the sparse products that they are made of."""
