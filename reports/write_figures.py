"""Figures of a run: which there are, and all of them written into a folder."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from reports import figures_edits, figures_errors, figures_heads, figures_scaling, figures_tradeoff
from reports.figures import Drawn, house_style, save
from reports.frame import Run
from reports.meshes import read_meshes

Draw = Callable[[Run, bool], Drawn | None]


def all_figures() -> dict[str, Draw]:
    """Name → function of a run and ``wide``; a function returns None where the run has no rows for it."""
    return {
        "tradeoff": figures_tradeoff.tradeoff_figure,
        "latency": figures_scaling.latency_figure,
        "memory": figures_scaling.memory_figure,
        "gain": figures_tradeoff.gain_figure,
        "learning": figures_errors.learning_figure,
        "cumulative": figures_errors.cumulative_figure,
        "regions": figures_errors.region_figure,
        "heads": figures_heads.heads_figure,
        "edits": figures_heads.edits_figure,
        "leakage": figures_edits.leakage_figure,
    }


def write_figures(
    run: Run, folder: Path, wide: bool = True, formats: Sequence[str] = ("png", "pdf")
) -> list[tuple[str, str]]:
    """Write every figure the run has rows for; returns (file stem, caption).

    ``wide`` sets panels side by side, for pages; otherwise they stand one above the other in one column, for print.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shared, names = (run, folder, wide, tuple(formats)), list(all_figures())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if cores > 1 and "fork" in multiprocessing.get_all_start_methods():
        # Forked, so that rows and what the tables derived from them are there without being sent.
        read_meshes(run)
        with multiprocessing.get_context("fork").Pool(min(cores, len(names)), _share, shared) as pool:
            captions = pool.map(_write_figure, names, chunksize=1)
    else:
        _share(*shared)
        captions = [_write_figure(name) for name in names]
    return [(name, caption) for name, caption in zip(names, captions, strict=True) if caption is not None]


_shared: list[tuple[Run, Path, bool, tuple[str, ...]]] = []  # what the process at hand draws from


def _share(run: Run, folder: Path, wide: bool, formats: tuple[str, ...]) -> None:
    _shared[:] = [(run, folder, wide, formats)]


def _write_figure(name: str) -> str | None:
    """Draw and save one figure of the shared run; its caption, or None where the run has no rows for it."""
    ((run, folder, wide, formats),) = _shared
    with house_style():
        drawn = all_figures()[name](run, wide)
        if drawn is None:
            return None
        save(drawn.figure, folder / name, formats)
    return drawn.caption
