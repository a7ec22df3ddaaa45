"""Leakage: how far from the edited region a model still moves vertices."""

from __future__ import annotations

import pandas as pd

from bench.stats_meshes import mesh_seed_estimate
from reports.cells import seeds_by_meshes
from reports.figures import Drawn, legend, line_style, panels
from reports.frame import Run
from reports.style import colour, marker
from reports.table import settings
from reports.tables_edits import SUITE

PREFIX = "leakage_mm@"
_LINE = ["name", "model", "variant", "letter", "editor"]
_EDITORS = ("-", "--", ":", "-.")


def leakage_figure(run: Run, wide: bool = True) -> Drawn | None:
    """Mean displacement against geodesic distance from the region, with its interval over edits and seeds."""
    run = run.of_suite(SUITE)
    rows = run.rows[
        run.rows["metric"].str.startswith(PREFIX) & (run.rows["outcome"] == "ok") & (run.rows["phase"] == "edit")
    ]
    bins = rows["metric"].str.removeprefix(PREFIX).str.extract(r"^([\d.]+)-([\d.]+)$").astype(float)
    rows = rows.assign(at=bins.mean(axis=1)).dropna(subset=["at", "value"])
    if rows.empty:
        return None
    shown = list(rows.groupby(["dataset", "latent"], sort=True))[:4]
    figure, axes = panels(len(shown), wide, height=2.4)
    entries = []
    for panel, ((dataset, latent), part) in zip(axes, shown, strict=True):
        seen: dict[str, int] = {}
        for (name, model, variant, letter, editor), group in _native_first(part):
            curve = _curve(group)
            if model == "truth":
                panel.plot(curve.index, curve["value"], color="0.45", linestyle=(0, (1, 1)), linewidth=2)
                entries.append(("true edit", "truth", "truth"))
                continue
            order = seen.setdefault(name, -1) + 1
            seen[name] = order
            style = _EDITORS[order % len(_EDITORS)] if not letter else line_style(variant, letter)
            panel.plot(curve.index, curve["value"], color=colour(model), marker=marker(model), linestyle=style)
            panel.fill_between(curve.index, curve["low"], curve["high"], color=colour(model), alpha=0.15, linewidth=0)
            entries.append((f"{name}, {editor}" if editor else name, model, style))
        panel.set_ylim(0, None)
        panel.set_xlim(0, None)
        panel.set_xlabel("geodesic distance from the region (mm)")
        panel.set_ylabel("displacement (mm)")
        panel.set_title(f"{dataset}, Z = {latent}", pad=3)
    _legend(figure, entries, wide)
    edits = rows.groupby(_LINE)["sample"].nunique().max()
    caption = (
        "Leakage: mean displacement of vertices (against the model's own reconstruction) in bands of geodesic distance "
        f"from the edited region, over up to {edits} edits; band: 95% interval over edits and seeds. A local edit is "
        f"near the true edit everywhere. {settings(run, rows)}."
    )
    return Drawn(figure, caption)


def _native_first(part: pd.DataFrame) -> list:
    """Lines by model; a model's native editor is its first, drawn solid."""
    return sorted(part.groupby(_LINE), key=lambda pair: (pair[0][0], pair[0][4] != "native", pair[0][4]))


def _legend(figure, entries: list[tuple[str, str, str]], wide: bool) -> None:
    from matplotlib.lines import Line2D

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
