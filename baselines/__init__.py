"""PCA and the graph-convolutional mesh autoencoders that LAMM is compared with."""
