"""Figures of a run: which there are, and all of them written into a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reports import figures_edits, figures_errors, figures_heads, figures_scaling, figures_tradeoff
from reports.figures import Drawn, house_style, save
from reports.frame import Run

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
    written = []
    with house_style():
        for name, draw in all_figures().items():
            drawn = draw(run, wide)
            if drawn is not None:
                save(drawn.figure, folder / name, formats)
                written.append((name, drawn.caption))
    return written
