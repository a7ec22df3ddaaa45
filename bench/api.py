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

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, runtime_checkable

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from bench.base.errors import BenchError, Unsupported
from bench.base.files import cache_dir, open_atomically

__all__ = [
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


STD_FLOOR_MM = 0.5  # least deviation by which a coordinate is divided, see :meth:`Normalization.fit`


@dataclass(frozen=True, eq=False)
class Normalization:
    """Per-vertex, per-coordinate affine map between millimetres and what models see.

    ``normalize(x_mm) = (x_mm - mean_mm) / std_mm``; both tensors are ``(V, 3)`` in mm, fitted on train only.
    """

    mean_mm: Float[Tensor, "v 3"]
    std_mm: Float[Tensor, "v 3"]

    def __post_init__(self) -> None:
        if self.mean_mm.shape != self.std_mm.shape or self.mean_mm.dim() != 2 or self.mean_mm.shape[1] != 3:
            raise BenchError(
                f"expected mean and std of one shape (V, 3), got {tuple(self.mean_mm.shape)} and "
                f"{tuple(self.std_mm.shape)}; fit both on the same training vertices"
            )
        if not bool(torch.isfinite(self.mean_mm).all()) or not bool((self.std_mm > 0).all()):
            raise BenchError("expected a finite mean and a std above 0 mm everywhere; fit with a floor on the std")

    @staticmethod
    def fit(vertices_mm: Float[Tensor, "n v 3"], floor_mm: float = STD_FLOOR_MM, scale: bool = True) -> Normalization:
        """Mean and (biased) std over the training meshes; the std is clamped from below at ``floor_mm``.

        With ``scale=False`` only the mean is removed (std 1 mm everywhere). Sums are taken in float64, mesh by
        mesh, so the result does not depend on how the data is chunked.
        """
        count = len(vertices_mm)
        if count == 0:
            raise BenchError("expected at least 1 training mesh to fit a normalisation, got 0")
        mean = torch.zeros(vertices_mm.shape[1:], dtype=torch.float64)
        for start in range(0, count, 256):
            mean += vertices_mm[start : start + 256].double().sum(0)
        mean /= count
        if not scale:
            return Normalization(mean.float(), torch.ones_like(mean, dtype=torch.float32))
        variance = torch.zeros_like(mean)
        for start in range(0, count, 256):
            variance += (vertices_mm[start : start + 256].double() - mean).square().sum(0)
        std = (variance / count).sqrt().clamp(min=floor_mm)
        return Normalization(mean.float(), std.float())

    @staticmethod
    def identity(vertex_count: int) -> Normalization:
        """Mean 0 mm, std 1 mm: normalised coordinates are millimetres."""
        return Normalization(torch.zeros(vertex_count, 3), torch.ones(vertex_count, 3))

    def normalize(self, vertices_mm: Float[Tensor, "*b v 3"]) -> Float[Tensor, "*b v 3"]:
        return (vertices_mm - self.mean_mm.to(vertices_mm)) / self.std_mm.to(vertices_mm)

    def denormalize(self, vertices: Float[Tensor, "*b v 3"]) -> Float[Tensor, "*b v 3"]:
        return vertices * self.std_mm.to(vertices) + self.mean_mm.to(vertices)


@dataclass(frozen=True, eq=False)
class Region:
    """A named part of the template: vertex ids, and the control vertices (handles) among them.

    ``vertices`` ``(n,)`` and ``controls`` ``(c,)`` are int64 ids into the template; controls may be empty, in
    which case the region cannot be edited.
    """

    name: str
    vertices: Int[Tensor, " n"]
    controls: Int[Tensor, " c"] = field(default_factory=lambda: torch.empty(0, dtype=torch.long))


@dataclass(frozen=True, eq=False)
class Topology:
    """Everything about a registered family of meshes that is not a sample.

    ``template_mm`` ``(V, 3)`` float32, ``faces`` ``(F, 3)`` int64, ``regions`` that together cover the template
    (they may overlap), and the normalisation fitted on train. All of it travels with a model.
    """

    name: str
    template_mm: Float[Tensor, "v 3"]
    faces: Int[Tensor, "f 3"]
    regions: tuple[Region, ...]
    normalization: Normalization

    def __post_init__(self) -> None:
        _check_topology(self)

    @property
    def vertex_count(self) -> int:
        return self.template_mm.shape[0]

    @property
    def controls(self) -> Int[Tensor, " h"]:
        """Ids of all control vertices, region by region, each once."""
        ids = torch.cat([region.controls for region in self.regions])
        return torch.tensor(list(dict.fromkeys(ids.tolist())), dtype=torch.long)

    def region(self, name: str) -> Region:
        for region in self.regions:
            if region.name == name:
                return region
        raise BenchError(f"expected a region of {self.name}: {', '.join(r.name for r in self.regions)}; got {name!r}")

    def digest(self) -> str:
        """SHA-256 of template, faces, regions, controls and normalisation: two topologies are one if equal."""
        sha = hashlib.sha256()
        for key, tensor in self.to_tensors().items():
            sha.update(f"{key}{tuple(tensor.shape)}{tensor.dtype}".encode())
            sha.update(tensor.contiguous().numpy().tobytes())
        sha.update("\0".join(region.name for region in self.regions).encode())
        return sha.hexdigest()

    def to_tensors(self) -> dict[str, Tensor]:
        """A flat dictionary of tensors, for checkpoints; the names of the set and the regions go beside it."""
        tensors = {
            "template_mm": self.template_mm,
            "faces": self.faces,
            "mean_mm": self.normalization.mean_mm,
            "std_mm": self.normalization.std_mm,
        }
        for index, region in enumerate(self.regions):
            tensors[f"regions.{index}.vertices"] = region.vertices
            tensors[f"regions.{index}.controls"] = region.controls
        return {key: tensor.detach().cpu() for key, tensor in tensors.items()}

    @staticmethod
    def from_tensors(name: str, region_names: list[str], tensors: Mapping[str, Tensor]) -> Topology:
        """The inverse of :meth:`to_tensors`."""
        missing = [key for key in ("template_mm", "faces", "mean_mm", "std_mm") if key not in tensors]
        if missing:
            raise BenchError(f"expected the tensors of a topology, got none named {', '.join(missing)}")
        regions = tuple(
            Region(region, tensors[f"regions.{i}.vertices"], tensors[f"regions.{i}.controls"])
            for i, region in enumerate(region_names)
        )
        normalization = Normalization(tensors["mean_mm"], tensors["std_mm"])
        return Topology(name, tensors["template_mm"], tensors["faces"], regions, normalization)


def _check_topology(topology: Topology) -> None:
    count, where = topology.template_mm.shape[0], f"topology {topology.name!r}"
    if topology.template_mm.dim() != 2 or topology.template_mm.shape[1] != 3 or count < 4:
        raise BenchError(f"{where}: expected a template (V, 3) with V ≥ 4, got {tuple(topology.template_mm.shape)}")
    if not bool(torch.isfinite(topology.template_mm).all()):
        raise BenchError(f"{where}: expected finite template vertices, got NaN or infinity")
    faces = topology.faces
    if faces.dim() != 2 or faces.shape[1] != 3 or faces.dtype != torch.long:
        raise BenchError(f"{where}: expected faces (F, 3) of int64, got {tuple(faces.shape)} of {faces.dtype}")
    if len(faces) and (int(faces.min()) < 0 or int(faces.max()) >= count):
        raise BenchError(f"{where}: expected face ids in 0…{count - 1}, got {int(faces.min())}…{int(faces.max())}")
    if topology.normalization.mean_mm.shape[0] != count:
        raise BenchError(
            f"{where}: expected a normalisation of {count} vertices, got {topology.normalization.mean_mm.shape[0]}"
        )
    if not topology.regions:
        raise BenchError(f"{where}: expected at least one region, got none")
    covered = torch.zeros(count, dtype=torch.bool)
    for region in topology.regions:
        _check_region(region, count, where)
        covered[region.vertices] = True
    if not bool(covered.all()):
        raise BenchError(
            f"{where}: expected regions that cover all {count} vertices, got {int((~covered).sum())} in no region "
            f"(first: {int((~covered).nonzero()[0])}); add them to a region"
        )


def _check_region(region: Region, count: int, where: str) -> None:
    where = f"{where}, region {region.name!r}"
    for kind, ids in (("vertex", region.vertices), ("control", region.controls)):
        if ids.dim() != 1 or ids.dtype != torch.long:
            raise BenchError(f"{where}: expected {kind} ids as a 1-D int64 list, got {tuple(ids.shape)} of {ids.dtype}")
        if len(ids) and (int(ids.min()) < 0 or int(ids.max()) >= count):
            raise BenchError(f"{where}: expected {kind} ids in 0…{count - 1}, got {int(ids.min())}…{int(ids.max())}")
        if len(ids.unique()) != len(ids):
            raise BenchError(f"{where}: expected every {kind} id once, got {len(ids) - len(ids.unique())} repeated")
    if not len(region.vertices):
        raise BenchError(f"{where}: expected at least one vertex, got none")
    outside = ~torch.isin(region.controls, region.vertices)
    if bool(outside.any()):
        raise BenchError(
            f"{where}: expected control vertices inside the region, got {region.controls[outside].tolist()} outside"
        )


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
      does it under ``torch.enable_grad()``. Models without one get the shared latent fit.
    * ``decoder_at(vertices)``: a function ``(b, z) -> (b, h, 3)`` that equals ``decode(latent)[:, vertices]`` and
      computes no more than these vertices need, or None; makes the latent fit faster.
    * ``prepare(vertices)``: first weights from all normalised training meshes, before the first step of a training;
      its time counts. Called at the start of every training that is not taken up again, so a model that was trained
      before must leave itself alone. Of a set that does not fit in memory ``prepare_chunks(chunks, count)`` gets the
      same meshes, where a model has it: ``chunks()`` starts a pass over them. ``fit`` has ``fit_chunks`` likewise.
    * ``rate_factor(name) -> float``: the rate of a parameter as a share of the training's (default 1).
    * ``on_epoch(epoch, epochs)``: called at the start of each epoch (schedules inside a loss).
    * ``stage``: 1 or 2, for a model that learns to edit in a second training; ``edits_locally``: True where an edit
      leaves the other regions' control vertices alone by construction, so that asking for it changes nothing.
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
