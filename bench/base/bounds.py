"""Bounds on what is read from outside, checked before it can fill the memory or never end.

A file of a few hundred bytes can stand for a billion numbers: lists that hold one list ten times each, archives of
zeros, text nested a million deep. Nothing a user of meshes has comes near these bounds.
"""

from __future__ import annotations

import json
import pickletools
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from bench.base.errors import BenchError

MOST_TEXT_BYTES = 64 << 20  # a region number for each of 300,000 vertices is 2 MB
MOST_MESH_BYTES = 1 << 30
MOST_ITEMS = 20_000_000
MOST_PICKLE_BYTES = 1 << 30  # the mean and deviation of 300,000 vertices are 10 MB
MOST_PICKLE_STEPS = 5_000_000
DEPTH = 8
# Coordinates pack to a third at best; only what is all one value packs to a thousandth.
PACKED_TO, UNPACKED_BYTES = 50, 256 << 20
_CONTAINERS = (np.ndarray, Mapping, list, tuple, set, frozenset, range)
_PUTS = ("PUT", "BINPUT", "LONG_BINPUT")


def check_size(path: Path, most: int = MOST_TEXT_BYTES) -> None:
    """Raise :class:`BenchError` for a file of more than ``most`` bytes."""
    size = path.stat().st_size
    if size > most:
        raise BenchError(
            f"{path}: expected a file of at most {most >> 20} MiB, got {size >> 20} MiB; check that it is the right one"
        )


def read_json(path: Path) -> Any:
    """The content of a JSON file that a person wrote: of bounded size, depth and number of items."""
    try:
        check_size(path)
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        check_content(content)
    except (OSError, UnicodeDecodeError) as error:
        raise BenchError(f"{path}: expected a text file (UTF-8), got {error}; check the path and encoding") from None
    except RecursionError:
        raise BenchError(f"{path}: expected JSON of at most {DEPTH} levels, got more; write it flat") from None
    except ValueError as error:
        raise BenchError(f"{path}: expected JSON, got {error}; correct it") from None
    except BenchError as error:
        raise error if str(error).startswith(str(path)) else BenchError(f"{path}: {error}") from None
    return content


def check_content(content: Any) -> None:
    """Refuse containers more than :data:`DEPTH` deep, or with more than :data:`MOST_ITEMS` in all.

    What stands in several places counts in each of them, as it does for whoever goes through it.
    """
    waiting, found = [(content, 1)], 0
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, np.ndarray):
            found += value.size
            inner: list[Any] = value.ravel().tolist() if value.dtype.hasobject and found <= MOST_ITEMS else []
        elif isinstance(value, Mapping):
            found += len(value)
            inner = [*value.keys(), *value.values()]
        elif isinstance(value, (list, tuple, set, frozenset)):
            found += len(value)
            inner = list(value)
        elif isinstance(value, range):
            found, inner = found + max(0, (value.stop - value.start) // value.step), []
        else:
            continue
        if found > MOST_ITEMS:
            raise BenchError(f"expected at most {MOST_ITEMS:,} items, got more; check that it is the right file")
        containers = [one for one in inner if isinstance(one, _CONTAINERS)]
        if containers and depth == DEPTH:
            raise BenchError(f"expected lists of at most {DEPTH} levels, got more; write them flat")
        waiting += [(one, depth + 1) for one in containers]


def check_pickle(data: bytes) -> None:
    """Refuse a pickle that takes too many steps, or that numbers what it keeps beyond what it has made."""
    for steps, (code, argument, _) in enumerate(pickletools.genops(data), 1):
        if steps > MOST_PICKLE_STEPS or (code.name in _PUTS and int(argument or 0) > steps):
            raise BenchError(f"expected a pickle of at most {MOST_PICKLE_STEPS:,} steps, got another")


def check_archive(archive: zipfile.ZipFile, packed: int) -> None:
    """Refuse an archive of ``packed`` bytes that unpacks to far more than coordinates do, or to more than fits."""
    size = sum(member.file_size for member in archive.infolist())
    free = psutil.virtual_memory().available
    if size > UNPACKED_BYTES and (size > PACKED_TO * packed or size > free // 2):
        raise BenchError(
            f"expected an archive that unpacks to at most {PACKED_TO} times its size and half of the free memory "
            f"({free >> 20:,} MiB), got {size >> 20:,} MiB from {packed >> 10:,} KiB; check the file"
        )


def as_set(items: Any) -> set[Any]:
    """``set(items)`` of what a pickle holds: a list or tuple, not a range without end."""
    if not isinstance(items, (list, tuple, set, frozenset)):
        raise BenchError(f"expected the items of a set, got {type(items).__name__}")
    return set(items)


def as_bytes(text: str, encoding: str) -> bytes:
    """How old pickles spell bytes; other codecs can make much of little."""
    if encoding != "latin1":
        raise BenchError(f"expected bytes spelled in latin1, got {encoding!r}")
    return text.encode("latin1")
