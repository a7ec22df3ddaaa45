"""Meshes made ready once a run, so that a case maps them into memory instead of making them again."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.torch import save

from bench.api import BenchError, Topology, cache_dir, open_atomically
from bench.case import Case
from bench.data.dataset import Dataset
from bench.data.edits import EditSet

TOPOLOGY = "topology.safetensors"


@dataclass(frozen=True)
class Place:
    """Where a case's process finds and leaves things: scratch meshes, the run, the cache of trainings, the commit.

    ``case`` is the key of the case, ``cores`` those that its process is pinned to (empty: the last ones),
    ``card_share`` its share of a card's memory where several processes use one card.
    """

    scratch: Path
    run: Path
    trainings: Path
    commit: str
    other_commit: str = "refuse"
    case: str = ""
    cores: tuple[int, ...] = ()
    card_share: float = 1.0

    @property
    def progress(self) -> Path:
        return self.scratch / f"progress-{self.case}.txt"


def trainings_root(given: str | Path | None, commit: str) -> Path:
    """Where trainings are kept: the folder of ``--trainings``, else a folder a commit in the cache."""
    return Path(given) if given else cache_dir() / "trainings" / commit[:60]


def folder_of(scratch: Path, case: Case) -> Path:
    """The folder of a case's meshes: a readable part, and a hash of everything in which sets differ."""
    whole = json.dumps([case.dataset, case.vertices, list(case.counts)])
    readable = re.sub(r"[^A-Za-z0-9_.-]+", "_", case.dataset)[-60:].lstrip(".")
    return scratch / f"{readable}-{case.vertices}-{hashlib.sha256(whole.encode()).hexdigest()[:16]}"


def prepare(request: tuple[Case, Path]) -> None:
    """Load a case's data set and write it to the folder: a topology, one array a split, the edits with a true answer.

    Raises :class:`BenchError` for a data set that is not there or cannot have that many vertices.
    """
    from bench.data.load import built_in, load

    case, folder = request
    counts: Any = case.counts[:3] or None
    dataset = load(case.dataset, vertices=case.vertices or None, counts=counts)
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {**dataset.splits}
    edits = dataset.edits if dataset.edits is None else dataset.edits.first(*case.counts[3:4])
    if edits is not None:
        arrays |= {"edit-source": edits.source_mm, "edit-target": edits.target_mm}
    for name, meshes in arrays.items():
        with open_atomically(folder / f"{name}.npy") as stream:
            np.save(stream, np.ascontiguousarray(meshes, dtype=np.float32))
    meta = {
        "name": dataset.name,
        "regions": [region.name for region in dataset.topology.regions],
        "info": json.loads(json.dumps(dict(dataset.info), default=str)),
        "edits": None if edits is None else [list(edits.regions), list(edits.groups), list(edits.neutral)],
    }
    sha = hashlib.sha256(dataset.topology.digest().encode())
    for name, meshes in arrays.items():
        sha.update(name.encode())
        for start in range(0, len(meshes), 64):
            sha.update(np.ascontiguousarray(meshes[start : start + 64], dtype=np.float32).tobytes())
    meta["sha256"] = "" if built_in(case.dataset) else sha.hexdigest()  # its name and this commit say what is in it
    tensors = {key: tensor.contiguous().clone() for key, tensor in dataset.topology.to_tensors().items()}
    with open_atomically(folder / TOPOLOGY) as stream:  # last: a folder that has it is complete
        stream.write(save(tensors, {"meta": json.dumps(meta)}))


def own_digest(folder: Path) -> str:
    """The digest of prepared meshes of a user, splits, regions and edits; empty for sets of this project."""
    try:
        with safe_open(folder / TOPOLOGY, framework="pt") as file:
            return str(json.loads(file.metadata()["meta"]).get("sha256", ""))
    except (OSError, SafetensorError):
        return ""


def open_prepared(folder: Path) -> Dataset:
    """The data set that :func:`prepare` wrote, memory-mapped."""
    if not (folder / TOPOLOGY).exists():
        raise BenchError(f"expected prepared meshes in {folder}, got none; start the run again")
    with safe_open(folder / TOPOLOGY, framework="pt") as file:
        meta = json.loads(file.metadata()["meta"])
        tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118 (not a dictionary)
    topology = Topology.from_tensors(meta["name"], meta["regions"], tensors)
    arrays = {path.stem: np.load(path, mmap_mode="r") for path in sorted(folder.glob("*.npy"))}
    source, target = arrays.pop("edit-source", None), arrays.pop("edit-target", None)
    edits = None
    if source is not None and target is not None:
        edits = EditSet(topology, source, target, *map(tuple, meta["edits"]))
    return Dataset(meta["name"], topology, arrays, meta["info"], edits)
