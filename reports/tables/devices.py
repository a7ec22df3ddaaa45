"""CPU and card side by side: what a model costs on each, one block of columns a device."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from reports.read.cells import cells, one_setting
from reports.read.runs import Run, Source
from reports.style import title
from reports.tables.scaling import SUITES
from reports.tables.summary import shown_size, training_steps
from reports.tables.table import Cell, Column, Table, make, outcome_cell, settings, text_column, word

Block = tuple[str, pd.DataFrame, pd.DataFrame]  # heading, times, memory rows


def devices_table(run: Run) -> Iterable[Table]:
    """One line per model and form: latency of every phase and memory of a training step, a block for the CPU and
    one for each card. Nothing where all of it was measured on one device."""
    scaling = run.of_suite(*SUITES)
    timed = cells(scaling, "latency_ms") if len(scaling.rows) else pd.DataFrame()
    if timed.empty or timed["device"].nunique() < 2:
        return
    size = shown_size(run)
    timed = timed[timed["vertices"] == size]
    memory = scaling.rows[(scaling.rows["vertices"] == size) & (scaling.rows["outcome"] == "ok")]
    blocks = [
        (_heading(source, device), *(part[(part["letter"] == source.letter) & (part["device"] == device)]
                                     for part in (timed, memory)))
        for device in sorted(timed["device"].unique()) for source in run.sources
    ]  # fmt: skip
    blocks = [block for block in blocks if (block[1]["samples"] > 0).any()]
    models = sorted({(title(line.model, line.variant), line.model, line.variant) for line in timed.itertuples()})
    rows, columns = [[word(name)] for name, *_ in models], [text_column("model")]
    for heading, times, held in blocks:
        for column, found in _columns(heading, times, held):
            columns.append(column)
            for row, (_, model, variant) in zip(rows, models, strict=True):
                row.append(found.get((model, variant), outcome_cell("missing")))
    caption = (
        f"What a model costs on each device at {size:,} vertices: median latency of a call, and memory of a training "
        "step, on a CPU what model, optimiser and autograd hold, on a card the peak of what was allocated. "
        f"{settings(run, timed)}."
    )
    yield make("devices", caption, columns, rows, short=True)


def _heading(source: Source, device: str) -> str:
    """``cpu, AMD EPYC`` or ``cuda, NVIDIA H100 80GB HBM3``."""
    processor, gpu = source.environment.get("cpu"), source.environment.get("gpu")
    about = processor.get("model") if isinstance(processor, dict) else processor
    if device != "cpu":
        about = gpu.get("name") if isinstance(gpu, dict) else None
    return f"{device}, {about or 'unknown'}"


def _columns(heading: str, times: pd.DataFrame, held: pd.DataFrame) -> Iterable[tuple[Column, dict[Any, Cell]]]:
    """The columns of a block, and their cells by (model, variant)."""
    for phase in dict.fromkeys(times["phase"]):
        part = times[times["phase"] == phase]
        one = one_setting(part[part["samples"] > 0])
        if one.empty:
            continue
        none = part[part["samples"] == 0]
        found = {(line.model, line.variant): outcome_cell(line.outcome) for line in none.itertuples()}
        found |= {(line.model, line.variant): Cell(line.value, line.low, line.high) for line in one.itertuples()}
        threads = int(one["threads"].iloc[0])
        about = f", {threads} threads" if threads > 1 else ""
        yield Column(f"{phase}, batch {one['batch'].iloc[0]}{about}", "ms", heading), found
    steps = training_steps(held, times)
    if len(steps):
        most = steps.groupby(["model", "variant", "metric"])["value"].max().groupby(["model", "variant"]).sum() / 2**20
        none = times[(times["phase"] == "train") & (times["samples"] == 0)]
        cells_of: dict[Any, Cell] = {
            (line.model, line.variant): outcome_cell(line.outcome) for line in none.itertuples()
        }
        cells_of |= {key: Cell(float(value)) for key, value in most.items()}
        yield Column(f"training step, batch {steps['batch'].iloc[0]}", "MiB", heading), cells_of
