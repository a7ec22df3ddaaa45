"""CoMA (Ranjan, Bolkart, Sanyal, Black, ECCV 2018): Chebyshev convolutions of order 6, quadric pooling, ReLU."""

from __future__ import annotations

import torch
from jaxtyping import Float
from torch import Tensor, nn

from baselines.cheb import ChebConv, scaled_laplacian
from baselines.graph_model import GraphModel, batch_major, vertex_major
from baselines.hierarchy import FACTOR, LEVELS, Hierarchy, hierarchy_of
from baselines.pool import up_map
from bench.api import BenchError, Topology, TrainSettings, offers

CHANNELS = (16, 16, 16, 32)
PUBLISHED = TrainSettings(
    optimizer="sgd",
    rate=8e-3,
    momentum=0.9,
    weight_decay=5e-4,
    schedule="exponential",
    decay=0.99,
    batch=16,
    epochs=300,
)


class Coma(GraphModel):
    """Encoder: at each level a Chebyshev convolution, ReLU, selection of the coarse vertices; then a linear map to z.

    Decoder: a linear map and ReLU, then at each level barycentric up-sampling, a convolution, ReLU; last a
    convolution to coordinates on the finest graph. 30,059 parameters at Z = 8 and 5,023 vertices.
    """

    published = PUBLISHED

    def __init__(self, hierarchy: Hierarchy, latent_size: int, channels: tuple[int, ...] = CHANNELS) -> None:
        super().__init__(latent_size, hierarchy.digest())
        if len(channels) != len(hierarchy.steps):
            raise BenchError(f"expected channels for {len(hierarchy.steps)} levels, got {len(channels)}")
        self.sizes, self.channels = hierarchy.sizes, channels
        laplacians = [scaled_laplacian(level.faces, level.vertex_count) for level in hierarchy.levels]
        inputs = (3, *channels[:-1])
        self.encoder = nn.ModuleList(
            ChebConv(laplacians[i], inputs[i], channels[i], rows=torch.from_numpy(hierarchy.steps[i].selected))
            for i in range(len(channels))
        )
        outputs = (*channels, channels[-1])
        self.decoder = nn.ModuleList(
            ChebConv(laplacians[i], outputs[i + 1], outputs[i]) for i in reversed(range(len(channels)))
        )
        self.last = ChebConv(laplacians[0], channels[0], 3)
        self.up = nn.ModuleList(up_map(step) for step in reversed(hierarchy.steps))
        flat = self.sizes[-1] * channels[-1]
        self.to_latent, self.from_latent = nn.Linear(flat, latent_size), nn.Linear(latent_size, flat)
        for layer in (self.to_latent, self.from_latent):
            nn.init.normal_(layer.weight, std=0.1)
            nn.init.zeros_(layer.bias)

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        features = vertex_major(vertices)
        for conv in self.encoder:
            features = torch.relu(conv(features))
        return self.to_latent(batch_major(features).flatten(1))

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        flat = torch.relu(self.from_latent(latent))
        features = vertex_major(flat.reshape(len(latent), self.sizes[-1], -1))
        for up, conv in zip(self.up, self.decoder, strict=True):
            features = torch.relu(conv(up(features)))
        return batch_major(self.last(features))


@offers("tuned", minimum_vertices=2 * FACTOR**4 + 1)
def build(
    topology: Topology,
    latent_size: int,
    *,
    variant: str = "tuned",
    channels: tuple[int, ...] = CHANNELS,
    levels: int = LEVELS,
) -> Coma:
    """CoMA on a topology. Options default to the published network (latent 8 there).

    Raises :class:`BenchError` for meshes that do not bear the levels.
    """
    if variant != "tuned":
        raise BenchError(f"expected variant tuned, got {variant!r}")
    return Coma(hierarchy_of(topology, levels), latent_size, tuple(channels))
