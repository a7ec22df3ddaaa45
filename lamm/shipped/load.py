"""The models in this folder, by name."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

from bench.api import BenchError
from lamm import checkpoint
from lamm.network import Lamm


def folder() -> Path:
    """Where the files are: ``NAME.safetensors``, ``NAME.json`` (the card as data) and ``NAME.md``."""
    return Path(str(resources.files("lamm.shipped")))


def names() -> list[str]:
    return sorted(path.stem for path in folder().glob("*.safetensors"))


def model_file(name: str) -> Path:
    """The file of a model. Errors: an unknown name."""
    if name not in names():
        raise BenchError(f"expected the name of a shipped model ({', '.join(names()) or 'none'}), got {name!r}")
    return folder() / f"{name}.safetensors"


def load_shipped(name: str) -> Lamm:
    """A model in evaluation mode on the CPU; :func:`lamm.pretrained` is the same."""
    return checkpoint.load(model_file(name)).eval()


def card(name: str) -> dict[str, Any]:
    """What is known of a model: data, command, commit, errors on test, edits delivered and leaked, limits of use."""
    path = model_file(name).with_suffix(".json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
