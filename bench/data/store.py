"""Arrays kept between runs: made once, block by block, checked when opened, mapped into memory.

A stored set is one folder: ``<name>.npy`` files and ``manifest.json`` with what they are and the SHA-256 of each. It
is written under another name and renamed when whole, under a lock, so a reader sees all of it or nothing, and of
several processes that need it at once one makes it and the others wait.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from filelock import FileLock

from bench.api import BenchError, open_atomically

logger = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
Fill = Callable[[str, int, int], np.ndarray]
_MANIFEST = "manifest.json"
_SEEN = ".checked.json"


@dataclass(frozen=True)
class Stored:
    """``arrays`` are read-only memory maps; ``manifest`` holds ``identity``, ``files`` (checksums) and ``notes``."""

    folder: Path
    arrays: Mapping[str, np.ndarray]
    manifest: Mapping[str, Any]


def digest(identity: Mapping[str, Any]) -> str:
    """SHA-256 of canonical JSON."""
    return hashlib.sha256(json.dumps(identity, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def get(
    root: Path,
    name: str,
    identity: Mapping[str, Any],
    shapes: Mapping[str, tuple[int, ...]],
    fill: Fill,
    notes: Callable[[], Mapping[str, Any]] = dict,
    block: int = 128,
    progress: Progress | None = None,
) -> Stored:
    """Open the set of this ``identity`` under ``root``, making it first if it is not there.

    ``shapes`` names float32 arrays and their sizes; ``fill(array, start, stop)`` returns rows of one. ``notes`` is
    called when the set is made and kept in its manifest. Raises :class:`BenchError` on a damaged set or a full disk.
    """
    folder = root / f"{name}-{digest(identity)[:16]}"
    try:
        if folder.exists():  # it was renamed into place, so it is whole; a cache that cannot be written may be read
            return open_checked(folder)
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(root / f".{folder.name}.lock"):
            if not folder.exists():
                _make(folder, identity, shapes, fill, notes, block, progress)
            return open_checked(folder)
    except OSError as error:
        raise _disk_error(folder, shapes, error) from error


def _make(
    folder: Path,
    identity: Mapping[str, Any],
    shapes: Mapping[str, tuple[int, ...]],
    fill: Fill,
    notes: Callable[[], Mapping[str, Any]],
    block: int,
    progress: Progress | None,
) -> None:
    needed = _size_bytes(shapes)
    free = shutil.disk_usage(folder.parent).free
    if free < needed:
        raise OSError(errno.ENOSPC, f"{needed / 1e6:.0f} MB needed, {free / 1e6:.0f} MB free")
    for left in folder.parent.glob(f".{folder.name}.*/"):  # of a process that was killed: the lock is ours now
        shutil.rmtree(left, ignore_errors=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        total = sum(shape[0] for shape in shapes.values())
        done, files = 0, dict[str, Any]()
        for array, shape in shapes.items():
            sha = hashlib.sha256()
            path = work / f"{array}.npy"
            with open(path, "wb") as stream:
                _write_header(stream, shape)
                for start in range(0, shape[0], block):
                    stop = min(start + block, shape[0])
                    rows = np.ascontiguousarray(fill(array, start, stop), dtype="<f4")
                    if rows.shape != (stop - start, *shape[1:]) or not np.isfinite(rows).all():
                        raise BenchError(f"expected finite rows {start}…{stop} of {array} {shape}, got {rows.shape}")
                    stream.write(rows.data)
                    sha.update(rows.data)
                    done += stop - start
                    _report(progress, folder.name, done, total)
                stream.flush()
                os.fsync(stream.fileno())
            files[array] = {"shape": list(shape), "sha256": sha.hexdigest(), "bytes": path.stat().st_size}
        manifest: dict[str, Any] = {"identity": dict(identity), "files": files, "notes": dict(notes())}
        manifest["sha256"] = digest(manifest)
        (work / _MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
        os.chmod(work, 0o755)
        os.rename(work, folder)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def _write_header(stream: Any, shape: tuple[int, ...]) -> None:
    np.lib.format.write_array_header_1_0(stream, {"descr": "<f4", "fortran_order": False, "shape": tuple(shape)})


def _report(progress: Progress | None, name: str, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)
    elif total >= 1000 and done * 10 // total != (done - 1) * 10 // total:
        logger.info("making %s: %d of %d meshes", name, done, total)


def open_checked(folder: Path) -> Stored:
    """Open a stored set; every file must have the size and SHA-256 of the manifest.

    The checksums are read again only when a file's size or time of change differs from the last check.
    """
    remedy = f"delete {folder} and run again: it will be made anew"
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        files = {str(name): dict(entry) for name, entry in manifest["files"].items()}
        wanted = {name: (int(e["bytes"]), str(e["sha256"]), tuple(map(int, e["shape"]))) for name, e in files.items()}
        claimed = manifest.pop("sha256")
        if claimed != digest(manifest):
            raise ValueError("its checksum does not match its content")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BenchError(f"expected a readable {folder / _MANIFEST}, got {error!r}; {remedy}") from error
    seen = _stamps(folder, wanted)
    known = _read_seen(folder)
    arrays = {}
    for name, (size, sha256, shape) in wanted.items():
        path = folder / f"{name}.npy"
        if seen[name] is None or seen[name][0] != size:
            raise BenchError(f"expected {path} of {size:,} bytes, got {seen[name] and seen[name][0]}; {remedy}")
        arrays[name] = _map(path, shape, remedy)
        if known.get(name) != seen[name] and hashlib.sha256(arrays[name].data).hexdigest() != sha256:
            raise BenchError(f"expected {path} with SHA-256 {sha256[:12]}…, got other content (damaged); {remedy}")
    if known != seen:
        try:
            with open_atomically(folder / _SEEN, "w") as stream:
                json.dump(seen, stream)
        except OSError:
            logger.debug("%s cannot be written: its checksums are read again next time", folder)
    return Stored(folder, arrays, manifest)


def tensor(array: np.ndarray) -> torch.Tensor:
    """A tensor on the same memory, for reading only (a map cannot be written, which torch would warn about)."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*not writable.*")
        return torch.from_numpy(np.asarray(array))


def _map(path: Path, shape: tuple[int, ...], remedy: str) -> np.ndarray:
    try:
        if 0 in shape:  # nothing can be mapped from an empty array
            return np.zeros(shape, dtype=np.float32)
        array = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise BenchError(f"expected a readable {path}, got {error}; {remedy}") from error
    if array.shape != shape or array.dtype != np.dtype("<f4"):
        raise BenchError(f"expected {path} of float32 {shape}, got {array.dtype} {array.shape}; {remedy}")
    return array


def _stamps(folder: Path, wanted: Mapping[str, Any]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in wanted:
        try:
            status = (folder / f"{name}.npy").stat()
            out[name] = [status.st_size, status.st_mtime_ns, status.st_ctime_ns]
        except OSError:
            out[name] = None
    return out


def _read_seen(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / _SEEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _size_bytes(shapes: Mapping[str, tuple[int, ...]]) -> int:
    return sum(4 * int(np.prod(shape)) for shape in shapes.values())


def _disk_error(folder: Path, shapes: Mapping[str, tuple[int, ...]], error: OSError) -> BenchError:
    size = f"{_size_bytes(shapes) / 1e6:.0f} MB"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return BenchError(
            f"expected {size} of free space for {folder}, got {error.strerror}; free some, ask for fewer meshes, "
            "or set LAMM_BENCH_CACHE to a folder on another disk"
        )
    return BenchError(
        f"expected to write {size} to {folder}, got {error}; set LAMM_BENCH_CACHE to a folder that can be written"
    )
