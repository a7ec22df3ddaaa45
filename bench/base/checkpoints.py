"""Checkpoints as other programs leave them: prefixes of wrappers, numbers beside the weights."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import torch

from bench.base.console import plain_line
from bench.base.errors import BenchError

Value = TypeVar("Value")
_COMPILED, _PARALLEL = "_orig_mod", "module."
# How torch begins the lines that advise, and do not say what was found.
_ADVICE = ("Weights only load failed", "Check the documentation", "Please file an issue", "(1)", "(2)")


class Beside:
    """Stands for a NumPy number or array beside the weights: whatever it was made with, it holds nothing."""

    def __init__(self, *parts: Any) -> None:
        pass

    def __setstate__(self, state: Any) -> None:
        pass


# Best errors and the like are often NumPy's. Nothing of NumPy is called for them: what they are made by becomes Beside.
_NUMPY = [
    *(f"{core}.{name}" for core in ("numpy.core", "numpy._core")
      for name in ("multiarray.scalar", "multiarray._reconstruct", "numeric._frombuffer")),
    "numpy.dtype", "numpy.ndarray", "_codecs.encode",
]  # fmt: skip


def read_checkpoint(path: Path) -> Any:
    """What ``torch.save`` wrote, by ``weights_only``: tensors, numbers, texts, lists and dicts; no code is run.

    NumPy's numbers and arrays come as :class:`Beside`. Raises :class:`BenchError`, in one line, for anything else.
    """
    if not path.is_file():
        raise BenchError(f"{path}: expected a checkpoint, got no such file")
    try:
        with torch.serialization.safe_globals([(Beside, name) for name in _NUMPY]):
            return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # a damaged or hostile file fails in many ways
        raise BenchError(f"{path}: expected a checkpoint of tensors only, got: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    """The sentence of torch's explanation that says what was found, without its advice and its colours."""
    lines = [plain_line(line) for line in str(error).splitlines()]
    lines = [line.rpartition("WeightsUnpickler error:")[2].strip() for line in lines]
    telling = [line for line in lines if line and not line.startswith(_ADVICE)]
    return telling[0].split(". Please use")[0] if telling else type(error).__name__


def without_wrappers(state: Mapping[str, Value]) -> dict[str, Value]:
    """A state dict as the bare module names it.

    ``torch.compile`` puts ``_orig_mod.`` before the names of what it wraps, the whole module or a part of it;
    data-parallel training puts ``module.`` before all of them. Either may be around the other.
    """
    found = {_bare(name): value for name, value in state.items()}
    while found and all(name.startswith(_PARALLEL) for name in found):
        found = {name.removeprefix(_PARALLEL): value for name, value in found.items()}
    return found


def _bare(name: str) -> str:
    return ".".join(part for part in name.split(".") if part != _COMPILED)
