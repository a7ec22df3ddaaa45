"""Small facts about triangle meshes: edges, components, islands, control vertices."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph


def sides(faces: np.ndarray) -> np.ndarray:
    """The directed sides ``(3F, 2)`` of all faces: first all sides 0→1, then 1→2, then 2→0."""
    return np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])


def unique_pairs(pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sorted unique rows of ``(n, 2)`` ids, where each row went ``(n,)``, and how often each occurs.

    Packs two ids in one number, which sorts many times faster than rows do.
    """
    base = int(pairs.max(initial=0)) + 1
    keys, inverse, counts = np.unique(
        pairs[:, 0].astype(np.int64) * base + pairs[:, 1], return_inverse=True, return_counts=True
    )
    return np.stack([keys // base, keys % base], axis=1), inverse.ravel(), counts


def edges(faces: np.ndarray) -> np.ndarray:
    """Undirected edges ``(E, 2)``, each once, smaller id first."""
    pairs = np.sort(sides(faces), axis=1)
    base = int(pairs.max(initial=0)) + 1
    keys = np.unique(pairs[:, 0].astype(np.int64) * base + pairs[:, 1])
    return np.stack([keys // base, keys % base], axis=1)


def adjacency(faces: np.ndarray, count: int, weights: np.ndarray | None = None) -> sparse.csr_matrix:
    """Symmetric sparse ``(count, count)`` matrix: 1 (or the edge's weight) where two vertices share an edge."""
    pairs = edges(faces)
    values = np.ones(len(pairs)) if weights is None else weights
    half = sparse.coo_matrix((values, (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    return (half + half.T).tocsr()


def edge_lengths(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Length of every edge of :func:`edges`, in the unit of ``vertices``."""
    pairs = edges(faces)
    return np.linalg.norm(vertices[pairs[:, 0]] - vertices[pairs[:, 1]], axis=1)


def component_labels(graph: sparse.csr_matrix) -> np.ndarray:
    """The number of the connected component that each vertex is in ``(V,)`` int64, from 0."""
    return np.asarray(csgraph.connected_components(graph, directed=False)[1], dtype=np.int64)


def rim(faces: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Ids of the vertices ``inside`` (a mask ``(V,)``) that share an edge with one outside, sorted."""
    pairs = edges(faces)
    crossing = pairs[inside[pairs[:, 0]] != inside[pairs[:, 1]]]
    return np.unique(crossing[inside[crossing]])


def components(graph: sparse.csr_matrix, members: np.ndarray) -> list[np.ndarray]:
    """Connected components of the subgraph on ``members`` (ids), the largest first (ties: smallest id first)."""
    label = component_labels(graph[members][:, members])
    parts = [members[label == part] for part in range(label.max() + 1)] if len(members) else []
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))


def merge_islands(labels: np.ndarray, graph: sparse.csr_matrix) -> np.ndarray:
    """Give every part of a label but its largest to the neighbouring label it touches most, until none is left.

    ``labels`` ``(V,)`` ints. A part that touches no other label (a component of its own) keeps its label.
    """
    labels = labels.copy()
    for _ in range(64):
        islands = []
        for label in np.unique(labels):
            islands += components(graph, np.flatnonzero(labels == label))[1:]
        changed = False
        for island in sorted(islands, key=lambda part: (len(part), int(part[0]))):
            around = np.setdiff1d(graph[island].indices, island)
            others = labels[around][labels[around] != labels[island[0]]]
            if len(others):
                labels[island] = np.bincount(others).argmax()
                changed = True
        if not changed:
            break
    return labels


def farthest_points(vertices: np.ndarray, members: np.ndarray, count: int) -> np.ndarray:
    """``count`` ids of ``members``: first the one farthest from their centroid, then each the farthest from all
    chosen so far (Euclidean). Ties go to the smaller id."""
    members = np.sort(members)
    points = vertices[members]
    count = min(count, len(members))
    chosen = [int(np.argmax(np.linalg.norm(points - points.mean(0), axis=1)))]
    distance = np.linalg.norm(points - points[chosen[0]], axis=1)
    while len(chosen) < count:
        nearest = int(np.argmax(distance))
        if distance[nearest] <= 0:
            break
        chosen.append(nearest)
        distance = np.minimum(distance, np.linalg.norm(points - points[nearest], axis=1))
    return np.sort(members[chosen])


def control_count(vertex_count: int) -> int:
    """How many control vertices a region of ``vertex_count`` vertices gets: √n / 1.6, between 6 and 14."""
    return max(6, min(14, int(np.sqrt(vertex_count) / 1.6)))
