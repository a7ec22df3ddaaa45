"""The rows of a PLY file's elements, as text and as packed values of either byte order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bench.api import BenchError
from bench.data.own.raw import numbers


@dataclass
class Element:
    """``properties``: (name, type of the value, type of the length of a list or "")."""

    name: str
    count: int
    properties: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def lists(self) -> bool:
        return any(length for _, _, length in self.properties)


class TextRows:
    """Rows of numbers in text. A row is one line by the format, but only the count of its numbers is relied on."""

    def __init__(self, body: bytes, _: str) -> None:
        self._values, _counts = numbers(body.replace(b"\r", b"\n"))
        self._at = 0

    def take(self, element: Element) -> dict[str, Any]:
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

    def _widths(self, element: Element) -> list[int] | None:
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

    def _take_one_by_one(self, element: Element) -> dict[str, Any]:
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


class BinaryRows:
    """Rows of packed values."""

    def __init__(self, body: bytes, order: str) -> None:
        self._body, self._order, self._at = body, order, 0

    def take(self, element: Element) -> dict[str, Any]:
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

    def _layout(self, element: Element) -> np.dtype[Any]:
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

    def _rows(self, element: Element, layout: np.dtype[Any]) -> np.ndarray | None:
        left = len(self._body) - self._at
        if layout.itemsize * element.count > left:
            if element.lists:
                return None
            raise _short(element, left // max(layout.itemsize, 1))
        rows = np.frombuffer(self._body, layout, element.count, self._at)
        lists = [name for name, _, length in element.properties if length]
        same = all((rows["#" + name] == rows["=" + name].shape[1]).all() for name in lists)
        return rows if same else None

    def _take_one_by_one(self, element: Element) -> dict[str, Any]:
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


def _short(element: Element, found: int) -> BenchError:
    return BenchError(
        f"expected {element.count:,} rows of {element.name!r} as declared, got a file that ends after {found:,}; "
        "export it again"
    )


def _columns(element: Element, parts: dict[str, Any]) -> dict[str, Any]:
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
