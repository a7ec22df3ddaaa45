"""Figures of stored meshes, drawn by a process beside the one that reads rows and makes tables.

They need nothing but the mesh files, so they begin before anything else, even before pandas is imported.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import tempfile
import traceback
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

OF_MESHES = ("heads", "edits")
BOTH = ("png", "pdf")


def cores() -> int:
    """How many processes may draw at once: one where this process cannot be forked."""
    if not hasattr(os, "sched_getaffinity") or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0))


def begin(runs: Sequence[Path], wide: bool = True, formats: Sequence[str] = BOTH) -> Beside | None:
    """Begin with the figures of the meshes of runs; None on one core or without meshes."""
    if cores() > 1 and any((run / "meshes").is_dir() for run in runs):
        return Beside(runs, wide, formats)
    return None


class Beside:
    """A forked process that draws into a folder of its own, for runs without letters; it ends with this one."""

    def __init__(self, runs: Sequence[Path], wide: bool, formats: Sequence[str]) -> None:
        self.scratch = tempfile.TemporaryDirectory()
        context = multiprocessing.get_context("fork")
        self.answer, said = context.Pipe(duplex=False)
        work = (list(runs), Path(self.scratch.name), wide, tuple(formats), said)
        self.process = context.Process(target=_draw, args=work, daemon=True)
        self.process.start()
        said.close()

    def fetch(self, folder: Path) -> dict[str, str | None]:
        """Wait for the figures and move them into ``folder``; their captions by name, None where there is none."""
        try:
            captions, problem = self.answer.recv()
        except EOFError:
            captions, problem = {}, "it ended without an answer"
        self.process.join()
        if problem:
            raise RuntimeError(f"expected the figures of meshes from the process that draws them, got: {problem}")
        for file in sorted(Path(self.scratch.name).iterdir()):
            shutil.copyfile(file, folder / file.name)
        self.scratch.cleanup()
        return captions

    def drop(self) -> None:
        """End it; what it has drawn is not wanted."""
        self.process.terminate()
        self.process.join()
        self.scratch.cleanup()


def _draw(runs: list[Path], folder: Path, wide: bool, formats: tuple[str, ...], answer: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process beside is told, and ends this one
    try:
        from reports.figures import write
        from reports.figures_heads import edits_figure, heads_figure
        from reports.meshes import read_mesh_files

        cases, _ = read_mesh_files((run, "") for run in runs)
        drawers = zip(OF_MESHES, (heads_figure, edits_figure), strict=True)
        captions = {name: write(partial(draw, cases, wide), folder / name, formats) for name, draw in drawers}
        answer.send((captions, ""))
    except Exception:
        answer.send(({}, traceback.format_exc()))
