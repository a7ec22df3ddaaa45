"""The published program of the same model: every layer is decoded, region is added to region."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn import functional

from bench.api import Topology
from lamm.config import LammConfig
from lamm.layers.blocks import ChannelLinear, TokenLinear
from lamm.loss.targets import layer_weights
from lamm.network import Lamm


class FaithfulLamm(Lamm):
    """:class:`~lamm.network.Lamm` computed as published; parameters, state dict and outputs are the same.

    Encoding and decoding map the tokens of *all* their layers to geometry, of which only the last is used, and each
    region's output is added to a zero mesh by an indexed add. Kept for comparison and as the reference of the tests.
    """

    variant = "faithful"

    def __init__(self, topology: Topology, config: LammConfig, stage: int = 1) -> None:
        super().__init__(topology, config, stage)
        for module in self.modules():
            if isinstance(module, (ChannelLinear, TokenLinear)):
                module.plain = True

    def geometry(self, tokens: Float[Tensor, "b t d"]) -> Float[Tensor, "b v 3"]:
        layout, decoder = self.layout, self.region_decoder
        vertices = tokens.new_zeros(len(tokens), layout.vertex_count, 3)
        for i, weight in enumerate(decoder.weights):
            part = functional.linear(tokens[:, i + 1], weight.T, decoder.bias[layout.columns(i)])
            vertices = vertices.index_add_(1, layout.region_vertices(i), part.unflatten(1, (-1, 3)).to(vertices))
        return vertices * layout.vertex_share.to(vertices) if layout.overlap == "mean" else vertices

    def encode_layers(
        self, vertices: Float[Tensor, "b v 3"]
    ) -> tuple[Float[Tensor, "b z"], list[Float[Tensor, "b v 3"]]]:
        """The code, and the geometry of the encoder's L_enc + 1 layers."""
        layout = self.layout
        rows = []
        for i, weight in enumerate(self.region_encoder.weights):
            region = vertices[:, layout.region_vertices(i)].flatten(1)
            rows.append(functional.linear(region, weight, self.region_encoder.bias[i]))
        tokens = torch.stack(rows, 1) + self.region_encoder.embedding
        identity = self.identity_token.expand(len(vertices), 1, -1)
        layers = self.encoder.all_layers(torch.cat([identity, tokens], 1))
        return self.bottleneck_down(layers[-1][:, 0]), [self.geometry(layer) for layer in layers]

    def decode_layers(
        self, latent: Float[Tensor, "b z"], displacement: Mapping[int, Float[Tensor, "b c 3"]] | None = None
    ) -> list[Float[Tensor, "b v 3"]]:
        """The geometry of the decoder's L_dec + 1 layers."""
        layers = self.decoder.all_layers(self.target_tokens(latent, displacement))
        return [self.geometry(layer) for layer in layers]

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        self.check_vertices(vertices)
        return self.encode_layers(vertices)[0]

    def decode(
        self, latent: Float[Tensor, "b z"], displacement: Mapping[int, Float[Tensor, "b c 3"]] | None = None
    ) -> Float[Tensor, "b v 3"]:
        self.check_latent(latent)
        return self.decode_layers(latent, displacement)[-1]

    def multilayer_loss(
        self,
        source: Float[Tensor, "b v 3"],
        target: Float[Tensor, "b v 3"],
        displacement: Mapping[int, Float[Tensor, "b c 3"]] | None,
    ) -> Float[Tensor, ""]:
        latent, encoded = self.encode_layers(source)
        # The first decoded layer is computed, as published, but its term cannot fall and is left out.
        decoded = self.decode_layers(latent, displacement)[1:]
        shares = layer_weights(self.config)
        encoded, decoded = encoded[: len(shares[0])], decoded[-len(shares[1]) :]
        terms = [(g - w * source).abs().mean() for g, w in zip(encoded, shares[0], strict=True)]
        terms += [(g - w * target).abs().mean() for g, w in zip(decoded, shares[1], strict=True)]
        return torch.stack(terms).mean()
