"""The figure of the suite ranks: error, memory and time against the rank that a model is compressed to."""

from __future__ import annotations

import numpy as np
import pandas as pd
import seaborn
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from reports.figures.figure import Drawn, legend, log_ticks, panels
from reports.read.runs import Run
from reports.style import budget_words, colour, marker, title
from reports.tables.error_lines import blocks
from reports.tables.ranks import FLOOR, SUITE, TIMES, rank_lines
from reports.tables.table import settings

AS_BUILT = "full"  # the last place of the axis, behind the ranks
FLOOR_COLOUR = "#555555"
MOST = 2  # rows of panels; the table has all


def rank_figure(run: Run, wide: bool = True) -> Drawn | None:
    """Three panels a data set, latent size and budget: error, memory, times; None where no model has two ranks."""
    lines = rank_lines(run)
    shown = [(budget, block) for budget, block in blocks(lines) if block["rank"].nunique() > 2] if len(lines) else []
    if not shown:
        return None
    shown = shown[:MOST]
    figure, axes = panels(3 * len(shown), wide, height=2.4, columns=3)
    entries: list[tuple[str, str, str]] = []
    for place, (budget, block) in enumerate(shown):
        block = block.assign(at=[str(rank) if rank else AS_BUILT for rank in block["rank"]])
        order = [*map(str, sorted(set(block["rank"]) - {0})), AS_BUILT]
        error, memory, time = axes[3 * place : 3 * place + 3]
        entries += _draw(error, block, order)
        floor = block.dropna(subset="floor_mm").drop_duplicates("at")
        seaborn.pointplot(
            floor, x="at", y="floor_mm", order=order, color=FLOOR_COLOUR, markers="_", linestyles=":", linewidth=1,
            ax=error,
        )  # fmt: skip
        _draw(memory, block.assign(value=block["step_bytes"] / 2**20, low=np.nan, high=np.nan), order)
        for phase, style in zip(TIMES, ("-", "--"), strict=True):
            timed = pd.DataFrame([line or {} for line in block[phase]], index=block.index, dtype=object)
            timed = timed.reindex(columns=["value", "low", "high"]).astype(float)
            _draw(time, block.assign(**{name: timed[name] for name in timed}), order, style)
        for panel, words in ((error, "error (mm)"), (memory, "training step (MiB)"), (time, "time (ms)")):
            panel.set(yscale="log", xlabel="rank", ylabel=words)
            panel.set_title(f"{block['dataset'].iloc[0]}, Z = {block['latent'].iloc[0]}, {budget_words(budget)}", pad=3)
            log_ticks(panel.yaxis)
    extra = [
        Line2D([], [], color=FLOOR_COLOUR, linestyle=":", marker="_", label="floor of the worst region"),
        Line2D([], [], color="0.5", label=TIMES["decode"]),
        Line2D([], [], color="0.5", linestyle="--", label=TIMES["train"]),
    ]
    legend(figure, entries, wide, extra)
    caption = (
        "What a lower rank costs and gains: models compressed after training, by rank; full: as built; lines across: "
        "models that have no rank to choose. Error on test meshes, memory of a training step, time of a training step "
        f"and of the decode of one mesh. Bars: 95% intervals. Floor: {FLOOR}. "
        f"{settings(run.of_suite(SUITE), pd.concat([block for _, block in shown]))}."
    )
    return Drawn(figure, caption)


def _draw(panel: Axes, block: pd.DataFrame, order: list[str], style: str = "-") -> list[tuple[str, str, str]]:
    """``value`` with its interval: along the ranks for a model that has several, across for every other."""
    entries = []
    form = block["variant"].where(block["rank"] == 0, "tuned").rename("form")
    for (model, variant), line in block[block["value"].notna()].groupby(["model", form], sort=False):
        entries.append((title(model, variant), model, "-"))
        if len(line) == 1:
            panel.axhline(line["value"].iloc[0], color=colour(model), linestyle=style, linewidth=1, zorder=1)
            continue
        seaborn.pointplot(
            line, x="at", y="value", order=order, color=colour(model), markers=marker(model), linestyles=style,
            errorbar=None, markersize=4, linewidth=1.2, ax=panel,
        )  # fmt: skip
        panel.vlines([order.index(at) for at in line["at"]], line["low"], line["high"], color=colour(model))
    return entries
