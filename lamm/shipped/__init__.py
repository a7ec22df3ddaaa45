"""Trained models that ship with the package, each with a card that says what it is worth and what it is not for."""
