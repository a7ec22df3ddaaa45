"""Figures of a run: which there are, and all of them written into a folder, on as many cores as there are."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.frame import Run
from reports.meshes import read_meshes

if TYPE_CHECKING:
    from reports.figures import Drawn

Draw = Callable[[Run, bool], "Drawn | None"]
OF_MESHES = ("heads", "edits")  # drawn from stored meshes alone, without any table
BOTH = ("png", "pdf")


def all_figures() -> dict[str, Draw]:
    """Name → function of a run and ``wide``; a function returns None where the run has no rows for it."""
    from reports import figures_edits, figures_errors, figures_heads, figures_scaling, figures_tradeoff

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


def begin_figures(run: Run, wide: bool = True, formats: Sequence[str] = BOTH) -> None:
    """Begin with the figures of meshes in a process beside this one, while the tables are made.

    :func:`write_figures` of the same run and look fetches them. Does nothing on one core or without meshes.
    """
    if _cores() > 1 and any((source.path / "meshes").is_dir() for source in run.sources):
        run.memo["begun", wide, tuple(formats)] = _Beside(run, wide, tuple(formats))


def write_figures(run: Run, folder: Path, wide: bool = True, formats: Sequence[str] = BOTH) -> list[tuple[str, str]]:
    """Write every figure the run has rows for; returns (file stem, caption).

    ``wide`` sets panels side by side, for pages; otherwise they stand one above the other in one column, for print.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = list(all_figures())
    beside: _Beside | None = run.memo.pop(("begun", wide, tuple(formats)), None)
    left = [name for name in names if beside is None or name not in OF_MESHES]
    shared = (run, folder, wide, tuple(formats))
    if _cores() > 1:
        # Forked, so that rows and what the tables derived from them are there without being sent.
        if beside is None:
            read_meshes(run)
        with multiprocessing.get_context("fork").Pool(min(_cores(), len(left)), _share, shared) as pool:
            captions = dict(zip(left, pool.map(_write_figure, left, chunksize=1), strict=True))
    else:
        _share(*shared)
        captions = {name: _write_figure(name) for name in left}
    if beside is not None:
        captions |= beside.fetch(folder)
    return [(name, caption) for name in names if (caption := captions[name]) is not None]


def _cores() -> int:
    """How many processes may draw at once: one where this process cannot be forked."""
    if not hasattr(os, "sched_getaffinity") or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0))


class _Beside:
    """The figures of meshes, drawn into a folder of their own by a forked process, which ends with this one."""

    def __init__(self, run: Run, wide: bool, formats: tuple[str, ...]) -> None:
        self.scratch = tempfile.TemporaryDirectory()
        context = multiprocessing.get_context("fork")
        self.answer, said = context.Pipe(duplex=False)
        shared = (run, Path(self.scratch.name), wide, formats)
        self.process = context.Process(target=_draw_beside, args=(shared, said), daemon=True)
        self.process.start()
        said.close()

    def fetch(self, folder: Path) -> dict[str, str | None]:
        """Wait for the figures and move them into ``folder``; their captions by name."""
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


def _draw_beside(shared: tuple[Run, Path, bool, tuple[str, ...]], answer: Any) -> None:
    _share(*shared)
    try:
        answer.send(({name: _write_figure(name) for name in OF_MESHES}, ""))
    except Exception:
        answer.send(({}, traceback.format_exc()))


_shared: list[tuple[Run, Path, bool, tuple[str, ...]]] = []  # what the process at hand draws from


def _share(run: Run, folder: Path, wide: bool, formats: tuple[str, ...]) -> None:
    _shared[:] = [(run, folder, wide, formats)]


def _write_figure(name: str) -> str | None:
    """Draw and save one figure of the shared run; its caption, or None where the run has no rows for it."""
    from reports.figures import house_style, save

    ((run, folder, wide, formats),) = _shared
    with house_style():
        drawn = all_figures()[name](run, wide)
        if drawn is None:
            return None
        save(drawn.figure, folder / name, formats)
    return drawn.caption
