"""This project's own LAMM: low-rank region maps, and a linear path that starts as PCA. Not in the paper."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import Topology, TrainSettings
from bench.base.components import Rows
from lamm.config import LammConfig
from lamm.fast.card import card_program
from lamm.layers.control_path import ControlPath
from lamm.layers.linear_path import LinearPath
from lamm.layers.lowrank import LowRankDecoder, LowRankEncoder, principal_directions, region_ranks
from lamm.loss.factored import factored_l1
from lamm.loss.multilayer import multilayer_l1
from lamm.loss.targets import layer_weights
from lamm.network import Lamm

log = logging.getLogger(__name__)

# The encoder's side of the path is moved by every coordinate at once, and the products' by hundreds of them, so a step
# must be smaller still.
ENCODER_SHARE = 0.02


class CompactLamm(Lamm):
    """:class:`~lamm.network.Lamm` with ``rank`` and / or ``linear_path`` of its configuration.

    With the linear path shapes are handled in one unit for all coordinates (``to_unit`` turns normalised ones into
    it), so that the loss is millimetres but for a factor: mean |m + D z + γ g − target| / γ for the layers in the loss,
    each pulled to its share of the target by the same share of the linear reconstruction (the first layers' from the
    linear code alone). With the control path an edit adds L δ to the decoder's output
    (:mod:`lamm.layers.control_path`); in the second stage the networks learn what it leaves.

    ``prepare`` must be called with the training meshes before training (the harness does).
    """

    prepared: Tensor
    to_unit: Tensor

    def __init__(self, topology: Topology, config: LammConfig, stage: int = 1) -> None:
        super().__init__(topology, config, stage)
        self.register_buffer("prepared", torch.zeros((), dtype=torch.bool))
        #: What compression did, where it made this model: see :class:`lamm.reduce.compress.Compression`.
        self.compression: Mapping[str, Any] | None = None
        self.linear: LinearPath | None = None
        self._warned = False
        if config.linear_path:
            self.linear = LinearPath(config.latent, 3 * len(self.layout.slots), config.quadratic)
            if config.linear_rate == 0:
                self.linear.requires_grad_(False)
            units = (self.layout.std_mm / self.unit_mm).index_select(0, self.layout.slots).flatten()
            self.register_buffer("to_unit", units, persistent=False)
        self.control_path: ControlPath | None = ControlPath(self.layout) if config.control_path else None

    def region_maps(self) -> tuple[Any, Any]:
        if self.config.rank is None:
            return super().region_maps()
        width = self.config.width
        ranks = region_ranks(self.config.rank, self.layout, width)
        return LowRankEncoder(self.layout.sizes, width, ranks), LowRankDecoder(self.layout.sizes, width, ranks)

    @property
    def published(self) -> TrainSettings:  # type: ignore[override]
        """The paper's settings of the stage; no paper has this model. With the linear path gradients are clipped."""
        base = super().published
        return replace(base, clip_norm=1.0) if self.linear is not None else base

    def rate_factor(self, name: str) -> float:
        """The rate of a parameter as a share of the training's (the harness asks)."""
        if name in ("linear.encoder", "linear.quadratic.weight"):
            return self.config.linear_rate * ENCODER_SHARE
        return self.config.linear_rate if name == "linear.decoder" else 1.0

    def prepare(self, vertices: Float[Tensor, "n v 3"]) -> None:
        """First weights from normalised training meshes: the linear path, and the directions of factored maps.

        Does nothing to a model that was prepared, trained or loaded before. Errors: as PCA, and another topology.
        """
        self.prepare_chunks(lambda: vertices.split(512), len(vertices))

    @torch.no_grad()
    def prepare_chunks(self, chunks: Callable[[], Iterable[Float[Tensor, "c v 3"]]], count: int) -> None:
        """The same from ``count`` meshes that need not fit in memory: ``chunks()`` starts a pass over them."""
        if bool(self.prepared):
            return

        def in_slots(vertices: Tensor) -> Tensor:
            self.check_vertices(vertices)
            return self.in_units(self.layout.gather(vertices))

        packed = Rows(lambda: map(in_slots, chunks()), count)
        if self.config.rank is not None and self.config.start == "principal":
            directions, deviations = principal_directions(packed, self.layout, self.region_decoder.ranks)
            pairs = list(zip(deviations, directions, strict=True))
            if self.linear is not None:  # the network's share is what PCA leaves, of one size in all directions
                deviations = [torch.full_like(d, (w.shape[1] / len(w)) ** 0.5) for d, w in pairs]
            self.region_encoder.start_from(directions)
            self.region_decoder.start_from(directions, deviations)
        if self.linear is not None:
            self.linear.start_from(packed, self.layout)
            self._silence()
        if self.control_path is not None:
            self.control_path.start_from(packed, self.layout, self.config.control_noise_mm / self.unit_mm)
        self.prepared.fill_(True)

    def _silence(self) -> None:
        """Network outputs that start at zero, code and geometry; of a factored map its small factor is enough."""
        maps = self.region_decoder
        weights = maps.weights if self.config.rank is None else [maps.small]
        for part in (*weights, maps.bias, self.bottleneck_down.weight, self.bottleneck_down.bias):
            if part is not None:
                part.zero_()
        if self.control_path is not None:
            for network in self.control_networks.networks.values():
                network[-1].weight.zero_()  # type: ignore[index]

    # -- units -------------------------------------------------------------------------------------------------

    def in_units(self, packed: Float[Tensor, "b s"]) -> Float[Tensor, "b s"]:
        return packed if self.linear is None else packed * self.to_unit

    @property
    def unit_mm(self) -> float:
        """Millimetres in one unit of a model with a linear path."""
        return float(self.layout.std_mm.double().square().mean().sqrt())

    def followed(self, displacement: Mapping[int, Float[Tensor, "b c 3"]] | None) -> Float[Tensor, "b s"] | None:
        """How the surface follows normalised displacements along the control path, in units; None if not at all."""
        if self.control_path is None or not displacement:
            return None
        to_unit, slots = self.to_unit.unflatten(0, (-1, 3)), self.layout.first_slot
        moves = {i: delta * to_unit[slots[self.layout.region_controls(i)]] for i, delta in displacement.items()}
        return self.control_path(moves, self.layout)

    # -- the interface -----------------------------------------------------------------------------------------

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        if self.linear is None:
            return super().encode(vertices)
        self.check_vertices(vertices)
        if card := card_program(self, vertices):
            return card.encode(vertices)
        packed = self.layout.gather(vertices) * self.to_unit
        tokens = self.encoder(self.source_tokens(packed))
        return self.linear.code(packed, self.bottleneck_down(tokens[:, 0]))

    def decode(
        self, latent: Float[Tensor, "b z"], displacement: Mapping[int, Float[Tensor, "b c 3"]] | None = None
    ) -> Float[Tensor, "b v 3"]:
        if self.linear is None:
            return super().decode(latent, displacement)
        self.check_latent(latent)
        if card := card_program(self, latent):
            return card.decode(latent, displacement)
        tokens = self.decoder(self.target_tokens(latent, displacement))[:, 1:] * self.linear.residual
        maps, layout = self.region_decoder, self.layout
        base = torch.addmm(maps.bias + self.linear.mean, self.linear.features(latent), self.linear.decoder)
        if self.config.rank is None:
            packed = maps(tokens, layout) + (base - maps.bias)
        else:
            packed = maps.expand(maps.coefficients(tokens), base, layout)
        followed = self.followed(displacement)
        return layout.scatter((packed if followed is None else packed + followed) / self.to_unit)

    def multilayer_loss(
        self,
        source: Float[Tensor, "b v 3"],
        target: Float[Tensor, "b v 3"],
        displacement: Mapping[int, Float[Tensor, "b c 3"]] | None,
    ) -> Float[Tensor, ""]:
        """The loss of the paper's model with factored maps; with the linear path as the class says."""
        if self.linear is not None and not self._warned:
            if not bool(self.prepared):
                log.warning("training a linear path that does not start as PCA: call prepare(train_vertices) first")
            self._warned = True
        if card := card_program(self, source):
            return card.loss(source, target, displacement)
        packed = self.in_units(self.layout.gather(source))
        shapes = (packed,) if target is source else (packed, self.in_units(self.layout.gather(target)))
        followed = self.followed(displacement)
        if followed is not None:  # the path is not trained, so what it adds may as well be taken off the target
            whole = self.layout.gather(self.layout.scatter(followed)) if self.layout.has_overlap else followed
            shapes = (packed, shapes[-1] - whole)
        encoded, decoded, first, code = self._layers(packed, displacement)
        tokens, targets = self.tokens_and_targets(encoded, decoded, shapes)
        maps = self.region_decoder
        rows, weights, bias = tokens, list(getattr(maps, "weights", ())), maps.bias
        if self.config.rank is not None:
            rows, weights = maps.coefficients(tokens), maps.padded()
        loss = multilayer_l1 if self.config.rank is None else factored_l1
        if self.linear is None:
            return loss(rows, weights, bias, self.layout, targets)
        shares, (first, code) = layer_weights(self.config), (self.linear.features(part) for part in (first, code))
        linear = torch.stack([s * first for s in shares[0]] + [s * code for s in shares[1]])
        rows = torch.cat([rows * self.linear.residual, linear[:, :, None].expand(*rows.shape[:3], -1)], -1)
        columns = [self.layout.columns(i) for i in range(len(weights))]
        weights = [torch.cat([w, self.linear.decoder[:, c]]) for w, c in zip(weights, columns, strict=True)]
        return loss(rows, weights, bias + self.linear.mean, self.layout, targets) / self.linear.residual

    def _layers(
        self, packed: Float[Tensor, "b s"], displacement: Mapping[int, Float[Tensor, "b c 3"]] | None
    ) -> tuple[list[Tensor], list[Tensor], Tensor, Tensor]:
        """Tokens of the layers as in :meth:`layer_tokens`, the linear code alone (no gradient), and the code."""
        encoded = self.encoder.all_layers(self.source_tokens(packed))
        latent = self.bottleneck_down(encoded[-1][:, 0])
        first = latent.detach()
        if self.linear is not None:
            with torch.no_grad():
                first = self.linear.code(packed, torch.zeros_like(first))
            latent = self.linear.code(packed, latent)
        decoded = self.decoder.all_layers(self.target_tokens(latent, displacement))
        return encoded, decoded[1:], first, latent
