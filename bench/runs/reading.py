"""Reading all of a run at once, for reports: what is damaged is named and left out."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Container
from pathlib import Path
from typing import Any

from bench.base.sealed import Damaged, digest
from bench.case import key_of
from bench.runs.plan_text import PLAN, plan_text
from bench.runs.rows import parsed, parsed_rows, row_files


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


def planned_without_rows(path: Path, seen: Container[str], sha256: str, damaged: list[str]) -> list[dict[str, Any]]:
    """Planned cases (their fields) that have no file of rows by their name, and whose key is not among ``seen``.

    A plan that has another checksum than ``sha256`` (empty: not known) is added to ``damaged`` and not used.
    """
    try:
        content = plan_text(path)
        if content is None:
            return []
        if sha256 and digest(content) != sha256:
            raise Damaged("it does not match its checksum")
    except Damaged as error:
        damaged.append(f"{PLAN}: {error}; what is missing is not known")
        return []
    done = {file.name.split(".jsonl")[0].rsplit("-", 1)[-1] for file in row_files(path)}
    cases = {}
    for line in content.decode(errors="replace").splitlines():
        key = key_of(line)
        if key not in done and key not in seen:
            try:
                cases[key] = dict(parsed(line.encode()))
            except (ValueError, TypeError, RecursionError):
                continue  # a cut last line of the plan: the case has neither name nor rows
    return list(cases.values())


def planned_cases(path: Path, keys: Collection[str]) -> dict[str, dict[str, Any]]:
    """The planned cases (their fields) with these keys, by key. A key is its line's own digest: a line with another
    text than was planned is not found."""
    try:
        content = (plan_text(path) if keys else None) or b""
    except Damaged:
        return {}  # its checksum is looked at where what is missing is asked for
    lines = content.decode(errors="replace").splitlines()
    return {key: dict(parsed(line.encode())) for line in lines if (key := key_of(line)) in keys}
