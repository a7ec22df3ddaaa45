"""Rows on disk → one tidy frame. Never imports torch."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from bench.base.errors import BenchError
from bench.base.sealed import Damaged, opened
from bench.base.words import plain_values
from bench.runs.reading import planned_cases, planned_without_rows, read_records
from bench.runs.stored import StoredRun
from reports.read.columns import (
    CELL,
    SWEPT,
    ReportError,
    columns_of,
    keys_of,
    shown_names,
    sizes_apart,
    swept_meshes,
    words,
)
from reports.style import tell_apart

KIND = ["phase", "metric", "dataset", "latent"]


@dataclass(frozen=True)
class Source:
    """One run folder: what it says of itself, and its letter in tables where several runs are shown together."""

    path: Path
    meta: dict[str, Any]
    environment: dict[str, Any]
    letter: str = ""

    @property
    def machine(self) -> str:
        """Processor and accelerator, as far as the environment tells."""
        processor = self.environment.get("cpu", {})
        name = processor.get("model") if isinstance(processor, dict) else str(processor)
        gpu = self.environment.get("gpu") or {}
        return " + ".join(str(part) for part in (name or "unknown processor", gpu.get("name")) if part)


@dataclass(frozen=True)
class Run:
    """One or several runs as read: all rows, what has not been run, and what could not be read."""

    sources: tuple[Source, ...]
    rows: pd.DataFrame
    missing: list[dict[str, Any]] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    memo: dict[Any, Any] = field(default_factory=dict, repr=False)  # what tables and figures both derive from the rows

    @property
    def path(self) -> Path:
        return self.sources[0].path

    @property
    def meta(self) -> dict[str, Any]:
        return self.sources[0].meta

    def one_a_case(self) -> pd.DataFrame:
        """The first row of every case: what a case has one of (data, sizes, device, seed), far shorter."""
        return self.remembered("one a case", lambda: self.rows.drop_duplicates(["case", "letter"]))

    def of_suite(self, *names: str) -> Run:
        """The same runs with the rows of some suites only."""
        return self.remembered(("suite", names), lambda: self.with_rows(self.rows[self.rows["suite"].isin(names)]))

    def with_rows(self, rows: pd.DataFrame) -> Run:
        return Run(self.sources, rows, self.missing, self.damaged)

    def remembered(self, key: Any, make: Callable[[], Any]) -> Any:
        """``make()``, once for each key; rows never change."""
        if key not in self.memo:
            self.memo[key] = make()
        return self.memo[key]


def read_run(path: Path) -> Run:
    """Read a run folder. A damaged row file is named in ``damaged`` and left out, never half-used."""
    try:
        meta: dict[str, Any] = plain_values(StoredRun.open(path).meta)
    except BenchError as error:
        raise ReportError(str(error)) from error
    records, damaged = read_records(path)
    if not records:
        broken = f" ({len(damaged)} damaged: {damaged[0]})" if damaged else ""
        raise ReportError(f"expected finished cases in {path / 'rows'}, got none{broken}; run or resume it first")
    frame = columns_of(records, path)
    source = Source(path, meta, _environment(path, meta, damaged))
    frame["letter"] = words([""] * len(frame))
    frame["name"] = shown_names(frame)
    swept = planned_cases(path, set(frame.loc[frame["suite"] == SWEPT, "case"]))
    counts = {key: swept_meshes(case) for key, case in swept.items()}
    frame["training_meshes"] = frame["case"].map(counts).fillna(0).astype(int)
    planned = planned_without_rows(path, set(frame["case"]), meta.get("cases_sha256", ""), damaged)
    sizes = frame.groupby("dataset", observed=True)["vertices"].agg(["nunique", "first"])
    whole = sizes.loc[sizes["nunique"] == 1, "first"].to_dict()  # a case of all of a set's vertices says 0
    missing = [
        {
            **case,
            "letter": "",
            "vertices": case["vertices"] or int(whole.get(case["dataset"], 0)),
            "training_meshes": swept_meshes(case),
        }
        for case in planned
    ]
    return Run((source,), frame, missing, damaged)


def read_runs(paths: Sequence[Path], across: bool = False) -> Run:
    """Read several runs into one frame. Those that overlap, or differ in environment, are told apart by a letter.

    Raises :class:`ReportError` where environments differ and ``across`` is false: their figures cannot stand in one
    table unnoticed.
    """
    if len({path.resolve() for path in paths}) < len(paths):
        raise ReportError("expected different runs, got one of them twice; name each run once")
    runs = [read_run(path) for path in paths]
    tell_apart({model for run in runs for model in run.one_a_case()["model"]})
    if len(runs) == 1:
        return _sizes_apart(runs[0])
    prints = {_machine_and_software(run): run for run in runs}
    if len(prints) > 1 and not across:
        listed = "; ".join(
            f"{run.path.name}: {run.meta.get('fingerprint')} ({run.sources[0].machine})" for run in prints.values()
        )
        raise ReportError(
            f"expected runs of one environment, got {len(prints)}: {listed}; give --across to show them side by side"
        )
    lettered = len(prints) > 1 or _overlap(runs)
    sources, frames, missing, damaged = [], [], [], []
    for index, run in enumerate(runs):
        letter = _letter(index) if lettered else ""
        sources.append(Source(run.path, run.meta, run.sources[0].environment, letter))
        frame = run.rows
        if letter:
            frame = frame.assign(letter=words([letter] * len(frame)))
            frame["name"] = shown_names(frame)
        frames.append(frame)
        missing += [{**case, "letter": letter} for case in run.missing]
        damaged += [f"{run.path.name}: {name}" for name in run.damaged]
    return _sizes_apart(Run(tuple(sources), pd.concat(frames, ignore_index=True), missing, damaged))


def _sizes_apart(run: Run) -> Run:
    rows, missing = sizes_apart(run.rows, run.missing)
    return Run(run.sources, rows, missing, run.damaged)


def _machine_and_software(run: Run) -> str:
    """What must be equal for two runs to stand in one table: their fingerprint, but for the number of threads.

    Threads stand in every row and caption; a suite that trains takes more of them than one that measures time.
    """
    environment, software = run.sources[0].environment, run.meta.get("software")
    cpu = environment.get("cpu")
    if not software or not isinstance(cpu, dict):
        return str(run.meta.get("fingerprint"))
    card = environment.get("gpu") or {}
    parts = [software, run.sources[0].machine, run.meta.get("allocator"), environment.get("cgroup")]
    cores = len(cpu.get("affinity") or ())  # how many, as in the fingerprint: not which
    return json.dumps([*parts, cpu.get("governor"), cores, card.get("driver")], sort_keys=True)


def _letter(index: int) -> str:
    return chr(ord("A") + index) if index < 26 else f"R{index + 1}"


def _overlap(runs: Sequence[Run]) -> bool:
    """Whether two runs measured the same thing, so that their rows must not be pooled."""
    kinds = [set(keys_of(run.rows, KIND)) for run in runs]
    common = {kind for kind, count in Counter(kind for mine in kinds for kind in mine).items() if count > 1}
    seen: set[tuple[Any, ...]] = set()
    for run in runs:
        chosen = [kind in common for kind in keys_of(run.rows, KIND)]  # few rows, far faster than all columns of all
        mine = set(keys_of(run.rows[chosen], [*CELL, "metric"]))
        if seen & mine:
            return True
        seen |= mine
    return False


def _environment(path: Path, meta: dict[str, Any], damaged: list[str]) -> dict[str, Any]:
    file = path / "environments" / f"{meta.get('fingerprint')}.json"
    try:
        return opened(file.read_bytes())
    except OSError:
        return {}
    except Damaged as error:
        damaged.append(f"{file.name}: {error}")
        return {}
