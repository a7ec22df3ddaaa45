"""The table of the suite ranks: what a lower rank costs in error, and gains in size, memory and time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from bench.case import rank_of
from reports.read.cells import cells, counted_memory, indexed
from reports.read.runs import Run
from reports.style import budget_words, title
from reports.tables.error_lines import SETTING, gain, mean_cell, whole_errors
from reports.tables.scaling import latency_cell
from reports.tables.table import Cell, Column, Table, make, outcome_cell, settings, text_column, word

SUITE = "ranks"
ALLOWED = 1.01  # of the full model's error: the smallest rank within it, with its whole interval, is bold
TIMES = {"decode": "decode", "train": "training step"}
FLOOR = "the most that PCA of a region alone leaves at that rank; no linear map of the rank does better"


def rank_lines(run: Run) -> pd.DataFrame:
    """One line per model, rank and budget, by rank: the mean error of :func:`whole_errors` and what belongs to it.

    ``rank`` (0: as built), ``over`` (an Estimate: error over that of the same model as built; None without one),
    ``floor_mm`` (of the worst region), ``parameters``, ``step_bytes`` (what a training step holds), and by phase
    the lines of latency, ``decode`` and ``train``. Empty where the run has no rows of this suite.
    """
    return run.remembered("ranks", lambda: _rank_lines(run.of_suite(SUITE))).copy()


def _rank_lines(run: Run) -> pd.DataFrame:
    if run.rows.empty:
        return pd.DataFrame()
    lines = whole_errors(run)
    lines["rank"] = [rank_of(variant) for variant in lines["variant"]]
    lines = lines.sort_values([*SETTING, "model", "budget", "rank"], kind="stable").reset_index(drop=True)
    as_built = [*SETTING, "model", "budget"]
    full = indexed(lines[lines["rank"] == 0], as_built)
    pairs = [(line, full.get(tuple(line[name] for name in as_built))) for line in lines.to_dict("records")]
    lines["over"] = [gain(other, line) if line["rank"] and other and line["samples"] else None for line, other in pairs]
    good = run.rows[run.rows["outcome"] == "ok"]
    same = ["name", "dataset", "vertices", "latent"]
    held = counted_memory(good[good["phase"] == "train"])
    held = held.groupby([*same, "metric"])["value"].max().groupby(level=same).sum()
    known = {
        "floor_mm": good[good["metric"] == "region_floor_mm"].groupby(same)["value"].max(),
        "parameters": good[good["metric"] == "parameters"].groupby(same)["value"].max(),
        "step_bytes": held,
    }
    keys = list(lines[same].itertuples(index=False, name=None))
    for name, values in known.items():
        lines[name] = [float(values.get(key, np.nan)) for key in keys]
    timed = cells(run, "latency_ms")
    for phase in TIMES:
        found = indexed(timed[timed["phase"] == phase], same)
        lines[phase] = [found.get(key) for key in keys]
    return lines


def ranks_table(run: Run) -> Iterable[Table]:
    """One line per model and rank: error, error over the model as built, floor, size, memory and times."""
    lines = rank_lines(run)
    if lines.empty:
        return
    rows = []
    for _, block in lines.groupby([*SETTING, "model", "budget"], sort=False):
        found = block.to_dict("records")
        within = [line["rank"] for line in found if line["over"] is not None and line["over"].high <= ALLOWED]
        rows += [_row(line, best=line["rank"] == min(within, default=-1)) for line in found]
    caption = (
        "Models compressed after training, by rank (–: as built): mean error on test meshes, the same over that of the "
        f"model as built [95% intervals over test meshes and seeds]; floor: {FLOOR}. A short training hides what a "
        "rank costs: where its error is far above the floor, look at the floor. Memory of a training step: weights, "
        "gradients, optimiser state, saved activations; times: median, of one mesh for decode. Bold: the smallest rank "
        f"whose error is within {ALLOWED - 1:.0%} of the model as built with its whole interval. "
        f"{settings(run.of_suite(SUITE), lines)}."
    )
    columns = [text_column(name) for name in ("data", "latent", "budget", "model", "rank")]
    columns += [Column("error", "mm"), Column("over as built", "×"), Column("floor", "mm"), Column("parameters", "M")]
    columns += [Column("training step", "MiB"), *[Column(words, "ms") for words in TIMES.values()]]
    yield make("ranks", caption, columns, rows, short=True)


def _row(line: Mapping[Any, Any], best: bool) -> list[Cell]:
    over = line["over"]
    name = title(line["model"], "tuned" if line["rank"] else line["variant"])
    head = [line["dataset"], line["latent"], budget_words(line["budget"]), f"{name} {line['letter']}".strip()]
    return [
        *map(word, head), word(line["rank"] or "–"), mean_cell(line),
        Cell() if over is None else Cell(over.value, over.low, over.high, best=best),
        Cell(line["floor_mm"]), Cell(line["parameters"] / 1e6), Cell(line["step_bytes"] / 2**20),
        *[outcome_cell("missing") if line[phase] is None else latency_cell(line[phase]) for phase in TIMES],
    ]  # fmt: skip
