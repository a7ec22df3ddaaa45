"""``python -m bench.history``: figures of nightly runs, one machine's together, and steps in them.

``append RUN`` adds the medians of a run folder (or the head's times of a gate's JSON) to one file per machine;
``check`` looks for steps. A step is a warning and never an error: what a night measures is not paired with anything,
and machines change by themselves. To know, run the gate between the two commits named.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from bench.api import BenchError, open_atomically
from bench.base.console import run_main
from bench.base.sealed import opened
from bench.measure.environment import fingerprint, machine_id
from bench.runs.stored import StoredRun
from bench.stats.steps import Step, find_steps

_METRICS = ("latency_ms", "peak_allocated_bytes", "peak_growth_bytes")
_SERIES = (
    "model", "variant", "dataset", "vertices", "phase", "batch", "latent", "dtype", "device", "threads", "metric",
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Keep figures of nightly runs, and find steps in them."""


@main.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True))
@click.option("--history", type=click.Path(path_type=Path), default=Path("results/history"), show_default=True)
def append(source: Path, history: Path) -> None:
    """Add a run folder, or the JSON of a gate, to the history of the machine it was made on."""
    try:
        path, count = append_source(source, history)
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    click.echo(f"{count} figures added to {path}" if count else f"{path} already has these figures")


@main.command()
@click.option("--history", type=click.Path(path_type=Path), default=Path("results/history"), show_default=True)
@click.option("--least", type=click.FloatRange(0.0), default=0.05, show_default=True, help="Smallest step reported.")
@click.option("--github", is_flag=True, help="Write warnings as a GitHub workflow shows them.")
def check(history: Path, least: float, github: bool) -> None:
    """Name the last step up of each series, if there is one. Steps are no error; a broken file is (exit code 2)."""
    try:
        found = _steps_up(history, least)
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    if github:
        for machine, name, step, entries in found:
            click.echo(f"::warning title=step in {name}::{_words(step, entries)} (machine {machine})")
    elif found:
        rows = [(machine, name, _words(step, entries)) for machine, name, step, entries in found]
        click.echo(tabulate(rows, headers=("machine", "series", "step")))
    click.echo(f"{len(found)} series with a step up" if found else "no steps up")


def _steps_up(history: Path, least: float) -> list[tuple[str, str, Step, list[dict[str, Any]]]]:
    """Machine, series, last step of at least ``least`` and the series' entries."""
    found = []
    for path in sorted(history.glob("*.jsonl")):
        for name, entries in read_series(path).items():
            steps = [step for step in find_steps([entry["value"] for entry in entries]) if step.change >= least]
            if steps:
                found.append((path.stem, name, steps[-1], entries))
    return found


def _words(step: Step, entries: list[dict[str, Any]]) -> str:
    before, after = entries[step.index - 1], entries[step.index]
    return (
        f"{step.before:.4g} → {step.after:.4g} ({step.change:+.1%}) between {before['commit'][:9]} ({before['date']}) "
        f"and {after['commit'][:9]} ({after['date']})"
        + ("; libraries or settings changed too" if before.get("fingerprint") != after.get("fingerprint") else "")
    )


def append_source(source: Path, history: Path) -> tuple[Path, int]:
    """Add the figures of a run folder or of a gate's JSON; returns the file and how many were new.

    Raises:
        BenchError: neither of the two, a run that is not finished, or one with nothing to keep.
    """
    entries, machine = _from_run(source) if source.is_dir() else _from_gate(source)
    if not entries:
        raise BenchError(f"expected figures ({', '.join(_METRICS)}) in {source}, got none; finish the run first")
    path = history / f"{machine}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    series = read_series(path) if lines else {}
    known = {(entry.get("run"), name) for name, kept in series.items() for entry in kept}
    new = [entry for entry in entries if (entry["run"], entry["series"]) not in known]
    with open_atomically(path, "w") as stream:
        stream.writelines(line + "\n" for line in [*lines, *(json.dumps(entry, sort_keys=True) for entry in new)])
    return path, len(new)


def read_series(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Series by name, in the order they were added; a broken line is refused with its number."""
    series: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            entry = json.loads(line)
            float(entry["value"]), entry["commit"], entry["date"]
            series[entry["series"]].append(entry)
        except (ValueError, KeyError, TypeError) as error:
            raise BenchError(f"expected a figure in line {number} of {path}, got {line[:60]!r}; remove it") from error
    return dict(series)


def _from_run(folder: Path) -> tuple[list[dict[str, Any]], str]:
    run = StoredRun.open(folder)
    left = sum(not run.is_done(case) for case in run.cases())
    if left:
        raise BenchError(f"expected a finished run, got {folder} with {left} cases left; resume it first")
    env = _environment_of(run)
    values: dict[str, list[float]] = defaultdict(list)
    for row in run.rows():
        if row["metric"] in _METRICS and row["outcome"] == "ok" and row["value"] is not None:
            values[" ".join(str(row[name]) for name in _SERIES)].append(float(row["value"]))
    stamp = {
        "run": run.name,
        "date": str(run.meta.get("started", ""))[:8],
        "commit": str(run.meta.get("commit", "unknown")),
        "fingerprint": run.meta["fingerprint"],
    }
    return _entries({name: statistics.median(found) for name, found in values.items()}, stamp), machine_id(env)


def _environment_of(run: StoredRun) -> dict[str, Any]:
    path = run.path / "environments" / f"{run.meta['fingerprint']}.json"
    try:
        env = opened(path.read_bytes())
        machine_id(env)
    except (OSError, ValueError, KeyError) as error:
        raise BenchError(f"expected the run's environment in {path}, got none ({error}); run it again") from error
    return env


def _from_gate(path: Path) -> tuple[list[dict[str, Any]], str]:
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        env = report["environment"]
        stamp = {
            "run": f"gate {report['head']} {report['date']}",
            "date": report["date"][:8],
            "commit": report["head"],
            "fingerprint": fingerprint(env),
        }
        values = {
            f"gate {kernel['name']} {clock}_ms": statistics.median(
                value / 1e6 for block in kernel[f"{clock}_time"]["samples_ns"]["head"] for value in block
            )
            for kernel in report["kernels"]
            for clock in ("wall", "processor")
            if f"{clock}_time" in kernel
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BenchError(
            f"expected a run folder or the JSON of a gate, got {path} ({type(error).__name__}: {error})"
        ) from error
    return _entries(values, stamp), machine_id(env)


def _entries(values: dict[str, float], stamp: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**stamp, "series": name, "value": value} for name, value in sorted(values.items())]


if __name__ == "__main__":
    run_main(main)
