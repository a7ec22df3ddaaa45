"""Tables of the suites speedup and capacity: the tuned program against the faithful one, and the largest batch."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from reports.read.cells import cells, with_missing
from reports.read.runs import Run
from reports.tables.scaling import in_order, keyed, latency_cell
from reports.tables.table import Cell, Column, Table, make, outcome_cell, settings, text_column, word


def program_tables(run: Run) -> Iterable[Table]:
    """Every table of the two suites that the run has rows for."""
    yield from speedup_table(run.of_suite("speedup"))
    yield from capacity_table(run.of_suite("capacity"))


def speedup_table(run: Run) -> Iterable[Table]:
    """One line per model and size: faithful time over tuned time of every phase, and the largest output difference."""
    ratios = with_missing(run, cells(run, "speedup"), "speedup") if len(run.rows) else pd.DataFrame()
    if ratios.empty:
        return
    phases = list(dict.fromkeys(ratios["phase"]))
    times = {form: cells(run, f"{form}_ms") for form in ("faithful", "tuned")}
    apart = cells(run, "output_difference", "mean")
    keys = [key for key in keyed(ratios, ("vertices",)) if key != "batch"]
    rows: list[list[Cell]] = []
    for key, group in in_order(ratios).groupby(keys, sort=False):
        line = [word(f"{entry:,}" if isinstance(entry, int) else str(entry)) for entry in key]
        for phase in phases:
            here = group[group["phase"] == phase]
            line.append(latency_cell(here.iloc[0]) if len(here) else outcome_cell("missing"))
            line += [_median_of(times[form], keys, key, phase) for form in ("faithful", "tuned")]
        found = _at(apart, keys, key)["value"] if len(apart) else []
        rows.append([*line, Cell(float(max(found))) if len(found) else Cell()])
    good = ratios[ratios["samples"] > 0]
    rounds = f"{int(good['samples'].min())} to {int(good['samples'].max())}" if len(good) else "no"
    caption = (
        "How much faster the tuned form is than the faithful one (time of the faithful form over time of the tuned "
        f"one): both with the same weights in one process, called in turn; median [95% interval] of {rounds} rounds "
        "and the median times. Training steps include the optimiser: AdamW, fused in the tuned form, torch's default "
        "in the faithful one. Output difference: largest over the phases, relative to the largest number of the "
        f"output. {settings(run, ratios)}."
    )
    columns = [text_column("model" if name == "name" else name) for name in keys]
    for phase in phases:
        columns += [Column("faithful / tuned", "×", phase), *(Column(f, "ms", phase) for f in ("faithful", "tuned"))]
    rows.sort(key=_size_first)
    yield make("speedup", caption, [*columns, Column("output difference")], rows, short=True)


def _size_first(row: list[Cell]) -> tuple[int, str]:
    return int(row[0].word.replace(",", "")), row[1].word


def _at(lines: pd.DataFrame, keys: list[str], key: tuple[object, ...]) -> pd.DataFrame:
    chosen = lines[lines["samples"] > 0]
    for name, entry in zip(keys, key, strict=True):
        chosen = chosen[chosen[name] == entry]
    return chosen


def _median_of(lines: pd.DataFrame, keys: list[str], key: tuple[object, ...], phase: str) -> Cell:
    found = _at(lines, keys, key) if len(lines) else lines
    found = found[found["phase"] == phase] if len(found) else found
    return Cell(float(found["value"].iloc[0])) if len(found) else Cell()


def capacity_table(run: Run) -> Iterable[Table]:
    """One line per model and size: the largest batch under the cap, and its peak."""
    batches = with_missing(run, cells(run, "largest_batch", "mean"), "capacity") if len(run.rows) else pd.DataFrame()
    if batches.empty:
        return
    peaks = cells(run, "largest_batch_peak_bytes", "mean")
    keys = [key for key in keyed(batches, ("vertices", "phase", "budget")) if key != "batch"]
    rows: list[list[Cell]] = []
    for key, group in in_order(batches).groupby(keys, sort=False):
        line = [word(f"{entry:,}" if isinstance(entry, int) else str(entry).replace("memory=", "")) for entry in key]
        found = _at(peaks, keys, key)
        peak = Cell(float(found["value"].iloc[0]) / 2**20) if len(found) else Cell()
        rows.append([*line, latency_cell(group.iloc[0]), peak, word(group["detail"].iloc[0].split(";")[0] or "–")])
    caption = (
        "The largest batch whose peak of tensor memory (weights, gradients, optimiser state and activations) stays "
        f"under the cap, and that peak. {settings(run, batches)}."
    )
    names = {"name": "model", "budget": "cap"}
    columns = [text_column(names.get(name, name)) for name in keys]
    columns += [Column("largest batch"), Column("peak", "MiB"), text_column("limited by")]
    rows.sort(key=_size_first)
    yield make("capacity", caption, columns, rows)
