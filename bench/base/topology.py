"""A registered family of meshes: template, faces, regions, and the normalisation of its vertices."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import torch
from jaxtyping import Float, Int
from torch import Tensor

from bench.base.errors import BenchError

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
