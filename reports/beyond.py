"""The figure of ``docs/beyond-the-paper.md``: error against rank, beside what regional PCA leaves.

``python -m reports.beyond results/reference/beyond docs/images/beyond-rank.png`` reads what ``python -m bench.beyond``
wrote.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullFormatter

from reports.style import colour, marker, title

Rows = list[dict[str, Any]]


def read(folder: Path) -> dict[tuple[str, int], Rows]:
    """Lines of all files, by (data set, latent size)."""
    found: dict[tuple[str, int], Rows] = defaultdict(list)
    for path in sorted(folder.glob("*.jsonl")):
        for text in path.read_text().splitlines():
            row = json.loads(text)
            found[row["data"], row["latent"]].append(row)
    return dict(found)


def lines(rows: Rows, model: str, kind: str, start: str | None = None) -> dict[int, float]:
    """Test error by rank, averaged over seeds."""
    errors: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        if row["model"] == model and row["kind"] == kind and row.get("start") == start and "rank" in row:
            errors[row["rank"]].append(row["test_mm"])
    return {rank: sum(values) / len(values) for rank, values in sorted(errors.items())}


def draw(panel: Axes, name: str, rows: Rows) -> None:
    """One data set: compressed and trained models against rank, full ones and PCA as levels, regions in grey."""
    for row in rows:
        if row["kind"] == "spectrum":
            for number, values in enumerate(row["regions_mm"].values()):
                ranks = [int(rank) for rank in values]
                label = "PCA of one region alone" if not number else None
                panel.plot(ranks, list(values.values()), color="0.8", linewidth=0.8, label=label, zorder=1)
    for model in dict.fromkeys(row["model"] for row in rows if row["kind"] != "spectrum"):
        levels = [r["test_mm"] for r in rows if r["model"] == model and r["kind"] in ("trained", "closed")]
        ranked = [r for r in rows if r["model"] == model and r["kind"] == "trained" and "rank" in r]
        if levels and not ranked:
            style = ":" if any(r["kind"] == "closed" for r in rows if r["model"] == model) else "-"
            level = sum(levels) / len(levels)
            panel.axhline(level, color=colour(model), linestyle=style, linewidth=1, label=title(model))
        compressed = lines(rows, model, "compressed")
        if compressed:
            panel.plot(
                list(compressed), list(compressed.values()), color=colour(model), marker=marker(model),
                markersize=4, linewidth=1, linestyle="--", label=f"{title(model)}, compressed",
            )  # fmt: skip
        for start in ("principal", "plain"):
            points = lines(rows, model, "trained", start)
            if points:
                label = title(model) + (", plain start" if start == "plain" else "")
                face = colour(model) if start == "principal" else "white"
                panel.plot(
                    list(points), list(points.values()), color=colour(model), marker=marker(model), markersize=6,
                    markerfacecolor=face, linestyle="none", label=label,
                )  # fmt: skip
    panel.set_xscale("log", base=2)
    panel.set_yscale("log")
    tested = [row["test_mm"] for row in rows if "test_mm" in row]
    panel.set_ylim(min(tested) * 0.04, max(tested) * 1.3)
    for axis in (panel.xaxis, panel.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        axis.set_minor_formatter(NullFormatter())
    panel.set_xlabel("rank of a region's maps")
    panel.set_ylabel("mean test error (mm)")
    panel.set_title(name, pad=4)
    panel.grid(alpha=0.3, linewidth=0.5)
    panel.legend(fontsize=6, frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=2)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: ``python -m reports.beyond FOLDER PICTURE``."""
    parser = argparse.ArgumentParser(prog="python -m reports.beyond", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("picture", type=Path)
    options = parser.parse_args(arguments)
    sets = read(options.folder)
    if not sets:
        sys.stderr.write(f"expected files *.jsonl of python -m bench.beyond in {options.folder}, got none\n")
        return 2
    figure, panels = plt.subplots(1, len(sets), figsize=(5.0 * len(sets), 4.2), squeeze=False, layout="constrained")
    for panel, ((data, latent), rows) in zip(panels[0], sets.items(), strict=True):
        draw(panel, f"{data}, Z = {latent}, {rows[0]['seconds']:g} s a training", rows)
    options.picture.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(options.picture, dpi=150)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
