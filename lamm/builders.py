"""LAMM under the names that the harness knows: the paper's two models, and this project's own.

The own ones are low rank (``-lr``), linear path (``-lin``), both (``-lin-lr``), and both with products of the code
(``-quad-lr``). They never stand in the place of the paper's model. What they are and what they reach:
``docs/studies/beyond-the-paper.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bench.api import Topology, offers
from lamm.config import LammConfig
from lamm.layers.lowrank import largest_ranks
from lamm.model import VARIANTS, Lamm, build
from lamm.reduce.compress import compress

#: The rank at which the first trials lost nothing; smaller regions get what they can have.
RANK = 32
#: Components whose products a quadratic path may use; held-out meshes decide how many it does.
QUADRATIC = 64


@offers(*VARIANTS, compress=compress, tags=("quick", "full", "when", "ranks", "card", "card_training"))
def build_mixer(topology: Topology, latent_size: int, **options: Any) -> Lamm:
    """LAMM with the MLP-Mixer backbone. Options: ``variant``, ``stage``, ``init_from``, any of LammConfig."""
    return _build_paper("mixer", topology, latent_size, options)


@offers(*VARIANTS, compress=compress, tags=("quick", "full", "card"))
def build_transformer(topology: Topology, latent_size: int, **options: Any) -> Lamm:
    """LAMM with the Transformer backbone. Options as in :func:`build_mixer`."""
    return _build_paper("transformer", topology, latent_size, options)


@offers("tuned", "jit", tags=("ranks", "card"))
def build_mixer_lr(topology: Topology, latent_size: int, **options: Any) -> Lamm:
    """Mixer with low-rank region maps. Options: ``variant``, ``stage``, ``init_from``, any of LammConfig."""
    return _build("mixer", topology, latent_size, options, low_rank=True)


@offers("tuned", "jit")
def build_transformer_lr(topology: Topology, latent_size: int, **options: Any) -> Lamm:
    """Transformer with low-rank region maps. Options as in :func:`build_mixer_lr`."""
    return _build("transformer", topology, latent_size, options, low_rank=True)


@offers("tuned", "jit")
def build_mixer_lin(topology: Topology, latent_size: int, **options: Any) -> Lamm:
    """Mixer with a linear path that starts as PCA. Options as in :func:`build_mixer_lr`."""
    return _build("mixer", topology, latent_size, options, linear=True)


@offers("tuned", "jit")
def build_mixer_lin_lr(topology: Topology, latent_size: int, **options: Any) -> Lamm:
    """Mixer with both. Options as in :func:`build_mixer_lr`."""
    return _build("mixer", topology, latent_size, options, low_rank=True, linear=True)


@offers("tuned", "jit")
def build_mixer_quad_lr(topology: Topology, latent_size: int, **options: Any) -> Lamm:
    """Both, and products of the code's first components. Options as in :func:`build_mixer_lr`."""
    return _build("mixer", topology, latent_size, {"quadratic": QUADRATIC, **options}, low_rank=True, linear=True)


def _build(
    backbone: str,
    topology: Topology,
    latent_size: int,
    options: dict[str, Any],
    low_rank: bool = False,
    linear: bool = False,
) -> Lamm:
    own, settings = _options(options)
    config = LammConfig.from_dict(
        {"linear_path": linear, "control_path": settings.get("linear_path", linear), **settings}
    )
    if low_rank and config.rank is None:
        sizes = [len(region.vertices) for region in topology.regions]
        config = replace(config, rank=largest_ranks(RANK, sizes, config.width))
    return build(topology, replace(config, backbone=backbone, latent=latent_size), **own)


def _build_paper(backbone: str, topology: Topology, latent_size: int, options: Mapping[str, Any]) -> Lamm:
    own, settings = _options(options)
    base = LammConfig(backbone=backbone, latent=latent_size)
    config = LammConfig.from_dict({**base.to_dict(), **settings})
    return build(topology, replace(config, backbone=backbone, latent=latent_size), **own)


def _options(options: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    own = {"variant", "stage", "init_from"}
    return {k: v for k, v in options.items() if k in own}, {k: v for k, v in options.items() if k not in own}
