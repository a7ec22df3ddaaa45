"""A few meshes and edits with a true answer by which anybody can hold a shipped model to its card, without ``anny``."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from bench.api import BenchError, open_atomically
from bench.data.dataset import Dataset
from bench.data.edits import EditSet
from lamm.network import Lamm

#: Coordinates are held as whole steps from the training mean.
STEP_MM = 0.01
TEST_MESHES, EDITS = 8, 12


def check_set(name: str, model: Lamm, folder: Path) -> Dataset:
    """The meshes: of heads the set that ships (``heads-mini``), of others the file beside the model.

    Errors: meshes of another topology than the model's.
    """
    if name == "heads":
        from bench.data import load

        return _same_topology(load("heads-mini"), model)
    return _read(folder / f"{name}-check.npz", model)


def _same_topology(dataset: Dataset, model: Lamm) -> Dataset:
    mine, theirs = model.layout.topology().to_tensors(), dataset.topology.to_tensors()
    keys = [key for key in mine if key == "faces" or key.startswith("regions.")]
    if any(key not in theirs or not mine[key].equal(theirs[key]) for key in keys):
        raise BenchError(f"expected {dataset.name} of the model's faces and regions, got others; train the model anew")
    return dataset


def write_check_set(dataset: Dataset, path: Path) -> None:
    """The first test meshes, and the first edit of every group and more until there are enough."""
    edits = dataset.edits
    if edits is None:
        raise BenchError(f"expected edits with a true answer in {dataset.name}, got none")
    order = sorted(range(len(edits.regions)), key=lambda i: (list(edits.groups[:i]).count(edits.groups[i]), i))[:EDITS]
    mean = dataset.topology.normalization.mean_mm.numpy()

    def steps(meshes: np.ndarray) -> np.ndarray:
        return np.round((np.asarray(meshes, dtype=np.float64) - mean) / STEP_MM).astype(np.int16)

    meta = {key: [getattr(edits, key)[i] for i in order] for key in ("regions", "groups", "neutral")}
    with open_atomically(path) as stream:
        np.savez_compressed(
            stream, test=steps(dataset.splits["test"][:TEST_MESHES]), source=steps(edits.source_mm[order]),
            target=steps(edits.target_mm[order]), meta=np.frombuffer(json.dumps(meta).encode(), dtype=np.uint8),
        )  # fmt: skip


def _read(path: Path, model: Lamm) -> Dataset:
    topology = model.layout.topology()
    mean = topology.normalization.mean_mm.numpy()
    with np.load(path, allow_pickle=False) as held:
        test, source, target = (
            (mean + held[key].astype(np.float32) * np.float32(STEP_MM)) for key in ("test", "source", "target")
        )
        meta = json.loads(held["meta"].tobytes())
    edits = EditSet(topology, source, target, tuple(meta["regions"]), tuple(meta["groups"]), tuple(meta["neutral"]))
    return Dataset(path.stem, topology, {"test": test}, {}, edits)
