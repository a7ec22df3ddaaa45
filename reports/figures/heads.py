"""Rendered meshes: error of every model on the same subjects, and displacement of every editor on the same edits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.colors import Normalize

from reports.figures.figure import Drawn
from reports.figures.grid import Block, Picture, draw_grid
from reports.figures.raycast import RendererMissing, camera_for, renderer_problem
from reports.read.meshes import EDITORS, MeshCase, best_block, distances
from reports.style import budget_words

MOST_SUBJECTS = 4
MOST_IN_PRINT = 3  # where two blocks stand beside each other in one column
MOST_LINES = 6  # models below each other in print; more are set in two blocks
Rows = dict[str, list[Picture]]


def heads_figure(cases: list[MeshCase], wide: bool = True) -> Drawn | None:
    """The true heads, then each model's reconstructions coloured by the error of each vertex.

    A model is a row in print and a column on a page (``wide``).
    """
    block = best_block(cases, "reconstruction")
    two = not wide and len(block) + 1 > MOST_LINES
    shared = _shared(block, MOST_IN_PRINT if two else MOST_SUBJECTS)
    if not shared or renderer_problem():
        return None
    first = block[0]
    rows: Rows = {"truth": [(_at(first, "original_mm", sample), None) for sample in shared]}
    for case in _in_order(block):
        pairs = [(_at(case, "reconstruction_mm", sample), _at(case, "original_mm", sample)) for sample in shared]
        rows[case.name] = [(found, distances(found, truth)) for found, truth in pairs]
    top = _percentile([value for name in rows for _, value in rows[name] if value is not None])
    camera = camera_for(np.stack([vertices for pictures in rows.values() for vertices, _ in pictures]))
    blocks = [Block("", part, _names(first, shared)) for part in (_halves(rows) if two else [rows])]
    try:
        figure = draw_grid(blocks, first.faces, camera, Normalize(0, top), "error (mm)", wide)
    except RendererMissing:
        return None
    caption = (
        f"Reconstructions of {len(shared)} test meshes, coloured by the distance of each vertex to the truth; one "
        f"colour scale, 0 to {top:.2g} mm (99.5th percentile of all vertices shown; more is as bright), and one camera "
        f"for all. {_setting_words(block)}."
    )
    return Drawn(figure, caption)


def edits_figure(cases: list[MeshCase], wide: bool = True) -> Drawn | None:
    """The true edits, then each editor's, coloured by how far each vertex was moved; control vertices marked.

    Editors that are given the region's control vertices alone stand apart from those that hold all others, or the rest
    of the surface. A model is a row in print and a column on a page (``wide``).
    """
    cases = best_block(cases, "localization")
    shared = _shared(cases, MOST_SUBJECTS if wide else MOST_IN_PRINT)
    if not shared or renderer_problem():
        return None
    first = cases[0]
    pairs = [(_at(first, "source_mm", sample), _at(first, "target_mm", sample)) for sample in shared]
    truth: list[Picture] = [(target, distances(target, source)) for source, target in pairs]
    top = max(float(np.median([value.max() for _, value in truth if value is not None])), 1e-6)
    parts = {words: [case for case in cases if words_of(case) == words] for words in EDITORS.values()}
    rows = {words: _editors(part, truth, shared) for words, part in parts.items() if part}
    camera = camera_for(np.stack([mesh for part in rows.values() for line in part.values() for mesh, _ in line]))
    names = sorted({name for part in rows.values() for name in part}, key=_place)
    blocks = [
        Block(words if len(rows) > 1 else "", {name: part.get(name) for name in names}, _names(first, shared))
        for words, part in rows.items()
    ]
    controls = [_at(first, "controls", sample) for sample in shared]
    try:
        figure = draw_grid(blocks, first.faces, camera, Normalize(0, top), "displacement (mm)", wide, controls, True)
    except RendererMissing:
        return None
    caption = (
        f"Edits of {len(shared)} subjects, coloured by how far each vertex was moved; one colour scale, 0 to {top:.2g} "
        "mm (how far these true edits move a vertex at most, median over them; more is as bright), and one camera for "
        f"all. White points: the control vertices that steer the edit. First: the true edit. {_setting_words(cases)}."
    )
    return Drawn(figure, caption)


def words_of(case: MeshCase) -> str:
    """What the case's editor was told, in words."""
    return EDITORS.get(str(case.meta.get("editor", "")), EDITORS["region"])


def _halves(rows: Rows) -> list[Rows]:
    """The models in two parts, each with the first line, the truth."""
    (first, *others), cut = rows, len(rows) // 2
    return [{name: rows[name] for name in (first, *part)} for part in (others[:cut], others[cut:])]


def _place(name: str) -> tuple[bool, bool, str]:
    return name != "true edit", name.split(",")[0] == "PCA", name


def _editors(cases: Sequence[MeshCase], truth: list[Picture], shared: Sequence[int]) -> Rows:
    """By model, with the editor's name where a model has several of them."""
    rows = {"true edit": truth}
    names = [case.name for case in cases]
    for case in _in_order(cases):
        pairs = [(_at(case, "edited_mm", sample), _at(case, "reconstruction_mm", sample)) for sample in shared]
        name = case.name if names.count(case.name) == 1 else f"{case.name}, {case.meta.get('editor', '')}"
        rows[name] = [(edited, distances(edited, before)) for edited, before in pairs]
    return rows


def _percentile(values: Sequence[np.ndarray]) -> float:
    return max(float(np.percentile(np.concatenate(values), 99.5)), 1e-6)


def _at(case: MeshCase, array: str, sample: int) -> np.ndarray:
    return case.arrays[array][list(case.sample).index(sample)]


def _names(case: MeshCase, shared: Sequence[int]) -> list[str]:
    return [case.names[list(case.sample).index(sample)] for sample in shared]


def _shared(block: Sequence[MeshCase], most: int) -> list[int]:
    """The meshes that every case of the block has."""
    if not block:
        return []
    common = set.intersection(*(set(map(int, case.sample)) for case in block))
    return [int(sample) for sample in block[0].sample if int(sample) in common][:most]


def _in_order(block: Sequence[MeshCase]) -> list[MeshCase]:
    return sorted(block, key=lambda case: (case.meta["model"] == "pca", case.name, str(case.meta.get("editor", ""))))


def _setting_words(block: Sequence[MeshCase]) -> str:
    dataset, count, latent, _ = block[0].setting
    budgets = sorted({case.setting[3] for case in block if case.setting[3]})
    seeds = sorted({int(case.meta["seed"]) for case in block})
    parts = [f"Data {dataset}, {count:,} vertices, latent {latent}", *[f"budget {budget_words(b)}" for b in budgets]]
    return ", ".join([*parts, f"seed {', '.join(map(str, seeds))}"])
