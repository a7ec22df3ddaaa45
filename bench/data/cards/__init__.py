"""Data cards and their pictures."""
