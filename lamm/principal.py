"""Principal directions of training meshes, for first weights; a small copy of what PCA does."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError

EXACT_ROWS = 2048
POWER_STEPS = 4
OVERSAMPLING = 16
_COLUMNS = 4096


@dataclass(frozen=True)
class Principal:
    """Mean ``(w,)``, orthonormal directions ``(k, w)`` by falling variance, deviation ``(k,)`` (n − 1)."""

    mean: Tensor
    directions: Tensor
    deviation: Tensor


def principal(rows: Float[Tensor, "n w"], size: int) -> Principal:
    """The first ``size`` principal components of the rows.

    Up to 2,048 rows by the eigenvectors of their n × n products, summed in float64; beyond by subspace iteration
    from a seeded random start (Halko, Martinsson, Tropp 2011, algorithm 4.4), so equal data give equal components.
    Errors: NaN, or more components than rows − 1 or columns.
    """
    limit = min(len(rows) - 1, rows.shape[1])
    if not 1 <= size <= limit:
        raise BenchError(f"expected 1 to {limit} components of {len(rows)} rows of {rows.shape[1]}, got {size}")
    mean = rows.mean(0, dtype=torch.float64)
    if not bool(torch.isfinite(mean).all()):
        raise BenchError("expected finite meshes, got NaN or infinity; remove the meshes that hold them")
    centred = rows - mean.to(rows.dtype)
    found = _exact(centred, size) if len(rows) <= EXACT_ROWS else _iterated(centred, size)
    return Principal(mean.to(rows.dtype), found[0].to(rows.dtype), found[1].to(rows.dtype))


def _exact(centred: Float[Tensor, "n w"], size: int) -> tuple[Tensor, Tensor]:
    gram = torch.zeros(len(centred), len(centred), dtype=torch.float64, device=centred.device)
    for block in centred.split(_COLUMNS, 1):
        wide = block.double()
        gram.addmm_(wide, wide.T)
    values, vectors = torch.linalg.eigh(gram)
    values, vectors = values[-size:].flip(0).clamp(min=0), vectors[:, -size:].flip(1)
    directions = orthonormal((vectors.to(centred).T @ centred).double())
    return directions, (values / (len(centred) - 1)).sqrt()


def _iterated(centred: Float[Tensor, "n w"], size: int) -> tuple[Tensor, Tensor]:
    width = min(size + OVERSAMPLING, len(centred) - 1, centred.shape[1])
    start = torch.randn(width, centred.shape[1], generator=torch.Generator().manual_seed(0))
    probe = start.to(centred)
    for _ in range(POWER_STEPS + 1):
        probe = orthonormal(((centred @ probe.T).T @ centred).double()).to(centred)
    inside = (centred @ probe.T).double()
    values, vectors = torch.linalg.eigh(inside.T @ inside)
    values, vectors = values[-size:].flip(0).clamp(min=0), vectors[:, -size:].flip(1)
    return vectors.T @ probe.double(), (values / (len(centred) - 1)).sqrt()


def orthonormal(rows: Float[Tensor, "k w"]) -> Float[Tensor, "k w"]:
    """Gram–Schmidt in the order of the rows, keeping their signs."""
    factor, triangle = torch.linalg.qr(rows.T)
    return factor.T * torch.where(triangle.diagonal() < 0, -1.0, 1.0).to(rows)[:, None]
