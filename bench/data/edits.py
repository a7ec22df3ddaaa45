"""Edits with a true answer: one part of a subject is changed in the generator, which returns the edited mesh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

from bench.api import BenchError, Topology

# A vertex truly moves if the true edit displaces it by more than this (the data's own rounding is far below).
MOVES_MM = 0.02


@dataclass(frozen=True, eq=False)
class Edit:
    """One edit. All lengths in mm, all in the source's frame (no alignment between source and target).

    ``source_mm`` and ``target_mm`` ``(V, 3)``; ``region`` the region whose control vertices steer the edit;
    ``controls`` ``(h,)`` their ids and ``displacement_mm`` ``(h, 3)`` where they truly go, relative to the source;
    ``moves`` ``(V,)`` the vertices that truly move by more than :data:`MOVES_MM`. ``group`` names the parameters
    that were changed; ``neutral`` says that the subject has no expression and no pose (done where the group moves
    joints, so that the change stays local).
    """

    source_mm: Float[Tensor, "v 3"]
    target_mm: Float[Tensor, "v 3"]
    region: str
    controls: Int[Tensor, " h"]
    displacement_mm: Float[Tensor, "h 3"]
    moves: Bool[Tensor, " v"]
    group: str
    neutral: bool


@dataclass(frozen=True, eq=False)
class EditSet:
    """``n`` edits of one data set: ``source_mm`` and ``target_mm`` ``(n, V, 3)`` float32, and a name for each edit."""

    topology: Topology
    source_mm: np.ndarray
    target_mm: np.ndarray
    regions: tuple[str, ...]
    groups: tuple[str, ...]
    neutral: tuple[bool, ...]

    def __post_init__(self) -> None:
        count, wanted = len(self.regions), (len(self.regions), self.topology.vertex_count, 3)
        for name, vertices in (("source", self.source_mm), ("target", self.target_mm)):
            if vertices.shape != wanted:
                raise BenchError(f"edits of {self.topology.name!r}: expected {name} {wanted}, got {vertices.shape}")
        if len(self.groups) != count or len(self.neutral) != count:
            raise BenchError(f"edits of {self.topology.name!r}: expected {count} groups and marks, one for each region")
        for region in dict.fromkeys(self.regions):
            self.topology.region(region)

    def __len__(self) -> int:
        return len(self.regions)

    def __getitem__(self, index: int) -> Edit:
        if not -len(self) <= index < len(self):
            raise IndexError(f"edit {index} of {len(self)}")
        source = torch.from_numpy(np.array(self.source_mm[index], dtype=np.float32))
        target = torch.from_numpy(np.array(self.target_mm[index], dtype=np.float32))
        controls = self.topology.region(self.regions[index]).controls
        displacement = target - source
        return Edit(
            source_mm=source,
            target_mm=target,
            region=self.regions[index],
            controls=controls,
            displacement_mm=displacement[controls],
            moves=displacement.norm(dim=1) > MOVES_MM,
            group=self.groups[index],
            neutral=self.neutral[index],
        )

    def first(self, number: int | None = None) -> EditSet:
        """The first ``number`` edits (groups take turns in the built-in sets), or all that there are."""
        if number is None or number >= len(self):
            return self
        return EditSet(
            self.topology, self.source_mm[:number], self.target_mm[:number],
            self.regions[:number], self.groups[:number], self.neutral[:number],
        )  # fmt: skip

    def __iter__(self) -> Iterator[Edit]:
        return (self[index] for index in range(len(self)))

    def of_region(self, region: str) -> list[Edit]:
        """The edits steered by one region's control vertices."""
        self.topology.region(region)
        return [self[index] for index, name in enumerate(self.regions) if name == region]
