"""How far reconstructed meshes are from the true ones: distances, normals, edges, by mesh, by region, pooled.

Every mesh weighs the same (no means of batch means); *over vertices* means all vertices of all meshes pooled,
*over meshes* means over the figures of single meshes. Two different medians, two different names.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from jaxtyping import Float, Int
from numpy.typing import NDArray
from torch import Tensor

from bench.api import BenchError, Topology
from bench.base import meshes
from bench.data.dataset import Dataset
from bench.metrics.values import Value, check_pair, vertex_distances

__all__ = [
    "Reconstruction",
    "data_spread_mm",
    "edge_length_errors",
    "measure_reconstruction",
    "mesh_edges",
    "normal_deviations",
    "reconstructed",
]

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Reconstruction:
    """Errors of ``n`` reconstructed meshes.

    ``distances_mm`` ``(n, V)`` float32: Euclidean distance of every vertex. ``per_mesh``: figures of single meshes,
    each ``(n,)``, for paired comparisons:

    * ``error_mean_mm``: mean over the vertices; ``error_max_mm``: the worst vertex;
    * ``error_rms_mm``: √(mean over vertices of the squared distance);
    * ``normal_mean_deg``: mean over the surface of the angle between face normals (:func:`normal_deviations`);
    * ``edge_mean_mm``: mean over the edges of the absolute error of length (:func:`edge_length_errors`).

    ``per_region``: ``error_mean_mm`` over the vertices of each region alone, each ``(n,)``.
    """

    distances_mm: NDArray[np.float32]
    per_mesh: Mapping[str, Array]
    per_region: Mapping[str, Array]

    def values(self) -> list[Value]:
        """All single figures.

        * ``error_mean_mm``: mean over vertices, then meshes; ``error_std_mm``: standard deviation (n − 1) over
          meshes of the per-mesh mean (NaN for one mesh); ``error_vertices_std_mm``: over all vertices pooled, which
          is the ± of the CoMA tables;
        * ``error_median_vertices_mm``, ``error_p95_vertices_mm``: over all vertices pooled;
          ``error_median_meshes_mm``: over the per-mesh means;
        * ``error_max_mm``: the worst vertex of all;
        * ``rmse_distance_mm``: √(mean over meshes and vertices of the squared Euclidean distance);
          ``rmse_coordinate_mm``: the same over coordinates, which is ``rmse_distance_mm`` / √3;
        * ``normal_mean_deg``, ``edge_mean_mm``: means over meshes of the per-mesh figures;
        * ``error_mean_mm/REGION`` for each region.
        """
        means = self.per_mesh["error_mean_mm"]
        median, p95 = np.percentile(self.distances_mm, [50, 95])
        rmse = float(np.sqrt(np.square(self.per_mesh["error_rms_mm"]).mean()))
        found = [
            Value("error_mean_mm", float(means.mean()), "mm"),
            Value("error_std_mm", float(means.std(ddof=1)) if len(means) > 1 else float("nan"), "mm"),
            Value("error_vertices_std_mm", float(self.distances_mm.std(dtype=np.float64)), "mm"),
            Value("error_median_vertices_mm", float(median), "mm"),
            Value("error_median_meshes_mm", float(np.median(means)), "mm"),
            Value("error_p95_vertices_mm", float(p95), "mm"),
            Value("error_max_mm", float(self.per_mesh["error_max_mm"].max()), "mm"),
            Value("rmse_distance_mm", rmse, "mm"),
            Value("rmse_coordinate_mm", rmse / math.sqrt(3), "mm"),
            Value("normal_mean_deg", float(self.per_mesh["normal_mean_deg"].mean()), "deg"),
            Value("edge_mean_mm", float(self.per_mesh["edge_mean_mm"].mean()), "mm"),
        ]
        regions = [
            Value(f"error_mean_mm/{name}", float(errors.mean()), "mm") for name, errors in self.per_region.items()
        ]
        return found + regions

    def cumulative(self, thresholds_mm: Any) -> Array:
        """Share of all vertices (0 … 1) whose distance is at most each threshold, mm."""
        ordered = np.sort(self.distances_mm, axis=None)
        return np.searchsorted(ordered, np.asarray(thresholds_mm, dtype=np.float32), side="right") / ordered.size


def measure_reconstruction(pairs: Iterable[tuple[Tensor, Tensor]], topology: Topology) -> Reconstruction:
    """Compare chunks of (reconstructed, true) meshes, both ``(b, V, 3)`` in mm; how they are chunked does not matter.

    Raises:
        BenchError: no meshes, chunks of other shapes, or a reconstruction with NaN or infinity.
    """
    edges = mesh_edges(topology.faces)
    distances: list[NDArray[np.float32]] = []
    columns: dict[str, list[Array]] = {}
    regions: dict[str, list[Array]] = {region.name: [] for region in topology.regions}
    for found, truth in pairs:
        chunk = vertex_distances(found, truth)
        if not bool(torch.isfinite(chunk).all()):
            raise BenchError(
                "expected finite reconstructions and meshes, got NaN or infinity; see the training's outcome"
            )
        wide = chunk.double()
        figures = {
            "error_mean_mm": wide.mean(1),
            "error_max_mm": wide.amax(1),
            "error_rms_mm": wide.square().mean(1).sqrt(),
            "normal_mean_deg": normal_deviations(found, truth, topology.faces),
            "edge_mean_mm": edge_length_errors(found, truth, edges).double().mean(1),
        }
        for name, figure in figures.items():
            columns.setdefault(name, []).append(figure.cpu().numpy())
        for region in topology.regions:
            regions[region.name].append(wide[:, region.vertices.to(wide.device)].mean(1).cpu().numpy())
        distances.append(chunk.float().cpu().numpy())
    if not distances or not sum(map(len, distances)):
        raise BenchError("expected at least one mesh to measure, got none")
    return Reconstruction(
        np.concatenate(distances),
        {name: np.concatenate(parts) for name, parts in columns.items()},
        {name: np.concatenate(parts) for name, parts in regions.items()},
    )


def reconstructed(
    model: Any,
    dataset: Dataset,
    split: str = "test",
    batch: int = 64,
    device: str | torch.device = "cpu",
    most: int | None = None,
) -> Iterator[tuple[Float[Tensor, "b v 3"], Float[Tensor, "b v 3"]]]:
    """Chunks of (reconstruction, truth) in mm of one split, of its first ``most`` meshes where that is given; the model
    should be in evaluation mode."""
    normalization = dataset.topology.normalization
    count = len(dataset.splits.get(split, ())) if most is None else min(most, len(dataset.splits.get(split, ())))
    for start in range(0, count, batch):
        truth = dataset.millimetres(split, start, min(start + batch, count)).to(device)
        with torch.no_grad():
            found = model.decode(model.encode(normalization.normalize(truth)))
        yield normalization.denormalize(found.detach()), truth  # a view of a parameter has a gradient even so


def data_spread_mm(dataset: Dataset, split: str = "test") -> float:
    """Mean distance of the vertices of a split from the mean training shape, mm: how much there is to explain."""
    mean = np.mean(dataset.splits["train"], axis=0, dtype=np.float64)
    meshes = dataset.splits[split]
    total = sum(float(np.linalg.norm(mesh - mean, axis=1).mean()) for mesh in meshes)
    return total / len(meshes)


def normal_deviations(
    found_mm: Float[Tensor, "b v 3"], truth_mm: Float[Tensor, "b v 3"], faces: Int[Tensor, "f 3"]
) -> Float[Tensor, " b"]:
    """Mean angle between the face normals of found and true meshes, degrees, weighted by true face area.

    angle = atan2(‖n × m‖, n·m) (exact near 0 and 180°). A face of no area in the truth has no weight; one that is
    collapsed in the found mesh alone has no normal and counts as 90°.
    """
    check_pair(found_mm, truth_mm)
    found, truth = (_face_normals(mesh.double(), faces.to(mesh.device)) for mesh in (found_mm, truth_mm))
    angle = torch.atan2(torch.linalg.cross(found, truth).norm(dim=-1), (found * truth).sum(-1))
    area = truth.norm(dim=-1)
    angle = torch.where(found.norm(dim=-1) > 0, angle, torch.full_like(angle, torch.pi / 2))
    return torch.rad2deg((angle * area).sum(1) / area.sum(1))


def edge_length_errors(
    found_mm: Float[Tensor, "b v 3"], truth_mm: Float[Tensor, "b v 3"], edges: Int[Tensor, "e 2"]
) -> Float[Tensor, "b e"]:
    """|length in the found mesh − true length| of every edge, mm."""
    check_pair(found_mm, truth_mm)
    lengths = []
    for mesh in (found_mm, truth_mm):
        ends = mesh[:, edges.to(mesh.device)]
        lengths.append((ends[:, :, 0] - ends[:, :, 1]).norm(dim=-1))
    return (lengths[0] - lengths[1]).abs()


def mesh_edges(faces: Int[Tensor, "f 3"]) -> Int[Tensor, "e 2"]:
    """Every edge once, smaller vertex id first."""
    return torch.from_numpy(meshes.edges(faces.cpu().numpy())).to(faces)


def _face_normals(mesh: Float[Tensor, "b v 3"], faces: Int[Tensor, "f 3"]) -> Float[Tensor, "b f 3"]:
    corner = mesh[:, faces]
    return torch.linalg.cross(corner[:, :, 1] - corner[:, :, 0], corner[:, :, 2] - corner[:, :, 0])
