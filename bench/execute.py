"""Run the cases of a run folder that are not finished, one after the other, with live progress."""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from bench.api import BenchError
from bench.case import Case
from bench.isolate import Ended, run_isolated
from bench.prepared import folder_of
from bench.store import RunFolder, make_row

SCRATCH = ".scratch"  # in the run's folder: meshes, removed at the end of every call
METRIC_OF = {"latency": ("latency_ms", "ms"), "memory": ("peak_growth_bytes", "B"), "counters": ("flops", "FLOP")}


def execute(run: RunFolder, *, timeout: float, memory_limit_bytes: int | None, console: Console) -> Counter[str]:
    """Finish the run; returns how many cases ended with which outcome in this call."""
    cases = run.cases()
    waiting = [case for case in cases if not run.is_done(case)]
    try:
        prepare_meshes(run, waiting, console)
        return _finish(run, cases, waiting, timeout, memory_limit_bytes, console)
    finally:
        shutil.rmtree(run.path / SCRATCH, ignore_errors=True)


def prepare_meshes(run: RunFolder, waiting: list[Case], console: Console) -> None:
    """Write the meshes of the waiting cases to the run's scratch folder, each size once, in a child process."""
    wanted = {folder_of(run.path / SCRATCH, case): (case.dataset, case.vertices) for case in waiting}
    for folder, (dataset, vertices) in wanted.items():
        console.print(f"preparing {dataset} at {vertices:,} vertices", highlight=False)
        ended = run_isolated("bench.prepared:prepare", (dataset, vertices, folder), timeout=3600)
        if ended.outcome != "ok":
            raise BenchError(ended.detail)


def _finish(
    run: RunFolder,
    cases: list[Case],
    waiting: list[Case],
    timeout: float,
    memory_limit_bytes: int | None,
    console: Console,
) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    _leave_last_core()
    with _progress(console) as progress:
        task = progress.add_task("", total=len(cases), completed=len(cases) - len(waiting))
        told = time.monotonic()
        for number, case in enumerate(waiting, start=1):
            progress.update(task, description=case.label())
            ended = run_one(run, case, timeout=timeout, memory_limit_bytes=memory_limit_bytes)
            outcomes[ended.outcome] += 1
            progress.advance(task)
            if ended.outcome not in ("ok", "unsupported"):
                progress.console.print(
                    f"{case.label()}: [yellow]{ended.outcome}[/yellow] {ended.detail}", highlight=False
                )
            if not console.is_terminal and (time.monotonic() - told > 20 or number == len(waiting)):
                told = time.monotonic()
                left = progress.tasks[task].time_remaining
                ahead = f", about {left:.0f} s left" if left else ""
                console.print(f"{len(cases) - len(waiting) + number} of {len(cases)} cases{ahead}", highlight=False)
    return outcomes


def run_one(run: RunFolder, case: Case, *, timeout: float, memory_limit_bytes: int | None) -> Ended:
    """One case in a child of its own; its rows, or one row that says why there are none, are on disk afterwards."""
    limit = memory_limit_bytes if case.device == "cpu" else None
    log = run.log_path(case)
    ended = run_isolated(
        "bench.worker:run_case", (case, run.path / SCRATCH), timeout=timeout, memory_limit_bytes=limit, log=log
    )
    rows = ended.value if ended.outcome == "ok" else [failure_row(case, ended)]
    run.write(case, [*rows, make_row(case, "case_seconds", round(ended.seconds, 3), "s", outcome=ended.outcome)])
    return ended


def failure_row(case: Case, ended: Ended) -> dict[str, Any]:
    """The row of a case that gave no value, under the metric that it was to measure."""
    metric, unit = METRIC_OF[case.measure]
    return make_row(case, metric, None, unit, outcome=ended.outcome, detail=ended.detail)


def _progress(console: Console) -> Progress:
    return Progress(
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
        console=console,
        transient=True,
        speed_estimate_period=600,
    )


def _leave_last_core() -> None:
    """Keep the progress display away from the core that measured processes are pinned to (the last one)."""
    if hasattr(os, "sched_getaffinity"):
        mine = sorted(os.sched_getaffinity(0))
        if len(mine) > 1:
            os.sched_setaffinity(0, mine[:-1])


def default_memory_limit() -> int:
    """Nine tenths of the memory that is free now, or of the control group's limit where that is lower."""
    import psutil

    free = psutil.virtual_memory().available
    for place in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        path = Path(place)
        if path.exists() and path.read_text().strip().isdigit():
            free = min(free, int(path.read_text()))
    return int(free * 0.9)
