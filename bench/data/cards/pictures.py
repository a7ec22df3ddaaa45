"""Pictures of meshes by matplotlib alone: project, drop what faces away, paint from back to front."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.api import Topology, open_atomically
from bench.data.edits import Edit

_SKIN = (0.87, 0.76, 0.68)
_LIGHT = np.array([0.35, 0.45, 0.82])  # in the picture: to the right, up, towards the viewer


def view_matrix(turn_degrees: float, tilt_degrees: float = 8.0) -> np.ndarray:
    """Rows: right, up and towards the viewer, for a camera in front (at −y; z is up) turned about z."""
    a, t = np.deg2rad(turn_degrees), np.deg2rad(tilt_degrees)
    right = np.array([np.cos(a), np.sin(a), 0.0])
    towards = np.array([np.sin(a) * np.cos(t), -np.cos(a) * np.cos(t), np.sin(t)])
    return np.stack([right, np.cross(towards, right), towards])


def draw_mesh(axes: Any, vertices: np.ndarray, faces: np.ndarray, view: np.ndarray, colours: np.ndarray | None) -> None:
    """One mesh on matplotlib axes. ``colours`` ``(F, 3)`` or None for skin; flat shading."""
    from matplotlib.collections import PolyCollection

    points = vertices @ view.T
    corners = points[faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    length = np.linalg.norm(normals, axis=1)
    front = np.flatnonzero((normals[:, 2] > 0) & (length > 0))
    front = front[np.argsort(corners[front, :, 2].mean(1), kind="stable")]
    shade = 0.35 + 0.65 * np.clip(normals[front] / length[front, None] @ (_LIGHT / np.linalg.norm(_LIGHT)), 0, 1)
    base = np.broadcast_to(_SKIN, (len(faces), 3)) if colours is None else colours
    paint = np.clip(base[front] * shade[:, None], 0, 1)
    axes.add_collection(PolyCollection(corners[front, :, :2], facecolors=paint, edgecolors=paint, linewidths=0.2))
    axes.set_aspect("equal")
    axes.axis("off")


def _frame(axes: Any, vertices: np.ndarray, view: np.ndarray) -> None:
    points = vertices.reshape(-1, 3) @ view.T
    low, high = points.min(0), points.max(0)
    margin = 0.03 * (high - low).max()
    axes.set_xlim(low[0] - margin, high[0] + margin)
    axes.set_ylim(low[1] - margin, high[1] + margin)


def gallery(
    path: Path, meshes_mm: np.ndarray, faces: np.ndarray, columns: int = 8, turns: tuple[float, ...] = (25,)
) -> None:
    """Samples ``(n, V, 3)`` in a grid, all at one scale, each at the next of ``turns`` degrees."""
    figure, grid = _grid(len(meshes_mm), columns, meshes_mm, view_matrix(turns[0]))
    for index, (axes, mesh) in enumerate(zip(grid, meshes_mm, strict=False)):
        view = view_matrix(turns[index % len(turns)])
        draw_mesh(axes, mesh, faces, view, None)
        _frame(axes, meshes_mm if len(turns) == 1 else mesh, view)
    _save(figure, path)


def _grid(
    count: int, columns: int, meshes_mm: np.ndarray, view: np.ndarray, head_room: float = 0.0
) -> tuple[Any, list[Any]]:
    from matplotlib.figure import Figure

    extent = np.ptp(meshes_mm.reshape(-1, 3) @ view.T, axis=0)
    rows = -(-count // columns)
    width = 1.7
    height = float(np.clip(width * extent[1] / extent[0], 0.8, 4.0))
    figure = Figure(figsize=(columns * width, rows * height + head_room), dpi=100)
    grid = list(np.atleast_1d(figure.subplots(rows, columns)).ravel())
    figure.subplots_adjust(0, 0, 1, 1 - head_room / (rows * height + head_room), wspace=0.0, hspace=0.02)
    for axes in grid:
        axes.axis("off")
    return figure, grid


def _save(figure: Any, path: Path) -> None:
    """A PNG of 256 colours: a quarter of the bytes, and shading needs no more."""
    from PIL import Image

    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", facecolor="white")
    with Image.open(buffer) as image, open_atomically(path) as stream:
        image.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE).save(stream, format="PNG", optimize=True)


def region_colours(topology: Topology) -> np.ndarray:
    """A colour a face, from the region of its vertices (where regions overlap, the last one)."""
    from matplotlib import colormaps

    label = np.zeros(topology.vertex_count, dtype=np.int64)
    for index, region in enumerate(topology.regions):
        label[region.vertices.numpy()] = index
    table = np.concatenate([colormaps["tab20"].colors, colormaps["tab20b"].colors])  # type: ignore[attr-defined]
    corner = label[topology.faces.numpy()]
    majority = np.where(corner[:, 1] == corner[:, 2], corner[:, 1], corner[:, 0])
    return table[majority % len(table)]


def edit_picture(path: Path, edits: Sequence[Edit], faces: np.ndarray, turn: np.ndarray) -> None:
    """Each edit as a column: source above, true target below, coloured by how far the true edit moves it."""
    from matplotlib import colormaps

    sources = np.stack([edit.source_mm.double().numpy() for edit in edits]) @ turn
    targets = np.stack([edit.target_mm.double().numpy() for edit in edits]) @ turn
    view = view_matrix(25)
    figure, grid = _grid(2 * len(edits), len(edits), sources, view, head_room=0.25)
    for column, edit in enumerate(edits):
        moved = np.linalg.norm(targets[column] - sources[column], axis=1)
        share = moved[faces].mean(1) / max(float(moved.max()), 1e-12)
        heat = np.asarray(colormaps["YlOrRd"](0.85 * share))[:, :3]
        colours = np.where(share[:, None] > 0.01, heat, _SKIN)
        for axes, mesh, paint in (
            (grid[column], sources[column], None),
            (grid[column + len(edits)], targets[column], colours),
        ):
            draw_mesh(axes, mesh, faces, view, paint)
            _frame(axes, np.concatenate([sources[column], targets[column]]), view)
        grid[column].set_title(f"{edit.group}: {moved.max():.1f} mm", fontsize=9, parse_math=False)
    _save(figure, path)


def region_picture(path: Path, topology: Topology, turn: np.ndarray | None = None) -> None:
    """The template from four sides, regions in colour, control vertices as dots, with a legend."""
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    vertices, faces = topology.template_mm.double().numpy(), topology.faces.numpy()
    vertices = vertices if turn is None else vertices @ turn
    colours = region_colours(topology)
    figure = Figure(figsize=(13, 4.6), dpi=100)
    controls = topology.controls.numpy()
    normals = _vertex_normals(vertices, faces)
    for position, degrees in enumerate((0, 40, 85, 180)):
        view = view_matrix(degrees)
        axes = figure.add_axes((position * 0.25, 0.14, 0.25, 0.86))
        draw_mesh(axes, vertices, faces, view, colours)
        points = vertices[controls] @ view.T
        seen = (normals[controls] @ view[2]) > 0
        axes.scatter(points[seen, 0], points[seen, 1], s=9, color="black", zorder=3)
        _frame(axes, vertices, view)
    chosen = {region.name: _colour(index) for index, region in enumerate(topology.regions)}
    handles = [Patch(color=colour, label=name) for name, colour in chosen.items()]
    legend = figure.legend(handles=handles, loc="lower center", ncols=min(len(handles), 9), frameon=False, fontsize=8)
    for text in legend.get_texts():
        text.set_parse_math(False)  # a dollar sign in a name is a dollar sign
    _save(figure, path)


def _colour(index: int) -> tuple[float, float, float]:
    from matplotlib import colormaps

    table = np.concatenate([colormaps["tab20"].colors, colormaps["tab20b"].colors])  # type: ignore[attr-defined]
    red, green, blue = table[index % len(table)]
    return float(red), float(green), float(blue)


def _vertex_normals(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    corners = vertices[faces]
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    out = np.zeros_like(vertices)
    for column in range(3):
        np.add.at(out, faces[:, column], face)
    return out
