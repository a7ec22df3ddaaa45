"""Error against latency and memory with the Pareto front; gain over PCA against how nonlinear the data is."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from reports.figures.figure import Drawn, legend, log_ticks, panels
from reports.figures.scaling import apart
from reports.read.cells import cells, one_setting
from reports.read.runs import Run
from reports.style import budget_words, colour, marker
from reports.tables.error_lines import SUITES as ERRORS
from reports.tables.error_lines import blocks, kinds_of, of_budget, whole_errors
from reports.tables.gain import gain_points
from reports.tables.scaling import SUITES as SCALING
from reports.tables.summary import shown_size, training_steps
from reports.tables.table import settings

Panel = tuple[pd.DataFrame, str, str, "Cost"]  # lines with errors, title, name of the cost, costs by name


def _panels(run: Run) -> list[Panel]:
    """For each data set, latent and budget (epochs where there are any): error against latency and against memory."""
    scaling, errors = run.of_suite(*SCALING), run.of_suite(*ERRORS)
    if len(scaling.rows) == 0 or len(errors.rows) == 0:
        return []
    size = shown_size(run)
    costs = {
        f"decode latency (ms, {size:,} vertices)": _latencies(scaling, size),
        f"training memory (MiB, {size:,} vertices)": _memories(scaling, size),
    }
    means = whole_errors(errors)
    kinds = kinds_of(means)
    found: list[Panel] = []
    for budget, block in blocks(of_budget(means, kinds[0])) if kinds else []:
        first = block.iloc[0]
        title = f"{first['dataset']}, Z = {first['latent']}, {budget_words(budget)}"
        known = set(block.loc[block["value"].notna(), "name"])
        found += [(block, title, label, cost) for label, cost in costs.items() if set(cost) & known]
    return found


def tradeoff_panels(run: Run) -> list[tuple[str, str, list[tuple[str, str, list[float]]]]]:
    """(title, name of the cost, [(shown name, model, [cost, error, low, high])]) for the interactive plot."""
    found = []
    for block, title, label, cost in _panels(run):
        lines = block[block["value"].notna() & block["name"].isin(cost)]
        points = [
            (line["name"], line["model"], [cost[line["name"]][0], *(line[key] for key in ("value", "low", "high"))])
            for line in lines.to_dict("records")
        ]
        found.append((title, label, points))
    return found


def tradeoff_figure(run: Run, wide: bool = True) -> Drawn | None:
    """Two panels a data set: error against decode latency, error against the memory of a training step."""
    shown = _panels(run)[:4]
    if not shown:
        return None
    figure, axes = panels(len(shown), wide)
    entries = []
    for panel, (block, title, label, cost) in zip(axes, shown, strict=True):
        entries += _scatter(panel, block, cost)
        panel.set_xlabel(label)
        panel.set_ylabel("error (mm)")
        panel.set_title(title, pad=3)
    front = Line2D([], [], color="0.5", linewidth=0.8, label="Pareto front")
    legend(figure, [(name, model, "") for name, model in dict.fromkeys(entries)], wide, [front])
    both = run.rows[run.rows["suite"].isin([*ERRORS, *SCALING])]
    caption = (
        "What accuracy costs: mean reconstruction error against the latency of one decode and against the memory of a "
        "training step (weights, gradients, optimiser state, saved activations). Bars: 95% intervals; grey: Pareto "
        "front, nothing measured is better in both. Costs are of the size named on the axis, errors of the data named "
        f"above. {settings(run, both)}."
    )
    return Drawn(figure, caption)


Cost = dict[str, tuple[float, float, float]]


def _latencies(scaling: Run, size: int) -> Cost:
    lines = cells(scaling, "latency_ms")
    lines = lines[(lines["vertices"] == size) & (lines["phase"] == "decode") & (lines["value"] > 0)]
    lines = one_setting(lines).drop_duplicates("name")
    return {
        line.name_: (line.value, line.low, line.high) for line in lines.rename(columns={"name": "name_"}).itertuples()
    }


def _memories(scaling: Run, size: int) -> Cost:
    rows = scaling.rows[(scaling.rows["vertices"] == size) & (scaling.rows["outcome"] == "ok")]
    timed = cells(scaling, "latency_ms")
    steps = training_steps(rows, timed[timed["vertices"] == size])
    total = steps.groupby(["name", "metric"])["value"].max().groupby("name").sum() / 2**20
    return {str(name): (float(value), np.nan, np.nan) for name, value in total.items() if value > 0}


def _scatter(panel: Axes, block: pd.DataFrame, cost: Cost) -> list[tuple[str, str]]:
    entries, points = [], []
    for line in block[block["value"].notna()].to_dict("records"):
        if line["name"] not in cost:
            continue
        x, low, high = cost[line["name"]]
        reach_x = [[x - low], [high - x]] if np.isfinite(low) else None
        reach_y = [[line["value"] - line["low"]], [line["high"] - line["value"]]] if np.isfinite(line["low"]) else None
        panel.errorbar(
            x, line["value"], xerr=reach_x, yerr=reach_y, color=colour(line["model"]), marker=marker(line["model"]),
            markersize=6, capsize=2, elinewidth=0.8, linestyle="", zorder=3,
        )  # fmt: skip
        entries.append((line["name"], line["model"]))
        points.append((x, line["value"]))
    front = pareto(points)
    panel.set_xscale("log")
    if len(front) > 1:
        panel.step(*zip(*front, strict=True), where="post", color="0.5", linewidth=0.8, zorder=1)
    panel.margins(x=0.12)
    log_ticks(panel.xaxis)
    panel.set_ylim(0, 1.15 * max(block["high"].max(), max(y for _, y in points)))
    return entries


def pareto(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points that no other beats in both coordinates (lower is better), from left to right."""
    front: list[tuple[float, float]] = []
    for x, y in sorted(set(points)):
        if not front or y < front[-1][1]:
            front.append((x, y))
    return front


def gain_figure(run: Run, wide: bool = True) -> Drawn | None:
    """Error of PCA over error of the model, against PCA's error over the spread of the data."""
    errors, points = run.of_suite(*ERRORS), gain_points(run)
    if len({(point.line["dataset"], point.line["latent"]) for point in points}) < 2:
        return None  # one setting says nothing of *when*; the table of differences has it
    figure, (panel,) = panels(1, False, height=2.6)
    names = sorted({point.line["name"] for point in points})
    for point in points:
        found, line = point.gain, point.line
        aside = 1.025 ** (names.index(line["name"]) - (len(names) - 1) / 2)  # beside each other
        panel.errorbar(
            point.nonlinearity * aside, found.value, yerr=[[found.value - found.low], [found.high - found.value]],
            capsize=2, elinewidth=0.8, color=colour(line["model"]), marker=marker(line["model"]), linestyle="",
        )  # fmt: skip
    panel.axhline(1, color="0.4", linewidth=0.8, linestyle="--")
    panel.set_yscale("log")
    panel.set_xscale("log")
    panel.margins(0.15)
    _name_settings(panel, sorted({(p.nonlinearity, f"{p.line['dataset']} {p.line['latent']}") for p in points}))
    for axis in (panel.yaxis, panel.xaxis):
        log_ticks(axis)
    panel.set_xlabel("how nonlinear: error of PCA / spread of the data")
    panel.set_ylabel("gain over PCA (×)")
    legend(figure, [(point.line["name"], point.line["model"], "") for point in points], False)
    shown = settings(errors, pd.DataFrame([point.line for point in points]))
    caption = (
        "When a network pays: error of PCA over error of the model on the same test meshes, against the error of PCA "
        "at that latent size over the spread of the data (mean distance of the test vertices from the mean training "
        "shape). Above the dashed line the model is better than PCA. Bars: 95% interval over test meshes and seeds; "
        f"the data and its latent size stand at the foot. {shown}."
    )
    return Drawn(figure, caption)


def _name_settings(panel: Axes, named: list[tuple[float, str]]) -> None:
    """Data and latent at the foot, moved apart where they would cover each other, each with a line to its place."""
    top = 0.03 + 0.024 * max(len(text) for _, text in named)  # of the names, as a share of a panel of one column
    low, high = panel.get_ylim()
    panel.set_ylim(low * (low / high) ** ((top + 0.04) / (0.96 - top)), high)
    low, high = np.log(panel.get_xlim())
    gap = 0.034 * (high - low)  # the height of a letter
    places = apart([float(np.log(x)) for x, _ in named], gap, low + gap, high - gap)
    foot = panel.get_xaxis_transform()
    for (x, text), at in zip(named, np.exp(places), strict=True):
        panel.plot([at, x], [top + 0.01, top + 0.04], color="0.5", linewidth=0.5, transform=foot)
        panel.text(at, top, text, transform=foot, rotation=90, fontsize=5.5, ha="center", va="top")
