"""The table of the README: one line per model, over runs that are read one by one and need not share an environment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from reports.read.ahead import best_error
from reports.read.cells import cells, largest, over_meshes
from reports.read.runs import Run
from reports.style import LOOKS, budget_words, title
from reports.tables.edits import LEAST_DELIVERED, pooled
from reports.tables.edits import SUITES as EDITS
from reports.tables.error_lines import SUITES as ERRORS
from reports.tables.error_lines import blocks, kinds_of, mean_cell, of_budget, whole_errors
from reports.tables.generation import MIXTURE, model_lines
from reports.tables.generation import SUITES as GENERATION
from reports.tables.scaling import SUITES as SCALING
from reports.tables.summary import cost_columns, editor_line, of_editors, shown_size
from reports.tables.table import Cell, Column, mark_best, outcome_cell

# Beginnings of the titles of columns that are shown, and what they are.
COSTS = {"decode": "decode", "training step": "memory", "train": "step", "parameters": "parameters"}
OURS = "(ours)"
CARD = "card"


@dataclass(frozen=True)
class Measured:
    """A column, the run that its rows are in (of several: all that have a model of it), and a cell for each model."""

    what: str  # error, fitted, delivered, leak, specificity; of costs step, memory, decode, parameters
    column: Column
    runs: tuple[Path, ...]
    cells: dict[str, Cell]
    data: tuple[str, int] | None = None  # data set and Z of what comes out; costs have none
    setting: str = ""  # of a training step: H200, batch 32

    @property
    def cost(self) -> bool:
        """Time, memory or size; the others say what comes out."""
        return self.data is None


def central_columns(runs: Sequence[Run]) -> list[Measured]:
    """The columns of every run in the order given; those of one heading are one column, the first run's cell first.

    Such a column has no bold: each run compared the models in it alone.
    """
    found: dict[str, Measured] = {}
    for run in runs:
        for one in columns_of(run):
            before = found.get(one.column.heading)
            if before is not None:
                added = set(one.cells) - set(before.cells)
                both = {name: replace(cell, best=False) for name, cell in {**one.cells, **before.cells}.items()}
                one = replace(before, runs=before.runs + (one.runs if added else ()), cells=both)
            found[one.column.heading] = one
    return list(found.values())


def columns_of(run: Run) -> Iterator[Measured]:
    """The columns that one run has rows for."""
    for found in (_errors, _fitted, _edits, _drawn, _costs, _card):
        yield from found(run)


def model_order(columns: Sequence[Measured]) -> list[str]:
    """PCA, the published models, then this project's own, each in the order of the alphabet."""
    names = {name for column in columns for name in column.cells}
    return sorted(names, key=lambda name: (name != LOOKS["pca"].title, OURS in name, name.lower()))


def _errors(run: Run) -> Iterator[Measured]:
    """Errors at equal time where there are any, else at equal epochs or steps; in bold what is ahead of all others."""
    errors = run.of_suite(*ERRORS)
    if errors.rows.empty:
        return
    means = whole_errors(errors)
    means = means[means["variant"].isin(["tuned", "default"])]
    kinds = kinds_of(means)
    for budget, block in blocks(of_budget(means, "seconds" if "seconds" in kinds or not kinds else kinds[0])):
        lines = block[block["samples"] > 0].to_dict("records")
        if not lines:
            continue
        cells = mark_best([mean_cell(line) for line in lines], best_error([line["raw"] for line in lines]))
        first = block.iloc[0]
        column = Column(f"{first['dataset']}, Z = {first['latent']}, {budget_words(budget)}: error", "mm")
        found = {line["name"]: cell for line, cell in zip(lines, cells, strict=True)}
        yield Measured("error", column, (run.path,), found, (first["dataset"], first["latent"]))


def _fitted(run: Run) -> Iterator[Measured]:
    """Errors with the codes that bring the decoder nearest; not of trainings at equal time, which are short ones."""
    errors = run.of_suite(*ERRORS)
    lines = over_meshes(errors, "fitted_error_mean_mm", ["test"])
    if "seconds" in kinds_of(lines):
        return
    for budget, block in blocks(lines[lines["samples"] > 0]):
        first = block.iloc[0]
        heading = f"{first['dataset']}, Z = {first['latent']}, {budget_words(budget)}: error, codes fitted"
        found = {line["name"]: mean_cell(line) for line in block.to_dict("records")}
        yield Measured("fitted", Column(heading, "mm"), (run.path,), found, (first["dataset"], first["latent"]))


def _edits(run: Run) -> Iterator[Measured]:
    """What edits deliver and leak; the budget stands in the cell.

    A model that can be told to hold the rest of the surface is told so, where the run has such edits: decided for all
    models beforehand. One whose own edit leaves it alone is given the region's control vertices.
    """
    edits = run.of_suite(*EDITS)
    if edits.rows.empty:
        return
    shares, leaks = (
        _told_most(over_meshes(pooled(edits), name, ["edit"])) for name in ("delivered_share", "leak_share")
    )
    if shares.empty:
        return
    first = shares.iloc[0]
    where = f"edits of {first['dataset']}, Z = {first['latent']}"
    delivered: dict[str, Cell] = {}
    leaked: dict[str, Cell] = {}
    for name in dict.fromkeys(shares["name"]):
        share, leak = editor_line(shares, name), editor_line(leaks, name)
        assert share is not None
        told = ", rest held" if share["editor"].endswith("rest") else ""
        delivered[name] = _interval(share, f"({budget_words(share['budget'])}{told})")
        if share["value"] < LEAST_DELIVERED:
            leaked[name] = Cell(word="moves too little")
        elif leak is not None:
            leaked[name] = _interval(leak)
    data = (first["dataset"], first["latent"])
    yield Measured("delivered", Column(f"{where}: delivered"), (run.path,), delivered, data)
    yield Measured("leak", Column(f"{where}: outside / inside"), (run.path,), leaked, data)


def _told_most(lines: pd.DataFrame) -> pd.DataFrame:
    """Of every model the edits with the rest held, or those with the region's control vertices alone."""
    rest = of_editors(lines, "rest")
    alone = of_editors(lines, "region")
    return pd.concat([rest, alone[~alone["name"].isin(rest["name"])]])


def _drawn(run: Run) -> Iterator[Measured]:
    """How far shapes drawn from a model are from real ones, from a mixture where a run has it; the budget stands in the
    cell."""
    drawn = run.of_suite(*GENERATION)
    if drawn.rows.empty:
        return
    lines, how = model_lines(drawn, "specificity_mm", MIXTURE), "shapes drawn from a mixture"
    if lines.empty:
        lines, how = model_lines(drawn, "specificity_mm"), "shapes drawn"
    first = lines.iloc[0]
    cells = {
        line["name"]: _interval(line, f"({budget_words(line['budget'])})")
        for _, line in lines[lines["model"] != "truth"].iterrows()
    }
    heading = f"{first['dataset']}, Z = {first['latent']}, {how}: specificity"
    yield Measured("specificity", Column(heading, "mm"), (run.path,), cells, (first["dataset"], first["latent"]))


def _card(run: Run) -> Iterator[Measured]:
    """Time and peak memory of a training step on a card, of each model's fastest own form, at the size that most models
    were measured at."""
    mine = run.of_suite(CARD)
    lines = cells(mine, "latency_ms")
    if lines.empty:
        return
    steps = lines[(lines["phase"] == "train") & (lines["dtype"] == "float32") & (lines["samples"] > 0)]
    steps = steps[steps["variant"] != "faithful"]
    sizes = steps.groupby("vertices")["model"].nunique()
    steps = steps[steps["vertices"] == sizes[sizes == sizes.max()].index.max()]
    best = steps.sort_values("value").drop_duplicates("model")
    peaks = largest(mine, ["peak_allocated_bytes"])
    keys = ["model", "variant", "vertices", "phase", "batch", "dtype"]
    best = best.merge(peaks[[*keys, "value"]], on=keys, how="left", suffixes=("", "_bytes"))
    gpu = str(run.sources[0].environment.get("gpu", {}).get("name", "a card")).removeprefix("NVIDIA ")
    first = best.iloc[0]
    where = f"{first['vertices']:,} vertices, {gpu}: training step, batch {first['batch']}"
    setting = f"{gpu}, batch {first['batch']}"
    names = [title(model, "tuned") for model in best["model"]]
    timed = dict(zip(names, map(Cell, best["value"]), strict=True))
    yield Measured("step", Column(where, "ms"), (run.path,), timed, setting=setting)
    held = dict(zip(names, (Cell(value) for value in best["value_bytes"] / 2**20), strict=True))
    yield Measured("memory", Column(f"{where}, peak", "MiB"), (run.path,), held, setting=setting)


def _interval(line: pd.Series, note: str = "") -> Cell:
    return Cell(line["value"], line["low"], line["high"], note=note)


def _costs(run: Run) -> Iterator[Measured]:
    scaling = run.of_suite(*(suite for suite in SCALING if suite != CARD))
    if scaling.rows.empty:
        return
    size = shown_size(run)
    tuned = scaling.rows[scaling.rows["variant"].isin(["tuned", "default"])]
    names = list(dict.fromkeys(tuned["name"]))
    for column, read in cost_columns(scaling, size):
        what = next((what for beginning, what in COSTS.items() if column.title.startswith(beginning)), None)
        if what is not None:
            cells = {name: cell for name in names if (cell := read(name)) != outcome_cell("missing")}
            setting = ", ".join(["CPU", *column.title.split(", ")[1:2]])
            column = replace(column, title=f"{size:,} vertices: {column.title}")
            yield Measured(what, column, (run.path,), cells, setting=setting)
