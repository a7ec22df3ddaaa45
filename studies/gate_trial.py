"""``python -m studies.gate_trial``: how often does the gate cry wolf on this machine, and what does it miss?

A repository of two commits is made in a temporary folder: a small network over 1,200 vertices, and the same network
with something planted. The gate then judges head against base again and again, each time in fresh processes. With
``--kernel`` the change is planted into the source of a kernel of ``bench-gate.toml`` instead, in a clone of this
checkout's last commit, and each run is one of the whole command (:mod:`studies.gate_plants`).
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from bench.api import BenchError
from bench.base.console import run_main
from bench.gate.checkout import Sides, repository_root, side_by_side
from bench.gate.golden import read_golden, update
from bench.gate.judge import Judged, Rules, head_entry, judge
from bench.gate.kernels import read_kernels
from bench.gate.pairs import Effort, Trio
from bench.gate.side import away_from, choose_core
from studies.gate_plants import WORDS, trial_of_kernel

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


#: What is replaced in the small network, and by what.
PLANTS = {
    "nothing": ("", ""),
    "slower": ("PRODUCTS = 10", "PRODUCTS = 11"),
    "faster": ("PRODUCTS = 10", "PRODUCTS = 9"),
    "copy": (
        "            features = vertices @ widen\n",
        "            kept = vertices.clone()\n            features = vertices @ widen\n",
    ),
    "weight": ("            return features @", "            weight.sum()\n            return features @"),
    "digit": ("torch.randn(64, 3)", "torch.randn(64, 3) * (1 + 3e-5)"),
}
#: A change of the work changes the output too, which is not what these two plants are about.
_OUTPUT_ALIKE = ("slower", "faster")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--plant", type=click.Choice(list(PLANTS)), default="nothing", show_default=True)
@click.option("--kernel", help="Plant into this kernel of bench-gate.toml.  [default: a small network]")
@click.option("--runs", type=click.IntRange(1), default=20, show_default=True)
@click.option("--json", "json_path", type=click.Path(path_type=Path), help="Append one line per run.")
def main(plant: str, kernel: str | None, runs: int, json_path: Path | None) -> None:
    """Judge a planted change RUNS times and count the verdicts."""
    lines = []
    try:
        for line in _lines(plant, kernel, runs):
            lines.append(line)
            if json_path is not None:
                with json_path.open("a", encoding="utf-8") as stream:
                    stream.write(json.dumps(line) + "\n")
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    click.echo(tabulate(summary(lines), disable_numparse=True))


def _lines(plant: str, kernel: str | None, runs: int) -> Iterator[dict[str, Any]]:
    if kernel is None:
        return trial(plant, runs)
    return trial_of_kernel(
        repository_root(Path.cwd()), kernel, plant, runs, say=lambda text: click.echo(text, err=True)
    )


def trial(plant: str, runs: int) -> Iterator[dict[str, Any]]:
    """``runs`` verdicts on one planted change, with live servers and fresh processes for each: a line per run."""
    core, _ = choose_core()
    effort = Effort() if WORDS[plant] in ("same", "slower", "faster") else None  # counters need no clock
    rules = Rules(effort=effort, pause_seconds=0)
    with planted_repository(plant, core) as sides:
        kernels, golden = read_kernels(sides.head), read_golden(sides.head)
        with Trio(sides.base, sides.head, kernels, core=core) as trio, away_from(core):
            for _ in range(runs):
                began = time.monotonic()
                found = judge(trio, kernels[0], rules, golden, golden)
                yield _line(plant, found, time.monotonic() - began)


@contextmanager
def planted_repository(plant: str, core: int | None) -> Iterator[Sides]:
    """Base and head of a new repository, side by side; the golden file is the base's."""
    program = PROGRAM
    if plant in _OUTPUT_ALIKE:
        program = program.replace("return features @ narrow", "return (features @ narrow).mul_(0)")
    old, new = PLANTS[plant]
    with tempfile.TemporaryDirectory(prefix="bench-gate-trial-") as name:
        folder = Path(name)
        (folder / "bench-gate.toml").write_text(TABLE, encoding="utf-8")
        (folder / "network.py").write_text(program, encoding="utf-8")
        _git(folder, "init", "-q")
        _commit(folder, "base")
        if plant not in _OUTPUT_ALIKE:  # more work raises the counters, which would hide what the clock says
            kernels = read_kernels(folder)
            with Trio(folder, folder, kernels, core=core, letters="B") as trio:
                update(folder, {"network": head_entry(trio, kernels[0])[0]}, whole=True)
            _commit(folder, "golden")
        (folder / "network.py").write_text(program.replace(old, new) if old else program, encoding="utf-8")
        (folder / "README").write_text("head\n", encoding="utf-8")
        _commit(folder, "head")
        with side_by_side(repository_root(folder), "HEAD~1") as sides:
            yield sides


def summary(lines: Sequence[Mapping[str, Any]]) -> list[tuple[str, Any]]:
    """How often the expected word was found, and false ones; ratio and half width of the interval, median."""
    expected = WORDS[lines[0]["plant"]]
    words = [set(line["words"]) for line in lines]
    ratios = [line["ratio"] for line in lines if line["ratio"]]
    widths = [(high - low) / 2 for _, low, high in ratios]
    return [
        ("kernel", lines[0].get("kernel", "small network")),
        ("planted", lines[0]["plant"]),
        ("runs", len(lines)),
        (f"verdict {expected!r}", sum(expected in found for found in words)),
        ("inconclusive", sum("inconclusive" in found for found in words)),
        ("false verdicts", sum(bool(found & _contradicting(expected)) for found in words)),
        ("tried twice", sum(line["tries"] > 1 for line in lines)),
        ("judged by processor time", sum(line["clock"] == "processor" for line in lines)),
        ("head / base, median", f"{statistics.median(ratio[0] for ratio in ratios):.3f}" if ratios else "not timed"),
        ("its interval, median", f"±{statistics.median(widths):.1%}" if widths else "not timed"),
        ("seconds a run, median", f"{statistics.median(line['seconds'] for line in lines):.0f}"),
    ]


def _contradicting(expected: str) -> set[str]:
    """Verdicts that are false where ``expected`` is true. More work or another operation does raise the counters."""
    if expected == "same":
        return {"slower", "faster", "larger", "smaller", "wrong output"}
    return {"slower": {"faster", "wrong output"}, "faster": {"slower", "larger", "wrong output"}}.get(
        expected, {"slower", "faster", "smaller"} | ({"wrong output"} - {expected})
    )


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
    run_main(main)
