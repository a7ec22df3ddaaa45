"""The figure and the tables of ``docs/studies/beyond-the-paper.md``: error, edits and cost against the rank of maps.

``python -m studies.low_rank_figure results/reference/beyond docs/images/beyond-rank.png`` reads what ``python -m
studies.low_rank`` and ``python -m studies.low_rank_speed --json`` (files ``cost-*.jsonl``) wrote, draws the figure, and
prints the tables as Markdown.
"""

from __future__ import annotations

import functools
import json
import lzma
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from bench.base.console import run_main
from bench.stats.intervals import Estimate
from bench.stats.meshes import mesh_seed_estimate
from reports.figures.figure import house_style, log_ticks, plt
from reports.read.runs import ReportError
from reports.style import budget_words, colour, marker, title, with_interval

Row = dict[str, Any]
EDITS = {  # shown name → field, where all are shares of the full model's
    "displaced inside": "displacement_inside_mm",
    "displaced outside": "displacement_outside_mm",
    "to the truth inside": "fidelity_inside_mm",
}
MOST = 4  # panels of errors
SHADES = ("#9ecae1", "#4292c6", "#08306b")  # of sizes; more share the last


@dataclass(frozen=True)
class Study:
    """The rows of one data set, code size and budget."""

    data: str
    latent: int
    budget: str
    vertices: int
    rows: list[Row]

    @property
    def name(self) -> str:
        return f"{self.data} ({size_words(self.vertices)}), Z = {self.latent}, {budget_words(self.budget)}"

    @property
    def edited(self) -> bool:
        return any("fidelity_inside_mm" in row for row in self.rows if row["kind"] == "compressed")

    def by_seed(self, model: str, kind: str, rank: int | None = None, start: str | None = None) -> dict[int, Row]:
        """Rows of one model by seed."""
        wanted = (model, kind, rank, start)
        return {
            row["seed"]: row
            for row in self.rows
            if (row["model"], row["kind"], row.get("rank"), row.get("start")) == wanted
        }

    def kinds(self) -> list[tuple[str, str, int | None, str | None]]:
        """Model, kind, rank and start of every line, as measured; without the spectrum."""
        found = [(r["model"], r["kind"], r.get("rank"), r.get("start")) for r in self.rows if "mesh_mm" in r]
        return list(dict.fromkeys(found))


def read(folder: Path) -> tuple[list[Study], list[Row]]:
    """The studies in a folder, those with edits and then those with most lines first, and the rows of costs."""
    groups: dict[tuple[str, int, str, int], list[Row]] = {}
    costs: list[Row] = []
    for path in sorted([*folder.glob("*.jsonl"), *folder.glob("*.jsonl.xz")]):  # xz: the same text, compressed
        try:
            rows = [json.loads(line) for line in _text(path).splitlines()]
        except (ValueError, lzma.LZMAError) as error:
            raise ReportError(f"expected JSON lines in {path}, got {error}; measure it again") from error
        if path.name.startswith("cost-"):
            costs += rows
            continue
        for row in rows:
            key = row["data"], row["latent"], row["budget"], row["vertices"]
            groups.setdefault(key, []).append(row)
    studies = [Study(data, latent, budget, size, rows) for (data, latent, budget, size), rows in groups.items()]
    if not studies:
        raise ReportError(f"expected files *.jsonl of python -m studies.low_rank in {folder}, got none; run it first")
    return sorted(studies, key=lambda study: (not study.edited, -len(study.rows))), costs


def _text(path: Path) -> str:
    return lzma.decompress(path.read_bytes()).decode() if path.suffix == ".xz" else path.read_text(encoding="utf-8")


def size_words(vertices: int) -> str:
    """4200 → 4.2k, 71926 → 72k."""
    return f"{vertices / 1000:.{1 if vertices < 10_000 else 0}f}k"


def error(rows: dict[int, Row]) -> Estimate:
    """Mean test error over meshes and seeds, mm, with its 95% interval."""
    return mesh_seed_estimate([rows[seed]["mesh_mm"] for seed in sorted(rows)])


def over(rows: dict[int, Row], full: dict[int, Row]) -> Estimate:
    """Error as a share of that of the model of the same seed (of its only one, for a closed form), with interval."""
    shares = []
    for seed in sorted(rows):
        whole = np.array((full.get(seed) or full[0])["mesh_mm"])
        shares.append(1 + (np.array(rows[seed]["mesh_mm"]) - whole) / whole.mean())
    return mesh_seed_estimate(shares)


def share_of_edits(rows: dict[int, Row], full: dict[int, Row], field: str) -> tuple[float, float, float]:
    """A figure of edits as a share of the full model's of the same seed: mean, least and most over seeds."""
    shares = [rows[seed][field] / full[seed][field] for seed in sorted(rows) if seed in full]
    return float(np.mean(shares)), min(shares), max(shares)


def draw(studies: Sequence[Study], costs: Sequence[Row]) -> Any:
    """Errors of up to four studies above; edits of up to two, latency and training below, as far as there are rows."""
    shown = [study for study in studies if any(kind == "compressed" for _, kind, *_ in study.kinds())][:MOST]
    edited = [study for study in shown if study.edited][-2:]
    below: list[Callable[[Axes], None]] = [*(functools.partial(_draw_edits, study=study) for study in edited)]
    if costs:
        below += [functools.partial(_draw_latency, costs=costs), functools.partial(_draw_state, costs=costs)]
    columns = max(len(shown), len(below))
    figure, grid = plt.subplots(
        2 if below else 1, columns, figsize=(3.4 * columns, 6.8 if below else 3.6), squeeze=False, layout="constrained"
    )
    for panel, study in zip(grid[0], shown, strict=False):
        _draw_errors(panel, study)
    for panel, fill in zip(grid[1] if below else [], below, strict=False):
        fill(panel)
    for panel in grid.flat:
        panel.set_visible(panel.has_data())
    return figure


def _draw_errors(panel: Axes, study: Study) -> None:
    spectrum: dict[str, dict[str, float]] = next(
        (row["regions_mm"] for row in study.rows if row["kind"] == "spectrum"), {}
    )
    for number, values in enumerate(spectrum.values()):
        label = "PCA of one region alone" if not number else None
        ranks = [int(rank) for rank in values]
        panel.plot(ranks, list(values.values()), color="0.8", linewidth=0.7, label=label, zorder=1)
    models = dict.fromkeys(model for model, *_ in study.kinds())
    for model in models:
        full = study.by_seed(model, "closed") or study.by_seed(model, "trained")
        if full:
            found = error(full)
            style = (0, (1, 1)) if model == "pca" else "-"
            panel.axhline(found.value, color=colour(model), linestyle=style, linewidth=1, label=title(model))
            panel.axhspan(found.low, found.high, color=colour(model), alpha=0.08, linewidth=0)
        _errors_line(panel, study, model, "compressed", None, f"{title(model)}, compressed", "--")
        for start, face in (("principal", colour(model)), ("plain", "white")):
            words = title(model) + (", plain start" if start == "plain" else "")
            _errors_line(panel, study, model, "trained", start, words, "-", face)
    _rank_axis(panel)
    panel.set_yscale("log")
    measured = [error(study.by_seed(*kind)).value for kind in study.kinds()]
    panel.set_ylim(min(measured) / 6, max(measured) * 1.3)
    log_ticks(panel.yaxis)
    panel.set_ylabel("mean test error (mm)")
    seeds = len({row["seed"] for row in study.rows if row["kind"] == "trained"})
    panel.set_title(f"{study.name}, {seeds} seed{'s' if seeds > 1 else ''}", pad=3)
    panel.legend(fontsize=5.5, frameon=True, framealpha=0.85, edgecolor="none", loc="lower left", borderpad=0.2)


def _errors_line(
    panel: Axes, study: Study, model: str, kind: str, start: str | None, label: str, style: str, face: str | None = None
) -> None:
    """Error with its interval at every rank."""
    ranks = sorted({r for m, k, r, s in study.kinds() if (m, k, s) == (model, kind, start) and r is not None})
    if not ranks:
        return
    found = [error(study.by_seed(model, kind, rank, start)) for rank in ranks]
    reach = np.array([[max(0, e.value - e.low) for e in found], [max(0, e.high - e.value) for e in found]])
    shown = np.minimum(reach, [[0.9 * e.value for e in found]])  # a logarithmic axis has no zero
    panel.errorbar(
        ranks, [e.value for e in found], shown if kind == "trained" else None, color=colour(model), linestyle=style,
        marker=marker(model), markersize=3.5, linewidth=1, elinewidth=0.7, capsize=1.5, label=label,
        markerfacecolor=face or colour(model),
    )  # fmt: skip


def _draw_edits(panel: Axes, study: Study) -> None:
    model = next(m for m, kind, *_ in study.kinds() if kind == "compressed")
    full = study.by_seed(model, "trained")
    ranks = sorted({r for m, kind, r, _ in study.kinds() if (m, kind) == (model, "compressed") and r is not None})
    panel.axhspan(98, 102, color="0.92", zorder=0, label="within 2%")
    for (words, field), shade, mark in zip(EDITS.items(), ("#0072B2", "#D55E00", "#009E73"), "osD", strict=True):
        values = np.array([share_of_edits(study.by_seed(model, "compressed", rank), full, field) for rank in ranks])
        mean, least, most = 100 * values.T
        panel.plot(ranks, mean, color=shade, marker=mark, markersize=3.5, linewidth=1, label=words)
        panel.fill_between(ranks, least, most, color=shade, alpha=0.15, linewidth=0)
    _rank_axis(panel)
    panel.set_ylabel("of the full model's (%)")
    panel.set_title(f"edits, compressed: {study.name}", pad=3)
    panel.legend(fontsize=6, frameon=False)


def _draw_latency(panel: Axes, costs: Sequence[Row]) -> None:
    for size, words, shade in _sizes(costs):
        for phase, style in (("decode", "-"), ("forward", "--")):
            rows = [row for row in costs if row["vertices"] == size and row.get("phase") == phase]
            if rows:
                _cost_line(panel, rows, "ms", 1.0, shade, style, f"{phase}, {words}")
    _rank_axis(panel)
    panel.set_yscale("log")
    log_ticks(panel.yaxis)
    panel.set_ylabel("latency at one mesh (ms)")
    panel.set_title("width 512, one thread; right: as published", pad=3)
    panel.legend(fontsize=6, frameon=False, ncols=2)


def _draw_state(panel: Axes, costs: Sequence[Row]) -> None:
    for size, words, shade in _sizes(costs):
        rows = [row for row in costs if row["vertices"] == size]
        memory, steps = [r for r in rows if "state_bytes" in r], [r for r in rows if r.get("phase") == "train"]
        if memory:
            _cost_line(panel, memory, "state_bytes", 1e-6, shade, "-", f"training state, {words} (MB)")
        if steps:
            _cost_line(panel, steps, "ms", 1.0, shade, "--", f"training step, {words} (ms)")
    _rank_axis(panel)
    panel.set_yscale("log")
    log_ticks(panel.yaxis)
    panel.set_ylabel("MB, ms")
    panel.set_title("training: state, and step of 16 meshes", pad=3)
    panel.legend(fontsize=6, frameon=False)


def _sizes(costs: Sequence[Row]) -> Iterable[tuple[int, str, str]]:
    """Vertices, in words, and the shade of every size that was measured, the smallest first."""
    for place, size in enumerate(sorted({row["vertices"] for row in costs})):
        yield size, size_words(size), SHADES[min(place, len(SHADES) - 1)]


def _cost_line(panel: Axes, rows: Sequence[Row], field: str, unit: float, shade: str, style: str, label: str) -> None:
    """A figure against the rank, and as a short level at the right that of the faithful form with full maps."""
    points = sorted((int(row["model"].removeprefix("rank ")), unit * row[field]) for row in rows if _is_rank(row))
    full = [unit * row[field] for row in rows if row["model"] == "faithful"]
    panel.plot(
        *zip(*points, strict=True), color=shade, linestyle=style, marker="o", markersize=2.5, linewidth=1, label=label
    )
    if full:
        panel.plot([300, 480], [full[0], full[0]], color=shade, linestyle=style, linewidth=1.6)


def _is_rank(row: Row) -> bool:
    return bool(row["model"].startswith("rank ") and row["model"].removeprefix("rank ").isdigit())


def _rank_axis(panel: Axes) -> None:
    panel.set_xscale("log")
    panel.xaxis.set_major_locator(FixedLocator([4, 8, 16, 32, 64, 128, 256]))
    panel.xaxis.set_minor_locator(NullLocator())
    panel.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    panel.set_xlim(3.5, 500 if panel.get_xlim()[1] > 290 else 300)
    panel.set_xlabel("rank of a region's maps")


def tables(studies: Sequence[Study]) -> Iterable[str]:
    """A Markdown table a study: error, its ratio to PCA and to the full model, with 95% intervals."""
    for study in studies:
        yield f"**{study.name}**, {study.vertices:,} vertices, {study.rows[-1]['train_meshes']:,} training meshes\n"
        yield "| model | rank | seeds | steps | test error, mm | over PCA | over the same with full maps |"
        yield "|---|---|---|---|---|---|---|"
        same = [s for s in studies if (s.data, s.latent, s.vertices) == (study.data, study.latent, study.vertices)]
        closed = next((rows for s in same if (rows := s.by_seed("pca", "closed"))), {})
        for model, kind, rank, start in study.kinds():
            rows = study.by_seed(model, kind, rank, start)
            whole = study.by_seed(model, "trained") if kind == "compressed" else {}
            steps = [row["steps"] for row in rows.values() if "steps" in row]
            words = (
                title(model)
                + {"compressed": ", compressed"}.get(kind, "")
                + (", plain start" if start == "plain" else "")
            )
            cells = [
                words, f"{rank or ''}", f"{len(rows)}", _span(steps),
                _interval(error(rows)), _interval(over(rows, closed)) if closed and model != "pca" else "",
                _interval(over(rows, whole), 4) if set(rows) <= set(whole) else "",
            ]  # fmt: skip
            yield f"| {' | '.join(cells)} |"
        yield ""


def _span(numbers: Sequence[int]) -> str:
    return " to ".join(str(end) for end in dict.fromkeys((min(numbers), max(numbers)))) if numbers else ""


def _interval(found: Estimate, digits: int = 3) -> str:
    return with_interval(found.value, found.low, found.high, digits)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("picture", type=click.Path(path_type=Path))
def main(folder: Path, picture: Path) -> None:
    """Draw the figure of the rows in FOLDER as PICTURE, and print the tables."""
    try:
        studies, costs = read(folder)
    except (ReportError, OSError) as problem:
        click.echo(f"error: {problem}", err=True)
        sys.exit(2)
    picture.parent.mkdir(parents=True, exist_ok=True)
    with house_style():
        draw(studies, costs).savefig(picture, dpi=150, metadata={"Software": None})
    click.echo("\n".join(tables(studies)))


if __name__ == "__main__":
    run_main(main)
