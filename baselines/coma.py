"""CoMA (Ranjan, Bolkart, Sanyal, Black, ECCV 2018): Chebyshev convolutions of order 6, quadric pooling, ReLU."""

from __future__ import annotations

import torch
from jaxtyping import Float
from torch import Tensor, nn

from baselines.bags import BagMap, batches, copies_for
from baselines.cheb import ChebConv, scaled_laplacian
from baselines.graph_model import GraphModel, graph_digest
from baselines.hierarchy import FACTOR, LEVELS, Hierarchy, hierarchy_of, up_matrix
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


class SparseMap(nn.Module):
    """A fixed sparse matrix ``(M, N)`` over the vertices of ``(B, N, C)``; backward is its transpose."""

    def __init__(self, matrix, channels: int) -> None:
        super().__init__()
        copies = copies_for(4 * channels, max(matrix.shape))
        self.map, self.transposed = BagMap(matrix, copies), BagMap(matrix.T.tocsr(), copies)

    def forward(self, features: Float[Tensor, "b n c"]) -> Float[Tensor, "b m c"]:
        return _SparseProduct.apply(features, self.map, self.transposed)


class _SparseProduct(torch.autograd.Function):
    @staticmethod
    def forward(ctx, features: Tensor, matrix: BagMap, transposed: BagMap) -> Tensor:
        ctx.maps = (transposed, matrix)
        parts = [matrix(features[part].flatten(0, 1)) for part in batches(len(features), matrix.copies)]
        return torch.cat(parts).view(len(features), matrix.rows_out, features.shape[2])

    @staticmethod
    def backward(ctx, gradient: Tensor):
        return _SparseProduct.apply(gradient.contiguous(), *ctx.maps), None, None


class Coma(GraphModel):
    """Encoder: at each level a Chebyshev convolution, ReLU, selection of the coarse vertices; then a linear map to z.

    Decoder: a linear map and ReLU, then at each level barycentric up-sampling, a convolution, ReLU; last a
    convolution to coordinates on the finest graph. 30,059 parameters at Z = 8 and 5,023 vertices.
    """

    published = PUBLISHED

    def __init__(self, hierarchy: Hierarchy, latent_size: int, channels: tuple[int, ...] = CHANNELS) -> None:
        super().__init__(latent_size, graph_digest(hierarchy))
        if len(channels) != len(hierarchy.steps):
            raise BenchError(f"expected channels for {len(hierarchy.steps)} levels, got {len(channels)}")
        self.sizes, self.channels = hierarchy.sizes, channels
        graphs = [scaled_laplacian(level.faces, level.vertex_count) for level in hierarchy.levels]
        inputs, depth = (3, *channels[:-1]), range(len(channels))
        self.encoder = nn.ModuleList(
            ChebConv(graphs[i], inputs[i], channels[i], rows=hierarchy.steps[i].selected) for i in depth
        )
        outputs = (*channels, channels[-1])
        self.up = nn.ModuleList(SparseMap(up_matrix(hierarchy.steps[i]), outputs[i + 1]) for i in reversed(depth))
        self.decoder = nn.ModuleList(ChebConv(graphs[i], outputs[i + 1], outputs[i]) for i in reversed(depth))
        self.last = ChebConv(graphs[0], channels[0], 3, relu=False)
        flat = self.sizes[-1] * channels[-1]
        self.to_latent, self.from_latent = nn.Linear(flat, latent_size), nn.Linear(latent_size, flat)
        for layer in (self.to_latent, self.from_latent):
            nn.init.normal_(layer.weight, std=0.1)
            nn.init.zeros_(layer.bias)

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        features = vertices
        for conv in self.encoder:
            features = conv(features)
        return self.to_latent(features.flatten(1))

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        features = torch.relu(self.from_latent(latent)).unflatten(1, (self.sizes[-1], -1))
        for up, conv in zip(self.up, self.decoder, strict=True):
            features = conv(up(features))
        return self.last(features)


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
