"""What the graph networks take from the template: adjacency, decimated levels, spirals."""
