"""LAMM models by configuration or by name: which class a configuration and a variant mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.api import BenchError, Topology, offers
from lamm.compact import CompactLamm
from lamm.config import LammConfig
from lamm.faithful import FaithfulLamm
from lamm.network import Lamm

__all__ = ["VARIANTS", "Lamm", "build", "build_mixer", "build_transformer"]

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
        from lamm.checkpoint import load_weights

        load_weights(model, init_from)
    return model.jit() if variant == "jit" else model


def _options(options: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    own = {"variant", "stage", "init_from"}
    return {k: v for k, v in options.items() if k in own}, {k: v for k, v in options.items() if k not in own}


@offers(*VARIANTS)
def build_mixer(topology: Topology, latent_size: int, **options: Any) -> Lamm:
    """LAMM with the MLP-Mixer backbone. Options: ``variant``, ``stage``, ``init_from``, any of LammConfig."""
    return _build("mixer", topology, latent_size, options)


@offers(*VARIANTS)
def build_transformer(topology: Topology, latent_size: int, **options: Any) -> Lamm:
    """LAMM with the Transformer backbone. Options as in :func:`build_mixer`."""
    return _build("transformer", topology, latent_size, options)


def _build(backbone: str, topology: Topology, latent_size: int, options: Mapping[str, Any]) -> Lamm:
    own, settings = _options(options)
    base = LammConfig(backbone=backbone, latent=latent_size)
    config = LammConfig.from_dict({**base.to_dict(), **settings})
    return build(topology, replace(config, backbone=backbone, latent=latent_size), **own)
