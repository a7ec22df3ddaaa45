"""SpiralNet++ (Gong, Chen, Bronstein, Zafeiriou, ICCV Workshops 2019): spirals, quadric pooling, ELU."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float
from scipy import sparse
from torch import Tensor, nn

from baselines.graph_model import GraphModel, graph_digest
from baselines.hierarchy import FACTOR, LEVELS, Hierarchy, hierarchy_of, up_matrix
from baselines.pool import ScatterPool
from baselines.spiral_conv import GatherSpiralConv, SpiralConv
from baselines.spirals import spiralnet_levels
from bench.api import BenchError, Topology, TrainSettings, offers

CHANNELS = (32, 32, 32, 64)
SPIRAL_LENGTH = 9
PUBLISHED = TrainSettings(optimizer="adam", rate=1e-3, schedule="exponential", decay=0.99, batch=32, epochs=300)


class SpiralNet(GraphModel):
    """Encoder: at each level a spiral convolution, ELU, selection of the coarse vertices; then a linear map to z.

    Decoder: a linear map, then at each level barycentric up-sampling, a spiral convolution, ELU; last a spiral
    convolution to coordinates. This form computes the same function as the published program with less work: the
    encoder convolves at the selected vertices alone, the decoder multiplies by weights before it goes up.
    """

    published = PUBLISHED

    def __init__(
        self, hierarchy: Hierarchy, spirals: list[np.ndarray], latent_size: int, channels: tuple[int, ...] = CHANNELS
    ) -> None:
        super().__init__(latent_size, graph_digest(hierarchy, spirals))
        if len(channels) != len(hierarchy.steps):
            raise BenchError(f"expected channels for {len(hierarchy.steps)} levels, got {len(channels)}")
        self.sizes, self.channels = hierarchy.sizes, channels
        inputs = (3, *channels[:-1])
        outputs = (*channels, channels[-1])  # the decoder mirrors: 64 → 64 → 32 → 32 → 32 → 3
        self._build_convolutions(hierarchy, spirals, inputs, outputs)
        flat = self.sizes[-1] * channels[-1]
        self.to_latent, self.from_latent = nn.Linear(flat, latent_size), nn.Linear(latent_size, flat)
        for layer in (self.to_latent, self.from_latent):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)

    def _build_convolutions(
        self, hierarchy: Hierarchy, spirals: list[np.ndarray], inputs: tuple[int, ...], outputs: tuple[int, ...]
    ) -> None:
        same = [sparse.identity(size, format="csr") for size in self.sizes]
        depth = range(len(hierarchy.steps))
        self.encoder = nn.ModuleList(
            SpiralConv(spirals[i][hierarchy.steps[i].selected], same[i], inputs[i], outputs[i]) for i in depth
        )
        self.decoder = nn.ModuleList(
            SpiralConv(spirals[i], up_matrix(hierarchy.steps[i]), outputs[i + 1], outputs[i]) for i in reversed(depth)
        )
        self.last: nn.Module = SpiralConv(spirals[0], same[0], outputs[0], 3, elu=False)

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        features = vertices
        for conv in self.encoder:
            features = conv(features)
        return self.to_latent(features.flatten(1))

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        features = self.from_latent(latent).unflatten(1, (self.sizes[-1], -1))
        for conv in self.decoder:
            features = conv(features)
        return self.last(features)


class FaithfulSpiralNet(SpiralNet):
    """The same function as published programs compute it: convolutions at all vertices of every level, both poolings
    as gather, multiply and scatter over the entries of a sparse matrix."""

    def _build_convolutions(
        self, hierarchy: Hierarchy, spirals: list[np.ndarray], inputs: tuple[int, ...], outputs: tuple[int, ...]
    ) -> None:
        depth = range(len(hierarchy.steps))
        self.encoder = nn.ModuleList(GatherSpiralConv(spirals[i], inputs[i], outputs[i]) for i in depth)
        self.decoder = nn.ModuleList(GatherSpiralConv(spirals[i], outputs[i + 1], outputs[i]) for i in reversed(depth))
        self.last: nn.Module = GatherSpiralConv(spirals[0], outputs[0], 3, elu=False)
        self.down = nn.ModuleList(ScatterPool.down(step) for step in hierarchy.steps)
        self.up = nn.ModuleList(ScatterPool.up(step) for step in reversed(hierarchy.steps))

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        features = vertices
        for conv, down in zip(self.encoder, self.down, strict=True):
            features = down(conv(features))
        return self.to_latent(features.flatten(1))

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        features = self.from_latent(latent).unflatten(1, (self.sizes[-1], -1))
        for up, conv in zip(self.up, self.decoder, strict=True):
            features = conv(up(features))
        return self.last(features)


@offers("tuned", "faithful", minimum_vertices=8 * FACTOR**3 + 1)
def build(
    topology: Topology,
    latent_size: int,
    *,
    variant: str = "tuned",
    channels: tuple[int, ...] = CHANNELS,
    spiral_length: int = SPIRAL_LENGTH,
    dilation: int = 1,
    levels: int = LEVELS,
) -> SpiralNet:
    """SpiralNet++ on a topology. Options default to the published network (latent 16 there).

    Raises :class:`BenchError` for meshes that do not bear the levels or the spirals.
    """
    forms = {"tuned": SpiralNet, "faithful": FaithfulSpiralNet}
    if variant not in forms:
        raise BenchError(f"expected variant {' or '.join(forms)}, got {variant!r}")
    hierarchy = hierarchy_of(topology, levels)
    return forms[variant](hierarchy, spiralnet_levels(hierarchy, spiral_length, dilation), latent_size, tuple(channels))
