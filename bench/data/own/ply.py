"""PLY, as text and binary of either byte order: every row of every element, in the file's order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bench.api import BenchError
from bench.data.own.raw import RawMesh, numbers, paint, triangles, whole

_TYPES = {
    "char": "i1", "int8": "i1", "uchar": "u1", "uint8": "u1", "short": "i2", "int16": "i2", "ushort": "u2",
    "uint16": "u2", "int": "i4", "int32": "i4", "uint": "u4", "uint32": "u4", "int64": "i8", "uint64": "u8",
    "float": "f4", "float32": "f4", "double": "f8", "float64": "f8",
}  # fmt: skip
_ORDERS = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
_CORNERS = ("vertex_indices", "vertex_index")
_COLOURS = (("red", "green", "blue"), ("r", "g", "b"), ("diffuse_red", "diffuse_green", "diffuse_blue"))
_LONGEST_HEADER = 1 << 20


@dataclass
class _Element:
    """``properties``: (name, type of the value, type of the length of a list or "")."""

    name: str
    count: int
    properties: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def lists(self) -> bool:
        return any(length for _, _, length in self.properties)


def read(data: bytes) -> RawMesh:
    """Vertices with their colours, if they have any, and faces as triangles; other elements are stepped over.

    Raises :class:`BenchError` if the rows found are not the rows declared, or a header line is not known.
    """
    order, elements, body = _header(data)
    rows = (_Text if order == "" else _Binary)(body, order)
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


def _header(data: bytes) -> tuple[str, list[_Element], bytes]:
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


def _lines(lines: list[bytes]) -> tuple[str, list[_Element]]:
    order: str | None = None
    elements: list[_Element] = []
    for number, line in enumerate(lines[1:], 2):
        words = line.decode("latin-1").split()
        match words:
            case [] | ["comment" | "obj_info", *_]:
                continue
            case ["format", kind, "1.0"] if kind in _ORDERS and order is None:
                order = _ORDERS[kind]
            case ["element", name, count] if count.isdecimal() and len(count) < 16:
                elements.append(_Element(name, int(count)))
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


def _short(element: _Element, found: int) -> BenchError:
    return BenchError(
        f"expected {element.count:,} rows of {element.name!r} as declared, got a file that ends after {found:,}; "
        "export it again"
    )


class _Text:
    """Rows of numbers in text. A row is one line by the format, but only the count of its numbers is relied on."""

    def __init__(self, body: bytes, _: str) -> None:
        self._values, _counts = numbers(body.replace(b"\r", b"\n"))
        self._at = 0

    def take(self, element: _Element) -> dict[str, Any]:
        widths = self._widths(element)
        if widths is None:
            return self._take_one_by_one(element)
        width = sum(widths)
        rows = self._values[self._at : self._at + element.count * width].reshape(element.count, width)
        self._at += rows.size
        found: dict[str, Any] = {}
        column = 0
        for (name, _, length), size in zip(element.properties, widths, strict=True):
            part = rows[:, column + bool(length) : column + size]
            found[name] = (part.reshape(-1), np.full(element.count, size - 1)) if length else part[:, 0]
            column += size
        return found

    def _widths(self, element: _Element) -> list[int] | None:
        """Numbers of each property if all rows are as long as the first one; None if they are not."""
        left = len(self._values) - self._at
        widths: list[int] = []
        starts: list[int] = []
        for _, _, length in element.properties:
            starts.append(sum(widths))
            if not length:
                widths.append(1)
            elif element.count and starts[-1] < left:
                widths.append(1 + _length(self._values[self._at + starts[-1]], left))
            else:
                widths.append(1)
        width = sum(widths)
        if element.count * width > left:
            if element.lists:
                return None
            raise _short(element, left // max(width, 1))
        rows = self._values[self._at : self._at + element.count * width].reshape(element.count, width)
        pairs = zip(element.properties, widths, starts, strict=True)
        same = all((rows[:, at] == size - 1).all() for (_, _, length), size, at in pairs if length)
        return widths if same else None

    def _take_one_by_one(self, element: _Element) -> dict[str, Any]:
        values = self._values[self._at :].tolist()
        at = 0
        parts: dict[str, tuple[list[float], list[int]]] = {name: ([], []) for name, _, _ in element.properties}
        for row in range(element.count):
            for name, _, length in element.properties:
                if at >= len(values):
                    raise _short(element, row)
                size = _length(values[at], len(values)) if length else 1
                at += bool(length)
                if at + size > len(values):
                    raise _short(element, row)
                parts[name][0].extend(values[at : at + size])
                parts[name][1].append(size)
                at += size
        self._at += at
        return _columns(element, parts)

    def end(self) -> None:
        if self._at != len(self._values):
            raise BenchError(
                f"expected the file to end with the rows of its header, got {len(self._values) - self._at:,} more "
                "numbers; export it again"
            )


class _Binary:
    """Rows of packed values."""

    def __init__(self, body: bytes, order: str) -> None:
        self._body, self._order, self._at = body, order, 0

    def take(self, element: _Element) -> dict[str, Any]:
        if not element.count or not element.properties:
            return {
                n: (np.zeros(0), np.zeros(0, dtype=np.int64)) if size else np.zeros(0)
                for n, _, size in element.properties
            }
        layout = self._layout(element)
        fields = self._rows(element, layout)
        if fields is None:
            return self._take_one_by_one(element)
        self._at += layout.itemsize * element.count
        found: dict[str, Any] = {}
        for name, _, length in element.properties:
            values = fields["=" + name]
            if length:
                values = values.reshape(element.count, -1)
                found[name] = (values.reshape(-1), np.full(element.count, values.shape[1]))
            else:
                found[name] = values
        return found

    def _layout(self, element: _Element) -> np.dtype[Any]:
        """What a row looks like if its lists are as long as those of the first row."""
        left, at = len(self._body), self._at
        fields: list[Any] = []
        for name, value, length in element.properties:
            shape: tuple[int, ...] = ()
            if length:
                size = self._number(at, length)
                shape = (_length(size if size is not None else 0, left),)
                fields.append(("#" + name, self._order + length))
                at += np.dtype(length).itemsize
            fields.append(("=" + name, self._order + value, shape))
            at += np.dtype(value).itemsize * (shape[0] if shape else 1)
        return np.dtype(fields)

    def _rows(self, element: _Element, layout: np.dtype[Any]) -> np.ndarray | None:
        left = len(self._body) - self._at
        if layout.itemsize * element.count > left:
            if element.lists:
                return None
            raise _short(element, left // max(layout.itemsize, 1))
        rows = np.frombuffer(self._body, layout, element.count, self._at)
        lists = [name for name, _, length in element.properties if length]
        same = all((rows["#" + name] == rows["=" + name].shape[1]).all() for name in lists)
        return rows if same else None

    def _take_one_by_one(self, element: _Element) -> dict[str, Any]:
        parts: dict[str, Any] = {name: ([], []) for name, _, _ in element.properties}
        at, left = self._at, len(self._body)
        for row in range(element.count):
            for name, value, length in element.properties:
                size = 1
                if length:
                    number = self._number(at, length)
                    if number is None:
                        raise _short(element, row)
                    size, at = _length(number, left), at + np.dtype(length).itemsize
                end = at + size * np.dtype(value).itemsize
                if end > left:
                    raise _short(element, row)
                parts[name][0].append(self._body[at:end])
                parts[name][1].append(size)
                at = end
        self._at = at
        types = {name: self._order + value for name, value, _ in element.properties}
        whole_rows = {n: (np.frombuffer(b"".join(p[0]), types[n]), p[1]) for n, p in parts.items()}
        return _columns(element, whole_rows)

    def _number(self, at: int, kind: str) -> float | None:
        size = np.dtype(kind).itemsize
        if at + size > len(self._body):
            return None
        if kind[0] == "f":
            return float(np.frombuffer(self._body, self._order + kind, 1, at)[0])
        return int.from_bytes(
            self._body[at : at + size], "little" if self._order == "<" else "big", signed=kind[0] == "i"
        )

    def end(self) -> None:
        more = self._body[self._at :].strip(b"\r\n\0 ")
        if more:
            raise BenchError(f"expected the file to end with its rows, got {len(more):,} more bytes; export it again")


def _columns(element: _Element, parts: dict[str, Any]) -> dict[str, Any]:
    return {
        name: (np.asarray(parts[name][0]), np.asarray(parts[name][1], dtype=np.int64))
        if length
        else np.asarray(parts[name][0])
        for name, _, length in element.properties
    }


def _length(value: float, most: int) -> int:
    if not 0 <= value <= most or value != int(value):
        raise BenchError(f"expected the length of a list, got {value:g}; export it again")
    return int(value)


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
