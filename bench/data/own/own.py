"""Anyone's own registered meshes: read, checked, split, cut into regions, kept as one memory-mapped array."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench.api import BenchError, Normalization, Region, Topology, cache_dir
from bench.base.bounds import read_json
from bench.data import store
from bench.data.dataset import SPLITS, Dataset
from bench.data.own import regions as region_tools
from bench.data.own import splits, true_edits
from bench.data.own.findings import Inspection
from bench.data.own.frames import Frame, frame
from bench.data.own.sources import Reader, Sample, find

UNITS_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "inch": 25.4}
SETTINGS = "dataset.json"
_VERSION = 1


def unit_factor(unit: str | float | None, size: float | None = None) -> float:
    """Millimetres in one unit of the files. ``unit`` is mm, cm, m, inch or a positive factor; it must be stated."""
    if unit is None:
        guess = "" if size is None else f" (the first mesh is {size:.4g} across)"
        raise BenchError(
            f"expected the unit of the meshes, got none{guess}; state mm, cm, m, inch or a factor to mm: "
            f"'FOLDER?unit=mm', --unit where a command has it, or \"unit\" in {SETTINGS}"
        )
    if isinstance(unit, str) and unit in UNITS_MM:
        return UNITS_MM[unit]
    try:
        factor = float(unit)
    except ValueError:
        factor = -1.0
    if not np.isfinite(factor) or factor <= 0:
        raise BenchError(f"expected a unit of {', '.join(UNITS_MM)} or a positive factor to mm, got {unit!r}; state it")
    return factor


def load(
    spec: str,
    *,
    counts: tuple[int, int, int] | None = None,
    seed: int = 0,
    unit: str | float | None = None,
    regions: str | None = None,
    region_count: int = 11,
    template: str | None = None,
    split: str | None = None,
    split_by: str | None = None,
    hold_out: Sequence[str] = (),
    progress: store.Progress | None = None,
) -> Dataset:
    """Load a folder or list of meshes. What is not given is taken from ``dataset.json`` in the folder.

    ``unit`` of the files; ``regions`` a file of ids, ``colours`` or ``auto``; ``split`` a manifest, or ``split_by`` a
    regular expression on the names with ``hold_out`` keys for test, else at random by ``seed``. The first loading
    reads and checks every file; later ones map the stored array. Raises :class:`BenchError` naming file and remedy.
    """
    path = Path(spec)
    given = {"unit": unit, "regions": regions, "template": template, "split": split, "split_by": split_by}
    chosen = {**settings(path), **{k: v for k, v in given.items() if v is not None}}
    samples, found_template = find(path)
    template_path = beside(path, chosen["template"]) if chosen.get("template") else found_template
    names = [sample.name for sample in samples]
    manifest = manifest_of(path, samples, chosen, seed, counts, hold_out or chosen.get("hold_out", ()))
    manifest.check(names)
    reader = Reader()
    common = frame(samples, template_path, reader)
    factor = unit_factor(chosen.get("unit"), float(np.linalg.norm(np.ptp(common.template, axis=0))))
    stored = keep(path, samples, manifest, common, factor, template_path, reader, progress)
    parts = cut(path, common, factor, chosen.get("regions"), int(chosen.get("region_count", region_count)))
    dataset = assemble(path, chosen, manifest, common, factor, parts, stored)
    edits = true_edits.load(path, common, factor, dataset.topology, stored, manifest.splits["train"])
    return dataclasses.replace(dataset, edits=edits)


def settings(path: Path) -> dict[str, Any]:
    """``dataset.json`` of a folder: ``unit``, ``regions``, ``region_count``, ``template``, ``split``, ``split_by``,
    ``hold_out``, ``name``, ``licence``."""
    file = path / SETTINGS
    if not path.is_dir() or not file.is_file():
        return {}
    content = read_json(file)
    known = ["unit", "regions", "region_count", "template", "split", "split_by", "hold_out", "name", "licence"]
    unknown = sorted(set(content) - set(known)) if isinstance(content, dict) else ["no object"]
    if unknown:
        raise BenchError(f"{file}: expected settings {', '.join(known)}, got {', '.join(unknown)}; correct it")
    return content


def beside(path: Path, name: str) -> Path:
    folder = path if path.is_dir() else path.parent
    return next((p for p in (Path(name), folder / name) if p.is_file()), Path(name))


def manifest_of(
    path: Path, samples: Sequence[Sample], chosen: dict[str, Any], seed: int, counts: Any, hold_out: Sequence[str]
) -> splits.Manifest:
    """Who is on which side; ``counts`` takes so many of each, without moving a mesh to another side."""
    names = [sample.name for sample in samples]
    if chosen.get("split"):
        return splits.subset(splits.Manifest.load(beside(path, chosen["split"])), counts, seed)
    if chosen.get("split_by"):
        return splits.subset(splits.by_pattern(names, chosen["split_by"], seed, hold_out, counts), counts, seed)
    if any(sample.split for sample in samples):
        wrong = next((s for s in samples if s.split not in (*SPLITS, "val")), None)
        if wrong:
            raise BenchError(
                f"{path}: expected a split of {', '.join(SPLITS)} for every mesh, got {wrong.split!r} for "
                f"{wrong.name}; correct the list"
            )
        sides = {
            s: tuple(x.name for x in samples if (x.split if x.split != "val" else "validation") == s) for s in SPLITS
        }
        return splits.subset(splits.Manifest(path.stem, sides), counts, seed)
    return splits.at_random(names, seed, counts)


def keep(
    path: Path,
    samples: Sequence[Sample],
    manifest: splits.Manifest,
    common: Frame,
    factor: float,
    template: Path | None,
    reader: Reader,
    progress: store.Progress | None,
) -> store.Stored:
    """Read, check and store all meshes of the split, in its order, in mm; opened as one memory map."""
    by_name = {sample.name: sample for sample in samples}
    ordered = [by_name[name] for split in SPLITS for name in manifest.splits.get(split, ())]
    inspection = Inspection(len(common.template), common.faces)

    def fill(_: str, start: int, stop: int) -> np.ndarray:
        rows = []
        for sample in ordered[start:stop]:
            vertices = common.vertices(reader(sample), str(sample.path))
            inspection.add(sample.name, vertices)
            rows.append(vertices * factor)
        return np.stack(rows).astype(np.float32)

    def notes() -> dict[str, Any]:
        errors = [f.text for f in inspection.findings(manifest.splits) if f.level == "error"]
        if errors:
            more = f" (and {len(errors) - 1} more: python -m bench.data check {path})" if len(errors) > 1 else ""
            raise BenchError(errors[0] + more)
        return {"split": manifest.name, "names": {s: list(manifest.splits.get(s, ())) for s in SPLITS}}

    files = [[str(s.path.resolve()), s.index, *_stamp(s.path)] for s in ordered]
    identity = {"version": _VERSION, "files": files, "factor": factor, "split": manifest.sha256,
                "template": [str(template), *_stamp(template)] if template else None}  # fmt: skip
    shape = (len(ordered), len(common.template), 3)
    return store.get(cache_dir() / "own", _slug(path), identity, {"meshes": shape}, fill, notes, 64, progress)


def _stamp(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def _slug(path: Path) -> str:
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in path.resolve().stem)[:40] or "meshes"


def cut(path: Path, common: Frame, factor: float, wanted: str | None, count: int) -> tuple[Region, ...]:
    """Regions as asked for; by default from the template's colours if it is painted, else automatic."""
    vertices = common.template * factor
    if wanted in (None, "colours") and common.colours is not None and len(np.unique(common.colours, axis=0)) > 1:
        return region_tools.from_colours(common.colours, vertices, common.faces)
    if wanted == "colours":
        raise BenchError(f"{path}: expected a template with vertex colours, got none; paint it, or use --regions auto")
    if wanted in (None, "auto"):
        return region_tools.automatic(vertices, common.faces, count)
    file = beside(path, wanted)
    if not file.is_file():
        raise BenchError(f"expected regions as auto, colours or a file, got {wanted!r}, which is not there; check it")
    return region_tools.from_file(file, vertices, common.faces)


def assemble(
    path: Path,
    chosen: dict[str, Any],
    manifest: splits.Manifest,
    common: Frame,
    factor: float,
    parts: tuple[Region, ...],
    stored: store.Stored,
) -> Dataset:
    """A :class:`Dataset` on the stored array, cut where the splits meet."""
    array, at, arrays = stored.arrays["meshes"], 0, {}
    for split in SPLITS:
        count = len(manifest.splits.get(split, ()))
        arrays[split] = array[at : at + count]
        at += count
    name = str(chosen.get("name") or path.resolve().stem)
    template = torch.from_numpy((common.template * factor).astype(np.float32))
    normalization = Normalization.fit(store.tensor(arrays["train"]))
    topology = Topology(name, template, torch.from_numpy(common.faces), parts, normalization)
    info = {
        "source": str(path),
        "unit": "mm",
        "unit_factor": factor,
        "split": manifest.name,
        "split_sha256": manifest.sha256,
        "frame": "as in the files",
        "licence": chosen.get("licence", "not stated"),
        "folder": str(stored.folder),
        "names": {s: list(manifest.splits.get(s, ())) for s in SPLITS},
        "checksums": {k: v["sha256"] for k, v in stored.manifest["files"].items()},
    }
    return Dataset(name, topology, arrays, info)
