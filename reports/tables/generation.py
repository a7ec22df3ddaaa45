"""The table of the suite generation: what models keep of shapes, and what shapes drawn from them are like."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from reports.read.cells import indexed, over_meshes
from reports.read.runs import Run
from reports.style import budget_words
from reports.tables.error_lines import mean_cell
from reports.tables.table import Cell, Column, Table, make, settings, text_column, word

SUITES = ("generation",)
# metric → (phase, column, unit, factor)
FIGURES: dict[str, tuple[str, str, str, float]] = {
    "compactness_share": ("test", "compactness", "%", 100),
    "generalization_mm": ("test", "generalization", "mm", 1),
    "specificity_mm": ("sample", "specificity", "mm", 1),
    "diversity_mm": ("sample", "diversity", "mm", 1),
    "coverage_share": ("sample", "coverage", "%", 100),
    "one_nna_share": ("sample", "1-NNA", "%", 100),
    "one_nna_generated_share": ("sample", "1-NNA of the drawn", "%", 100),
    "self_intersections": ("sample", "pairs of faces that cut", "", 1),
}
MIXTURE = "sample-mixture"
REGIONS = {"self_intersections_unedited": "before", "self_intersections": "after"}
KEYS = ["dataset", "latent", "budget", "name"]
REAL = "real meshes, not trained on"


def model_lines(run: Run, metric: str, phase: str = "") -> pd.DataFrame:
    """One line per model, data set, latent and budget; real meshes: model ``truth``, no latent, no budget."""
    lines = over_meshes(run, metric, [phase or FIGURES[metric][0]])
    real = lines["model"] == "truth"
    return lines.assign(
        name=lines["name"].where(~real, REAL).astype(object), latent=lines["latent"].where(~real, 0).astype(int)
    ).drop_duplicates([*KEYS, "letter"])


def generation_table(run: Run) -> Iterable[Table]:
    """One line per model; real meshes that it was not trained on last, as what a perfect generator would come to."""
    run = run.of_suite(*SUITES)
    if run.rows.empty:
        return
    found = {metric: model_lines(run, metric) for metric in FIGURES}
    drawn = [metric for metric, (phase, *_) in FIGURES.items() if phase == "sample"]
    mixed = {metric: indexed(model_lines(run, metric, MIXTURE), KEYS) for metric in drawn}
    base = pd.concat([lines for lines in found.values() if len(lines)]).drop_duplicates(KEYS)
    base = base.assign(last=base["name"] == REAL).sort_values(["dataset", "last", "latent", "budget", "name"])
    by_line = {metric: indexed(lines, KEYS) for metric, lines in found.items()}
    regions = {metric: region_means(run, metric) for metric in REGIONS}
    source, components = code_sources(run), mixture_words(run)
    rows = []
    for line in base.to_dict("records"):
        key = tuple(line[name] for name in KEYS)
        cells = [_scaled(by_line[metric].get(key), factor) for metric, (*_, factor) in FIGURES.items()]
        cells += [Cell(regions[metric][key]) if key in regions[metric] else Cell() for metric in REGIONS]
        real = line["name"] == REAL
        head = [line["dataset"], "–" if real else line["latent"], "–" if real else budget_words(line["budget"])]
        rows.append([*map(word, head), word(line["name"]), word(source.get(key, "–")), *cells])
        if key in mixed["specificity_mm"]:
            cells = [_scaled(mixed.get(metric, {}).get(key), factor) for metric, (*_, factor) in FIGURES.items()]
            cells += [Cell() for _ in REGIONS]
            rows.append([*map(word, head), word(line["name"]), word(components.get(key, "mixture")), *cells])
    columns = [text_column(title) for title in ("data", "latent", "budget", "model", "codes from")]
    columns += [Column(title, unit) for _, title, unit, _ in FIGURES.values()]
    columns += [Column(title, group="regions drawn") for title in REGIONS.values()]
    yield make("generation", _caption(run, base[base["name"] != REAL]), columns, rows, short=True)


def _scaled(line: dict[str, Any] | None, factor: float) -> Cell:
    if line is None:
        return Cell()
    return mean_cell({**line, **{name: line[name] * factor for name in ("value", "low", "high")}})


def region_means(run: Run, metric: str) -> dict[tuple[Any, ...], float]:
    """Mean over regions, subjects and seeds, by KEYS."""
    rows = run.rows
    rows = rows[(rows["phase"] == "sample-region") & (rows["metric"] == metric) & (rows["outcome"] == "ok")]
    if rows.empty:
        return {}
    means = rows.groupby(KEYS, sort=False)["value"].mean()
    return dict(zip(means.index, means.to_numpy(float), strict=True))


def code_sources(run: Run) -> dict[tuple[Any, ...], str]:
    """``prior`` or ``fitted``, by KEYS: from where the codes of a model's shapes were drawn."""
    rows = run.rows[(run.rows["metric"] == "codes_from_prior") & (run.rows["outcome"] == "ok")]
    keys = rows[KEYS].itertuples(index=False, name=None)
    return {key: "prior" if value else "fitted" for key, value in zip(keys, rows["value"], strict=True)}


def mixture_words(run: Run) -> dict[tuple[Any, ...], str]:
    """How many components the mixtures of a model's seeds have, in words, by KEYS."""
    rows = run.rows[(run.rows["metric"] == "mixture_components") & (run.rows["outcome"] == "ok")]
    found = {}
    for key, values in rows.groupby(KEYS, sort=False)["value"]:
        found[key] = f"mixture of {_range_words(values.astype(int))}"
    return found


def _range_words(counts: pd.Series) -> str:
    """``5`` where all are alike, else ``5 to 10``."""
    return " to ".join(map(str, dict.fromkeys((counts.min(), counts.max()))))


def _caption(run: Run, lines: pd.DataFrame) -> str:
    rows = run.rows[(run.rows["metric"] == "specificity_mm") & (run.rows["model"] != "truth")]
    drawn = _range_words(rows.groupby("case")["sample"].nunique()) if len(rows) else "no"
    regions = np.unique(run.rows.loc[(run.rows["phase"] == "sample-region") & (run.rows["part"] != ""), "part"])
    return (
        f"New shapes: {drawn} of each model, decoded from codes drawn from its prior (a VAE) or from a Gaussian fitted "
        "to the codes of training meshes (all others), and from a mixture of Gaussians fitted to them, against as many "
        "test meshes; distance of two shapes: mean over vertices. Compactness: variance of training meshes that their "
        "reconstructions have; generalization: error on test meshes; specificity: distance of a drawn shape to the "
        "nearest training mesh [95% intervals over shapes and seeds] (Styner et al. 2003); diversity: distance of two "
        "drawn shapes; coverage: share of the test meshes that are nearest to some drawn shape; 1-NNA: share of drawn "
        "and test shapes whose nearest other shape is of their own kind, 50% where the kinds cannot be told apart; of "
        "the drawn: the same of drawn shapes alone, 100% where they stay among themselves. Pairs of faces that cut: of "
        "a shape with itself; regions drawn: the same on "
        f"test subjects with one of {len(regions)} regions drawn anew by the model's own edit, before and after. "
        f"{settings(run, lines)}."
    )
