"""``python -m studies.run_estimates RUN…``: what a run was estimated to take, and what its cases took.

Both are of finished runs: the estimate is made of their cases as it is before a start, the time is the sum of their
``case_seconds`` (waiting and reports left out, two cases side by side counted one after the other).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from bench.base.console import run_main
from bench.runs.rows import read_rows_file, row_files
from bench.runs.stored import StoredRun
from bench.suites.cost import estimates


@dataclass(frozen=True)
class Compared:
    """Seconds of all cases of one run that ended well: ``estimated`` and ``taken``."""

    run: str
    cases: int
    estimated_s: float
    taken_s: float

    @property
    def ratio(self) -> float:
        return self.estimated_s / self.taken_s if self.taken_s else float("nan")


def compare(folder: Path) -> Compared:
    """One run's estimate against what it took, over the cases that have rows and a time."""
    taken = _taken(folder)
    cases = [case for case in StoredRun.open(folder).cases() if case.key in taken]
    return Compared(folder.name, len(cases), sum(estimates(cases).values()), sum(taken[case.key] for case in cases))


def _taken(folder: Path) -> dict[str, float]:
    lines = [line for file in row_files(folder) for line in read_rows_file(file).splitlines()]
    rows = [json.loads(line) for line in lines if '"case_seconds"' in line]
    return {row["case"]: float(row["value"]) for row in rows if row["metric"] == "case_seconds" and row["value"]}


def table(compared: Sequence[Compared]) -> str:
    """One line per run, in Markdown."""
    lines = ["| run | cases | estimated, s | taken, s | ratio |", "|---|---:|---:|---:|---:|"]
    for one in compared:
        lines.append(f"| {one.run} | {one.cases} | {one.estimated_s:.0f} | {one.taken_s:.0f} | {one.ratio:.2f} |")
    return "\n".join(lines)


@click.command()
@click.argument("runs", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(runs: tuple[Path, ...]) -> None:
    """Estimate against time taken, for each finished run."""
    click.echo(table([compare(run) for run in runs]))


if __name__ == "__main__":
    run_main(main)
