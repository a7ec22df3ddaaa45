"""The table of codes that were fitted to test meshes: how much of an error is the encoder's, and how much the
decoder's."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from bench.stats.meshes import mesh_seed_estimate, paired_gain
from reports.read.cells import indexed, over_meshes
from reports.read.columns import CELL, SWEPT
from reports.read.runs import Run
from reports.style import budget_words
from reports.tables.error_lines import SUITES, Line, blocks, mean_cell
from reports.tables.table import Cell, Column, Table, make, outcome_cell, settings, text_column, word

ABOUT = {
    ("met the tolerance", ""): "fit_converged",
    ("evaluations a mesh", ""): "fit_evaluations",
    ("time a mesh", "s"): "fit_process_seconds",
}


def fitted_table(run: Run) -> Iterable[Table]:
    """Error with the encoder's codes and with fitted ones, over the same meshes, and the ratio of the two."""
    run = run.of_suite(*SUITES, SWEPT)
    lines = over_meshes(run, "fitted_error_mean_mm", ["test"])
    if lines.empty:
        return
    encoded = indexed(over_meshes(run, "error_mean_mm", ["test"], whole=True), CELL)
    about = [indexed(over_meshes(run, name, ["test"]), CELL) for name in ABOUT.values()]
    swept = bool((lines["training_meshes"] > 0).any())
    rows = []
    for budget, block in blocks(lines):
        for line in block.sort_values(["training_meshes", "value"]).to_dict("records"):
            key = tuple(line[name] for name in CELL)
            values = [table.get(key) for table in about]
            rows.append([
                word(line["dataset"]), word(str(line["latent"])), *[word(f"{line['training_meshes']:,}")] * swept,
                word(budget_words(budget)), word(line["name"]), *_compared(line, encoded.get(key)),
                *[Cell(float(value["value"])) if value and value["samples"] else Cell() for value in values],
            ])  # fmt: skip
    caption = (
        "Codes fitted to test meshes: mean distance of true and reconstructed vertices with the code that the encoder "
        "gives, and with the code that brings the decoder nearest, found by least squares from there [95% interval "
        "over test meshes and seeds]. What is left is the decoder's error, the difference the encoder's. Fitted over "
        f"encoded: paired over the same meshes, below 1: fitting helps. {settings(run, lines)}."
    )
    columns = [
        text_column("data"), text_column("latent"), *[text_column("training meshes")] * swept, text_column("budget"),
        text_column("model"),
        Column("encoded", "mm"), Column("fitted", "mm"), Column("fitted / encoded", "×"),
        *[Column(*heading) for heading in ABOUT],
    ]  # fmt: skip
    yield make("fitted", caption, columns, rows, short=True)


def _compared(line: Line, encoded: Line | None) -> list[Cell]:
    """The encoder's error on the meshes that codes were fitted to, the fitted one, and their ratio."""
    if not line["samples"]:
        return [Cell(), outcome_cell(line["outcome"]), Cell()]
    if encoded is None or not set(line["meshes"]) <= set(encoded["meshes"]):
        return [Cell(), mean_cell(line), Cell()]
    same = encoded["raw"][:, np.searchsorted(encoded["meshes"], line["meshes"])]
    first = mesh_seed_estimate(same, resamples=1000)
    cells = [Cell(first.value, first.low, first.high), mean_cell(line)]
    if min(same.min(), line["raw"].min()) <= 0:
        return [*cells, Cell()]
    ratio = paired_gain(line["raw"], same, resamples=1000)
    return [*cells, Cell(ratio.value, ratio.low, ratio.high)]
