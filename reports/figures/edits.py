"""Leakage: how far from the edited region a model still moves vertices."""

from __future__ import annotations

import re

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from bench.stats.meshes import mesh_seed_estimate
from reports.figures.figure import Drawn, legend, panels
from reports.read.cells import editor_kind, numbered, seeds_by_meshes
from reports.read.runs import Run
from reports.style import colour, marker
from reports.tables.edits import SUITES
from reports.tables.table import settings

PREFIX = "leakage_mm@"
_LINE = ["name", "model", "variant", "letter", "editor"]
Curve = tuple[str, str, bool, pd.DataFrame]
TOLD = {"region": "region's controls alone", "held": "other controls held", "rest": "rest of the surface held"}


def leakage_rows(run: Run) -> pd.DataFrame:
    """The rows of leakage curves, ``at`` the middle of their band in mm."""
    return run.remembered("leakage_rows", lambda: _leakage_rows(run))


def _leakage_rows(run: Run) -> pd.DataFrame:
    rows = run.of_suite(*SUITES).rows
    rows = rows[(rows["outcome"] == "ok") & (rows["phase"] == "edit")]
    return numbered(rows, PREFIX, _middle).dropna(subset=["value"])


def _middle(band: str) -> float | None:
    ends = re.fullmatch(r"([\d.]+)-([\d.]+)", band)
    return (float(ends[1]) + float(ends[2])) / 2 if ends else None


def leakage_curves(run: Run) -> list[tuple[str, list[Curve]]]:
    """(title, lines) for every data set, latent and kind of editor; a line: shown name, model, whether dashed, figures.

    Editors that are given the region's control vertices alone stand apart from those that hold all others, or the rest
    of the surface; a native edit stands in all, it leaves other regions alone by itself.
    """
    return run.remembered("leakage_curves", lambda: _leakage_curves(run))


def _leakage_curves(run: Run) -> list[tuple[str, list[Curve]]]:
    found = []
    for (dataset, latent), part in leakage_rows(run).groupby(["dataset", "latent"], sort=True):
        kind = editor_kind(part["editor"])
        native = part["editor"].str.startswith("native") | (part["model"] == "truth")
        several = kind.nunique() > 1
        for told, words in TOLD.items():
            if (kind == told).any():
                lines = part[(kind == told) | (native & (told != "region"))]
                found.append((f"{dataset}, Z = {latent}" + (f": {words}" if several else ""), _curves(lines)))
    return found


def _curves(part: pd.DataFrame) -> list[Curve]:
    lines, seen = [], set()
    several = part.groupby("name")["editor"].nunique().max() > 1
    for (name, model, _, _, editor), group in _native_first(part):
        shown = "true edit" if model == "truth" else f"{name}, {editor}" if editor and several else name
        lines.append((shown, model, name in seen, _curve(group)))
        seen.add(name)
    return lines


def leakage_figure(run: Run, wide: bool = True) -> Drawn | None:
    """Mean displacement against geodesic distance from the region, with its interval over edits and seeds."""
    shown = leakage_curves(run)[:4]
    if not shown:
        return None
    figure, axes = panels(len(shown), wide, height=2.4)
    entries = []
    for panel, (title, lines) in zip(axes, shown, strict=True):
        for name, model, dashed, curve in lines:
            if model == "truth":
                panel.plot(curve.index, curve["value"], color="0.45", linestyle=(0, (1, 1)), linewidth=2)
                entries.append((name, model, ""))
                continue
            style = "--" if dashed else "-"
            panel.plot(curve.index, curve["value"], color=colour(model), marker=marker(model), linestyle=style)
            panel.fill_between(curve.index, curve["low"], curve["high"], color=colour(model), alpha=0.1, linewidth=0)
            entries.append((name, model, style))
        panel.set_ylim(0, None)
        panel.set_xlim(0, None)
        panel.set_xlabel("geodesic distance from the region (mm)")
        panel.set_ylabel("displacement (mm)")
        panel.set_title(title, pad=3)
    _legend(figure, entries, wide)
    rows = leakage_rows(run)
    edits = rows.groupby(_LINE)["sample"].nunique().max()
    caption = (
        "Leakage: mean displacement of vertices (against the model's own reconstruction) in bands of geodesic distance "
        f"from the edited region, over up to {edits} edits; band: 95% interval over edits and seeds. A local edit is "
        f"near the true edit everywhere; one that moves nothing at all is so outside only. {settings(run, rows)}."
    )
    return Drawn(figure, caption)


def _native_first(part: pd.DataFrame) -> list:
    """Lines by model; a model's native editor is its first, drawn solid."""
    return sorted(part.groupby(_LINE), key=lambda pair: (pair[0][0], pair[0][4] != "native", pair[0][4]))


def _legend(figure: Figure, entries: list[tuple[str, str, str]], wide: bool) -> None:
    plain = [entry for entry in entries if entry[1] != "truth"]
    truth = [Line2D([], [], color="0.45", linestyle=(0, (1, 1)), linewidth=2, label="true edit")]
    legend(figure, plain, wide, truth if len(plain) < len(entries) else ())


def _curve(group: pd.DataFrame) -> pd.DataFrame:
    """Mean over edits and seeds in each band, with its interval."""
    found = {}
    for at, part in group.groupby("at"):
        table = seeds_by_meshes(part)[0]
        if table.size:
            estimate = mesh_seed_estimate(table, resamples=500)
            several = table.size > 1
            ends = (max(estimate.low, 0.0), estimate.high) if several else (estimate.value, estimate.value)
            found[at] = (estimate.value, *ends)
    return pd.DataFrame.from_dict(found, orient="index", columns=["value", "low", "high"]).sort_index()
