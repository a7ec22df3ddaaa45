"""A run within a time: what matters most first, time kept for what comes last, and what did not fit is named.

The cases of the suite ``card`` in three goes: those that measure, up to the time that the trainings are expected to
need; everything on the trainings' meshes; then what is left of the first. No case is begun whose estimate does not
fit, at the pace of those before it, and one that is at work when the time is up ends and stays open.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence

from rich.console import Console

from bench.api import BenchError
from bench.base.disk import DiskFault
from bench.base.words import duration_words
from bench.case import Case
from bench.processes.execute import execute
from bench.runs.folder import RunFolder
from bench.suites.cost import Until, estimate_seconds

__all__ = ["REPORT_SECONDS", "execute_in_time"]

#: Kept for the report.
REPORT_SECONDS = 15.0


def execute_in_time(
    run: RunFolder,
    *,
    ends: float,
    timeout: float,
    memory_limit_bytes: int | None,
    console: Console,
    clock: Callable[[], float] = time.monotonic,
) -> tuple[Counter[str], list[str]]:
    """Work on the run's open cases until ``ends`` (on ``clock``); how many ended with which outcome, and what failed.

    Meshes that cannot be made (a package that is not installed) keep the cases on them open, with one line, and the
    others go on.
    """
    outcomes: Counter[str] = Counter()
    failed: list[str] = []
    waiting = run.waiting()
    first = [case for case in waiting if case.vertices]
    last = [case for case in waiting if not case.vertices]
    kept = min(estimate_seconds(last), (ends - clock()) / 2) if last else 0.0
    for cases, until in ((first, ends - kept), (last, ends), (first, ends)):
        open_now = [case for case in cases if not run.is_done(case)]
        deadline = Until(until, open_now, clock)
        if not any(deadline.fits(case) for case in open_now):
            continue
        try:
            outcomes += execute(
                run, timeout=timeout, memory_limit_bytes=memory_limit_bytes, console=console,
                only={case.key for case in open_now}, until=deadline,
            )  # fmt: skip
        except DiskFault:
            raise
        except BenchError as error:
            if clock() < until:  # else it is the time that was too short, as for a case
                failed.append(str(error))
            console.print(f"left open: {error}", highlight=False, markup=False)
        finally:
            run.release()
    tell_open(run.waiting(), console)
    return outcomes, failed


def tell_open(cases: Sequence[Case], console: Console) -> None:
    """Name the cases that were not run, a line per case."""
    if cases:
        console.print(f"not run in this time, about {duration_words(estimate_seconds(cases))} more:", highlight=False)
        for case in cases:
            console.print(f"  {case.label()}", highlight=False, markup=False)
