"""``python -m studies.report_speed RUN [RUN…]``: how long reports of many rows take, each kind in a process of its own.

The rows are those of real runs, multiplied as a larger preset would: trainings get further seeds, timings further
sizes, published forms and processes, until there are as many as wanted. Meshes are copied.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np

from bench.base.console import run_main
from reports.read.columns import TRAINED, ReportError
from reports.read.runs import read_run

Row = dict[str, Any]
_SIZES = (1.0, 0.35)  # further sizes beside those that were measured
_KINDS = ("csv", "md", "html", "latex", "pdf")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RUN [RUN...]")
@click.option("--rows", default=100_000, show_default=True, help="How many rows the reports are made of.")
@click.option("--to", "kinds", default=",".join(_KINDS), show_default=True, help="Kinds of report, by commas.")
@click.option("--cores", default="1", show_default=True, help="Numbers of cores to use, by commas.")
@click.option("--repeats", default=1, show_default=True, help="Renders of each; the fastest is reported.")
@click.option("--keep", type=click.Path(path_type=Path), help="Make the runs here, and leave them and their reports.")
def main(runs: tuple[Path, ...], rows: int, kinds: str, cores: str, repeats: int, keep: Path | None) -> None:
    """Make runs of many rows out of real ones and time the command that renders them (start and imports included)."""
    with tempfile.TemporaryDirectory() as scratch:
        place = keep or Path(scratch)
        try:
            folders = multiply(runs, rows, place)
        except ReportError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)
        click.echo(f"{rows:,} rows of {', '.join(folder.name for folder in folders)}")
        click.echo(f"{'kind':6}{'cores':>6}{'wall s':>9}{'processor s':>13}")
        for count in map(int, cores.split(",")):
            for kind in kinds.split(","):
                found = [render(folders, kind, count, place / "report" / kind) for _ in range(repeats)]
                wall, processor = min(found, key=lambda pair: pair[1])
                click.echo(f"{kind:6}{count:6}{wall:9.1f}{processor:13.1f}")


def render(folders: Sequence[Path], kind: str, cores: int, out: Path) -> tuple[float, float]:
    """Wall and processor seconds (of the command and what it started) of one render on this many cores."""
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    if len(allowed) < cores:
        raise click.UsageError(f"expected {cores} cores, got {len(allowed)}; give a smaller --cores")
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "reports.render", *map(str, folders), "--to", kind, "--out", str(out), "--quiet"]
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, allowed))
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise click.ClickException(f"expected the report to be written, got exit status {status}: {' '.join(command)}")
    return wall, used.ru_utime + used.ru_stime


def multiply(runs: Sequence[Path], rows: int, place: Path) -> list[Path]:
    """Write runs under ``place`` that hold ``rows`` rows together, made of the rows of ``runs``; their folders."""
    cases = {run: _cases(run) for run in runs}
    folders = []
    for run in runs:
        folder = place / run.name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        shutil.copyfile(run / "run.json", folder / "run.json")
        for part in ("environments", "meshes"):
            if (run / part).exists():
                shutil.copytree(run / part, folder / part)
        (folder / "rows").mkdir()
        folders.append(folder)
    left = rows
    for step in range(rows):  # every step adds to each run; one that adds nothing ends it
        before = left
        for run, folder in zip(runs, folders, strict=True):
            for name, case in cases[run].items():
                made = list(_made(case, step))[:left]
                if made:
                    text = "".join(json.dumps(row) + "\n" for row in made)
                    (folder / "rows" / f"{name}-s{step}.jsonl").write_text(text, encoding="utf-8")
                left -= len(made)
        if not left or left == before:
            break
    if left:
        raise ReportError(f"expected to make {rows:,} rows, got {rows - left:,}; give runs with rows of timings")
    return folders


def _cases(run: Path) -> dict[str, list[Row]]:
    read_run(run)  # says what is wrong with it
    files = sorted((run / "rows").glob("*.jsonl"))
    return {file.stem: [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] for file in files}


def _made(case: Sequence[Row], step: int) -> Iterator[Row]:
    """The rows of a case in its ``step``-th repetition; none where it has no further one."""
    first = case[0]
    trained = first["suite"] in TRAINED
    if trained and step and (first["model"] == "pca" or step > 1):
        return
    change: dict[str, Any] = {"case": hashlib.sha256(f"{first['case']} {step}".encode()).hexdigest()[:16]}
    factor = 1.0
    if trained:
        change["seed"] = first["seed"] + step
    else:
        repeat, kind = divmod(step, 2 * len(_SIZES))
        form, scale = divmod(kind, len(_SIZES))
        if form and first["model"] == "pca":
            return
        factor = _SIZES[scale] * (1.6 if form else 1.0)
        change |= {
            "variant": "faithful" if form else first["variant"],
            "vertices": round(first["vertices"] * _SIZES[scale]),
            "process": first["process"] + 10 * repeat,
        }
        if repeat and case[-1]["metric"] != "latency_ms" and not any(row["metric"] == "latency_ms" for row in case):
            return  # memory and counters are taken once
    rng = np.random.default_rng(int(change["case"], 16))
    noise = factor * np.exp(0.03 * rng.standard_normal(len(case)))
    if not step:
        noise = np.ones(len(case))
    for row, by in zip(case, noise.tolist(), strict=True):
        changes = {**change, "seed": row["seed"] + step} if trained else change
        value = row["value"] * by if isinstance(row["value"], float) else row["value"]
        kept = row["metric"] in ("parameters", "training_published_epochs", "training_rate", "data_spread_mm")
        yield {**row, **changes, "value": row["value"] if kept else value}


if __name__ == "__main__":
    run_main(main)
