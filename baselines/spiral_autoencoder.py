"""The network that SpiralNet++, Neural3DMM, SD-VAE and LED-VAE share, in two forms of one function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from jaxtyping import Float, Int
from scipy import sparse
from torch import Tensor, nn

from baselines.graph_model import GraphModel, coarse_features, graph_digest, through
from baselines.layers.card import through_layers
from baselines.layers.sparse import DensePool, ScatterPool, down_matrix
from baselines.layers.spiral_conv import GatherSpiralConv, SpiralConv
from baselines.mesh.hierarchy import Hierarchy, up_matrix
from bench.api import BenchError
from bench.base.programs import program_for


class SpiralAutoencoder(GraphModel):
    """Encoder: at each level a spiral convolution, ELU, selection of the coarse vertices; then a linear map to z.

    Decoder: a linear map, then at each level barycentric up-sampling, a spiral convolution, ELU; last a spiral
    convolution to coordinates. This form computes the same function as the published programs with less work: the
    encoder convolves at the selected vertices alone, the decoder multiplies by weights before it goes up.

    ``channels``: of the encoder, finest level first. ``up_channels``: of the decoder's levels, finest first.
    """

    def __init__(
        self,
        hierarchy: Hierarchy,
        spirals: Sequence[np.ndarray],
        latent_size: int,
        channels: Sequence[int],
        up_channels: Sequence[int],
    ) -> None:
        super().__init__(latent_size, graph_digest(hierarchy, spirals))
        depth = len(hierarchy.steps)
        if len(channels) != depth or len(up_channels) != depth:
            raise BenchError(f"expected channels for {depth} levels, got {len(channels)} and {len(up_channels)}")
        self.sizes, self.channels = hierarchy.sizes, tuple(channels)
        self._build_convolutions(hierarchy, spirals, (3, *channels), (*up_channels, channels[-1]))
        flat = self.sizes[-1] * channels[-1]
        self.to_latent, self.from_latent = nn.Linear(flat, latent_size), nn.Linear(latent_size, flat)
        for layer in (self.to_latent, self.from_latent):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)

    def _build_convolutions(
        self, hierarchy: Hierarchy, spirals: Sequence[np.ndarray], down: Sequence[int], up: Sequence[int]
    ) -> None:
        same = [sparse.identity(size, format="csr") for size in self.sizes]
        depth = range(len(hierarchy.steps))
        self.encoder = nn.ModuleList(
            SpiralConv(spirals[i][hierarchy.steps[i].selected], same[i], down[i], down[i + 1]) for i in depth
        )
        self.decoder = nn.ModuleList(
            SpiralConv(spirals[i], up_matrix(hierarchy.steps[i]), up[i + 1], up[i]) for i in reversed(depth)
        )
        self.last: nn.Module = SpiralConv(spirals[0], same[0], up[0], 3, elu=False)

    def features(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b f"]:
        """The encoder's features at the coarsest level, flattened."""
        if program_for(vertices) == "card":
            return through_layers(vertices, self.encoder).flatten(1)
        features = vertices
        for conv in self.encoder:
            features = conv(features)
        return features.flatten(1)

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        return self.to_latent(self.features(vertices))

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        features = self.from_latent(latent).unflatten(1, (self.sizes[-1], -1))
        if program_for(latent) == "card":
            return through_layers(features, [*self.decoder, self.last])
        for conv in self.decoder:
            features = conv(features)
        return self.last(features)

    def decoder_at(self, vertices: Int[Tensor, " h"]) -> Callable[[Tensor], Tensor] | None:
        """:meth:`decode` at some vertices alone, ``(b, z) -> (b, h, 3)``, computing only what they depend on."""
        needed, layers = vertices.cpu().numpy(), []
        convolutions: Any = (self.last, *reversed(self.decoder))
        for conv in convolutions:
            layer, needed = conv.at(needed)
            layers.append(layer)
        return through(coarse_features(self.from_latent, needed, self.sizes[-1]), layers[::-1])


class FaithfulSpiralAutoencoder(SpiralAutoencoder):
    """The same function as published programs compute it: convolutions at all vertices of every level, features
    gathered batch by batch, both poolings as products with matrices, scattered (SpiralNet++) or dense (Neural3DMM)."""

    dense_pools = False

    def _build_convolutions(
        self, hierarchy: Hierarchy, spirals: Sequence[np.ndarray], down: Sequence[int], up: Sequence[int]
    ) -> None:
        depth = range(len(hierarchy.steps))
        pool: Any = DensePool if self.dense_pools else ScatterPool
        self.encoder = nn.ModuleList(GatherSpiralConv(spirals[i], down[i], down[i + 1]) for i in depth)
        self.decoder = nn.ModuleList(GatherSpiralConv(spirals[i], up[i + 1], up[i]) for i in reversed(depth))
        self.last = GatherSpiralConv(spirals[0], up[0], 3, elu=False)
        self.down = nn.ModuleList(pool(down_matrix(step)) for step in hierarchy.steps)
        self.up = nn.ModuleList(pool(up_matrix(step)) for step in reversed(hierarchy.steps))

    def decoder_at(self, vertices: Int[Tensor, " h"]) -> None:
        """None: this form computes all vertices or none."""
        return None

    def features(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b f"]:
        features = vertices
        for conv, down in zip(self.encoder, self.down, strict=True):
            features = down(conv(features))
        return features.flatten(1)

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        features = self.from_latent(latent).unflatten(1, (self.sizes[-1], -1))
        for up, conv in zip(self.up, self.decoder, strict=True):
            features = conv(up(features))
        return self.last(features)
