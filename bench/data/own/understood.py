"""What was understood of a folder of meshes, in words: so that a wrong guess is seen before a run is started on it."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.api import Topology
from bench.base import meshes
from bench.data.own.sizes import fitting_latent

DEFAULT_LATENT = 64  # of the suites
_SHOWN = 12  # regions that are named
# (largest extent in mm up to, what has that size); below the first and above the last there is none
_PARTS = (
    (120.0, "smaller than a hand"),
    (200.0, "as large as a hand or a face"),
    (420.0, "as large as a head"),
    (900.0, "as large as a bust or a small child"),
    (2300.0, "as large as a body"),
)
_FLAT = 0.45  # smallest over largest extent: hands and feet are flatter than heads
LEAST_MM = 2.0


@dataclass(frozen=True, eq=False)
class Understood:
    """``extent`` ``(3,)``: medians over meshes, in the files' unit; ``factor`` that unit in mm, None if not stated;
    ``splits`` the names on each side and ``split_from`` where that comes from."""

    path: Path
    stated: bool
    unit: str | None
    factor: float | None
    files: Sequence[Path]
    template: str
    faces: np.ndarray
    vertex_count: int
    extent: np.ndarray
    topology: Topology | None
    regions_from: str
    splits: Mapping[str, Sequence[str]]
    split_from: str
    edits: int
    unread: Sequence[str]

    def lines(self) -> list[str]:
        """One fact a line, its name first."""
        found = {
            "meshes": self._meshes(),
            "size": self._size(),
            "regions": self._regions(),
            "controls": self._controls(),
            "split": self._split(),
            "edits": f"{self.edits} with a true answer, from edits/edits.csv" if self.edits else "",
            "not read": "; ".join(self.unread),
            "latent": self._latent(),
            "next": self._command(),
        }
        return [f"{name:9} {text}" for name, text in found.items() if text]

    def _meshes(self) -> str:
        endings = Counter(file.suffix.lower() for file in self.files)
        kinds = ", ".join(f"{count:,} {ending}" for ending, count in endings.most_common())
        pieces = (
            len(meshes.components(meshes.adjacency(self.faces, self.vertex_count), np.unique(self.faces)))
            if len(self.faces)
            else 0
        )
        loose = self.vertex_count - len(np.unique(self.faces))
        parts = f"{pieces} piece{'s' * (pieces != 1)}" + (f", {loose:,} vertices in no face" if loose else "")
        total = sum(map(len, self.splits.values())) or len(self.files)
        return (
            f"{total:,} ({kinds}) of {self.vertex_count:,} vertices and {len(self.faces):,} faces in {parts}; "
            f"template: {self.template}"
        )

    def _size(self) -> str:
        if self.factor is None:
            unit, part = self._likely()
            guess = f"{part} if it is {unit}" if part else "no part of a body in mm, cm or m"
            return f"{_times(self.extent)} in a unit that is not stated ({guess})"
        mm = self.extent * self.factor
        return f"{_times(mm)} mm (median of the meshes): {part_of_a_body(mm) or 'no part of a body has that size'}"

    def _likely(self) -> tuple[str, str]:
        """The unit in which the meshes are a hand, a head or a body, and which; mm and nothing if there is none."""
        for unit, factor in (("mm", 1.0), ("cm", 10.0), ("m", 1000.0)):
            if float(np.max(self.extent)) * factor >= _PARTS[0][0] and (part := part_of_a_body(self.extent * factor)):
                return unit, part
        return "mm", ""

    def _regions(self) -> str:
        if self.topology is None:
            return ""
        regions = self.topology.regions
        sizes = [len(region.vertices) for region in regions]
        each = f"{min(sizes):,} to {max(sizes):,} vertices each" if len(sizes) > 1 else f"{sizes[0]:,} vertices"
        named = ", ".join(region.name for region in regions[:_SHOWN])
        more = f" and {len(regions) - _SHOWN} more" if len(regions) > _SHOWN else ""
        return f"{len(regions)} of {each}, {self.regions_from}: {named}{more}"

    def _controls(self) -> str:
        if self.topology is None:
            return ""
        each = [len(region.controls) for region in self.topology.regions]
        return f"{len(self.topology.controls):,} control vertices steer edits, {min(each)} to {max(each)} a region"

    def _split(self) -> str:
        counts = {split: len(names) for split, names in self.splits.items()}
        if not counts:
            return ""
        left = len(self.files) - sum(counts.values())
        unused = f"; {left:,} meshes on no side" if left > 0 and len(set(self.files)) == len(self.files) else ""
        return f"{', '.join(f'{split} {count:,}' for split, count in counts.items())}; {self.split_from}{unused}"

    def _latent(self) -> str:
        train = len(self.splits.get("train", ()))
        if not train or train > DEFAULT_LATENT:
            return ""
        return f"{train} training meshes hold at most {train - 1} directions; take --latent {fitting_latent(train)}"

    def _command(self) -> str:
        if self.factor is None:
            return f"python -m bench.data check {shlex.quote(str(self.path))} --unit {self._likely()[0]}"
        train = len(self.splits.get("train", ()))
        unit = "" if self.stated else f"?unit={self.unit or 'mm'}"
        parts = ["python -m bench.run --suite reconstruction --data", shlex.quote(f"{self.path}{unit}")]
        if 1 < train <= DEFAULT_LATENT:
            parts.append(f"--latent {fitting_latent(train)}")
        return " ".join(parts)


def part_of_a_body(extent_mm: Any) -> str:
    """What of a person has these extents ``(3,)`` in mm, in words; empty where nothing has."""
    largest, smallest = float(np.max(extent_mm)), float(np.min(extent_mm))
    if largest < LEAST_MM or largest > _PARTS[-1][0]:
        return ""
    if 200.0 <= largest < 330.0 and smallest < _FLAT * largest:
        return "as large as a hand or a foot"
    return next(part for most, part in _PARTS if largest <= most)


def _times(extent: np.ndarray) -> str:
    return " × ".join(f"{value:.3g}" if value < 1000 else f"{value:.0f}" for value in extent)
