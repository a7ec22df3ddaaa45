"""Random numbers that depend on nothing but their names: the same on every machine and library version.

numpy promises a stable *bit* stream of its generators, not stable normal or beta variates. So every draw here is a
uniform made of 53 raw bits of a counter-based Philox stream, keyed by names and the sample's index, and pushed
through the inverse distribution function. Sample 17 of "test" is the same whatever the number of samples asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from scipy import special

Array = np.ndarray


def uniforms(names: Sequence[object], start: int, stop: int, width: int) -> Array:
    """Uniforms in (0, 1), shape ``(stop - start, width)``, row i a function of ``names`` and ``start + i`` only."""
    digest = hashlib.sha256("\0".join(map(str, names)).encode()).digest()
    key = int.from_bytes(digest[:8], "little")
    out = np.empty((stop - start, width))
    for row, index in enumerate(range(start, stop)):
        bits = np.random.Philox(key=np.array([key, index], dtype=np.uint64)).random_raw(width)
        out[row] = ((bits >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53
    return out


def normal(u: Array, sigma: float = 1.0, clip: float = np.inf) -> Array:
    """N(0, ``sigma``), values beyond ``clip`` standard deviations set to that bound."""
    return np.clip(special.ndtri(u), -clip, clip) * sigma


def beta(u: Array, a: float, b: float) -> Array:
    """Beta(a, b) by its inverse distribution function."""
    return special.betaincinv(a, b, u)


def dirichlet(u: Array, concentration: float) -> Array:
    """Symmetric Dirichlet over the last axis, from normalised gamma variates."""
    gamma = special.gammaincinv(concentration, u) + 1e-300
    return gamma / gamma.sum(-1, keepdims=True)
