"""Models for programs without PyTorch."""
