"""Tables of the suite card: forms side by side, what the card was to reach, and the largest batches."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any

import pandas as pd

from reports.read.cells import cells, largest
from reports.read.runs import Run
from reports.style import title
from reports.tables.table import Cell, Column, Table, make, outcome_cell, settings, text_column, word

FORMS = ("faithful", "tuned", "graph")
#: Nothing is called slower for less: two medians of separate processes differ by that much on a card at rest.
TOLERANCE = 0.03
_KEY = ["model", "letter", "dataset", "vertices", "phase", "batch", "latent", "dtype", "device"]


def card_tables(run: Run) -> Iterable[Table]:
    """Every table of the suite that the run has rows for."""
    mine = run.of_suite("card")
    if len(mine.rows) == 0:
        return
    timed = cells(mine, "latency_ms")
    yield from targets_table(mine, timed)
    yield from forms_table(mine, timed)


@cache
def _targets() -> dict[str, Any]:
    """The committed targets; what they mean stands in the file."""
    return json.loads(resources.files("reports").joinpath("targets.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


# -- what was to be reached -------------------------------------------------------------------------------------------


def targets_table(run: Run, timed: pd.DataFrame) -> Iterable[Table]:
    """One line a target: what was measured, what it was to be at most, and whether it is. Of the card that the targets
    were made for alone: nothing is said of another one."""
    made_for = str(_targets()["card"])
    letters = [source.letter for source in run.sources if made_for in _card_of(source.environment)]
    if not letters:
        return
    own = timed[(timed["variant"] != "faithful") & timed["letter"].isin(letters)]
    peaks = largest(run, ["peak_allocated_bytes"])
    peaks = peaks[(peaks["variant"] != "faithful") & peaks["letter"].isin(letters)]
    rows = [_target_row(target, own, peaks, run) for target in _targets()["targets"]]
    caption = (
        f"What an {made_for} was to reach ({len(rows)} targets, committed before the run). Times: median of the "
        "fastest own form; memory: the largest own form; an epoch: time of the training over its epochs, validation "
        "left out. Floor: the least time that traffic and products of any such program take on this card "
        f"(docs/studies/card-programs.md). {settings(run, own)}."
    )
    columns = [*map(text_column, ("model", "what", "form")), *map(Column, ("measured", "at most", "floor"))]
    yield make("card-targets", caption, [*columns, text_column("unit"), text_column("verdict")], rows, short=True)


def _card_of(environment: dict[str, Any]) -> str:
    gpu = environment.get("gpu")
    return str(gpu.get("name", "")) if isinstance(gpu, dict) else ""


def _target_row(target: dict[str, Any], timed: pd.DataFrame, peaks: pd.DataFrame, run: Run) -> list[Cell]:
    metric, scale, unit = str(target["metric"]), 1.0, "ms"
    if metric == "peak_allocated_bytes":
        found, scale, unit = _matching(peaks, target).sort_values("value", ascending=False), 2.0**20, "MiB"
    elif metric == "epoch_s":
        found, unit = _epochs(run, target), "s"
    else:
        found = _matching(timed, target).sort_values("value")
    found = found[found["value"] > 0]
    precision = f", {target['dtype']}" if target.get("dtype") else ""
    batch = f", batch {target['batch']}" if target.get("batch") else ""
    kind = {"peak_allocated_bytes": "peak memory, ", "epoch_s": "an epoch, "}.get(metric, "")
    data = f"{target['dataset']}, " if target.get("dataset") else ""
    what = f"{kind}{target['phase']}{batch}, {data}{target['vertices']:,} vertices{precision}"
    limit, least = float(target["at_most"]), Cell(float(target.get("floor", math.nan)))
    line = [word(title(target["model"], "tuned")), word(what)]
    if found.empty:
        return [*line, word("–"), Cell(), Cell(limit / scale), least, word(unit), word("not measured")]
    best = found.iloc[0]
    verdict = "reached" if best["value"] <= limit else f"missed by {100 * (best['value'] / limit - 1):.0f}%"
    numbers = [Cell(float(best["value"]) / scale), Cell(limit / scale), least]
    return [*line, word(best["variant"]), *numbers, word(unit), word(verdict)]


def _matching(lines: pd.DataFrame, target: dict[str, Any]) -> pd.DataFrame:
    wanted = {"dataset": "heads-mini", "dtype": "float32"} | {
        name: target[name] for name in ("model", "dataset", "vertices", "phase", "batch", "dtype") if name in target
    }
    for name, value in wanted.items():
        lines = lines[lines[name] == value]
    return lines


def _epochs(run: Run, target: dict[str, Any]) -> pd.DataFrame:
    """Seconds an epoch of the model's trainings on the target's data."""
    rows = run.rows[(run.rows["model"] == target["model"]) & (run.rows["dataset"] == target["dataset"])]
    seconds, epochs = (rows[rows["metric"] == f"training_{what}"] for what in ("seconds", "epochs"))
    both = seconds.merge(epochs, on=["case", "letter"], suffixes=("", "_epochs"))
    return both.assign(value=both["value"] / both["value_epochs"]).sort_values("value")


# -- forms ------------------------------------------------------------------------------------------------------------


def forms_table(run: Run, timed: pd.DataFrame) -> Iterable[Table]:
    """One line per model, size, phase and batch: median times of its forms, and whether the own one is the faster."""
    if timed.empty:
        return
    order = {phase: at for at, phase in enumerate(("train", "forward", "decode", "edit"))}
    rows = []
    groups = sorted(timed.groupby(_KEY, sort=False), key=lambda entry: _place(entry[0], order))
    several = [name for name in ("dataset", "dtype", "device") if timed[name].nunique() > 1]
    for key, group in groups:
        at = dict(zip(_KEY, key, strict=True))
        form = {line["variant"]: line for line in group.to_dict("records")}
        form.setdefault("tuned", form.get("default", {}))
        letter = f" [{at['letter']}]" if at["letter"] else ""
        line = [word(title(at["model"], "tuned") + letter), *(word(at[name]) for name in several)]
        line += [word(f"{at['vertices']:,}"), word(at["phase"]), word(at["batch"])]
        line += [_time(form.get(name)) for name in FORMS]
        rows.append([*line, *_verdict(form)])
    caption = (
        "Forms side by side, ms a call, median of one process each: faithful (the published program), tuned (this "
        "project's), graph (the tuned one, its calls recorded as one CUDA graph). Slower: the tuned form takes over "
        f"{TOLERANCE:.0%} more than the faithful one.{_others(run)}{_open(run)} {settings(run, timed)}."
    )
    columns = [*map(text_column, ("model", *several, "vertices", "phase", "batch"))]
    columns += [Column(form, "ms") for form in FORMS] + [Column("faithful / tuned", "×"), text_column("verdict")]
    yield make("card-forms", caption, columns, rows, short=True)


def _place(key: tuple[Any, ...], order: dict[str, int]) -> tuple[Any, ...]:
    at = dict(zip(_KEY, key, strict=True))
    return (at["letter"], at["dataset"], at["vertices"], at["dtype"], order.get(at["phase"], 9), -at["batch"],
            title(at["model"], "tuned"))  # fmt: skip


def _time(line: dict[Any, Any] | None) -> Cell:
    if not line:
        return Cell()
    return Cell(line["value"]) if line["samples"] else outcome_cell(line["outcome"])


def _verdict(form: dict[str, Any]) -> tuple[Cell, Cell]:
    faithful, tuned = ((form.get(name) or {}).get("value", math.nan) for name in ("faithful", "tuned"))
    ratio = faithful / tuned if tuned else math.nan
    if not math.isfinite(ratio):
        return Cell(), word("–")
    return Cell(ratio), word("slower" if ratio < 1 / (1 + TOLERANCE) else "not slower")


def _others(run: Run) -> str:
    held = run.rows[(run.rows["metric"] == "other_processes_bytes") & (run.rows["value"] > 0)]
    if held.empty:
        return ""
    cases, most = held["case"].nunique(), held["value"].max() / 2**20
    return f" NOT ALONE: beside {cases} cases other processes held up to {most:,.0f} MiB of the card."


def _open(run: Run) -> str:
    cases = [case for case in run.missing if case.get("suite") == "card"]
    if not cases:
        return ""
    named = [f"{title(case['model'], case['variant'])} at {case['vertices']:,}" for case in cases if case["vertices"]]
    named += [f"{title(case['model'], case['variant'])} on {case['dataset']}" for case in cases if not case["vertices"]]
    return f" Not run for want of time: {'; '.join(dict.fromkeys(named))}."


# -- the largest batch ------------------------------------------------------------------------------------------------

SIZES_GB = (8, 24, 80)
_CELL = ["name", "dataset", "vertices", "phase", "latent", "dtype", "device", "letter"]


def batches_table(run: Run, suites: Sequence[str]) -> Iterable[Table]:
    """One line per model, size and phase: the largest batch whose peak fits a card of 8, 24 and 80 GB.

    From the peaks measured at the smallest and the largest batch, B₁ and B₂: peak(B) = a + b B through both.
    """
    peaks = largest(run.of_suite(*suites), ["peak_allocated_bytes"])
    peaks = peaks[peaks["device"].str.startswith("cuda")] if len(peaks) else peaks
    rows, used = [], []
    for key, group in peaks.groupby(_CELL, sort=False) if len(peaks) else ():
        group = group.sort_values("batch")
        first, last = group.iloc[0], group.iloc[-1]
        if first["batch"] == last["batch"] or last["value"] <= first["value"]:
            continue
        used.append(group)
        slope = (last["value"] - first["value"]) / (last["batch"] - first["batch"])
        start = first["value"] - slope * first["batch"]
        at = dict(zip(_CELL, key, strict=True))
        line = [word(at["name"]), word(f"{at['vertices']:,}"), word(at["phase"]), word(at["dtype"])]
        line += [word(f"{first['batch']} and {last['batch']}"), Cell(slope / 2**20)]
        rows.append([*line, *(Cell(float(max(0, int((size * 1e9 - start) / slope)))) for size in SIZES_GB)])
    if not rows:
        return
    caption = (
        "The largest batch in a card of 8, 24 and 80 GB (10⁹ bytes of tensor memory; the driver and its context take "
        "about half of one beside it): extrapolated along the straight line through the peaks that were measured at "
        f"two batches, not tried; --suite capacity tries. {settings(run, pd.concat(used))}."
    )
    columns = [*map(text_column, ("model", "vertices", "phase", "dtype", "measured at"))]
    columns += [Column("a mesh more", "MiB"), *(Column(f"in {size} GB", "", "largest batch") for size in SIZES_GB)]
    rows.sort(key=lambda row: (int(row[1].word.replace(",", "")), row[2].word, row[0].word))
    yield make("batches", caption, columns, rows)
