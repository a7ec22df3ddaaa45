"""Neural3DMM (Bouritsas, Bokhnyak, Ploumpis, Bronstein, Zafeiriou, ICCV 2019): padded spirals, two hops where fine."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from baselines.graph_model import form_of
from baselines.mesh.hierarchy import FACTOR, LEVELS, Hierarchy, hierarchy_of
from baselines.mesh.spirals import neural3dmm_levels
from baselines.spiral_autoencoder import FaithfulSpiralAutoencoder, SpiralAutoencoder
from bench.api import BenchError, Topology, TrainSettings, offers

CHANNELS = (16, 32, 64, 128)
UP_CHANNELS = (16, 32, 32, 64)
HOPS = (2, 2, 1, 1, 1)
DILATIONS = (2, 2, 1, 1, 1)


class Neural3dmm(SpiralAutoencoder):
    """Neural3DMM: encoder 16, 32, 64, 128; decoder 128 → 64 → 32 → 32 → 16 → 3, ELU, last layer linear, mean
    absolute error. Slots of a spiral beyond its end hold zeros; here they take no memory and no work."""

    published = TrainSettings(
        optimizer="adam", rate=1e-3, weight_decay=5e-5, schedule="exponential", decay=0.99, batch=16, epochs=300
    )

    def __init__(
        self,
        hierarchy: Hierarchy,
        spirals: Sequence[np.ndarray],
        latent_size: int,
        channels: Sequence[int] = CHANNELS,
        up_channels: Sequence[int] = UP_CHANNELS,
    ) -> None:
        super().__init__(hierarchy, spirals, latent_size, channels, up_channels)


class FaithfulNeural3dmm(FaithfulSpiralAutoencoder, Neural3dmm):
    """The same function by dense (V × V') pooling matrices and a dummy vertex, as the published program computes it.

    Its memory grows with V²: 5.2 GB for one matrix at 72k vertices, an artefact of the program and not of the method.
    """

    dense_pools = True


@offers("tuned", "faithful", minimum_vertices=2 * FACTOR**4 + 1, tags=("full", "card"))
def build(
    topology: Topology,
    latent_size: int,
    *,
    variant: str = "tuned",
    channels: Sequence[int] = CHANNELS,
    up_channels: Sequence[int] = UP_CHANNELS,
    hops: Sequence[int] = HOPS,
    dilations: Sequence[int] = DILATIONS,
    reference: int | None = None,
    levels: int = LEVELS,
) -> Neural3dmm:
    """Neural3DMM on a topology. Options default to the published network (latent 16 there).

    ``reference``: the template vertex that spirals are oriented by; default one chosen for each component.
    Raises :class:`BenchError` for meshes that do not bear the levels.
    """
    form = form_of(variant, tuned=Neural3dmm, faithful=FaithfulNeural3dmm)
    if min(len(hops), len(dilations)) < levels:
        raise BenchError(f"expected hops and dilations for {levels} levels, got {tuple(hops)} and {tuple(dilations)}")
    hierarchy = hierarchy_of(topology, levels)
    spirals = neural3dmm_levels(hierarchy, tuple(hops), tuple(dilations), reference)
    return form(hierarchy, spirals, latent_size, channels, up_channels)
