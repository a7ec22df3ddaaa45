"""Regions of a template: from a file, from vertex colours, from the published pickle, or found automatically."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from scipy import sparse
from scipy.sparse import csgraph

from bench.api import BenchError, Region
from bench.base import meshes
from bench.base.bounds import read_json
from bench.base.pickles import load_pickle
from bench.data.own.readers import read_archive

_REFINEMENTS = 4
# A colour is a region's if it covers this share of the vertices; rarer ones are blends between two regions.
_COLOUR_SHARE = 0.005


def from_file(path: Path, vertices: np.ndarray, faces: np.ndarray) -> tuple[Region, ...]:
    """Regions of a JSON, NPZ or (published LAMM) pickle file.

    JSON: ``{"nose": [ids…], …}``, or ``{"regions": {…}, "controls": {"nose": [ids…]}}``, or a list with the region
    number of every vertex. NPZ: an array of ids a region (controls as ``name.controls``), or one array ``labels``
    ``(V,)``. Pickle: a dictionary or list of id lists, read without running any code. Regions may overlap; vertices
    in none become the region ``rest``; controls that are not given are found by farthest points.
    """
    suffix = path.suffix.lower()
    if suffix == ".json":
        content = read_json(path)
    elif suffix == ".npz":
        content = _from_archive(read_archive(path))
    elif suffix in (".pickle", ".pkl"):
        content = load_pickle(path)
    else:
        raise BenchError(f"{path}: expected regions as .json, .npz or .pickle, got {suffix or 'no ending'}; convert it")
    try:
        return from_ids(content, vertices, faces)
    except BenchError as error:
        raise BenchError(f"{path}: {error}") from None


def _from_archive(arrays: dict[str, np.ndarray]) -> Any:
    if "labels" in arrays:
        return arrays["labels"]
    controls = {key.removesuffix(".controls"): ids for key, ids in arrays.items() if key.endswith(".controls")}
    return {"regions": {k: v for k, v in arrays.items() if not k.endswith(".controls")}, "controls": controls}


def from_ids(content: Any, vertices: np.ndarray, faces: np.ndarray) -> tuple[Region, ...]:
    """Regions from id lists (by name or in order), or from one label a vertex."""
    controls: Mapping[str, Any] = {}
    if isinstance(content, Mapping) and isinstance(content.get("regions", content.get("region_ids")), (Mapping, list)):
        controls = content.get("controls") or {}
        content = content.get("regions", content.get("region_ids"))
    flat = isinstance(content, (list, tuple, np.ndarray)) and len(content) and np.ndim(content[0]) == 0
    if flat:
        content = _labels_to_ids(np.asarray(content), len(vertices))
    if isinstance(content, (list, tuple)):
        content = {f"region_{index:02d}": ids for index, ids in enumerate(content)}
    if not isinstance(content, Mapping) or not content:
        raise BenchError("expected lists of vertex ids, one per region, got none; see the README for the format")
    members = {str(name): _ids(ids, len(vertices), str(name)) for name, ids in content.items()}
    given = {str(name): _ids(ids, len(vertices), f"controls of {name}") for name, ids in dict(controls).items()}
    for name in given:
        if name not in members:
            raise BenchError(
                f"expected controls of a region in the file, got {name!r}; name one of {', '.join(members)}"
            )
        if not np.isin(given[name], members[name]).all():
            raise BenchError(f"expected the controls of {name!r} inside it, got others; correct the lists")
    covered = np.zeros(len(vertices), dtype=bool)
    for ids in members.values():
        covered[ids] = True
    if not covered.all():
        members["rest"] = np.flatnonzero(~covered)
    graph = meshes.adjacency(faces, len(vertices))
    return tuple(region(name, ids, vertices, graph, given.get(name)) for name, ids in members.items())


def _labels_to_ids(labels: np.ndarray, count: int) -> dict[str, np.ndarray]:
    if len(labels) != count or labels.dtype.kind not in "iuU":
        raise BenchError(
            f"expected one region number for each of {count} vertices, got {len(labels)} of {labels.dtype}; this file "
            "may belong to another template"
        )
    return {str(label): np.flatnonzero(labels == label) for label in np.unique(labels)}


def _ids(ids: Any, count: int, name: str) -> np.ndarray:
    try:
        array = np.asarray(ids)
        if array.ndim != 1 or array.dtype.kind not in "iu" or not len(array):
            raise ValueError
    except (ValueError, TypeError):
        raise BenchError(
            f"region {name!r}: expected a list of vertex ids (whole numbers), got {str(ids)[:60]}"
        ) from None
    if array.min() < 0 or array.max() >= count:
        raise BenchError(
            f"region {name!r}: expected vertex ids 0…{count - 1}, got {array.min()}…{array.max()}: this file belongs "
            "to another template; take the one made for this vertex count"
        )
    return np.unique(array.astype(np.int64))


def region(
    name: str, ids: np.ndarray, vertices: np.ndarray, graph: sparse.csr_matrix, controls: np.ndarray | None = None
) -> Region:
    """A region with the given control vertices, or with some by farthest points in its largest connected part."""
    if controls is None:
        largest = meshes.components(graph, ids)[0]
        controls = meshes.farthest_points(vertices, largest, meshes.control_count(len(largest)))
    return Region(name, torch.from_numpy(ids), torch.from_numpy(controls))


def from_colours(colours: np.ndarray, vertices: np.ndarray, faces: np.ndarray) -> tuple[Region, ...]:
    """One region a vertex colour ``(V, 3)``; rare colours (blends at the seams) go to the neighbouring region.

    Raises :class:`BenchError` if there is only one colour, or no colour covers enough vertices.
    """
    values, label = np.unique(colours, axis=0, return_inverse=True)
    label = label.ravel()
    share = np.bincount(label) / len(label)
    main = np.flatnonzero((share >= _COLOUR_SHARE) & (np.bincount(label) >= 3))
    if not 2 <= len(main) <= 64:
        raise BenchError(
            f"expected 2 to 64 colours that each cover {_COLOUR_SHARE:.1%} of the vertices, got {len(main)}; paint "
            "the regions in flat colours, or give a file of ids"
        )
    graph = meshes.adjacency(faces, len(vertices))
    result = np.where(np.isin(label, main), np.searchsorted(main, label), -1)
    result = _spread(result, values[label].astype(np.float64), values[main].astype(np.float64), graph)
    names = ["colour_{:02x}{:02x}{:02x}".format(*values[index]) for index in main]
    return tuple(region(name, np.flatnonzero(result == i), vertices, graph) for i, name in enumerate(names))


def _spread(label: np.ndarray, colour: np.ndarray, main: np.ndarray, graph: sparse.csr_matrix) -> np.ndarray:
    """Give every unlabelled vertex (−1) the label most of its neighbours have; others take the nearest colour."""
    label = label.copy()
    while (label < 0).any():
        votes = np.zeros((len(label), len(main)))
        known = label >= 0
        votes[known, label[known]] = 1.0
        around = (graph @ votes)[~known]
        found = around.sum(1) > 0
        if not found.any():
            rest = np.flatnonzero(~known)
            label[rest] = np.linalg.norm(colour[rest, None] - main[None], axis=2).argmin(1)
            break
        label[np.flatnonzero(~known)[found]] = around[found].argmax(1)
    return label


def automatic(vertices: np.ndarray, faces: np.ndarray, count: int = 11) -> tuple[Region, ...]:
    """``count`` connected regions of nearly equal vertex numbers that follow the surface.

    Seeds by farthest points along edges (geodesic), at least one a connected piece where there are few; then always
    the smallest region takes the nearest vertex beside it; then each seed moves to the middle of its region and the
    growth is repeated. More than ``count`` pieces share the regions of the nearest seeds.
    """
    if not 1 <= count <= len(vertices) // 4:
        raise BenchError(f"expected 1 to {len(vertices) // 4} regions for {len(vertices)} vertices, got {count}")
    lengths = np.maximum(meshes.edge_lengths(vertices, faces), 1e-12)
    graph = meshes.adjacency(faces, len(vertices), lengths)
    seeds = _far_seeds(graph, vertices, count)
    label = _grow(graph, vertices, seeds)
    for _ in range(_REFINEMENTS):
        seeds = [_middle(graph, np.flatnonzero(label == index)) for index in range(count)]
        label = _grow(graph, vertices, seeds)
    plain = meshes.adjacency(faces, len(vertices))
    return tuple(
        region(f"region_{index:02d}", np.flatnonzero(label == index), vertices, plain) for index in range(count)
    )


def _far_seeds(graph: sparse.csr_matrix, vertices: np.ndarray, count: int) -> list[int]:
    piece = meshes.component_labels(graph)
    largest = int(np.bincount(piece).argmax())
    centre = vertices[piece == largest].mean(0)
    inside = np.where(piece == largest, np.linalg.norm(vertices - centre, axis=1), -1)
    seeds = [int(inside.argmax())]
    distance = csgraph.dijkstra(graph, directed=False, indices=seeds[0])
    big = np.bincount(piece)[piece] >= len(vertices) / (4 * count)  # specks get no seed of their own
    while len(seeds) < count:
        reach = np.where(np.isfinite(distance), distance, 1e300 if len(seeds) < count else 0.0)
        reach[~big] = -1
        seeds.append(int(reach.argmax()))
        distance = np.minimum(distance, csgraph.dijkstra(graph, directed=False, indices=seeds[-1]))
    return seeds


def _grow(graph: sparse.csr_matrix, vertices: np.ndarray, seeds: Sequence[int]) -> np.ndarray:
    """Region of every vertex ``(V,)``: the smallest region that can still grow takes its nearest free neighbour."""
    label = np.full(len(vertices), -1)
    size = [0] * len(seeds)
    fronts: list[list[tuple[float, int]]] = [[(0.0, seed)] for seed in seeds]
    active = [(0, index) for index in range(len(seeds))]
    indptr, neighbours, weights = graph.indptr.tolist(), graph.indices.tolist(), graph.data.tolist()
    while active:
        _, index = heapq.heappop(active)
        front = fronts[index]
        while front and label[front[0][1]] >= 0:
            heapq.heappop(front)
        if not front:
            continue
        distance, vertex = heapq.heappop(front)
        label[vertex] = index
        size[index] += 1
        for position in range(indptr[vertex], indptr[vertex + 1]):
            if label[neighbours[position]] < 0:
                heapq.heappush(front, (distance + weights[position], neighbours[position]))
        heapq.heappush(active, (size[index], index))
    loose = label < 0
    if loose.any():  # pieces without a seed
        places = vertices[list(seeds)]
        piece = meshes.component_labels(graph)
        for part in np.unique(piece[loose]):
            members = np.flatnonzero(piece == part)
            label[members] = np.linalg.norm(places - vertices[members].mean(0), axis=1).argmin()
    return label


def _middle(graph: sparse.csr_matrix, members: np.ndarray) -> int:
    """The member farthest (along edges) from the region's border; of a piece without border, the first."""
    inner = graph[members]
    outside = np.setdiff1d(inner.indices, members)
    if not len(outside):
        return int(members[0])
    label = np.zeros(graph.shape[0], dtype=bool)
    label[members] = True
    border = [int(v) for v, row in zip(members, _rows(inner), strict=True) if not label[row].all()]
    sub = graph[members][:, members]
    start = np.searchsorted(members, border)
    depth = csgraph.dijkstra(sub, directed=False, indices=start, min_only=True)
    return int(members[np.where(np.isfinite(depth), depth, -1).argmax()])


def _rows(matrix: sparse.csr_matrix) -> list[np.ndarray]:
    return np.split(matrix.indices, matrix.indptr[1:-1])
