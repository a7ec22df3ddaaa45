"""LAMM's program for a card: all regions in one batched product, all layers in one loss, nothing from the host.

:class:`~lamm.network.Lamm` and :class:`~lamm.compact.CompactLamm` are written for a CPU (products that stay in a
cache, a loop over regions). Where :func:`card_program` gives a program, their ``encode``, ``decode`` and loss hand
over to it: that is the one place where the choice is made. Parameters and outputs are the same; tokens come first,
``(T, B, D)``, and regions lie in tiles (:mod:`lamm.fast.tiles`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import gelu, linear, scaled_dot_product_attention

from bench.base.programs import program_for
from lamm.fast.control_columns import ControlColumns
from lamm.fast.mixer import mixer_block, mixer_layers
from lamm.fast.tiled_l1 import Targets, Term, tiled_l1
from lamm.fast.tiles import Tiles
from lamm.regions.seams import Seams

_layer_norm = nn.functional.layer_norm


def card_program(model: Any, inputs: Tensor) -> CardProgram | None:
    """The program for a card where ``inputs`` lie on one (or it is forced: :func:`bench.base.programs.program`).

    None on a CPU, for the faithful form, whose program is the published one, and for reduced weights
    (:mod:`lamm.reduce.quantize`), whose maps are not products of float tensors.
    """
    if program_for(inputs) == "cpu" or model.variant == "faithful" or model.quantized:
        return None
    kept = model.__dict__.get("_card")
    if kept is None or kept.device != inputs.device or kept.model is not model:
        with torch.inference_mode(False):  # what is made for inference could not be trained with
            kept = model.__dict__["_card"] = CardProgram(model, inputs.device)
    return kept


class CardProgram:
    """One model's program for a card; holds indices and numbers on its device, no weights."""

    def __init__(self, model: Any, device: torch.device) -> None:
        self.model, self.device = model, device
        self.tiles = Tiles(model.layout).to(device)
        self.shares = [torch.tensor(part, device=device) for part in model.layer_shares()]
        self.all_shares = torch.cat(self.shares)
        present = self.tiles.present.view(self.tiles.count, 1, 1, self.tiles.width)
        self.shares_in_tiles = self.all_shares.view(1, -1, 1, 1) * present
        self.editable = torch.tensor(model.layout.editable, dtype=torch.long, device=device)
        self.controls = ControlColumns(model.layout, device)

    @cached_property
    def seams(self) -> Seams:
        """The boundaries of all regions, where stage 2 moves single ones."""
        return Seams(self.model.layout).to(self.device)

    # A program belongs to its model: a copy of the model makes its own.
    def __deepcopy__(self, memo: dict[int, Any]) -> None:
        return None

    def __reduce__(self) -> tuple[Any, ...]:
        return type(None), ()

    # -- the three things that a model hands over -------------------------------------------------------------------

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        model = self.model
        tokens = self.stack(model.encoder, self.source_tokens(self.in_units(vertices)))
        code = model.bottleneck_down(tokens[0])
        path = self.path
        return code if path is None else path.code(self.slots_in_units(vertices), code)

    def decode(self, latent: Float[Tensor, "b z"], displacement: Mapping[int, Tensor] | None) -> Float[Tensor, "b v 3"]:
        model, path, tiles = self.model, self.path, self.tiles
        tokens = self.stack(model.decoder, self.target_tokens(latent, displacement))
        tokens = tokens if path is None else tokens * path.residual
        weight, rows = self.decoder_weight(), self.decoder_rows(tokens)
        found = torch.bmm(tiles.spread(rows), weight.transpose(1, 2))
        packed = tiles.to_slots(found) + model.region_decoder.bias
        if path is not None:
            packed = packed + torch.addmm(path.mean, path.features(latent), path.decoder)
            followed = model.followed(displacement)
            packed = (packed if followed is None else packed + followed) / model.to_unit
        return tiles.vertices(packed, model.layout)

    def loss(
        self,
        source: Float[Tensor, "b v 3"],
        target: Float[Tensor, "b v 3"],
        displacement: Mapping[int, Tensor] | None,
    ) -> Float[Tensor, ""]:
        model, path, layout = self.model, self.path, self.model.layout
        x = self.in_units(source)
        encoded = self.layers(model.encoder, self.source_tokens(x))
        code = model.bottleneck_down(encoded[-1][0])
        first = None
        if path is not None:
            packed = self.slots_in_units(source)
            with torch.no_grad():
                first = path.code(packed, torch.zeros_like(code))
            code = path.code(packed, code)
        decoded = self.layers(model.decoder, self.target_tokens(code, displacement))[1:]
        taken = [*encoded[: len(self.shares[0])], *decoded[-len(self.shares[1]) :]]
        rows = self.decoder_rows(torch.stack(taken, 1).flatten(1, 2))
        bias = model.region_decoder.bias
        terms = [Term(rows, self.decoder_weight())]
        if path is not None:
            terms = [Term(rows * path.residual, terms[0].weight), self.linear_term(first, code)]
            bias = bias + path.mean
        targets = self.targets(x, source, target, model.followed(displacement) if path is not None else None)
        value = tiled_l1(terms, self.tiles.from_slots(bias), targets, self.tiles, layout)
        return value if path is None else value / path.residual

    # -- its parts ------------------------------------------------------------------------------------------------

    @property
    def path(self) -> Any:
        return getattr(self.model, "linear", None)

    def in_units(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "n b w"]:
        """Vertices in tiles, in the unit of a model with a linear path."""
        if self.path is None:
            return self.tiles.gather(vertices)
        return self.tiles.gather(vertices * self.vertex_units.to(vertices.dtype))

    def slots_in_units(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b s"]:
        return self.model.in_units(self.model.layout.gather(vertices))

    @property
    def vertex_units(self) -> Float[Tensor, "v 3"]:
        """The unit of each vertex, which all of its slots share."""
        return self.model.to_unit.unflatten(0, (-1, 3)).index_select(0, self.model.layout.first_slot)

    def source_tokens(self, x: Float[Tensor, "n b w"]) -> Float[Tensor, "t b d"]:
        model, tiles, maps = self.model, self.tiles, self.model.region_encoder
        factored = model.config.rank is not None
        weights = maps.wide if factored else maps.weights
        weight = maps.joined.get(list(weights), tiles).view(tiles.count, tiles.width, -1)
        parts, offset = torch.bmm(x, weight), maps.bias + maps.embedding
        if not factored:
            offset = torch.cat([model.identity_token[None], offset])
            return tiles.collect(parts, len(offset)) + offset[:, None]
        tokens = torch.bmm(tiles.collect(parts, tiles.regions), maps.small) + offset[:, None]
        return torch.cat([model.identity_token.expand(1, x.shape[1], -1), tokens])

    def target_tokens(
        self, latent: Float[Tensor, "b z"], displacement: Mapping[int, Tensor] | None
    ) -> Float[Tensor, "t b d"]:
        model = self.model
        tokens = model.decoder_tokens[:, None].expand(-1, len(latent), -1)
        if displacement:
            tokens = self.controlled(tokens, displacement)
        return torch.cat([model.bottleneck_up(latent)[None], tokens])

    def controlled(self, tokens: Float[Tensor, "k b d"], displacement: Mapping[int, Tensor]) -> Float[Tensor, "k b d"]:
        """The tokens plus f_i(displacement of region i): all regions' networks as three batched products, or, where
        only some are moved (an edit), one after the other."""
        networks, regions = self.model.control_networks.networks, tuple(displacement)
        if regions != self.model.layout.editable:
            rows = list(tokens.unbind(0))
            for region, delta in displacement.items():
                rows[region] = rows[region] + networks[str(region)](delta.flatten(1))
            return torch.stack(rows)
        chosen = [networks[str(region)] for region in regions]
        inner = self.controls.padded([network[0].weight for network in chosen])
        middle, outer = (torch.stack([network[i].weight for network in chosen]) for i in (2, 4))
        x = self.controls.gather(torch.cat([delta.flatten(1) for delta in displacement.values()], 1))
        hidden = gelu(torch.bmm(x, inner.transpose(1, 2)))
        hidden = gelu(torch.bmm(hidden, middle.transpose(1, 2)))
        added = torch.bmm(hidden, outer.transpose(1, 2))
        return added + tokens if len(regions) == len(tokens) else tokens.index_add(0, self.editable, added.to(tokens))

    def decoder_rows(self, tokens: Float[Tensor, "t m d"]) -> Float[Tensor, "k m r"]:
        """What the regions' wide weights are multiplied with: tokens, or their coefficients of low rank."""
        return tokens if self.model.config.rank is None else torch.bmm(tokens[1:], self.model.region_decoder.small)

    def decoder_weight(self) -> Float[Tensor, "n w r"]:
        maps, tiles = self.model.region_decoder, self.tiles
        weights = maps.weights if self.model.config.rank is None else maps.wide
        return maps.joined.get(list(weights), tiles).view(tiles.count, tiles.width, -1)

    def linear_term(self, first: Tensor | None, code: Tensor) -> Term:
        """The linear path's share of every layer: that share of its reconstruction."""
        path = self.path
        encoder, decoder = self.shares[0].to(code.dtype), self.shares[1].to(code.dtype)
        rows = [decoder[:, None, None] * path.features(code)]
        if len(encoder):
            rows.insert(0, encoder[:, None, None] * path.features(first))
        weight = self.tiles.from_slots(path.decoder).unflatten(1, (self.tiles.count, self.tiles.width))
        return Term(torch.cat(rows).flatten(0, 1), weight.permute(1, 2, 0))

    def targets(self, x: Tensor, source: Tensor, target: Tensor, followed: Tensor | None) -> Targets:
        """What the layers are pulled to: shares of the source, then of the target, less what a control path adds."""
        tiles, layout = self.tiles, self.model.layout
        units = 1.0 if self.path is None else self.vertex_units.to(source.dtype)
        shapes = [source * units if layout.has_overlap and self.path is not None else source]
        if target is not source or followed is not None:
            shapes.append(target if self.path is None else target * units)
        if followed is not None:  # the path is not trained, so what it adds may as well be taken off the target
            shapes[-1] = shapes[-1] - tiles.vertices(followed, layout)
        if not layout.has_overlap:
            shapes = [x, *(tiles.gather(shape) for shape in shapes[1:])]
        return Targets(
            tuple(shape.detach() for shape in shapes), self.all_shares, self.shares_in_tiles, len(self.shares[0])
        )

    # -- backbones ------------------------------------------------------------------------------------------------

    def layers(self, backbone: Any, x: Float[Tensor, "t b d"]) -> list[Float[Tensor, "t b d"]]:
        """Tokens at the input of the stack and after every layer, the last one normalised."""
        trains = self.model.training and torch.is_grad_enabled() and not torch.is_autocast_enabled(x.device.type)
        if trains and backbone.kind == "mixer":
            tokens = [x, *mixer_layers(x, list(backbone.layers))]
        else:
            tokens = [x]
            for block in backbone.layers:
                tokens.append(_BLOCKS[backbone.kind](tokens[-1], block))
        tokens[-1] = backbone.norm(tokens[-1])
        return tokens

    def stack(self, backbone: Any, x: Float[Tensor, "t b d"]) -> Float[Tensor, "t b d"]:
        return self.layers(backbone, x)[-1]


def transformer_block(x: Float[Tensor, "t b d"], block: Any) -> Float[Tensor, "t b d"]:
    """:class:`lamm.layers.blocks.TransformerBlock` with tokens first."""
    norm = block.attention_norm
    parts = linear(norm(x), block.qkv.weight).unflatten(-1, (3, block.heads, -1)).permute(2, 1, 3, 0, 4)
    mixed = scaled_dot_product_attention(parts[0], parts[1], parts[2])
    x = x + linear(mixed.permute(2, 0, 1, 3).flatten(2), block.projection.weight, block.projection.bias)
    hidden = gelu(linear(block.mlp_norm(x), block.mlp_in.weight, block.mlp_in.bias))
    return x + linear(hidden, block.mlp_out.weight, block.mlp_out.bias)


_BLOCKS = {"mixer": mixer_block, "transformer": transformer_block}
