"""From what the user points at (a folder, a list, a Python file) to named meshes that can be read one by one."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.api import BenchError
from bench.data.own.readers import ARRAY_SUFFIXES, SUFFIXES, RawMesh, read, read_text

TEMPLATE_STEM = "template"
EDITS = "edits/edits.csv"  # where a folder has it, the meshes beside it are edits and not samples


@dataclass(frozen=True)
class Sample:
    """One mesh: its ``name`` (the path under the folder without ending; ``stack[0007]`` in a stack), and its file."""

    name: str
    path: Path
    index: int | None = None  # of a mesh in a stack (n, V, 3)
    split: str | None = None  # as a list file may say


def find(path: Path) -> tuple[list[Sample], Path | None]:
    """The meshes under a folder or in a list file, sorted by name, and the file ``template.*`` if there is one."""
    samples = _folder(path) if path.is_dir() else _list(path)
    template = next((s.path for s in samples if s.path.stem.lower() == TEMPLATE_STEM), None)
    samples = [sample for sample in samples if sample.path != template]
    if not samples:
        raise BenchError(f"{path}: expected meshes ({', '.join(SUFFIXES)}), got none; check the path")
    expanded = [part for sample in samples for part in _expand(sample)]
    names = [sample.name for sample in expanded]
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise BenchError(f"{path}: expected every name once, got {twice!r} twice (other endings?); rename one")
    return expanded, template


def _folder(path: Path) -> list[Sample]:
    # A dot in front hides what file managers and archives leave behind (._scan.ply).
    files = [f for f in _files(path) if f.suffix.lower() in SUFFIXES and f.is_file() and not f.name.startswith(".")]
    if (path / EDITS).is_file():
        files = [f for f in files if (path / EDITS).parent not in f.parents]
    return [Sample(f.relative_to(path).with_suffix("").as_posix(), f) for f in sorted(files)]


def _files(path: Path) -> Iterator[Path]:
    """Every file under a folder, also behind symbolic links; a link to a folder that it stands in is refused."""
    for folder, inner, names in os.walk(path, followlinks=True):
        here = Path(folder)
        for link in (here / name for name in inner if (here / name).is_symlink()):
            within = (here, *here.parents[: len(here.relative_to(path).parts)])
            if any(one.resolve().is_relative_to(link.resolve()) for one in within):
                raise BenchError(
                    f"{link}: expected folders of meshes, got a symbolic link back to a folder that it stands in "
                    f"({link.resolve()}); remove the link"
                )
        yield from (here / name for name in names)


def _list(path: Path) -> list[Sample]:
    """One path a line (# for comments), or CSV with a column ``path`` and, if wanted, ``name`` and ``split``."""
    text = read_text(path)
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if lines and "path" in [cell.strip() for cell in lines[0].split(",")]:
        rows = list(csv.DictReader(io.StringIO("\n".join(lines)), skipinitialspace=True))
    else:
        rows = [{"path": next(csv.reader([line]))[0]} for line in lines]
    out = []
    for row in rows:
        file = Path((row.get("path") or "").strip())
        file = file if file.is_absolute() else path.parent / file
        if file.suffix.lower() not in SUFFIXES or not file.is_file():
            raise BenchError(f"{path}: expected paths of meshes ({', '.join(SUFFIXES)}), got {file}; correct this line")
        name = (row.get("name") or "").strip() or Path((row["path"] or "").strip()).with_suffix("").as_posix()
        out.append(Sample(name, file, None, (row.get("split") or "").strip() or None))
    return out


def _expand(sample: Sample) -> list[Sample]:
    """A stack of meshes in one array file becomes one sample each."""
    if sample.path.suffix.lower() not in ARRAY_SUFFIXES:
        return [sample]
    count = _stack_size(sample.path)
    if count is None:
        return [sample]
    return [Sample(f"{sample.name}[{i:04d}]", sample.path, i, sample.split) for i in range(count)]


def _stack_size(path: Path) -> int | None:
    if path.suffix.lower() == ".npy":
        try:
            shape = np.load(path, mmap_mode="r", allow_pickle=False).shape
        except Exception:  # damaged: reading it says why, naming the file
            return None
        return int(shape[0]) if len(shape) == 3 else None
    try:
        count = len(read(path))
    except BenchError:
        return None
    return count if count > 1 else None


class Reader:
    """Reads samples; keeps the last file, so that a stack is read once."""

    def __init__(self) -> None:
        self._last: tuple[Path, list[RawMesh]] | None = None

    def __call__(self, sample: Sample) -> RawMesh:
        if self._last is None or self._last[0] != sample.path:
            self._last = (sample.path, read(sample.path))
        found = self._last[1]
        if sample.index is None and len(found) == 1:
            return found[0]
        if sample.index is None or sample.index >= len(found):
            raise BenchError(f"{sample.path}: expected mesh {sample.index} of the stack, got {len(found)}; run again")
        return found[sample.index]
