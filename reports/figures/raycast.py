"""Pictures of meshes by ray casting on the CPU (Embree): no display, no graphics driver, the same bytes every time."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass

import numpy as np

SKIN = (0.80, 0.76, 0.72)
_LIGHT = np.array([0.35, 0.45, 0.82]) / np.linalg.norm([0.35, 0.45, 0.82])  # right, up, towards the viewer
_FINER = 2  # rays a pixel and axis, where a pixel differs from its neighbours
_EDGE = 0.1  # by this share of the full range, in any channel


NEEDED = "rendered heads need the ray caster embreex: pip install 'lamm-bench[reports]'"


class RendererMissing(RuntimeError):
    """The ray caster is not installed; the message says how to get it."""


@dataclass(frozen=True)
class Camera:
    """Orthographic. ``axes`` rows: right, up, towards the viewer; ``centre`` and size in the picture, mm."""

    axes: np.ndarray
    centre: np.ndarray
    width: float
    height: float

    def rays(self, pixels: int) -> Rays:
        """The rays of a picture of that height."""
        across = max(1, round(pixels * self.width / self.height))
        fine = self._starts(pixels * _FINER, across * _FINER).reshape(pixels, _FINER, across, _FINER, 3)
        fine = np.ascontiguousarray(fine.swapaxes(1, 2).reshape(-1, _FINER**2, 3))
        return Rays(self._starts(pixels, across), fine, -self.axes[2].astype(np.float32), (pixels, across))

    def _starts(self, down: int, across: int) -> np.ndarray:
        x, y = np.meshgrid(_steps(across), -_steps(down))
        far = self.centre[2] + 3 * max(self.width, self.height)
        flat = np.stack([self.centre[0] + x * self.width, self.centre[1] + y * self.height, np.full_like(x, far)], -1)
        return np.ascontiguousarray(flat.reshape(-1, 3) @ self.axes, dtype=np.float32)


@dataclass(frozen=True)
class Rays:
    """Where rays start, ``centres`` ``(n, 3)`` of the pixels and ``fine`` ``(n, _FINER², 3)`` within each, their common
    ``direction`` and the ``shape`` of the picture."""

    centres: np.ndarray
    fine: np.ndarray
    direction: np.ndarray
    shape: tuple[int, int]


def camera_for(vertices_mm: np.ndarray, turn_degrees: float = 25.0, tilt_degrees: float = 8.0) -> Camera:
    """A camera in front (the face looks towards −y, z is up) that sees all of ``vertices_mm`` ``(..., 3)``."""
    a, t = np.deg2rad(turn_degrees), np.deg2rad(tilt_degrees)
    right = np.array([np.cos(a), np.sin(a), 0.0])
    towards = np.array([np.sin(a) * np.cos(t), -np.cos(a) * np.cos(t), np.sin(t)])
    axes = np.stack([right, np.cross(towards, right), towards])
    points = vertices_mm.reshape(-1, 3) @ axes.T
    low, high = points.min(0), points.max(0)
    width, height = 1.05 * (high - low)[:2]
    return Camera(axes, (low + high) / 2, float(width), float(height))


def render(vertices_mm: np.ndarray, faces: np.ndarray, colours: np.ndarray | None, camera: Camera, pixels: int = 200):
    """A picture of a mesh, as :meth:`Solid.render`."""
    return Solid(vertices_mm, faces).render(colours, camera, camera.rays(pixels))


def visible(vertices_mm: np.ndarray, faces: np.ndarray, ids: np.ndarray, camera: Camera) -> np.ndarray:
    """Which of the vertices ``ids`` the camera sees, as :meth:`Solid.visible`."""
    return Solid(vertices_mm, faces).visible(ids, camera)


class Solid:
    """A mesh that rays are cast at: vertices ``(V, 3)`` in mm and faces ``(F, 3)``."""

    def __init__(self, vertices_mm: np.ndarray, faces: np.ndarray) -> None:
        self.vertices, self.faces = vertices_mm, faces
        self.scene = _scene(vertices_mm, faces)

    def render(self, colours: np.ndarray | None, camera: Camera, rays: Rays) -> np.ndarray:
        """An RGBA picture ``(h, w, 4)``, 0 … 1, transparent where there is nothing.

        ``colours`` ``(V, 3)`` a vertex, or None for plain skin. Smooth shading by interpolated vertex normals; pixels
        that differ from a neighbour, at outlines and folds, are the mean of several rays.
        """
        paint = np.broadcast_to(SKIN if colours is None else colours, (len(self.vertices), 3))
        attributes = np.concatenate([_normals(self.vertices, self.faces) @ camera.axes.T, paint], 1).astype(np.float32)
        flat = self._shaded(attributes, rays.centres, rays.direction)
        edges = _edges(flat.reshape(*rays.shape, 4))
        fine = self._shaded(attributes, rays.fine[edges].reshape(-1, 3), rays.direction).reshape(-1, _FINER**2, 4)
        total = fine.sum(1)  # colours are zero where nothing is
        flat[edges, :3] = total[:, :3] / np.maximum(total[:, 3:], 1)
        flat[edges, 3] = total[:, 3] / _FINER**2
        return flat.reshape(*rays.shape, 4)

    def _shaded(self, attributes: np.ndarray, origins: np.ndarray, direction: np.ndarray) -> np.ndarray:
        """RGBA ``(n, 4)`` of every ray; ``attributes``: normal and colour of every vertex."""
        found = np.zeros((len(origins), 4), np.float32)
        if not len(origins):
            return found
        directions = np.ascontiguousarray(np.broadcast_to(direction, origins.shape))
        hit = self.scene.run(origins, directions, output=True)
        there = np.flatnonzero(hit["primID"] >= 0)
        u, v = (hit[name].take(there)[:, None] for name in ("u", "v"))
        a, b, c = (attributes.take(corner, 0) for corner in self.faces.take(hit["primID"].take(there), 0).T)
        b -= a  # normal and colour at the corners, then at the point
        c -= a
        b *= u
        c *= v
        at = a + b + c
        normals = at[:, :3]
        length = np.sqrt(np.einsum("ij,ij->i", normals, normals))
        lit = normals @ _LIGHT.astype(np.float32) / np.maximum(length, 1e-12)
        lit = np.where(normals[:, 2] < 0, -lit, lit)  # the inside of cavities is lit as well
        paint = np.ones((len(there), 4), np.float32)
        paint[:, :3] = at[:, 3:] * (0.42 + 0.58 * np.clip(lit, 0, 1))[:, None]
        found[there] = np.clip(paint, 0, 1)
        return found

    def visible(self, ids: np.ndarray, camera: Camera) -> np.ndarray:
        """Which of the vertices ``ids`` the camera sees (nothing more than 1 mm in front of them)."""
        reach = 1000.0
        origins = np.ascontiguousarray(self.vertices[ids] + reach * camera.axes[2], dtype=np.float32)
        directions = np.ascontiguousarray(np.broadcast_to(-camera.axes[2], origins.shape), dtype=np.float32)
        return self.scene.run(origins, directions, output=True)["tfar"] > reach - 1.0


def _steps(pixels: int) -> np.ndarray:
    return (np.arange(pixels) + 0.5) / pixels - 0.5


def _edges(picture: np.ndarray) -> np.ndarray:
    """Which pixels ``(h · w)`` differ from a neighbour above, below or beside them."""
    found = np.zeros(picture.shape[:2], bool)
    for one, other in (np.s_[1:], np.s_[:-1]), (np.s_[:, 1:], np.s_[:, :-1]):
        differ = (np.abs(picture[one] - picture[other]) > _EDGE).any(-1)
        found[one] |= differ
        found[other] |= differ
    return found.ravel()


def project(points_mm: np.ndarray, camera: Camera) -> np.ndarray:
    """Where points stand in the picture, 0 … 1 from the lower left."""
    size = np.array([camera.width, camera.height])
    return ((points_mm @ camera.axes.T)[..., :2] - camera.centre[:2]) / size + 0.5


def renderer_problem() -> str:
    """Why rendered heads are left out of a report; empty where the ray caster is installed."""
    return "" if importlib.util.find_spec("embreex") else f"Figures of heads and edits are left out: {NEEDED}"


def _scene(vertices_mm: np.ndarray, faces: np.ndarray):
    try:
        from embreex.mesh_construction import TriangleMesh
        from embreex.rtcore_scene import EmbreeScene
    except ImportError:
        raise RendererMissing(NEEDED) from None
    scene = EmbreeScene()
    corners = np.ascontiguousarray(vertices_mm, dtype=np.float32)
    TriangleMesh(scene, corners, np.ascontiguousarray(faces, dtype=np.int32))
    return scene


def _normals(vertices_mm: np.ndarray, faces: np.ndarray) -> np.ndarray:
    corner = vertices_mm[faces].astype(np.float64)
    face = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    total = np.stack(
        [np.bincount(faces.ravel(), np.repeat(face[:, axis], 3), minlength=len(vertices_mm)) for axis in range(3)], 1
    )
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)
