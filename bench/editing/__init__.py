"""Edits of a trained model: its own, or a latent fit."""
