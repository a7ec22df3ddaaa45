"""Rendered meshes: error of every model on the same subjects, and displacement of every editor on the same edits."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize

from reports.figures import COLUMN_INCHES, Drawn
from reports.frame import Run
from reports.meshes import MeshCase, best_block, distances, read_meshes
from reports.raycast import Camera, RendererMissing, camera_for, project, render, visible
from reports.table import budget_words

MOST_COLUMNS = 4
MAP = "viridis"
PAGE_INCHES = 10.0
_Picture = tuple[np.ndarray, np.ndarray | None]  # vertices, a value a vertex


def heads_figure(run: Run, wide: bool = True) -> Drawn | None:
    """The true heads, then each model's reconstructions coloured by the error of each vertex.

    A model is a row in print and a column on a page (``wide``).
    """
    block = best_block(read_meshes(run)[0], "reconstruction")
    shared = _shared(block)
    if not shared:
        return None
    first = block[0]
    columns = [first.names[list(first.sample).index(sample)] for sample in shared]
    rows: list[tuple[str, list[_Picture]]] = [
        ("truth", [(_at(first, "original_mm", sample), None) for sample in shared])
    ]
    for case in _in_order(block):
        pairs = [(_at(case, "reconstruction_mm", sample), _at(case, "original_mm", sample)) for sample in shared]
        rows.append((case.name, [(found, distances(found, truth)) for found, truth in pairs]))
    try:
        figure, top = _grid(rows, columns, first.faces, "error (mm)", wide=wide)
    except RendererMissing:
        return None
    caption = (
        f"Reconstructions of {len(shared)} test meshes, coloured by the distance of each vertex to the truth; one "
        f"colour scale, 0 to {top:.2g} mm (99.5th percentile of all vertices shown), and one camera for all. "
        f"{_told(block)}."
    )
    return Drawn(figure, caption)


def edits_figure(run: Run, wide: bool = True) -> Drawn | None:
    """The true edits, then each editor's, coloured by how far each vertex was moved; control vertices marked.

    An editor is a row in print and a column on a page (``wide``).
    """
    block = best_block(read_meshes(run)[0], "localization")
    shared = _shared(block)
    if not shared:
        return None
    first = block[0]
    columns = [first.names[list(first.sample).index(sample)] for sample in shared]
    sources = [(_at(first, "source_mm", sample), _at(first, "target_mm", sample)) for sample in shared]
    rows: list[tuple[str, list[_Picture]]] = [("true edit", [(t, distances(t, s)) for s, t in sources])]
    for case in _in_order(block):
        pairs = [(_at(case, "edited_mm", sample), _at(case, "reconstruction_mm", sample)) for sample in shared]
        editor = case.meta.get("editor", "")
        name = f"{case.name}, {editor}" if editor else case.name
        rows.append((name, [(edited, distances(edited, before)) for edited, before in pairs]))
    controls = [first.arrays["controls"][list(first.sample).index(sample)] for sample in shared]
    try:
        figure, top = _grid(rows, columns, first.faces, "displacement (mm)", controls, wide)
    except RendererMissing:
        return None
    caption = (
        f"Edits of {len(shared)} subjects, coloured by how far each vertex was moved; one colour scale, 0 to {top:.2g} "
        "mm (99.5th percentile of all vertices shown), and one camera for all. White points: the control vertices that "
        f"steer the edit. First: the true edit. {_told(block)}."
    )
    return Drawn(figure, caption)


def _at(case: MeshCase, array: str, sample: int) -> np.ndarray:
    return case.arrays[array][list(case.sample).index(sample)]


def _shared(block: Sequence[MeshCase]) -> list[int]:
    """The meshes that every case of the block has."""
    if not block:
        return []
    common = set.intersection(*(set(map(int, case.sample)) for case in block))
    return [int(sample) for sample in block[0].sample if int(sample) in common][:MOST_COLUMNS]


def _in_order(block: Sequence[MeshCase]) -> list[MeshCase]:
    return sorted(block, key=lambda case: (case.meta["model"] == "pca", case.name, str(case.meta.get("editor", ""))))


def _told(block: Sequence[MeshCase]) -> str:
    dataset, count, latent, _ = block[0].setting
    budgets = sorted({case.setting[3] for case in block if case.setting[3]})
    seeds = sorted({int(case.meta["seed"]) for case in block})
    parts = [f"Data {dataset}, {count:,} vertices, latent {latent}", *[f"budget {budget_words(b)}" for b in budgets]]
    return ", ".join([*parts, f"seed {', '.join(map(str, seeds))}"])


def _grid(
    rows: Sequence[tuple[str, Sequence[_Picture]]],
    columns: Sequence[str],
    faces: np.ndarray,
    label: str,
    controls: Sequence[np.ndarray] | None = None,
    wide: bool = False,
):
    """One picture a model and subject: models down and subjects across, or the other way round where ``wide``."""
    values = [value for _, pictures in rows for _, value in pictures if value is not None]
    top = max(float(np.percentile(np.concatenate(values), 99.5)), 1e-6)
    camera = camera_for(np.stack([vertices for vertices, _ in rows[0][1]]))
    aspect = camera.width / camera.height
    lines, across = (len(columns), len(rows)) if wide else (len(rows), len(columns))
    tall = min(1.25, ((PAGE_INCHES if wide else COLUMN_INCHES) - 0.35) / across / aspect)
    figure, grid = plt.subplots(
        lines, across, figsize=(tall * aspect * across + 0.35, tall * lines + 0.6), squeeze=False
    )
    figure.set_layout_engine("constrained", w_pad=0, h_pad=0.01, wspace=0, hspace=0)
    scale = Normalize(0, top)
    by_model = grid.T if wide else grid
    for line, (_, pictures) in zip(by_model, rows, strict=True):
        for index, (axes, (vertices, value)) in enumerate(zip(line, pictures, strict=True)):
            paint = None if value is None else plt.get_cmap(MAP)(scale(value))[:, :3]
            axes.imshow(render(vertices, faces, paint, camera), extent=(0, 1, 0, 1), aspect="auto")
            if controls is not None:
                _mark(axes, vertices, faces, controls[index], camera)
            axes.set(xticks=[], yticks=[])
            axes.grid(False)
            for spine in axes.spines.values():
                spine.set_visible(False)
    models, letters = [name for name, _ in rows], max(9, round(15 * tall))
    for axes, name in zip(grid[:, 0], columns if wide else models, strict=True):
        axes.set_ylabel(fill(name, 15), fontsize=6)
    for axes, name in zip(grid[0], models if wide else columns, strict=True):
        axes.set_title(fill(name, letters) if wide else name, fontsize=6.5, pad=2)
    bar = figure.colorbar(
        ScalarMappable(scale, MAP), ax=grid[-1], location="bottom", fraction=0.06, pad=0.02, aspect=40, shrink=0.8
    )
    bar.set_label(label)
    bar.outline.set_linewidth(0.5)
    return figure, top


def _mark(axes: plt.Axes, vertices: np.ndarray, faces: np.ndarray, controls: np.ndarray, camera: Camera) -> None:
    ids = controls[controls >= 0]
    seen = ids[visible(vertices, faces, ids, camera)]
    points = project(vertices[seen], camera)
    axes.scatter(points[:, 0], points[:, 1], s=3, c="white", edgecolors="black", linewidths=0.35)
    axes.set(xlim=(0, 1), ylim=(0, 1))
