"""What all meshes of a set have in common, and whether one more mesh has it too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.api import BenchError
from bench.data.own.readers import RawMesh, weld
from bench.data.own.sources import Reader, Sample


@dataclass(frozen=True, eq=False)
class Frame:
    """What all meshes of a set share: ``template`` (file's unit), ``faces``, and for STL how corners are joined."""

    template: np.ndarray
    faces: np.ndarray
    colours: np.ndarray | None
    source: str = "template"
    keep: np.ndarray | None = None
    corner_vertex: np.ndarray | None = None
    unread: tuple[str, ...] = ()

    def vertices(self, raw: RawMesh, where: str) -> np.ndarray:
        """The mesh in the template's vertices, or a :class:`BenchError` that says how it differs."""
        vertices = raw.vertices
        if self.keep is not None and self.corner_vertex is not None:
            if len(vertices) != len(self.corner_vertex):
                raise BenchError(
                    f"{where}: expected {len(self.corner_vertex) // 3} triangles, got {len(vertices) // 3}"
                )
            welded = vertices[self.keep]
            if not np.array_equal(welded[self.corner_vertex], vertices):
                raise BenchError(
                    f"{where}: expected triangles that share vertices as in the first STL, got others; "
                    "export PLY or OBJ, which keep the vertex order"
                )
            return welded
        if len(vertices) != len(self.template):
            fewer = len(self.template) - len(vertices)
            merged = 0 < fewer <= max(3, len(self.template) // 50)
            hint = (
                "vertices were merged on export; export again without merging"
                if merged
                else ("do register it to the same template")
            )
            raise BenchError(
                f"{where}: expected {len(self.template):,} vertices as {self.source}, got {len(vertices):,}; {hint}"
            )
        if raw.faces is not None and not np.array_equal(raw.faces, self.faces):
            raise BenchError(
                f"{where}: expected the {len(self.faces):,} faces of {self.source}, got {len(raw.faces):,} or others "
                "in another order; export all meshes the same way"
            )
        return vertices


def frame(samples: Sequence[Sample], template: Path | None, reader: Reader) -> Frame:
    """Template and faces: of ``template`` if given, else of the first mesh that has faces."""
    for sample in ([Sample("template", template)] if template else []) + list(samples):
        raw = reader(sample)
        if raw.faces is None:
            if template and sample.path == template:
                raise BenchError(f"{template}: expected a template with faces, got none; save it as PLY, OBJ or NPZ")
            continue
        if sample.path.suffix.lower() == ".stl":
            keep, corner_vertex, faces = weld(raw)
            return Frame(raw.vertices[keep], faces, None, sample.path.name, keep, corner_vertex)
        return Frame(raw.vertices, raw.faces, raw.colours, sample.path.name, unread=raw.unread)
    raise BenchError(
        f"{samples[0].path}: expected faces in at least one file, got vertices only; put a file template.ply (or "
        ".obj, .npz) with faces beside them"
    )
