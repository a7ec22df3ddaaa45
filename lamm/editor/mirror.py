"""Left and right of a topology: which control vertex is another's mirror image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float, Int

from lamm.regions.layout import RegionLayout

#: A mesh has a left and a right if this share of its vertices have a mirror image in it, within this share of its size.
ALIKE_SHARE, ALIKE_REACH = 0.9, 0.01
#: Across the mirror plane a mesh is at least this share of its size wide.
FLAT_SHARE = 0.05
#: A control vertex's partner may be this share of the size away from its exact mirror image.
REACH = 0.05


@dataclass(frozen=True)
class Mirror:
    """The plane across ``axis`` at ``middle_mm``; ``partner[c]`` is c's mirror image (itself on the plane), or −1."""

    axis: int
    middle_mm: float
    partner: tuple[int, ...]
    #: What the side of larger coordinates is called, then the other.
    sides: tuple[str, str]

    def as_dict(self) -> dict[str, Any]:
        return {
            "axis": self.axis,
            "middle_mm": self.middle_mm,
            "partner": list(self.partner),
            "sides": list(self.sides),
        }


def find_mirror(layout: RegionLayout) -> Mirror | None:
    """The mirror plane of the template, across one of the axes in the middle of its box; None where there is none.

    The plane is found on all vertices. A control vertex's partner is the one nearest to its mirror image: exactly that
    where control vertices are themselves symmetric, else the best there is.
    """
    at = layout.template_mm.cpu().double().numpy()
    controls = layout.controls.cpu().numpy()
    best: tuple[float, int, float] | None = None
    for axis in range(3):
        low, high = float(at[:, axis].min()), float(at[:, axis].max())
        if high - low < FLAT_SHARE * layout.extent_mm:  # a sheet is its own image across its plane
            continue
        middle = 0.5 * (low + high)
        distance, _ = _nearest(at, _image(at, axis, middle))
        share = float((distance <= ALIKE_REACH * layout.extent_mm).mean())
        if share >= ALIKE_SHARE and (best is None or float(distance.mean()) < best[0]):
            best = (float(distance.mean()), axis, middle)
    if best is None:
        return None
    _, axis, middle = best
    points = at[controls]
    distance, nearest = _nearest(points, _image(points, axis, middle))
    partner = np.where(distance <= REACH * layout.extent_mm, nearest, -1)
    return Mirror(axis, middle, tuple(int(p) for p in partner), _sides(layout, points, axis, middle))


def _image(points: Float[np.ndarray, "n 3"], axis: int, middle: float) -> Float[np.ndarray, "n 3"]:
    image = points.copy()
    image[:, axis] = 2 * middle - image[:, axis]
    return image


def _nearest(
    points: Float[np.ndarray, "n 3"], places: Float[np.ndarray, "n 3"]
) -> tuple[Float[np.ndarray, " n"], Int[np.ndarray, " n"]]:
    from scipy.spatial import cKDTree

    distance, nearest = cKDTree(points).query(places)
    return distance, nearest


def _sides(layout: RegionLayout, points: Float[np.ndarray, "c 3"], axis: int, middle: float) -> tuple[str, str]:
    """Called left and right where the names of regions tell which is which, else by the axis."""
    total = 0.0
    for region, name in enumerate(layout.names):
        words = name.lower().replace("-", "_").split("_")
        sign = ("left" in words or "l" in words) - ("right" in words or "r" in words)
        start, stop = layout.control_ranges[region]
        if sign and stop > start:
            total += sign * float((points[start:stop, axis] - middle).mean())
    if total:
        return ("Left", "Right") if total > 0 else ("Right", "Left")
    return (f"+{'xyz'[axis]}", f"−{'xyz'[axis]}")
