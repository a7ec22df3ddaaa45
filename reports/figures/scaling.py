"""Latency and memory against the number of vertices, with fitted slopes and the hardware floor."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import NullLocator

from reports.figures.figure import Drawn, legend, line_style, log_ticks, panels
from reports.read.cells import (
    HELD,
    PEAK,
    cells,
    comparable,
    counted_memory,
    largest,
    slope,
    slope_interval,
    with_missing,
)
from reports.read.columns import CELL
from reports.read.runs import Run
from reports.style import OUTCOMES, colour, marker, thousands, title
from reports.tables.scaling import SUITES
from reports.tables.table import settings

MOST_SLOPES = 12
_GROUP = ["name", "model", "variant", "letter", "threads"]


def latency_figure(run: Run, wide: bool = True) -> Drawn | None:
    """One panel a phase, log-log: median latency with its 95% interval against vertices, fitted slopes, floor."""
    run = run.of_suite(*SUITES)
    lines = comparable(with_missing(run, cells(run, "latency_ms"), "latency"))
    if not (lines["value"] > 0).any():
        return None
    floors = floor_lines(run)
    drawn = _figure(lines, "latency (ms)", wide, floors)
    floor = (
        "Thin dotted: hardware floor, the bytes that the operators of one call touch over the memory bandwidth "
        f"measured in the same run{_below(lines, floors)}. "
        if len(floors)
        else f"No hardware floor: {_no_floor(run)}. "
    )
    caption = (
        "Latency against vertices. Points: median over all samples; bars: 95% bootstrap interval over processes, then "
        f"samples; s: exponent of the straight line fitted in log-log. {floor}{_marks(lines)}{settings(run, lines)}."
    )
    return Drawn(drawn, caption)


def memory_figure(run: Run, wide: bool = True) -> Drawn | None:
    """One panel a phase, log-log, against vertices: on a CPU weights + gradients + optimiser state + saved activations,
    on a card the peak."""
    run = run.of_suite(*SUITES)
    total = memory_lines(run)
    if total is None:
        return None
    failed = cells(run, "peak_growth_bytes")
    failed = failed[failed["samples"] == 0]
    if len(failed):
        total = pd.concat([total, failed], ignore_index=True)
    total = comparable(with_missing(run, total, "memory"))
    if not (total["value"] > 0).any():
        return None
    caption = (
        f"Memory against vertices: {memory_words(total)}, one measurement a cell; s: exponent fitted in log-log. "
        f"{_marks(total)}{settings(run, total)}."
    )
    return Drawn(_figure(total, "memory (MiB)", wide), caption)


def memory_words(lines: pd.DataFrame) -> str:
    """What :func:`memory_lines` holds of these devices."""
    held = (
        "weights + buffers + gradients + optimiser state + activations saved for backward (the last three are zero "
        "outside training)"
    )
    peak = "peak allocated, the most in use at one time: all of that and the workspace of products"
    on_card = lines["device"].str.startswith("cuda")
    if on_card.all():
        return peak
    return f"on a CPU {held}, on a card {peak}" if on_card.any() else held


def memory_lines(run: Run) -> pd.DataFrame | None:
    """MiB, one line per cell: on a CPU the sum of what model, optimiser and autograd hold, on a card the peak of
    what was allocated; None where nothing was measured."""
    parts = counted_memory(largest(run, [*HELD, PEAK]))
    if parts.empty:
        return None
    keys = [*CELL, "letter"]
    total = parts.groupby(keys, sort=False, dropna=False)["value"].sum(min_count=1).reset_index()
    total["value"] /= 2**20
    return total.assign(
        outcome="ok", low=np.nan, high=np.nan, samples=1, processes=1, raw=[[] for _ in range(len(total))]
    )


def floor_lines(run: Run) -> pd.DataFrame:
    """Touched bytes over the measured read bandwidth, ms a call, where the environment holds a bandwidth."""
    key = "read_bandwidth_bytes_per_s"
    speeds = {source.letter: source.environment[key] for source in run.sources if source.environment.get(key)}
    touched = largest(run, ["touched_bytes"])
    speed = touched["letter"].map(speeds) if len(touched) else pd.Series(dtype=float)
    touched = touched.assign(value=1000 * touched["value"] / pd.to_numeric(speed, errors="coerce"))
    return touched[touched["value"] > 0]


def _below(lines: pd.DataFrame, floors: pd.DataFrame) -> str:
    """A remark where times lie below their floor, and on what."""
    both = lines.merge(floors, on=[*CELL, "letter"], suffixes=("", "_floor"))
    both = both[both["value"] < both["value_floor"]]
    if both.empty:
        return ""
    names = ", ".join(dict.fromkeys(sorted(both["name"])))
    return f"; times below it ({names}): what they read stayed in the cache, or the bandwidth was measured under load"


def _no_floor(run: Run) -> str:
    if not any(source.environment.get("read_bandwidth_bytes_per_s") for source in run.sources):
        return "the run has no measured memory bandwidth"
    return "the run has not counted the bytes that a call touches (the suite scaling does)"


def _marks(lines: pd.DataFrame) -> str:
    there = [
        word for outcome, word in OUTCOMES.items() if outcome in set(lines["outcome"]) and outcome != "unsupported"
    ]
    words = f"× with a word: no value there ({', '.join(dict.fromkeys(there))}). " if there else ""
    if lines["name"].nunique() > MOST_SLOPES:
        words += "Some exponents are left out for want of room; the table has them all. "
    return words


def _figure(lines: pd.DataFrame, label: str, wide: bool, floors: pd.DataFrame | None = None) -> Figure:
    phases = list(dict.fromkeys(lines["phase"]))
    figure, axes = panels(len(phases), wide, share_y=wide)
    entries, ends = [], []
    for panel, phase in zip(axes, phases, strict=True):
        part = lines[lines["phase"] == phase]
        found, ended = _draw_panel(panel, part)
        entries += found
        ends.append(ended)
        if floors is not None:
            _draw_floors(panel, floors[floors["phase"] == phase])
        batches = ", ".join(str(batch) for batch in sorted(part["batch"].unique()))
        panel.set_title(f"{phase}, batch {batches}", pad=3)
        if not wide or panel is axes[0]:
            panel.set_ylabel(label)
        if wide or panel is axes[-1]:
            panel.set_xlabel("vertices")
    for panel, phase, ended in zip(axes, phases, ends, strict=True):  # last, since panels may share an axis
        _write_slopes(panel, ended, lines.loc[lines["phase"] == phase, "vertices"].max())
        log_ticks(panel.yaxis)
    extra = [Line2D([], [], color="0.4", linestyle=":", linewidth=0.8, label="hardware floor")]
    legend(figure, entries, wide, extra if floors is not None and len(floors) else ())
    return figure


def _draw_panel(panel: Axes, part: pd.DataFrame) -> tuple[list[tuple[str, str, str]], list[tuple[float, float, str]]]:
    """Entries of the legend, and for the slopes (last value, exponent, colour) of each line."""
    panel.set_xscale("log")
    panel.set_yscale("log")
    panel.xaxis.set_minor_locator(NullLocator())
    panel.yaxis.set_minor_locator(NullLocator())
    failed, entries, ends = [], [], []
    for (name, model, variant, letter, threads), group in part.groupby(_GROUP, sort=True):
        group = group.sort_values("vertices")
        good = group[group["value"] > 0]
        bad = group[~(group["value"] > 0)]
        failed += [(size, outcome, model) for size, outcome in zip(bad["vertices"], bad["outcome"], strict=True)]
        if good.empty:
            continue
        shown = f"{name}, {threads} threads" if part["threads"].nunique() > 1 else name
        style = line_style(variant, letter)
        entries.append((shown, model, style))
        x, y = good["vertices"].to_numpy(float), good["value"].to_numpy(float)
        look: dict[str, Any] = {"color": colour(model), "marker": marker(model), "linestyle": style}
        reach = np.vstack([y - good["low"].fillna(good["value"]), good["high"].fillna(good["value"]) - y]).clip(0)
        if reach.any():
            panel.errorbar(x, y, yerr=reach, capsize=2, elinewidth=0.8, **look)
        else:  # measured once: no bars, which cost as much to draw as the line
            panel.plot(x, y, **look)
        ends.append((y[-1], _growth(good), colour(model), style))
    sizes = sorted(part["vertices"].unique())
    panel.set_xlim(sizes[0] / 1.25, sizes[-1] * (sizes[-1] / sizes[0]) ** 0.24 * 1.15)
    _mark_failures(panel, failed)
    if len(ends) > MOST_SLOPES:  # of best forms alone; the table ``scaling`` has all
        ends = [end for end in ends if end[3] == "-"][:MOST_SLOPES]
    panel.set_xticks(sizes, [thousands(size) for size in sizes])
    panel.xaxis.set_minor_locator(NullLocator())
    return entries, [end[:3] for end in ends]


def _growth(good: pd.DataFrame) -> float:
    found = slope_interval(good)[0]
    if np.isfinite(found):
        return found
    return slope(good["vertices"].to_numpy(float), good["value"].to_numpy(float))


def _write_slopes(panel: Axes, ends: list[tuple[float, float, str]], size: float) -> None:
    """The exponent beside the last point of each line, moved apart where lines end close together."""
    known = sorted((level, growth, paint) for level, growth, paint in ends if np.isfinite(growth))
    low, high = np.log(panel.get_ylim())
    gap = 0.075 * (high - low)
    places = apart([float(np.log(level)) for level, *_ in known], gap, low + gap / 2, high - gap / 2)
    for at, (_, growth, paint) in zip(np.exp(places), known, strict=True):
        panel.annotate(
            f"s={growth:.2f}", (size, at), xytext=(5, 0), textcoords="offset points", color=paint, fontsize=6,
            va="center", annotation_clip=False,
        )  # fmt: skip


def apart(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Rising places at least ``gap`` apart and, where there is room, between ``low`` and ``high``, near ``wanted``.

    Places that are too close form groups, each around the mean of what its members want.
    """
    groups: list[list[float]] = []  # [middle, members]
    for at in wanted:
        groups.append([at, 1])
        while True:
            middle, count = groups[-1]
            reach = gap * (count - 1) / 2
            groups[-1][0] = max(min(middle, high - reach), low + reach)
            if len(groups) < 2 or groups[-1][0] - groups[-2][0] >= gap * (count + groups[-2][1]) / 2:
                break
            last, before = groups.pop(), groups.pop()
            total = last[1] + before[1]
            groups.append([(last[0] * last[1] + before[0] * before[1]) / total, total])
    return [middle + gap * (index - (count - 1) / 2) for middle, count in groups for index in range(int(count))]


def _draw_floors(panel: Axes, floors: pd.DataFrame) -> None:
    for (_, model, *_), group in floors.groupby(_GROUP, sort=True):
        group = group.sort_values("vertices")
        panel.plot(group["vertices"], group["value"], color=colour(model), linestyle=":", linewidth=0.8)


def _mark_failures(panel: Axes, failed: list[tuple[int, str, str]]) -> None:
    """A word in the model's colour at the foot of the panel, at the size where it failed."""
    shown = [entry for entry in failed if entry[1] != "unsupported"]
    none = sorted({title(model) for _, outcome, model in failed if outcome == "unsupported"})
    foot = 0.10 if none else 0.03
    for level, (size, outcome, model) in enumerate(sorted(set(shown))):
        panel.annotate(
            f"× {OUTCOMES.get(outcome, outcome)}", (size, foot + 0.07 * (level % 5)),
            xycoords=panel.get_xaxis_transform(), color=colour(model), ha="right", fontsize=6,
        )  # fmt: skip
    if none:
        named = ", ".join(none) if len(none) < 4 else f"{len(none)} models"
        panel.text(0.98, 0.02, f"not applicable: {named}", transform=panel.transAxes, ha="right", fontsize=6)
