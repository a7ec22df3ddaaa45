"""Meshes made ready once a run, so that a case maps them into memory instead of making them again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import safe_open
from safetensors.torch import save_file

from bench.api import BenchError, Topology, open_atomically
from bench.case import Case
from bench.data.dataset import Dataset

TOPOLOGY = "topology.safetensors"


def folder_of(scratch: Path, case: Case) -> Path:
    return scratch / f"{case.dataset.replace('/', '_')[-60:]}-{case.vertices}"


def prepare(request: tuple[str, int, Path]) -> None:
    """Load ``(data set, vertices)`` and write it to the folder: a topology and one array a split.

    Raises :class:`BenchError` for a data set that is not there or cannot have that many vertices.
    """
    from bench.data.load import load

    spec, vertices, folder = request
    dataset = load(spec, vertices=vertices)
    folder.mkdir(parents=True, exist_ok=True)
    for split, meshes in dataset.splits.items():
        with open_atomically(folder / f"{split}.npy") as stream:
            np.save(stream, np.ascontiguousarray(meshes, dtype=np.float32))
    names = [region.name for region in dataset.topology.regions]
    meta = {"name": dataset.name, "regions": json.dumps(names), "info": json.dumps(dict(dataset.info), default=str)}
    tensors = {key: tensor.contiguous().clone() for key, tensor in dataset.topology.to_tensors().items()}
    save_file(tensors, folder / TOPOLOGY, meta)


def open_prepared(folder: Path) -> Dataset:
    """The data set that :func:`prepare` wrote, memory-mapped."""
    if not (folder / TOPOLOGY).exists():
        raise BenchError(f"expected prepared meshes in {folder}, got none; start the run again")
    tensors: dict[str, Any] = {}
    with safe_open(folder / TOPOLOGY, framework="pt") as file:
        meta = file.metadata()
        for key in file.keys():  # noqa: SIM118 (not a dictionary)
            tensors[key] = file.get_tensor(key)
    topology = Topology.from_tensors(meta["name"], json.loads(meta["regions"]), tensors)
    splits = {path.stem: np.load(path, mmap_mode="r") for path in sorted(folder.glob("*.npy"))}
    return Dataset(meta["name"], topology, splits, json.loads(meta["info"]))
