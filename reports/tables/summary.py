"""One line per model: the summary over all suites of the runs given, and the layout of the paper's tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from reports.read.ahead import best_error
from reports.read.cells import HELD, PEAK, cells, counted_memory, editor_kind, one_setting, over_meshes
from reports.read.runs import Run
from reports.style import budget_words
from reports.tables.edits import LEAST_DELIVERED, pooled
from reports.tables.edits import SUITES as EDITS
from reports.tables.error_lines import SUITES as ERRORS
from reports.tables.error_lines import blocks, kinds_of, mean_cell, of_budget, whole_errors
from reports.tables.scaling import SUITES as SCALING
from reports.tables.table import Cell, Column, Table, make, mark_best, outcome_cell, settings, text_column, word

PREFERRED_SIZE = 12_000


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
        columns += _edit_columns(edits)
    alone = len(scaling.rows) > 0 and scaling.rows["device"].nunique() == 1
    if alone:  # of several devices there is a table of its own, a block each (:mod:`reports.tables.devices`)
        columns += cost_columns(scaling, size)
    names = [name for name in sorted(run.rows["name"].unique()) if not name.startswith("truth")]
    rows = [[word(name), *[read(name) for _, read in columns]] for name in names]
    at = f" Latency, memory and parameters at {size:,} vertices." if size and alone else ""
    caption = (
        "Summary, one line per model. Error: mean over vertices, test meshes and seeds [95% interval]; outside / "
        "inside: displacement outside the edited region over displacement inside, not given for an editor that "
        f"delivers under {LEAST_DELIVERED:.0%}; delivered: share of the requested displacement inside; edits given the "
        "edited region's control vertices alone, with all others held, or with all vertices outside the region held; "
        "memory of a training step: weights, "
        f"gradients, optimiser state and saved activations{_on_card(scaling)}, without interval. Every column of "
        f"costs is of one setting, the same for all models.{at} "
        f"{settings(run, run.one_a_case())}."
    )
    return make("summary", caption, [text_column("model"), *[column for column, _ in columns]], rows, short=True)


def _on_card(scaling: Run) -> str:
    there = len(scaling.rows) and scaling.rows["device"].str.startswith("cuda").any()
    return ", on a card the peak of what was allocated" if there else ""


def shown_size(run: Run) -> int:
    """The size that single-line tables speak of: 12,000 vertices where there are any, else the nearest size."""
    sizes = sorted(run.of_suite(*SCALING).one_a_case()["vertices"].unique())
    return int(min(sizes, key=lambda size: abs(size - PREFERRED_SIZE))) if len(sizes) else 0


def _error_columns(errors: Run) -> list[tuple[Column, Callable[[str], Cell]]]:
    found: list[tuple[Column, Callable[[str], Cell]]] = []
    means = whole_errors(errors)
    for kind in kinds_of(means):
        lines = of_budget(means, kind)
        for budget, block in blocks(lines):
            first = block.iloc[0]
            group = f"error, {first['dataset']}, Z = {first['latent']}"

            def read(name: str, block: pd.DataFrame = block) -> Cell:
                line = block[block["name"] == name]
                return mean_cell(line.iloc[0]) if len(line) else outcome_cell("missing")

            found.append((Column(budget_words(budget), "mm", group), read))
    return found


def _edit_columns(edits: Run) -> list[tuple[Column, Callable[[str], Cell]]]:
    """Every kind of editor in columns of its own: to show a model's better one would choose it on the test edits."""
    shares, leaks = (over_meshes(pooled(edits), name, ["edit"]) for name in ("delivered_share", "leak_share"))
    found: list[tuple[Column, Callable[[str], Cell]]] = []
    for kind, group in (("region", "(region alone)"), ("held", "(others held)"), ("rest", "(rest held)")):
        lines, given = (of_editors(table, kind) for table in (leaks, shares))
        if lines.empty:
            continue

        def leak(name: str, lines: pd.DataFrame = lines, given: pd.DataFrame = given) -> Cell:
            line, share = editor_line(lines, name), editor_line(given, name)
            if line is None:
                return outcome_cell("missing")
            if share is not None and share["value"] < LEAST_DELIVERED:
                return Cell(word="moves too little", note=f"({line['editor']})")
            return Cell(line["value"], line["low"], line["high"], note=f"({line['editor']})")

        def delivered(name: str, given: pd.DataFrame = given) -> Cell:
            share = editor_line(given, name)
            return outcome_cell("missing") if share is None else Cell(share["value"], share["low"], share["high"])

        found += [(Column("outside / inside", "", group), leak), (Column("delivered", "", group), delivered)]
    return found


def of_editors(lines: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The lines of models whose editors were told to hold this (:func:`reports.read.cells.editor_kind`)."""
    lines = lines[(lines["samples"] > 0) & (lines["model"] != "truth")]
    return lines[editor_kind(lines["editor"]) == kind]


def editor_line(lines: pd.DataFrame, name: str) -> pd.Series | None:
    """A model's line; of several its own editor's, before the shared latent fit."""
    mine = lines[lines["name"] == name]
    if mine.empty:
        return None
    order = (mine["editor"].str.startswith("latent-fit")).to_numpy().argsort(kind="stable")
    return mine.iloc[order[0]]


def cost_columns(scaling: Run, size: int) -> list[tuple[Column, Callable[[str], Cell]]]:
    timed = cells(scaling, "latency_ms")
    timed = timed[timed["vertices"] == size]
    found: list[tuple[Column, Callable[[str], Cell]]] = []
    for phase in dict.fromkeys(timed["phase"]):
        part = timed[timed["phase"] == phase]
        one = one_setting(part[part["samples"] > 0])

        def read(name: str, part: pd.DataFrame = part, one: pd.DataFrame = one) -> Cell:
            line = one[one["name"] == name]
            if len(line) == 0:
                other = part[(part["name"] == name) & (part["samples"] == 0)]
                return outcome_cell(other["outcome"].iloc[0] if len(other) else "missing")
            first = line.iloc[0]
            return Cell(first["value"], first["low"], first["high"])

        found.append((Column(_cost_title(phase, one), "ms"), read))
    rows = scaling.rows[scaling.rows["metric"].isin([*HELD, PEAK, "parameters"])]
    rows = rows[(rows["vertices"] == size) & (rows["outcome"] == "ok")]
    steps = training_steps(rows, timed)
    found.append((Column(_step_title(steps), "MiB"), lambda name: _total(steps, name)))
    found.append((Column("parameters", "M"), lambda name: _largest(rows, name, "parameters", 1e6)))
    return found


def training_steps(rows: pd.DataFrame, timed: pd.DataFrame) -> pd.DataFrame:
    """Memory of a training step, of one setting: its parts, on a card its peak; of the batch whose time is shown."""
    rows = counted_memory(rows[rows["phase"] == "train"])
    batches = set(one_setting(timed[(timed["phase"] == "train") & (timed["samples"] > 0)])["batch"])
    same = rows[rows["batch"].isin(batches)]
    return one_setting(same if len(same) else rows)


def _step_title(steps: pd.DataFrame) -> str:
    if steps.empty:
        return "training step"
    peak = ", peak" if steps["device"].iloc[0].startswith("cuda") else ""
    return f"training step, batch {steps['batch'].iloc[0]}{peak}"


def _cost_title(phase: str, lines: pd.DataFrame) -> str:
    if lines.empty:
        return phase
    threads, processes = int(lines["threads"].iloc[0]), int(lines["processes"].max())
    once = ", 1 process" if processes == 1 else ""  # its interval leaves out what processes differ by
    return f"{phase}, batch {lines['batch'].iloc[0]}, {threads} thread{'s' if threads > 1 else ''}{once}"


def _total(rows: pd.DataFrame, name: str) -> Cell:
    mine = rows[rows["name"] == name]
    return Cell(float(mine.groupby("metric")["value"].max().sum()) / 2**20) if len(mine) else Cell()


def _largest(rows: pd.DataFrame, name: str, metric: str, unit: float) -> Cell:
    mine = rows[(rows["name"] == name) & (rows["metric"] == metric)]["value"]
    return Cell(float(mine.max()) / unit) if len(mine) else Cell()


def paper_tables(run: Run) -> Iterable[Table]:
    """The layout of the LAMM paper: one line per model, one column a data set, mean error in mm."""
    errors = run.of_suite(*ERRORS)
    if len(errors.rows) == 0:
        return
    means = whole_errors(errors)
    for kind in kinds_of(means):
        lines = of_budget(means, kind)
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
