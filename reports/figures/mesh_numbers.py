"""The figure of the suite data: error against the number of training meshes."""

from __future__ import annotations

import numpy as np
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from reports.figures.figure import Drawn, legend, panels, tick
from reports.read.columns import SWEPT
from reports.read.runs import Run
from reports.style import colour, marker
from reports.tables.data_size import STEPS, error_lines
from reports.tables.table import settings

MOST_PANELS = 4


def data_size_figure(run: Run, wide: bool = True) -> Drawn | None:
    """A panel for each data set and latent size that has two numbers of meshes or more; None where none has."""
    lines = error_lines(run)
    if lines.empty:
        return None
    groups = list(lines.groupby(["dataset", "latent"]))
    groups = [(key, group) for key, group in groups if group["training_meshes"].nunique() > 1][:MOST_PANELS]
    if not groups:
        return None
    figure, axes = panels(len(groups), wide, height=2.4)
    entries = []
    for panel, ((data, latent), group) in zip(axes, groups, strict=True):
        good = group[group["value"].notna()]
        for (shown, model), line in good.groupby(["shown", "model"], sort=True):
            line = line.sort_values("training_meshes")
            bars = np.abs(line[["low", "high"]].to_numpy(float).T - line["value"].to_numpy(float))
            panel.errorbar(
                line["training_meshes"], line["value"], yerr=np.nan_to_num(bars), color=colour(model),
                marker=marker(model), markersize=4, elinewidth=0.8, capsize=1.5,
            )  # fmt: skip
            entries.append((str(shown), str(model), "-"))
        panel.set_xscale("log")
        panel.xaxis.set_major_locator(FixedLocator(sorted(set(group["training_meshes"]))))
        panel.xaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
        panel.xaxis.set_minor_locator(NullLocator())
        panel.set_ylim(bottom=0)
        panel.set_xlabel("training meshes")
        panel.set_ylabel("error (mm)")
        panel.set_title(f"{data}, Z = {latent}", pad=3)
    legend(figure, entries, wide)
    shown = lines[lines.set_index(["dataset", "latent"]).index.isin([key for key, _ in groups])]
    where = settings(run.of_suite(SWEPT), shown.drop(columns="training_meshes"))
    caption = (
        "Error on test meshes against the number of training meshes. Bars: 95% intervals over test meshes and seeds. "
        f"{STEPS}. {where}."
    )
    return Drawn(figure, caption)
