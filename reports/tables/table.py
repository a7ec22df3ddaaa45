"""What a table is before it is written: columns with units, cells with numbers, a caption."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from reports.read.runs import Run
from reports.style import OUTCOMES, budget_words, significant


@dataclass(frozen=True)
class Cell:
    """One entry. ``value``, ``low``, ``high`` are unrounded and in the column's unit; NaN where there is none.

    ``word`` stands in place of a number (an outcome, a name); ``note`` follows it. ``best`` marks a value that is
    ahead of every other in its comparison, statistically supported.
    """

    value: float = math.nan
    low: float = math.nan
    high: float = math.nan
    word: str = ""
    note: str = ""
    best: bool = False

    @property
    def number(self) -> str:
        return significant(self.value) if math.isfinite(self.value) else ""

    @property
    def interval(self) -> str:
        if not (math.isfinite(self.low) and math.isfinite(self.high)):
            return ""
        return f"[{significant(self.low)}, {significant(self.high)}]"

    @property
    def text(self) -> str:
        """As a reader sees it, without emphasis."""
        return " ".join(part for part in (self.number or self.word or "–", self.interval, self.note) if part)


@dataclass(frozen=True)
class Column:
    """A column: title, unit of its numbers, and a heading that neighbours share. ``kind``: ``number`` or ``text``."""

    title: str
    unit: str = ""
    group: str = ""
    kind: str = "number"

    @property
    def heading(self) -> str:
        name = f"{self.title} {self.group}" if self.group else self.title
        return f"{name} ({self.unit})" if self.unit else name


@dataclass(frozen=True)
class Table:
    """A named table. ``short`` tables are also printed on the command line."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    short: bool = False

    @property
    def frame(self) -> pd.DataFrame:
        """The texts of all cells, under the columns' titles."""
        return pd.DataFrame([[cell.text for cell in row] for row in self.rows], columns=[c.title for c in self.columns])

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]


def word(text: object) -> Cell:
    return Cell(word=str(text))


def outcome_cell(outcome: str, unit_note: str = "") -> Cell:
    return Cell(word=OUTCOMES.get(outcome, outcome), note=unit_note)


def text_column(title: str) -> Column:
    return Column(title, kind="text")


def drop_empty_columns(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
) -> tuple[list[Column], list[list[Cell]]]:
    """Leave out number columns in which no line has anything but zero or nothing."""
    keep = [
        index
        for index, column in enumerate(columns)
        if column.kind == "text" or any(row[index].value > 0 or row[index].word for row in rows)
    ]
    return [columns[i] for i in keep], [[row[i] for i in keep] for row in rows]


def drop_constant_columns(table: Table, names: Sequence[str] = ("data", "latent", "budget", "editor")) -> Table:
    """Leave out the named columns that say the same in every line; the caption says it already."""
    keep = [
        index
        for index, column in enumerate(table.columns)
        if column.title not in names or len({row[index].text for row in table.rows}) > 1
    ]
    rows = tuple(tuple(row[index] for index in keep) for row in table.rows)
    return replace(table, columns=tuple(table.columns[index] for index in keep), rows=rows)


def mark_best(cells: Sequence[Cell], best: int | None) -> list[Cell]:
    return [replace(cell, best=index == best) for index, cell in enumerate(cells)]


def settings(run: Run, lines: pd.DataFrame) -> str:
    """What all lines of a table or figure have in common: data, sizes, device, seeds, commit."""
    rows = run.one_a_case()
    if "case" in lines:
        rows = rows[rows["case"].isin(lines["case"].unique())]
    parts = [
        f"Data {_data(lines)}",
        f"batch {_distinct(lines, 'batch')}" if (lines.get("batch", pd.Series([0])) > 0).any() else "",
        f"latent {_distinct(lines, 'latent')}",
        f"budget {_budgets(lines)}" if _budgets(lines) else "",
        _distinct(lines, "dtype"),
        f"{_distinct(lines, 'device')} ({_machines(run, lines)})",
        f"{_distinct(lines, 'threads')} thread(s)",
        f"allocator {_meta(run, 'allocator')}",
        f"seed(s) {_distinct(rows, 'seed')}{_one_seed(rows)}",
        unconverged(run, lines),
        f"commit {', '.join(dict.fromkeys(str(s.meta.get('commit', 'unknown'))[:12] for s in run.sources))}",
    ]
    return ", ".join(part for part in parts if part)


def _data(lines: pd.DataFrame) -> str:
    """The data sets; of one that a sweep trains on several numbers of meshes these too."""
    if "training_meshes" not in lines:
        return _distinct(lines, "dataset")
    swept = lines[lines["training_meshes"] > 0]
    numbers = {data: _distinct(part, "training_meshes") for data, part in swept.groupby("dataset")}
    words = (f"{data} ({numbers[data]} training meshes)" if data in numbers else data for data in lines["dataset"])
    return ", ".join(sorted(set(words)))


def _one_seed(rows: pd.DataFrame) -> str:
    """A remark where a trained model has one seed: its interval cannot hold what another training would change."""
    trained = rows[rows["budget"] != ""] if "budget" in rows else rows[:0]
    if trained.empty:
        return ""
    least = trained.groupby(["model", "dataset", "training_meshes", "budget"])["seed"].nunique().min()
    return " (one training: intervals leave out what another seed changes)" if least == 1 else ""


def unconverged(run: Run, lines: pd.DataFrame) -> str:
    """A remark where trainings saw less than half of the epochs that their models were published with: whose, unless
    it is all of them."""
    budgets = {budget for budget in lines["budget"] if budget} if "budget" in lines else set()
    if not budgets:
        return ""
    trained = ("training_epochs", "training_published_epochs")
    rows = run.remembered("trained", lambda: run.rows[run.rows["metric"].isin(trained)])
    rows = rows[rows["budget"].isin(budgets) & (rows["phase"] == "train")]
    seen, published = (rows[rows["metric"] == metric].groupby("case")["value"].max() for metric in trained)
    share = 100 * (seen / published).dropna()
    short = share[share < 50]
    if short.empty:
        return ""
    names = sorted(rows.loc[rows["case"].isin(short.index), "name"].unique())
    whose = f": {', '.join(names)}" if len(short) < len(share) else ""
    least, most = (significant(value, 2) for value in (short.min(), short.max()))
    span = f"{least} to {most}%" if least != most else f"{most}%"
    return f"NOT CONVERGED{whose} (trained for {span} of the published epochs)"


def _distinct(lines: pd.DataFrame, column: str) -> str:
    values = sorted(lines[column].dropna().unique()) if column in lines else []
    return ", ".join(f"{value:,}" if isinstance(value, (int, np.integer)) else str(value) for value in values)


def _budgets(lines: pd.DataFrame) -> str:
    values = sorted({value for value in lines["budget"] if value}) if "budget" in lines else []
    return ", ".join(budget_words(value) for value in values)


def _machines(run: Run, lines: pd.DataFrame) -> str:
    letters = set(lines["letter"]) if "letter" in lines else {source.letter for source in run.sources}
    shown = [source.machine for source in run.sources if source.letter in letters]
    return "; ".join(dict.fromkeys(shown)) or "unknown processor"


def _meta(run: Run, key: str) -> str:
    return ", ".join(dict.fromkeys(str(source.meta.get(key, "unknown")) for source in run.sources))


def make(
    name: str, caption: str, columns: Iterable[Column], rows: Iterable[Iterable[Cell]], short: bool = False
) -> Table:
    return Table(name, caption, tuple(columns), tuple(tuple(row) for row in rows), short)
