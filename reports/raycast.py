"""Pictures of meshes by ray casting on the CPU (Embree): no display, no graphics driver, the same bytes every time."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass

import numpy as np

SKIN = (0.80, 0.76, 0.72)
_LIGHT = np.array([0.35, 0.45, 0.82]) / np.linalg.norm([0.35, 0.45, 0.82])  # right, up, towards the viewer
_FINER = 2  # rays a pixel and axis


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
    """An RGBA picture ``(pixels, w, 4)`` of a mesh, 0 … 1, transparent where there is nothing.

    ``colours`` ``(V, 3)`` a vertex, or None for plain skin. Smooth shading by interpolated vertex normals.
    """
    scene, run = _scene(vertices_mm, faces)
    across = max(1, round(pixels * camera.width / camera.height))
    x, y = np.meshgrid(_steps(across), -_steps(pixels))
    points = camera.axes @ vertices_mm.astype(np.float64).T
    far = points[2].max() + 10.0
    centre = camera.centre
    flat = np.stack([centre[0] + x * camera.width, centre[1] + y * camera.height, np.full_like(x, far)], -1)
    origins = (flat.reshape(-1, 3) @ camera.axes).astype(np.float32)
    directions = np.broadcast_to(-camera.axes[2], origins.shape).astype(np.float32)
    hit = run(scene, origins, directions)
    there = np.flatnonzero(hit["primID"] >= 0)
    corners = faces[hit["primID"][there]]
    u, v = hit["u"][there, None], hit["v"][there, None]
    weights = np.concatenate([1 - u - v, u, v], 1)[..., None]
    normals = (_normals(vertices_mm, faces)[corners] * weights).sum(1) @ camera.axes.T
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    normals *= np.where(normals[:, 2:] < 0, -1.0, 1.0)  # the inside of cavities is lit as well
    shade = 0.42 + 0.58 * np.clip(normals @ _LIGHT, 0, 1)
    paint = np.asarray(SKIN)[None] if colours is None else (colours[corners] * weights).sum(1)
    picture = np.zeros((x.size, 4))
    picture[there, :3] = np.clip(paint * shade[:, None], 0, 1)
    picture[there, 3] = 1
    blocks = picture.reshape(pixels, _FINER, across, _FINER, 4).sum((1, 3))
    alpha = blocks[..., 3:]
    return np.concatenate([blocks[..., :3] / np.maximum(alpha, 1), alpha / _FINER**2], -1)


def _steps(pixels: int) -> np.ndarray:
    return (np.arange(pixels * _FINER) + 0.5) / (pixels * _FINER) - 0.5


def visible(vertices_mm: np.ndarray, faces: np.ndarray, ids: np.ndarray, camera: Camera) -> np.ndarray:
    """Which of the vertices ``ids`` the camera sees (nothing more than 1 mm in front of them)."""
    scene, run = _scene(vertices_mm, faces)
    reach = 1000.0
    origins = (vertices_mm[ids] + reach * camera.axes[2]).astype(np.float32)
    hit = run(scene, origins, np.broadcast_to(-camera.axes[2], origins.shape).astype(np.float32))
    return hit["tfar"] > reach - 1.0


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
    TriangleMesh(scene, np.ascontiguousarray(vertices_mm[faces], dtype=np.float32))

    def run(scene, origins, directions):
        return scene.run(np.ascontiguousarray(origins), np.ascontiguousarray(directions), output=True)

    return scene, run


def _normals(vertices_mm: np.ndarray, faces: np.ndarray) -> np.ndarray:
    corner = vertices_mm[faces].astype(np.float64)
    face = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    total = np.stack(
        [np.bincount(faces.ravel(), np.repeat(face[:, axis], 3), minlength=len(vertices_mm)) for axis in range(3)], 1
    )
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)
