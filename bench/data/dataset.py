"""What every data set is, once loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError, Topology
from bench.data.edits import EditSet

SPLITS = ("train", "validation", "test")


@dataclass(frozen=True, eq=False)
class Dataset:
    """Registered meshes in millimetres, split so that no subject stands on two sides.

    ``splits[name]`` is ``(n, V, 3)`` float32 in mm, possibly a read-only memory map. ``info`` says where the data
    comes from (recipe, version, seed, licence, frame, checksums). ``edits`` are local edits whose true answer is
    known, of subjects that stand in no split; None where the data has none.
    """

    name: str
    topology: Topology
    splits: Mapping[str, np.ndarray]
    info: Mapping[str, Any] = field(default_factory=dict)
    edits: EditSet | None = None

    def __post_init__(self) -> None:
        for split, vertices in self.splits.items():
            if split not in SPLITS:
                raise BenchError(f"data set {self.name!r}: expected splits {', '.join(SPLITS)}, got {split!r}")
            if vertices.ndim != 3 or vertices.shape[1:] != (self.topology.vertex_count, 3):
                raise BenchError(
                    f"data set {self.name!r}, {split}: expected (n, {self.topology.vertex_count}, 3), "
                    f"got {vertices.shape}"
                )
        if self.edits is not None and self.edits.topology.vertex_count != self.topology.vertex_count:
            raise BenchError(
                f"data set {self.name!r}: expected edits of {self.topology.vertex_count} vertices, "
                f"got {self.edits.topology.vertex_count}"
            )

    def millimetres(self, split: str, start: int = 0, stop: int | None = None) -> Float[Tensor, "n v 3"]:
        """Meshes ``start:stop`` of a split as a tensor in mm (a copy)."""
        if split not in self.splits:
            raise BenchError(f"data set {self.name!r}: expected a split of {', '.join(self.splits)}, got {split!r}")
        return torch.from_numpy(np.array(self.splits[split][start:stop], dtype=np.float32))

    def pieces(self, split: str, size: int) -> Iterator[Float[Tensor, "n v 3"]]:
        """All meshes of a split in mm, ``size`` at a time."""
        for start in range(0, len(self.splits[split]), size):
            yield self.millimetres(split, start, start + size)

    def normalized(self, split: str, start: int = 0, stop: int | None = None) -> Float[Tensor, "n v 3"]:
        """The same meshes, normalised as models take them."""
        return self.topology.normalization.normalize(self.millimetres(split, start, stop))
