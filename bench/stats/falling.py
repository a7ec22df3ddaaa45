"""Whether a learning curve still falls at its end: its slope there against its noise."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import t as student

__all__ = ["Falling", "still_falls"]

SHARE = 0.1  # of the training, at its end
LEAST = 4  # points of the curve: a line through fewer says nothing of its noise
CONFIDENCE = 0.975  # one-sided


@dataclass(frozen=True)
class Falling:
    """``slope`` per whole training, in the curve's unit, and ``error``, its standard error, over ``points`` points.

    ``falls`` where slope + t · error < 0 with Student's t at 97.5% and points − 2 degrees of freedom: where the fall
    is more than the curve's noise.
    """

    slope: float
    error: float
    points: int

    @property
    def falls(self) -> bool:
        return bool(self.slope + student.ppf(CONFIDENCE, self.points - 2) * self.error < 0)


def still_falls(done: Sequence[float], values: Sequence[float]) -> Falling | None:
    """The least-squares slope of ``values`` over the last tenth of a training, or its last four points if more.

    ``done`` is how much of the training was done at each point, rising from 0, in any unit. None where the curve has
    fewer than four points or is not finite there.
    """
    if len(done) < LEAST or not done[-1] > 0:
        return None
    x = np.asarray(done, dtype=np.float64) / done[-1]
    y = np.asarray(values, dtype=np.float64)
    last = max(LEAST, int((x >= 1 - SHARE).sum()))
    x, y = x[-last:] - x[-last:].mean(), y[-last:]
    spread = float(x @ x)
    if not np.isfinite(y).all() or spread == 0:
        return None
    slope = float(x @ y) / spread
    rest = y - y.mean() - slope * x
    return Falling(slope, math.sqrt(float(rest @ rest) / (last - 2) / spread), last)
