"""What mesh parsers take without complaint though the file is damaged: headers, lengths, stray bytes."""

from __future__ import annotations

import io
import re
import zipfile

from bench.api import BenchError

_PLY_FORMAT = re.compile(rb"format (ascii|binary_little_endian|binary_big_endian) 1\.0")
_PLY_LINE = re.compile(rb"(comment|obj_info)\b.*|format \S+ \S+|element \S+ \d+|property (list \S+ )?\S+ \S+")


def check(data: bytes, suffix: str) -> None:
    """Raise :class:`BenchError` (without the file's name) if the outer form of the file is wrong."""
    checker = {".ply": _ply, ".stl": _stl, ".off": _off, ".obj": _obj, ".npz": _npz}.get(suffix)
    if checker is not None:
        checker(data)


def _ply(data: bytes) -> None:
    head, mark, _ = data[:65536].partition(b"end_header")
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    if not lines or lines[0] != b"ply" or not mark:
        raise BenchError("expected a PLY file (beginning with 'ply'), got something else; do export it again")
    if not any(_PLY_FORMAT.fullmatch(line) for line in lines[1:]):
        raise BenchError("expected a PLY format (ascii or binary, 1.0), got none that is known; do export it again")
    for line in lines[1:]:
        if not _PLY_LINE.fullmatch(line):
            raise BenchError(f"expected a PLY header, got the line {line[:40]!r}; do export it again")


def _stl(data: bytes) -> None:
    if data.lstrip()[:5] == b"solid" and b"facet" in data[:1000]:
        return  # text
    count = int.from_bytes(data[80:84], "little") if len(data) >= 84 else 0
    if len(data) != 84 + 50 * count:
        raise BenchError(f"expected {84 + 50 * count:,} bytes of binary STL, got {len(data):,}; do export it again")


def _off(data: bytes) -> None:
    lines = [line.split(b"#")[0].split() for line in data.splitlines()]
    lines = [line for line in lines if line]
    if not lines or not lines[0][0].endswith(b"OFF"):
        raise BenchError("expected an OFF file (beginning with 'OFF'), got something else; do export it again")
    sizes, first = (lines[0][1:], 1) if len(lines[0]) > 1 else (lines[1] if len(lines) > 1 else [], 2)
    if len(sizes) < 2 or not all(word.isdigit() for word in sizes):
        raise BenchError("expected the numbers of vertices and faces after OFF, got none; do export it again")
    wanted = int(sizes[0]) + int(sizes[1])
    if len(lines) - first != wanted:
        what = "ends before" if len(lines) - first < wanted else "goes on after"
        raise BenchError(f"expected {wanted:,} lines of vertices and faces, got a file that {what}; do export it again")
    _only_numbers(b" ".join(word for line in lines[first:] for word in line))


def _obj(data: bytes) -> None:
    lines = [line for line in data.splitlines() if line[:2] in (b"v ", b"f ", b"v\t", b"f\t")]
    _only_numbers(b" ".join(line[1:] for line in lines))
    if not lines:
        raise BenchError("expected an OBJ file with lines 'v x y z', got none; do export it again")
    known = (b"v", b"f", b"#", b"o ", b"g ", b"s ", b"usemtl", b"mtllib", b"l ", b"p ", b"cstype", b"curv", b"surf")
    for line in data.splitlines():
        bare = line.strip()
        if bare and not bare.startswith(known) and bare not in (b"g", b"o", b"s") and not bare.endswith(b"\\"):
            raise BenchError(f"expected lines of an OBJ file, got {bare[:40]!r}; do export it again")


def _only_numbers(text: bytes) -> None:
    stray = re.search(rb"[^0-9eE+\-.,/ \t\\naifNAIF]", text)
    if stray:
        raise BenchError(f"expected numbers, got the byte {stray.group()!r} among them; do export it again")


def _npz(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if members and members[0].header_offset != 0:
            raise BenchError("expected an NPZ archive alone, got other bytes before it; do save it again")
