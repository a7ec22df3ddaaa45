"""Edits with a true answer that a user has: subjects before and after one region changed (``edits/edits.csv``).

The list has a column ``source``, ``target`` (files beside it) and ``region``, and if wanted ``group`` (what was done;
by default the region's name). The meshes are of the same template and unit as all the others.
"""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.api import BenchError, Topology, cache_dir
from bench.data import store
from bench.data.edits import MOVES_MM, EditSet
from bench.data.own.findings import SIZE_ERROR, Finding, digest, unit_hint
from bench.data.own.frames import Frame
from bench.data.own.readers import SUFFIXES, read_text
from bench.data.own.sources import EDITS, Reader, Sample

COLUMNS = ("source", "target", "region")
_VERSION = 1
# An edit whose region holds less than this share of all that moves is of another region, or of none.
_LEAST_INSIDE = 0.5


@dataclass(frozen=True)
class Listed:
    """One line of the list: two files, the region that steers the edit, and what was done. ``line`` counts from 1."""

    source: Path
    target: Path
    region: str
    group: str
    line: int


def listed(folder: Path) -> list[Listed]:
    """The lines of ``FOLDER/edits/edits.csv``, files looked up; none where there is no such list."""
    path = folder / EDITS
    if not path.is_file():
        return []
    rows = csv.DictReader(io.StringIO(read_text(path)), skipinitialspace=True)
    names = [(name or "").strip() for name in rows.fieldnames or ()]
    if not set(COLUMNS) <= set(names):
        raise BenchError(
            f"{path}: expected the columns {', '.join(COLUMNS)} in its first line, got {', '.join(names) or 'none'}; "
            "correct it"
        )
    found = [_entry(path, {(k or "").strip(): v for k, v in row.items()}, rows.line_num) for row in rows]
    if not found:
        raise BenchError(f"{path}: expected a line for every edit, got none; list them, or remove the file")
    return found


def _entry(path: Path, row: dict[str, str | list[str] | None], line: int) -> Listed:
    cells = {name: str(row.get(name) or "").strip() for name in (*COLUMNS, "group")}
    files = {name: path.parent / cells[name] for name in COLUMNS[:2]}
    for name, file in files.items():
        if not cells[name] or file.suffix.lower() not in SUFFIXES or not file.is_file():
            raise BenchError(
                f"{path}, line {line}: expected the {name} as a mesh beside it ({', '.join(SUFFIXES)}), got "
                f"{cells[name] or 'nothing'}; correct it"
            )
    return Listed(files["source"], files["target"], cells["region"], cells["group"] or cells["region"], line)


def load(
    folder: Path, common: Frame, factor: float, topology: Topology, meshes: store.Stored, train: Sequence[str]
) -> EditSet | None:
    """The edits in mm, kept as one memory map like the meshes; None where the folder lists none.

    ``meshes`` are the samples as stored, of which the first are trained on: those that ``train`` names. Raises
    :class:`BenchError` for a region that is not there, a mesh of another template or size, a pair in which nothing
    moves, a source that is trained on.
    """
    entries = listed(folder)
    if not entries:
        return None
    trained: dict[str, str] = {}

    def name_of(mesh: np.ndarray) -> str | None:
        if not trained:
            trained.update((digest(one), name) for one, name in zip(meshes.arrays["meshes"], train, strict=False))
        return trained.get(digest(mesh * factor))

    def fill(kind: str, start: int, stop: int) -> np.ndarray:
        pairs = [_pair(folder, entry, common, factor, name_of) for entry in entries[start:stop]]
        return np.stack([one[kind == "target"] for one in pairs]).astype(np.float32)

    for entry in entries:
        _check_region(folder, entry, topology)
    files = [[str(file.resolve()), *_stamp(file)] for entry in entries for file in (entry.source, entry.target)]
    identity = {"version": _VERSION, "files": files, "factor": factor, "train": list(train),
                "meshes": meshes.manifest["files"]["meshes"]["sha256"]}  # fmt: skip
    shape = (len(entries), len(common.template), 3)
    kept = store.get(cache_dir() / "own", "edits", identity, {"source": shape, "target": shape}, fill)
    return _edit_set(entries, topology, kept.arrays["source"], kept.arrays["target"])


def read(
    folder: Path, common: Frame, factor: float, topology: Topology, name_of: Callable[[np.ndarray], str | None]
) -> EditSet | None:
    """The same, read and not kept. ``name_of`` gives the name of the training mesh of these vertices, if there is."""
    entries = listed(folder)
    if not entries:
        return None
    for entry in entries:
        _check_region(folder, entry, topology)
    pairs = [_pair(folder, entry, common, factor, name_of) for entry in entries]
    source, target = (np.stack([one[side] for one in pairs]).astype(np.float32) for side in (0, 1))
    return _edit_set(entries, topology, source, target)


def _edit_set(entries: Sequence[Listed], topology: Topology, source: np.ndarray, target: np.ndarray) -> EditSet:
    regions, groups = tuple(entry.region for entry in entries), tuple(entry.group for entry in entries)
    return EditSet(topology, source, target, regions, groups, (False,) * len(entries))


def _pair(
    folder: Path, entry: Listed, common: Frame, factor: float, name_of: Callable[[np.ndarray], str | None]
) -> tuple[np.ndarray, np.ndarray]:
    """Source and target of one line in mm, looked over."""
    source, target = (_mesh(file, common) for file in (entry.source, entry.target))
    known = name_of(source)
    if known is not None:
        raise BenchError(
            f"{entry.source}: expected a subject that no model is trained on, got the vertices of {known!r}, which is "
            "in train; leave that out of it (by a manifest, or hold_out)"
        )
    if not (np.linalg.norm(target - source, axis=1) * factor > MOVES_MM).any():
        raise BenchError(
            f"{folder / EDITS}, line {entry.line}: expected a target in which something moves, got the vertices of the "
            f"source (less than {MOVES_MM} mm); correct it"
        )
    return source * factor, target * factor


def _check_region(folder: Path, entry: Listed, topology: Topology) -> None:
    names = [region.name for region in topology.regions]
    if entry.region not in names:
        close = difflib.get_close_matches(entry.region, names, n=2)
        hint = f"did you mean {' or '.join(close)}?" if close else f"name one of {', '.join(names[:12])}"
        raise BenchError(f"{folder / EDITS}, line {entry.line}: expected a region, got {entry.region!r}; {hint}")
    if not len(topology.region(entry.region).controls):
        raise BenchError(
            f"{folder / EDITS}, line {entry.line}: expected a region with control vertices, got {entry.region!r} "
            "without; give it some"
        )


def _mesh(file: Path, common: Frame) -> np.ndarray:
    vertices = common.vertices(Reader()(Sample(file.stem, file)), str(file))
    ratio = float(np.linalg.norm(np.ptp(vertices, axis=0)) / np.linalg.norm(np.ptp(common.template, axis=0)))
    if not 1 / SIZE_ERROR < ratio < SIZE_ERROR:
        raise BenchError(
            f"{file}: expected a size near the template's, got {ratio:.3g} times it{unit_hint(ratio)}; rescale it"
        )
    return vertices


def findings(edits: EditSet) -> list[Finding]:
    """What is odd about edits that can be used: most moves outside the region, or no control vertex has a target."""
    out = []
    for index, edit in enumerate(edits):
        moved = (edit.target_mm - edit.source_mm).norm(dim=1)
        inside = float(moved[edits.topology.region(edit.region).vertices].sum() / moved.sum())
        if inside < _LEAST_INSIDE:
            text = f"edit {index + 1} ({edit.group}): {inside:.0%} of what moves is in region {edit.region!r}"
            out.append(Finding("warning", f"{text}; look whether the region is the right one"))
        elif float(edit.displacement_mm.norm(dim=1).max()) <= MOVES_MM:
            text = f"edit {index + 1} ({edit.group}): no control vertex of region {edit.region!r} moves"
            out.append(Finding("warning", f"{text}, so no model sees it; give control vertices where it moves"))
    return out


def _stamp(path: Path) -> Sequence[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]
