"""Quadric edge collapse (Garland and Heckbert 1997) to a number of vertices, component by component."""

from __future__ import annotations

import igl
import numpy as np

from baselines.mesh import surface


def decimate_to(
    vertices_mm: np.ndarray, faces: np.ndarray, target: int, exact: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Collapse a mesh to ``target`` vertices, each standing at its birth vertex.

    Returns the ids of the vertices kept ``(V',)``, ascending, and the coarse faces ``(F', 3)`` in the new numbering.
    Components get shares of the target by their size; an open one keeps at least 3 vertices, a closed one 4, one of
    higher genus what its handles need, so with many small components V' may be over the target.
    """
    pieces, origin, ends = _cut(faces, len(vertices_mm))
    count, label = surface.components(pieces, len(origin))
    sizes = np.bincount(label, minlength=count)
    closed = np.ones(count, dtype=bool)
    closed[label[ends]] = False
    shares = _shares(sizes, np.minimum(np.where(closed, 4, 3), sizes), target)
    kept, coarse = [], []
    for part in range(count):
        mine = np.flatnonzero(label == part)
        local = np.full(len(origin), -1)
        local[mine] = np.arange(len(mine))
        part_faces = local[pieces[label[pieces[:, 0]] == part]]
        birth, part_faces = _collapse_to(vertices_mm[origin[mine]], part_faces, int(shares[part]), exact)
        kept.append(origin[mine[birth]])
        coarse.append(kept[-1][part_faces])
    return _numbered(np.unique(np.concatenate(kept)), np.concatenate(coarse))


def _numbered(kept: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Faces in fine ids to faces in coarse ids; faces that coincide after joining are kept once."""
    faces = np.searchsorted(kept, faces)
    proper = (faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 2] != faces[:, 0])
    faces = faces[proper]
    return kept, faces[surface.first_of_each(faces)]


def _cut(faces: np.ndarray, vertex_count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A manifold mesh of the same faces, the vertex each of its vertices was, and its boundary vertices.

    A mesh that is manifold is returned unchanged.
    """
    manifold, ends = surface.manifold(faces)
    if manifold:
        return faces, np.arange(vertex_count), ends
    pieces, origin = (np.asarray(part, dtype=np.int64) for part in igl.split_nonmanifold(faces))
    return pieces, origin, surface.manifold(pieces)[1]


def _shares(sizes: np.ndarray, least: np.ndarray, target: int) -> np.ndarray:
    """``target`` divided in proportion to ``sizes``, none under ``least``, largest remainders first."""
    shares = least.copy()
    free = np.ones(len(sizes), dtype=bool)
    while free.any():
        room = target - shares[~free].sum()
        ideal = room * sizes / sizes[free].sum()
        small = free & (ideal < least)
        if not small.any():
            whole = np.floor(ideal[free]).astype(np.int64)
            order = np.argsort(-(ideal[free] - whole), kind="stable")
            whole[order[: int(room - whole.sum())]] += 1
            shares[free] = whole
            break
        free &= ~small
    return shares


def _collapse_to(points: np.ndarray, faces: np.ndarray, target: int, exact: bool) -> tuple[np.ndarray, np.ndarray]:
    """Birth vertices and faces of one component at ``target`` vertices (over 5,000: within 0.5% unless ``exact``).

    libigl aims at a number of faces. A collapse removes one vertex and two faces, at a boundary one face, so with b
    boundary edges at most b collapses remove one: aiming at 2·(vertices too many) − b faces fewer, or at as many
    faces as vertices too many, never removes a vertex too many, and twice the tolerance more never over the tolerance.
    Repeated on the result until the target is met. On large meshes, where a repetition is dear, the faces a vertex
    took before are tried first, which is mostly right.
    """
    birth, tolerance = np.arange(len(points)), (target // 200 if target > 5000 and not exact else 0)
    faces_a_vertex, euler = 0.0, surface.euler_characteristic(faces)
    while len(birth) > target + tolerance:
        excess = len(birth) - target
        boundary = 2 * (len(birth) + len(faces) - euler) - 3 * len(faces)  # edges = V + F − χ, and χ stays
        careful = max(2 * (excess + tolerance) - boundary, excess)
        found = _quadric(points[birth], faces, max(careful, int(faces_a_vertex * excess)))
        if found is not None and len(found[0]) < target - tolerance:
            found = _quadric(points[birth], faces, careful)
        if found is None:
            break
        faces_a_vertex = (len(faces) - len(found[1])) / (len(birth) - len(found[0])) if target > 4000 else 0.0
        birth, faces = birth[found[0]], found[1]
    return birth, faces


def _quadric(points: np.ndarray, faces: np.ndarray, fewer: int) -> tuple[np.ndarray, np.ndarray] | None:
    """Birth vertices and faces after collapsing ``fewer`` faces away; None if nothing can be collapsed any more."""
    result = igl.qslim(
        np.asfortranarray(points, dtype=np.float64),
        np.asfortranarray(faces, dtype=np.int32),
        max(len(faces) - fewer, 1),
        False,
    )
    new_faces, birth = np.asarray(result[1], dtype=np.int64), np.asarray(result[3], dtype=np.int64)
    return (birth, new_faces) if len(new_faces) and len(birth) < len(points) else None
