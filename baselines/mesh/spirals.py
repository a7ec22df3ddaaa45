"""Spirals: for every vertex a fixed sequence of vertices around it, the support of a spiral convolution.

Both kinds grow ring by ring. Ring k + 1 of a vertex is read off ring k: for each of its vertices in turn, that
vertex's own neighbours in order, beginning after the first of them that is in ring k (so that the new ring runs the
same way round), leaving out what is in the sequence already.

* SpiralNet++ (Gong et al. 2019, section 3.1): the first S·dilation of this sequence, every ``dilation``-th; where the
  surface ends first, the S·dilation vertices nearest in space instead.
* Neural3DMM (Bouritsas et al. 2019, section 3.2): whole rings up to ``hops``, each first ring starting at the
  neighbour on the shortest path to a reference vertex, every ``dilation``-th, cut or padded with a dummy to one length.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph
from scipy.spatial import cKDTree

from baselines.mesh import surface
from baselines.mesh.hierarchy import Hierarchy, Level
from bench.api import BenchError
from bench.base.arrays import stored
from bench.base.meshes import adjacency

VERSION = 1
_CHUNK = 16_384  # vertices worked on at a time, to bound memory


def spiralnet_spirals(vertices: np.ndarray, faces: np.ndarray, length: int, dilation: int = 1) -> np.ndarray:
    """Vertex ids ``(V, length)`` int64 of SpiralNet++; column 0 is the vertex itself. Any unit of length.

    Raises :class:`BenchError` where the mesh has fewer than ``length * dilation`` vertices.
    """
    wanted = length * dilation
    if wanted < 1 or length < 1:
        raise BenchError(f"expected a spiral length and a dilation of at least 1, got {length} and {dilation}")
    if len(vertices) < wanted:
        raise BenchError(
            f"expected a mesh of at least {wanted} vertices for spirals of {length} with dilation {dilation}, got "
            f"{len(vertices)}; use a finer mesh, fewer levels or shorter spirals"
        )
    rings = surface.ordered_rings(faces, len(vertices))
    spirals = np.concatenate([_first(rings, ids, wanted) for ids in _chunks(len(vertices))])
    short = np.flatnonzero(spirals[:, -1] < 0)
    if len(short):
        spirals[short] = nearest_in_space(vertices, short, wanted)
    return spirals[:, ::dilation]


def _chunks(count: int) -> list[np.ndarray]:
    return np.split(np.arange(count), range(_CHUNK, count, _CHUNK))


def _first(rings: surface.Rings, ids: np.ndarray, wanted: int) -> np.ndarray:
    """The first ``wanted`` vertices of the sequence of each of ``ids``, −1 where it ends before."""
    walk = _Walk(rings, ids)
    while walk.grow(walk.lengths < wanted):
        pass
    return walk.table(wanted)


class _Walk:
    """Sequences of many vertices grown ring by ring, as flat arrays: (owner, vertex) pairs in order."""

    def __init__(self, rings: surface.Rings, ids: np.ndarray, first: np.ndarray | None = None) -> None:
        self.rings, self.count, self.vertex_count = rings, len(ids), len(rings.counts)
        owner, ring = _expand(rings, np.arange(len(ids)), ids)
        if first is not None:
            ring = _rotated(rings, ids, first, owner, ring)
        self.owners, self.vertices = [np.arange(len(ids)), owner], [ids, ring]
        self.known = np.zeros(0, dtype=np.int64)
        self.fresh = [self._key(o, v) for o, v in zip(self.owners, self.vertices, strict=True)]
        self.lengths = 1 + np.bincount(owner, minlength=len(ids))

    def _key(self, owner: np.ndarray, vertex: np.ndarray) -> np.ndarray:
        return owner * self.vertex_count + vertex

    def grow(self, wanted: np.ndarray) -> bool:
        """Add one ring to the sequences marked in ``wanted``; False if none of them has any further ring."""
        chosen = wanted[self.owners[-1]]
        owner, last = self.owners[-1][chosen], self.vertices[-1][chosen]
        if not len(owner):
            return False
        self.known = np.sort(np.concatenate([self.known, *self.fresh]), kind="stable")
        self.fresh = []
        place = np.arange(len(owner))  # which entry of the last ring a candidate comes from
        source, candidate = _expand(self.rings, place, last)
        known = _contains(self.known, self._key(owner[source], candidate))
        in_last = _contains(np.sort(self._key(owner, last)), self._key(owner[source], candidate))
        source, candidate = _outwards(source, candidate, in_last, known)
        keys = self._key(owner[source], candidate)
        _, first = np.unique(keys, return_index=True)
        first = np.sort(first)
        self.owners.append(owner[source[first]])
        self.vertices.append(candidate[first])
        self.fresh.append(keys[first])
        self.lengths += np.bincount(self.owners[-1], minlength=self.count)
        return len(first) > 0

    def table(self, length: int) -> np.ndarray:
        """Sequences as rows of one ``length``, cut or filled with −1."""
        owner, vertex = np.concatenate(self.owners), np.concatenate(self.vertices)
        order = np.argsort(owner, kind="stable")
        owner, vertex = owner[order], vertex[order]
        start = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=self.count))[:-1]])
        column = np.arange(len(owner)) - start[owner]
        fits = column < length
        table = np.full((self.count, length), -1, dtype=np.int64)
        table[owner[fits], column[fits]] = vertex[fits]
        return table


def _contains(ordered: np.ndarray, keys: np.ndarray) -> np.ndarray:
    place = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
    return ordered[place] == keys


def _expand(rings: surface.Rings, label: np.ndarray, vertices: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All neighbours of ``vertices`` in order, each with the label of the vertex it is a neighbour of."""
    counts = rings.counts[vertices]
    begin = np.repeat(rings.start[vertices] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    return np.repeat(label, counts), rings.neighbours[begin + np.arange(counts.sum())]


def _outwards(
    source: np.ndarray, candidate: np.ndarray, in_last: np.ndarray, known: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Candidates not yet known; those of each source begin after its first neighbour that is in the last ring."""
    met = np.cumsum(in_last)
    begin = np.concatenate([[True], source[1:] != source[:-1]])
    base = np.maximum.accumulate(np.where(begin, met - in_last, 0))
    before = (met - base) == 0  # before the first neighbour in the last ring: these go to the end
    order = np.lexsort((np.arange(len(source)), before, source))
    order = order[~known[order]]
    return source[order], candidate[order]


def _rotated(
    rings: surface.Rings, ids: np.ndarray, first: np.ndarray, owner: np.ndarray, ring: np.ndarray
) -> np.ndarray:
    """One-rings turned so that each begins with ``first`` (where that is not −1)."""
    counts = rings.counts[ids]
    start = np.concatenate([[0], np.cumsum(counts)[:-1]])
    column = np.arange(len(ring)) - start[owner]
    at = np.zeros(len(ids), dtype=np.int64)
    hit = ring == first[owner]
    at[owner[hit]] = column[hit]
    return ring[start[owner] + (column + at[owner]) % counts[owner]]


def nearest_in_space(vertices: np.ndarray, ids: np.ndarray, count: int) -> np.ndarray:
    """The ``count`` vertices nearest to each of ``ids``, itself first, equal distances in the order of ids."""
    spare = min(len(vertices), count + 8)
    _, near = cKDTree(vertices).query(vertices[ids], k=spare)
    near = near.reshape(len(ids), spare)
    distance = np.linalg.norm(vertices[near] - vertices[ids][:, None], axis=2)
    distance = np.where(near == ids[:, None], -1.0, np.round(distance / (np.ptp(vertices, axis=0).max() + 1e-30), 9))
    order = np.lexsort((near, distance), axis=1)
    return np.take_along_axis(near, order, axis=1)[:, :count]


def neural3dmm_spirals(
    vertices: np.ndarray, faces: np.ndarray, hops: int, dilation: int = 1, reference: int | None = None
) -> np.ndarray:
    """Vertex ids ``(V, L)`` int64 of Neural3DMM, the dummy written as V; L = mean + 2 std of the sequence lengths.

    ``reference``: the vertex that all first neighbours point to; by default, and in components without it, the
    component's vertex farthest from its centroid.
    """
    if hops < 1 or dilation < 1:
        raise BenchError(f"expected at least 1 hop and dilation 1, got {hops} and {dilation}")
    rings = surface.ordered_rings(faces, len(vertices))
    towards = _towards_reference(vertices, faces, reference)
    walks = []
    for ids in _chunks(len(vertices)):
        walk = _Walk(rings, ids, towards[ids])
        for _ in range(hops - 1):
            walk.grow(np.ones(len(ids), dtype=bool))
        walks.append(walk)
    lengths = -(-np.concatenate([walk.lengths for walk in walks]) // dilation)
    length = max(1, int(lengths.mean() + 2 * lengths.std()))
    spirals = np.concatenate([walk.table(length * dilation)[:, ::dilation] for walk in walks])
    spirals[spirals < 0] = len(vertices)
    return spirals


def _towards_reference(vertices: np.ndarray, faces: np.ndarray, reference: int | None) -> np.ndarray:
    """For every vertex the neighbour on its shortest path along edges to the reference; −1 at references."""
    graph = adjacency(faces, len(vertices)).tocoo()
    length = np.linalg.norm(vertices[graph.row] - vertices[graph.col], axis=1)
    longest = max(float(length.max()), 1e-30)  # coincident neighbours: an explicit 0 would read as no edge
    weights = sparse.csr_matrix((np.maximum(length, 1e-9 * longest), (graph.row, graph.col)), shape=graph.shape)
    if reference is not None and not 0 <= reference < len(vertices):
        raise BenchError(f"expected a reference vertex in 0…{len(vertices) - 1}, got {reference}")
    count, label = surface.components(faces, len(vertices))
    towards = np.full(len(vertices), -1, dtype=np.int64)
    sources = [_reference_of(vertices, np.flatnonzero(label == part), reference) for part in range(count)]
    _, before, _ = csgraph.dijkstra(weights, directed=False, indices=sources, return_predecessors=True, min_only=True)
    found = before >= 0
    towards[found] = before[found]
    return towards


def _reference_of(vertices: np.ndarray, ids: np.ndarray, reference: int | None) -> int:
    if reference is not None and reference in ids:
        return reference
    offset = np.linalg.norm(vertices[ids] - vertices[ids].mean(0), axis=1)
    return int(ids[np.argmax(np.round(offset / max(offset.max(), 1e-30), 9))])


def spiralnet_levels(hierarchy: Hierarchy, length: int, dilation: int = 1) -> list[np.ndarray]:
    """SpiralNet++ spirals of every level but the coarsest (which has no convolution), from the cache."""

    def build(level: Level) -> np.ndarray:
        return spiralnet_spirals(level.vertices_mm, level.faces, length, dilation)

    return _levels(hierarchy, f"spiralnet-{length}-{dilation}", [build] * (len(hierarchy.levels) - 1))


def neural3dmm_levels(
    hierarchy: Hierarchy, hops: tuple[int, ...], dilations: tuple[int, ...], reference: int | None = None
) -> list[np.ndarray]:
    """Neural3DMM spirals of every level but the coarsest, from the cache; coarse references follow by selection."""
    makers = []
    for index in range(len(hierarchy.levels) - 1):

        def build(level: Level, index: int = index) -> np.ndarray:
            return neural3dmm_spirals(level.vertices_mm, level.faces, hops[index], dilations[index], _kept(index))

        makers.append(build)

    def _kept(index: int) -> int | None:
        if reference is None:
            return None
        distance = np.linalg.norm(
            hierarchy.levels[index].vertices_mm - hierarchy.levels[0].vertices_mm[reference], axis=1
        )
        return int(distance.argmin())

    return _levels(hierarchy, f"neural3dmm-{hops}-{dilations}-{reference}", makers)


def _levels(hierarchy: Hierarchy, kind: str, makers: list) -> list[np.ndarray]:
    def build() -> dict[str, np.ndarray]:
        return {f"{i}": make(hierarchy.levels[i]).astype(np.int32) for i, make in enumerate(makers)}

    arrays = stored("spirals", f"{hierarchy.digest()}-{kind}-v{VERSION}", build)
    return [arrays[f"{i}"].astype(np.int64) for i in range(len(makers))]
