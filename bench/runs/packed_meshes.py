"""Meshes of a run in one file: on a grid of 0.01 mm, as differences, what several cases share stored once.

``meshes/packed.npz`` is an archive of arrays that :func:`numpy.load` reads, with an ``index`` (JSON as bytes)::

    {"schema": 1, "step_mm": 0.01, "cases": {STEM: {NAME: [KEY, BASE, SHAPE], …}, …}}

KEY is an array of the archive. A mesh array of SHAPE ``(n, V, 3)`` is stored as bytes ``(4, n·V·3)``: the planes,
lowest first, of little-endian int32, each the coordinate in steps less that of the array BASE (of the same case) where
there is one. Other arrays are stored as they are, without a base or shape.

Readers see meshes on that grid whether they are packed or not, so a report of a packed run is the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from bench.base.errors import BenchError
from bench.base.files import open_atomically

NAME = "packed.npz"
SCHEMA = 1
STEP_MM = 0.01
# What a mesh is most like, so that the difference is small.
_BASES = {"reconstruction_mm": ("original_mm", "source_mm"), "target_mm": ("source_mm",), "edited_mm": ("source_mm",)}
_MADE = (1980, 1, 1, 0, 0, 0)  # the time in an archive: the same meshes give the same bytes
Arrays = dict[str, np.ndarray]


def mesh_files(run: Path) -> Iterator[tuple[Path, Callable[[], Arrays]]]:
    """The mesh files ``meshes/STEM.npz`` of a run in the order of their names, there or packed, and how to read each.

    Reading raises OSError, ValueError, KeyError, EOFError or zipfile.BadZipFile for a damaged file.
    """
    folder = run / "meshes"
    found: dict[Path, Callable[[], Arrays]] = {}
    if (folder / NAME).exists():
        found |= _packed(folder)
    for path in folder.glob("*.npz"):
        if path.name != NAME:
            found[path] = partial(_plain, path)
    yield from sorted(found.items())


def pack_meshes(run: Path) -> tuple[int, int]:
    """Put the mesh files of a run in one; bytes before and after. Nothing is removed that has not been read back."""
    folder = run / "meshes"
    paths = [path for path in sorted(folder.glob("*.npz")) if path.name != NAME]
    if not paths:
        return 0, 0
    files = {path: read() for path, read in mesh_files(run)}
    with open_atomically(folder / f".{NAME}.new") as stream:
        _write(stream, {path.stem: arrays for path, arrays in files.items()})
    before = sum(path.stat().st_size for path in folder.glob("*.npz"))
    (folder / f".{NAME}.new").replace(folder / NAME)
    for path, read in _packed(folder).items():
        _require_same(path, files[path], read())
    for path in paths:
        path.unlink()
    return before, (folder / NAME).stat().st_size


def _plain(path: Path) -> Arrays:
    with np.load(path, allow_pickle=False) as archive:
        return {name: _on_grid(name, archive[name]) for name in archive.files}


def _packed(folder: Path) -> dict[Path, Callable[[], Arrays]]:
    try:
        with np.load(folder / NAME, allow_pickle=False) as archive:
            index = json.loads(archive["index"].tobytes())
        if index.get("schema") != SCHEMA:
            raise ValueError(f"expected packed meshes of schema {SCHEMA}, got {index.get('schema')!r}")
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        problem = ValueError(str(error))

        def fail() -> Arrays:
            raise problem

        return {folder / NAME: fail}
    cases: dict[str, dict[str, Any]] = index["cases"]
    return {folder / f"{stem}.npz": partial(_unpacked, folder / NAME, case) for stem, case in cases.items()}


def _unpacked(path: Path, case: dict[str, Any]) -> Arrays:
    with np.load(path, allow_pickle=False) as archive:
        steps: dict[str, np.ndarray] = {}
        found: Arrays = {}
        for name, (key, base, shape) in case.items():
            if shape is None:
                found[name] = archive[key]
                continue
            planes = np.ascontiguousarray(archive[key].T)
            steps[name] = planes.view("<i4").reshape(shape) + (0 if base is None else steps[base])
            found[name] = _millimetres(steps[name])
    return found


def _write(stream: Any, cases: dict[str, Arrays]) -> None:
    index: dict[str, dict[str, list[Any]]] = {}
    written: set[str] = set()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:

        def put(array: np.ndarray) -> str:
            key = hashlib.sha256(f"{array.dtype}{array.shape}".encode() + array.tobytes()).hexdigest()[:16]
            if key not in written:
                written.add(key)
                _entry(archive, key, array)
            return key

        for stem, arrays in cases.items():
            steps = {name: _steps(array) for name, array in arrays.items() if _is_mesh(name, array)}
            index[stem] = {}
            for name in sorted(arrays, key=lambda name: (name in _BASES, name)):  # what others differ from comes first
                if name not in steps:
                    index[stem][name] = [put(np.ascontiguousarray(arrays[name])), None, None]
                    continue
                like = (base for base in _BASES.get(name, ()) if base in steps)
                base = next((base for base in like if steps[base].shape == steps[name].shape), None)
                rest = steps[name] - (0 if base is None else steps[base])
                planes = np.ascontiguousarray(rest.astype("<i4").reshape(-1, 1).view(np.uint8).T)
                index[stem][name] = [put(planes), base, list(steps[name].shape)]
        text = json.dumps({"schema": SCHEMA, "step_mm": STEP_MM, "cases": index}, sort_keys=False)
        _entry(archive, "index", np.frombuffer(text.encode(), dtype=np.uint8))


def _entry(archive: zipfile.ZipFile, name: str, array: np.ndarray) -> None:
    data = io.BytesIO()
    np.lib.format.write_array(data, array, allow_pickle=False)
    archive.writestr(zipfile.ZipInfo(f"{name}.npy", _MADE), data.getvalue(), zipfile.ZIP_LZMA)


def _is_mesh(name: str, array: np.ndarray) -> bool:
    return name.endswith("_mm") and not name.startswith("control") and bool(np.isfinite(array).all())


def _steps(array: np.ndarray) -> np.ndarray:
    return np.round(array.astype(np.float64) / STEP_MM).astype(np.int32)


def _millimetres(steps: np.ndarray) -> np.ndarray:
    return (steps * STEP_MM).astype(np.float32)


def _on_grid(name: str, array: np.ndarray) -> np.ndarray:
    return _millimetres(_steps(array)) if _is_mesh(name, array) else array


def _require_same(path: Path, before: Arrays, after: Arrays) -> None:
    wrong = [name for name in before if name not in after or not _equal(before[name], after[name])]
    if wrong or before.keys() != after.keys():
        raise BenchError(f"expected {path.name} to read back as it was packed, got another {wrong}; the file is kept")


def _equal(a: np.ndarray, b: np.ndarray) -> bool:
    return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
