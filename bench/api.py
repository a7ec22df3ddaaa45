"""What a model must be, and the shape of the data it is given.

This module is the only part of ``bench`` that ``lamm``, ``baselines`` and user models import.
It imports torch, jaxtyping and the standard library, nothing else.

Conventions, everywhere in this project:

* a mesh is ``(B, V, 3)`` float32, registered (the same vertex order in every sample);
* lengths are millimetres unless a name says otherwise;
* models take and return **normalised** vertices, ``(vertices_mm - mean_mm) / std_mm``
  (:class:`Normalization`), so that every model sees the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, runtime_checkable

from jaxtyping import Float
from torch import Tensor, nn

from bench.base.errors import BenchError, Unsupported
from bench.base.files import cache_dir, open_atomically
from bench.base.topology import STD_FLOOR_MM, Normalization, Region, Topology

__all__ = [
    "REST_MM",
    "STD_FLOOR_MM",
    "BenchError",
    "MeshAutoencoder",
    "MeshModel",
    "Normalization",
    "Region",
    "Topology",
    "TrainSettings",
    "Unsupported",
    "cache_dir",
    "default_loss",
    "model_variants",
    "offers",
    "open_atomically",
]

#: How far the rest of the surface may move where an edit is asked to leave it, root mean square.
REST_MM = 0.1


@dataclass(frozen=True)
class TrainSettings:
    """How a model is trained: optimiser, rate, schedule, batch and epochs. Sources: each model's paper.

    ``schedule`` is ``"cosine"`` (linear warm-up over ``warmup`` of the budget, from ``warmup_rate``, then cosine to
    ``floor_rate``), ``"exponential"`` (rate × ``decay`` after every epoch) or ``"constant"``.
    """

    optimizer: str = "adamw"
    rate: float = 1e-3
    weight_decay: float = 0.0
    momentum: float = 0.0
    schedule: str = "cosine"
    decay: float = 0.99
    warmup: float = 0.05
    warmup_rate: float = 1e-8
    floor_rate: float = 1e-6
    batch: int = 32
    epochs: int = 300
    clip_norm: float | None = None


@runtime_checkable
class MeshAutoencoder(Protocol):
    """The two methods every model has. Vertices are normalised."""

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]: ...

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]: ...


class MeshModel(nn.Module):
    """A convenient base: encode and decode are yours, everything else has a default.

    Optional abilities, found by the harness on any ``nn.Module`` with these names:

    * ``loss(vertices) -> scalar``: what training minimises. Default: mean absolute error, normalised.
    * ``fit(vertices)``: closed form instead of training (PCA).
    * ``edit(vertices, handles, displacement)``: move control vertices ``handles`` ``(h,)`` by ``displacement``
      ``(b, h, 3)`` (normalised) and return whole meshes; called under ``torch.no_grad()``, so an edit that optimises
      does it under ``torch.enable_grad()``. Models without one get the shared latent fit. One that also takes ``rest``
      ``(r,)``, ids of vertices that are asked to stay, and ``rest_mm``, how far they may move in root mean square, is
      measured with the rest of the surface held as well.
    * ``decoder_at(vertices)``: a function ``(b, z) -> (b, h, 3)`` that equals ``decode(latent)[:, vertices]`` and
      computes no more than these vertices need, or None; makes the latent fit faster.
    * ``prepare(vertices)``: first weights from all normalised training meshes, before the first step of a training;
      its time counts. Called at the start of every training that is not taken up again, so a model that was trained
      before must leave itself alone. Of a set that does not fit in memory ``prepare_chunks(chunks, count)`` gets the
      same meshes, where a model has it: ``chunks()`` starts a pass over them. ``fit`` has ``fit_chunks`` likewise.
    * ``rate_factor(name) -> float``: the rate of a parameter as a share of the training's (default 1).
    * ``on_start(meshes)``: called before every training, one that is taken up again too, with the number of its meshes.
    * ``on_epoch(epoch, epochs)``: called at the start of each epoch (schedules inside a loss).
    * ``stage``: 1 or 2, for a model that learns to edit in a second training; ``edits_locally``: True where an edit
      leaves what lies outside the region alone by construction, so that asking for it changes nothing.
    * ``standard_normal_prior``: True for a VAE, whose codes are trained towards N(0, I): new shapes are drawn from
      that, those of any other model from a Gaussian fitted to the codes of its training meshes.
    * ``divides_batches``: False for a model whose loss needs all meshes of a batch in one place, so that one training
      cannot be divided among devices.
    * ``published``: the :class:`TrainSettings` of the model's paper, those of the current stage where there are two; a
      common or searched rate goes to the first stage, the second gets the published share of it.
    """

    published: TrainSettings = TrainSettings()

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        raise NotImplementedError

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        raise NotImplementedError

    def forward(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b v 3"]:
        return self.decode(self.encode(vertices))

    def loss(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, ""]:
        return default_loss(self, vertices)


def default_loss(model: MeshAutoencoder, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, ""]:
    """The loss of a model that has none of its own: the mean of |D(E(x)) − x| over meshes, vertices, coordinates."""
    return (model.decode(model.encode(vertices)) - vertices).abs().mean()


Build = TypeVar("Build", bound=Callable[..., Any])


def offers(
    *variants: str,
    minimum_vertices: int = 0,
    closed_form: bool = False,
    compress: Callable[..., Any] | None = None,
    tags: tuple[str, ...] = (),
) -> Callable[[Build], Build]:
    """Mark a ``build`` function with the variants it accepts as ``variant=…``; the first is the default.

    ``minimum_vertices`` is the smallest mesh the model can be built on; smaller sizes are refused before any work.
    ``closed_form``: the model has ``fit`` instead of training, so that a training budget means nothing to it.
    ``compress(model, ranks, calibration=meshes)`` makes a copy with maps of these ranks, one a region, that differs as
    little as it can over normalised meshes ``(n, V, 3)``; ``--suite ranks`` measures such models at every rank.
    ``tags`` are the choices a model belongs to where a command names no models: ``quick`` (timings), ``full``
    (everything else), ``when``, ``ranks``, ``card`` (measured first on a card) and ``card_training``.
    """

    def mark(build: Build) -> Build:
        build.variants = variants  # type: ignore[attr-defined]
        build.minimum_vertices = minimum_vertices  # type: ignore[attr-defined]
        build.closed_form = closed_form  # type: ignore[attr-defined]
        build.compress = compress  # type: ignore[attr-defined]
        build.tags = tags  # type: ignore[attr-defined]
        return build

    return mark


def model_variants(build: Callable[..., Any]) -> tuple[str, ...]:
    """The variants a ``build`` function offers; a plain function offers one, called ``default``."""
    return getattr(build, "variants", ("default",))
