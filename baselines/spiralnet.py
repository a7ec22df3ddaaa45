"""SpiralNet++ (Gong, Chen, Bronstein, Zafeiriou, ICCV Workshops 2019): spirals, quadric pooling, ELU."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from baselines.graph_model import form_of
from baselines.mesh.hierarchy import FACTOR, LEVELS, Hierarchy, hierarchy_of
from baselines.mesh.spirals import spiralnet_levels
from baselines.spiral_autoencoder import FaithfulSpiralAutoencoder, SpiralAutoencoder
from bench.api import Topology, TrainSettings, offers

CHANNELS = (32, 32, 32, 64)
SPIRAL_LENGTH = 9
MINIMUM_VERTICES = 8 * FACTOR**3 + 1  # 9 vertices at the coarsest level that has spirals


class SpiralNet(SpiralAutoencoder):
    """SpiralNet++: channels 32, 32, 32, 64, decoder mirrored 64 → 64 → 32 → 32 → 32 → 3, mean absolute error."""

    published = TrainSettings(optimizer="adam", rate=1e-3, schedule="exponential", decay=0.99, batch=32, epochs=300)

    def __init__(
        self,
        hierarchy: Hierarchy,
        spirals: Sequence[np.ndarray],
        latent_size: int,
        channels: Sequence[int] = CHANNELS,
    ) -> None:
        super().__init__(hierarchy, spirals, latent_size, channels, channels)


class FaithfulSpiralNet(FaithfulSpiralAutoencoder, SpiralNet):
    """The same function, computed as the published program does."""


@offers("tuned", "faithful", minimum_vertices=MINIMUM_VERTICES, tags=("quick", "full", "when", "card", "card_training"))
def build(
    topology: Topology,
    latent_size: int,
    *,
    variant: str = "tuned",
    channels: Sequence[int] = CHANNELS,
    spiral_length: int = SPIRAL_LENGTH,
    dilation: int = 1,
    levels: int = LEVELS,
) -> SpiralNet:
    """SpiralNet++ on a topology. Options default to the published network (latent 16 there).

    Raises :class:`BenchError` for meshes that do not bear the levels or the spirals.
    """
    form = form_of(variant, tuned=SpiralNet, faithful=FaithfulSpiralNet)
    hierarchy = hierarchy_of(topology, levels)
    return form(hierarchy, spiralnet_levels(hierarchy, spiral_length, dilation), latent_size, channels)
