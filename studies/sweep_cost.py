"""``python -m studies.sweep_cost``: what a suite costs on 1, 8, 64, … devices, computed from measured rows.

Nothing is run. The seconds of a training come from the rows of committed runs where they have its model (median
``latency_ms`` of a training step a mesh, at the nearest sizes measured, in proportion to vertices beyond), else from
``bench/costs.json``; the rest of a case (building, validation, test, edits) from ``bench/costs.json``. Jobs are then
dealt in the order of the run to whichever device is free first, as a scheduler does.
"""

from __future__ import annotations

import heapq
import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from bench.api import BenchError
from bench.base.console import run_main
from bench.case import Case
from bench.fit.result import parse_budget
from bench.runs.folder import RunFolder
from bench.runs.share import units
from bench.suites.cost import estimate_seconds, measured
from bench.suites.plan import make_cases

START_SECONDS = 30.0  # a job's way from the queue to its first step: start of Python, imports, opening the meshes
READ_BYTES_PER_SECOND = 1e9  # of a shared file system, all readers together: an assumption, not a measurement
FILES_A_CASE = 4  # rows, meshes, log, and the weights of the training with their description


@dataclass(frozen=True)
class Plan:
    """A sweep on this many devices. ``makespan_s`` from first job to last; ``busy`` the share of device time used."""

    devices: int
    makespan_s: float
    busy: float
    limit: str


def step_ms(folders: Sequence[Path]) -> dict[str, dict[int, float]]:
    """Median milliseconds of a training step a mesh, by model and vertices, from the rows of runs (tuned, CPU)."""
    found: dict[tuple[str, int], list[float]] = defaultdict(list)
    for folder in folders:
        for row in RunFolder.open(folder).rows():
            wanted = (row["metric"], row["phase"], row["outcome"], row["device"]) == (
                "latency_ms",
                "train",
                "ok",
                "cpu",
            )
            if wanted and row["variant"] in ("tuned", "default") and row["threads"] == 1:
                found[row["model"], row["vertices"]].append(row["value"] / row["batch"])
    table: dict[str, dict[int, float]] = defaultdict(dict)
    for (model, vertices), values in found.items():
        table[model][vertices] = statistics.median(values)
    return dict(table)


def mesh_ms(table: Mapping[int, float], vertices: int) -> float:
    """Between two measured sizes on the straight line through them; beyond, in proportion to the vertices."""
    sizes = sorted(table)
    if vertices <= sizes[0] or vertices >= sizes[-1]:
        nearest = sizes[0] if vertices <= sizes[0] else sizes[-1]
        return table[nearest] * vertices / nearest
    high = next(size for size in sizes if size >= vertices)
    low = sizes[sizes.index(high) - 1]
    share = (vertices - low) / (high - low)
    return table[low] + share * (table[high] - table[low])


def unit_seconds(unit: Sequence[Case], rows: Mapping[str, Mapping[int, float]]) -> float:
    """Seconds of a unit (the editors of one training and that training) on one device."""
    sets = {(case.dataset, case.vertices, case.counts) for case in unit if case.counts}
    calibrated = estimate_seconds(unit) - len(sets) * measured()["prepare_s"]  # meshes are made once for all
    case, budget = unit[0], parse_budget(unit[0].budget)
    if budget is None or budget.epochs is None or case.model not in rows:
        return calibrated
    vertices = case.vertices or measured()["vertices"].get(case.dataset, 4200)
    meshes = case.counts[0] if case.counts else 6000
    from_rows = mesh_ms(rows[case.model], vertices)
    from_costs = measured()["models"].get(case.model, measured()["models"]["other"])["train_ms"] * vertices / 4200
    cores = 1 + measured()["second_core"] * (case.threads - 1)
    return calibrated + budget.epochs * meshes * (from_rows - from_costs) / 1000 / cores


def deal(seconds: Sequence[float], devices: int, longest_first: bool = False) -> Plan:
    """Give each job to the device that is free first; in order, or the longest first."""
    jobs = sorted(seconds, reverse=True) if longest_first else list(seconds)
    free = [0.0] * devices
    for job in jobs:
        heapq.heappush(free, heapq.heappop(free) + START_SECONDS + job)
    end, total = max(free), sum(jobs)
    longest = max(jobs) + START_SECONDS
    limit = (
        "the longest training" if end < 1.05 * longest else "stragglers" if total / (end * devices) < 0.8 else "work"
    )
    return Plan(devices, end, total / (end * devices), limit)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--suite", default="paper", show_default=True)
@click.option("--preset", default="full", show_default=True)
@click.option("--rows", "folders", multiple=True, type=click.Path(path_type=Path), help="Runs with measured rows.")
@click.option("--devices", default="1,8,64,1000", show_default=True, help="Numbers of devices, with commas.")
@click.option("--json", "as_json", is_flag=True)
def main(suite: str, preset: str, folders: tuple[Path, ...], devices: str, as_json: bool) -> None:
    """What a suite costs on how many devices, and what limits it. A device is one case's cores."""
    try:
        options: dict[str, Any] = {"elsewhere": True}
        cases, _ = make_cases(suite, preset, **options)
        rows = step_ms(folders or (Path("results/reference/scaling-quick"),))
        print_plan(cases, rows, [int(number) for number in devices.split(",")], as_json)
    except (BenchError, ValueError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)


def print_plan(
    cases: list[Case], rows: Mapping[str, Mapping[int, float]], devices: Sequence[int], as_json: bool
) -> None:
    jobs = units(cases)
    seconds = [unit_seconds(unit, rows) for unit in jobs]
    by_model: dict[str, float] = defaultdict(float)
    for unit, cost in zip(jobs, seconds, strict=True):
        by_model[unit[0].model] += cost / 3600
    plans = [(deal(seconds, number), deal(seconds, number, longest_first=True)) for number in devices]
    vertices = measured()["vertices"]
    read = [case.vertices or vertices.get(case.dataset, 4200) for case in cases if case.trains]
    total_bytes = sum(12 * size * (sum(case.counts[:3]) or 7500) for size, case in zip(read, cases, strict=False))
    facts = {
        "cases": len(cases), "jobs": len(jobs), "device hours": round(sum(seconds) / 3600, 1),
        "longest job, h": round(max(seconds) / 3600, 2), "files": FILES_A_CASE * len(cases),
        "read, GB": round(total_bytes / 1e9, 1),
        "read at 1 GB/s, all readers together, min": round(total_bytes / READ_BYTES_PER_SECOND / 60, 1),
        "devices beyond which more do not help": int(sum(seconds) / max(seconds)) + 1,
        "models from rows": ", ".join(sorted(set(rows) & set(by_model))),
        "models from costs.json": ", ".join(sorted(set(by_model) - set(rows))),
    }  # fmt: skip
    table = [
        (one.devices, one.makespan_s / 3600, 100 * one.busy, one.limit, best.makespan_s / 3600) for one, best in plans
    ]
    if as_json:
        click.echo(json.dumps({"facts": facts, "plans": table, "hours by model": by_model}, indent=1))
        return
    click.echo(tabulate(facts.items()))
    headers = ["devices", "hours", "busy, %", "limited by", "hours, longest first"]
    click.echo("\n" + tabulate(table, headers=headers, floatfmt=(".0f", ".1f", ".0f", "", ".1f")))
    shares = sorted(by_model.items(), key=lambda item: -item[1])
    click.echo("\n" + tabulate(shares, headers=["model", "device hours"], floatfmt=".1f"))


if __name__ == "__main__":
    run_main(main)
