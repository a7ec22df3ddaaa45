"""The interactive plots of the HTML page, as plain data: panels of named lines with points (x, y, low, high)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from reports.figures.edits import leakage_curves
from reports.figures.errors import cumulative_panels, learning_panels, of_seeds
from reports.figures.scaling import memory_lines, memory_words
from reports.figures.tradeoff import tradeoff_panels
from reports.read.cells import cells, comparable
from reports.read.runs import Run
from reports.style import colour
from reports.tables.scaling import SUITES
from reports.tables.table import settings

Plot = dict[str, Any]


def all_plots(run: Run) -> list[Plot]:
    """Every plot that the run has rows for."""
    found = [tradeoff(run), latency(run), memory(run), learning(run), cumulative(run), leakage(run)]
    return [plot for plot in found if plot and plot["panels"]]


def latency(run: Run) -> Plot | None:
    lines = comparable(cells(run.of_suite(*SUITES), "latency_ms"))
    if not (lines["value"] > 0).any():
        return None
    caption = f"Median over all samples; bars: 95% bootstrap interval over processes. {settings(run, lines)}."
    axes = _axis("vertices", True), _axis("latency (ms)", True)
    return _plot("latency", "Latency against vertices", caption, *axes, _by_phase(lines))


def memory(run: Run) -> Plot | None:
    lines = memory_lines(run.of_suite(*SUITES))
    if lines is None:
        return None
    lines = comparable(lines)
    words = memory_words(lines)
    caption = f"{words[0].upper()}{words[1:]}. {settings(run, lines)}."
    axes = _axis("vertices", True), _axis("memory (MiB)", True)
    return _plot("memory", "Memory against vertices", caption, *axes, _by_phase(lines))


def tradeoff(run: Run) -> Plot | None:
    panels = []
    for title, label, points in tradeoff_panels(run):
        lines = [_line(name, model, "tuned", _points(*([x] for x in point))) for name, model, point in points]
        panels.append({"title": title, "x": label, "lines": lines})
    caption = "Mean reconstruction error with its 95% interval against cost; lower left is better."
    axes = _axis("cost", True), _axis("error (mm)", False)
    return _plot("tradeoff", "What accuracy costs", caption, *axes, panels, joined=False)


def learning(run: Run) -> Plot | None:
    panels = [
        {
            "title": title,
            "x": label,
            "lines": [
                _line(name, model, variant, _points(c.index, c["mean"], c["min"], c["max"]))
                for name, model, variant, points in lines
                for c in [of_seeds(points)]
            ],
        }
        for title, label, lines in learning_panels(run)
    ]
    caption = "Mean vertex error on validation, mean over seeds; bars: best to worst seed."
    return _plot(
        "learning",
        "Learning curves",
        caption,
        _axis("epochs or seconds", False),
        _axis("validation (mm)", True),
        panels,
    )


def cumulative(run: Run) -> Plot | None:
    panels = [
        {
            "title": title,
            "lines": [
                _line(name, model, variant, _points(c.index, 100 * c["mean"], 100 * c["min"], 100 * c["max"]))
                for name, model, variant, points in lines
                for c in [of_seeds(points)]
            ],
        }
        for title, lines in cumulative_panels(run)
    ]
    caption = "Share of the vertices of all test meshes with an error of at most x; bars: lowest to highest seed."
    axes = _axis("error (mm)", False), _axis("vertices below (%)", False)
    return _plot("cumulative", "Cumulative error", caption, *axes, panels)


def leakage(run: Run) -> Plot | None:
    panels = [
        {
            "title": title,
            "lines": [
                _line(name, model, "tuned", _points(c.index, c["value"], c["low"], c["high"]), dash=dash)
                for name, model, dash, c in lines
            ],
        }
        for title, lines in leakage_curves(run)
    ]
    caption = (
        "Mean displacement in bands of geodesic distance from the region; bars: 95% interval over edits and seeds."
    )
    axes = _axis("geodesic distance (mm)", False), _axis("displacement (mm)", False)
    return _plot("leakage", "Leakage", caption, *axes, panels)


def _axis(label: str, log: bool) -> dict[str, Any]:
    return {"label": label, "log": log}


def _plot(name: str, title: str, caption: str, x: dict, y: dict, panels: list[dict], joined: bool = True) -> Plot:
    return {"name": name, "title": title, "caption": caption, "x": x, "y": y, "panels": panels, "joined": joined}


def _by_phase(lines: pd.DataFrame) -> list[dict[str, Any]]:
    panels = []
    keys = ["name", "model", "variant", "letter", "threads", "batch"]
    for phase, part in lines[lines["value"] > 0].groupby("phase", sort=False):
        found = []
        for (name, model, variant, letter, threads, batch), group in part.groupby(keys, sort=True):
            group = group.sort_values("vertices")
            several = "".join(
                f", {value} {word}"
                for key, value, word in (("threads", threads, "threads"), ("batch", batch, "a batch"))
                if part[key].nunique() > 1
            )
            points = _points(group["vertices"], group["value"], group["low"], group["high"])
            found.append(_line(name + several, model, variant, points, dash=letter not in ("", "A")))
        batches = ", ".join(str(batch) for batch in sorted(part["batch"].unique()))
        panels.append({"title": f"{phase}, batch {batches}", "lines": found})
    return panels


def _line(name: str, model: str, variant: str, points: list, dash: bool = False) -> dict[str, Any]:
    paint = "#737373" if model == "truth" else colour(model)
    return {"name": name, "colour": paint, "dash": dash or variant == "faithful", "points": points}


def _points(x: Iterable, y: Iterable, low: Iterable, high: Iterable) -> list[list[float | None]]:
    """Four significant digits are plenty for a picture; an interval that is not there is null."""

    def short(value: float) -> float | None:
        return float(f"{value:.4g}") if np.isfinite(value) else None

    return [
        [float(a), short(b), short(c), short(d)] for a, b, c, d in zip(x, y, low, high, strict=True) if np.isfinite(b)
    ]
