"""LAMM: an autoencoder of registered meshes whose tokens are regions, edited by control vertices."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from bench.api import BenchError, MeshModel, Topology, TrainSettings
from bench.base.programs import program_for
from lamm.config import LammConfig
from lamm.fast.card import card_program
from lamm.layers.blocks import Backbone
from lamm.layers.tokens import ControlNetworks, RegionDecoder, RegionEncoder
from lamm.loss.multilayer import LayerTargets, multilayer_l1
from lamm.loss.targets import alpha_limit, layer_weights, manipulation_pairs, region_pairs, region_pairs_on_card
from lamm.regions.layout import RegionControls, RegionLayout
from lamm.regions.statistics import Statistics

# Rates, schedule, batch and epochs of the two stages (paper, section 4.1); neither the paper nor these settings name
# a weight decay, so AdamW's usual 0.01 stands.
STAGES = {
    1: TrainSettings(rate=1e-3, weight_decay=0.01, warmup=0.05, floor_rate=1e-6, batch=32, epochs=1500),
    2: TrainSettings(rate=1e-4, weight_decay=0.01, warmup=0.05, floor_rate=1e-8, batch=16, epochs=1500),
}


class Lamm(MeshModel, RegionControls):
    """Locally Adaptive Neural 3D Morphable Model (Tarasiou et al., CVPR 2024), the fast program.

    The mesh is cut into K regions; each becomes one token by a linear map of its own; a backbone mixes the tokens
    and one more that carries the identity, from which the code z ``(B, Z)`` is taken. The decoder starts from z and
    learned tokens, to which the control networks add the displacement of control vertices.

    ``stage`` is 1 (autoencoder) or 2 (manipulation) and decides what :meth:`loss` trains; ``displacement`` is always
    in normalised units here, see :mod:`lamm.edit` for millimetres.
    """

    variant = "tuned"
    #: ``model.compress(rank, calibration=…)`` and ``model.quantize(kind)``: copies with smaller region maps, by
    #: :func:`lamm.reduce.compress.compress` and :func:`lamm.reduce.quantize.quantize`. They make models of models, so
    #: they stand above this class; :mod:`lamm.model` puts them here.
    compress: ClassVar[Callable[..., Lamm]]
    quantize: ClassVar[Callable[..., Lamm]]
    alpha_limit: Tensor
    #: The regions' maps: full, of factors (:mod:`lamm.layers.lowrank`) or reduced (:mod:`lamm.reduce.quantize`).
    region_encoder: Any
    region_decoder: Any
    #: An edit says nothing to the other regions, so there is nothing to hold them with (the harness asks).
    edits_locally = True

    def __init__(self, topology: Topology, config: LammConfig, stage: int = 1) -> None:
        super().__init__()
        self.config = config
        self.layout = RegionLayout(topology, config.overlap)
        regions, width = len(topology.regions), config.width
        self.region_encoder, self.region_decoder = self.region_maps()
        self.identity_token = nn.Parameter(torch.empty(width).normal_(std=0.02))
        self.decoder_tokens = nn.Parameter(torch.empty(regions, width).normal_(std=0.02))
        self.encoder = Backbone(regions + 1, config.encoder_layers, config)
        self.decoder = Backbone(regions + 1, config.decoder_layers, config)
        self.bottleneck_down = nn.Linear(width, config.latent, bias=config.bottleneck_bias)
        self.bottleneck_up = nn.Linear(config.latent, width, bias=config.bottleneck_bias)
        self.control_networks = ControlNetworks(self.layout.control_sizes, config.control_hidden, width)
        #: ``alpha_max`` as a tensor: a step that was captured reads it anew whenever it is replayed.
        self.register_buffer("alpha_limit", torch.zeros(()), persistent=False)
        self.alpha_max = alpha_limit(0, STAGES[2].epochs)
        #: Gaussians over codes and displacements, once :func:`lamm.edit.fit_statistics` has fitted them.
        self.statistics: Statistics | None = None
        #: The type of the region maps where :meth:`quantize` has reduced it, else None.
        self.quantized: str | None = None
        self.stage = stage

    @property
    def stage(self) -> int:
        return self._stage

    @stage.setter
    def stage(self, stage: int) -> None:
        if stage not in STAGES:
            raise BenchError(f"expected stage 1 (autoencoder) or 2 (manipulation), got {stage!r}")
        if stage == 2 and not self.layout.editable:
            raise BenchError("expected control vertices in at least one region for stage 2, got none")
        self._stage = stage

    @property
    def alpha_max(self) -> float:
        """α_max of stage 2, the largest share of the way that a pair is turned."""
        return self._alpha_max

    @alpha_max.setter
    def alpha_max(self, value: float) -> None:
        self._alpha_max = value
        self.alpha_limit.fill_(value)

    @property
    def published(self) -> TrainSettings:  # type: ignore[override]
        return STAGES[self.stage]

    def on_epoch(self, epoch: int, epochs: int) -> None:
        """Raise α_max of stage 2 (see :func:`lamm.loss.targets.alpha_limit`)."""
        self.alpha_max = alpha_limit(epoch, epochs)

    def region_maps(self) -> tuple[RegionEncoder, RegionDecoder]:
        """The regions' maps into and out of tokens, with their first weights."""
        sizes, width = self.layout.sizes, self.config.width
        return RegionEncoder(sizes, width), RegionDecoder(sizes, width, self.variant == "faithful")

    # -- tokens ------------------------------------------------------------------------------------------------

    def source_tokens(self, packed: Float[Tensor, "b s"]) -> Float[Tensor, "b t d"]:
        """Input of the encoder: the identity token, then one token per region."""
        identity = self.identity_token.expand(len(packed), 1, -1)
        return torch.cat([identity, self.region_encoder(packed, self.layout)], 1)

    def target_tokens(
        self, latent: Float[Tensor, "b z"], displacement: Mapping[int, Float[Tensor, "b c 3"]] | None = None
    ) -> Float[Tensor, "b t d"]:
        """Input of the decoder: W_up z, then each region's learned token plus f_i(displacement of region i)."""
        tokens = self.decoder_tokens.expand(len(latent), -1, -1)
        if displacement:
            tokens = self.control_networks(tokens, displacement)
        return torch.cat([self.bottleneck_up(latent)[:, None], tokens], 1)

    def geometry(self, tokens: Float[Tensor, "b t d"]) -> Float[Tensor, "b v 3"]:
        """Vertices from the tokens of any layer (the identity token has no geometry)."""
        return self.layout.scatter(self.region_decoder(tokens[:, 1:], self.layout))

    # -- the interface -----------------------------------------------------------------------------------------

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        self.check_vertices(vertices)
        if card := card_program(self, vertices):
            return card.encode(vertices)
        tokens = self.encoder(self.source_tokens(self.layout.gather(vertices)))
        return self.bottleneck_down(tokens[:, 0])

    def decode(
        self, latent: Float[Tensor, "b z"], displacement: Mapping[int, Float[Tensor, "b c 3"]] | None = None
    ) -> Float[Tensor, "b v 3"]:
        """Vertices of a code, optionally edited: ``displacement`` maps a region's number to its control vertices'."""
        self.check_latent(latent)
        if card := card_program(self, latent):
            return card.decode(latent, displacement)
        return self.geometry(self.decoder(self.target_tokens(latent, displacement)))

    def edit(
        self, vertices: Float[Tensor, "b v 3"], handles: Int[Tensor, " h"], displacement: Float[Tensor, "b h 3"]
    ) -> Float[Tensor, "b v 3"]:
        """Move the control vertices ``handles`` by ``displacement`` (normalised) in one pass (paper, section 3.3).

        The other control vertices of a touched region are given displacement zero, other regions none at all.
        """
        return self.decode(self.encode(vertices), self.region_displacements(handles, displacement))

    def loss(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, ""]:
        """The multilayer L1 loss of the current stage on normalised vertices (:mod:`lamm.loss.targets`)."""
        self.check_vertices(vertices)
        if self.quantized:
            raise BenchError(f"expected full weights for training, got {self.quantized}; train before quantize()")
        if self.stage == 1:
            return self.multilayer_loss(vertices, vertices, None)
        if self.config.pairs == "regions":
            card = card_program(self, vertices)
            if card is None:
                pairs = region_pairs(vertices, self.layout, self.alpha_max)
            else:
                pairs = region_pairs_on_card(vertices, self.layout, card.seams, self.alpha_limit)
        else:
            limit = self.alpha_max if program_for(vertices) == "cpu" else self.alpha_limit
            pairs = manipulation_pairs(vertices, self.layout.controls, limit)
        return self.multilayer_loss(pairs.source, pairs.target, self.split_controls(pairs.displacement))

    def jit(self, on: bool = True) -> Lamm:
        """This model, from now on with compiled kernels at one mesh on one CPU thread or without: :mod:`lamm.fast.jit`.

        Errors: the faithful form, whose program is the published one; numba not installed.
        """
        from lamm.fast.jit import CompiledBackbone, CompiledDecoder, CompiledEncoder, compile_parts

        if self.variant != "tuned":
            raise BenchError(f"expected the tuned form for compiled kernels, got {self.variant}; build variant='jit'")
        kinds = (CompiledBackbone, CompiledBackbone, CompiledEncoder, CompiledDecoder)
        parts = (self.encoder, self.decoder, self.region_encoder, self.region_decoder)
        compile_parts([(part, kind if on else None) for part, kind in zip(parts, kinds, strict=True)])
        return self

    def multilayer_loss(
        self,
        source: Float[Tensor, "b v 3"],
        target: Float[Tensor, "b v 3"],
        displacement: Mapping[int, Float[Tensor, "b c 3"]] | None,
    ) -> Float[Tensor, ""]:
        """Mean over layers of the L1 distance to each layer's target: a share of ``source``, then of ``target``."""
        if card := card_program(self, source):
            return card.loss(source, target, displacement)
        packed = self.layout.gather(source)
        encoded, decoded = self.layer_tokens(packed, displacement)
        shapes = (packed,) if target is source else (packed, self.layout.gather(target))
        tokens, targets = self.tokens_and_targets(encoded, decoded, shapes)
        maps = self.region_decoder
        return multilayer_l1(tokens, list(maps.weights), maps.bias, self.layout, targets, maps.gradients)

    def tokens_and_targets(
        self,
        encoded: Sequence[Float[Tensor, "b t d"]],
        decoded: Sequence[Float[Tensor, "b t d"]],
        shapes: tuple[Float[Tensor, "b s"], ...],
    ) -> tuple[Float[Tensor, "l b k d"], LayerTargets]:
        """The regions' tokens of the layers that have a share in the loss, and what they are pulled to."""
        shares = layer_weights(self.config)
        # Under "last" fewer layers have a share than there are.
        layers = [*encoded[: len(shares[0])], *decoded[-len(shares[1]) :]]
        which = (0,) * len(shares[0]) + (len(shapes) - 1,) * len(shares[1])
        targets = LayerTargets(tuple(shape.detach() for shape in shapes), which, (*shares[0], *shares[1]))
        return torch.stack([layer[:, 1:] for layer in layers]), targets

    def layer_shares(self) -> tuple[list[float], list[float]]:
        """What share of the shape each layer of encoder and decoder is pulled to."""
        return layer_weights(self.config)

    def layer_tokens(
        self, packed: Float[Tensor, "b s"], displacement: Mapping[int, Float[Tensor, "b c 3"]] | None
    ) -> tuple[list[Float[Tensor, "b t d"]], list[Float[Tensor, "b t d"]]]:
        """Tokens of every layer that enters the loss: L_enc + 1 of the encoder, L_dec of the decoder."""
        encoded = self.encoder.all_layers(self.source_tokens(packed))
        latent = self.bottleneck_down(encoded[-1][:, 0])
        decoded = self.decoder.all_layers(self.target_tokens(latent, displacement))
        return encoded, decoded[1:]

    # -- checks ------------------------------------------------------------------------------------------------

    def check_vertices(self, vertices: Tensor) -> None:
        """An error for a batch of another topology, or (on the CPU, where looking is free) one that is not finite."""
        self.layout.require(vertices)
        looks = program_for(vertices) == "cpu" and not torch.compiler.is_compiling()
        if looks and not math.isfinite(float(vertices.detach().sum())):
            raise BenchError("expected finite vertices, got NaN or infinity; clean the meshes before encoding")

    def check_latent(self, latent: Tensor) -> None:
        if latent.dim() != 2 or latent.shape[1] != self.config.latent:
            raise BenchError(f"expected codes (B, {self.config.latent}), got {tuple(latent.shape)}")
