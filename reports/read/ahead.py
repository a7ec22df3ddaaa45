"""Which of several measurements is ahead of all others, if any: what tables print in bold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bench.stats.intervals import Estimate, holm, paired_ratio
from bench.stats.meshes import paired_difference
from reports.read.cells import LEVEL

ROUNDING = 1e-5  # of an error: what single precision leaves open, in every mesh alike, so that no test sees through it


def fastest(raws: Sequence[Sequence[Any]], alpha: float = 1 - LEVEL) -> int | None:
    """Index of the entry whose timings are lowest, if it is ahead of every other, else None.

    Processes are compared in pairs (they are run in turn); ahead means that the ratio to each other entry lies below 1
    with Holm-adjusted p < ``alpha``. Needs two processes or more of each, and something to compare with.
    """
    there = [index for index, raw in enumerate(raws) if len(raw) and min(part.min() for part in raw) > 0]
    if len(there) < 2 or len({len(raws[index]) for index in there}) != 1 or len(raws[there[0]]) < 2:
        return None
    first = min(there, key=lambda index: float(np.median(np.concatenate(list(raws[index])))))
    found = [paired_ratio(raws[first], raws[other], level=LEVEL) for other in there if other != first]
    ahead = all(ratio.value < 1 for ratio in found) and bool((holm([ratio.p for ratio in found]) < alpha).all())
    return first if ahead else None


def difference(a: np.ndarray, b: np.ndarray, resamples: int = 2000) -> Estimate:
    """The paired difference of two models' errors; one that is rounding (:data:`ROUNDING`) has p = 1."""
    gap = paired_difference(a, b, level=LEVEL, resamples=resamples)
    rounding = ROUNDING * max(abs(float(a.mean())), abs(float(b.mean())))
    return gap._replace(p=1.0) if abs(gap.value) <= rounding else gap


def best_error(raws: Sequence[np.ndarray], lower: bool = True, alpha: float = 1 - LEVEL) -> int | None:
    """Index of the entry with the best mean over meshes and seeds, if it is ahead of every other, else None.

    ``raws`` are ``(seeds, meshes)`` on the same meshes. Ahead: the paired difference to each other entry has
    Holm-adjusted p < ``alpha`` and is more than rounding. With a single mesh there is nothing to resample and nobody is
    called ahead.
    """
    there = [index for index, raw in enumerate(raws) if raw.size and raw.shape[1] > 1]
    if len(there) < 2 or len({raws[index].shape[1] for index in there}) != 1:
        return None
    sign = 1 if lower else -1
    first = min(there, key=lambda index: sign * float(raws[index].mean()))
    found = [difference(raws[first], raws[other]) for other in there if other != first]
    ahead = all(sign * gap.value < 0 for gap in found) and bool((holm([gap.p for gap in found]) < alpha).all())
    return first if ahead else None
