"""Learning curves, cumulative error curves and the error of each region, by seaborn.

This module is imported when figures are drawn, not before: seaborn brings SciPy's statistics, half a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

import numpy as np
import pandas as pd
import seaborn
from matplotlib.axes import Axes

from reports.figures.figure import Drawn, legend, log_ticks, panels
from reports.read.cells import numbered, over_meshes
from reports.read.runs import Run
from reports.style import budget_words, colour, marker, significant
from reports.tables.error_lines import SUITES
from reports.tables.table import settings

MOST_PANELS, MOST_IN_PRINT = 8, 4  # beside each other on a page; below each other in one column of print
TALLEST_INCHES = 8.0  # a page of print
FIELD_POINTS, FIELD_INCHES, NAME_INCHES = 6.0, 0.145, 0.055  # of the heat map: its figures, lines, a letter of a name
_BLOCK = ["dataset", "latent", "budget"]
_ALONG = {"curve_epoch": "epochs", "curve_train_seconds": "training time (s)"}
BELOW = "error_share_below@"
Line = tuple[str, str, str, pd.DataFrame]  # shown name, model, form, a value a seed against what is along the axis
_MODEL = ["name", "model", "variant", "letter"]


def _blocks(rows: pd.DataFrame, keys: list[str] = _BLOCK) -> list[tuple[tuple, pd.DataFrame]]:
    """Rows by data, latent and budget; closed forms (no budget) stand in every block of their data and latent."""
    budgets = [value for value in dict.fromkeys(rows.sort_values(_BLOCK)["budget"]) if value] or [""]
    found = []
    for (dataset, latent), group in rows.sort_values(_BLOCK, kind="stable").groupby(["dataset", "latent"], sort=False):
        for budget in budgets:
            part = group[group["budget"].isin([budget, ""])]
            if (part["budget"] == budget).any():
                found.append(((dataset, latent, budget), part))
    return found


def _block_title(key: tuple) -> str:
    dataset, latent, budget = key
    return f"{dataset}, Z = {latent}" + (f", {budget_words(budget)}" if budget else "")


def _most(wide: bool) -> int:
    return MOST_PANELS if wide else MOST_IN_PRINT


def _left_out(count: int, most: int) -> str:
    return f" {count - most} more panels' figures are in the tables." if count > most else ""


def learning_panels(run: Run) -> list[tuple[str, str, list[Line]]]:
    """(title, what is along the axis, lines) for every data set, latent and budget: by epochs and by time."""
    return run.remembered("learning_panels", lambda: _learning_panels(run))


def _learning_panels(run: Run) -> list[tuple[str, str, list[Line]]]:
    rows = run.of_suite(*SUITES).rows
    rows = rows[(rows["phase"] == "validation") & (rows["outcome"] == "ok")]
    found = []
    for key, part in _blocks(rows) if len(rows) else []:
        for metric, label in _ALONG.items():
            lines = []
            for (name, model, variant, letter), group in part.groupby(_MODEL, sort=True):
                curve = _curve(group, metric)
                if len(curve):
                    lines.append((name, model, f"{variant}{letter}" if letter > "A" else variant, curve))
            if lines:
                found.append((_block_title(key), label, lines))
    return found


def learning_figure(run: Run, wide: bool = True) -> Drawn | None:
    """Validation error against epochs, and against training time; mean over seeds, band from best to worst seed."""
    shown = learning_panels(run)
    if not shown:
        return None
    figure, axes = panels(min(len(shown), _most(wide)), wide)
    entries = []
    for panel, (title, label, lines) in zip(axes, shown, strict=False):
        entries += _draw_lines(panel, lines, 1)
        panel.set_yscale("log")
        log_ticks(panel.yaxis)
        panel.set_xlabel(label)
        panel.set_ylabel("validation (mm)")
        panel.set_title(title, pad=3)
    legend(figure, entries, wide)
    rows = run.of_suite(*SUITES).rows
    points = rows[rows["metric"] == "curve_validation_mm"]
    seeds = points.groupby(_MODEL)["seed"].nunique().max()
    caption = (
        "Learning curves: mean vertex error on validation against epochs and against training time (training steps "
        f"alone). Line: mean over up to {seeds} seed(s); band: best to worst seed.{_left_out(len(shown), _most(wide))} "
        f"{settings(run, points)}."
    )
    return Drawn(figure, caption)


def _draw_lines(panel: Axes, lines: list[Line], factor: float) -> list[tuple[str, str, str]]:
    """Mean over seeds as a line, a band from the lowest to the highest; ``factor`` multiplies the values."""
    styles = {name: "--" if f == "faithful" else "-" if f in ("tuned", "default") else ":" for name, _, f, _ in lines}
    seaborn.lineplot(
        pd.concat([points.assign(name=name, value=factor * points["value"]) for name, _, _, points in lines]),
        x="at", y="value", hue="name", style="name", errorbar=("pi", 100), legend=False, ax=panel,
        palette={name: colour(model) for name, model, _, _ in lines},
        markers={name: marker(model) for name, model, _, _ in lines},
        dashes={name: {"-": "", "--": (3.7, 1.6), ":": (1, 1.65)}[style] for name, style in styles.items()},
        err_kws={"alpha": 0.18, "linewidth": 0}, markevery=0.1, markersize=4.5, markeredgewidth=0,
    )  # fmt: skip
    return [(name, model, styles[name]) for name, model, _, _ in lines]


def of_seeds(points: pd.DataFrame) -> pd.DataFrame:
    """``mean``, ``min`` and ``max`` over seeds, by what is along the axis."""
    return points.groupby("at")["value"].agg(["mean", "min", "max"])


def _curve(group: pd.DataFrame, along: str) -> pd.DataFrame:
    """``value``: a point a seed at the steps that every seed has; ``at``: the mean of ``along`` over seeds."""
    wide = group[group["metric"].isin(["curve_validation_mm", along])].pivot_table(
        "value", ["sample", "seed"], "metric"
    )
    if set(wide.columns) != {"curve_validation_mm", along}:
        return pd.DataFrame()
    wide = wide.dropna().reset_index()
    counts = wide.groupby("sample")["seed"].transform("nunique")
    wide = wide[counts == counts.max()]
    return pd.DataFrame({"at": wide.groupby("sample")[along].transform("mean"), "value": wide["curve_validation_mm"]})


def cumulative_panels(run: Run) -> list[tuple[str, list[Line]]]:
    """(title, lines of share 0 … 1 against mm) for every data set, latent and budget."""
    return run.remembered("cumulative_panels", lambda: _cumulative_panels(run))


def _shares_below(run: Run) -> pd.DataFrame:
    """The rows of cumulative curves, ``at`` the threshold in mm."""
    return run.remembered("shares below", lambda: numbered(run.of_suite(*SUITES).rows, BELOW, _number))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _cumulative_panels(run: Run) -> list[tuple[str, list[Line]]]:
    rows = _shares_below(run)
    rows = rows[rows["outcome"] == "ok"]
    if rows.empty:
        return []
    found = []
    for key, part in _blocks(rows):
        lines = []
        for (name, model, variant, letter), group in part.groupby(_MODEL, sort=True):
            lines.append((name, model, f"{variant}{letter}" if letter > "A" else variant, group[["at", "value"]]))
        found.append((_block_title(key), lines))
    return found


def cumulative_figure(run: Run, wide: bool = True) -> Drawn | None:
    """Share of all test vertices with an error below a threshold."""
    shown = cumulative_panels(run)
    if not shown:
        return None
    figure, axes = panels(min(len(shown), _most(wide)), wide, share_y=wide)
    entries = []
    for panel, (title, lines) in zip(axes, shown, strict=False):
        entries += _draw_lines(panel, lines, 100)
        curves = [of_seeds(points) for *_, points in lines]
        worst = pd.concat([curve["min"] for curve in curves], axis=1).min(axis=1)
        end = worst.index[(worst >= 0.95).to_numpy()]
        best = pd.concat([curve["max"] for curve in curves], axis=1).max(axis=1)
        start = best.index[(best >= 0.01).to_numpy()]
        panel.set_xscale("log")
        panel.set_xlim(
            float(start[0]) if len(start) else float(best.index.min()),
            float(end[0]) if len(end) else float(worst.index.max()),
        )
        log_ticks(panel.xaxis)
        panel.set_ylim(0, 102)
        panel.set_xlabel("error (mm)")
        if not wide or panel is axes[0]:
            panel.set_ylabel("vertices below (%)")
        panel.set_title(title, pad=3)
    legend(figure, entries, wide)
    caption = (
        "Cumulative error: share of the vertices of all test meshes whose distance to the truth is at most the error "
        f"on the axis; higher is better. Line: mean over seeds; band: lowest to highest seed."
        f"{_left_out(len(shown), _most(wide))} {settings(run, _shares_below(run))}."
    )
    return Drawn(figure, caption)


def _heat_map(panel: Axes, table: pd.DataFrame, names: Sequence[str]) -> None:
    """Figures in fields coloured by their logarithm: regions below each other, models side by side."""
    level = np.log(table.astype(float))
    seaborn.heatmap(
        level, annot=table.map(lambda value: significant(float(value), 2)), fmt="", cmap="cividis", cbar=False,
        linewidths=0.25, annot_kws={"fontsize": FIELD_POINTS}, ax=panel,
    )  # fmt: skip
    bright = np.nanmin(level) + 0.45 * (np.nanmax(level) - np.nanmin(level))
    for text, one in zip(panel.texts, level.to_numpy()[np.isfinite(level)], strict=True):
        text.set_color("black" if one >= bright else "white")
    words = [str(name).replace("_", " ") for name in table.index]
    panel.set_xticks(np.arange(len(names)) + 0.5, names, rotation=90, linespacing=0.95)
    panel.set_yticks(np.arange(len(words)) + 0.5, words, rotation=0)
    panel.tick_params(length=0, pad=2)
    panel.set(xlabel="", ylabel="")


def region_figure(run: Run, wide: bool = True) -> Drawn | None:
    """Heat map: regions by models, mean error written in each field, one colour scale a panel."""
    run = run.of_suite(*SUITES)
    lines = over_meshes(run, "error_mean_mm", ["test"])
    lines = lines[(lines["part"] != "") & lines["value"].notna()]
    if lines.empty:
        return None
    shown = _blocks(lines)
    names = {name: "\n".join(wrap(name, 18, break_long_words=False)) for name in lines["name"]}
    longest = max(len(line) for text in names.values() for line in text.split("\n"))
    height = max(part["part"].nunique() for _, part in shown) * FIELD_INCHES + longest * NAME_INCHES + 0.3
    most = MOST_PANELS if wide else min(MOST_IN_PRINT, max(1, int(TALLEST_INCHES / height)))
    figure, axes = panels(min(len(shown), most), wide and len(shown) > 1, height)
    if not wide or len(shown) == 1:
        figure.set_figheight(height * len(axes))
    for panel, (key, part) in zip(axes, shown, strict=False):
        table = part.pivot_table("value", "part", "name").reindex(list(dict.fromkeys(part["part"])))
        _heat_map(panel, table, [names[name] for name in table.columns])
        panel.set_title(f"{_block_title(key)} (mm)", pad=3)
    caption = (
        "Error a region, mm: mean over the vertices of the region, test meshes and seeds; brighter is worse "
        f"(logarithmic colour scale of its own in each panel).{_left_out(len(shown), most)} {settings(run, lines)}."
    )
    return Drawn(figure, caption)
