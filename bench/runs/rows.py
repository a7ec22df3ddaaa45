"""One measurement, one row: its fields, its outcome, its text on disk."""

from __future__ import annotations

import gzip
import json
import lzma
import math
import re
import zlib
from pathlib import Path
from typing import Any

import orjson

from bench.base.errors import BenchError
from bench.base.sealed import Damaged, digest
from bench.base.words import plain_values
from bench.case import Case
from bench.runs.values_apart import together

SCHEMA = 1
PACKED = ".gz"
SUMS, PACKED_SUMS = "checksums", "checksums.sha256"
_KEY = re.compile(r"[0-9a-f]{16}")
PACKED_RUN = "packed.jsonl.xz"  # the rows of all cases, in the order of their files' names
OUTCOMES = ("ok", "oom", "host_oom", "timeout", "crash", "nonfinite", "unsupported")
FIELDS = (
    "schema", "run", "case", "suite", "model", "variant", "dataset", "split", "vertices", "faces", "batch", "latent",
    "dtype", "device", "threads", "seed", "phase", "editor", "metric", "value", "unit", "outcome", "detail", "process",
    "sample", "env", "budget", "part",
)  # fmt: skip
_CASE = re.compile(r'"case": "([0-9a-f]{16})"')
METRIC_OF = {
    "latency": ("latency_ms", "ms"),
    "memory": ("peak_growth_bytes", "B"),
    "counters": ("flops", "FLOP"),
    "speedup": ("speedup", "1"),
    "capacity": ("largest_batch", "1"),
    "card": ("latency_ms", "ms"),
    "reconstruction": ("error_mean_mm", "mm"),
    "localization": ("fidelity_inside_mm", "mm"),
    "generation": ("specificity_mm", "mm"),
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
    loose = sorted([*plain, *packed])
    whole = path / "rows" / PACKED_RUN
    if not whole.exists():
        return loose
    try:
        inside = set(texts_by_case(whole)) if loose else set()
    except Damaged:
        inside = set()
    return sorted([whole, *(file for file in loose if key_of_name(file) not in inside)])


def key_of_name(path: Path) -> str:
    """The key of the case whose rows a file has, by its name; of a packed run's file no key."""
    return path.name.split(".jsonl")[0].rpartition("-")[2]


def read_rows_file(path: Path) -> str:
    """The text of a file of rows, packed or not; :class:`Damaged` where it is not what was written."""
    return checked_content(path).decode()


def checked_content(path: Path) -> bytes:
    """What a file of rows holds, unpacked, as far as can be told what was written.

    Compared with its checksum (``checksums/STEM.sha256`` beside the folder of rows, or ``checksums.sha256`` of a packed
    run; runs of older versions have none). Raises :class:`Damaged` with the reason.
    """
    content = path.read_bytes()
    try:
        wanted = _checksum_of(path)
        if wanted is not None and digest(content) != wanted:
            raise Damaged("it does not match its checksum")
        content = together({PACKED: gzip.decompress, ".xz": lzma.decompress}.get(path.suffix, bytes)(content))
        content.decode()
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
        raise Damaged(str(error)) from error
    if not content.endswith(b"\n"):
        raise Damaged("cut off, its last line does not end")
    return content


def parsed_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file; :class:`Damaged` where they are not what was written, or of another case than the file."""
    content = checked_content(path)
    try:
        lines = parsed(b"[" + b",".join(content.splitlines()) + b"]")
    except (ValueError, RecursionError) as error:
        raise Damaged(str(error) or "nested too deep") from error
    if not all(isinstance(line, dict) for line in lines):
        raise Damaged("a line is not an object")
    key = key_of_name(path)
    if _KEY.fullmatch(key) and {line.get("case", key) for line in lines} - {key}:
        raise Damaged("it holds rows of another case")
    return lines  # type: ignore[no-any-return]


def parsed(text: bytes) -> Any:
    """Two thirds of the time of reading goes into this, hence orjson; NaN, Infinity and lone surrogates, which are not
    JSON, take the other way, and surrogates become letters."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return plain_values(json.loads(text))


def checksum_line(name: str, content: bytes) -> str:
    """A line as ``sha256sum --check`` reads it."""
    return f"{digest(content)}  rows/{name}\n"


def _checksum_of(path: Path) -> str | None:
    """The checksum that a file of rows should have; None where none was written."""
    folder = path.parent.parent
    stem = path.name.split(".jsonl")[0]
    for sums in (folder / SUMS / f"{stem}.sha256", folder / PACKED_SUMS):
        try:
            for line in sums.read_text(encoding="utf-8").splitlines():
                wanted, _, name = line.partition("  ")
                if name == f"rows/{path.name}":
                    return wanted
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError) as error:
            raise Damaged(f"its checksum cannot be read: {error}") from error
    return None


def texts_by_case(path: Path) -> dict[str, str]:
    """The lines of a file with the rows of several cases, by the keys of these."""
    found: dict[str, list[str]] = {}
    for line in read_rows_file(path).splitlines(keepends=True):
        key = _CASE.search(line)
        found.setdefault(key[1] if key else str(json.loads(line)["case"]), []).append(line)
    return {key: "".join(lines) for key, lines in found.items()}
