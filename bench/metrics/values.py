"""A measured value with its unit, and the distances that most metrics are made of."""

from __future__ import annotations

from typing import NamedTuple

from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError

__all__ = ["Value", "check_pair", "vertex_distances"]


class Value(NamedTuple):
    """One figure. ``unit`` is ``mm``, ``deg``, ``s`` or ``1`` (a share)."""

    name: str
    value: float
    unit: str


def vertex_distances(found_mm: Float[Tensor, "b v 3"], truth_mm: Float[Tensor, "b v 3"]) -> Float[Tensor, "b v"]:
    """Euclidean distance between every vertex and its counterpart, mm."""
    check_pair(found_mm, truth_mm)
    return (found_mm - truth_mm).norm(dim=-1)


def check_pair(found_mm: Tensor, truth_mm: Tensor) -> None:
    """Refuse meshes that do not correspond."""
    if found_mm.shape != truth_mm.shape or found_mm.dim() != 3 or found_mm.shape[-1] != 3:
        raise BenchError(
            f"expected two batches of meshes (b, v, 3) of one shape, got {tuple(found_mm.shape)} and "
            f"{tuple(truth_mm.shape)}"
        )
