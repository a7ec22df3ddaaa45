"""Lines of mean errors that tables and figures share: which there are, and which of them may be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from bench.stats.intervals import Estimate
from bench.stats.meshes import paired_gain
from reports.read.cells import over_meshes, with_missing
from reports.read.runs import Run
from reports.tables.table import Cell, outcome_cell

Line: TypeAlias = "Mapping[Any, Any] | pd.Series[Any]"  # one line that :func:`reports.read.cells.over_meshes` returns
SUITES = ("reconstruction", "when", "paper", "card")
KINDS = {"epochs": "equal epochs", "steps": "equal steps", "seconds": "equal time"}  # of budgets
SETTING = ["dataset", "vertices", "latent", "letter"]  # models are compared within one of these


def whole_errors(run: Run) -> pd.DataFrame:
    """Mean vertex error of every cell over meshes and seeds, the whole mesh."""
    lines = with_missing(run, over_meshes(run, "error_mean_mm", ["test"]), "reconstruction")
    lines["raw"] = [raw if len(raw) else np.empty((0, 0)) for raw in lines["raw"]]
    lines["meshes"] = [found if isinstance(found, tuple) else () for found in lines["meshes"]]
    return lines[lines["part"] == ""].reset_index(drop=True)


def kinds_of(lines: pd.DataFrame) -> list[str]:
    """The kinds of budgets that trainings among the lines had."""
    return [kind for kind in KINDS if lines["budget"].str.startswith(f"{kind}=").any()]


def of_budget(lines: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The lines trained with one kind of budget, and the closed forms, which need none."""
    return lines[lines["budget"].str.startswith(f"{kind}=") | (lines["budget"] == "")]


def blocks(lines: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Lines that may be compared: same data, latent and budget; closed forms stand in each of them."""
    for _, group in lines.sort_values([*SETTING, "name"], kind="stable").groupby(SETTING, sort=False):
        budgets = sorted({value for value in group["budget"] if value}, key=_amount) or [""]
        for budget in budgets:
            yield budget, group[group["budget"].isin([budget, ""])]


def _amount(budget: str) -> float:
    try:
        return float(budget.partition("=")[2])
    except ValueError:
        return float("inf")


def mean_cell(line: Line) -> Cell:
    if not line["samples"]:
        return outcome_cell(line["outcome"])
    note = "" if line["outcome"] == "ok" else f"({outcome_cell(line['outcome']).word} in some)"
    return Cell(line["value"], line["low"], line["high"], note=note)


def gain(line: Line, pca: Line | None) -> Estimate | None:
    """Error of PCA / error of the model on the same meshes, or None where that has no meaning."""
    if pca is None or line["meshes"] != pca["meshes"] or len(line["meshes"]) < 2:
        return None
    if line["raw"].min() <= 0 or pca["raw"].min() <= 0:
        return None
    return paired_gain(pca["raw"], line["raw"], resamples=1000)
