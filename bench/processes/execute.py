"""Run the cases of a run folder that are not finished, each in a process of its own, with live progress."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TaskID

from bench.api import BenchError, cache_dir
from bench.base.disk import DiskFault, fault_words, probe
from bench.case import Case
from bench.measure.device_watch import DeviceWatch
from bench.processes.display import progress_bar, show_case, tell_end
from bench.processes.isolate import Ended, run_isolated
from bench.processes.over_slots import over_slots
from bench.processes.workers import cores_of, own_cores
from bench.runs.folder import RunFolder
from bench.runs.prepared import Place, folder_of, open_prepared, trainings_root
from bench.runs.rows import failure_row, make_row
from bench.runs.share import SCRATCH, claimed, prepared_meshes, unfinished, units, wait_for_change
from bench.suites.cost import TimeLeft, Until
from bench.suites.held import held_trainings

TRIES = 3  # of a case whose child something outside kills; then it is a crash
AGAIN = "again"
_PREPARING_SECONDS = 2 * 3600.0


def execute(
    run: RunFolder,
    *,
    timeout: float,
    memory_limit_bytes: int | None,
    console: Console,
    workers: int = 1,
    only: Collection[str] | None = None,
    until: Until | None = None,
) -> Counter[str]:
    """Finish the run; returns how many cases ended with which outcome in this call.

    Cases that measure time or memory run one after the other, trainings ``workers`` at once, each on cores of its own.
    Another process may work in the folder: a case is done by whoever claims it, and this call returns when all are
    done. With ``only`` (keys of cases) it does those and waits for nobody. ``until`` says which cases still fit in a
    time; the others stay open.
    """
    waiting = [case for case in run.waiting() if only is None or case.key in only]
    timed = [case for case in waiting if not case.trains]
    left = TimeLeft(waiting, held_trainings(waiting, _trainings_of(run)))
    job = _Job(run, timeout, memory_limit_bytes, console, Counter(), workers, left, until)
    if timed:
        run.acquire()
    at = None if until is None else until.at
    wide = max((case.threads * case.devices for case in waiting), default=1)
    with (
        prepared_meshes(run, waiting, lambda case, folder: _prepare(case, folder, console, memory_limit_bytes, at)),
        own_cores(wide * workers, lambda line: console.print(line, highlight=False)) as cores,
    ):
        left.begin()
        slots = [cores_of(cores, number, waiting) if workers > 1 else cores for number in range(workers)]
        total = len(run.cases()) if only is None else len(waiting)
        with progress_bar(console) as progress:
            task = progress.add_task("", total=total, completed=total - len(waiting), left="")
            phases: list[tuple[list[Case], list[tuple[int, ...]]]] = [(waiting, slots)]
            if workers > 1:
                phases = [(timed, [cores]), ([case for case in waiting if case.trains], slots)]
            for cases, beside in phases:
                pending = units(cases)
                while pending:
                    _each(job, progress, task, pending, beside)
                    pending = unfinished(run, pending)
                    if only is not None or until is not None:
                        break
                    if pending:
                        progress.update(task, description="waiting for cases that another process has claimed")
                        wait_for_change(run, pending)
                    progress.update(task, completed=total - sum(map(len, pending)))
    return job.outcomes


@dataclass(frozen=True)
class _Job:
    run: RunFolder
    timeout: float
    memory_limit_bytes: int | None
    console: Console
    outcomes: Counter[str]
    workers: int
    left: TimeLeft
    until: Until | None = None


def _each(job: _Job, progress: Progress, task: TaskID, pending: list[list[Case]], slots: list[tuple[int, ...]]) -> None:
    """Go through the units once, as many at a time as there are slots."""

    def work(unit: list[Case], slot: tuple[int, ...], check: Callable[[], None]) -> None:
        for case in claimed(job.run, unit):
            if job.until is None or job.until.fits(case):
                check()
                _finish(job, progress, task, case, slot, check, beside=len(slots))

    over_slots(pending, slots, work)


def _finish(
    job: _Job,
    progress: Progress,
    task: TaskID,
    case: Case,
    slot: tuple[int, ...],
    check: Callable[[], None],
    beside: int,
) -> None:
    """One case, with its share of the memory where ``beside`` cases work at once."""
    place = place_of(job.run, case)
    limit = job.memory_limit_bytes and job.memory_limit_bytes // beside
    show = show_case(progress, task, case, place.progress)

    def tick() -> None:
        check()
        show()

    ended = run_one(
        job.run, case, timeout=job.timeout, memory_limit_bytes=limit, tick=tick, cores=slot, card_share=1 / beside,
        until=None if job.until is None else job.until.at,
    )  # fmt: skip
    if job.until is not None:
        job.until.finished(case, ended)
    if ended.outcome == AGAIN:  # later: it stays among those that are not finished
        tell_end(progress, task, case, ended, job.left.seconds())
        return
    job.outcomes[ended.outcome] += 1
    progress.advance(task)
    job.left.finished(case)
    tell_end(progress, task, case, ended, job.left.seconds())


def _prepare(
    case: Case, folder: Path, console: Console, memory_limit_bytes: int | None, until: float | None = None
) -> None:
    """Write the meshes of a case to the run's scratch folder, in a child process that ends at ``until``."""
    size = f"{case.vertices:,}" if case.vertices else "all its"
    console.print(f"preparing {case.dataset} at {size} vertices", highlight=False)
    for _ in range(TRIES):
        allowed = _PREPARING_SECONDS if until is None else max(1.0, until - time.monotonic())
        ended = run_isolated(
            "bench.runs.prepared:prepare", (case, folder), timeout=allowed, memory_limit_bytes=memory_limit_bytes
        )
        if not ended.killed:
            break
    if ended.outcome == "timeout":
        raise BenchError(
            f"expected the meshes of {case.dataset} within {allowed:.0f} s, got them unfinished; give the run more time"
        )
    if ended.outcome == "host_oom":
        limit = f"{memory_limit_bytes / 2**30:.1f} GiB" if memory_limit_bytes else "the memory there is"
        raise BenchError(
            f"expected the meshes of {case.dataset} to be made within {limit}, got more ({ended.detail}); raise "
            "--memory-limit, or take fewer meshes with --counts"
        )
    if ended.outcome == "disk":
        raise DiskFault(f"expected room for the meshes of {case.dataset}, got: {ended.detail}; make room")
    if ended.outcome != "ok":
        raise BenchError(ended.detail)


def place_of(run: RunFolder, case: Case, cores: tuple[int, ...] = (), card_share: float = 1.0) -> Place:
    """Where a case of the run finds its meshes and keeps its training."""
    commit, root = str(run.meta["commit"]), _trainings_of(run)
    rule = "name" if run.meta.get("trainings") else "refuse"
    return Place(run.path / SCRATCH, run.path, root, commit, rule, case.key, cores, card_share)


def _trainings_of(run: RunFolder) -> Path:
    return trainings_root(run.meta.get("trainings"), str(run.meta["commit"]))


def run_one(
    run: RunFolder,
    case: Case,
    *,
    timeout: float,
    memory_limit_bytes: int | None,
    tick: Callable[[], None] | None = None,
    cores: tuple[int, ...] = (),
    card_share: float = 1.0,
    until: float | None = None,
) -> Ended:
    """One case in a child of its own; its rows, or one row that says why there are none, are on disk afterwards.

    The caller holds the case's claim. If that was lost meanwhile (this machine slept, and another took over), the rows
    are the other's to write. A child that something outside killed is noted as an attempt, and the case stays open
    (outcome :data:`AGAIN`) until it has happened :data:`TRIES` times; so does one that is at work at ``until``, on the
    clock of ``time.monotonic``. Raises :class:`DiskFault` where the disk is full,
    read only or over quota: that is no result of a model.
    """
    run.check_programs([case.model])  # a user may edit his file while the run is at work
    watch = DeviceWatch(case.device) if case.device != "cpu" and case.measure == "memory" else None
    allowed = timeout if until is None else max(0.0, min(timeout, until - time.monotonic()))
    ended = run_isolated(
        "bench.work.run_case:run_case",
        (case, place_of(run, case, cores[-case.threads * case.devices :], card_share)),
        on_start=watch.start if watch else None,
        timeout=allowed,
        memory_limit_bytes=memory_limit_bytes if case.device == "cpu" else None,
        log=run.log_path(case),
        tick=tick,
    )
    if ended.outcome == "timeout" and allowed < timeout:
        if watch is not None:
            watch.stop()
        return replace(ended, outcome=AGAIN, detail="the time of the run is up; the case stays open")
    if fault := _disk_fault(run, ended):
        raise DiskFault(
            f"expected a disk that can be written, got: {fault}; finished cases are kept and this one stays open: make "
            f"room, or get access, then --resume {run.path}"
        )
    if ended.killed:
        ended = _after_kill(run, case, ended)
        if ended.outcome == AGAIN:
            return ended
    rows = ended.value if ended.outcome == "ok" else [failure_row(case, ended.outcome, ended.detail)]
    if watch is not None:  # what the driver counts, read from outside; a row even where it could not be read
        metric, held_bytes, note = watch.stop()
        outcome = "ok" if held_bytes is not None else "unsupported"
        rows = [*rows, make_row(case, metric, held_bytes, "B", outcome=outcome, detail=note)]
    rows = [*rows, make_row(case, "case_seconds", round(ended.seconds, 3), "s", outcome=ended.outcome)]
    if not case.vertices:  # the data's own number, known once they are prepared
        count = open_prepared(folder_of(run.path / SCRATCH, case)).topology.vertex_count
        rows = [{**row, "vertices": count} for row in rows]
    if run.claims.holds(case.file_stem):
        run.write(case, rows)
    return ended


def _disk_fault(run: RunFolder, ended: Ended) -> str:
    """What is wrong with the disk, where that may be what a child died of; else an empty text."""
    if ended.outcome == "disk":
        return ended.detail
    found = probe(run.path, cache_dir()) if ended.outcome == "crash" else None
    return "" if found is None else fault_words(found)


def _after_kill(run: RunFolder, case: Case, ended: Ended) -> Ended:
    """Try again later, or say how often it was tried."""
    tries = 1 + sum(note["ended"] == "killed" for note in run.attempts(case))
    if tries >= TRIES:
        return replace(ended, detail=f"{ended.detail}, {tries} times")
    run.note_attempt(case, "killed", ended.detail)
    return replace(ended, outcome=AGAIN, detail=f"{ended.detail}, from outside; it is tried again")
