"""What all intervals share: the figure with its ends, statistics by name, Student's p, draws that fit in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import special  # scipy.stats takes a second to import

from bench.base.errors import BenchError

Array = NDArray[np.float64]
CHUNK = 4_000_000  # values drawn at once: bounds the memory of a bootstrap to about 100 MB


class Estimate(NamedTuple):
    """A figure with its interval. ``p`` is two-sided: 'no difference' (0) for differences, 'ratio 1' for ratios."""

    value: float
    low: float
    high: float
    p: float = float("nan")


def check_level(level: float, resamples: int) -> None:
    """Refuse a level that is no share, and resamples too few for percentiles."""
    if not 0 < level < 1:
        raise BenchError(f"expected a confidence level between 0 and 1, got {level}; 0.95 means 95%")
    if resamples < 100:
        raise BenchError(f"expected at least 100 resamples, got {resamples}")


def chunks(resamples: int, width: int) -> Iterator[int]:
    """How many resamples of ``width`` values to draw at a time, of :data:`CHUNK` values at most."""
    step = max(1, CHUNK // max(1, width))
    for start in range(0, resamples, step):
        yield min(step, resamples - start)


def student_p(value: float, error: float, freedom: float) -> float:
    """Two-sided p of 'the true value is 0', from Student's distribution of value / error."""
    if error == 0:
        return 1.0 if value == 0 else 0.0
    return float(2 * special.stdtr(freedom, -abs(value) / error))


def reduction(statistic: str | Callable[[Array], float]) -> Callable[[Array], Array]:
    """A statistic by name as a function over the last axis of ``(R, n)``, NaN standing for 'no sample here'."""
    if callable(statistic):
        return lambda rows: np.array([statistic(row[~np.isnan(row)]) for row in rows], dtype=np.float64)
    plain: dict[str, tuple[Any, Any]] = {
        "mean": (np.mean, np.nanmean),
        "median": (np.median, np.nanmedian),
        "min": (np.min, np.nanmin),
        "max": (np.max, np.nanmax),
    }
    if statistic in plain:
        whole, ragged = plain[statistic]
        return lambda rows: np.asarray((ragged if np.isnan(rows).any() else whole)(rows, axis=-1))
    number = statistic[1:]
    if statistic.startswith("p") and number.replace(".", "", 1).isdigit() and 0 <= float(number) <= 100:
        percent = float(number)
        return lambda rows: np.asarray(
            (np.nanpercentile if np.isnan(rows).any() else np.percentile)(rows, percent, axis=-1)
        )
    raise BenchError(f"expected a statistic of {', '.join(plain)}, p0 … p100 or a function; got {statistic!r}")
