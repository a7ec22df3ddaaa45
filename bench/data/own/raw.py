"""What one mesh file holds, and what its readers share: numbers in text, polygons as triangles, colours as bytes."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass

import numpy as np

from bench.api import BenchError

_NUMBER = re.compile(rb"[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|nan|inf|infinity)", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class RawMesh:
    """``vertices`` ``(V, 3)`` float64 in the file's unit and order, ``faces`` ``(F, 3)`` int64 or None, ``colours``
    ``(V, 3)`` uint8 or None; ``unread`` names, in words, what the file also has and no data set can use."""

    vertices: np.ndarray
    faces: np.ndarray | None = None
    colours: np.ndarray | None = None
    unread: tuple[str, ...] = ()


def plain_lines(data: bytes) -> bytes:
    """Text without a byte-order mark and with ``\\n`` for every end of a line, whichever system wrote it."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def without_comments(text: bytes) -> bytes:
    """``#`` and what follows it on its line, removed; lines keep their numbers."""
    return re.sub(rb"#[^\n]*", b"", text) if b"#" in text else text


def numbers(text: bytes) -> tuple[np.ndarray, np.ndarray]:
    """All numbers of a text as float64 ``(n,)``, and how many stand on each line ``(lines,)``.

    Raises :class:`NotANumber` for the first word that is none.
    """
    counts = words_a_line(text)
    if not counts.any():
        return np.zeros(0), counts
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # NumPy below 2.3 warns where it now raises
            found = np.fromstring(text, dtype=np.float64, sep=" ")  # type: ignore[call-overload]
    except ValueError:
        found = np.zeros(0)
    if len(found) != counts.sum():
        raise _first_word_that_is_none(text)
    return found, counts


def words_a_line(text: bytes) -> np.ndarray:
    """How many words, divided by white space, stand on each line; the last line needs no ``\\n``."""
    data = np.frombuffer(text, dtype=np.uint8)
    blank = data <= 32
    begins = ~blank
    begins[1:] &= blank[:-1]
    before = np.searchsorted(np.flatnonzero(begins), np.flatnonzero(data == 10))
    return np.diff(np.concatenate([[0], before, [np.count_nonzero(begins)]]))


class NotANumber(BenchError):
    """``line`` counts from 0 in the text that was read; ``word`` is what stands there."""

    def __init__(self, line: int, word: bytes) -> None:
        self.line, self.word = line, word
        super().__init__(f"expected numbers, got {word[:40]!r} among them (line {line + 1}); export it again")


def _first_word_that_is_none(text: bytes) -> NotANumber:
    for number, line in enumerate(text.split(b"\n")):
        for word in line.split():
            if not _NUMBER.fullmatch(word):
                return NotANumber(number, word)
    return NotANumber(0, text.strip()[:40])


def whole(values: np.ndarray, what: str) -> np.ndarray:
    """The values as int64, or a :class:`BenchError` if one is no whole number."""
    with np.errstate(invalid="ignore"):
        bad = ~(np.abs(values) < 2**53) | (values != np.rint(values))
    if bad.any():
        raise BenchError(f"expected {what} as whole numbers, got {values[bad][0]:g}; export it again")
    return values.astype(np.int64)


def ragged(starts: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Positions ``start, …, start + size − 1`` of every row, one row after the other."""
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))


def triangles(corners: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Polygons as triangles ``(F, 3)``, in the file's order: a fan around the first corner of each.

    ``corners``: the vertex ids of all polygons, one polygon after the other; ``sizes``: corners of each, 3 or more.
    """
    few = np.flatnonzero(sizes < 3)
    if len(few):
        raise BenchError(
            f"expected faces of 3 or more corners, got {int(sizes[few[0]])} in face {int(few[0])} (counted from 0); "
            "remove lines and points from the faces"
        )
    if (sizes == 3).all():
        return corners.reshape(-1, 3)
    fans = sizes - 2
    first = np.repeat(np.cumsum(sizes) - sizes, fans)
    step = ragged(np.zeros(len(fans), dtype=np.int64), fans)
    begin = step == 0  # 0 1 2 first, then 2 3 0, 3 4 0, …
    ids = [np.where(begin, 0, step + 1), np.where(begin, 1, step + 2), np.where(begin, 2, 0)]
    return np.stack([corners[first + part] for part in ids], axis=1)


def paint(values: np.ndarray) -> np.ndarray | None:
    """Colours ``(V, 3)`` from 0 to 1, or from 0 to 255, as bytes; None where the values are neither."""
    if not len(values) or not np.isfinite(values).all() or values.min() < 0 or values.max() > 255:
        return None
    return np.rint(values * 255 if values.max() <= 1 else values).astype(np.uint8)
