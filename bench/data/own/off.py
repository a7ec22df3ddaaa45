"""OFF with its variants (ST, C, N), in text."""

from __future__ import annotations

import re

import numpy as np

from bench.api import BenchError
from bench.data.own.raw import RawMesh, numbers, paint, plain_lines, ragged, triangles, whole, without_comments

# Every vertex: x y z, then a normal (N), a colour (C), a texture point (ST), whichever the first word names.
_HEADER = re.compile(rb"\s*(ST)?(C)?(N)?OFF", re.IGNORECASE)
_OTHER = re.compile(rb"\s*((ST)?C?N?(4n?|n)OFF\b|(ST)?C?N?OFF\s+BINARY)")


def read(data: bytes) -> RawMesh:
    """Vertices, triangles and, in a COFF, vertex colours. The sizes may follow the word ``OFF`` directly.

    Raises :class:`BenchError` where the file has fewer or more lines than its header says, is binary or not in 3D.
    """
    text = without_comments(plain_lines(data))
    head = _HEADER.match(text)
    if _OTHER.match(text):
        raise BenchError(
            f"expected OFF as text in three dimensions, got {text.split()[0]!r}; export it as text OFF, PLY or OBJ"
        )
    if head is None:
        raise BenchError("expected an OFF file (beginning with 'OFF'), got something else; export it again")
    body = b"\n" * text.count(b"\n", 0, head.end()) + text[head.end() :]  # the same line numbers as in the file
    values, words = numbers(body)
    lines = np.flatnonzero(words)
    first = (np.cumsum(words) - words)[lines]
    counts = words[lines]
    vertex_count, face_count = _sizes(values, counts)
    wanted, found = vertex_count + face_count, len(lines) - 1
    if found != wanted:
        what = "ends before" if found < wanted else "goes on after"
        raise BenchError(
            f"expected {wanted:,} lines of vertices and faces, got a file that {what} ({found:,} lines); export it "
            "again"
        )
    rows = slice(1, 1 + vertex_count)
    vertices, colours, unread = _vertices(values, first[rows], counts[rows], head, lines)
    rows = slice(1 + vertex_count, None)
    faces = _faces(values, first[rows], counts[rows], lines[rows])
    return RawMesh(vertices, faces, colours, unread)


def _sizes(values: np.ndarray, counts: np.ndarray) -> tuple[int, int]:
    if not len(counts) or not 2 <= counts[0] <= 3:
        raise BenchError("expected the numbers of vertices and faces after OFF, got none; export it again")
    sizes = whole(values[: counts[0]], "the numbers of vertices and faces")
    if (sizes < 0).any():
        raise BenchError(f"expected numbers of vertices and faces from 0, got {sizes.min()}; export it again")
    return int(sizes[0]), int(sizes[1])


def _vertices(
    values: np.ndarray, first: np.ndarray, counts: np.ndarray, head: re.Match[bytes], lines: np.ndarray
) -> tuple[np.ndarray, np.ndarray | None, tuple[str, ...]]:
    texture, coloured, normals = (bool(part) for part in head.groups())
    least = 3 + 3 * normals + 3 * coloured + 2 * texture
    wrong = np.flatnonzero((counts < least) | (counts != counts[:1]))
    if len(wrong):
        at = int(wrong[0])
        raise BenchError(
            f"expected {max(least, int(counts[0]))} numbers for every vertex, got {int(counts[at])} at line "
            f"{int(lines[1 + at]) + 1}; export it again"
        )
    vertices = values[first[:, None] + np.arange(3)]
    if not coloured or not len(first):
        more = not coloured and len(counts) and counts[0] > least
        return vertices, None, ("more numbers a vertex than its first word names (COFF?)",) if more else ()
    begin = 3 + 3 * normals
    colours = paint(values[first[:, None] + np.arange(begin, begin + 3)])
    return vertices, colours, () if colours is not None else ("colours that are not from 0 to 1 or 0 to 255",)


def _faces(values: np.ndarray, first: np.ndarray, counts: np.ndarray, lines: np.ndarray) -> np.ndarray | None:
    if not len(first):
        return None
    sizes = whole(values[first], "the number of corners of a face")
    wrong = np.flatnonzero((sizes < 3) | (sizes + 1 > counts))
    if len(wrong):
        at = int(wrong[0])
        raise BenchError(
            f"expected a face of 3 or more corners, got {int(sizes[at])} and {int(counts[at]) - 1} numbers at line "
            f"{int(lines[at]) + 1}; export it again"
        )
    return triangles(whole(values[ragged(first + 1, sizes)], "vertex numbers in faces"), sizes)
