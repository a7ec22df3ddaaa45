"""A grid of rendered meshes as one picture in a figure: many small axes would take longer than the rendering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.figure import Figure

from reports.figures.figure import COLUMN_INCHES
from reports.figures.raycast import Camera, Solid, project

MAP = "viridis"
PIXELS_AN_INCH = 200  # of the PNG, so that a picture is not scaled
PAGE_INCHES, TALLEST_PRINT_INCHES, TALLEST_PICTURE_INCHES = 9.0, 6.5, 1.0
LINE_INCHES, LABEL_INCHES, BAR_INCHES, GAP_INCHES = 0.115, 0.3, 0.5, 0.12
LETTERS, LETTER_WIDTH = 6.5, 0.0505  # points; inches of a letter of that size
Picture = tuple[np.ndarray, np.ndarray | None]  # vertices, a value a vertex


@dataclass(frozen=True)
class Block:
    """Pictures by model, one for each of ``subjects``, or None; blocks stand apart under their titles."""

    title: str
    rows: Mapping[str, Sequence[Picture] | None]
    subjects: Sequence[str]


@dataclass(frozen=True)
class Place:
    """A block as it is drawn: cells ``[line][column]``, names of columns and lines, inches from the upper left."""

    block: Block
    cells: list[list[Picture | None]]
    above: list[str]
    names: list[str]
    title: str
    left: float
    top: float


def draw_grid(
    blocks: Sequence[Block], faces: np.ndarray, camera: Camera, scale: Normalize | None, label: str, wide: bool,
    controls: Sequence[np.ndarray] = (), more: bool = False,
) -> Figure:  # fmt: skip
    """Models across and subjects down, blocks one below the other, where ``wide``; else in one column, the other way.

    ``controls``: control vertices of each subject, filled up with −1. ``more``: values beyond the scale are to be
    expected, and its bar ends in a point. ``scale`` None: pictures without values, and no bar.
    """
    aspect = camera.width / camera.height
    tall, beside = _sizes(blocks, wide, aspect)
    pixels = round(tall * PIXELS_AN_INCH)
    tall, width = pixels / PIXELS_AN_INCH, round(pixels * aspect) / PIXELS_AN_INCH
    places, size = _places(blocks, wide, tall, width, beside)
    figure = plt.figure(figsize=(size[0], size[1] + (BAR_INCHES if scale is not None else 0.05)))
    size = tuple(figure.get_size_inches())
    for place in places:
        shape = (len(place.cells[0]) * width, len(place.cells) * tall)
        axes = figure.add_axes((
            place.left / size[0], 1 - (place.top + shape[1]) / size[1], shape[0] / size[0], shape[1] / size[1]
        ))  # fmt: skip
        _fill(axes, place.cells, controls, wide, faces, camera, scale, pixels)
        _letter(axes, place, tall, width)
    if scale is not None:
        _bar(figure, scale, label, more)
    return figure


def _sizes(blocks: Sequence[Block], wide: bool, aspect: float) -> tuple[float, float]:
    """The height of a picture, and the room for the names beside the lines, inches."""
    if wide:
        across = max(sum(row is not None for row in block.rows.values()) for block in blocks)
        return min(TALLEST_PICTURE_INCHES, (PAGE_INCHES - LABEL_INCHES) / across / aspect), LABEL_INCHES
    across, lines = sum(len(block.subjects) for block in blocks), max(len(block.rows) for block in blocks)
    named = 1 + sum(list(block.rows) != list(blocks[0].rows) for block in blocks)
    tall, beside = TALLEST_PICTURE_INCHES, LABEL_INCHES
    for _ in range(4):  # smaller pictures ask for more lines of a name, more lines for smaller pictures
        free = COLUMN_INCHES - beside * named - GAP_INCHES * len(blocks)
        tall = min(TALLEST_PICTURE_INCHES, free / across / aspect, TALLEST_PRINT_INCHES / lines)
        folds = max(text.count("\n") for block in blocks for text in _wrapped(list(block.rows), tall))
        beside = max(beside, LINE_INCHES * (folds + 1) + 0.07)
    return tall, beside


def _places(
    blocks: Sequence[Block], wide: bool, tall: float, width: float, beside: float
) -> tuple[list[Place], tuple[float, float]]:
    """Where every block stands, and the size of them all in inches; ``beside``: room for the names of the lines."""
    places: list[Place] = []
    left, top, right = beside, 0.0, 0.0
    for block in blocks:
        shown = {name: row for name, row in block.rows.items() if row is not None or not wide}
        lines = [[None if row is None else row[at] for row in shown.values()] for at in range(len(block.subjects))]
        above = _wrapped(list(shown) if wide else block.subjects, width)
        names = _wrapped(block.subjects if wide else list(shown), tall)
        if not wide:
            lines = [list(line) for line in zip(*lines, strict=True)]
        title = "\n".join(wrap(block.title, max(12, int(len(above) * width / (LETTER_WIDTH * 1.15)))))
        head = LINE_INCHES * (max(text.count("\n") + 1 for text in above) + (title.count("\n") + 1.3 if title else 0.3))
        if not wide and places:
            same = list(block.rows) == list(places[0].block.rows)
            names = [] if same else names
            left = right + GAP_INCHES + (0 if same else beside)
        if not wide:
            top = max([head, *(place.top for place in places)])
        else:
            top += head
        places.append(Place(block, lines, above, names, title, left, top))
        right = max(right, left + len(lines[0]) * width)
        if wide:
            top += len(lines) * tall + GAP_INCHES
    places = [replace(place, top=top) for place in places] if not wide else places
    foot = max(place.top + len(place.cells) * tall for place in places)
    return places, (max(right + 0.05, COLUMN_INCHES), foot)


def _wrapped(names: Sequence[str], room: float) -> list[str]:
    """Names over as many lines as the room in inches asks for; words are not divided."""
    letters = max(7, int((room - 0.05) / LETTER_WIDTH))
    return ["\n".join(wrap(name, letters, break_long_words=False)) for name in names]


def _fill(
    axes: Axes, cells: list[list[Picture | None]], controls: Sequence[np.ndarray], wide: bool, faces: np.ndarray,
    camera: Camera, scale: Normalize | None, pixels: int,
) -> None:  # fmt: skip
    """One picture of all cells; a dash where there is none."""
    lines, across = len(cells), len(cells[0])
    paint, rays, step = plt.get_cmap(MAP), camera.rays(pixels), round(pixels * camera.width / camera.height)
    whole = np.full((lines, pixels, across, step, 3), 255, np.uint8)
    dots: list[np.ndarray] = []
    for line, row in enumerate(cells):
        for column, picture in enumerate(row):
            if picture is None:
                axes.text(column + 0.5, line + 0.5, "–", fontsize=LETTERS, ha="center", va="center")
                continue
            solid = Solid(picture[0], faces)
            colours = None if picture[1] is None or scale is None else paint(scale(picture[1]))[:, :3]
            found = solid.render(colours, camera, rays)
            alpha = found[..., 3:]
            whole[line, :, column] = np.rint(255 * (found[..., :3] * alpha + 1 - alpha)).astype(np.uint8)
            if len(controls):
                ids = controls[line if wide else column]
                ids = ids[ids >= 0]
                dots.append([column, line + 1] + project(picture[0][ids[solid.visible(ids, camera)]], camera) * [1, -1])
    picture_of_all = whole.reshape(lines * pixels, across * step, 3)
    axes.imshow(picture_of_all, extent=(0, across, lines, 0), aspect="auto", interpolation="none")
    if dots:
        x, y = np.concatenate(dots).T
        axes.scatter(x, y, s=2.5, c="white", edgecolors="black", linewidths=0.35, zorder=3)
    axes.set(xlim=(0, across), ylim=(lines, 0))
    axes.axis("off")


def _letter(axes: Axes, place: Place, tall: float, width: float) -> None:
    """Names above the columns and beside the lines, and the title above all."""
    look: dict[str, Any] = {"va": "bottom", "ha": "center", "linespacing": 1.05}
    for column, text in enumerate(place.above):
        axes.text(column + 0.5, -0.02 / tall, text, fontsize=LETTERS, **look)
    for line, text in enumerate(place.names):
        sideways = {**look, "ha": "right", "va": "center", "rotation": 90}
        axes.text(-0.03 / width, line + 0.5, text, fontsize=LETTERS, **sideways)
    if place.title:
        above = LINE_INCHES * (max(text.count("\n") + 1 for text in place.above) + 0.3)
        axes.text(len(place.above) / 2, -above / tall, place.title, fontsize=LETTERS + 0.5, fontweight="bold", **look)


def _bar(figure: Figure, scale: Normalize, label: str, more: bool) -> None:
    width, height = figure.get_size_inches()
    long = min(4.0, 0.8 * width)
    axes = figure.add_axes((0.5 - long / width / 2, 0.32 / height, long / width, 0.09 / height))
    bar = figure.colorbar(
        ScalarMappable(scale, MAP), cax=axes, orientation="horizontal", extend="max" if more else "neither"
    )
    bar.set_label(label, labelpad=1)
    bar.ax.tick_params(length=2, pad=2)
    bar.outline.set_linewidth(0.5)
