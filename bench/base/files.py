"""Where derived files are kept, and how a file is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.base.errors import BenchError


def cache_dir() -> Path:
    """Where derived files are kept between runs: ``$LAMM_BENCH_CACHE``, else the user's cache folder.

    Raises :class:`BenchError` for a user who has neither.
    """
    chosen, base = os.environ.get("LAMM_BENCH_CACHE"), os.environ.get("XDG_CACHE_HOME")
    try:
        if chosen:
            return Path(chosen).expanduser()
        return (Path(base) if base else Path.home() / ".cache") / "lamm-bench"
    except RuntimeError:
        raise BenchError(
            f"expected a home folder for derived files, got none{f' for {chosen}' if chosen else ''}; "
            "set LAMM_BENCH_CACHE to a folder that can be written"
        ) from None


def writable_cache() -> Path:
    """:func:`cache_dir`, made if it is not there. Raises :class:`BenchError` where nothing can be written in it."""
    folder = cache_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise BenchError(
            f"expected a folder for derived files (meshes, trainings) that can be written, got {folder}: "
            f"{error.strerror}; set LAMM_BENCH_CACHE to one"
        ) from error
    return folder


@contextlib.contextmanager
def open_atomically(path: Path, mode: str = "wb") -> Iterator[Any]:
    """Open a temporary file beside ``path``; rename it into place on success, remove it on failure.

    A reader sees the old file, or the whole new one, never a part; several writers may race, the last one wins.
    Text is UTF-8, whatever the locale.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, mode, encoding=None if "b" in mode else "utf-8") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
