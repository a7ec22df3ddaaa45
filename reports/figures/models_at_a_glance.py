"""The figure of the README: what comes out of every model and what it costs, a line each, over several runs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from reports.figures.figure import Drawn, tick
from reports.figures.samples import REAL_LINE
from reports.read.columns import ReportError
from reports.read.runs import Run
from reports.style import LOOKS
from reports.tables.central import OURS, Measured, central_columns
from reports.tables.generation import REAL, model_lines
from reports.tables.generation import SUITES as GENERATION
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

    Models are those with an error under the first run's heading, lowest first. Raises :class:`ReportError` where no run
    has one.
    """
    found = central_columns(runs)
    errors = next((one for one in found if one.what == "error"), None)
    if errors is None:
        raise ReportError("expected a run with reconstruction errors for the figure of the README, got none")
    shown = list(_panels(found, errors, _real(runs)))
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
        f"{where}: what comes out of every model, and what a training step costs; left is better. "
        "Edits: the rest of the surface held where a model can be told to. Bars: 95% intervals over test meshes, edits "
        "or drawn shapes. No mark: not measured.",
    )


def _panels(found: Sequence[Measured], errors: Measured, real: float) -> Iterator[Panel]:
    """The columns of the errors' data, then what a training step costs on the CPU and on a card."""
    same = {one.what: one.cells for one in reversed(found) if one.data == errors.data}
    yield Panel("error (mm)", errors.cells, same.get("fitted", {}), ("encoder's code", "code fitted"), log=False)
    if "leak" in same:
        yield Panel("edits: outside / inside", same["leak"], {})
    if "specificity" in same:
        yield Panel("drawn shapes: specificity (mm)", same["specificity"], {}, real=real, log=False)
    for what, title in (("step", "training step (ms)"), ("memory", "training step (MiB)")):
        devices = {one.setting: one.cells for one in reversed(found) if one.what == what}
        settings = sorted(devices, key=lambda setting: not setting.startswith("CPU"))[:2]
        if settings:
            filled, hollow = [*(devices[setting] for setting in settings), {}][:2]
            first, second = [*settings, ""][:2]
            yield Panel(title, filled, hollow, (first, second))


def _real(runs: Sequence[Run]) -> float:
    """Specificity of real meshes that no model was trained on; NaN where no run drew shapes."""
    for run in runs:
        lines = model_lines(run.of_suite(*GENERATION), "specificity_mm")
        if (values := lines.loc[lines["name"] == REAL, "value"]).size:
            return float(values.mean())
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
