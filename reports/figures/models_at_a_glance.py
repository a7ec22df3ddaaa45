"""The figure of the README: what comes out of every model and what it costs, a line each, over several runs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from reports.figures.figure import Drawn, tick
from reports.figures.samples import REAL_LINE
from reports.read.columns import ReportError
from reports.read.runs import Run
from reports.style import LOOKS
from reports.tables.central import (
    OURS,
    Measured,
    card_of,
    costs_of,
    drawn_of,
    edits_of,
    errors_of,
    fitted_of,
)
from reports.tables.generation import REAL, model_lines
from reports.tables.table import Cell

LINE_INCHES, PANEL_INCHES, NAMES_INCHES = 0.25, 1.85, 1.1
_COLOURS = {look.title: look.colour for look in LOOKS.values()}
Cells = dict[str, Cell]


@dataclass(frozen=True)
class Panel:
    """A column of the figure: filled marks, hollow ones beside them, and a line for real meshes.

    ``words``: what filled and hollow marks are, where there are both. ``log``: whether its scale is logarithmic.
    """

    title: str
    filled: Cells
    hollow: Cells
    words: tuple[str, str] = ("", "")
    real: float = math.nan
    log: bool = True


def central_figure(runs: Sequence[Run]) -> Drawn:
    """Errors, edits and drawn shapes of the first run's data, steps and memory on CPU and card; lower is better.

    Models are those with an error in the first run that has trainings at equal epochs, lowest first. Raises
    :class:`ReportError` where no run has one.
    """
    errors = next((one for run in runs for one in errors_of(run)), None)
    if errors is None:
        raise ReportError("expected a run with reconstruction errors for the figure of the README, got none")
    shown = list(_panels(runs, errors))
    known = {name: cell.value for name, cell in errors.cells.items() if math.isfinite(cell.value)}
    names = sorted(known, key=lambda name: known[name])
    width = NAMES_INCHES + PANEL_INCHES * len(shown)
    figure, axes = plt.subplots(
        1,
        len(shown),
        figsize=(width, LINE_INCHES * len(names) + 0.95),
        sharey=True,
        squeeze=False,
        layout="constrained",
    )
    for axis, panel in zip(axes[0], shown, strict=True):
        _draw(axis, panel, names)
    first = axes[0][0]
    first.set_yticks(range(len(names)), names)
    for text, name in zip(first.get_yticklabels(), names, strict=True):
        text.set_fontweight("bold" if OURS in name else "normal")
    first.set_ylim(len(names) - 0.5, -0.5)
    where = errors.column.title.rpartition(":")[0]
    return Drawn(
        figure,
        f"{where}: what comes out of every model, and what a training step costs at 12,000 vertices; left is better. "
        "Edits: the rest of the surface held where a model can be told to. Bars: 95% intervals over test meshes, edits "
        "or drawn shapes. No mark: not measured.",
    )


def _panels(runs: Sequence[Run], errors: Measured) -> Iterator[Panel]:
    fitted = _first("fitted", errors, (one for run in runs for one in fitted_of(run)))
    yield Panel("error (mm)", errors.cells, fitted, ("encoder's code", "code fitted"), log=False)
    leaks = _first("leak", errors, (one for run in runs for one in edits_of(run)))
    if leaks:
        yield Panel("edits: outside / inside", leaks, {})
    drawn = _first("specificity", errors, (one for run in runs for one in drawn_of(run)))
    if drawn:
        yield Panel("drawn shapes: specificity (mm)", drawn, {}, real=_real(runs, errors), log=False)
    for what, title in (("step", "training step (ms)"), ("memory", "training step (MiB)")):
        on_cpu = next((one for run in runs for one in costs_of(run) if one.what == what), None)
        on_card = next((one for run in runs for one in card_of(run) if one.what == what), None)
        found = [one for one in (on_cpu, on_card) if one is not None]
        if found:
            words = tuple(one.setting for one in found)
            cells = [one.cells for one in found] + [{}]
            yield Panel(title, cells[0], cells[1], cast(tuple[str, str], (*words, "")[:2]))


def _first(what: str, errors: Measured, found: Iterable[Measured]) -> Cells:
    return next((one.cells for one in found if one.what == what and one.data == errors.data), {})


def _real(runs: Sequence[Run], errors: Measured) -> float:
    """Specificity of real meshes that no model was trained on, of the run that the drawn shapes are of."""
    for run in runs:
        if any(one.data == errors.data for one in drawn_of(run)):
            lines = model_lines(run, "specificity_mm")
            return float(lines.loc[lines["name"] == REAL, "value"].mean())
    return math.nan


def _draw(axis: Axes, panel: Panel, names: Sequence[str]) -> None:
    for line, name in enumerate(names):
        colour = _COLOURS.get(name, "#555555")
        for cells, face in ((panel.hollow, "white"), (panel.filled, colour)):
            cell = cells.get(name, Cell())
            if not cell.value > 0:
                continue
            reach = [[cell.value - cell.low], [cell.high - cell.value]] if math.isfinite(cell.low) else None
            axis.errorbar(
                cell.value, line, xerr=reach, color=colour, marker="o", markersize=5, markerfacecolor=face,
                markeredgewidth=1.1, elinewidth=1.0, capsize=2, linestyle="", zorder=3,
            )  # fmt: skip
    if math.isfinite(panel.real):
        axis.axvline(panel.real, **REAL_LINE)
    axis.margins(x=0.12)
    if panel.log:
        axis.set_xscale("log")
        axis.xaxis.set_major_locator(LogLocator(subs=(1.0, 3.0)))
        axis.xaxis.set_minor_locator(NullLocator())
        axis.xaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
    axis.tick_params(axis="y", length=0)
    axis.set_title(panel.title, pad=3)
    handles = [
        Line2D([], [], linestyle="", color="0.35", marker="o", markersize=4.5, markerfacecolor=face, label=words)
        for words, face in zip(panel.words, ("0.35", "white"), strict=True)
        if words
    ]
    if math.isfinite(panel.real):
        handles.append(Line2D([], [], label="real meshes", **REAL_LINE))
    if handles:
        axis.legend(
            handles=handles, loc="upper center", bbox_to_anchor=(0.5, -0.13), ncols=1, frameon=False, fontsize=7,
            handletextpad=0.3, borderpad=0, labelspacing=0.25,
        )  # fmt: skip
