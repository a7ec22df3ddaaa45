"""All tables of a run, in the order in which they are shown."""

from __future__ import annotations

import difflib

import pandas as pd

from reports.read.columns import ReportError
from reports.read.runs import Run
from reports.tables.card import batches_table, card_tables
from reports.tables.compare import compare_tables
from reports.tables.data_size import data_size_table
from reports.tables.devices import devices_table
from reports.tables.edits import edit_tables
from reports.tables.errors import error_tables
from reports.tables.fitted import fitted_table
from reports.tables.gain import gain_table
from reports.tables.generation import generation_table
from reports.tables.programs import program_tables
from reports.tables.ranks import ranks_table
from reports.tables.scaling import SUITES as SCALING
from reports.tables.scaling import scaling_tables
from reports.tables.summary import summary_tables
from reports.tables.table import Table, drop_constant_columns, make, text_column, word


def all_tables(run: Run) -> list[Table]:
    """Every table that the run has rows for: what runs these are, the summary, each suite, and what failed."""
    tables = []
    if len(run.sources) > 1:
        tables.append(sources_table(run))
    tables += [*compare_tables(run), *card_tables(run), *summary_tables(run), *devices_table(run)]
    tables += map(
        drop_constant_columns, [
            *error_tables(run), *fitted_table(run), *gain_table(run), *data_size_table(run), *ranks_table(run),
            *edit_tables(run), *generation_table(run),
        ],
    )  # fmt: skip
    tables += scaling_tables(run)
    tables += batches_table(run, SCALING)
    tables += program_tables(run)
    failures = failure_table(run)
    return [*tables, failures] if failures is not None else tables


def pick(tables: list[Table], name: str | None) -> list[Table]:
    """The table of that name, or those that begin with it; an unknown name is refused with the close matches."""
    if not name:
        return tables
    chosen = [table for table in tables if table.name == name] or [
        table for table in tables if table.name.startswith(f"{name}-")
    ]
    if not chosen:
        names = [table.name for table in tables]
        close = difflib.get_close_matches(name, names, n=3, cutoff=0.4)
        hint = f"did you mean {' or '.join(close)}?" if close else "choose one of them"
        raise ReportError(f"expected --table of {', '.join(names)}; got {name!r}; {hint}")
    return chosen


def sources_table(run: Run) -> Table:
    """Which run is which."""
    rows = [
        [
            word(source.letter or "–"), word(source.meta.get("run", source.path.name)),
            word(source.meta.get("suite", "")), word(str(source.meta.get("commit", "unknown"))[:12]),
            word(source.meta.get("fingerprint", "unknown")), word(source.machine),
            word(source.meta.get("allocator", "unknown")),
        ]
        for source in run.sources
    ]  # fmt: skip
    titles = ("letter", "run", "suite", "commit", "environment", "machine", "allocator")
    caption = "The runs shown here."
    if len({str(source.meta.get("fingerprint")) for source in run.sources}) > 1:
        caption += " Their environments differ: figures of different letters do not compare as they stand."
    return make("runs", caption, map(text_column, titles), rows, short=True)


def failure_table(run: Run) -> Table | None:
    """Every case that gave no value, with its reason: a failure is a result too."""
    rows = run.rows
    failed = rows[(rows["outcome"] != "ok") & ~rows["metric"].isin(["case_seconds", "other_processes_bytes"])]
    if failed.empty and not run.missing:
        return None
    keys = ["name", "vertices", "phase", "outcome", "detail"]
    lines = [
        [word(name), word(f"{vertices:,}"), word(phase), word(outcome), word(why or "–")]
        for (name, vertices, phase, outcome, why), _ in failed.groupby(keys, dropna=False)
    ]
    caption = "Cases without a value, and why."
    if run.missing:
        caption += f" A further {len(run.missing)} planned cases have not been run yet."
    return make("failures", caption, map(text_column, ("model", "vertices", "phase", "outcome", "why")), lines, True)


def frames_of(tables: list[Table]) -> dict[str, pd.DataFrame]:
    """Tables by name, as frames of text."""
    return {table.name: table.frame for table in tables}
