"""Arrays derived from a mesh, kept on disk between runs."""

from __future__ import annotations

import hashlib
import logging
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.base.files import cache_dir, open_atomically

logger = logging.getLogger(__name__)
Arrays = dict[str, np.ndarray]


def stored(kind: str, key: str, build: Callable[[], Arrays]) -> Arrays:
    """The arrays ``build()`` makes, read from the cache where they were stored under ``kind`` and ``key``.

    A file that is missing, damaged or cut short is made anew; it is written beside and renamed into place. Where it
    cannot be written, they are made every time, and a warning says so.
    """
    path = cache_dir() / kind / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.npz"
    found = _read(path, key)
    if found is not None:
        return found
    arrays = build()
    try:
        with open_atomically(path) as stream:
            np.savez(stream, key=np.array(key), digest=np.array(digest(arrays).hex()), **arrays)  # type: ignore[arg-type]
    except OSError as error:
        logger.warning("%s is not kept: %s cannot be written (%s)", kind, path, error)
    return arrays


def read_archive(path: Path) -> Arrays | None:
    """The arrays of an NPZ file, or None where there is none or it is damaged."""
    try:
        with np.load(str(path), allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
        return None


def _read(path: Path, key: str) -> Arrays | None:
    arrays = read_archive(path)
    if arrays is None or str(arrays.pop("key", "")) != key or str(arrays.pop("digest", "")) != digest(arrays).hex():
        return None
    return arrays


def digest(arrays: Arrays) -> bytes:
    """SHA-256 over names, shapes, types and contents."""
    sha = hashlib.sha256()
    for name in sorted(arrays):
        sha.update(f"{name}{arrays[name].shape}{arrays[name].dtype}".encode())
        sha.update(np.ascontiguousarray(arrays[name]).tobytes())
    return sha.digest()
