"""A pyramid of ever coarser meshes and the maps between its levels.

Down: a coarse vertex *is* a vertex of the finer mesh (its birth vertex in quadric edge collapse), so going down is a
selection. Up: a fine vertex is the barycentric mean of the corners of the coarse triangle nearest to it, so weights
are not negative and sum to 1. Ranjan et al. 2018 (section 3), Gong et al. 2019 (section 3.3), same for all baselines.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import igl
import numpy as np
from scipy import sparse

from baselines.mesh import surface
from baselines.mesh.decimate import decimate_to
from bench.api import BenchError, Topology
from bench.base.arrays import stored

VERSION = 4
FACTOR = 4
LEVELS = 4


@dataclass(frozen=True, eq=False)
class Level:
    """One mesh of the pyramid. ``vertices_mm`` ``(V, 3)`` float64, ``faces`` ``(F, 3)``."""

    vertices_mm: np.ndarray
    faces: np.ndarray

    @property
    def vertex_count(self) -> int:
        return len(self.vertices_mm)


@dataclass(frozen=True, eq=False)
class Step:
    """Between a mesh and the next coarser one with V' vertices.

    ``selected`` ``(V',)``: the fine vertex each coarse one is. ``corners`` ``(V, 3)`` and ``weights`` ``(V, 3)``: the
    coarse vertices each fine one is the weighted mean of.
    """

    selected: np.ndarray
    corners: np.ndarray
    weights: np.ndarray


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """``levels[0]`` is the template; ``steps[i]`` joins ``levels[i]`` and ``levels[i + 1]``."""

    levels: tuple[Level, ...]
    steps: tuple[Step, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(level.vertex_count for level in self.levels)

    def digest(self) -> str:
        """SHA-256 of the maps between levels and of the faces of all levels."""
        sha = hashlib.sha256()
        for array in self.to_arrays().values():
            sha.update(f"{array.shape}{array.dtype}".encode())
            sha.update(np.ascontiguousarray(array).tobytes())
        return sha.hexdigest()

    def to_arrays(self) -> dict[str, np.ndarray]:
        arrays: dict[str, np.ndarray] = {}
        for i, level in enumerate(self.levels):
            arrays |= {f"vertices_mm.{i}": level.vertices_mm, f"faces.{i}": level.faces}
        for i, step in enumerate(self.steps):
            arrays |= {f"selected.{i}": step.selected, f"corners.{i}": step.corners, f"weights.{i}": step.weights}
        return arrays

    @staticmethod
    def from_arrays(arrays: dict[str, np.ndarray]) -> Hierarchy:
        count = sum(key.startswith("faces.") for key in arrays)
        levels = tuple(Level(arrays[f"vertices_mm.{i}"], arrays[f"faces.{i}"]) for i in range(count))
        steps = tuple(
            Step(arrays[f"selected.{i}"], arrays[f"corners.{i}"], arrays[f"weights.{i}"]) for i in range(count - 1)
        )
        return Hierarchy(levels, steps)


def mesh_digest(vertices_mm: np.ndarray, faces: np.ndarray) -> str:
    """SHA-256 of a mesh: equal for equal vertices (float32) and faces."""
    sha = hashlib.sha256(f"{vertices_mm.shape}{faces.shape}".encode())
    sha.update(np.ascontiguousarray(vertices_mm, dtype=np.float32).tobytes())
    sha.update(np.ascontiguousarray(faces, dtype=np.int64).tobytes())
    return sha.hexdigest()


def hierarchy_of(topology: Topology, levels: int = LEVELS, factor: int = FACTOR) -> Hierarchy:
    """The pyramid of a topology's template, from the cache if it was built before."""
    vertices_mm, faces = topology.template_mm.double().numpy(), topology.faces.numpy()
    key = f"{mesh_digest(vertices_mm, faces)}-{levels}-{factor}-v{VERSION}"
    build = lambda: build_hierarchy(vertices_mm, faces, levels, factor).to_arrays()  # noqa: E731
    return Hierarchy.from_arrays(stored("hierarchy", key, build))


def build_hierarchy(
    vertices_mm: np.ndarray, faces: np.ndarray, levels: int = LEVELS, factor: int = FACTOR
) -> Hierarchy:
    """``levels`` coarsenings by ``factor`` each: V, ⌈V/4⌉, ⌈V/16⌉, …

    Every connected component keeps at least one triangle (a closed one a tetrahedron). Degenerate and repeated faces
    are left out; at non-manifold edges and vertices the surface is cut for the collapse and joined again after it.

    Raises:
        BenchError: non-finite vertices, no faces, vertices in no face, or more levels than the mesh can bear: one that
            needs over three quarters of the vertices before it to keep every part.
    """
    fine = Level(np.asarray(vertices_mm, dtype=np.float64), surface.clean_faces(vertices_mm, faces))
    meshes, steps = [fine], []
    for index in range(levels):
        target = -(-len(vertices_mm) // factor ** (index + 1))
        selected, coarse_faces = decimate_to(fine.vertices_mm, fine.faces, target)
        if len(selected) > max(1.01 * target, target + 0.5) and 4 * len(selected) > 3 * fine.vertex_count:
            raise BenchError(
                f"expected a mesh that bears {levels} coarsenings by {factor}, got one whose level {index + 1} needs "
                f"{len(selected)} of {fine.vertex_count} vertices to keep every part; use fewer levels or a finer mesh"
            )
        coarse = Level(fine.vertices_mm[selected], coarse_faces)
        steps.append(_step(fine, coarse, selected))
        meshes.append(coarse)
        fine = coarse
    return Hierarchy(tuple(meshes), tuple(steps))


def _step(fine: Level, coarse: Level, selected: np.ndarray) -> Step:
    count, label = surface.components(fine.faces, fine.vertex_count)
    corners = np.zeros((fine.vertex_count, 3), dtype=np.int64)
    weights = np.zeros((fine.vertex_count, 3))
    face_label = label[selected[coarse.faces[:, 0]]]
    for part in range(count):  # a vertex is interpolated on its own component, never on one that lies nearer
        mine = np.flatnonzero(label == part) if count > 1 else np.arange(fine.vertex_count)
        faces = coarse.faces[face_label == part]
        corners[mine], weights[mine] = nearest_on_mesh(fine.vertices_mm[mine], coarse.vertices_mm, faces)
    corners[selected], weights[selected] = np.arange(len(selected))[:, None], (1.0, 0.0, 0.0)
    return Step(selected, corners, weights)


def nearest_on_mesh(points: np.ndarray, vertices: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Corners ``(n, 3)`` and barycentric weights ``(n, 3)`` of the mesh point nearest to each of ``points`` ``(n, 3)``.

    Weights are not negative and sum to 1, also on triangles of no area.
    """
    _, face, nearest = igl.point_mesh_squared_distance(points, vertices, faces)
    corners = faces[face]
    a, b, c = (np.ascontiguousarray(vertices[corners[:, k]]) for k in range(3))
    weights = np.asarray(igl.barycentric_coordinates(np.ascontiguousarray(nearest), a, b, c))
    rebuilt = np.einsum("nk,nkd->nd", weights, vertices[corners])
    scale = np.abs(vertices).max() + 1e-12
    bad = ~np.isfinite(weights).all(1) | (np.linalg.norm(rebuilt - nearest, axis=1) > 1e-6 * scale)
    for row in np.flatnonzero(bad):
        weights[row] = _on_longest_edge(nearest[row], vertices[corners[row]])
    weights = np.clip(weights, 0.0, 1.0)
    return corners, weights / weights.sum(1, keepdims=True)


def _on_longest_edge(point: np.ndarray, corner: np.ndarray) -> np.ndarray:
    """Weights of a point on a triangle without area, which is its longest edge."""
    lengths = [np.linalg.norm(corner[i] - corner[(i + 1) % 3]) for i in range(3)]
    i = int(np.argmax(lengths))
    weights = np.zeros(3)
    if lengths[i] == 0:
        weights[i] = 1.0
        return weights
    direction = corner[(i + 1) % 3] - corner[i]
    share = float(np.clip((point - corner[i]) @ direction / (direction @ direction), 0.0, 1.0))
    weights[i], weights[(i + 1) % 3] = 1 - share, share
    return weights


def up_matrix(step: Step) -> sparse.csr_matrix:
    """The up-sampling of a step as a sparse matrix ``(V, V')`` of float32 without stored zeros."""
    rows = np.repeat(np.arange(len(step.corners)), 3)
    shape = (len(step.corners), len(step.selected))
    matrix = sparse.csr_matrix((step.weights.ravel().astype(np.float32), (rows, step.corners.ravel())), shape=shape)
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    return matrix
