"""The suite data: rows say in the name of their data how many meshes were trained on, which no column has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd

from bench.case import key_of
from bench.runs.rows import parsed

SUITE = "data"
_WORDS = re.compile(r"(?P<data>.*), (?P<meshes>[\d,]+) training meshes( at [\d,]+)?", re.DOTALL)


def named(data: str, meshes: int) -> str:
    return f"{data}, {meshes:,} training meshes"


def split_name(data: str) -> tuple[str, int]:
    """The inverse of :func:`named`; the size that was added where a set was trained at several stays with the name."""
    found = _WORDS.fullmatch(data)
    if found is None:
        return data, 0
    return found["data"] + (found[3] or ""), int(found["meshes"].replace(",", ""))


def meshes_named(rows: pd.DataFrame, missing: list[dict[str, Any]], path: Path) -> pd.DataFrame:
    """The rows of a run, and in place its open cases, with the number of training meshes in the name of their data.

    The number stands in the plan of the run. Rows whose case is not in it keep their name.
    """
    for case in missing:
        if case.get("suite") == SUITE and case.get("counts"):
            case["dataset"] = named(case["dataset"], case["counts"][0])
    mine = rows["suite"] == SUITE
    plan = path / "cases.jsonl"
    if not mine.any() or not plan.exists():
        return rows
    lines = plan.read_text(encoding="utf-8", errors="replace").splitlines()
    wanted = set(rows.loc[mine, "case"])
    cases = {key: parsed(line.encode()) for line in lines if (key := key_of(line)) in wanted}
    names = [
        named(data, cases[key]["counts"][0]) if key in cases and cases[key]["counts"] else data
        for key, data in zip(rows.loc[mine, "case"], rows.loc[mine, "dataset"], strict=True)
    ]
    rows = rows.assign(dataset=rows["dataset"].astype(object))
    rows.loc[mine, "dataset"] = names
    return rows
