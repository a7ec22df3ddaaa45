"""Tables of the suites scaling, latency and memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from reports.read.ahead import fastest
from reports.read.cells import cells, comparable, slope_interval, with_missing
from reports.read.runs import Run
from reports.tables.table import (
    Cell,
    Column,
    Table,
    drop_empty_columns,
    make,
    mark_best,
    outcome_cell,
    settings,
    text_column,
    word,
)

SUITES = ("scaling", "latency", "memory", "card")
MEMORY = {
    "weights_bytes": "weights",
    "buffers_bytes": "buffers",
    "gradients_bytes": "gradients",
    "optimizer_bytes": "optimiser",
    "saved_activations_bytes": "saved activations",
    "peak_allocated_bytes": "peak allocated",
    "peak_growth_bytes": "of it, above the start",
    "peak_reserved_bytes": "peak reserved (GPU)",
    "device_growth_bytes": "device growth (GPU)",
    "peak_resident_growth_bytes": "resident growth",
    "sampled_resident_growth_bytes": "resident growth (sampled)",
}
_SPLIT = ("dataset", "batch", "latent", "dtype", "device", "threads")  # shown as columns where a table has several
SUPPORTED = "Bold: ahead of every other in the column, processes compared in pairs, p < 0.05 after Holm's correction. "


def scaling_tables(run: Run) -> Iterable[Table]:
    """Every table of these suites that the run has rows for."""
    run = run.of_suite(*SUITES)
    if len(run.rows) == 0:
        return
    timed = with_missing(run, cells(run, "latency_ms"), "latency")
    if len(timed):
        yield growth_table(run, timed)
        yield from latency_tables(run, timed)
        yield from frames_table(run, timed)
    yield from memory_tables(run)
    yield from counter_tables(run)


def varying(lines: pd.DataFrame) -> list[str]:
    """The settings of which the lines have several: they become columns."""
    return [name for name in _SPLIT if lines[name].nunique() > 1]


def keyed(lines: pd.DataFrame, extra: Sequence[str] = ()) -> list[str]:
    return [*extra, "name", *[name for name in varying(lines) if name not in extra]]


def in_order(lines: pd.DataFrame) -> pd.DataFrame:
    """Models in alphabetical order of their shown names, whatever order the files have."""
    return lines.sort_values(["name", "vertices"], kind="stable")


def growth_table(run: Run, timed: pd.DataFrame) -> Table:
    """One line per model: how latency grows with the number of vertices, in every phase."""
    timed = comparable(timed)
    phases = list(dict.fromkeys(timed["phase"]))
    keys = ["name", *[name for name in varying(timed) if name != "batch"]]
    rows = []
    for key, group in in_order(timed).groupby(keys, sort=False):
        line = [word(part) for part in (key if isinstance(key, tuple) else (key,))]
        for phase in phases:
            value, low, high = slope_interval(group[group["phase"] == phase])
            outcomes = set(group.loc[group["phase"] == phase, "outcome"])
            line.append(Cell(value, low, high) if np.isfinite(value) else _no_slope(outcomes))
        rows.append(line)
    sizes = sorted(timed["vertices"].unique())
    caption = (
        "How latency grows: exponent s of latency ~ vertices^s, a straight line fitted to the logarithms of the "
        f"medians of each process, mean over processes, at {', '.join(f'{size:,}' for size in sizes)} vertices "
        "[95% interval over processes]. 1 is linear, 2 quadratic; below 1, a cost that does not depend on the size "
        f"still counts. {settings(run, timed)}."
    )
    columns = [text_column(_label(name)) for name in keys] + [Column(phase, group="exponent") for phase in phases]
    return make("scaling", caption, columns, rows)


def _no_slope(outcomes: set[str]) -> Cell:
    return outcome_cell("unsupported") if outcomes <= {"unsupported"} else word("too few sizes")


def _label(key: str) -> str:
    return "model" if key == "name" else key


def latency_tables(run: Run, timed: pd.DataFrame) -> Iterable[Table]:
    """For each phase: median latency with its 95% interval, one line per model, one column per size."""
    for phase, part in timed.groupby("phase", sort=False):
        samples = part.loc[part["samples"] > 0, "samples"]
        taken = f"{int(samples.min())} to {int(samples.max())}" if len(samples) else "no"
        caption = (
            f"Latency of {phase}, ms a call: median [95% interval] of {taken} samples in "
            f"{int(part['processes'].max())} processes; the interval is a bootstrap over processes, then samples. "
            f"{SUPPORTED}{settings(run, part)}."
        )
        keys = keyed(part)
        sizes = sorted(part["vertices"].unique())
        columns = [text_column(_label(name)) for name in keys]
        columns += [Column(f"{size:,}", "ms", "vertices") for size in sizes]
        yield make(f"latency-{phase}", caption, columns, _by_size(part, keys, sizes), short=True)


def _by_size(part: pd.DataFrame, keys: list[str], sizes: list[int]) -> list[list[Cell]]:
    groups = [(key, group.set_index("vertices")) for key, group in in_order(part).groupby(keys, sort=False)]
    rows = [[word(entry) for entry in (key if isinstance(key, tuple) else (key,))] for key, _ in groups]
    for size in sizes:
        entries = [group.loc[size] if size in group.index else None for _, group in groups]
        column = [outcome_cell("missing") if entry is None else latency_cell(entry) for entry in entries]
        raws = [[] if entry is None else entry["raw"] for entry in entries]
        letters = [group["letter"].iloc[0] for _, group in groups]
        for letter in dict.fromkeys(letters):  # runs are compared in a table of their own
            here = [index for index, other in enumerate(letters) if other == letter]
            best = fastest([raws[index] for index in here])
            for index, cell in zip(here, mark_best([column[index] for index in here], best), strict=True):
                column[index] = cell
        for row, cell in zip(rows, column, strict=True):
            row.append(cell)
    return rows


def latency_cell(line: pd.Series) -> Cell:
    """A line of :func:`reports.read.cells.cells` as a cell: the number, or the outcome where there is none."""
    if line["samples"] == 0:
        return outcome_cell(line["outcome"])
    note = "" if line["outcome"] == "ok" else f"({outcome_cell(line['outcome']).word} in some)"
    return Cell(line["value"], line["low"], line["high"], note=note)


def frames_table(run: Run, timed: pd.DataFrame) -> Iterable[Table]:
    """Meshes per second of every phase but training."""
    good = timed[(timed["value"] > 0) & (timed["phase"] != "train")]
    if good.empty:
        return
    keys = keyed(good, ("phase",))
    sizes = sorted(good["vertices"].unique())
    rows = []
    for key, group in in_order(good).groupby(keys, sort=False):
        line = [word(entry) for entry in key]
        at = {entry.vertices: 1000 * entry.batch / entry.value for entry in group.itertuples()}
        rows.append(line + [Cell(at[size]) if size in at else outcome_cell("missing") for size in sizes])
    rows.sort(key=lambda row: (list(dict.fromkeys(good["phase"])).index(row[0].word), row[1].word))
    columns = [text_column(_label(name)) for name in keys] + [Column(f"{s:,}", "1/s", "vertices") for s in sizes]
    yield make("frames", f"Frames a second (batch / median latency). {settings(run, good)}.", columns, rows)


def memory_tables(run: Run) -> Iterable[Table]:
    """For each phase: weights, gradients, optimiser state, saved activations and peaks, apart, in MiB."""
    rows = run.rows[run.rows["metric"].isin(MEMORY)]
    for phase, part in rows.groupby("phase", sort=False):
        keys = keyed(part, ("vertices",))
        metrics = [name for name in MEMORY if name in set(part["metric"])]
        on_card = part["device"].str.startswith("cuda").any()
        if on_card:  # the headline there: what has to fit
            metrics.sort(key=lambda name: name != "peak_allocated_bytes")
        lines = []
        for key, group in part.sort_values(["vertices", "name"], kind="stable").groupby(keys, sort=False):
            line = [word(f"{entry:,}" if isinstance(entry, (int, np.integer)) else entry) for entry in key]
            found = _memory_cells(group)
            lines.append(line + [found.get(name, Cell()) for name in metrics])
        columns = [text_column(_label(name)) for name in keys] + [Column(MEMORY[name], "MiB") for name in metrics]
        kept, texts = drop_empty_columns(columns, lines)
        gone = [column.title for column in columns if column not in kept]
        caption = (
            f"Memory of {phase}, MiB, each kind apart, in a pass of its own (one process a case; largest value where "
            f"there are several). {settings(run, part)}."
        )
        if on_card:
            caption += " Peak allocated is what has to fit in the card: all kinds and the workspace of products."
        if gone:
            caption += f" Zero for all, and left out: {', '.join(gone)}."
        yield make(f"memory-{phase}", caption, kept, texts)


def _memory_cells(group: pd.DataFrame) -> dict[str, Cell]:
    """By metric: the largest value, or the outcome where there is none."""
    found: dict[str, Cell] = {}
    for metric, value, outcome in zip(*(group[name].tolist() for name in ("metric", "value", "outcome")), strict=True):
        before = found.get(metric, Cell())
        if outcome == "ok" and np.isfinite(value):
            found[metric] = Cell(max(value / 2**20, before.value if np.isfinite(before.value) else 0.0))
        elif not np.isfinite(before.value):
            found[metric] = outcome_cell(outcome)
    return found


def counter_tables(run: Run) -> Iterable[Table]:
    """Parameters, counted FLOPs and kernel calls, and which operators the FLOP counter misses."""
    counted = run.rows[run.rows["metric"].isin(["parameters", "flops"]) & (run.rows["outcome"] == "ok")]
    flops = counted[counted["metric"] == "flops"]
    if flops.empty:
        return
    phases = list(dict.fromkeys(flops["phase"]))
    most = counted.groupby(["vertices", "name", "metric", "phase"])["value"].max().to_dict()
    size = counted[counted["metric"] == "parameters"].groupby(["vertices", "name"])["value"].max().to_dict()
    missed = flops[flops["detail"] != ""].groupby(["vertices", "name"])["detail"].agg(set).to_dict()
    rows = []
    for key in sorted(set(zip(counted["vertices"], counted["name"], strict=True))):
        line = [word(f"{key[0]:,}"), word(key[1]), Cell(size.get(key, np.nan) / 1e6)]
        line += [Cell(most.get((*key, "flops", phase), np.nan) / 1e9) for phase in phases]
        unseen = "; ".join(sorted(missed.get(key, ()))).replace("not counted: ", "")
        rows.append([*line, word(_short(unseen) or "–")])
    caption = (
        "Parameters and FLOPs a call. The FLOP counter sees matrix products and convolutions only; what it does not "
        f"see is named, so FLOPs compare within one model, not between models. {settings(run, flops)}."
    )
    columns = [
        text_column("vertices"),
        text_column("model"),
        Column("parameters", "M"),
        *[Column(phase, "GFLOP") for phase in phases],
        text_column("not in the FLOPs"),
    ]
    yield make("counters", caption, columns, rows)


def _short(text: str, limit: int = 90) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
