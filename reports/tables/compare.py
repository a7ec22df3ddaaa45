"""Two runs, cell by cell: ratios of timings, differences of errors and counters, each with its interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd

from bench.stats.intervals import Estimate, paired_ratio, verdict
from bench.stats.meshes import paired_difference
from reports.read.cells import cells, over_meshes
from reports.read.columns import CELL
from reports.read.runs import Run
from reports.tables.edits import EDIT_METRICS
from reports.tables.table import Cell, Column, Table, make, text_column, word

MATCH = [key for key in CELL if key != "name"]
COUNTED = (
    "weights_bytes", "gradients_bytes", "optimizer_bytes", "saved_activations_bytes", "peak_allocated_bytes",
    "parameters", "flops", "sparse_flops", "touched_bytes", "kernel_calls",
)  # fmt: skip
TOLERANCE = 0.05


def compare_tables(run: Run) -> Iterable[Table]:
    """Every later run against the first one, where they measured the same cells."""
    first, *others = [source.letter for source in run.sources]
    for other in others:
        if first == other:
            return
        yield from (table for table in _pair(run, first, other) if table.rows)


def _pair(run: Run, first: str, other: str) -> Iterable[Table]:
    by_letter = {source.letter: source for source in run.sources}
    who = " against ".join(
        f"{letter} = {by_letter[letter].meta.get('run', by_letter[letter].path.name)} (commit "
        f"{str(by_letter[letter].meta.get('commit', 'unknown'))[:12]}, {by_letter[letter].machine})"
        for letter in (other, first)
    )
    yield _timings(run, first, other, who)
    yield _errors(run, first, other, who)
    yield _counters(run, first, other, who)


def _timings(run: Run, first: str, other: str, who: str) -> Table:
    rows = []
    for left, right in _matched(cells(run, "latency_ms"), first, other):
        ratio = _ratio(right["raw"], left["raw"])
        said = verdict(ratio.low, ratio.high, TOLERANCE) if np.isfinite(ratio.low) else _why(left, right)
        rows.append([*_where(left), _value(left), _value(right), _cell(ratio), word(said)])
    caption = (
        f"Latency, {who}: medians and their ratio {other} / {first} [95% interval over processes, taken in pairs in "
        "their order; what changed between the two runs as a whole is not in it]. slower, faster: all of the interval "
        f"beyond {TOLERANCE:.0%}; same: all of it within."
    )
    columns = [
        *_COLUMNS,
        Column(first, "ms"),
        Column(other, "ms"),
        Column(f"{other} / {first}"),
        text_column("verdict"),
    ]
    return make(f"compare-latency-{first}-{other}", caption, columns, rows, short=True)


def _errors(run: Run, first: str, other: str, who: str) -> Table:
    rows = []
    for metric, phases in [("error_mean_mm", ["test"]), *[(name, ["edit"]) for name in EDIT_METRICS]]:
        for left, right in _matched(over_meshes(run, metric, phases), first, other):
            gap = Estimate(np.nan, np.nan, np.nan)
            if left["meshes"] == right["meshes"] and len(left["meshes"]) > 1:
                gap = paired_difference(right["raw"], left["raw"], resamples=1000)
            said = "–" if not np.isfinite(gap.value) else _sign(gap)
            rows.append([word(metric), *_where(left), _value(left), _value(right), _cell(gap), word(said)])
    caption = (
        f"Errors, {who}: means over meshes (edits) and seeds, and the paired difference {other} − {first} on the same "
        "meshes [95% interval over meshes and seeds]."
    )
    columns = [text_column("metric"), *_COLUMNS, Column(first), Column(other), Column(f"{other} − {first}")]
    return make(f"compare-errors-{first}-{other}", caption, [*columns, text_column("verdict")], rows, short=True)


def _counters(run: Run, first: str, other: str, who: str) -> Table:
    """Deterministic figures, only those that differ."""
    rows, same = [], 0
    chosen = run.rows[run.rows["metric"].isin(COUNTED) & (run.rows["outcome"] == "ok")]
    lines = chosen.groupby([*CELL, "letter", "metric"], sort=False, dropna=False)["value"].max().reset_index()
    for left, right in _matched(lines, first, other, ["metric"]):
        if left["value"] == right["value"]:
            same += 1
            continue
        change = Cell(right["value"] / left["value"]) if left["value"] else Cell()
        rows.append([word(left["metric"]), *_where(left), Cell(left["value"]), Cell(right["value"]), change])
    caption = (
        f"Memory and counters that differ, {who}: one value a cell, no interval. {same} more are equal in both runs."
    )
    columns = [text_column("metric"), *_COLUMNS, Column(first), Column(other), Column(f"{other} / {first}")]
    return make(f"compare-counters-{first}-{other}", caption, columns, rows)


_COLUMNS = [text_column("model"), text_column("data"), text_column("vertices"), text_column("setting")]


def _where(line: pd.Series) -> list[Cell]:
    from reports.style import title

    meshes = f"{line['training_meshes']:,} training meshes" if line["training_meshes"] else ""
    parts = [
        meshes, line["phase"], f"batch {line['batch']}", f"Z = {line['latent']}", line["dtype"], line["device"],
        f"{line['threads']} thread(s)", line["editor"], line["budget"], line["part"],
    ]  # fmt: skip
    where = ", ".join(str(part) for part in parts if part)
    return [
        word(title(line["model"], line["variant"])), word(line["dataset"]), word(f"{line['vertices']:,}"), word(where)
    ]  # fmt: skip


def _matched(
    lines: pd.DataFrame, first: str, other: str, extra: Iterable[str] = ()
) -> Iterable[tuple[pd.Series, pd.Series]]:
    keys = [*MATCH, *extra]
    by_key: Callable[[str], dict] = lambda letter: {  # noqa: E731
        tuple(line[key] for key in keys): line for _, line in lines[lines["letter"] == letter].iterrows()
    }
    left, right = by_key(first), by_key(other)
    return [(left[key], right[key]) for key in left if key in right]


def _ratio(head: list[Any], base: list[Any]) -> Estimate:
    if not len(head) or not len(base):
        return Estimate(np.nan, np.nan, np.nan)
    if len(head) != len(base) or len(head) < 2:
        value = float(np.median(np.concatenate(head)) / np.median(np.concatenate(base)))
        return Estimate(value, np.nan, np.nan)
    return paired_ratio(head, base, level=0.95)


def _why(left: pd.Series, right: pd.Series) -> str:
    if left["samples"] and right["samples"]:
        return "too few processes"
    return f"{left['outcome']} / {right['outcome']}"


def _value(line: pd.Series) -> Cell:
    from reports.tables.scaling import latency_cell

    cell = latency_cell(line)
    return Cell(cell.value, word=cell.word)


def _sign(gap: Estimate) -> str:
    if gap.p >= 0.05:
        return "not told apart"
    return "lower" if gap.value < 0 else "higher"


def _cell(found: Estimate) -> Cell:
    return Cell(found.value, found.low, found.high)
