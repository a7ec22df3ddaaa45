"""Steps in a series of figures from different days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bench.base.errors import BenchError

_PENALTY = 3.0
_LEAST = 3  # values that a level must have: two bad nights in a row are no step


@dataclass(frozen=True)
class Step:
    """From ``values[index]`` on the level is ``after`` instead of ``before``; ``change = after / before − 1``."""

    index: int
    before: float
    after: float

    @property
    def change(self) -> float:
        return self.after / self.before - 1


def find_steps(values: Sequence[float], penalty: float = _PENALTY, least: int = _LEAST) -> list[Step]:
    """Fit a piecewise constant to the logarithms ``y`` of a series and return its steps, in order.

    Minimises over the number of levels k, their borders and their values m_j

        Σ_j Σ_{i in level j} |y_i − m_j|  +  (k − 1) · penalty · s · ln n,

    where m_j is the median of its level, every level has at least ``least`` values, and s = 1.4826 · median
    |Δy − median Δy| / √2 is the noise of one value, taken from first differences, which steps hardly touch. Absolute
    deviations keep single bad nights from making a level. Exact, by dynamic programming over borders: O(n²) medians,
    about 0.1 s for a year of nights. The functional is that of Friedrich et al., *Complexity penalized M-estimation*,
    J. Comput. Graph. Stat. 17 (2008), with the L1 norm.

    Raises:
        BenchError: a value that is not above 0 and finite.
    """
    y = _logarithms(values)
    n = len(y)
    if n < 2 * least:
        return []
    changes = np.diff(y)
    noise = 1.4826 * float(np.median(np.abs(changes - np.median(changes)))) / 2**0.5
    price = penalty * max(noise, 1e-4) * float(np.log(n))  # figures that repeat exactly still need a floor
    borders = _best_borders(y, price, least)
    levels = [float(np.exp(np.median(y[start:stop]))) for start, stop in pairwise(borders)]
    return [Step(border, *change) for border, change in zip(borders[1:-1], pairwise(levels), strict=True)]


def _best_borders(y: NDArray[np.float64], price: float, least: int) -> list[int]:
    """Borders 0 = b_0 < b_1 < … = n of the cheapest fit."""
    n = len(y)
    best = np.full(n + 1, np.inf)
    best[0] = -price
    came_from = np.zeros(n + 1, dtype=int)
    for stop in range(least, n + 1):
        for start in range(0, stop - least + 1):
            if not np.isfinite(best[start]):
                continue
            part = y[start:stop]
            cost = best[start] + price + float(np.abs(part - np.median(part)).sum())
            if cost < best[stop]:
                best[stop], came_from[stop] = cost, start
    borders = [n]
    while borders[-1]:
        borders.append(int(came_from[borders[-1]]))
    return borders[::-1]


def _logarithms(values: Sequence[float]) -> NDArray[np.float64]:
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1 or not bool((np.isfinite(array) & (array > 0)).all()):
        raise BenchError("expected a series of finite figures above 0, got others; leave failed runs out")
    return np.log(array)
