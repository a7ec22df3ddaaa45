"""Rows as columns: what they must have, what makes one cell of them, and what readers see of models and data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from bench.runs.rows import SCHEMA
from reports.style import title

TRAINED = ("reconstruction", "localization", "when", "data", "ranks", "generation", "paper")  # suites whose cases train
SWEPT = "data"  # the suite whose cases differ in the number of training meshes
# What makes one cell, in every suite; columns that a suite does not use are empty (0) there. ``name`` is what readers
# see (model, form, and the run's letter where several are shown), ``training_meshes`` stands in the plan of a run and
# not in its rows, ``seed`` and ``process`` are repetitions of one cell.
CELL = [
    "name", "model", "variant", "dataset", "vertices", "training_meshes", "phase", "batch", "latent", "dtype", "device",
    "threads", "editor", "budget", "part",
]  # fmt: skip
REQUIRED = [
    "schema", "case", "suite", "metric", "value", "unit", "outcome", "detail", "process", "sample", "env", "seed",
    "model", "variant", "dataset", "vertices", "phase", "batch", "latent", "dtype", "device", "threads",
]  # fmt: skip
NUMBERS = {"schema", "value", "process", "sample", "seed", "vertices", "faces", "batch", "latent", "threads"}
LATER = {"editor": "", "budget": "", "part": "", "split": "", "faces": None}  # added to schema 1 with these defaults


class ReportError(ValueError):
    """A run that cannot be shown, and why."""


def columns_of(records: list[dict[str, Any]], path: Path) -> pd.DataFrame:
    """The rows of the run in ``path`` as columns that hold what they should; infinite values fail.

    Errors: :class:`ReportError` where a field is missing, the schema is another, or a measurement is there twice.
    """
    frame = pd.DataFrame(records, dtype=object)
    for name in NUMBERS & set(frame.columns):
        frame[name] = frame[name].infer_objects()
    lacking = [name for name in REQUIRED if name not in frame.columns]
    if lacking:
        raise ReportError(
            f"expected rows with the fields of schema {SCHEMA}, got none named {', '.join(lacking)} in {path}"
        )
    odd = sorted({str(schema) for schema in set(frame["schema"].tolist()) if schema != SCHEMA})
    if odd:
        raise ReportError(f"expected rows of schema {SCHEMA}, got {', '.join(odd)} among the rows of {path}")
    for name, default in LATER.items():
        frame[name] = frame.get(name, default)
    for name in ("editor", "budget", "part", "detail"):
        column = frame[name].fillna("")
        frame[name] = words([str(value) for value in column])
    one = ["case", "model", "metric", "phase", "batch", "sample", "part", "editor"]
    if len(set(keys_of(frame, one))) < len(frame):
        twice = frame.loc[frame.duplicated(one)].iloc[0]
        raise ReportError(
            f"expected every measurement once, got case {twice['case']} metric {twice['metric']} sample "
            f"{twice['sample']} twice in {path / 'rows'}; remove the copied file"
        )
    frame["value"] = pd.to_numeric(frame["value"], errors="coerce")
    infinite = np.isinf(frame["value"])
    frame.loc[infinite & (frame["outcome"] == "ok"), "outcome"] = "nonfinite"
    frame.loc[infinite, "value"] = np.nan
    return frame


def shown_names(frame: pd.DataFrame) -> pd.Series:
    """What readers see of each row's model: its name, its form and the letter of its run."""
    keys = list(keys_of(frame, ("model", "variant", "letter")))
    known = {key: title(key[0], key[1]) + (f" [{key[2]}]" if key[2] else "") for key in set(keys)}
    return words([known[key] for key in keys])


def words(values: Sequence[Any]) -> pd.Series:
    """Texts as a column of plain objects, with which everything here is a fifth faster than with pandas's ``str``."""
    return pd.Series(values, dtype=object)


def swept_meshes(case: Mapping[str, Any]) -> int:
    """How many meshes a case of a sweep over training meshes trains on, by its plan; 0 for every other."""
    return int(case["counts"][0]) if case.get("suite") == SWEPT and case.get("counts") else 0


def keys_of(frame: pd.DataFrame, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The values of some columns, row by row."""
    return zip(*(frame[name].tolist() for name in names), strict=True)


def sizes_apart(rows: pd.DataFrame, missing: list[dict[str, Any]]) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """Rows and open cases of suites that train, with the size in the data's name where it was trained at several."""
    trained = rows["suite"].isin(TRAINED)
    chosen = rows.loc[trained, ["dataset", "vertices"]].drop_duplicates()
    repeated = set(chosen.loc[chosen.duplicated("dataset"), "dataset"])
    if not repeated:
        return rows, missing
    mine = trained & rows["dataset"].isin(repeated)
    pairs = zip(rows.loc[mine, "dataset"], rows.loc[mine, "vertices"], strict=True)
    rows = rows.assign(dataset=rows["dataset"].astype(object))
    rows.loc[mine, "dataset"] = [_at_size(name, count) for name, count in pairs]
    named = [
        {**case, "dataset": _at_size(case["dataset"], case["vertices"])}
        if case.get("suite") in TRAINED and case["dataset"] in repeated
        else case
        for case in missing
    ]
    return rows, named


def _at_size(name: str, count: int) -> str:
    return f"{name} at {count:,}"
