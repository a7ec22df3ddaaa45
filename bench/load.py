"""How other programs of this repository and users reach models: all of it is in :mod:`bench.models`."""

from bench.models import build_model, close_matches, default_models, installed_models, load_build, variants_of

__all__ = ["build_model", "close_matches", "default_models", "installed_models", "load_build", "variants_of"]
