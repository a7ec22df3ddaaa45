"""The network's layers: tokens, blocks, paths."""
