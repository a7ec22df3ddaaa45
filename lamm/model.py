"""LAMM models by configuration or by name: which class a configuration and a variant mean."""

from __future__ import annotations

from pathlib import Path

from bench.api import BenchError, Topology
from lamm.compact import CompactLamm
from lamm.config import LammConfig
from lamm.faithful import FaithfulLamm
from lamm.network import Lamm
from lamm.reduce.compress import compress
from lamm.reduce.quantize import quantize
from lamm.weights import load_weights

__all__ = ["VARIANTS", "Lamm", "build"]

Lamm.compress, Lamm.quantize = compress, quantize
VARIANTS = ("tuned", "faithful", "jit")


def build(
    topology: Topology,
    config: LammConfig,
    *,
    variant: str = "tuned",
    stage: int = 1,
    init_from: str | Path | None = None,
) -> Lamm:
    """A model of ``config`` for a topology: ``"tuned"``, ``"faithful"`` or ``"jit"``, all equal in output.

    ``"jit"`` is the tuned form after :meth:`Lamm.jit`.
    """
    if variant not in VARIANTS:
        raise BenchError(f"expected variant {' or '.join(VARIANTS)}, got {variant!r}")
    if config.beyond_paper and variant == "faithful":
        raise BenchError(f"expected variant tuned or jit with rank or linear_path, which no paper has, got {variant!r}")
    kind = CompactLamm if config.beyond_paper else FaithfulLamm if variant == "faithful" else Lamm
    model = kind(topology, config, stage)
    if init_from is not None:
        load_weights(model, init_from)
    return model.jit() if variant == "jit" else model
