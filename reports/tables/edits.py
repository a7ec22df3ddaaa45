"""Tables of the suite localization: what an edit changes, where, and how near that is to the true edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from reports.read.ahead import best_error
from reports.read.cells import cells, indexed, over_meshes
from reports.read.runs import Run
from reports.style import budget_words
from reports.tables.error_lines import mean_cell
from reports.tables.table import Cell, Column, Table, make, mark_best, settings, text_column, word

SUITES = ("localization", "paper")
TIME = "edit_ms"
# metric → (column, unit, lower is better; None where the best value is not the lowest or highest)
EDIT_METRICS: dict[str, tuple[str, str, bool | None]] = {
    "displacement_inside_mm": ("moved inside", "mm", None),
    "displacement_outside_mm": ("moved outside", "mm", True),
    "leak_share": ("outside / inside", "", True),
    "fidelity_inside_mm": ("to truth inside", "mm", True),
    "fidelity_outside_mm": ("to truth outside", "mm", True),
    "change_error_inside_mm": ("change error inside", "mm", True),
    "change_error_outside_mm": ("change error outside", "mm", True),
    "delivered_share": ("delivered", "", None),
    "delivered_controls_share": ("delivered at controls", "", None),
    "control_distance_mm": ("controls to target", "mm", True),
    "outside_from_source_mm": ("source kept outside", "mm", True),
    TIME: ("time", "ms", None),  # of one process: no comparison that could be tested
}
TRUE_MOVES = ("true_inside_mm", "true_outside_mm")
PHASES = {
    "edit": "Edits with a true answer",
    "edit-sampled": "Regions sampled from the displacement Gaussians",
    "edit-swap": "Regions swapped between subjects",
}
# An editor that hardly moves what it should move leaves everything else alone as well: no lead for that.
LEAST_DELIVERED = 0.5
STILLNESS = ("displacement_outside_mm", "leak_share", "change_error_outside_mm", "outside_from_source_mm")
Lines = dict[tuple[Any, ...], dict[str, Any]]  # by KEYS
KEYS = ["dataset", "latent", "budget", "name", "editor"]


def edit_tables(run: Run) -> Iterable[Table]:
    """Every table of this suite that the run has rows for."""
    run = run.of_suite(*SUITES)
    if len(run.rows) == 0:
        return
    whole = pooled(run)
    edited = whole.rows[whole.rows["model"] != "truth"]
    has_truth = bool((edited["metric"] == "true_inside_mm").any())
    protocol = {"edit-sampled", "edit-swap"} & set(edited["phase"])
    for phase, words in PHASES.items():
        part = edited[edited["phase"] == phase]
        if len(part) and (phase != "edit" or has_truth or not protocol):
            yield edit_table(whole, phase, words, printed=phase == "edit" or not has_truth)
    yield from group_table(run)


def pooled(run: Run) -> Run:
    """The same rows with the edit's group left out, so that all edits of a model make one cell."""
    return run.remembered("pooled", lambda: _pooled(run))


def _pooled(run: Run) -> Run:
    """Groups may count their edits from 0 each: an edit is known by its group and its number.

    A time is one of a batch of edits, however many rows repeat it (one for each edit until 27 November 2026).
    """
    rows = run.rows
    times = rows[rows["metric"] == TIME]
    repeated = times.index[times.duplicated(["case", "letter", "editor", "value"]) & times["value"].notna()]
    rows = rows.drop(index=repeated)
    first = {part: index * (int(rows["sample"].max()) + 1) for index, part in enumerate(sorted(set(rows["part"])))}
    return run.with_rows(rows.assign(part="", sample=rows["sample"] + rows["part"].map(first)))


def edit_table(run: Run, phase: str, words: str, printed: bool = True) -> Table:
    """One line per model and editor, over all edits of the data set; ``printed``: also in the terminal."""
    shown = {name: over_meshes(run, name, [phase]) for name in EDIT_METRICS if name != TIME}
    times = cells(run, TIME)
    shown[TIME] = times[times["phase"] == phase]
    shown = {name: lines[lines["model"] != "truth"] for name, lines in shown.items() if len(lines)}
    base = pd.concat(shown.values()).drop_duplicates(KEYS).sort_values(KEYS, kind="stable")
    wanted = base[KEYS].to_dict("records")
    by_line = {name: indexed(lines, KEYS) for name, lines in shown.items()}
    rows = [_head(line) for line in wanted]
    moved = [delivers(by_line.get("delivered_share"), line) for line in wanted]
    for name, lines_of in by_line.items():
        found = [_line(lines_of, line) for line in wanted]
        column = [Cell() if line is None else mean_cell(line) for line in found]
        fair = [line if there or name not in STILLNESS else None for line, there in zip(found, moved, strict=True)]
        for row, cell in zip(rows, _bold(column, fair, base, EDIT_METRICS[name][2]), strict=True):
            row.append(cell)
    raws = [raw for name, lines in shown.items() if name != TIME for raw in lines["raw"]]
    counts = sorted({raw.shape[1] for raw in raws if raw.size})
    edits = f"{counts[0]} to {counts[-1]}" if len(counts) > 1 else str(counts[0]) if counts else "no"
    caption = (
        f"{words}, {edits} edits: mean over the vertices inside (outside) the edited region, then edits, then seeds "
        "[95% interval over edits and seeds]. moved: against the model's own reconstruction; delivered: 1 is the "
        "requested displacement, less falls short; source kept: distance to the source outside the region, "
        "reconstruction error included. Bold: ahead of every other line of the same data and latent, paired over "
        f"edits, p < 0.05 after Holm's correction; for what stays still, among the lines that deliver at least "
        f"{LEAST_DELIVERED:.0%}.{_of_the_truth(run, phase)} time: of one edit, median over batches of edits "
        f"[95% bootstrap interval], each timed once in one process: not compared. {settings(run, base)}."
    )
    columns = [text_column(key) for key in ("data", "latent", "budget", "model", "editor")]
    columns += [Column(*EDIT_METRICS[name][:2]) for name in shown]
    return make(f"localization-{phase}" if phase != "edit" else "localization", caption, columns, rows, printed)


def _of_the_truth(run: Run, phase: str) -> str:
    """How much the true edits of each data set move outside over inside: no perfect edit leaks less."""
    found = []
    inside, outside = (over_meshes(run, name, [phase]) for name in TRUE_MOVES)
    for dataset in dict.fromkeys(inside["dataset"]):  # the same for all models and editors
        first, second = (lines[(lines["dataset"] == dataset) & (lines["samples"] > 0)] for lines in (inside, outside))
        if len(first) and len(second):
            ratio = float(np.mean(second.iloc[0]["raw"] / first.iloc[0]["raw"]))
            found.append(f"{ratio:.3g} ({dataset})")
    return f" The true edits themselves move {' and '.join(found)} as much outside as inside." if found else ""


def delivers(shares: Lines | None, wanted: Mapping[Any, Any]) -> bool:
    """Whether an editor delivers at least half of a requested displacement; True where there is none (no true edit)."""
    found = _line(shares, wanted) if shares is not None else None
    return found is None or not found["samples"] or bool(found["value"] >= LEAST_DELIVERED)


def _head(line: Mapping[Any, Any]) -> list[Cell]:
    return [
        word(line["dataset"]), word(line["latent"]), word(budget_words(line["budget"])), word(line["name"]),
        word(line["editor"] or "–"),
    ]  # fmt: skip


def _line(lines: Lines, wanted: Mapping[Any, Any], *more: Any) -> dict[str, Any] | None:
    return lines.get((*(wanted[key] for key in KEYS), *more))


def _bold(
    column: list[Cell], found: Sequence[Mapping[str, Any] | None], base: pd.DataFrame, lower: bool | None
) -> list[Cell]:
    if lower is None:
        return column
    settings_of = list(base[["dataset", "latent", "letter"]].itertuples(index=False, name=None))
    for setting in dict.fromkeys(settings_of):
        here = [index for index, other in enumerate(settings_of) if other == setting]
        raws = [np.empty((0, 0)) if (line := found[index]) is None else line["raw"] for index in here]
        for index, cell in zip(here, mark_best([column[i] for i in here], best_error(raws, lower)), strict=True):
            column[index] = cell
    return column


def group_table(run: Run) -> Iterable[Table]:
    """Delivered share and leak share of every edit group: one line per model and editor."""
    shares = {"delivered_share": "delivered", "leak_share": "outside / inside"}
    found = {name: over_meshes(run, name, ["edit"]) for name in shares}
    lines = pd.concat([table for table in found.values() if len(table)] or [pd.DataFrame(columns=["part", *KEYS])])
    groups = [group for group in dict.fromkeys(lines["part"]) if group]
    if not groups:
        return
    base = lines.drop_duplicates(KEYS).sort_values(KEYS, kind="stable")
    by_group = [indexed(table, [*KEYS, "part"]) for table in found.values()]
    rows = []
    for line in base[KEYS].to_dict("records"):
        row = _head(line)
        for table in by_group:
            entries = [_line(table, line, group) for group in groups]
            row += [Cell(entry["value"]) if entry is not None and entry["samples"] else Cell() for entry in entries]
        rows.append(row)
    caption = (
        "Edits by group: share of the requested displacement that is delivered inside the region, and displacement "
        f"outside over displacement inside, means over edits and seeds. {settings(run, base)}."
    )
    columns = [text_column(key) for key in ("data", "latent", "budget", "model", "editor")]
    columns += [Column(group, group=words) for words in shares.values() for group in groups]
    yield make("localization-groups", caption, columns, rows)
