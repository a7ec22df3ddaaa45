"""Wavefront OBJ: the vertices in file order and the faces in file order, whatever else the file has.

Libraries make vertices anew for every material and texture point, drop those in no face, or resolve relative ids after
all vertices are read; a registered mesh survives none of that.
"""

from __future__ import annotations

import re

import numpy as np

from bench.api import BenchError
from bench.data.own.raw import NotANumber, RawMesh, numbers, paint, plain_lines, triangles, whole, without_comments

_KNOWN = frozenset(
    b"v vt vn vp f fo l p o g s mg usemtl mtllib usemap maplib bevel c_interp d_interp lod shadow_obj trace_obj "
    b"cstype deg bmat step curv curv2 surf parm trim hole scrv sp end con ctech stech call csh".split()
)


def read(data: bytes) -> RawMesh:
    """Vertices, triangles and, where every ``v`` line has them, vertex colours.

    Faces may have ids of texture points and normals (``7/1/3``), relative ids (−1 is the last vertex *so far*), more
    than three corners. Lines may be indented, continued by ``\\``, end in a remark. Raises :class:`BenchError` with
    the line for anything that is no OBJ.
    """
    lines, places = _lines(without_comments(plain_lines(data)))
    kinds = [line.split(None, 1)[0] if line else b"" for line in lines]
    _only_known(kinds, places)
    at_vertices = [i for i, kind in enumerate(kinds) if kind == b"v"]
    at_faces = [i for i, kind in enumerate(kinds) if kind == b"f" or kind == b"fo"]
    if not at_vertices:
        raise BenchError("expected an OBJ file with lines 'v x y z', got none; export it again")
    vertices, colours, unread = _vertices([lines[i][1:] for i in at_vertices], [places[i] for i in at_vertices])
    faces = None
    if at_faces:
        before = np.searchsorted(at_vertices, at_faces)
        faces = _faces([lines[i][2:] for i in at_faces], [places[i] for i in at_faces], before, len(vertices))
    return RawMesh(vertices, faces, colours, unread)


def _lines(text: bytes) -> tuple[list[bytes], list[int] | range]:
    """Stripped lines, continued ones joined, and the number in the file, from 1, that each begins at."""
    lines = [line.strip() for line in text.split(b"\n")]
    if b"\\" not in text:
        return lines, range(1, len(lines) + 1)
    joined: list[bytes] = []
    places: list[int] = []
    goes_on = False
    for number, line in enumerate(lines, 1):
        if goes_on:
            joined[-1] += b" " + line
        else:
            joined.append(line)
            places.append(number)
        goes_on = joined[-1].endswith(b"\\")
        if goes_on:
            joined[-1] = joined[-1][:-1].rstrip()
    return joined, places


def _only_known(kinds: list[bytes], places: list[int] | range) -> None:
    unknown = set(kinds) - _KNOWN - {b""}
    if unknown:
        at = next(i for i, kind in enumerate(kinds) if kind in unknown)
        raise BenchError(f"expected lines of an OBJ file, got {kinds[at][:40]!r} at line {places[at]}; export it again")


def _vertices(lines: list[bytes], places: list[int]) -> tuple[np.ndarray, np.ndarray | None, tuple[str, ...]]:
    values, counts = _numbers(lines, places)
    short = np.flatnonzero(counts < 3)
    if len(short):
        at = int(short[0])
        raise BenchError(f"expected 'v x y z', got {int(counts[at])} numbers at line {places[at]}; export it again")
    first = np.cumsum(counts) - counts
    vertices = values[first[:, None] + np.arange(3)]
    painted = (counts == 6) | (counts == 7)  # x y z r g b, some with an opacity
    if not painted.any():
        return vertices, None, ()
    colours = paint(values[first[:, None] + np.arange(3, 6)]) if painted.all() else None
    unread = () if colours is not None else ("colours of some vertices only, or not from 0 to 1 or 255",)
    return vertices, colours, unread


def _faces(lines: list[bytes], places: list[int], before: np.ndarray, count: int) -> np.ndarray:
    text = b"\n".join(lines)
    if b"/" in text:
        stray = re.search(rb"[^0-9/+\- \t\v\f\n]", text)
        if stray:
            line = text.count(b"\n", 0, stray.start())
            raise BenchError(
                f"expected vertex numbers in a face, got {stray.group()!r} at line {places[line]}; export it again"
            )
        lines = re.sub(rb"/[^ \t\v\f\n]*", b"", text).split(b"\n")
    values, sizes = _numbers(lines, places)
    ids = whole(values, "vertex numbers in faces")
    ids = np.where(ids < 0, ids + np.repeat(before, sizes), ids - 1)
    wrong = np.flatnonzero((ids < 0) | (ids >= count))
    if len(wrong):
        line = int(np.searchsorted(np.cumsum(sizes), wrong[0], side="right"))
        raise BenchError(
            f"expected vertex numbers 1…{count} (or −1…−{int(before[line])}) in a face, got {int(values[wrong[0]])} at "
            f"line {places[line]}; export it again"
        )
    short = np.flatnonzero(sizes < 3)
    if len(short):
        raise BenchError(
            f"expected faces of 3 or more corners, got {int(sizes[short[0]])} at line {places[int(short[0])]}; "
            "export it again"
        )
    return triangles(ids, sizes)


def _numbers(lines: list[bytes], places: list[int]) -> tuple[np.ndarray, np.ndarray]:
    try:
        return numbers(b"\n".join(lines))
    except NotANumber as error:
        raise BenchError(
            f"expected numbers, got {error.word[:40]!r} among them at line {places[error.line]}; export it again"
        ) from None
