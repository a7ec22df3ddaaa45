"""CoMA (Ranjan et al., ECCV 2018) as its authors lay it out, or as torch_geometric stores it.

Original: ``ROOT/FaceTalk_…/expression/expression.000001.ply``, in metres. torch_geometric: ``ROOT/processed``. The
papers call their test set "interpolation", but every program takes other frames, so each has a name of its own here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

import bench.data.own.own as own
from bench.api import BenchError, Normalization, Topology
from bench.base.console import plain_line
from bench.data import store
from bench.data.dataset import SPLITS, Dataset
from bench.data.own import splits
from bench.data.own.frames import Frame, frame
from bench.data.own.sources import Reader, find

UNIT_MM = 1000.0
_VALIDATION_EVERY = 20

# Name → which frames are test, given the position in the whole sorted list and in the frame's own sequence.
INTERPOLATION: dict[str, Callable[[int, int], bool]] = {
    # The authors' program: 10 of each 100 files. It took them in the order the disk listed them; here sorted.
    "interpolation-coma": lambda overall, in_sequence: overall % 100 < 10,
    # A widely used later program: 11 of each 100.
    "interpolation-11": lambda overall, in_sequence: overall % 100 <= 10,
    # torch_geometric: the last 10 of each 100 of a sequence.
    "interpolation-pyg": lambda overall, in_sequence: in_sequence % 100 >= 90,
}
DEFAULT = "interpolation-pyg"


def manifest(names: Sequence[str], split: str) -> splits.Manifest:
    """A published split by name: an entry of :data:`INTERPOLATION`, ``expression:NAME`` or ``identity:NAME``.

    ``expression:`` and ``identity:`` (leave one out) take every frame of that expression or subject as test. The
    papers have no validation set: here it is every 20th training frame, which no longer trains.
    """
    parts = [name.split("/")[-3:] for name in names]
    if any(len(part) != 3 for part in parts):
        bad = next(name for name, part in zip(names, parts, strict=True) if len(part) != 3)
        raise BenchError(
            f"expected CoMA's subject/expression/frame, got {bad!r}; give the folder that holds FaceTalk_…"
        )
    order = sorted(range(len(names)), key=lambda i: parts[i])
    held = _held_out(order, parts, split)
    train = [names[i] for i in order if not held[i]]
    validation = train[_VALIDATION_EVERY // 2 :: _VALIDATION_EVERY]
    rest = set(validation)
    return splits.Manifest(
        f"coma-{split}",
        {
            "train": tuple(name for name in train if name not in rest),
            "validation": tuple(validation),
            "test": tuple(names[i] for i in order if held[i]),
        },
    )


def _held_out(order: list[int], parts: list[list[str]], split: str) -> list[bool]:
    held = [False] * len(parts)
    kind, _, wanted = split.partition(":")
    if kind in ("expression", "identity") and wanted:
        column = 1 if kind == "expression" else 0
        known = sorted({part[column] for part in parts})
        if wanted not in known:
            raise BenchError(f"expected an {kind} of {', '.join(known)}, got {wanted!r}; choose one")
        for i in order:
            held[i] = parts[i][column] == wanted
        return held
    if split not in INTERPOLATION:
        known_splits = ", ".join([*INTERPOLATION, "expression:NAME", "identity:NAME"])
        raise BenchError(f"expected a split of {known_splits}, got {split!r}; choose one")
    seen: dict[tuple[str, str], int] = {}
    for overall, i in enumerate(order):
        sequence = (parts[i][0], parts[i][1])
        held[i] = INTERPOLATION[split](overall, seen.get(sequence, 0))
        seen[sequence] = seen.get(sequence, 0) + 1
    return held


def load(
    spec: str,
    *,
    counts: tuple[int, int, int] | None = None,
    seed: int = 0,
    split: str = DEFAULT,
    regions: str | None = None,
    region_count: int = 11,
    progress: store.Progress | None = None,
) -> Dataset:
    """``coma:FOLDER`` in either layout. ``counts`` keeps the first of each split, this many; ``seed`` plays no part."""
    path = Path(spec.removeprefix("coma:"))
    if not path.is_dir():
        raise BenchError(f"expected a folder with CoMA's FaceTalk_… folders, got {path}; check the path")
    if (path / "processed" / "training.pt").is_file():
        return _from_torch_geometric(path, split, regions, region_count, counts)
    raw = path / "raw"
    path = raw if raw.is_dir() and any(raw.glob("FaceTalk_*")) else path
    samples, template = find(path)
    chosen = _first(manifest([sample.name for sample in samples], split), counts)
    reader = Reader()
    common = frame(samples, template, reader)
    stored = own.keep(path, samples, chosen, common, UNIT_MM, template, reader, progress)
    parts = own.cut(path, common, UNIT_MM, regions, region_count)
    settings = {"name": "coma", "licence": "research only: see coma.is.tue.mpg.de"}
    return own.assemble(path, settings, chosen, common, UNIT_MM, parts, stored)


def _first(whole: splits.Manifest, counts: tuple[int, int, int] | None) -> splits.Manifest:
    if counts is None:
        return whole
    have = tuple(len(whole.splits[s]) for s in SPLITS)
    if any(wanted > n for wanted, n in zip(counts, have, strict=True)):
        raise BenchError(f"expected at most {have} meshes of {whole.name}, got {counts}; ask for fewer")
    shorter = {s: whole.splits[s][:n] for s, n in zip(SPLITS, counts, strict=True)}
    return splits.Manifest(f"{whole.name}-first-{'-'.join(map(str, counts))}", shorter)


def _from_torch_geometric(
    path: Path, split: str, regions: str | None, region_count: int, counts: tuple[int, int, int] | None
) -> Dataset:
    """Through ``torch_geometric.datasets.CoMA``, whose stored files fix the split (:data:`DEFAULT`)."""
    if split != DEFAULT:
        raise BenchError(
            f"expected split {DEFAULT} for torch_geometric's files, got {split!r}; use the original layout"
        )
    from torch_geometric.datasets import CoMA

    for name in ("training.pt", "test.pt"):
        _refuse_pickled_code(path / "processed" / name)
    try:
        sets = [CoMA(str(path), train=train) for train in (True, False)]
    except (RuntimeError, ImportError, OSError) as error:
        raise BenchError(f"{path}: expected torch_geometric's CoMA with raw/COMA_data.zip, got {error}") from error
    faces = sets[0][0].face.t().contiguous().numpy().astype(np.int64)
    arrays = [np.stack([item.pos.numpy() for item in found]).astype(np.float32) * np.float32(UNIT_MM) for found in sets]
    names = [[f"{side}-{i:05d}" for i in range(len(a))] for side, a in zip(("train", "test"), arrays, strict=True)]
    kept = np.ones(len(arrays[0]), dtype=bool)
    kept[_VALIDATION_EVERY // 2 :: _VALIDATION_EVERY] = False
    train = [name for name, keep in zip(names[0], kept, strict=True) if keep]
    validation = [name for name, keep in zip(names[0], kept, strict=True) if not keep]
    whole = splits.Manifest(
        f"coma-{DEFAULT}", {"train": tuple(train), "validation": tuple(validation), "test": tuple(names[1])}
    )
    chosen = _first(whole, counts)
    meshes = dict(zip(SPLITS, (arrays[0][kept], arrays[0][~kept], arrays[1]), strict=True))
    meshes = {s: array[: len(chosen.splits[s])] for s, array in meshes.items()}
    common = Frame(meshes["train"][0].astype(np.float64), faces, None)
    parts = own.cut(path, common, 1.0, regions, region_count)
    topology = Topology(
        "coma",
        torch.from_numpy(meshes["train"][0].copy()),
        torch.from_numpy(faces),
        parts,
        Normalization.fit(torch.from_numpy(meshes["train"])),
    )
    info: dict[str, Any] = {"source": str(path), "unit": "mm", "split": chosen.name, "split_sha256": chosen.sha256}
    return Dataset("coma", topology, meshes, info)


def _refuse_pickled_code(path: Path) -> None:
    """torch_geometric falls back to a full unpickling; only files that load without one are let through."""
    try:
        torch.load(path, weights_only=True, map_location="cpu")
    except FileNotFoundError:
        raise BenchError(f"expected {path}, got no such file; run torch_geometric's CoMA once") from None
    except Exception as error:  # a damaged file can raise anything
        reason = plain_line(str(error).splitlines()[0], 160)
        raise BenchError(f"{path}: expected tensors only, got {reason}; process the data set again") from error
