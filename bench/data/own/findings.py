"""What is wrong with a set of meshes, found by looking at all of them together."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from bench.base import meshes

# A mesh this many times larger or smaller than the middle one is in another unit or is broken.
SIZE_ERROR, SIZE_WARNING = 5.0, 2.0
# Edges of a registered mesh stay near the template's; after a reordering of vertices they are many times longer.
_EDGE_RATIO = 3.0


@dataclass(frozen=True)
class Finding:
    """``level`` is ``error`` or ``warning``; ``text`` names the file, what was expected and got, and what to do."""

    level: str
    text: str


@dataclass
class Inspection:
    """Facts of every mesh, gathered as they are read, and what follows from them.

    ``extents`` are those of the bounding boxes, ``sizes`` their diagonals, ``edges`` median edge lengths, all in the
    data's unit.
    """

    vertex_count: int
    faces: np.ndarray
    names: list[str] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    extents: list[np.ndarray] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._pairs = meshes.edges(self.faces) if len(self.faces) else np.zeros((0, 2), dtype=np.int64)

    def add(self, name: str, vertices: np.ndarray) -> None:
        self.names.append(name)
        self.extents.append(np.ptp(vertices, axis=0))
        self.sizes.append(float(np.linalg.norm(self.extents[-1])))
        lengths = np.linalg.norm(vertices[self._pairs[:, 0]] - vertices[self._pairs[:, 1]], axis=1)
        self.edges.append(float(np.median(lengths)) if len(lengths) else 0.0)
        self.digests.append(digest(vertices))

    def findings(self, splits: Mapping[str, Sequence[str]] | None = None) -> list[Finding]:
        """Meshes out of size, shuffled vertices, duplicates (an error between train and test)."""
        return self._sizes() + self._orders() + self._duplicates(splits or {})

    def _sizes(self) -> list[Finding]:
        out, middle = [], float(np.median(self.sizes)) if self.sizes else 0.0
        for name, size in zip(self.names, self.sizes, strict=True):
            ratio = size / middle if middle > 0 else 1.0
            if ratio < 1e-9:
                out.append(Finding("error", f"{name}: expected a mesh, got all vertices in one place; export it again"))
            elif max(ratio, 1 / ratio) > SIZE_ERROR:
                guess = unit_hint(ratio)
                text = f"{name}: expected a size near {middle:.4g} as the others, got {size:.4g}{guess}; rescale it"
                out.append(Finding("error", text))
            elif max(ratio, 1 / ratio) > SIZE_WARNING:
                out.append(Finding("warning", f"{name}: {ratio:.2g} times the size of the middle mesh; look at it"))
        return out

    def _orders(self) -> list[Finding]:
        shape = np.array(self.edges) / np.maximum(self.sizes, 1e-300)
        middle = float(np.median(shape)) if len(shape) else 0.0
        if middle <= 0:
            return []
        text = "expected the vertex order of the others, got edges {:.1f} times as long: the vertices are reordered"
        return [
            Finding("error", f"{name}: {text.format(value / middle)}; export it with the original order")
            for name, value in zip(self.names, shape, strict=True)
            if value / middle > _EDGE_RATIO
        ]

    def _duplicates(self, splits: Mapping[str, Sequence[str]]) -> list[Finding]:
        side = {name: split for split, names in splits.items() for name in names}
        first: dict[str, str] = {}
        out = []
        for name, digest in zip(self.names, self.digests, strict=True):
            other = first.setdefault(digest, name)
            if other == name:
                continue
            sides = side.get(other), side.get(name)
            if None not in sides and sides[0] != sides[1]:
                text = (
                    f"{name}: expected meshes of {sides[1]} not to be in {sides[0]}, got the same vertices as {other}"
                )
                out.append(Finding("error", f"{text}; remove one of them, or split by a pattern in the names"))
            else:
                out.append(Finding("warning", f"{name}: the same vertices as {other}; remove one of them"))
        return out


def digest(vertices: np.ndarray) -> str:
    """SHA-256 of vertices as float32: equal for meshes that no model could tell apart."""
    return hashlib.sha256(np.ascontiguousarray(vertices, dtype=np.float32).tobytes()).hexdigest()


def unit_hint(ratio: float) -> str:
    """If a size ratio is near a power of ten of units, say so."""
    for factor, text in ((1000.0, "m against mm"), (100.0, "m against cm"), (10.0, "cm against mm"), (25.4, "inches")):
        for value in (ratio / factor, ratio * factor):
            if 0.6 < value < 1.6:
                return f" ({factor:g} times off: {text}?)"
    return ""


def template_findings(vertices: np.ndarray, faces: np.ndarray) -> list[Finding]:
    """Facts of the connectivity that models may stumble over; all are warnings."""
    out: list[Finding] = []
    if not len(faces):
        return [Finding("error", "expected faces in at least one file, got none; add a template with faces")]
    directed = meshes.sides(faces)
    uses = meshes.unique_pairs(np.sort(directed, axis=1))[2]
    if (uses > 2).any():
        text = f"{int((uses > 2).sum())} edges have more than two faces (non-manifold): no pooling or resampling"
        out.append(Finding("warning", f"template: {text}; repair them"))
    elif (meshes.unique_pairs(directed)[2] > 1).any():
        out.append(Finding("warning", "template: neighbouring faces turn opposite ways; orient the faces alike"))
    loose = len(vertices) - len(np.unique(faces))
    if loose:
        out.append(Finding("warning", f"template: {loose} vertices are in no face; remove them from every mesh"))
    corners = vertices[faces]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    flat = int((area <= 1e-12 * max(float(area.max()), 1e-300)).sum())
    if flat:
        out.append(Finding("warning", f"template: {flat} faces have no area; remove or repair them"))
    parts = len(meshes.components(meshes.adjacency(faces, len(vertices)), np.unique(faces)))
    if parts > 1:
        text = f"template: {parts} separate pieces (eyes, teeth?); spirals and pooling treat them apart"
        out.append(Finding("warning", f"{text}; remove what is not wanted"))
    return out
