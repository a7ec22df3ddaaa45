"""CoMA (Ranjan, Bolkart, Sanyal, Black, ECCV 2018): Chebyshev convolutions of order 6, quadric pooling, ReLU."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from baselines.graph_model import GraphModel, coarse_features, form_of, graph_digest, through
from baselines.layers.card import through_layers
from baselines.layers.cheb import ChebConv, ScatterChebConv, scaled_laplacian
from baselines.layers.sparse import ScatterPool, SparseMap, down_matrix
from baselines.mesh.hierarchy import FACTOR, LEVELS, Hierarchy, hierarchy_of, up_matrix
from bench.api import BenchError, Topology, TrainSettings, offers
from bench.base.programs import program_for

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
    latent_relu = False
    #: Whether there is a program for a card beside the one for a CPU.
    two_programs = True

    def __init__(self, hierarchy: Hierarchy, latent_size: int, channels: Sequence[int] = CHANNELS) -> None:
        super().__init__(latent_size, graph_digest(hierarchy))
        if len(channels) != len(hierarchy.steps):
            raise BenchError(f"expected channels for {len(hierarchy.steps)} levels, got {len(channels)}")
        self.sizes, self.channels = hierarchy.sizes, tuple(channels)
        self._build_convolutions(hierarchy, (3, *channels), (*channels, channels[-1]))
        flat = self.sizes[-1] * channels[-1]
        self.to_latent, self.from_latent = nn.Linear(flat, latent_size), nn.Linear(latent_size, flat)
        for layer in (self.to_latent, self.from_latent):
            nn.init.normal_(layer.weight, std=0.1)
            nn.init.zeros_(layer.bias)

    def _build_convolutions(self, hierarchy: Hierarchy, down: Sequence[int], up: Sequence[int]) -> None:
        graphs = [scaled_laplacian(level.faces, level.vertex_count) for level in hierarchy.levels]
        depth = range(len(hierarchy.steps))
        self.encoder = nn.ModuleList(
            ChebConv(graphs[i], down[i], down[i + 1], rows=hierarchy.steps[i].selected) for i in depth
        )
        self.up = nn.ModuleList(SparseMap(up_matrix(hierarchy.steps[i]), up[i + 1]) for i in reversed(depth))
        self.decoder = nn.ModuleList(ChebConv(graphs[i], up[i + 1], up[i]) for i in reversed(depth))
        self.last = self._last_convolution(hierarchy, up[0])

    def _last_convolution(self, hierarchy: Hierarchy, channels: int) -> nn.Module:
        fine = hierarchy.levels[0]
        return ChebConv(scaled_laplacian(fine.faces, fine.vertex_count), channels, 3, relu=False)

    def features(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b f"]:
        if program_for(vertices) == "card":
            return through_layers(vertices, self.encoder).flatten(1)
        features = vertices
        for conv in self.encoder:
            features = conv(features)
        return features.flatten(1)

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        latent = self.to_latent(self.features(vertices))
        return torch.relu(latent) if self.latent_relu else latent

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        features = torch.relu(self.from_latent(latent)).unflatten(1, (self.sizes[-1], -1))
        if self.two_programs and program_for(latent) == "card":
            pairs = zip(self.up, self.decoder, strict=True)
            return through_layers(features, [*(layer for pair in pairs for layer in pair), self.last])
        for up, conv in zip(self.up, self.decoder, strict=True):
            features = conv(up(features))
        return self.last(features)

    def decoder_at(self, vertices: Int[Tensor, " h"]) -> Callable[[Tensor], Tensor] | None:
        """:meth:`decode` at some vertices alone, ``(b, z) -> (b, h, 3)``: explicit maps from the output backwards as
        far as they are cheaper than the whole level, whole levels before that. None where none is cheaper."""
        whole: Any = list(zip(self.up, self.decoder, strict=True))
        final: Any = self.last
        last = final.at(vertices.cpu().numpy())
        if last is None:
            return None
        layer, needed = last
        layers = [layer]
        while whole and (part := whole[-1][1].at(needed, whole[-1][0].matrix)) is not None:
            layers.append(part[0])
            needed = part[1]
            whole.pop()
        if whole:
            chosen = torch.from_numpy(needed).to(vertices.device)
            layers.append(lambda features: features.index_select(1, chosen))
            layers += [step for up, conv in reversed(whole) for step in (conv, up)]
            needed = np.arange(self.sizes[-1])
        coarse = coarse_features(self.from_latent, needed, self.sizes[-1])
        return through(lambda latent: torch.relu(coarse(latent)), layers[::-1])


class FaithfulComa(Coma):
    """The same function as published programs compute it: convolutions at all vertices, Laplacians normalised in every
    forward, products and poolings as gather, multiply and scatter."""

    two_programs = False

    def _build_convolutions(self, hierarchy: Hierarchy, down: Sequence[int], up: Sequence[int]) -> None:
        faces = [level.faces for level in hierarchy.levels]
        depth = range(len(hierarchy.steps))
        self.encoder = nn.ModuleList(ScatterChebConv(faces[i], down[i], down[i + 1]) for i in depth)
        self.down = nn.ModuleList(ScatterPool(down_matrix(step)) for step in hierarchy.steps)
        self.up = nn.ModuleList(ScatterPool(up_matrix(step)) for step in reversed(hierarchy.steps))
        self.decoder = nn.ModuleList(ScatterChebConv(faces[i], up[i + 1], up[i]) for i in reversed(depth))
        self.last = ScatterChebConv(faces[0], up[0], 3, relu=False)

    def decoder_at(self, vertices: Int[Tensor, " h"]) -> None:
        """None: this form computes all vertices or none."""
        return None

    def features(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b f"]:
        features = vertices
        for conv, down in zip(self.encoder, self.down, strict=True):
            features = down(conv(features))
        return features.flatten(1)


class ComaWrongLastGraph(Coma):
    """The function of the PyTorch port, **another** one than CoMA's: its last convolution, without bias, runs on the
    coarsest level's edges, so that all but the first few dozen vertices get a pointwise map; ReLU on the latent."""

    latent_relu = True

    def _last_convolution(self, hierarchy: Hierarchy, channels: int) -> nn.Module:
        coarse = scaled_laplacian(hierarchy.levels[-1].faces, hierarchy.levels[0].vertex_count)
        return ChebConv(coarse, channels, 3, bias=False, relu=False)


@offers("tuned", "faithful", "wrong-last-graph", minimum_vertices=2 * FACTOR**4 + 1, tags=("quick", "full", "card"))
def build(
    topology: Topology,
    latent_size: int,
    *,
    variant: str = "tuned",
    channels: Sequence[int] = CHANNELS,
    levels: int = LEVELS,
) -> Coma:
    """CoMA on a topology. Options default to the published network (latent 8 there).

    Raises :class:`BenchError` for meshes that do not bear the levels.
    """
    forms = {"tuned": Coma, "faithful": FaithfulComa, "wrong-last-graph": ComaWrongLastGraph}
    return form_of(variant, **forms)(hierarchy_of(topology, levels), latent_size, channels)
