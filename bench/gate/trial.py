"""``python -m bench.gate.trial``: how often does the gate cry wolf on this machine, and what does it miss?

A repository of two commits is made in a temporary folder: a small network over 1,200 vertices, and the same network
with something planted. The gate then judges head against base again and again, each time in fresh processes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from bench.api import BenchError
from bench.gate.checkout import Sides, repository_root, side_by_side
from bench.gate.golden import read_golden, update
from bench.gate.judge import Judged, Rules, head_entry, judge
from bench.gate.kernels import read_kernels
from bench.gate.pairs import Effort, Trio
from bench.gate.side import away_from, choose_core

TABLE = '[[kernel]]\nname = "network"\nfunction = "network.py:build"\n'
PROGRAM = """
import torch

PRODUCTS = 10


def build():
    torch.manual_seed(0)
    vertices = torch.randn(1, 1200, 3)
    widen, weight, narrow = torch.randn(3, 64) / 3**0.5, torch.randn(64, 64) / 64**0.5, torch.randn(64, 3)

    def run():
        with torch.inference_mode():
            features = vertices @ widen
            for _ in range(PRODUCTS):
                features = torch.tanh(features @ weight)
            return features @ narrow

    return run
"""


@dataclass(frozen=True)
class Plant:
    """A change of the program by replacing ``old`` with ``new``, and the word the gate must find for it."""

    old: str
    new: str
    word: str


PLANTS = {
    "nothing": Plant("", "", "same"),
    "slower": Plant("PRODUCTS = 10", "PRODUCTS = 11", "slower"),
    "faster": Plant("PRODUCTS = 10", "PRODUCTS = 9", "faster"),
    "copy": Plant(
        "            features = vertices @ widen\n",
        "            kept = vertices.clone()\n            features = vertices @ widen\n",
        "larger",
    ),
    "weight": Plant(
        "            return features @", "            weight.sum()\n            return features @", "larger"
    ),
    "digit": Plant("torch.randn(64, 3)", "torch.randn(64, 3) * (1 + 3e-5)", "wrong output"),
}
#: A change of the work changes the output too, which is not what these two plants are about.
_OUTPUT_ALIKE = ("slower", "faster")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--plant", type=click.Choice(list(PLANTS)), default="nothing", show_default=True)
@click.option("--runs", type=click.IntRange(1), default=20, show_default=True)
@click.option("--json", "json_path", type=click.Path(path_type=Path), help="Append one line a run.")
def main(plant: str, runs: int, json_path: Path | None) -> None:
    """Judge a planted change RUNS times and count the verdicts."""
    try:
        judged = trial(plant, runs, json_path)
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    click.echo(tabulate(summary(plant, judged)))


def trial(plant: str, runs: int, json_path: Path | None = None) -> list[Judged]:
    """``runs`` verdicts on one planted change, with live servers and fresh processes for each."""
    core, _ = choose_core()
    judged = []
    effort = Effort() if PLANTS[plant].word in ("same", "slower", "faster") else None  # counters need no clock
    rules = Rules(effort=effort, pause_seconds=0)
    with planted_repository(plant, core) as sides:
        kernels, golden = read_kernels(sides.head), read_golden(sides.head)
        with Trio(sides.base, sides.head, kernels, core=core) as trio, away_from(core):
            for _ in range(runs):
                began = time.monotonic()
                found = judge(trio, kernels[0], rules, golden, golden)
                judged.append(found)
                if json_path is not None:
                    with json_path.open("a") as stream:
                        stream.write(json.dumps(_line(plant, found, time.monotonic() - began)) + "\n")
    return judged


@contextmanager
def planted_repository(plant: str, core: int | None) -> Iterator[Sides]:
    """Base and head of a new repository, side by side; the golden file is the base's."""
    program = PROGRAM
    if plant in _OUTPUT_ALIKE:
        program = program.replace("return features @ narrow", "return (features @ narrow).mul_(0)")
    change = PLANTS[plant]
    with tempfile.TemporaryDirectory(prefix="bench-gate-trial-") as name:
        folder = Path(name)
        (folder / "bench-gate.toml").write_text(TABLE)
        (folder / "network.py").write_text(program)
        _git(folder, "init", "-q")
        _commit(folder, "base")
        if plant not in _OUTPUT_ALIKE:  # more work raises the counters, which would hide what the clock says
            kernels = read_kernels(folder)
            with Trio(folder, folder, kernels, core=core, letters="B") as trio:
                update(folder, {"network": head_entry(trio, kernels[0])[0]}, whole=True)
            _commit(folder, "golden")
        (folder / "network.py").write_text(program.replace(change.old, change.new) if change.old else program)
        (folder / "README").write_text("head\n")
        _commit(folder, "head")
        with side_by_side(repository_root(folder), "HEAD~1") as sides:
            yield sides


def summary(plant: str, judged: list[Judged]) -> list[tuple[str, Any]]:
    """How often the expected word was found, and false ones; half the width of the median interval."""
    expected = PLANTS[plant].word
    alarms = [
        kernel for kernel in judged if set(kernel.words) & ({"slower", "faster", "larger", "wrong output"} - {expected})
    ]
    widths = sorted((k.timing.used.ratio.high - k.timing.used.ratio.low) / 2 for k in judged if k.timing is not None)
    return [
        ("planted", plant),
        ("runs", len(judged)),
        (f"verdict {expected!r}", sum(expected in kernel.words for kernel in judged)),
        ("inconclusive", sum("inconclusive" in kernel.words for kernel in judged)),
        ("false verdicts", len(alarms)),
        ("tried twice", sum(kernel.tries > 1 for kernel in judged)),
        ("interval of the ratio, median", f"±{widths[len(widths) // 2]:.1%}" if widths else "none"),
    ]


def _line(plant: str, found: Judged, seconds: float) -> dict[str, Any]:
    used = found.timing.used if found.timing is not None else None
    return {
        "plant": plant,
        "words": found.words,
        "tries": found.tries,
        "seconds": round(seconds, 2),
        "clock": used.clock if used else None,
        "ratio": list(used.ratio[:3]) if used else None,
        "control": list(used.control[:3]) if used else None,
    }


def _commit(folder: Path, message: str) -> None:
    _git(folder, "add", ".")
    _git(folder, "-c", "user.name=gate", "-c", "user.email=gate@localhost", "commit", "-q", "-m", message)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


if __name__ == "__main__":
    main()
