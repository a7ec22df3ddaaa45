"""Where and how large a mesh stands against a model's meshes: its unit, its edges, the motion onto the template."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .model_file import Refused
from .topology_arrays import Arrays

#: Units a mesh may be in, in mm, by which name.
UNITS_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "inch": 25.4}
#: A mesh of the right number of vertices with less than this share of the template's edges has another order; one
#: whose size is off by more than this factor in every unit is something else.
LEAST_EDGES, SIZE_FACTOR = 0.5, 2.5
#: A mesh whose mean distance from the template falls to less than this share when it is laid on it stands elsewhere,
#: if that moves it by more than this share of the template's size (:mod:`lamm.app.place`).
BETTER, APART = 0.5, 0.03


def check_mesh(arrays: Arrays, name: str, vertex_count: int, edges: np.ndarray) -> None:
    """Errors: another number of vertices than the model's; other edges on as many, so another order."""
    if vertex_count != arrays.vertex_count:
        raise Refused(
            f"{name}: expected the {arrays.vertex_count} vertices of the model's mesh {arrays.name!r}, got "
            f"{vertex_count}; register the mesh to the model's template first (add the model's own mesh to get it)"
        )
    if not len(arrays.faces):
        return
    wanted, found = (_keys(part, vertex_count) for part in (_edges_of(arrays.faces), edges))
    if np.isin(wanted, found).mean() < LEAST_EDGES:
        raise Refused(
            f"{name}: expected the edges of the model's mesh {arrays.name!r}, got others on as many vertices: they "
            "stand in another order; import the file without sorting or merging vertices"
        )


def unit_of(arrays: Arrays, vertices: np.ndarray) -> float:
    """Millimetres in a unit of a mesh, from its size. Errors: no unit makes it about as large as the template."""
    size = float(np.linalg.norm(vertices.max(0) - vertices.min(0)))
    off = {mm: abs(math.log(max(size * mm, 1e-12) / arrays.extent_mm)) for mm in UNITS_MM.values()}
    best = min(off, key=lambda mm: off[mm])
    if off[best] > math.log(SIZE_FACTOR):
        raise Refused(
            f"expected a mesh of about {arrays.extent_mm:.0f} mm in mm, cm, m or inches, got one of {size:.4g} units; "
            "choose its unit"
        )
    return best


@dataclass(frozen=True)
class Motion:
    """x ↦ x R + t, ``rotation`` ``(3, 3)`` without reflection."""

    rotation: np.ndarray
    shift_mm: np.ndarray

    def there(self, vertices_mm: np.ndarray) -> np.ndarray:
        return vertices_mm @ self.rotation + self.shift_mm

    def back(self, vertices_mm: np.ndarray) -> np.ndarray:
        return (vertices_mm - self.shift_mm) @ self.rotation.T


STILL = Motion(np.eye(3, dtype=np.float32), np.zeros(3, np.float32))


def onto_template(arrays: Arrays, vertices_mm: np.ndarray) -> Motion:
    """The rotation and shift with the least squared distance from the template (Kabsch 1976)."""
    source, goal = vertices_mm.astype(float), arrays.template_mm.astype(float)
    middle, aim = source.mean(0), goal.mean(0)
    u, _, vt = np.linalg.svd((source - middle).T @ (goal - aim))
    sign = np.array([1.0, 1.0, np.sign(np.linalg.det(u @ vt))])
    rotation = u @ (sign[:, None] * vt)
    return Motion(rotation.astype(np.float32), (aim - middle @ rotation).astype(np.float32))


def stands_elsewhere(arrays: Arrays, vertices_mm: np.ndarray) -> bool:
    """Whether a mesh stands where the model's meshes do not, turned or shifted."""
    laid = onto_template(arrays, vertices_mm).there(vertices_mm)
    before, after, moved = (
        float(np.linalg.norm(part, axis=1).mean())
        for part in (vertices_mm - arrays.template_mm, laid - arrays.template_mm, laid - vertices_mm)
    )
    return after < BETTER * before and moved > APART * arrays.extent_mm


def _edges_of(faces: np.ndarray) -> np.ndarray:
    return np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])


def _keys(edges: np.ndarray, vertex_count: int) -> np.ndarray:
    ordered = np.sort(edges.astype(np.int64), 1)
    return np.unique(ordered[:, 0] * vertex_count + ordered[:, 1])
