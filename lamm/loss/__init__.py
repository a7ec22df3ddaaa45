"""The multilayer loss and its targets."""
