"""Rows on disk → one tidy frame → one line a cell. Never imports torch."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from bench.stats import bootstrap_interval

SCHEMA = 1
CELL = ["model", "variant", "dataset", "vertices", "phase", "batch", "latent", "dtype", "device", "threads"]
REQUIRED = [
    *CELL,
    "schema",
    "case",
    "suite",
    "metric",
    "value",
    "unit",
    "outcome",
    "detail",
    "process",
    "sample",
    "env",
]


class ReportError(ValueError):
    """A run that cannot be shown, and why."""


@dataclass(frozen=True)
class Run:
    """A run as read: what it says of itself, its environment, all rows, and what could not be read."""

    path: Path
    meta: dict[str, Any]
    environment: dict[str, Any]
    rows: pd.DataFrame
    missing: list[dict[str, Any]] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


def read_run(path: Path) -> Run:
    """Read a run folder. A truncated row file is named in ``damaged`` and left out, never half-used."""
    try:
        meta = json.loads((path / "run.json").read_text())
    except (OSError, json.JSONDecodeError) as error:
        raise ReportError(f"expected a run folder (with run.json), got {path}: {error}") from error
    if meta.get("schema") != SCHEMA:
        raise ReportError(f"expected rows of schema {SCHEMA}, got {meta.get('schema')!r} in {path}; measure again")
    rows, damaged = _read_rows(path)
    if not rows:
        raise ReportError(f"expected finished cases in {path / 'rows'}, got none; run or resume it first")
    frame = pd.DataFrame.from_records(rows)
    lacking = [name for name in REQUIRED if name not in frame.columns]
    if lacking:
        raise ReportError(f"expected rows with the fields of schema {SCHEMA}, got none named {', '.join(lacking)}")
    duplicated = frame.duplicated(["case", "metric", "sample"])
    if duplicated.any():
        odd = frame.loc[duplicated].iloc[0]
        raise ReportError(
            f"expected every measurement once, got case {odd['case']} metric {odd['metric']} twice in {path}"
        )
    frame["value"] = pd.to_numeric(frame["value"])
    return Run(path, meta, _environment(path, meta), frame, _missing(path, set(frame["case"])), damaged)


def _read_rows(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    rows: list[dict[str, Any]] = []
    damaged = []
    for file in sorted((path / "rows").glob("*.jsonl")):
        try:
            text = file.read_text()
            if not text.endswith("\n"):
                raise ValueError("cut off")
            rows.extend([json.loads(line) for line in text.splitlines()])
        except (ValueError, OSError) as error:
            damaged.append(f"{file.name}: {error}")
    return rows, damaged


def _environment(path: Path, meta: dict[str, Any]) -> dict[str, Any]:
    file = path / "environments" / f"{meta.get('fingerprint')}.json"
    return json.loads(file.read_text()) if file.exists() else {}


def _missing(path: Path, seen: set[str]) -> list[dict[str, Any]]:
    """Planned cases that have no rows yet (an interrupted run), by the names of their row files."""
    planned = path / "cases.jsonl"
    if not planned.exists():
        return []
    done = {file.stem.rsplit("-", 1)[-1] for file in (path / "rows").glob("*.jsonl")} | seen
    cases = {}
    for line in planned.read_text().splitlines():
        digest = _digest(line)
        if digest not in done:
            cases[digest] = json.loads(line)
    return list(cases.values())


def _digest(line: str) -> str:
    import hashlib

    return hashlib.sha256(line.encode()).hexdigest()[:16]


def cells(run: Run, metric: str, statistic: str = "median") -> pd.DataFrame:
    """One line a cell of one metric: value, p90, 95% interval, samples, processes, outcome, detail.

    The interval is a bootstrap over processes, then samples. A cell in which any process failed keeps the
    figures of the others and names the failure; a cell without any value has the outcome alone.
    """
    chosen = run.rows[run.rows["metric"] == metric]
    lines = []
    for key, group in chosen.groupby(CELL, sort=False, dropna=False):
        line = dict(zip(CELL, key, strict=True))
        good = group[group["outcome"] == "ok"].dropna(subset=["value"])
        failed = group[group["outcome"] != "ok"]
        line["outcome"] = failed["outcome"].iloc[0] if len(failed) else "ok"
        line["detail"] = "; ".join(dict.fromkeys(text for text in group["detail"] if text))
        line["processes"], line["samples"] = good["process"].nunique(), len(good)
        line["value"] = line["p90"] = line["low"] = line["high"] = np.nan
        if len(good):
            values = good["value"].to_numpy()
            line["value"] = float(np.median(values) if statistic == "median" else np.mean(values))
            line["p90"] = float(np.quantile(values, 0.9))
            groups = [part["value"].to_numpy() for _, part in good.groupby("process")]
            if len(values) > 1:
                line["low"], line["high"] = bootstrap_interval(groups, statistic, resamples=1000)
        lines.append(line)
    return pd.DataFrame(
        lines, columns=[*CELL, "value", "p90", "low", "high", "samples", "processes", "outcome", "detail"]
    )


def slope(vertices: np.ndarray, values: np.ndarray) -> float:
    """Least-squares slope of log(value) against log(vertices): 1 is linear growth, 2 quadratic."""
    good = np.isfinite(values) & (values > 0)
    if good.sum() < 2:
        return float("nan")
    return float(np.polyfit(np.log(vertices[good]), np.log(values[good]), 1)[0])
