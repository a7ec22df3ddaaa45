"""Figures of a run: which there are, and all of them written into a folder, on as many cores as there are."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.figures.mesh_figures import BOTH, OF_MESHES, Beside, forks
from reports.read.columns import ReportError
from reports.read.meshes import read_meshes
from reports.read.runs import Run

if TYPE_CHECKING:
    from reports.figures.figure import Drawn

Draw = Callable[[Run, bool], "Drawn | None"]
Captions = list[tuple[str, str]]  # of every figure that was written: file stem, caption


def all_figures() -> dict[str, Draw]:
    """Name → function of a run and ``wide``; a function returns None where the run has no rows for it."""
    from reports.figures import (
        edits as figures_edits,
    )
    from reports.figures import (
        errors as figures_errors,
    )
    from reports.figures import (
        heads as figures_heads,
    )
    from reports.figures import (
        mesh_numbers as figures_mesh_numbers,
    )
    from reports.figures import (
        rank_costs as figures_rank_costs,
    )
    from reports.figures import (
        samples as figures_samples,
    )
    from reports.figures import (
        scaling as figures_scaling,
    )
    from reports.figures import (
        tradeoff as figures_tradeoff,
    )

    return {
        "tradeoff": figures_tradeoff.tradeoff_figure,
        "latency": figures_scaling.latency_figure,
        "memory": figures_scaling.memory_figure,
        "gain": figures_tradeoff.gain_figure,
        "data-size": figures_mesh_numbers.data_size_figure,
        "ranks": figures_rank_costs.rank_figure,
        "learning": figures_errors.learning_figure,
        "cumulative": figures_errors.cumulative_figure,
        "regions": figures_errors.region_figure,
        "heads": lambda run, wide: figures_heads.heads_figure(read_meshes(run)[0], wide),
        "edits": lambda run, wide: figures_heads.edits_figure(read_meshes(run)[0], wide),
        "generation": figures_samples.generation_figure,
        "samples": lambda run, wide: figures_samples.samples_figure(read_meshes(run)[0], wide),
        "leakage": figures_edits.leakage_figure,
    }


def write_figures(
    run: Run, folder: Path, wide: bool = True, formats: Sequence[str] = BOTH, beside: Beside | None = None
) -> Captions:
    """Write every figure the run has rows for; what :func:`start_figures` starts, waited for."""
    return start_figures(run, folder, wide, formats, beside)()


def start_figures(
    run: Run, folder: Path, wide: bool = True, formats: Sequence[str] = BOTH, beside: Beside | None = None
) -> Callable[[], Captions]:
    """Have every figure drawn that the run has rows for, by other processes where there are several cores.

    ``wide`` sets panels side by side, for pages; otherwise they stand one above the other in one column, for print.
    ``beside``: a process that draws the figures of meshes already. Returns a function that waits for the end and
    returns the captions.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = list(all_figures())
    if beside is not None and any(source.letter for source in run.sources):
        beside.drop()  # it did not know that the runs are told apart by letters
        beside = None
    left = [name for name in names if beside is None or name not in OF_MESHES]
    finish = _start(left, (run, folder, wide, tuple(formats)))
    return lambda: _in_order(names, finish() | (beside.fetch(folder) if beside else {}))


def _start(names: list[str], shared: tuple[Run, Path, bool, tuple[str, ...]]) -> Callable[[], dict[str, str | None]]:
    """Have figures drawn, here or by copies of this process; returns a function that waits and returns captions."""
    if forks() == 1:
        _share(*shared)
        drawn = {name: _write_figure(name) for name in names}
        return lambda: drawn
    # Forked, so that rows, what the tables derived from them, and the imports are there without being sent.
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(min(forks(), len(names)), context, _begin, shared)
    started = {name: pool.submit(_write_figure, name) for name in names}

    def wait() -> dict[str, str | None]:
        try:
            return {name: future.result() for name, future in started.items()}
        except BrokenProcessPool:
            raise ReportError(
                "expected figures from the processes that draw them, got one that was ended from outside, most likely "
                "for memory; free some, or render on one core (taskset -c 0)"
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)

    return wait


def _in_order(names: list[str], captions: dict[str, str | None]) -> Captions:
    return [(name, caption) for name in names if (caption := captions[name]) is not None]


_shared: list[tuple[Run, Path, bool, tuple[str, ...]]] = []  # what the process at hand draws from


def _share(run: Run, folder: Path, wide: bool, formats: tuple[str, ...]) -> None:
    _shared[:] = [(run, folder, wide, formats)]


def _begin(*shared: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it, and ends this one
    _share(*shared)


def _write_figure(name: str) -> str | None:
    """Draw and save one figure of the shared run; its caption, or None where the run has no rows for it."""
    from reports.figures.figure import write

    ((run, folder, wide, formats),) = _shared
    return write(partial(all_figures()[name], run, wide), folder / name, formats)
