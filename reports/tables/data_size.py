"""The table of the suite data: error against the number of training meshes."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from reports.read.ahead import best_error
from reports.read.columns import SWEPT
from reports.read.runs import Run
from reports.style import budget_words
from reports.tables.error_lines import mean_cell, whole_errors
from reports.tables.table import Column, Table, make, mark_best, outcome_cell, settings, text_column, word

STEPS = (
    "All models take the same number of steps, in batches of their own size (those published), whatever the number of "
    "meshes; the test meshes are the same in every line"
)


def error_lines(run: Run) -> pd.DataFrame:
    """Mean error of every model at every number of training meshes; empty where the run has no rows of this suite.

    ``shown`` is what a line is called: its model, and its budget where a model has several.
    """
    run = run.of_suite(SWEPT)
    if run.rows.empty:
        return pd.DataFrame()
    lines = whole_errors(run)
    lines = lines[lines["training_meshes"] > 0].reset_index(drop=True)
    several = len(lines) > 0 and lines.groupby("name")["budget"].nunique().max() > 1
    words = [
        f"{name}, {budget_words(budget)}" if several and budget else str(name)
        for name, budget in zip(lines["name"], lines["budget"], strict=True)
    ]
    return lines.assign(shown=words)


def data_size_table(run: Run) -> Iterable[Table]:
    """One line for each data set, latent size and number of training meshes, one column per model."""
    lines = error_lines(run)
    if lines.empty:
        return
    names, rows = sorted(set(lines["shown"])), []
    for (data, latent, meshes), group in lines.groupby(["dataset", "latent", "training_meshes"], sort=True):
        found = {line["shown"]: line for line in group.to_dict("records")}
        there = [name for name in names if name in found]
        best = best_error([found[name]["raw"] for name in there])
        cells = dict(zip(there, mark_best([mean_cell(found[name]) for name in there], best), strict=True))
        shown = [cells.get(name, outcome_cell("missing")) for name in names]
        rows.append([word(str(data)), word(str(latent)), word(f"{meshes:,}"), *shown])
    where = settings(run.of_suite(SWEPT), lines.drop(columns="training_meshes"))  # each line says its own
    caption = (
        "Error against the number of training meshes: mean distance of true and reconstructed vertices of test meshes "
        f"[95% interval over test meshes and seeds]. {STEPS}. Bold: ahead of all other models in its line, paired over "
        f"test meshes and seeds, p < 0.05 after Holm's correction. {where}."
    )
    columns = [text_column("data"), text_column("latent"), text_column("training meshes")]
    yield make("data-size", caption, [*columns, *[Column(name, "mm") for name in names]], rows, short=True)
