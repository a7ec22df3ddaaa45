"""Triangle meshes as graphs: checks, half-edges, neighbours in order around every vertex, components.

Everything is numpy and vectorised over the vertices; indices are int64.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

import igl
import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from bench.api import BenchError
from bench.base.meshes import adjacency, component_labels

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Rings:
    """The neighbours of every vertex in order: those of ``v`` are ``neighbours[start[v]:start[v + 1]]``.

    Around a manifold vertex they go once around, counter-clockwise seen from outside, from the lowest-numbered
    neighbour (inside the mesh) or from the first boundary edge (on a boundary). At a non-manifold vertex the fans
    follow one another, open fans first, each neighbour once.
    """

    start: np.ndarray
    neighbours: np.ndarray

    @property
    def counts(self) -> np.ndarray:
        return np.diff(self.start)


def clean_faces(vertices_mm: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Faces fit for a hierarchy: degenerate ones (a vertex twice) and repeated ones left out, oriented consistently.

    Raises :class:`BenchError` for non-finite vertices, no faces, ids out of range, and vertices in no face, which
    have no neighbours and so no graph convolution.
    """
    if not np.isfinite(vertices_mm).all():
        raise BenchError(f"expected finite vertices, got {int((~np.isfinite(vertices_mm)).any(1).sum())} that are not")
    if not len(faces):
        raise BenchError("expected a mesh with faces, got none; graph convolutions need a surface, give its faces")
    if faces.min() < 0 or faces.max() >= len(vertices_mm):
        raise BenchError(f"expected face ids in 0…{len(vertices_mm) - 1}, got {faces.min()}…{faces.max()}")
    degenerate = (faces[:, 0] == faces[:, 1]) | (faces[:, 1] == faces[:, 2]) | (faces[:, 2] == faces[:, 0])
    kept = np.ascontiguousarray(faces[~degenerate], dtype=np.int64)
    first = first_of_each(kept)
    if len(first) < len(faces):
        _LOG.warning(
            "left out %d degenerate and %d repeated faces of %d",
            degenerate.sum(),
            len(kept) - len(first),
            len(faces),
        )
    kept = kept[first]
    lonely = np.flatnonzero(np.bincount(kept.ravel(), minlength=len(vertices_mm)) == 0)
    if len(lonely):
        raise BenchError(
            f"expected every vertex in a face, got {len(lonely)} of {len(vertices_mm)} in none (first: {lonely[0]}); "
            "remove unreferenced vertices from the data"
        )
    return _oriented(kept)


def _oriented(faces: np.ndarray) -> np.ndarray:
    """Neighbouring faces turned the same way where that is possible; unchanged if they already are."""
    before = _repeated_edges(faces)
    if not before:
        return faces
    turned = np.asarray(igl.bfs_orient(faces)[0], dtype=np.int64)
    after = _repeated_edges(turned)
    _LOG.warning("%d edges were run through twice in one direction, %d after turning faces", before, after)
    return turned


def _repeated_edges(faces: np.ndarray) -> int:
    a, b = _edges(faces).T
    keys = np.sort(a * (int(faces.max()) + 1) + b)
    return int((keys[1:] == keys[:-1]).sum())


def first_of_each(faces: np.ndarray) -> np.ndarray:
    """Where each set of three corners occurs first, ascending."""
    ordered = np.sort(faces, axis=1)
    order = np.lexsort(ordered.T[::-1])  # stable: equal faces stay in their order
    ordered = ordered[order]
    fresh = np.ones(len(faces), dtype=bool)
    fresh[1:] = (ordered[1:] != ordered[:-1]).any(1)
    return np.sort(order[fresh])


def _edges(faces: np.ndarray) -> np.ndarray:
    """Directed edges ``(3F, 2)``; half-edge ``3f + i`` runs from corner i of face f to its next corner."""
    return np.stack([faces, np.roll(faces, -1, axis=1)], axis=2).reshape(-1, 2)


def _edge_pairs(faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Half-edges sorted by their undirected edge, and whether each is of the same edge as the one before."""
    a, b = _edges(faces).T
    keys = np.minimum(a, b) * (int(faces.max()) + 1) + np.maximum(a, b)
    order = np.argsort(keys, kind="stable")
    again = np.zeros(len(keys), dtype=bool)
    again[1:] = keys[order[1:]] == keys[order[:-1]]
    return order, again


def euler_characteristic(faces: np.ndarray) -> int:
    """V − E + F of the vertices in a face: 2 for a sphere, 1 for a disc, less two for every handle."""
    return _used(faces) - int((~_edge_pairs(faces)[1]).sum()) + len(faces)


def _used(faces: np.ndarray) -> int:
    """How many vertices are in a face."""
    return int(np.count_nonzero(np.bincount(faces.ravel())))


def manifold(faces: np.ndarray) -> tuple[bool, np.ndarray]:
    """Whether no edge has over two faces and the faces of every vertex are one fan; and the boundary's vertices.

    Fans are the connected components of corners, where two corners of one vertex hang together over a shared edge.
    """
    order, again = _edge_pairs(faces)
    start = _edges(faces)[:, 0]
    alone = ~again
    alone[:-1] &= ~again[1:]
    ends = np.unique(_edges(faces)[order[alone]])
    if (again[1:] & again[:-1]).any():
        return False, ends
    second = np.flatnonzero(again)
    first, second = order[second - 1], order[second]
    after = np.arange(len(start)).reshape(-1, 3)[:, [1, 2, 0]].ravel()  # the corner a half-edge runs to
    turned = start[first] != start[second]  # the two run opposite ways, as on an oriented surface
    joined = (
        np.concatenate([first, after[first]]),
        np.concatenate([np.where(turned, after[second], second), np.where(turned, second, after[second])]),
    )
    graph = sparse.csr_matrix((np.ones(len(joined[0]), dtype=np.int8), joined), shape=(len(start), len(start)))
    fans = csgraph.connected_components(graph, directed=False, return_labels=False)
    return int(fans) == _used(faces), ends


def components(faces: np.ndarray, vertex_count: int) -> tuple[int, np.ndarray]:
    """Number of connected components and the component of every vertex."""
    labels = component_labels(adjacency(faces, vertex_count))
    return int(labels.max(initial=-1)) + 1, labels


def _twins(faces: np.ndarray, vertex_count: int) -> np.ndarray:
    """The opposite half-edge of each, −1 at boundaries and at edges of more than two faces or of unlike orientation."""
    a, b = _edges(faces).T
    key, opposite = a * vertex_count + b, b * vertex_count + a
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    single = np.ones(len(key), dtype=bool)
    repeated = ordered[1:] == ordered[:-1]
    single[1:] &= ~repeated
    single[:-1] &= ~repeated
    place = np.minimum(np.searchsorted(ordered, opposite), len(key) - 1)
    own = np.empty(len(key), dtype=bool)
    own[order] = single
    found = (ordered[place] == opposite) & single[place] & own
    return np.where(found, order[place], -1)


def ordered_rings(faces: np.ndarray, vertex_count: int) -> Rings:
    """The one-ring of every vertex in order, see :class:`Rings`. Faces as :func:`clean_faces` leaves them."""
    half_edges = _edges(faces)
    count = len(half_edges)
    origin, target = half_edges.T
    previous = np.arange(count).reshape(-1, 3)[:, [2, 0, 1]].ravel()
    turn = _twins(faces, vertex_count)[previous]  # the next half-edge around the same origin, −1 at a boundary
    heads = np.ones(count, dtype=bool)
    heads[turn[turn >= 0]] = False
    waiting = np.ones(count, dtype=bool)
    found: list[tuple[np.ndarray, np.ndarray, int]] = []
    step = 0
    while waiting.any():
        current = _fan_starts(origin, target, heads, waiting, vertex_count)
        while len(current):
            waiting[current] = False
            found.append((origin[current], target[current], step))
            after, step = turn[current], step + 1
            last = current[after < 0]  # an open fan ends with the far corner of its last face
            found.append((origin[last], origin[previous[last]], step))
            step += 1
            current = after[after >= 0]
            current = current[waiting[current]]
    return _collect(found, vertex_count)


def _fan_starts(
    origin: np.ndarray, target: np.ndarray, heads: np.ndarray, waiting: np.ndarray, vertex_count: int
) -> np.ndarray:
    """For every vertex with half-edges left, the one its next fan starts from: heads first, then lowest target."""
    left = np.flatnonzero(waiting)
    rank = (~heads[left]).astype(np.int64) * vertex_count + target[left]
    order = np.lexsort((left, rank, origin[left]))
    ordered = left[order]
    _, first = np.unique(origin[ordered], return_index=True)
    return ordered[first]


def _collect(found: list[tuple[np.ndarray, np.ndarray, int]], vertex_count: int) -> Rings:
    vertex = np.concatenate([part[0] for part in found])
    neighbour = np.concatenate([part[1] for part in found])
    step = np.concatenate([np.full(len(part[0]), part[2]) for part in found])
    order = np.lexsort((step, vertex))
    vertex, neighbour = vertex[order], neighbour[order]
    _, first = np.unique(vertex * vertex_count + neighbour, return_index=True)  # once each, where first met
    kept = np.sort(first)
    start = np.zeros(vertex_count + 1, dtype=np.int64)
    np.cumsum(np.bincount(vertex[kept], minlength=vertex_count), out=start[1:])
    return Rings(start, neighbour[kept])
