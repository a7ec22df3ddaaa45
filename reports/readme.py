"""``python -m reports.readme``: the tables and the figure of the README from the rows of the runs that it names.

The runs stand in the comment that opens the tables, a line each, relative to the README; the figure takes them too::

    <!-- table: made by `python -m reports.readme` from
    results/reference/scaling-quick
    results/reference/localization-quick (figure alone)
    -->
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from bench.base.console import run_main
from bench.base.files import open_atomically
from reports.figures.figure import write
from reports.figures.models_at_a_glance import central_figure
from reports.read.columns import ReportError
from reports.read.runs import Run, read_run
from reports.tables.central import Measured, central_columns, model_order
from reports.tables.table import Cell
from reports.write.text import escape_markdown

TABLE = re.compile(
    r"(<!-- table: made by `python -m reports\.readme` from\n(.*?)\n-->\n).*?(<!-- end of table -->)", re.S
)

TABLES = {"**What comes out**": False, "**What it costs**": True}  # whether of columns of cost
REFERENCE = "results/reference/"  # left out of the names of links
FIGURE = Path("docs/images/central")
ALONE = " (figure alone)"  # after a run whose columns the tables do not have


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--readme", type=click.Path(path_type=Path), default=Path("README.md"), show_default=True)
def main(readme: Path) -> None:
    """Write the tables and the figure of the README again, from the runs that its opening comment names."""
    try:
        runs = named_runs(readme)
        text = updated(readme, runs)
        stem = readme.parent / FIGURE
        stem.parent.mkdir(parents=True, exist_ok=True)
        write(partial(central_figure, [run for run, _ in runs]), stem, ("png",))
        with open_atomically(readme, "w") as stream:
            stream.write(text)
    except (ReportError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    click.echo(f"the tables of {readme} and {FIGURE}.png are those of its rows")


def updated(readme: Path, runs: Sequence[tuple[Run, bool]]) -> str:
    """The text of the README with its tables made from the rows of ``runs``, those that it names.

    Raises :class:`ReportError` where the README has no table.
    """
    text, found = _text_and_table(readme)
    columns = central_columns([run for run, in_tables in runs if in_tables])
    return text[: found.end(1)] + f"\n{markdown(columns, readme.parent)}\n\n" + text[found.start(3) :]


def named_runs(readme: Path) -> list[tuple[Run, bool]]:
    """The runs that the README names, and whether its tables have their columns; the figure takes all.

    Raises :class:`ReportError` where the README has no table, or names what is no run.
    """
    lines = [line.strip() for line in _text_and_table(readme)[1][2].splitlines()]
    return [(read_run(readme.parent / line.removesuffix(ALONE)), not line.endswith(ALONE)) for line in lines]


def _text_and_table(readme: Path) -> tuple[str, re.Match[str]]:
    text = readme.read_text(encoding="utf-8")
    found = TABLE.search(text)
    if found is None:
        raise ReportError(f"expected a table between its comments in {readme}, got none; see python -m reports.readme")
    return text, found


def markdown(columns: list[Measured], root: Path) -> str:
    """A table of what comes out and one of what it costs; under them the runs, by the numbers of the headings."""
    numbers = {path: n for n, path in enumerate(dict.fromkeys(path for column in columns for path in column.runs), 1)}
    parts = {words: [column for column in columns if column.cost == cost] for words, cost in TABLES.items()}
    places = {path: path.relative_to(root).as_posix() for path in numbers}
    links = [f"{numbers[path]} [{place.removeprefix(REFERENCE)}]({place})" for path, place in places.items()]
    tables = [f"{words}:\n\n{_table(part, numbers)}" for words, part in parts.items() if part]
    return "\n\n".join([*tables, f"<sub>Rows: {', '.join(links)}</sub>"])


def _table(columns: list[Measured], numbers: dict[Path, int]) -> str:
    """The models that have a figure in these columns, intervals below their values."""
    heads = ["model"]
    for column in columns:
        runs = ", ".join(str(numbers[path]) for path in column.runs)
        heads.append(f"{escape_markdown(column.column.heading)} <sup>{runs}</sup>")
    marks = [":---", *("---:" for _ in columns)]
    rows = [
        [escape_markdown(name), *(_cell(column.cells.get(name)) for column in columns)] for name in model_order(columns)
    ]
    return "\n".join("| " + " | ".join(line) + " |" for line in [heads, marks, *rows])


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    number = escape_markdown(cell.number or cell.word or "–")
    parts = [f"**{number}**" if cell.best else number]
    interval = escape_markdown(cell.interval).replace(" ", "&nbsp;")  # a broken line would hide what is its end
    parts += [f"<sub>{text}</sub>" for text in (interval, escape_markdown(cell.note)) if text]
    return "<br>".join(parts)


if __name__ == "__main__":
    run_main(main)
