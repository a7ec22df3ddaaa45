"""``python -m bench.status RUN``: done, running, waiting, failed, and what is left, of a run on any machine."""

from __future__ import annotations

import dataclasses
import json
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from bench.api import BenchError
from bench.base.console import run_main
from bench.base.words import duration_words
from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.share import SCRATCH
from bench.runs.stored import WORKED, ending_of


@dataclass(frozen=True)
class Working:
    """A case that is being worked on: by whom, where, and how far its training says it is."""

    label: str
    host: str
    job: str
    progress: str


@dataclass(frozen=True)
class Status:
    """Where a run stands. ``seconds_left`` and ``device_hours_left`` are None where no finished case tells."""

    run: str
    cases: int
    done: int
    running: int
    waiting: int
    queued: int
    outcomes: Mapping[str, int]
    attempts: Mapping[str, int]
    seconds_left: float | None
    device_hours_left: float | None
    working: list[Working] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def failed(self) -> int:
        return sum(count for outcome, count in self.outcomes.items() if outcome not in WORKED)


def status_of(run: RunFolder, queued: int = 0) -> Status:
    """Read a run folder; nothing is written and nobody is disturbed.

    Time left: the cases not finished, each as long as the median of finished ones like it (model, measurement, data,
    budget; else the measurement; else all), divided by the processes at work now (one where there is none). Device
    hours: the same sum, times the devices of each case, undivided.
    """
    done = run.done_stems()
    finished = [case for case in run.cases() if case.file_stem in done]
    left = [case for case in run.cases() if case.file_stem not in done]
    held = run.claims.live()
    working = [
        Working(case.label(), held[case.file_stem].host, held[case.file_stem].job, _progress(run, case))
        for case in left
        if case.file_stem in held
    ]
    ends = {case: ending_of(run, case) for case in finished}
    seconds = _expected(ends, left)
    total = None if seconds is None else sum(seconds)
    hours = None if seconds is None else sum(s * case.devices for s, case in zip(seconds, left, strict=True)) / 3600
    bad = [f"{case.label()}: {end[0]} {end[2]}".strip() for case, end in ends.items() if end[0] not in WORKED]
    return Status(
        run.name,
        len(run.cases()),
        len(finished),
        len(working),
        len(left) - len(working),
        queued,
        Counter(end[0] for end in ends.values()),
        Counter(str(note["ended"]) for note in run.attempts()),
        None if total is None else total / max(1, len(working)),
        hours,
        working,
        bad,
    )


def _progress(run: RunFolder, case: Case) -> str:
    try:
        return (run.path / SCRATCH / f"progress-{case.key}.txt").read_text(encoding="utf-8")
    except OSError:
        return ""


def _expected(ends: Mapping[Case, tuple[str, float | None, str]], left: list[Case]) -> list[float] | None:
    if not left:
        return []
    known: dict[Any, list[float]] = defaultdict(list)
    for case, (_, seconds, _) in ends.items():
        if seconds is not None:
            for kind in _kinds(case):
                known[kind].append(seconds)
    if not known:
        return None
    medians = {kind: statistics.median(values) for kind, values in known.items()}
    return [next(medians[kind] for kind in _kinds(case) if kind in medians) for case in left]


def _kinds(case: Case) -> list[tuple[Any, ...]]:
    """What cases are alike in, from closest to loosest."""
    close = (case.measure, case.model, case.variant, case.dataset, case.vertices, case.phase, case.budget, case.devices)
    return [close, (case.measure, case.model), (case.measure,), ()]


def show(status: Status) -> str:
    """The status as a person reads it."""
    bar = [
        ("done", status.done), ("running", status.running), ("waiting", status.waiting), ("failed", status.failed),
    ]  # fmt: skip
    lines = [f"{status.run}: " + ", ".join(f"{count} {name}" for name, count in bar) + f" of {status.cases} cases"]
    if status.queued:
        lines.append(f"{status.queued} jobs of it in the scheduler's queue")
    if status.done < status.cases:
        left = "unknown until a case is finished"
        if status.seconds_left is not None and status.device_hours_left is not None:
            left = f"{duration_words(status.seconds_left)} as it goes now, {status.device_hours_left:.2f} device hours"
        lines.append(f"left: {left}")
    if status.attempts:
        noted = ", ".join(f"{count} {name}" for name, count in sorted(status.attempts.items()))
        lines.append(f"attempts that ended without a result: {noted}")
    if status.working:
        rows = [(w.label, w.host, w.job or "-", w.progress or "-") for w in status.working[:40]]
        lines += ["", tabulate(rows, headers=["running", "on", "job", "progress"])]
    if status.failures:
        lines += ["", "failed", *(f"  {text}" for text in status.failures[:20])]
        lines += [f"  … and {len(status.failures) - 20} more"] if len(status.failures) > 20 else []
    return "\n".join(lines)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def main(run: Path, as_json: bool) -> None:
    """Show the progress of RUN: cases done, running, waiting and failed, time and device hours left."""
    from bench.cluster.queue import queued_jobs

    try:
        folder = RunFolder.open(run)
        status = status_of(folder, len(queued_jobs(folder)))
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    if as_json:
        click.echo(json.dumps({**dataclasses.asdict(status), "failed": status.failed}, indent=1))
    else:
        click.echo(show(status))


if __name__ == "__main__":
    run_main(main)
