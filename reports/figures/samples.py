"""Figures of the suite generation: its measures against the latent size, and drawn shapes beside real ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from reports.figures.figure import Drawn, legend, panels
from reports.figures.grid import Block, Picture, draw_grid
from reports.figures.raycast import RendererMissing, camera_for, renderer_problem
from reports.read.meshes import MeshCase, best_block
from reports.read.runs import Run
from reports.style import budget_words, colour, marker
from reports.tables.generation import FIGURES, REAL, SUITES, model_lines
from reports.tables.table import settings

IN_PRINT = 4  # panels below each other in one column: the first of FIGURES
REAL_LINE: dict[str, Any] = {"color": "#444444", "linestyle": (0, (4, 2)), "linewidth": 1.0}


def generation_figure(run: Run, wide: bool = True) -> Drawn | None:
    """Every measure of the table against Z, in print the first four; real meshes as a line.

    Of the data set with most latent sizes; None where no set has two.
    """
    run = run.of_suite(*SUITES)
    if run.rows.empty:
        return None
    found = {metric: model_lines(run, metric) for metric in FIGURES}
    models = found["generalization_mm"]
    sizes = models.groupby("dataset")["latent"].nunique() if len(models) else pd.Series(dtype=int)
    if sizes.empty or sizes.max() < 2:
        return None
    dataset = str(sizes.idxmax())
    figure, axes = panels(len(FIGURES) if wide else IN_PRINT, wide)
    entries: list[tuple[str, str, str]] = []
    for panel, metric in zip(axes, FIGURES, strict=False):
        lines = found[metric][found[metric]["dataset"] == dataset]
        entries += _draw(panel, lines, metric)
    extra = [Line2D([], [], label=REAL, **REAL_LINE)]
    legend(figure, list(dict.fromkeys(entries)), wide, extra)
    mine = models[models["dataset"] == dataset]
    left = "" if wide else " The other measures are in the table."
    caption = (
        "Shape models against the latent size Z: what they keep (compactness, generalization) and what shapes drawn "
        "from them are like (all others; 1-NNA is 50% where drawn and real shapes cannot be told apart; definitions: "
        f"the table). Bars: 95% intervals over shapes. Dashed: {REAL}, held against the same shapes.{left} "
        f"{settings(run, mine)}."
    )
    return Drawn(figure, caption)


def _draw(panel: Axes, lines: pd.DataFrame, metric: str) -> list[tuple[str, str, str]]:
    _, words, unit, factor = FIGURES[metric]
    entries = []
    for value in lines.loc[lines["name"] == REAL, "value"].dropna():
        panel.axhline(factor * value, **REAL_LINE)
    good = lines[(lines["name"] != REAL) & lines["value"].notna()]
    for (name, model, budget), group in good.groupby(["name", "model", "budget"], sort=True):
        group = group.sort_values("latent")
        shown = f"{name}, {budget_words(budget)}" if good.groupby("name")["budget"].nunique().max() > 1 else name
        values = factor * group["value"].to_numpy(float)
        bars = np.abs(factor * group[["low", "high"]].to_numpy(float).T - values)
        panel.errorbar(
            group["latent"], values, yerr=np.nan_to_num(bars), color=colour(model), marker=marker(model),
            markersize=4, elinewidth=0.8, capsize=1.5,
        )  # fmt: skip
        entries.append((shown, str(model), "-"))
    ticks = sorted(set(good["latent"]))
    panel.set_xscale("log")
    panel.xaxis.set_major_locator(FixedLocator(ticks))
    panel.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    panel.xaxis.set_minor_locator(NullLocator())
    panel.set_xlabel("Z")
    panel.set_ylabel(f"{words} ({unit})" if unit else words)
    return entries


def samples_figure(cases: Sequence[MeshCase], wide: bool = True) -> Drawn | None:
    """Real test meshes, then shapes drawn from each model, one camera for all. A model is a column on a page."""
    block = best_block(list(cases), "generation")
    if not block or renderer_problem():
        return None
    order = sorted(block, key=lambda case: (case.meta["model"] == "pca", case.name))
    number = min(len(case.names) for case in order)
    rows: dict[str, list[Picture]] = {"real": [(mesh, None) for mesh in order[0].arrays["real_mm"][:number]]}
    for case in order:
        rows[case.name] = [(mesh, None) for mesh in case.arrays["generated_mm"][:number]]
    camera = camera_for(np.stack([mesh for pictures in rows.values() for mesh, _ in pictures]))
    try:
        figure = draw_grid([Block("", rows, [""] * number)], order[0].faces, camera, None, "", wide)
    except RendererMissing:
        return None
    dataset, count, latent, _ = order[0].setting
    budgets = sorted({case.setting[3] for case in order if case.setting[3]})
    setting = ", ".join([f"latent {latent}", *[f"budget {budget_words(budget)}" for budget in budgets]])
    caption = (
        f"Shapes drawn from the latent Gaussian of each model, not picked (the first {number}), beside {number} real "
        f"test meshes; they are not reconstructions of them. Data {dataset}, {count:,} vertices, {setting}."
    )
    return Drawn(figure, caption)
