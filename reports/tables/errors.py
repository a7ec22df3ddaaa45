"""Tables of the suite reconstruction: errors at equal epochs and at equal time, differences, regions, gain over PCA."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from bench.stats.intervals import Estimate, holm
from reports.read.ahead import best_error, difference
from reports.read.cells import indexed, over_meshes
from reports.read.runs import Run
from reports.style import budget_words
from reports.tables.error_lines import KINDS, SUITES, Line, blocks, gain, kinds_of, mean_cell, of_budget, whole_errors
from reports.tables.table import Cell, Column, Table, make, mark_best, outcome_cell, settings, text_column, word

PER_MESH = {
    "error_max_mm": ("worst vertex", "mm"),
    "error_rms_mm": ("RMSE", "mm"),
    "normal_mean_deg": ("normals", "°"),
    "edge_mean_mm": ("edges", "mm"),
}
POOLED = {"error_median_vertices_mm": ("median of vertices", "mm"), "error_p95_vertices_mm": ("p95 of vertices", "mm")}
BOLD = "Bold: ahead of every other model, paired over test meshes and seeds, p < 0.05 after Holm's correction. "


def error_tables(run: Run) -> Iterable[Table]:
    """Every table of this suite that the run has rows for."""
    run = run.of_suite(*SUITES)
    if len(run.rows) == 0:
        return
    means = whole_errors(run)
    for kind in kinds_of(means):
        part = of_budget(means, kind)
        yield reconstruction_table(run, part, kind, KINDS[kind])
        yield differences_table(run, part, kind, KINDS[kind])
    yield from region_table(run)
    yield from training_table(run)


def _head(line: Line, budget: str) -> list[Cell]:
    return [word(line["dataset"]), word(f"{line['latent']}"), word(budget_words(budget)), word(line["name"])]


_HEAD = [text_column("data"), text_column("latent"), text_column("budget"), text_column("model")]


def reconstruction_table(run: Run, means: pd.DataFrame, kind: str, words: str) -> Table:
    """Mean error with interval, spread and medians, and every other figure of the reconstruction metrics."""
    medians = over_meshes(run, "error_mean_mm", ["test"], "median", whole=True)
    others = [over_meshes(run, name, ["test"]) for name in [*POOLED, *PER_MESH]]
    looked_up = [indexed(table[table["part"] == ""], _SAME) for table in (medians, *others)]
    rows = []
    for budget, block in blocks(means):
        lines = block.to_dict("records")
        first = mark_best([mean_cell(line) for line in lines], best_error([line["raw"] for line in lines]))
        for line, cell in zip(lines, first, strict=True):
            spread = Cell(line["std"]) if np.isfinite(line["std"]) else Cell()
            rest = [_look_up(table, line) for table in looked_up]
            rows.append([*_head(line, budget), cell, spread, *rest])
    caption = (
        f"Reconstruction at {words}: distance between true and reconstructed vertices. Mean over vertices, then test "
        "meshes, then seeds [95% interval over test meshes and seeds]; std over meshes; RMSE of the distance; angle "
        f"between face normals; error of edge lengths. {BOLD}{_counts(means)}{settings(run, means)}."
    )
    columns = [*_HEAD, Column("mean", "mm"), Column("std of meshes", "mm"), Column("median of meshes", "mm")]
    columns += [Column(*title) for title in {**POOLED, **PER_MESH}.values()]
    return make(f"reconstruction-{kind}", caption, columns, rows, short=kind != "seconds")


_SAME = ("name", "dataset", "vertices", "latent", "budget", "batch", "threads", "device", "dtype")


def _look_up(table: dict[tuple[Any, ...], dict[str, Any]], line: Line) -> Cell:
    found = table.get(tuple(line[key] for key in _SAME))
    return Cell(float(found["value"])) if found and found["samples"] else Cell()


def _counts(lines: pd.DataFrame) -> str:
    shapes = [raw.shape for raw in lines["raw"] if raw.size]
    meshes, seeds = sorted({shape[1] for shape in shapes}), sorted({shape[0] for shape in shapes})
    if not shapes:
        return ""
    return f"{_span(meshes)} test mesh(es), {_span(seeds)} seed(s) a model. "


def _span(numbers: list[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"


def differences_table(run: Run, means: pd.DataFrame, kind: str, words: str) -> Table:
    """Paired difference to PCA and to the best other model, and gain over PCA, with a verdict after correction."""
    found, gaps = [], {}
    for number, (budget, block) in enumerate(blocks(means)):
        lines = [line for line in block.to_dict("records") if line["samples"]]
        for one, two in itertools.combinations(range(len(lines)), 2):
            gap = _gap(lines[one], lines[two])
            if gap is not None:
                gaps[number, one, two] = gap
        for at in range(len(lines)):
            others = [other for other in range(len(lines)) if other != at]
            pca = next((other for other in others if lines[other]["model"] == "pca"), None)
            best = min(others, key=lambda other: lines[other]["value"], default=None)
            found.append((budget, number, lines, at, pca, best))
    adjusted = dict(zip(gaps, holm([gap.p for gap in gaps.values()]).tolist() if gaps else [], strict=True))
    rows = []
    for budget, number, lines, at, pca, best in found:
        to_pca, to_best = (_oriented(gaps, adjusted, number, at, other) for other in (pca, best))
        rows.append([
            *_head(lines[at], budget),
            _estimate_cell(to_pca), word(_verdict(to_pca)), _gain_cell(lines[at], None if pca is None else lines[pca]),
            word("–" if best is None else lines[best]["name"]), _estimate_cell(to_best), word(_verdict(to_best)),
        ])  # fmt: skip
    caption = (
        f"Differences at {words}: mean error minus that of PCA and of the best other model, on the same test meshes "
        "(below 0: better), and gain over PCA (error of PCA / error of the model) [95% interval over test meshes and "
        f"seeds]. ahead, behind: p < 0.05 after Holm's correction for all {len(gaps)} pairs of models in this table, "
        "since these meshes alone say which other is best; intervals are not corrected. "
        f"{_counts(means)}{settings(run, means)}."
    )
    columns = [
        *_HEAD, Column("to PCA", "mm"), text_column("against PCA"), Column("gain over PCA", "×"),
        text_column("best other"), Column("to best other", "mm"), text_column("against it"),
    ]  # fmt: skip
    return make(f"differences-{kind}", caption, columns, rows)


def _gap(line: Line, other: Line | None) -> Estimate | None:
    if other is None or line["meshes"] != other["meshes"] or len(line["meshes"]) < 2:
        return None
    return difference(line["raw"], other["raw"], resamples=1000)


def _oriented(
    gaps: Mapping[tuple[int, int, int], Estimate],
    adjusted: Mapping[tuple[int, int, int], float],
    block: int,
    at: int,
    other: int | None,
) -> Estimate | None:
    """The difference of a line to another of its block, with the p that is corrected for all pairs."""
    if other is None:
        return None
    key = (block, min(at, other), max(at, other))
    if key not in gaps:
        return None
    gap = gaps[key]
    if at < other:
        return gap._replace(p=adjusted[key])
    return Estimate(-gap.value, -gap.high, -gap.low, adjusted[key])


def _verdict(gap: Estimate | None) -> str:
    if gap is None:
        return "–"
    return "not told apart" if gap.p >= 0.05 else "ahead" if gap.value < 0 else "behind"


def _estimate_cell(found: Estimate | None) -> Cell:
    return Cell() if found is None else Cell(found.value, found.low, found.high)


def _gain_cell(line: Line, pca: Line | None) -> Cell:
    return _estimate_cell(gain(line, pca))


def region_table(run: Run) -> Iterable[Table]:
    """Mean error in every region: one line per region, one column per model; closed forms stand in every budget."""
    lines = over_meshes(run, "error_mean_mm", ["test"])
    lines = lines[lines["part"] != ""]
    if lines.empty:
        return
    names = sorted(set(lines["name"]))
    rows = []
    for budget, block in blocks(lines):
        first, found = block.iloc[0], indexed(block, ["part", "name"])
        for region in dict.fromkeys(block["part"]):
            cells = [
                mean_cell(found[(region, name)]) if (region, name) in found else outcome_cell("missing")
                for name in names
            ]
            rows.append([*_head(first, budget)[:3], word(region), *cells])
    caption = (
        "Error a region, mm: mean over the vertices of the region, then test meshes (100 at most), then seeds [95% "
        f"interval over test meshes and seeds]. {settings(run, lines)}."
    )
    yield make("regions", caption, [*_HEAD[:3], text_column("region"), *[Column(name, "mm") for name in names]], rows)


def training_table(run: Run) -> Iterable[Table]:
    """What each training came to: seconds, epochs, best error on validation."""
    rows_of = run.rows[run.rows["phase"].isin(["train", "validation"])]
    if rows_of.empty:
        return
    keys = ["dataset", "latent", "budget", "name"]
    rows = []
    for key, group in rows_of.sort_values(keys, kind="stable").groupby(keys, sort=False):
        line = [word(key[0]), word(key[1]), word(budget_words(key[2])), word(key[3])]
        for metric, reduce in _TRAINING.values():
            each = group[group["metric"] == metric].groupby("seed")["value"].agg(reduce).dropna()
            spread = (float(each.min()), float(each.max())) if len(each) > 1 else (np.nan, np.nan)
            line.append(Cell(float(each.mean()), *spread) if len(each) else Cell())
        rows.append([*line, word(str(group["seed"].nunique()))])
    columns = [*_HEAD, *[Column(*heading) for heading in _TRAINING], text_column("seeds")]
    caption = f"Trainings: mean over seeds [smallest, largest]. {settings(run, rows_of)}."
    yield make("training", caption, columns, rows)


_TRAINING = {
    ("parameters", ""): ("parameters", "max"),
    ("training", "s"): ("training_seconds", "max"),
    ("epochs", ""): ("training_epochs", "max"),
    ("rate", ""): ("training_rate", "max"),
    ("best on validation", "mm"): ("curve_validation_mm", "min"),
}
