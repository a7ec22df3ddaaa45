"""Principal components three ways: exactly, randomised in a few passes, incrementally in one.

:func:`principal` is the small one, for first weights of a network from meshes that are in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from bench.base.errors import BenchError

OVERSAMPLING = 16
POWER_STEPS = (6, 40)  # at least and at most; they end when another changes the variance found by under SETTLED
SETTLED = 1e-7
EXACT_ROWS = 2048  # up to here :func:`principal` is exact
FEW_STEPS = 4  # of subspace iteration in :func:`principal`
_COLUMNS = 4096


@dataclass(frozen=True, eq=False)
class Components:
    """Mean ``(w,)``, orthonormal directions ``(k, w)`` by falling variance, deviation ``(k,)`` (n − 1), n."""

    mean: Tensor
    directions: Tensor
    deviation: Tensor
    count: int


def exact(rows: Float[Tensor, "n w"], size: int) -> Components:
    """By the eigenvectors of the n × n products of the centred rows, summed in float64."""
    mean = rows.double().mean(0)
    centred = rows - mean.to(rows.dtype)
    _require_finite(mean)
    gram = torch.zeros(len(rows), len(rows), dtype=torch.float64, device=rows.device)
    for block in centred.split(_COLUMNS, dim=1):
        wide = block.double()
        gram.addmm_(wide, wide.t())
    values, vectors = torch.linalg.eigh(gram)
    values, vectors = values[-size:].flip(0).clamp(min=0), vectors[:, -size:].flip(1)
    directions = orthonormal((vectors.to(rows.dtype).t() @ centred).double())
    return Components(mean, directions, (values / (len(rows) - 1)).sqrt(), len(rows))


def randomised(chunks: Callable[[], Iterable[Float[Tensor, "c w"]]], size: int, count: int) -> Components:
    """Subspace iteration on a random start (Halko, Martinsson, Tropp 2011, algorithm 4.4), a pass over the data a step.

    Steps are taken until the variance in the directions found no longer grows, which leaves the error of
    reconstruction within 1e-5 of the exact components', relatively, however slowly the variances fall.

    Raises :class:`BenchError` if the passes do not give ``count`` rows.
    """
    mean = _mean(_counted(chunks(), count))
    width = min(size + OVERSAMPLING, count - 1, len(mean))
    generator = torch.Generator().manual_seed(0)
    probe = torch.randn(width, len(mean), generator=generator, dtype=torch.float32).to(mean.device)
    found = 0.0
    for step in range(1, POWER_STEPS[1] + 1):
        factor, triangle = torch.linalg.qr(_covariance_times(_counted(chunks(), count), mean, probe).double().t())
        probe, before = factor.t().float(), found
        found = float(triangle.diagonal().abs()[:size].sum())
        if step >= POWER_STEPS[0] and abs(found - before) <= SETTLED * found:
            break
    small = torch.zeros(width, width, dtype=torch.float64, device=mean.device)
    for chunk in _counted(chunks(), count):
        inside = ((chunk - mean.to(chunk.dtype)) @ probe.t()).double()
        small.addmm_(inside.t(), inside)
    values, vectors = torch.linalg.eigh(small)
    values, vectors = values[-size:].flip(0).clamp(min=0), vectors[:, -size:].flip(1)
    return Components(mean, (vectors.t() @ probe.double()), (values / (count - 1)).sqrt(), count)


def incremental(chunks: Iterable[Float[Tensor, "c w"]], size: int) -> Components:
    """One pass (Ross, Lim, Lin, Yang 2008): the running components and mean are merged with each chunk by a thin SVD.

    2·size + 16 directions are kept meanwhile. Exact if the data has no more; else what was cut off is lost.
    """
    kept = 2 * size + OVERSAMPLING
    mean, scaled, count = None, None, 0
    for chunk in chunks:
        rows = chunk.double()
        if not len(rows):
            continue
        own = rows.mean(0)
        _require_finite(own)
        if mean is None or scaled is None:
            stack, mean = rows - own, own
        else:
            shift = (own - mean) * (count * len(rows) / (count + len(rows))) ** 0.5
            stack = torch.cat([scaled, rows - own, shift[None]])
            mean = mean + (own - mean) * (len(rows) / (count + len(rows)))
        count += len(rows)
        values, vectors = torch.linalg.eigh(stack @ stack.t())
        top = min(kept, len(values))
        scaled = vectors[:, -top:].flip(1).t() @ stack  # rows: singular value × direction
    if mean is None or scaled is None:
        raise BenchError("expected at least one chunk of meshes, got none")
    scaled = scaled[:size]
    lengths = scaled.norm(dim=1)
    return Components(mean, orthonormal(scaled), lengths / max(count - 1, 1) ** 0.5, count)


def _counted(chunks: Iterable[Tensor], count: int) -> Iterator[Tensor]:
    """The chunks of one pass, which must be ``count`` rows in all."""
    seen = 0
    for chunk in chunks:
        seen += len(chunk)
        yield chunk
    if seen != count:
        raise BenchError(f"expected {count} meshes in every pass, got {seen}; chunks() must start afresh each time")


def _mean(chunks: Iterable[Tensor]) -> Tensor:
    total, count = None, 0
    for chunk in chunks:
        part = chunk.double().sum(0)
        total, count = part if total is None else total + part, count + len(chunk)
    if total is None:
        raise BenchError("expected at least one chunk of meshes, got none")
    _require_finite(total)
    return total / count


def _covariance_times(chunks: Iterable[Tensor], mean: Tensor, probe: Tensor) -> Tensor:
    result = torch.zeros_like(probe)
    for chunk in chunks:
        centred = chunk - mean.to(chunk.dtype)
        result.addmm_((centred @ probe.t()).t(), centred)
    return result


def orthonormal(rows: Float[Tensor, "k w"]) -> Float[Tensor, "k w"]:
    """Gram–Schmidt in the order of the rows, keeping their signs."""
    factor, triangle = torch.linalg.qr(rows.T)
    return factor.T * torch.where(triangle.diagonal() < 0, -1.0, 1.0).to(rows)[:, None]


def _require_finite(mean: Tensor) -> None:
    if not bool(torch.isfinite(mean).all()):
        raise BenchError("expected finite meshes, got NaN or infinity; remove the meshes that hold them")


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
    _require_finite(mean)
    centred = rows - mean.to(rows.dtype)
    found = _principal_exact(centred, size) if len(rows) <= EXACT_ROWS else _principal_iterated(centred, size)
    return Principal(mean.to(rows.dtype), found[0].to(rows.dtype), found[1].to(rows.dtype))


def _principal_exact(centred: Float[Tensor, "n w"], size: int) -> tuple[Tensor, Tensor]:
    gram = torch.zeros(len(centred), len(centred), dtype=torch.float64, device=centred.device)
    for block in centred.split(_COLUMNS, 1):
        wide = block.double()
        gram.addmm_(wide, wide.T)
    values, vectors = torch.linalg.eigh(gram)
    values, vectors = values[-size:].flip(0).clamp(min=0), vectors[:, -size:].flip(1)
    directions = orthonormal((vectors.to(centred).T @ centred).double())
    return directions, (values / (len(centred) - 1)).sqrt()


def _principal_iterated(centred: Float[Tensor, "n w"], size: int) -> tuple[Tensor, Tensor]:
    width = min(size + OVERSAMPLING, len(centred) - 1, centred.shape[1])
    start = torch.randn(width, centred.shape[1], generator=torch.Generator().manual_seed(0))
    probe = start.to(centred)
    for _ in range(FEW_STEPS + 1):
        probe = orthonormal(((centred @ probe.T).T @ centred).double()).to(centred)
    inside = (centred @ probe.T).double()
    values, vectors = torch.linalg.eigh(inside.T @ inside)
    values, vectors = values[-size:].flip(0).clamp(min=0), vectors[:, -size:].flip(1)
    return vectors.T @ probe.double(), (values / (len(centred) - 1)).sqrt()
