"""Figures over test meshes crossed with training seeds: intervals, paired differences and gains.

Resampling single vertices or pooling seeds would call everything significant; what repeats is the mesh and the seed.
Nothing here imports torch, so reports may use it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from bench.base.errors import BenchError
from bench.stats.estimate import CHUNK, Array, Estimate, check_level, chunks, reduction, student_p

__all__ = ["mesh_seed_estimate", "paired_difference", "paired_gain"]


def mesh_seed_estimate(
    values: ArrayLike, statistic: str = "mean", level: float = 0.95, resamples: int = 2000, seed: int = 0
) -> Estimate:
    """A figure over test meshes and training seeds, with an interval that covers both.

    Args:
        values: ``(meshes,)`` or ``(seeds, meshes)``, for instance the mean vertex error of every mesh, mm.
        statistic: as in :func:`bootstrap_interval` (names only), over meshes after averaging over seeds.

    The variance is the bootstrap's over meshes plus the bootstrap's over seeds, seed weights rescaled by √(S/(S−1)) so
    that few seeds are not too optimistic (Rao & Wu, JASA 1988); the interval is Student's with Satterthwaite's degrees
    of freedom, between S − 1 and meshes − 1. With one seed the interval speaks of test meshes only.
    """
    return _crossed(_seeds_by_meshes(values), None, "difference", statistic, level, resamples, seed)


def paired_difference(
    a: ArrayLike, b: ArrayLike, level: float = 0.95, statistic: str = "mean", resamples: int = 2000, seed: int = 0
) -> Estimate:
    """``statistic(a) − statistic(b)`` over the same test meshes, each model with its own training seeds.

    ``a`` is ``(meshes,)`` or ``(seeds_a, meshes)``, ``b`` likewise (seed counts may differ: PCA has one). Meshes are
    resampled together for both, seeds apart; interval and ``p`` as in :func:`mesh_seed_estimate`.
    """
    return _crossed(_seeds_by_meshes(a), _seeds_by_meshes(b), "difference", statistic, level, resamples, seed)


def paired_gain(
    a: ArrayLike, b: ArrayLike, level: float = 0.95, statistic: str = "mean", resamples: int = 2000, seed: int = 0
) -> Estimate:
    """``statistic(a) / statistic(b)`` of positive errors, over meshes and seeds as in :func:`paired_difference`.

    The interval is taken on the logarithm, so that gain and its inverse have inverse intervals.
    """
    return _crossed(_seeds_by_meshes(a), _seeds_by_meshes(b), "ratio", statistic, level, resamples, seed)


def _crossed(a: Array, b: Array | None, kind: str, statistic: str, level: float, resamples: int, seed: int) -> Estimate:
    check_level(level, resamples)
    if b is not None and a.shape[1] != b.shape[1]:
        raise BenchError(f"expected errors of the same test meshes, got {a.shape[1]} and {b.shape[1]} meshes")
    if kind == "ratio" and (a.min() <= 0 or (b is not None and b.min() <= 0)):
        raise BenchError("expected errors above 0, got zero or less; use paired_difference instead")
    reduce = reduction(statistic)

    def figure(left: Array, right: Array | None) -> Array:
        if right is None:
            return reduce(left)
        return np.log(reduce(left) / reduce(right)) if kind == "ratio" else reduce(left) - reduce(right)

    value = float(figure(a.mean(0, keepdims=True), None if b is None else b.mean(0, keepdims=True))[0])
    if statistic == "mean" and resamples * a.shape[1] <= CHUNK:
        parts = _parts_of_means(a, b, kind == "ratio", resamples, seed)
    else:
        rng = np.random.default_rng(seed)
        samples = [(a.shape[1], True, False, False), (a.shape[0], False, True, False)]
        if b is not None:
            samples.append((b.shape[0], False, False, True))
        parts = [
            (float(_replicates(a, b, figure, resamples, rng, *draws).var(ddof=1)), units - 1)
            for units, *draws in samples
            if units > 1
        ]
    variance = sum(part for part, _ in parts)
    spread = sum(part**2 / freedom for part, freedom in parts)
    freedom = variance**2 / spread if spread > 0 else 1.0
    error = float(np.sqrt(variance))
    reach = float(special.stdtrit(freedom, (1 + level) / 2)) * error
    ends = [value, value - reach, value + reach]
    if kind == "ratio":
        ends = [float(np.exp(end)) for end in ends]
    p = student_p(value, error, freedom) if b is not None else float("nan")
    return Estimate(ends[0], ends[1], ends[2], p)


def _parts_of_means(a: Array, b: Array | None, ratio: bool, resamples: int, seed: int) -> list[tuple[float, int]]:
    """Variance and degrees of freedom of each factor, as from :func:`_replicates`, for means: what is drawn is alike
    for all cells of a report, and how often each mesh is drawn is all that a mean depends on."""
    seeds_b = 0 if b is None else len(b)
    times, weights_a, weights_b = _drawn_together(a.shape[1], len(a), seeds_b, resamples, seed)
    varied: list[tuple[int, Array, Array | None]] = []
    fixed_a = np.array([a.mean()])
    fixed_b = None if b is None else np.array([b.mean()])
    if times is not None:
        right = None if b is None else np.einsum("rm,m->r", times, b.mean(0))
        varied.append((a.shape[1], np.einsum("rm,m->r", times, a.mean(0)), right))
    if weights_a is not None:
        varied.append((len(a), np.einsum("rs,s->r", weights_a, a.mean(1)), fixed_b))
    if weights_b is not None and b is not None:
        varied.append((len(b), fixed_a, np.einsum("rs,s->r", weights_b, b.mean(1))))
    parts = []
    for units, left, other in varied:
        found: Array = left if other is None else np.log(left / other) if ratio else left - other
        parts.append((float(found.var(ddof=1)), units - 1))
    return parts


@functools.lru_cache(maxsize=8)
def _drawn_together(
    meshes: int, seeds_a: int, seeds_b: int, resamples: int, seed: int
) -> tuple[Array | None, Array | None, Array | None]:
    """Share of each mesh in every resample ``(R, meshes)`` and seed weights ``(R, S)`` of both sides, as
    :func:`_replicates` draws them one after the other; None for a factor of one unit."""
    rng = np.random.default_rng(seed)
    times = None
    if meshes > 1:
        chosen = rng.integers(0, meshes, (resamples, meshes)) + meshes * np.arange(resamples)[:, None]
        times = np.bincount(chosen.ravel(), minlength=resamples * meshes).reshape(resamples, meshes) / meshes
    weights = [_seed_weights(seeds, resamples, rng, True) if seeds > 1 else None for seeds in (seeds_a, seeds_b)]
    return times, weights[0], weights[1]


def _replicates(
    a: Array,
    b: Array | None,
    figure: Callable[[Array, Array | None], Array],
    resamples: int,
    rng: np.random.Generator,
    meshes: bool,
    seeds_a: bool,
    seeds_b: bool,
) -> Array:
    """Bootstrap replicates of a figure in which only the marked factors are drawn anew."""
    count = a.shape[1]
    found = []
    for size in chunks(resamples, count):
        left = _seed_weights(len(a), size, rng, seeds_a) @ a
        right = None if b is None else _seed_weights(len(b), size, rng, seeds_b) @ b
        if meshes:
            chosen = rng.integers(0, count, (size, count))
            left = np.take_along_axis(np.broadcast_to(left, (size, count)), chosen, 1)
            right = None if right is None else np.take_along_axis(np.broadcast_to(right, (size, count)), chosen, 1)
        found.append(figure(left, right))
    return np.concatenate(found)


def _seed_weights(seeds: int, size: int, rng: np.random.Generator, drawn: bool) -> Array:
    if not drawn or seeds == 1:
        return np.full((1, seeds), 1 / seeds)
    weights = rng.multinomial(seeds, np.full(seeds, 1 / seeds), size) / seeds
    return 1 / seeds + np.sqrt(seeds / (seeds - 1)) * (weights - 1 / seeds)


def _seeds_by_meshes(values: ArrayLike) -> Array:
    array = np.atleast_2d(np.asarray(values, dtype=np.float64))
    if array.ndim != 2 or not array.size:
        raise BenchError(f"expected errors (meshes,) or (seeds, meshes), got shape {np.shape(values)}")
    if not bool(np.isfinite(array).all()):
        raise BenchError("expected finite errors, got NaN or infinity; a diverged training has no figure to compare")
    return array
