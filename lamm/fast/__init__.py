"""The fast program's parts: products, kernels, buffers."""
