"""One measurement, one row: its fields, its outcome, its text on disk."""

from __future__ import annotations

import gzip
import json
import math
from pathlib import Path
from typing import Any

import orjson

from bench.base.errors import BenchError
from bench.case import Case

SCHEMA = 1
PACKED = ".gz"
OUTCOMES = ("ok", "oom", "host_oom", "timeout", "crash", "nonfinite", "unsupported")
FIELDS = (
    "schema", "run", "case", "suite", "model", "variant", "dataset", "split", "vertices", "faces", "batch", "latent",
    "dtype", "device", "threads", "seed", "phase", "editor", "metric", "value", "unit", "outcome", "detail", "process",
    "sample", "env", "budget", "part",
)  # fmt: skip
METRIC_OF = {
    "latency": ("latency_ms", "ms"),
    "memory": ("peak_growth_bytes", "B"),
    "counters": ("flops", "FLOP"),
    "speedup": ("speedup", "1"),
    "capacity": ("largest_batch", "1"),
    "reconstruction": ("error_mean_mm", "mm"),
    "localization": ("fidelity_inside_mm", "mm"),
}


def make_row(case: Case, metric: str, value: float | None, unit: str, **extra: Any) -> dict[str, Any]:
    """One measurement as a row. Fields that the case does not know (run, env, faces) default to empty values."""
    if extra.get("outcome", "ok") not in OUTCOMES:
        raise BenchError(f"expected an outcome of {', '.join(OUTCOMES)}, got {extra['outcome']!r}")
    row: dict[str, Any] = {
        "schema": SCHEMA, "run": "", "case": case.key, "suite": case.suite, "model": case.model,
        "variant": case.variant, "dataset": case.dataset, "split": "", "vertices": case.vertices, "faces": None,
        "batch": case.batch, "latent": case.latent, "dtype": case.dtype, "device": case.device,
        "threads": case.threads, "seed": case.seed, "phase": case.phase, "editor": case.editor, "metric": metric,
        "value": value, "unit": unit, "outcome": "ok", "detail": "", "process": case.process, "sample": 0, "env": "",
        "budget": case.budget, "part": "",
    }  # fmt: skip
    unknown = set(extra) - set(FIELDS)
    if unknown:
        raise BenchError(f"expected the fields of a row, got {', '.join(sorted(unknown))}")
    row.update(extra)
    if isinstance(row["value"], float) and not math.isfinite(row["value"]):
        row.update(value=None, outcome="nonfinite" if row["outcome"] == "ok" else row["outcome"])
    return row


def failure_row(case: Case, outcome: str, detail: str) -> dict[str, Any]:
    """The row of a case that gave no value, under the metric that it was to measure."""
    metric, unit = METRIC_OF[case.measure]
    return make_row(case, metric, None, unit, outcome=outcome, detail=detail)


def row_files(path: Path) -> list[Path]:
    """A run's files of rows in the order of their names, packed or not; each case's once, where packing was interrupted
    and both are there."""
    plain = sorted((path / "rows").glob("*.jsonl"))
    names = {file.name for file in plain}
    packed = [file for file in (path / "rows").glob(f"*.jsonl{PACKED}") if file.name.removesuffix(PACKED) not in names]
    return sorted([*plain, *packed])


def read_rows_file(path: Path) -> str:
    """The text of a file of rows, packed or not."""
    return _rows_bytes(path).decode()


def parsed_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file, packed or not; raises :class:`ValueError` or :class:`OSError` where it is damaged.

    Two thirds of the time of reading a run goes into JSON, hence orjson; NaN and Infinity, which are not JSON, take
    the other way.
    """
    text = _rows_bytes(path)
    if not text.endswith(b"\n"):
        raise ValueError("cut off, its last line does not end")
    listed = b"[" + b",".join(text.splitlines()) + b"]"
    try:
        rows = orjson.loads(listed)
    except orjson.JSONDecodeError:
        rows = json.loads(listed)
    if not all(isinstance(row, dict) for row in rows):
        raise ValueError("a line is not an object")
    return rows  # type: ignore[no-any-return]


def _rows_bytes(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == PACKED else path.read_bytes()
