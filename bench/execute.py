"""Run the cases of a run folder that are not finished, one after the other, with live progress."""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from bench.api import BenchError, cache_dir
from bench.case import Case
from bench.isolate import Ended, run_isolated
from bench.measure.device_watch import DeviceWatch
from bench.measure.environment import cgroup_limits
from bench.prepared import folder_of, open_prepared
from bench.store import RunFolder, make_row
from bench.trained import Place

SCRATCH = ".scratch"  # in the run's folder: meshes, removed at the end of every call
METRIC_OF = {
    "latency": ("latency_ms", "ms"),
    "memory": ("peak_growth_bytes", "B"),
    "counters": ("flops", "FLOP"),
    "reconstruction": ("error_mean_mm", "mm"),
    "localization": ("fidelity_inside_mm", "mm"),
}


def execute(run: RunFolder, *, timeout: float, memory_limit_bytes: int | None, console: Console) -> Counter[str]:
    """Finish the run; returns how many cases ended with which outcome in this call."""
    cases = run.cases()
    waiting = [case for case in cases if not run.is_done(case)]
    outcomes: Counter[str] = Counter()
    try:
        prepare_meshes(run, waiting, console)
        _leave_last_core()
        with _progress(console) as progress:
            task = progress.add_task("", total=len(cases), completed=len(cases) - len(waiting))
            for case in waiting:
                show = _show(progress, task, case, place_of(run).progress)
                ended = run_one(run, case, timeout=timeout, memory_limit_bytes=memory_limit_bytes, tick=show)
                outcomes[ended.outcome] += 1
                progress.advance(task)
                _tell(progress, task, case, ended)
    finally:
        shutil.rmtree(run.path / SCRATCH, ignore_errors=True)
    return outcomes


def prepare_meshes(run: RunFolder, waiting: list[Case], console: Console) -> None:
    """Write the meshes of the waiting cases to the run's scratch folder, each size once, in a child process."""
    wanted = {folder_of(run.path / SCRATCH, case): case for case in waiting}
    for folder, case in wanted.items():
        size = f"{case.vertices:,}" if case.vertices else "all its"
        console.print(f"preparing {case.dataset} at {size} vertices", highlight=False)
        ended = run_isolated("bench.prepared:prepare", (case, folder), timeout=2 * 3600)
        if ended.outcome != "ok":
            raise BenchError(ended.detail)


def place_of(run: RunFolder) -> Place:
    """Where the run's cases find their meshes and keep their trainings."""
    commit = str(run.meta["commit"])
    given = run.meta.get("trainings")
    root = Path(given) if given else cache_dir() / "trainings" / commit[:60]
    return Place(run.path / SCRATCH, run.path, root, commit, "name" if given else "refuse")


def run_one(
    run: RunFolder,
    case: Case,
    *,
    timeout: float,
    memory_limit_bytes: int | None,
    tick: Callable[[], None] | None = None,
) -> Ended:
    """One case in a child of its own; its rows, or one row that says why there are none, are on disk afterwards."""
    watch = DeviceWatch(case.device) if case.device != "cpu" and case.measure == "memory" else None
    ended = run_isolated(
        "bench.worker:run_case",
        (case, place_of(run)),
        on_start=watch.start if watch else None,
        timeout=timeout,
        memory_limit_bytes=memory_limit_bytes if case.device == "cpu" else None,
        log=run.log_path(case),
        tick=tick,
    )
    rows = ended.value if ended.outcome == "ok" else [failure_row(case, ended)]
    if watch is not None:  # what the driver counts, read from outside; a row even where it could not be read
        metric, held_bytes, note = watch.stop()
        outcome = "ok" if held_bytes is not None else "unsupported"
        rows = [*rows, make_row(case, metric, held_bytes, "B", outcome=outcome, detail=note)]
    rows = [*rows, make_row(case, "case_seconds", round(ended.seconds, 3), "s", outcome=ended.outcome)]
    if not case.vertices:  # the data's own number, known once they are prepared
        count = open_prepared(folder_of(run.path / SCRATCH, case)).topology.vertex_count
        rows = [{**row, "vertices": count} for row in rows]
    run.write(case, rows)
    return ended


def failure_row(case: Case, ended: Ended) -> dict[str, Any]:
    """The row of a case that gave no value, under the metric that it was to measure."""
    metric, unit = METRIC_OF[case.measure]
    return make_row(case, metric, None, unit, outcome=ended.outcome, detail=ended.detail)


def _show(progress: Progress, task: TaskID, case: Case, told_by_child: Path) -> Callable[[], None]:
    """A function that brings the display up to date: the case, and how far its training says it is."""
    told_by_child.unlink(missing_ok=True)

    def show() -> None:
        try:
            more = f": {told_by_child.read_text()}"
        except OSError:
            more = ""
        progress.update(task, description=case.label() + more)

    show()
    return show


def _tell(progress: Progress, task: TaskID, case: Case, ended: Ended) -> None:
    """A line for a failure; where the display is not live, a line now and then."""
    console, state = progress.console, progress.tasks[task]
    if ended.outcome not in ("ok", "unsupported"):
        console.print(f"{case.label()}: [yellow]{ended.outcome}[/yellow] {ended.detail}", highlight=False)
    if console.is_terminal:
        return
    last = state.fields.get("told", 0.0)
    if time.monotonic() - last > 20 or state.finished:
        progress.update(task, told=time.monotonic())
        ahead = f", about {state.time_remaining:.0f} s left" if state.time_remaining else ""
        console.print(f"{state.completed:.0f} of {state.total:.0f} cases{ahead}", highlight=False)


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
    free = psutil.virtual_memory().available
    return int(0.9 * min(free, cgroup_limits()["memory_bytes"] or free))
