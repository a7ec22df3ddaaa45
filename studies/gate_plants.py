"""Changes planted into the source of a real kernel and judged by the real command, ``python -m bench.gate``.

The last commit of a checkout is cloned into a temporary folder, a change is committed there, and the gate compares
that commit with the one before it. ``tests/perf/gate_plants.toml`` says what is changed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.api import BenchError
from bench.gate.kernels import read_kernels

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PLANTS_FILE = Path("tests/perf/gate_plants.toml")
WORDS = {
    "nothing": "same",
    "slower": "slower",
    "faster": "faster",
    "copy": "larger",
    "weight": "larger",
    "digit": "wrong output",
}
_TIMED = ("nothing", "slower", "faster")
_FIRST_GUESS = 30  # repetitions at which the cost of one is measured


@dataclass(frozen=True)
class SourcePlant:
    """One ``[[plant]]``: in ``file`` of the kernel's checkout ``old``, which stands there once, becomes ``new``."""

    kernel: str
    name: str
    file: str
    old: str
    new: str

    def into(self, checkout: Path, repetitions: int) -> None:
        """Change the file.

        Raises:
            BenchError: ``old`` does not stand there exactly once.
        """
        path = checkout / self.file
        source = path.read_text(encoding="utf-8") if path.is_file() else ""
        if source.count(self.old) != 1:
            raise BenchError(
                f"expected the text of plant {self.name!r} of {self.kernel} once in {self.file}, "
                f"got it {source.count(self.old)} times; bring {PLANTS_FILE} up to date"
            )
        path.write_text(source.replace(self.old, self.new.replace("{n}", str(repetitions))), encoding="utf-8")


def read_plants(root: Path) -> list[SourcePlant]:
    """All plants of a checkout."""
    path = root / PLANTS_FILE
    try:
        return [SourcePlant(**entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["plant"]]
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise BenchError(f"expected [[plant]] entries in {path}, got: {error}") from error


def find_plant(root: Path, kernel: str, name: str) -> SourcePlant | None:
    """The plant of that name, ``slower`` for ``faster`` (taken away instead of added), None for ``nothing``."""
    if name == "nothing":
        return None
    plants = read_plants(root)
    wanted = "slower" if name == "faster" else name
    for plant in plants:
        if (plant.kernel, plant.name) == (kernel, wanted):
            return plant
    known = sorted({plant.kernel for plant in plants})
    raise BenchError(f"expected a kernel with plants ({', '.join(known)}), got {kernel!r}; add it to {PLANTS_FILE}")


def trial_of_kernel(
    root: Path,
    kernel: str,
    name: str,
    runs: int,
    share: float = 0.10,
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[dict[str, Any]]:
    """Judge the planted change ``runs`` times; a line per run, as :func:`studies.gate_trial.line_of` has it.

    ``share``: what ``slower`` and ``faster`` add to, or take from, the kernel's time.
    """
    names = [spec["name"] for spec in read_kernels(root)]
    if kernel not in names:
        raise BenchError(f"expected --kernel to be one of {', '.join(names)}; got {kernel!r}")
    plant = find_plant(root, kernel, name)
    clocked = name in _TIMED
    with _clone(root) as clone:
        clean = _git(clone, "rev-parse", "HEAD")
        repetitions = 1
        if plant is not None and "{n}" in plant.new:
            wanted = 1 / (1 - share) - 1 if name == "faster" else share
            repetitions = _repetitions(
                lambda n: float(_judge(clone, clean, _commit(clone, clean, plant, n), kernel, True)["ratio"][0]),
                wanted,
                say,
            )
        base, head = clean, _commit(clone, clean, plant, repetitions)
        if name == "faster":
            base, head = head, _commit(clone, head, None, 0, of=clean)
        for number in range(1, runs + 1):
            line = {"kernel": kernel, "plant": name, **_judge(clone, base, head, kernel, clocked)}
            say(f"{number} of {runs}: {', '.join(line['words'])} ({line['seconds']:.0f} s)")
            yield line


def _repetitions(ratio_of: Callable[[int], float], wanted: float, say: Callable[[str], None]) -> int:
    """How many repetitions cost ``wanted`` (relative): from many of them, then from about as many as it takes."""
    reps, cost = 0, 0.0
    found = _FIRST_GUESS
    for _ in range(2):
        extra = ratio_of(found) - 1
        reps, cost = reps + found, cost + extra
        say(f"{found} repetitions cost {extra:+.1%}")
        found = max(1, round(wanted * reps / max(cost, 1e-3)))
    say(f"{found} repetitions for {wanted:.1%}")
    return found


def _judge(clone: Path, base: str, head: str, kernel: str, clocked: bool) -> dict[str, Any]:
    """One run of the command, as a user gives it."""
    _git(clone, "checkout", "-q", "--detach", head)
    report_path = clone.parent / "gate.json"
    report_path.unlink(missing_ok=True)
    command = [sys.executable, "-m", "bench.gate", "--base", base, "--only", kernel, "--json", str(report_path)]
    began, load = time.monotonic(), os.getloadavg()[0]
    done = subprocess.run(
        [*command, *([] if clocked else ["--no-clock"])], cwd=clone, capture_output=True, encoding="utf-8"
    )
    if not report_path.is_file():
        last = (done.stderr.strip().splitlines() or ["not a word"])[-1]
        raise BenchError(f"expected the gate to judge {kernel}, got exit code {done.returncode}: {last}")
    (found,) = (
        entry for entry in json.loads(report_path.read_text(encoding="utf-8"))["kernels"] if entry["name"] == kernel
    )
    clock = found.get("judged_by")
    used = found[f"{clock}_time"] if clock else {}
    return {
        "words": found["verdicts"],
        "notes": found["notes"],
        "exit_code": done.returncode,
        "tries": found["tries"],
        "seconds": round(time.monotonic() - began, 1),
        "load": round(load, 1),
        "clock": clock,
        "ratio": list(used["ratio"].values()) if used else None,
        "control": list(used["control"].values()) if used else None,
    }


@contextmanager
def _clone(root: Path) -> Iterator[Path]:
    """The last commit of ``root`` in a repository of its own; uncommitted changes stay behind."""
    with tempfile.TemporaryDirectory(prefix="bench-gate-trial-") as name:
        folder = Path(name) / "clone"
        subprocess.run(["git", "clone", "-q", "--shared", str(root), str(folder)], check=True, capture_output=True)
        yield folder


def _commit(clone: Path, onto: str, plant: SourcePlant | None, repetitions: int, of: str = "") -> str:
    """A commit on top of ``onto``: the plant, or the tree of commit ``of``, or nothing at all."""
    _git(clone, "checkout", "-q", "--detach", onto)
    if plant is not None:
        plant.into(clone, repetitions)
    elif of:
        _git(clone, "checkout", "-q", of, "--", ".")
    identity = ["-c", "user.name=gate", "-c", "user.email=gate@localhost"]
    _git(clone, *identity, "commit", "-q", "--all", "--allow-empty", "-m", plant.name if plant else "clean")
    return _git(clone, "rev-parse", "HEAD")


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()
