"""Figures of a run: latency and memory against the number of vertices."""

from __future__ import annotations

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullFormatter

from reports.frame import Run, cells, slope
from reports.style import MARKERS, OUTCOMES, colour, significant, title
from reports.tables import settings, with_missing

_STYLE = {
    "font.size": 8,
    "axes.titlesize": 9,
    "legend.fontsize": 7,
    "pdf.fonttype": 42,
    "svg.hashsalt": "lamm-bench",
    "axes.grid.which": "major",
}


def write_figures(run: Run, folder: Path) -> list[tuple[str, str]]:
    """Write every figure the run has rows for as PNG and PDF; returns (file stem, caption)."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with sns.axes_style("whitegrid"), plt.rc_context(_STYLE):
        for name, draw in (("latency", latency_figure), ("memory", memory_figure)):
            drawn = draw(run)
            if drawn is None:
                continue
            figure, caption = drawn
            # fixed metadata: two renders of the same rows are the same bytes
            figure.savefig(folder / f"{name}.png", dpi=200, bbox_inches="tight", metadata={"Software": None})
            figure.savefig(folder / f"{name}.pdf", bbox_inches="tight", metadata={"CreationDate": None})
            plt.close(figure)
            written.append((name, caption))
    return written


def latency_figure(run: Run) -> tuple[Figure, str] | None:
    """One panel a phase, log-log: median latency with its 95% interval against vertices, fitted slopes."""
    lines = with_missing(run, cells(run, "latency_ms"), "latency")
    if not (lines["value"] > 0).any():
        return None
    figure = _panels(lines, "latency (ms)")
    caption = (
        "Latency against vertices. Points: median over all samples; bars: 95% bootstrap interval over processes, then "
        f"samples; s: slope of the straight line fitted in log-log. {settings(run, lines)}."
    )
    return figure, caption


def memory_figure(run: Run) -> tuple[Figure, str] | None:
    """One panel a phase, log-log: weights + gradients + optimiser state + saved activations against vertices."""
    names = ("weights_bytes", "buffers_bytes", "gradients_bytes", "optimizer_bytes", "saved_activations_bytes")
    parts = [cells(run, name) for name in names]
    stacked = pd.concat([part for part in parts if len(part)]) if any(len(part) for part in parts) else pd.DataFrame()
    if stacked.empty:
        return None
    keys = [name for name in stacked.columns if name not in ("value", "p90", "low", "high", "samples", "processes")]
    total = stacked.groupby(keys, sort=False, dropna=False)["value"].sum(min_count=1).reset_index()
    total["value"] /= 2**20
    total = total.assign(low=np.nan, high=np.nan, samples=1, processes=1)
    failed = cells(run, "peak_growth_bytes")
    if len(failed):
        total = pd.concat([total, failed[failed["samples"] == 0]], ignore_index=True)
    total = with_missing(run, total, "memory")
    figure = _panels(total, "memory (MiB)")
    caption = (
        "Memory against vertices: weights + buffers + gradients + optimiser state + activations saved for backward "
        f"(the last three are zero outside training); s: fitted slope. {settings(run, total)}."
    )
    return figure, caption


def _panels(lines: pd.DataFrame, label: str) -> Figure:
    phases = list(dict.fromkeys(lines["phase"]))
    figure, axes = plt.subplots(
        1, len(phases), figsize=(min(2.6 * len(phases), 10.4) + 0.8, 3.0), sharey=True, squeeze=False
    )
    for panel, phase in zip(axes[0], phases, strict=True):
        part = lines[lines["phase"] == phase]
        batches = ", ".join(str(batch) for batch in sorted(part["batch"].unique()))
        _draw_panel(panel, part)
        panel.set_title(f"{phase}, batch {batches}")
        panel.set_xlabel("vertices")
    axes[0][0].set_ylabel(label)
    figure.tight_layout()
    return figure


def _draw_panel(panel: Axes, part: pd.DataFrame) -> None:
    panel.set_xscale("log")
    panel.set_yscale("log")
    failed = []
    for (model, variant, threads), group in part.groupby(["model", "variant", "threads"], sort=True):
        group = group.sort_values("vertices")
        good = group[group["value"] > 0]
        bad = group[~(group["value"] > 0)]
        failed += [(size, outcome, model) for size, outcome in zip(bad["vertices"], bad["outcome"], strict=True)]
        if good.empty:
            continue
        x, y = good["vertices"].to_numpy(float), good["value"].to_numpy(float)
        reach = np.vstack([y - good["low"].fillna(good["value"]), good["high"].fillna(good["value"]) - y]).clip(0)
        growth = slope(x, y)
        name = title(model, variant) + (f", {threads} threads" if part["threads"].nunique() > 1 else "")
        told = f"{name}, s = {growth:.2f}" if np.isfinite(growth) else name
        panel.errorbar(
            x, y, yerr=reach, label=told, color=colour(model), marker=MARKERS.get(model, "X"), markersize=4,
            linewidth=1.2, capsize=2, linestyle="--" if variant == "faithful" else "-",
        )  # fmt: skip
    sizes = sorted(part["vertices"].unique())
    _mark_failures(panel, failed)
    panel.set_xticks(sizes, [_thousands(size) for size in sizes])
    panel.xaxis.set_minor_formatter(NullFormatter())
    panel.yaxis.set_major_formatter(FuncFormatter(lambda value, _: significant(value, 1)))
    if panel.get_legend_handles_labels()[0]:
        panel.legend(loc="upper left", frameon=True, borderpad=0.3, labelspacing=0.25, handlelength=1.6)
        low, high = panel.get_ylim()
        panel.set_ylim(low, high * (high / low) ** 0.45)  # room for the legend above the lines


def _mark_failures(panel: Axes, failed: list[tuple[int, str, str]]) -> None:
    """A word in the model's colour at the foot of the panel, at the size where it failed."""
    shown = [entry for entry in failed if entry[1] != "unsupported"]
    for level, (size, outcome, model) in enumerate(sorted(shown)):
        panel.annotate(
            f"× {OUTCOMES.get(outcome, outcome)}", (size, 0.02 + 0.055 * (level % 5)),
            xycoords=panel.get_xaxis_transform(), color=colour(model), ha="right", fontsize=6,
        )  # fmt: skip
    none = sorted({title(model) for _, outcome, model in failed if outcome == "unsupported"})
    if none:
        panel.text(0.98, 0.02, f"not applicable: {', '.join(none)}", transform=panel.transAxes, ha="right", fontsize=6)


def _thousands(size: int) -> str:
    return f"{size / 1000:g}k"
