"""Live progress of a run on the terminal, and lines now and then where there is none."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

from bench.base.words import duration_words
from bench.case import Case
from bench.processes.isolate import Ended


def show_case(progress: Progress, task: TaskID, case: Case, progress_file: Path) -> Callable[[], None]:
    """A function that brings the display up to date: the case, and how far its training says it is."""
    progress_file.unlink(missing_ok=True)

    def show() -> None:
        try:
            more = f": {progress_file.read_text(encoding='utf-8')}"
        except OSError:
            more = ""
        progress.update(task, description=case.label() + more)

    show()
    return show


def tell_end(progress: Progress, task: TaskID, case: Case, ended: Ended, seconds_left: float | None) -> None:
    """What is left; a line for a failure; where the display is not live, a line now and then."""
    ahead = "" if seconds_left is None else f"about {duration_words(seconds_left)} left"
    progress.update(task, left=ahead)
    console, state = progress.console, progress.tasks[task]
    if ended.outcome not in ("ok", "unsupported"):
        console.print(Text.assemble(f"{case.label()}: ", (ended.outcome, "yellow"), f" {ended.detail}"))
    if console.is_terminal:
        return
    last = state.fields.get("shown", 0.0)
    if time.monotonic() - last > 20 or state.finished:
        progress.update(task, shown=time.monotonic())
        after = f", {ahead}" if ahead and not state.finished else ""
        console.print(f"{state.completed:.0f} of {state.total:.0f} cases{after}", highlight=False)


def progress_bar(console: Console) -> Progress:
    return Progress(
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
        TextColumn("{task.description}", markup=False),  # what a user named, or a model said
        console=console,
        transient=True,
    )
