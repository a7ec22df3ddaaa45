"""PLY, as text and binary of either byte order: every row of every element, in the file's order."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from bench.api import BenchError
from bench.data.own.ply_rows import BinaryRows, Element, TextRows
from bench.data.own.raw import RawMesh, paint, triangles, whole

_TYPES = {
    "char": "i1", "int8": "i1", "uchar": "u1", "uint8": "u1", "short": "i2", "int16": "i2", "ushort": "u2",
    "uint16": "u2", "int": "i4", "int32": "i4", "uint": "u4", "uint32": "u4", "int64": "i8", "uint64": "u8",
    "float": "f4", "float32": "f4", "double": "f8", "float64": "f8",
}  # fmt: skip
_ORDERS = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
_CORNERS = ("vertex_indices", "vertex_index")
_COLOURS = (("red", "green", "blue"), ("r", "g", "b"), ("diffuse_red", "diffuse_green", "diffuse_blue"))
_LONGEST_HEADER = 1 << 20


def read(data: bytes) -> RawMesh:
    """Vertices with their colours, if they have any, and faces as triangles; other elements are stepped over.

    Raises :class:`BenchError` if the rows found are not the rows declared, or a header line is not known.
    """
    order, elements, body = _header(data)
    rows = (TextRows if order == "" else BinaryRows)(body, order)
    mesh: dict[str, Any] = {}
    for element in elements:
        mesh[element.name] = rows.take(element)
    rows.end()
    vertices, colours = _vertices(mesh.get("vertex"))
    names = {element.name: [name for name, _, _ in element.properties] for element in elements}
    faces = _triangles(mesh.get("face"))
    if faces is None and "tristrips" in names:
        raise BenchError("expected faces, got triangle strips (tristrips); export it with faces")
    unread: tuple[str, ...] = ()
    if colours is None and any(set(one) <= set(names.get("face", ())) for one in _COLOURS):
        unread = ("colours of faces, not of vertices",)
    return RawMesh(vertices, faces, colours, unread)


def _header(data: bytes) -> tuple[str, list[Element], bytes]:
    data = data.removeprefix(b"\xef\xbb\xbf")
    head, mark, rest = data[:_LONGEST_HEADER].partition(b"end_header")
    lines = [line.strip() for line in re.split(rb"\r\n|\r|\n", head)]
    if lines[0] != b"ply" or not mark:
        raise BenchError("expected a PLY file (beginning with 'ply'), got something else; export it again")
    body = data[len(head) + len(mark) :].lstrip(b" \t") if rest[:1] in b" \t" else data[len(head) + len(mark) :]
    for end in (b"\r\n", b"\n", b"\r"):
        if body.startswith(end):
            body = body[len(end) :]
            break
    order, elements = _lines(lines)
    return order, elements, body


def _lines(lines: list[bytes]) -> tuple[str, list[Element]]:
    order: str | None = None
    elements: list[Element] = []
    for number, line in enumerate(lines[1:], 2):
        words = line.decode("latin-1").split()
        match words:
            case [] | ["comment" | "obj_info", *_]:
                continue
            case ["format", kind, "1.0"] if kind in _ORDERS and order is None:
                order = _ORDERS[kind]
            case ["element", name, count] if count.isdecimal() and len(count) < 16:
                elements.append(Element(name, int(count)))
            case ["property", "list", length, value, name] if elements and {length, value} <= _TYPES.keys():
                elements[-1].properties.append((name, _TYPES[value], _TYPES[length]))
            case ["property", value, name] if elements and value in _TYPES:
                elements[-1].properties.append((name, _TYPES[value], ""))
            case _:
                raise BenchError(f"expected a PLY header, got {line[:40]!r} at line {number}; export it again")
    if order is None:
        raise BenchError("expected a PLY format (ascii or binary, 1.0), got none that is known; export it again")
    twice = [one.name for one in elements]
    if len(set(twice)) != len(twice) or any(len({p[0] for p in e.properties}) != len(e.properties) for e in elements):
        raise BenchError("expected every element and property of a PLY once, got one twice; export it again")
    return order, elements


def _vertices(found: dict[str, Any] | None) -> tuple[np.ndarray, np.ndarray | None]:
    if found is None or not {"x", "y", "z"} <= found.keys():
        raise BenchError("expected an element 'vertex' with x, y and z, got none; export it again")
    vertices = np.stack([found[axis] for axis in "xyz"], axis=1).astype(np.float64)
    names = next((names for names in _COLOURS if set(names) <= found.keys()), None)
    if names is None:
        return vertices, None
    values = np.stack([found[name] for name in names], axis=1)
    if values.dtype == np.uint8:
        return vertices, values
    return vertices, paint(
        values / 257.0 if values.dtype.kind == "u" and values.dtype.itemsize == 2 else values.astype(float)
    )


def _triangles(found: dict[str, Any] | None) -> np.ndarray | None:
    name = next((name for name in _CORNERS if found and name in found), None)
    if found is None or name is None or not len(found[name][1]):
        return None
    corners, sizes = found[name]
    corners = whole(corners, "vertex numbers in faces") if corners.dtype.kind == "f" else corners.astype(np.int64)
    return triangles(corners, sizes)
