"""Models in memory, by the file they are from, with what is worked out of them once."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np

from .asked_moves import Symmetry, directions, symmetry, usual_mm
from .model_file import Refused, kind_of, read_model
from .numpy_model import NumpyLamm, NumpyModel
from .numpy_pca_net import NumpyPcaNet

#: Models that come with the add-on; in this repository they lie in ``lamm/shipped``.
FOLDERS = (Path(__file__).parent / "models", Path(__file__).parents[2] / "shipped")


class LoadedModel:
    """A model, and its left and right, its sliders' directions and usual displacements when they are first wanted."""

    def __init__(self, path: Path) -> None:
        self.model = open_model(path)
        if not self.model.control_count:
            raise Refused(f"{path}: expected a model with control vertices, got one without; nothing can be moved")

    @cached_property
    def symmetry(self) -> Symmetry | None:
        return symmetry(self.model.arrays)

    @cached_property
    def directions(self) -> np.ndarray:
        """``(n, Z)``; empty for a model that cannot sample."""
        return np.zeros((0, self.model.latent), np.float32) if self.model.sampled is None else directions(self.model)

    @cached_property
    def usual_mm(self) -> np.ndarray:
        return usual_mm(self.model)


def open_model(path: Path) -> NumpyModel:
    """The model of a file. Errors: a file of neither a LAMM nor a pca-net."""
    read = read_model(path)
    known = {form.kind: form for form in (NumpyLamm, NumpyPcaNet)}
    kind = kind_of(read[0])
    if kind not in known:
        raise Refused(f"{path}: expected a model of {' or '.join(known)}, got one of {kind}; take an add-on that fits")
    return known[kind](path, read)


_held: dict[tuple[str, int], LoadedModel] = {}


def shipped() -> list[str]:
    """Names of the models that come with the add-on, heads first."""
    found = {path.stem for folder in FOLDERS for path in folder.glob("*.safetensors")}
    return sorted(found, key=lambda name: (name != "heads", name))


def path_of(text: str) -> Path:
    """The file of a shipped model's name, or the path itself."""
    found = [folder / f"{text}.safetensors" for folder in FOLDERS]
    return next((path for path in found if path.is_file()), Path(text))


def loaded(text: str) -> LoadedModel:
    """A model by name or path; read again when its file has changed."""
    path = path_of(text)
    try:
        key = (str(path), path.stat().st_mtime_ns)
    except OSError as error:
        raise Refused(f"{path}: expected a model's file, got {error.strerror or error}; choose it again") from None
    if key not in _held:
        _held[key] = LoadedModel(path)
    return _held[key]


def forget() -> None:
    """Give back the memory of all models."""
    _held.clear()
