"""``python -m bench.status RUN``: done, running, waiting, failed, and what is left, of a run on any machine.

Of a folder of runs: which of the trainings to the end are not in it yet, and what they would cost.
"""

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
from bench.suites.converged import EPOCHS, Shortfall, shortfall


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


def show_shortfall(found: Shortfall) -> str:
    """What is not trained to the end, as a person reads it."""
    core, card = (sum(getattr(part, name) for part in found.missing) for name in ("core_hours", "card_hours"))
    lines = [
        f"{found.folder}: {found.done} of {found.wanted} trainings to the end ({EPOCHS} epochs) in {found.runs} runs"
    ]
    if found.missing:
        lines += [
            f"missing: about {duration_words(3600 * core)} of one core, or {duration_words(3600 * card)} of a card "
            "(a rough guess: costs were measured on a CPU)",
            "",
            tabulate(
                [
                    (
                        part.suite, part.data, part.latent, part.settings, ", ".join(map(str, part.seeds)),
                        ", ".join(part.models), duration_words(3600 * part.core_hours),
                        duration_words(3600 * part.card_hours),
                    )
                    for part in found.missing
                ],
                headers=["suite", "data", "Z", "settings", "seeds", "models", "a core", "a card"],
                disable_numparse=True,
                maxcolwidths=[None, None, None, None, None, 60, None, None],
            ),
            "",
            f"The first of them: {found.missing[0].command}",
            "On a card add --device cuda. All commands: --json.",
        ]  # fmt: skip
    return "\n".join([*lines, *(f"not read: {text}" for text in found.unread)])


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def main(run: Path, as_json: bool) -> None:
    """Show the progress of RUN: cases done, running, waiting and failed, time and device hours left.

    If RUN is a folder of runs, such as results/reference: the trainings to the end that are not in it, with what they
    would cost on a core and on a card, and the commands.
    """
    from bench.cluster.queue import queued_jobs

    try:
        if run.is_dir() and not (run / "run.json").exists():
            found = shortfall(run)
            click.echo(json.dumps(dataclasses.asdict(found), indent=1) if as_json else show_shortfall(found))
            return
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
