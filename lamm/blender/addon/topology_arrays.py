"""The topology of a model as arrays: regions, control vertices, neighbours (:mod:`lamm.regions.layout`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from .model_file import Refused


class Arrays:
    """Vertices of regions stand one region after another in *slots*, control vertices likewise in ``controls``.

    ``columns[i]`` is region i's part of a mesh in slot order, ``control_ranges[i]`` of the control vertices.
    """

    def __init__(self, header: Mapping[str, Any], tensors: Mapping[str, np.ndarray], overlap: str) -> None:
        try:
            self.name, self.names = str(header["topology"]), [str(name) for name in header["regions"]]
            self.template_mm, self.faces = tensors["topology.template_mm"], tensors["topology.faces"]
            self.mean_mm, self.std_mm = tensors["topology.mean_mm"], tensors["topology.std_mm"]
            numbers = range(len(self.names))
            self.regions = [tensors[f"topology.regions.{i}.vertices"] for i in numbers]
            controls = [tensors[f"topology.regions.{i}.controls"] for i in numbers]
        except (KeyError, TypeError) as error:
            raise Refused(f"expected a model's file with its topology, got one without {error}") from None
        self.vertex_count = len(self.template_mm)
        self.slots, self.controls = np.concatenate(self.regions), np.concatenate(controls)
        ids = (self.slots, self.controls, self.faces)
        if any(part.size and (part.min() < 0 or part.max() >= self.vertex_count) for part in ids):
            raise Refused(f"expected vertex ids below {self.vertex_count}, got others; take another file")
        self.control_ranges = _ranges([len(part) for part in controls])
        self.columns = [slice(3 * start, 3 * stop) for start, stop in _ranges([len(part) for part in self.regions])]
        self.extent_mm = float(np.linalg.norm(self.template_mm.max(0) - self.template_mm.min(0)))
        self.overlap = overlap
        self._first = np.full(self.vertex_count, -1)
        self._first[self.slots[::-1]] = np.arange(len(self.slots))[::-1]
        if (self._first < 0).any():
            raise Refused("expected every vertex in a region, got some in none; take another file")
        self._extra = np.setdiff1d(np.arange(len(self.slots)), self._first)
        owner = np.repeat(np.arange(len(self.names)), [len(part) for part in controls])
        #: Whether two regions touch, ``(K, K)``.
        self.near = self._neighbours()
        #: For every region the places among all control vertices of those that it follows.
        self.follows = [np.flatnonzero(near[owner]) for near in self.near]

    @property
    def editable(self) -> list[int]:
        return [i for i, (start, stop) in enumerate(self.control_ranges) if stop > start]

    def region_of(self, control: int) -> int:
        """The region of a place among the control vertices."""
        return next(i for i, (start, stop) in enumerate(self.control_ranges) if start <= control < stop)

    def scatter(self, packed: np.ndarray) -> np.ndarray:
        """Meshes ``(B, V, 3)`` from slot order ``(B, 3 · slots)``; what several regions share is added or averaged."""
        slots = packed.reshape(len(packed), -1, 3)
        vertices = slots[:, self._first]
        if len(self._extra):
            shared = self.slots[self._extra]
            for mesh, more in zip(vertices, slots[:, self._extra], strict=True):
                np.add.at(mesh, shared, more)
            if self.overlap == "mean":
                vertices /= np.bincount(self.slots, minlength=self.vertex_count)[:, None].astype(np.float32)
        return vertices

    def boundary(self, region: int) -> np.ndarray:
        """A region's vertices that share a face with one outside of it."""
        inside = np.zeros(self.vertex_count, bool)
        inside[self.regions[region]] = True
        corners = inside[self.faces]
        mixed = np.unique(self.faces[corners.any(1) & ~corners.all(1)])
        return mixed[inside[mixed]]

    def _neighbours(self) -> np.ndarray:
        """Whether two regions share an edge or a vertex, ``(K, K)``; without faces every region is next to every."""
        count = len(self.names)
        if not len(self.faces):
            return np.ones((count, count), bool)
        member = np.zeros((self.vertex_count, count), np.float32)
        for region, vertices in enumerate(self.regions):
            member[vertices, region] = 1
        at_face = (member[self.faces].sum(1) > 0).astype(np.float32)
        return (at_face.T @ at_face + np.eye(count)) > 0


def _ranges(sizes: list[int]) -> list[tuple[int, int]]:
    stops = np.cumsum(sizes).tolist()
    return [(stop - size, stop) for size, stop in zip(sizes, stops, strict=True)]
