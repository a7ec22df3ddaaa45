"""Faults of the disk, which are nobody's result: full, read only, over quota."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from bench.base.errors import BenchError

_FAULTS = {errno.ENOSPC, errno.EROFS, errno.EDQUOT}
# What torch says, without a number, when its own writer of files cannot write.
_WRITERS = ("iostream error", "PytorchStreamWriter failed", "file write failed")
_PROBE_BYTES = 1 << 16


class DiskFault(BenchError):
    """The disk takes no more. The run stops, what was being worked on stays open."""


def disk_fault(error: BaseException) -> OSError | None:
    """The error of the disk that stands behind an exception, or None.

    Libraries wrap it (``torch.save``, ``safetensors``), so the whole chain of causes is searched, by number and, where
    a library keeps the words alone, by the system's words.
    """
    for one in _chain(error):
        if isinstance(one, OSError) and one.errno in _FAULTS:
            return one
        for number in _FAULTS:
            if os.strerror(number) in str(one):
                return OSError(number, os.strerror(number))
        if isinstance(one, RuntimeError) and any(words in str(one) for words in _WRITERS):
            return OSError(errno.EIO, "PyTorch could not write a file; is the disk full?")
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def probe(*folders: Path) -> OSError | None:
    """Try to write in each folder that exists; the disk's fault, or None. Leaves nothing behind."""
    for folder in folders:
        path = folder / f".probe-{os.getpid()}"
        try:
            if not folder.is_dir():
                continue
            with path.open("wb") as stream:
                stream.write(b"\0" * _PROBE_BYTES)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            if error.errno in _FAULTS:
                return OSError(error.errno, error.strerror, str(folder))
        finally:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
    return None


def fault_words(error: OSError) -> str:
    """``No space left on device: '/data/run/rows'``."""
    return f"{error.strerror or error}" + (f": {error.filename!r}" if error.filename else "")
