"""Reading all rows of a run at once, for reports: what is damaged is named and left out."""

from __future__ import annotations

import json
import zlib
from collections.abc import Container
from pathlib import Path
from typing import Any

from bench.case import key_of
from bench.runs.rows import parsed_rows, row_files


def read_records(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """All rows in a run's folder as they stand there; and which files are damaged and how, of which no row is taken."""
    rows: list[dict[str, Any]] = []
    damaged = []
    for file in row_files(path):
        try:
            rows.extend(parsed_rows(file))
        except (ValueError, OSError, EOFError, zlib.error) as error:
            damaged.append(f"{file.name}: {error}")
    return rows, damaged


def planned_without_rows(path: Path, seen: Container[str]) -> list[dict[str, Any]]:
    """Planned cases (their fields) that have no file of rows by their name, and whose key is not among ``seen``."""
    planned = path / "cases.jsonl"
    if not planned.exists():
        return []
    done = {file.name.split(".jsonl")[0].rsplit("-", 1)[-1] for file in row_files(path)}
    cases = {}
    for line in planned.read_text(encoding="utf-8").splitlines():
        key = key_of(line)
        if key not in done and key not in seen:
            try:
                cases[key] = json.loads(line)
            except ValueError:
                continue  # a cut last line of the plan: the case has neither name nor rows
    return list(cases.values())
