"""Mean and standard deviation of meshes that go by once."""

from __future__ import annotations

import numpy as np


class Moments:
    """Sums about ``centre`` ``(V, 3)`` in float64, so that a set need not be read twice.

    With rows ``x_i``: ``mean = centre + Σ(x_i − centre)/n`` and ``std² = Σ(x_i − centre)²/n − (mean − centre)²``
    (biased, as :meth:`bench.api.Normalization.fit` has it).
    """

    def __init__(self, centre: np.ndarray) -> None:
        self._centre = np.asarray(centre, dtype=np.float64)
        self._sums = np.zeros((2, *self._centre.shape))
        self._count = 0

    def add(self, rows: np.ndarray) -> None:
        """Take in rows ``(n, V, 3)``."""
        for row in rows:
            offset = row - self._centre
            self._sums[0] += offset
            self._sums[1] += offset * offset
        self._count += len(rows)

    def mean(self) -> np.ndarray:
        """``(V, 3)``, float64, in the rows' unit."""
        return self._centre + self._sums[0] / max(self._count, 1)

    def std(self, floor: float) -> np.ndarray:
        """``(V, 3)``, float64, at least ``floor``."""
        first, second = self._sums / max(self._count, 1)
        return np.maximum(np.sqrt(np.maximum(second - first * first, 0.0)), floor)
