"""How figures are set up and written; which there are is in :mod:`reports.write_figures`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import matplotlib

matplotlib.use("Agg")
import matplotlib.backends.backend_pdf
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from reports import fonts
from reports.style import colour, marker, thousands

# One column of a two-column paper; drawn at that size with 7 to 8 point letters, so nothing is scaled in print.
COLUMN_INCHES, PANEL_INCHES = 3.4, 2.0
LETTER_INCHES = 0.065  # a letter of the legend, generously
_STYLE: dict[Any, Any] = {
    "font.family": fonts.FAMILY,  # by name: the same letters on every machine, and no search for others
    "font.size": 8,
    "axes.titlesize": 8,
    "axes.labelsize": 8,
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
    "legend.fontsize": 7,
    "axes.linewidth": 0.6,
    "grid.linewidth": 0.5,
    "lines.linewidth": 1.2,
    "lines.markersize": 4,
    "pdf.fonttype": 42,
    "svg.hashsalt": "lamm-bench",
    "axes.grid.which": "major",
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
}


@dataclass(frozen=True)
class Drawn:
    """A figure with its caption; ``bare`` figures fit their size already."""

    figure: Figure
    caption: str


@contextmanager
def house_style() -> Iterator[None]:
    # matplotlib's copy of seaborn's style: importing seaborn itself takes a second (docs/reports.md)
    fonts.register()
    with plt.style.context("seaborn-v0_8-whitegrid"), plt.rc_context(_STYLE):
        yield


def save(figure: Figure, stem: Path, formats: Sequence[str]) -> None:
    """Write with fixed metadata, so that two renders of the same rows are the same bytes."""
    engine = figure.get_layout_engine()
    if engine is not None:  # laid out once, not anew for each format
        engine.execute(figure)
        figure.set_layout_engine(None)  # not "none", a place holder with which every format is drawn twice
    if "png" in formats:
        packing = {"compress_level": 4}  # a tenth larger than 6, in half the time
        figure.savefig(stem.with_suffix(".png"), dpi=200, metadata={"Software": None}, pil_kwargs=packing)
    if "pdf" in formats:
        figure.savefig(stem.with_suffix(".pdf"), metadata={"CreationDate": None})
    plt.close(figure)


def write(draw: Callable[[], Drawn | None], stem: Path, formats: Sequence[str]) -> str | None:
    """Draw a figure in the house style and save it; its caption, or None where there is nothing to draw."""
    with house_style():
        drawn = draw()
        if drawn is None:
            return None
        save(drawn.figure, stem, formats)
    return drawn.caption


def panels(count: int, wide: bool, height: float = PANEL_INCHES, share_y: bool = False) -> tuple[Figure, list[Axes]]:
    """``count`` panels: beside each other (at most four a line), or stacked in one column."""
    columns = min(count, 4) if wide else 1
    rows = -(-count // columns)
    width = max(COLUMN_INCHES, 2.5 * columns + 0.6) if wide else COLUMN_INCHES
    tall = (height + 0.45) * rows if wide else height * rows * (0.85 if rows > 3 else 1)
    figure, grid = plt.subplots(
        rows, columns, figsize=(width, tall), squeeze=False, layout="constrained", sharey=share_y
    )
    flat = list(grid.flat)
    for unused in flat[count:]:
        unused.axis("off")
    return figure, flat[:count]


def legend(figure: Figure, entries: Sequence[tuple[str, str, str]], wide: bool, extra: Sequence[Line2D] = ()) -> None:
    """One legend above all panels. ``entries``: (shown name, model, line style)."""
    handles = [
        Line2D([], [], color=colour(model), marker=cast(Any, marker(model)), linestyle=cast(Any, style), label=name)
        for name, model, style in dict.fromkeys(entries)
    ]
    handles += list(extra)
    if not handles:
        return
    longest = max(len(str(handle.get_label())) for handle in handles)
    room = figure.get_figwidth() if wide else COLUMN_INCHES
    columns = max(1, min(len(handles), int(room / (LETTER_INCHES * (longest + 8)))))
    lines = -(-len(handles) // columns)  # a long legend makes the figure taller, not its panels smaller
    figure.set_figheight(figure.get_figheight() + 0.2 * max(0, lines - 2))
    figure.legend(
        handles=handles, loc="outside upper center", ncols=columns, frameon=False, borderpad=0, labelspacing=0.3,
        columnspacing=1.2, handlelength=2.0,
    )  # fmt: skip


def log_ticks(axis: Axis) -> None:
    """Plain numbers on a logarithmic axis: 1, 10, 100 over many decades, 1, 2, 5 in between over few."""
    low, high = axis.get_view_interval()
    close = (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
    axis.set_major_locator(
        LogLocator(subs=(1.0,) if high > 300 * low else (1.0, 2.0, 5.0) if high > 4 * low else close)
    )
    axis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
    axis.set_minor_locator(NullLocator())  # minor ticks cost seconds in the layout and say nothing here


def tick(value: float) -> str:
    """0.2, 1, 2.5, 20, 1k: no more digits than there are."""
    return thousands(float(f"{value:.3g}"))


def sparse(count: int) -> dict[str, Any]:
    """Markers on about six points of a line of ``count``, so that lines are told apart in grey as well."""
    return {"markevery": max(1, -(-count // 6)), "markersize": 3.5}


def line_style(variant: str, letter: str = "") -> str:
    """Solid for a model's best form, dashed as published; a later run of several is dotted."""
    if letter not in ("", "A"):
        return ":" if letter == "B" else "-."
    return "--" if variant == "faithful" else "-"
