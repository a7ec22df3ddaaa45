"""The resolution ladder: the same shapes at any number of vertices, as one sparse linear map.

A smaller mesh keeps a subset of the vertices (quadric edge collapse, each new vertex standing where its birth vertex
stood). A larger one comes from Loop subdivision, thinned by edge collapse or refined by splitting its longest edges,
whichever is nearer. Either way every new vertex is a fixed weighted mean of old ones, so samples, edits and the
template all go through the same matrix. Being linear, a larger mesh holds no more information, only more work.
"""

from __future__ import annotations

import dataclasses
import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from scipy import sparse

from bench.api import STD_FLOOR_MM, BenchError, Normalization, Topology, cache_dir, open_atomically
from bench.base.arrays import digest, read_archive
from bench.data import store
from bench.data.dataset import Dataset
from bench.data.edits import EditSet
from bench.data.moments import Moments
from bench.data.resized import carry, resolution

VERSION = 1  # of the maps on disk
logger = logging.getLogger(__name__)

SMALLEST, LARGEST = 500, 300_000
IN_MEMORY_BYTES = 1_000_000_000  # larger sets are mapped from the disk
_CHUNK = 64


@dataclass(frozen=True, eq=False)
class LinearMap:
    """``matrix`` ``(W, V)`` sparse with rows that sum to 1: new vertices = matrix @ old ones; ``faces`` ``(F', 3)``."""

    matrix: sparse.csr_matrix
    faces: np.ndarray

    def apply(self, vertices: np.ndarray) -> np.ndarray:
        """``(n, V, 3)`` → ``(n, W, 3)``, float32, in the unit given."""
        out = np.empty((len(vertices), self.matrix.shape[0], 3), dtype=np.float32)
        for start in range(0, len(vertices), _CHUNK):
            block = np.asarray(vertices[start : start + _CHUNK], dtype=np.float32)
            flat = np.ascontiguousarray(block.transpose(1, 0, 2)).reshape(block.shape[1], -1)
            mapped = (self.matrix @ flat).reshape(-1, len(block), 3)
            out[start : start + len(block)] = mapped.transpose(1, 0, 2)
        return out


def linear_map(topology: Topology, vertices: int) -> LinearMap:
    """The map to ``vertices`` vertices, from the cache if it is there.

    Raises :class:`BenchError` outside 500 … 300,000, or if the template is not an edge-manifold triangle mesh.
    """
    if not SMALLEST <= vertices <= LARGEST:
        raise BenchError(f"expected {SMALLEST:,} to {LARGEST:,} vertices, got {vertices:,}; choose a size in between")
    template, faces = topology.template_mm.double().numpy(), topology.faces.numpy()
    sha = hashlib.sha256(f"ladder {VERSION} {vertices}".encode())
    sha.update(template.tobytes())
    sha.update(faces.tobytes())
    path = cache_dir() / "ladder" / f"{sha.hexdigest()[:24]}.npz"
    found = _read(path)
    if found is None:
        matrix, new_faces = resolution.build(template, faces, vertices)
        found = LinearMap(matrix.astype(np.float32), new_faces)
        _write(path, found)
    return found


def resample(dataset: Dataset, vertices: int) -> Dataset:
    """The same data set at exactly ``vertices`` vertices: samples, template, regions, controls and edits.

    Regions follow the vertex that weighs most in each new one and stay as connected as they were; a control vertex
    goes to the nearest new vertex of its region. The normalisation is fitted afresh on the mapped train meshes.
    """
    if vertices == dataset.topology.vertex_count:
        return dataset
    mapping = linear_map(dataset.topology, vertices)
    topology = carry.topology(dataset.topology, mapping.matrix, mapping.faces)
    meshes = sum(len(split) for split in dataset.splits.values())
    if 12 * meshes * vertices > IN_MEMORY_BYTES:
        splits, normalization = _stored(dataset, vertices, mapping, topology)
    else:
        splits = {name: mapping.apply(split) for name, split in dataset.splits.items()}
        normalization = topology.normalization
        if len(splits.get("train", ())):
            normalization = Normalization.fit(store.tensor(splits["train"]))
    topology = dataclasses.replace(topology, normalization=normalization)
    edits = None if dataset.edits is None else _edits(dataset.edits, topology, mapping)
    info = {**dataset.info, "resampled_from": dataset.topology.vertex_count, "ladder_version": VERSION}
    return Dataset(dataset.name, topology, splits, info, edits)


def _stored(
    dataset: Dataset, vertices: int, mapping: LinearMap, topology: Topology
) -> tuple[dict[str, np.ndarray], Normalization]:
    """The mapped splits as memory maps in the cache, and their normalisation, made once in one pass."""
    sizes = {name: (len(split), vertices, 3) for name, split in dataset.splits.items()}
    sha = hashlib.sha256()
    for name in sorted(dataset.splits):
        sha.update(f"{name}{dataset.splits[name].shape}".encode())
        sha.update(np.ascontiguousarray(dataset.splits[name]).data)
    identity = {
        "ladder": VERSION,
        "vertices": vertices,
        "topology": dataset.topology.digest(),
        "meshes": sha.hexdigest(),
    }
    moments = Moments(topology.template_mm.numpy())

    def fill(array: str, start: int, stop: int) -> np.ndarray:
        if array in ("mean", "std"):
            found = moments.mean() if array == "mean" else moments.std(STD_FLOOR_MM)
            return found[start:stop]
        rows = mapping.apply(dataset.splits[array][start:stop])
        if array == "train":
            moments.add(rows)
        return rows

    ordered = {**sizes, "mean": (vertices, 3), "std": (vertices, 3)}
    stored = store.get(cache_dir() / "ladder", f"{dataset.name}-{vertices}", identity, ordered, fill, block=_CHUNK)
    mean, std = (torch.from_numpy(stored.arrays[key].copy()) for key in ("mean", "std"))
    return {name: stored.arrays[name] for name in sizes}, Normalization(mean, std)


def _edits(edits: EditSet, topology: Topology, mapping: LinearMap) -> EditSet:
    source, target = mapping.apply(edits.source_mm), mapping.apply(edits.target_mm)
    return dataclasses.replace(edits, topology=topology, source_mm=source, target_mm=target)


def _write(path: Path, mapping: LinearMap) -> None:
    matrix = mapping.matrix
    arrays = {"data": matrix.data, "indices": matrix.indices, "indptr": matrix.indptr}
    arrays |= {"shape": np.array(matrix.shape), "faces": mapping.faces}
    try:
        with open_atomically(path) as stream:
            np.savez(stream, digest=np.frombuffer(digest(arrays), dtype=np.uint8), **arrays)  # type: ignore[arg-type]
    except OSError as error:
        logger.warning("the map to %d vertices is not kept: %s cannot be written (%s)", matrix.shape[0], path, error)


def _read(path: Path) -> LinearMap | None:
    """The stored map, or None if there is none or it is damaged (it is then made anew)."""
    arrays = read_archive(path)
    if arrays is None and not path.exists():
        return None
    kept = (arrays or {}).pop("digest", np.zeros(0, dtype=np.uint8)).tobytes()
    if arrays is None or set(arrays) != {"data", "indices", "indptr", "shape", "faces"} or kept != digest(arrays):
        logger.warning("%s is damaged and made anew", path)
        return None
    shape = tuple(int(n) for n in arrays["shape"])
    matrix = sparse.csr_matrix((arrays["data"], arrays["indices"], arrays["indptr"]), shape=shape)
    return LinearMap(matrix, arrays["faces"])
