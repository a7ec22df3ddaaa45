"""``python -m studies.sweep_simulated DIR``: a sweep of many cases through the real store, claims and resume.

Only the work of a case is simulated: it takes no time and gives three rows. Of every hundred cases some die in the
middle, with their process and without a word; fail while their rows are written; or end in a row that says why they
failed. Halfway everything is killed and the run is resumed. At the end every row file and every worker's diary is
read: nothing lost, nothing done twice, no case in two hands at once.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from bench.api import BenchError
from bench.base.console import run_main
from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.rows import make_row
from bench.runs.share import claimed
from bench.suites.training import TRAIN_SUITES, TrainPlan

META = {
    "run": "simulated",
    "suite": "simulated",
    "commit": "c",
    "fingerprint": "f",
    "software": "s",
    "allocator": "system",
}
DEATH, BROKEN, FAILED = 0.1, 0.4, 0.5  # shares of the failures: the process dies, writing fails, a row of failure


@dataclass(frozen=True)
class Simulated:
    """What a simulated sweep came to; times in seconds, ``deaths`` processes that died in the middle of a case."""

    cases: int
    planning_seconds: float
    resuming_seconds: float
    working_seconds: float
    deaths: int
    broken: int
    failed_rows: int
    lost: int
    twice: int
    overlapping: int
    files: int

    @property
    def sound(self) -> bool:
        return self.lost == self.twice == self.overlapping == 0


def simulated_cases(count: int) -> list[Case]:
    """``count`` trainings from the real planner: 8 models, 5 sets, 4 latents, 2 budgets, seeds as needed."""
    models = [(f"model{index}", "tuned") for index in range(8)]
    data = [(f"data{index}", 12000) for index in range(5)]
    latents, budgets = (16, 32, 64, 256), ("epochs=300", "seconds=1800")
    seeds = range(-(-count // (len(models) * len(data) * len(latents) * len(budgets))))
    plan = TrainPlan(models, [], data, latents, seeds, budgets, {}, 1, "cpu", "common")
    return [replace(case, suite="simulated") for case in TRAIN_SUITES["reconstruction"](plan)[:count]]


def simulate(folder: Path, count: int, workers: int, failures: float, seed: int = 0) -> Simulated:
    """Plan, work with failures, kill everything halfway, resume, finish, and check every file."""
    began = time.perf_counter()
    cases = simulated_cases(count)
    run = RunFolder.create(folder, META, {}, cases)
    planning = time.perf_counter() - began
    run.release()
    diaries = folder.parent / f"{folder.name}-diaries"
    diaries.mkdir()
    began = time.perf_counter()
    deaths = _work(folder, diaries, workers, failures, seed, until=count // 2)
    half = time.perf_counter() - began
    began = time.perf_counter()
    run = RunFolder.resume(folder, "c", "f", "s")
    waiting = len(run.waiting())
    resuming = time.perf_counter() - began
    if not 0 < waiting < count:
        raise BenchError(f"expected an interruption in the middle, got {waiting} of {count} cases waiting")
    began = time.perf_counter()
    deaths += _work(folder, diaries, workers, failures, seed + 1, until=count)
    working = half + time.perf_counter() - began
    return _check(folder, diaries, cases, Simulated(count, planning, resuming, working, deaths, *(0,) * 6))


def _work(folder: Path, diaries: Path, workers: int, failures: float, seed: int, until: int) -> int:
    """Keep this many workers going until all cases are done; the processes still there then are killed."""
    context = multiprocessing.get_context("fork")
    run = RunFolder.open(folder)
    run.waiting()  # the names of the cases, made once for all the workers that are forked
    alive: list[Any] = []
    started = deaths = 0
    while len(run.done_stems()) < until:
        while len(alive) < workers:
            started += 1
            arguments = (run, diaries / f"{seed}-{started}.jsonl", failures, f"{seed}-{started}")
            alive.append(context.Process(target=_worker, args=arguments))
            alive[-1].start()
        time.sleep(0.05)
        deaths += sum(process.exitcode not in (None, 0) for process in alive)
        alive = [process for process in alive if process.exitcode is None]
    for process in alive:
        process.kill()
        process.join()
    return deaths


def _worker(run: RunFolder, diary: Path, failures: float, seed: str) -> None:
    """One process of the sweep: claims, runs, writes, as a real one does."""
    run = RunFolder(run.path, run.meta) if run._cases is None else _with_cases(run)
    luck = random.Random(seed)
    waiting = run.waiting()
    start = luck.randrange(len(waiting)) if waiting else 0
    with diary.open("a", buffering=1, encoding="utf-8") as lines:
        for case in waiting[start:] + waiting[:start]:
            for one in claimed(run, [case]):
                lines.write(json.dumps([one.key, "begin", time.time()]) + "\n")
                _do(run, one, luck, failures, lines)
                lines.write(json.dumps([one.key, "end", time.time()]) + "\n")
    run.release()


def _with_cases(run: RunFolder) -> RunFolder:
    mine = RunFolder(run.path, run.meta)  # claims of its own: the parent's would be in the parent's name
    mine._cases = run._cases
    return mine


def _do(run: RunFolder, case: Case, luck: random.Random, failures: float, lines: Any) -> None:
    draw = luck.random() / failures if failures else 2.0
    if draw < DEATH:
        os._exit(9)
    if draw < DEATH + BROKEN:
        lines.write(json.dumps([case.key, "broken", time.time()]) + "\n")
        try:
            run.write(case, _breaking(case))
        except RuntimeError:
            return
    outcome = "crash" if draw < 1 else "ok"
    rows = [make_row(case, "error_mean_mm", 1.0 if outcome == "ok" else None, "mm", outcome=outcome)]
    rows += [
        make_row(case, "training_seconds", 1800.0, "s"),
        make_row(case, "case_seconds", 1900.0, "s", outcome=outcome),
    ]
    if run.claims.holds(case.file_stem):
        run.write(case, rows)
        lines.write(json.dumps([case.key, "wrote", time.time()]) + "\n")


def _breaking(case: Case) -> Iterator[dict[str, Any]]:
    yield make_row(case, "error_mean_mm", 1.0, "mm")
    raise RuntimeError("the file system failed")


def _check(folder: Path, diaries: Path, cases: list[Case], found: Simulated) -> Simulated:
    wanted = {f"{case.file_stem}.jsonl": case.key for case in cases}
    there = {entry.name for entry in os.scandir(folder / "rows")}
    failed = bad = 0
    for name in there & set(wanted):
        rows = [json.loads(line) for line in (folder / "rows" / name).read_text(encoding="utf-8").splitlines()]
        bad += len(rows) != 3 or {row["case"] for row in rows} != {wanted[name]}
        failed += rows[0]["outcome"] != "ok"
    written: Counter[str] = Counter()
    spans: dict[str, list[tuple[float, float]]] = {}
    broken = 0
    for path in diaries.iterdir():
        begun: dict[str, float] = {}
        last = 0.0
        for text in path.read_text(encoding="utf-8").splitlines():
            key, event, at = json.loads(text)
            last = at
            written[key] += event == "wrote"
            broken += event == "broken"
            if event == "begin":
                begun[key] = at
            elif event == "end":
                spans.setdefault(key, []).append((begun.pop(key), at))
        for key, at in begun.items():  # the process died in this one
            spans.setdefault(key, []).append((at, last))
    crossed = sum(
        later[0] < earlier[1]
        for times in spans.values()
        for earlier, later in zip(sorted(times), sorted(times)[1:], strict=False)
    )
    return replace(
        found, broken=broken, failed_rows=failed, lost=len(set(wanted) - there) + bad,
        twice=sum(count > 1 for count in written.values()), overlapping=crossed, files=len(there),
    )  # fmt: skip


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--cases", type=click.IntRange(10), default=100_000, show_default=True)
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="Processes at once.")
@click.option("--failures", type=click.FloatRange(0, 0.9), default=0.05, show_default=True, help="Share of cases.")
def main(folder: Path, cases: int, workers: int, failures: float) -> None:
    """Simulate a sweep in a new folder, and print what became of it. Exit code 1 if a case was lost or done twice."""
    try:
        found = simulate(folder, cases, workers, failures)
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    click.echo(tabulate([(name.replace("_", " "), value) for name, value in asdict(found).items()], floatfmt=".1f"))
    sys.exit(0 if found.sound else 1)


if __name__ == "__main__":
    run_main(main)
