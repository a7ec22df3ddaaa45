"""Figures drawn in a process of their own while this one makes the tables.

Drawing takes about as long as everything else in a report of many rows. Where the system can fork (Linux) a child draws
into a folder of its own from the rows that are already read; what it draws is byte for byte what this process would.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from reports.frame import Run

WORTH_ROWS = 20_000  # below, a process costs more than it saves
Captions = list[tuple[str, str]]


class Drawing:
    """Figures being drawn; :meth:`into` waits for them and puts them into a folder."""

    def __init__(self, run: Run, wide: bool, formats: Sequence[str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="lamm-bench-figures-")
        context = multiprocessing.get_context("fork")
        self._answer, there = context.Pipe(duplex=False)
        # A daemon: where the report ends with an error it ends too, and its folder goes with it.
        arguments = (run, Path(self._folder.name), wide, tuple(formats), there)
        self._process = context.Process(target=_draw, args=arguments, daemon=True)
        self._process.start()
        there.close()

    def into(self, folder: Path) -> Captions:
        """(stem, caption) of every figure, as :func:`reports.write_figures.write_figures` returns them."""
        try:
            answer = self._answer.recv()
        except EOFError:
            answer = RuntimeError("the process that draws the figures ended without a word")
        self._process.join()
        if isinstance(answer, BaseException):
            raise answer
        for file in sorted(Path(self._folder.name).iterdir()):
            shutil.move(file, folder / file.name)
        self._folder.cleanup()
        captions: Captions = answer
        return captions


def _draw(run: Run, folder: Path, wide: bool, formats: Sequence[str], there: Connection) -> None:
    from reports.write_figures import drawn_here

    answer: Any
    try:
        answer = drawn_here(run, folder, wide, formats)
    except Exception as error:
        answer = error
    there.send(answer)


def worth_it(run: Run) -> bool:
    """Many rows, a system that can fork safely, and a core to spare."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return len(run.rows) >= WORTH_ROWS and sys.platform == "linux" and cores > 1
