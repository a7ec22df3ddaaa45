"""Triangle meshes with a given number of vertices, and the sparse matrix that makes them from the old ones."""

from __future__ import annotations

import igl
import numpy as np
from scipy import sparse

from bench.api import BenchError
from bench.base import meshes

# Up to this many times the vertices of a mesh are reached by splitting edges, beyond by subdividing and thinning.
_SPLIT_LIMIT = 1.6
_ATTEMPTS = 40


def build(vertices: np.ndarray, faces: np.ndarray, count: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Matrix ``(count, V)`` with rows that sum to 1, and the new faces. ``vertices`` ``(V, 3)``, any unit."""
    check_manifold(faces)
    matrix = sparse.identity(len(vertices), format="csr")
    points = np.asarray(vertices, dtype=np.float64)
    while count > _SPLIT_LIMIT * len(points):
        step, faces = subdivide(points, faces)
        matrix, points = (step @ matrix).tocsr(), step @ points
    if count > len(points):
        step, faces = split_edges(points, faces, count)
    elif count < len(points):
        step, faces = decimate(points, faces, count)
    else:
        return matrix, faces
    return (step @ matrix).tocsr(), faces


def check_manifold(faces: np.ndarray) -> None:
    """Raise :class:`BenchError` unless every edge has one or two faces, consistently oriented."""
    directed = meshes.sides(faces)
    _, _, seen = meshes.unique_pairs(directed)
    if (directed[:, 0] == directed[:, 1]).any() or (seen > 1).any():
        bad = int((seen > 1).sum())
        raise BenchError(
            f"expected an edge-manifold template (every edge in one or two faces of one orientation), got {bad} edges "
            "that are not, or a face with a vertex twice; repair the faces before changing the resolution"
        )


def subdivide(points: np.ndarray, faces: np.ndarray) -> tuple[sparse.csr_matrix, np.ndarray]:
    """One step of Loop subdivision (Loop 1987): matrix ``(V + E, V)`` and four faces for each."""
    matrix, new_faces = igl.loop_matrix(np.ascontiguousarray(faces, dtype=np.int64), len(points))
    return sparse.csr_matrix(matrix), np.asarray(new_faces, dtype=np.int64)


def split_edges(points: np.ndarray, faces: np.ndarray, count: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Put new vertices in the middle of the longest edges until there are ``count``; never two in one face at once."""
    matrix = sparse.identity(len(points), format="csr")
    while len(points) < count:
        step, faces = _split_once(points, faces, count - len(points))
        matrix, points = step @ matrix, step @ points
    return matrix.tocsr(), faces


def _split_once(points: np.ndarray, faces: np.ndarray, wanted: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    pairs, side_edge, _ = meshes.unique_pairs(np.sort(meshes.sides(faces), axis=1))
    face_edges = side_edge.reshape(3, len(faces)).T
    owners = _edge_owners(face_edges, len(pairs))
    length = np.linalg.norm(points[pairs[:, 0]] - points[pairs[:, 1]], axis=1)
    used = np.zeros(len(faces), dtype=bool)
    chosen: list[int] = []
    for edge in np.argsort(-length, kind="stable"):
        first, second = owners[edge]
        if len(chosen) == wanted:
            break
        if not used[first] and not (second >= 0 and used[second]):
            used[first] = True
            used[second] |= second >= 0
            chosen.append(int(edge))
    return _midpoints(len(points), pairs[chosen]), _cut_faces(faces, face_edges, np.array(chosen), len(points))


def _edge_owners(face_edges: np.ndarray, edge_count: int) -> np.ndarray:
    """The one or two faces of every edge, ``(E, 2)``; −1 where a boundary edge has no second face."""
    order = np.argsort(face_edges.ravel(), kind="stable")
    uses = np.bincount(face_edges.ravel(), minlength=edge_count)
    first = np.concatenate([[0], np.cumsum(uses)[:-1]])
    owners = np.full((edge_count, 2), -1)
    owners[:, 0] = order[first] // 3
    owners[uses == 2, 1] = order[first[uses == 2] + 1] // 3
    return owners


def _midpoints(count: int, pairs: np.ndarray) -> sparse.csr_matrix:
    rows = np.repeat(np.arange(len(pairs)), 2)
    middle = sparse.csr_matrix((np.full(len(rows), 0.5), (rows, pairs.ravel())), shape=(len(pairs), count))
    return sparse.vstack([sparse.identity(count, format="csr"), middle]).tocsr()


def _cut_faces(faces: np.ndarray, face_edges: np.ndarray, chosen: np.ndarray, count: int) -> np.ndarray:
    new_vertex = np.full(face_edges.max() + 1, -1)
    new_vertex[chosen] = count + np.arange(len(chosen))
    middle = new_vertex[face_edges]  # (F, 3), at most one entry a row is not −1
    cut = middle.max(1) >= 0
    rows = np.flatnonzero(cut)
    corner = middle[rows].argmax(1)
    a, b, c = (faces[rows, (corner + k) % 3] for k in range(3))
    m = middle[rows, corner]
    return np.concatenate([faces[~cut], np.stack([a, m, c], 1), np.stack([m, b, c], 1)])


def decimate(points: np.ndarray, faces: np.ndarray, count: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Quadric edge collapse (Garland and Heckbert 1997) to exactly ``count`` vertices, each at its birth vertex.

    libigl aims at a number of faces; a collapse at the boundary removes one face, inside two, so the aim is corrected
    by bisection until the number of vertices is met. Every collapse removes one vertex, so every count can be met.
    """
    low, high = 0, len(faces)  # faces: too few vertices at `low`, too many at `high`
    low_count, high_count = 0, len(points)
    aim = round(len(faces) * count / len(points))
    for attempt in range(_ATTEMPTS):
        new_faces, birth = _collapse(points, faces, aim)
        if len(birth) == count:
            row = np.arange(count)
            return sparse.csr_matrix((np.ones(count), (row, birth)), shape=(count, len(points))), new_faces
        if len(birth) < count:
            low, low_count = aim, len(birth)
        else:
            high, high_count = aim, len(birth)
        if high - low <= 1:
            break
        slope = aim + 2 * (count - len(birth)) if attempt < 8 else (low + high) // 2
        aim = min(max(slope, low + 1), high - 1)
    raise BenchError(
        f"expected edge collapse to reach {count:,} vertices, got {low_count:,} or {high_count:,}; choose another "
        "size, or remove small components from the template"
    )


def _collapse(points: np.ndarray, faces: np.ndarray, face_count: int) -> tuple[np.ndarray, np.ndarray]:
    result = igl.qslim(
        np.asfortranarray(points, dtype=np.float64), np.asfortranarray(faces, dtype=np.int32), face_count, False
    )
    new_points, new_faces, birth = result[-4], result[-3], result[-1]
    if len(birth) != len(new_points):
        raise BenchError("expected edge collapse to return a birth vertex for each vertex; report this template")
    return np.asarray(new_faces, dtype=np.int64), np.asarray(birth, dtype=np.int64)
