"""One line a model: the summary over all suites of the runs given, and the layout of the paper's tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from reports.read.cells import best_error, cells, over_meshes
from reports.read.runs import Run
from reports.style import budget_words
from reports.tables.edits import SUITES as EDITS
from reports.tables.edits import pooled
from reports.tables.errors import SUITES as ERRORS
from reports.tables.errors import blocks, mean_cell, of_budget, whole_errors
from reports.tables.scaling import SUITES as SCALING
from reports.tables.table import Cell, Column, Table, make, mark_best, outcome_cell, settings, text_column, word

PREFERRED_SIZE = 12_000
TRAINING_PARTS = ("weights_bytes", "buffers_bytes", "gradients_bytes", "optimizer_bytes", "saved_activations_bytes")


def summary_tables(run: Run) -> Iterable[Table]:
    """The summary of everything, and the paper's layout where there is a reconstruction."""
    summary = summary_table(run)
    if len(summary.columns) > 1:  # a run of programs alone has tables of its own
        yield summary
    yield from paper_tables(run)


def summary_table(run: Run) -> Table:
    """Error, leakage, latency, memory and parameters of each model; a cell that nothing was measured for says so."""
    size = shown_size(run)
    columns: list[tuple[Column, Callable[[str], Cell]]] = []
    scaling, errors, edits = run.of_suite(*SCALING), run.of_suite(*ERRORS), run.of_suite(*EDITS)
    if len(errors.rows):
        columns += _error_columns(errors)
    if len(edits.rows):
        lines, shares = (over_meshes(pooled(edits), name, ["edit"]) for name in ("leak_share", "delivered_share"))
        columns.append((Column("outside / inside"), lambda name: _best_editor(lines, name)))
        columns.append((Column("delivered"), lambda name: _delivered(shares, lines, name)))
    if len(scaling.rows):
        columns += _cost_columns(scaling, size)
    names = [name for name in sorted(run.rows["name"].unique()) if not name.startswith("truth")]
    rows = [[word(name), *[read(name) for _, read in columns]] for name in names]
    at = f" Latency, memory and parameters at {size:,} vertices." if size else ""
    caption = (
        "Summary, one line a model. Error: mean over vertices, test meshes and seeds [95% interval]; outside / inside: "
        "displacement outside the edited region over displacement inside, of the model's editor with the least of it; "
        "delivered: share of the asked displacement inside, of the same editor; memory of a "
        f"training step: weights, gradients, optimiser state and saved activations.{at} "
        f"{settings(run, run.one_a_case())}."
    )
    return make("summary", caption, [text_column("model"), *[column for column, _ in columns]], rows, short=True)


def shown_size(run: Run) -> int:
    """The size that single-line tables speak of: 12,000 vertices where there are any, else the nearest size."""
    sizes = sorted(run.of_suite(*SCALING).one_a_case()["vertices"].unique())
    return int(min(sizes, key=lambda size: abs(size - PREFERRED_SIZE))) if len(sizes) else 0


def _error_columns(errors: Run) -> list[tuple[Column, Callable[[str], Cell]]]:
    found: list[tuple[Column, Callable[[str], Cell]]] = []
    means = whole_errors(errors)
    for kind in ("epochs", "seconds"):
        lines = of_budget(means, kind)
        if not lines["budget"].str.startswith(kind).any():
            continue
        for budget, block in blocks(lines):
            first = block.iloc[0]
            group = f"error, {first['dataset']}, Z = {first['latent']}"

            def read(name: str, block: pd.DataFrame = block) -> Cell:
                line = block[block["name"] == name]
                return mean_cell(line.iloc[0]) if len(line) else outcome_cell("missing")

            found.append((Column(budget_words(budget), "mm", group), read))
    return found


def _best_editor(lines: pd.DataFrame, name: str) -> Cell:
    """Of a model's editors the one with the smallest leakage, named in the cell."""
    mine = lines[(lines["name"] == name) & (lines["samples"] > 0)]
    if mine.empty:
        return outcome_cell("missing")
    line = mine.sort_values("value", kind="stable").iloc[0]
    return Cell(line["value"], line["low"], line["high"], note=f"({line['editor']})")


def _delivered(shares: pd.DataFrame, lines: pd.DataFrame, name: str) -> Cell:
    """What the editor of :func:`_best_editor` delivers: little leakage is worth little without it."""
    mine = lines[(lines["name"] == name) & (lines["samples"] > 0)]
    if mine.empty or shares.empty:
        return outcome_cell("missing")
    editor = mine.sort_values("value", kind="stable").iloc[0]["editor"]
    found = shares[(shares["name"] == name) & (shares["editor"] == editor) & (shares["samples"] > 0)]
    if found.empty:
        return outcome_cell("missing")
    return Cell(found.iloc[0]["value"], found.iloc[0]["low"], found.iloc[0]["high"])


def _cost_columns(scaling: Run, size: int) -> list[tuple[Column, Callable[[str], Cell]]]:
    timed = cells(scaling, "latency_ms")
    timed = timed[timed["vertices"] == size]
    found: list[tuple[Column, Callable[[str], Cell]]] = []
    for phase in dict.fromkeys(timed["phase"]):
        part = timed[timed["phase"] == phase]
        batches = ", ".join(str(batch) for batch in sorted(part["batch"].unique()))

        def read(name: str, part: pd.DataFrame = part) -> Cell:
            line = part[part["name"] == name]
            if len(line) == 0:
                return outcome_cell("missing")
            good = line[line["samples"] > 0]
            if good.empty:
                return outcome_cell(line["outcome"].iloc[0])
            first = good.sort_values("value", kind="stable").iloc[0]
            return Cell(first["value"], first["low"], first["high"])

        found.append((Column(f"{phase}, batch {batches}", "ms"), read))
    rows = scaling.rows[scaling.rows["metric"].isin([*TRAINING_PARTS, "parameters"])]
    rows = rows[(rows["vertices"] == size) & (rows["outcome"] == "ok")]
    found.append((Column("training step", "MiB"), lambda name: _total(rows, name)))
    found.append((Column("parameters", "M"), lambda name: _largest(rows, name, "parameters", 1e6)))
    return found


def _total(rows: pd.DataFrame, name: str) -> Cell:
    mine = rows[(rows["name"] == name) & (rows["phase"] == "train") & rows["metric"].isin(TRAINING_PARTS)]
    return Cell(float(mine.groupby("metric")["value"].max().sum()) / 2**20) if len(mine) else Cell()


def _largest(rows: pd.DataFrame, name: str, metric: str, unit: float) -> Cell:
    mine = rows[(rows["name"] == name) & (rows["metric"] == metric)]["value"]
    return Cell(float(mine.max()) / unit) if len(mine) else Cell()


def paper_tables(run: Run) -> Iterable[Table]:
    """The layout of the LAMM paper: one line a model, one column a data set, mean error in mm."""
    errors = run.of_suite(*ERRORS)
    if len(errors.rows) == 0:
        return
    means = whole_errors(errors)
    for kind in ("epochs", "seconds"):
        lines = of_budget(means, kind)
        if not lines["budget"].str.startswith(kind).any():
            continue
        names = sorted(set(lines["name"]), key=lambda name: (name == "PCA", name))
        columns: list[Column] = []
        rows: list[list[Any]] = [[word(name)] for name in names]
        for budget, block in blocks(lines):
            first = block.iloc[0]
            columns.append(Column(f"{first['dataset']}, Z = {first['latent']}", "mm", budget_words(budget)))
            found = [block[block["name"] == name] for name in names]
            raws = [part.iloc[0]["raw"] if len(part) else part.to_numpy()[:0] for part in found]
            column = [mean_cell(part.iloc[0]) if len(part) else outcome_cell("missing") for part in found]
            for row, cell in zip(rows, mark_best(column, best_error(raws)), strict=True):
                row.append(cell)
        caption = (
            "Reconstruction error in the layout of the LAMM paper: mean over vertices, test meshes and seeds, one "
            "column a data set, PCA last. Bold: ahead of every other, p < 0.05 after Holm's correction. "
            f"{settings(run, lines)}."
        )
        yield make(f"paper-{kind}", caption, [text_column("model"), *columns], rows)
