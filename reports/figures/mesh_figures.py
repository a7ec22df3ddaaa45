"""Figures of stored meshes, drawn by a process beside the one that reads rows and makes tables.

They need nothing but the mesh files, so they begin before anything else, even before pandas is imported. The process
is a fresh one: no lock or thread of the program that asks for it can be in its way.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Sequence
from functools import partial
from pathlib import Path

OF_MESHES = ("heads", "edits")
BOTH = ("png", "pdf")
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[2]); "
    "from reports.figures.mesh_figures import main; main(sys.argv[1])"
)


def cores() -> int:
    """How many processes may draw at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def forks() -> int:
    """How many copies of this process may draw at once: one where it cannot be forked safely.

    A lock that another thread holds at that moment stays locked in the copy for ever. The command has no other threads;
    a notebook or a test runner may.
    """
    safe = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return cores() if safe else 1


def begin(runs: Sequence[Path], wide: bool = True, formats: Sequence[str] = BOTH) -> Beside | None:
    """Begin with the figures of the meshes of runs; None on one core or without meshes."""
    if cores() > 1 and any((run / "meshes").is_dir() for run in runs):
        return Beside(runs, wide, formats)
    return None


class Beside:
    """A process that draws into a folder of its own, for runs without letters; it ends with this one."""

    def __init__(self, runs: Sequence[Path], wide: bool, formats: Sequence[str]) -> None:
        self.scratch = tempfile.TemporaryDirectory()
        order = {
            "runs": [str(run) for run in runs],
            "folder": self.scratch.name,
            "wide": wide,
            "formats": list(formats),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START, json.dumps(order), json.dumps(sys.path)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        self._end = weakref.finalize(self, _end, self.process, self.scratch)

    def fetch(self, folder: Path) -> dict[str, str | None]:
        """Wait for the figures and move them into ``folder``; their captions by name, None where there is none."""
        answer, problem = self.process.communicate()
        if self.process.returncode:
            from reports.read.columns import ReportError

            raise ReportError(
                "expected the figures of meshes from the process that draws them, got exit code "
                f"{self.process.returncode}: {problem.strip() or 'it said nothing'}"
            )
        captions: dict[str, str | None] = json.loads(answer)
        for file in sorted(Path(self.scratch.name).iterdir()):
            shutil.copyfile(file, folder / file.name)
        self._end()
        return captions

    def drop(self) -> None:
        """End it; what it has drawn is not wanted."""
        self._end()


def _end(process: subprocess.Popen[str], scratch: tempfile.TemporaryDirectory[str]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
    scratch.cleanup()


def main(order: str) -> None:
    """Draw what is ordered and print the captions."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it, and ends this one
    request = json.loads(order)
    from reports.figures.figure import write
    from reports.figures.heads import edits_figure, heads_figure
    from reports.read.meshes import read_mesh_files

    cases, _ = read_mesh_files((Path(run), "") for run in request["runs"])
    folder, formats = Path(request["folder"]), tuple(request["formats"])
    captions = {
        name: write(partial(draw, cases, request["wide"]), folder / name, formats)
        for name, draw in zip(OF_MESHES, (heads_figure, edits_figure), strict=True)
    }
    sys.stdout.write(json.dumps(captions))
