"""The ranks of all regions for a tolerance: all expected to deviate equally, by less until every region keeps to it.

What a region leaves out of its own token moves all other regions too, through the code. So no region's rank is chosen
by its own deviation: raising that of a region that others move would not help, up to full rank. Expected of a rank are
two deviations: what the map out of the token leaves out; and how far the result moves without what the region's token
says, times the share of the token's deviation that the map into it leaves out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jaxtyping import Float
from torch import Tensor

# Expected deviations are halved at most HALVINGS times, then met within CLOSE.
HALVINGS, CLOSE = 12, 1.1


@dataclass(frozen=True)
class Tried:
    """Ranks, the model of these ranks, and its mean and largest deviation by region, mm."""

    ranks: tuple[int, ...]
    model: Any
    means_mm: list[float]
    largest_mm: list[float]


def expected_rank(lost_mm: Float[Tensor, " e"], limit: int, expected_mm: float) -> int:
    """The smallest rank from 1 to ``limit`` that is expected to leave out no more; ``lost_mm``: of rank 0, 1, 2, …"""
    return min(limit, max(1, int((lost_mm > expected_mm).sum())))


def search(
    tried: Callable[[tuple[int, ...]], Tried], lost_mm: Sequence[Tensor], limits: Sequence[int], tolerance_mm: float
) -> Tried:
    """The smallest ranks found whose mean deviations are within the tolerance; the largest ranks where none are."""

    def at(expected_mm: float) -> Tried:
        pairs = zip(lost_mm, limits, strict=True)
        return tried(tuple(expected_rank(lost, limit, expected_mm) for lost, limit in pairs))

    high, low = 2 * tolerance_mm, tolerance_mm
    best = at(low)
    for _ in range(HALVINGS):
        if max(best.means_mm) <= tolerance_mm or best.ranks == tuple(limits):
            break
        high, low = low, low / 2
        best = at(low)
    if max(best.means_mm) > tolerance_mm:
        return best if best.ranks == tuple(limits) else tried(tuple(limits))
    while high > CLOSE * low:
        middle = (high * low) ** 0.5
        found = at(middle)
        if max(found.means_mm) <= tolerance_mm:
            low, best = middle, found
        else:
            high = middle
    return best
