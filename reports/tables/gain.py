"""When a network pays: gain over PCA against how nonlinear the data is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from bench.stats.intervals import Estimate
from reports.read.runs import Run
from reports.style import budget_words
from reports.tables.error_lines import SUITES, blocks, gain, kinds_of, of_budget, whole_errors
from reports.tables.table import Cell, Column, Table, make, settings, text_column, word


@dataclass(frozen=True)
class GainPoint:
    """One model on one data set and latent size; ``nonlinearity``: error of PCA / spread of the data."""

    nonlinearity: float
    gain: Estimate
    line: pd.Series
    pca: pd.Series


def gain_points(run: Run) -> list[GainPoint]:
    """Every model with PCA beside it, of one kind of budget: epochs where there are any, then steps, then seconds."""
    errors = run.of_suite(*SUITES)
    spread = errors.rows[(errors.rows["metric"] == "data_spread_mm") & (errors.rows["outcome"] == "ok")]
    if spread.empty:
        return []
    spreads = spread.groupby(["dataset", "vertices"])["value"].mean()
    means = whole_errors(errors)
    kinds = kinds_of(means)
    points = []
    for _, block in blocks(of_budget(means, kinds[0])) if kinds else ():
        pca = next((line for _, line in block.iterrows() if line["model"] == "pca" and line["samples"]), None)
        if pca is None or (pca["dataset"], pca["vertices"]) not in spreads.index:
            continue
        share = pca["value"] / spreads[(pca["dataset"], pca["vertices"])]
        for _, line in block.iterrows():
            found = gain(line, pca) if line["model"] != "pca" and line["samples"] else None
            if found is not None:
                points.append(GainPoint(float(share), found, line, pca))
    return points


def gain_table(run: Run) -> Iterable[Table]:
    """The figures behind the picture, the most nonlinear data last."""
    points = gain_points(run)
    if len({(point.line["dataset"], point.line["latent"]) for point in points}) < 2:
        return  # a single setting stands in the table of differences
    rows = [
        [
            word(point.line["dataset"]), word(str(point.line["latent"])), word(budget_words(point.line["budget"])),
            Cell(point.nonlinearity), word(point.line["name"]), Cell(point.pca["value"]), Cell(point.line["value"]),
            Cell(point.gain.value, point.gain.low, point.gain.high),
        ]
        for point in sorted(points, key=lambda point: (point.nonlinearity, point.line["name"]))
    ]  # fmt: skip
    caption = (
        "When a network pays: error of PCA over error of the model on the same test meshes [95% interval over test "
        "meshes and seeds], above 1 the model is better; lines by how nonlinear the data is, the error of PCA at that "
        "latent size over the spread of the data (mean distance of the test vertices from the mean training shape). "
        f"{settings(run.of_suite(*SUITES), pd.DataFrame([point.line for point in points]))}."
    )
    columns = [
        text_column("data"), text_column("latent"), text_column("budget"), Column("PCA / spread", ""),
        text_column("model"), Column("PCA", "mm"), Column("error", "mm"), Column("gain over PCA", "×"),
    ]  # fmt: skip
    yield make("gain", caption, columns, rows, short=True)
