"""The largest batch that fits under a given cap of memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from bench.api import BenchError

_LEAP = 16
#: Peak memory in bytes of one batch, or None where it did not fit at all (out of memory).
PeakOf = Callable[[int], "int | None"]


@dataclass(frozen=True)
class Capacity:
    """``batch``: the largest that fits, 0 if not even one mesh does; ``peak_bytes``: its peak; ``tried``: all peaks.

    ``limited_by`` is ``cap``, ``memory`` (a batch below the cap did not fit in the machine) or ``most`` (the largest
    batch allowed to be tried fits).
    """

    batch: int
    peak_bytes: int
    limited_by: str
    tried: dict[int, int | None]


def largest_batch(peak_of: PeakOf, cap_bytes: int, *, most: int = 65_536) -> Capacity:
    """Try one mesh, two, then the batch at which a straight line through the last two peaks meets ``cap_bytes``.

    ``peak_of(batch)`` measures one batch, best in a fresh process. The peak may be any function that does not fall as
    the batch grows; where one is seen to fall, that is refused, since bisection would then answer at random. A batch
    is never tried once a smaller one did not fit. Where the need is linear in the batch, four or five tries do.

    Raises:
        BenchError: a cap or ``most`` under 1, or a peak that falls as the batch grows.
    """
    if cap_bytes < 1 or most < 1:
        raise BenchError(f"expected a cap and a largest batch of 1 or more, got {cap_bytes} bytes and {most}")
    tried: dict[int, int | None] = {}

    def fits(batch: int) -> bool:
        peak = tried[batch] = peak_of(batch)
        return peak is not None and peak <= cap_bytes

    low, high = 0, most + 1
    while high - low > 1:
        guess = _guess(tried, cap_bytes, low, high)
        low, high = (guess, high) if fits(guess) else (low, guess)
    _check_rises(tried)
    limit = "most" if low == most else "memory" if tried[high] is None else "cap"
    return Capacity(low, (tried[low] or 0) if low else 0, limit, dict(sorted(tried.items())))


def _guess(tried: dict[int, int | None], cap_bytes: int, low: int, high: int) -> int:
    """The batch to try next, between ``low``, which fits, and ``high``, which does not or may not be tried."""
    if low < 2 or tried.get(high, 0) is None:  # the first tries; or the machine's own memory is the limit
        return min(low + 1, high - 1) if low < 2 and high not in tried else (low + high) // 2
    # The line through the two largest that fit, or through the nearest on both sides.
    known = sorted(batch for batch, peak in tried.items() if peak is not None)
    left, right = (low, high) if high in tried else (known[-2], known[-1])
    rise = ((tried[right] or 0) - (tried[left] or 0)) / (right - left)
    if rise <= 0:
        return min(2 * low, high - 1)
    met = left + int((cap_bytes - (tried[left] or 0)) / rise)
    # Two small batches may hardly differ: from them alone no leap, lest a far too large one is measured.
    return min(max(met, low + 1), high - 1 if high in tried else min(_LEAP * low, high - 1))


def _check_rises(tried: dict[int, int | None]) -> None:
    known = [(batch, peak) for batch, peak in sorted(tried.items()) if peak is not None]
    for (small, less), (large, more) in pairwise(known):
        if more < less * 0.99:
            raise BenchError(
                f"expected memory that grows with the batch, got {less} bytes for {small} and {more} for {large}; "
                "measure each batch in a fresh process"
            )
