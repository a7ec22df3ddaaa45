"""Arrays derived from a mesh, kept on disk between runs."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable

import numpy as np

from bench.base.files import cache_dir, open_atomically

Arrays = dict[str, np.ndarray]


def stored(kind: str, key: str, build: Callable[[], Arrays]) -> Arrays:
    """The arrays ``build()`` makes, read from the cache where they were stored under ``kind`` and ``key``.

    A file that is missing, damaged or cut short is made anew; it is written beside and renamed into place.
    """
    path = cache_dir() / kind / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.npz"
    found = _read(path, key)
    if found is not None:
        return found
    arrays = build()
    with open_atomically(path) as stream:
        np.savez(stream, key=np.array(key), digest=np.array(_digest(arrays)), **arrays)  # type: ignore[arg-type]
    return arrays


def _read(path: object, key: str) -> Arrays | None:
    try:
        with np.load(str(path), allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
        return None
    if str(arrays.pop("key", "")) != key or str(arrays.pop("digest", "")) != _digest(arrays):
        return None
    return arrays


def _digest(arrays: Arrays) -> str:
    sha = hashlib.sha256()
    for name in sorted(arrays):
        sha.update(f"{name}{arrays[name].shape}{arrays[name].dtype}".encode())
        sha.update(np.ascontiguousarray(arrays[name]).tobytes())
    return sha.hexdigest()
