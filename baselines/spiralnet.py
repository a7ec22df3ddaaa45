"""SpiralNet++ (Gong, Chen, Bronstein, Zafeiriou, ICCV Workshops 2019): spirals, quadric pooling, ELU."""

from __future__ import annotations

import hashlib

import torch
from jaxtyping import Float
from torch import Tensor, nn

from baselines.graph_model import GraphModel, batch_major, vertex_major
from baselines.hierarchy import FACTOR, LEVELS, Hierarchy, hierarchy_of
from baselines.pool import ScatterPool, up_map
from baselines.spiral_conv import BatchMajorSpiralConv, SpiralConv
from baselines.spirals import spiralnet_levels
from bench.api import BenchError, Topology, TrainSettings, offers

CHANNELS = (32, 32, 32, 64)
SPIRAL_LENGTH = 9
PUBLISHED = TrainSettings(optimizer="adam", rate=1e-3, schedule="exponential", decay=0.99, batch=32, epochs=300)


class SpiralNet(GraphModel):
    """Encoder: at each level a spiral convolution, ELU, selection of the coarse vertices; then a linear map to z.

    Decoder: a linear map, then at each level barycentric up-sampling, a spiral convolution, ELU; last a spiral
    convolution to coordinates. As a convolution's outputs at vertices that are not selected are never used, this form
    computes it at the selected ones alone: the same function.
    """

    published = PUBLISHED

    def __init__(
        self, hierarchy: Hierarchy, spirals: list[Tensor], latent_size: int, channels: tuple[int, ...] = CHANNELS
    ) -> None:
        super().__init__(latent_size, _digest(hierarchy, spirals))
        if len(channels) != len(hierarchy.steps):
            raise BenchError(f"expected channels for {len(hierarchy.steps)} levels, got {len(channels)}")
        self.sizes, self.channels = hierarchy.sizes, channels
        inputs = (3, *channels[:-1])
        self.encoder = nn.ModuleList(
            self._encoder_conv(hierarchy, spirals, i, inputs[i], channels[i]) for i in range(len(channels))
        )
        outputs = (*channels, channels[-1])  # the decoder mirrors: 64 → 64 → 32 → 32 → 32 → 3
        self.decoder = nn.ModuleList(
            self._conv(spirals[i], outputs[i + 1], outputs[i]) for i in reversed(range(len(channels)))
        )
        self.last = self._conv(spirals[0], channels[0], 3)
        self._build_pools(hierarchy)
        flat = self.sizes[-1] * channels[-1]
        self.to_latent, self.from_latent = nn.Linear(flat, latent_size), nn.Linear(latent_size, flat)
        for layer in (self.to_latent, self.from_latent):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)

    def _encoder_conv(
        self, hierarchy: Hierarchy, spirals: list[Tensor], level: int, c_in: int, c_out: int
    ) -> nn.Module:
        return self._conv(spirals[level][torch.from_numpy(hierarchy.steps[level].selected)], c_in, c_out)

    def _conv(self, spirals: Tensor, c_in: int, c_out: int) -> nn.Module:
        return SpiralConv(spirals, c_in, c_out)

    def _build_pools(self, hierarchy: Hierarchy) -> None:
        self.up = nn.ModuleList(up_map(step) for step in reversed(hierarchy.steps))

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        features = vertex_major(vertices)
        for conv in self.encoder:
            features = nn.functional.elu(conv(features))
        return self.to_latent(batch_major(features).flatten(1))

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        features = vertex_major(self.from_latent(latent).reshape(len(latent), self.sizes[-1], -1))
        for up, conv in zip(self.up, self.decoder, strict=True):
            features = nn.functional.elu(conv(up(features)))
        return batch_major(self.last(features))


class FaithfulSpiralNet(SpiralNet):
    """The same function as published programs compute it.

    Batch-major tensors, convolutions at all vertices, both poolings as gather, multiply and scatter over the entries
    of a sparse matrix.
    """

    def _encoder_conv(
        self, hierarchy: Hierarchy, spirals: list[Tensor], level: int, c_in: int, c_out: int
    ) -> nn.Module:
        return self._conv(spirals[level], c_in, c_out)

    def _conv(self, spirals: Tensor, c_in: int, c_out: int) -> nn.Module:
        return BatchMajorSpiralConv(spirals, c_in, c_out)

    def _build_pools(self, hierarchy: Hierarchy) -> None:
        self.down = nn.ModuleList(ScatterPool.down(step) for step in hierarchy.steps)
        self.up = nn.ModuleList(ScatterPool.up(step) for step in reversed(hierarchy.steps))

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        features = vertices
        for conv, down in zip(self.encoder, self.down, strict=True):
            features = down(nn.functional.elu(conv(features)))
        return self.to_latent(features.flatten(1))

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        features = self.from_latent(latent).reshape(len(latent), self.sizes[-1], -1)
        for up, conv in zip(self.up, self.decoder, strict=True):
            features = nn.functional.elu(conv(up(features)))
        return self.last(features)


def _digest(hierarchy: Hierarchy, spirals: list[Tensor]) -> str:
    sha = hashlib.sha256(hierarchy.digest().encode())
    for spiral in spirals:
        sha.update(f"{tuple(spiral.shape)}".encode() + spiral.contiguous().numpy().tobytes())
    return sha.hexdigest()


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
    spirals = [torch.from_numpy(spiral) for spiral in spiralnet_levels(hierarchy, spiral_length, dilation)]
    return forms[variant](hierarchy, spirals, latent_size, tuple(channels))
