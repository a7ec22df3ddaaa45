"""``python -m reports.readme``: the table of the README from the rows of the runs that the README names.

The runs stand in the comment that opens the table, a line each, relative to the README::

    <!-- table: made by `python -m reports.readme` from
    results/reference/scaling-quick
    -->
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from bench.base.console import run_main
from bench.base.files import open_atomically
from reports.read.columns import ReportError
from reports.read.runs import read_run
from reports.tables.central import Measured, central_columns, model_order
from reports.tables.table import Cell
from reports.write.text import escape_markdown

TABLE = re.compile(
    r"(<!-- table: made by `python -m reports\.readme` from\n(.*?)\n-->\n).*?(<!-- end of table -->)", re.S
)

REFERENCE = "results/reference/"  # left out of the names of links


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--readme", type=click.Path(path_type=Path), default=Path("README.md"), show_default=True)
def main(readme: Path) -> None:
    """Write the table of the README again, from the runs that its opening comment names."""
    try:
        text = updated(readme)
        with open_atomically(readme, "w") as stream:
            stream.write(text)
    except (ReportError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    click.echo(f"the table of {readme} is that of its rows")


def updated(readme: Path) -> str:
    """The text of the README with its table made from rows.

    Raises :class:`ReportError` where the README has no table, or names what is no run.
    """
    text = readme.read_text(encoding="utf-8")
    found = TABLE.search(text)
    if found is None:
        raise ReportError(f"expected a table between its comments in {readme}, got none; see python -m reports.readme")
    columns = central_columns([read_run(readme.parent / line.strip()) for line in found[2].splitlines()])
    return text[: found.end(1)] + f"\n{markdown(columns, readme.parent)}\n\n" + text[found.start(3) :]


def markdown(columns: list[Measured], root: Path) -> str:
    """The table, intervals below their values; under it the runs, by the numbers that headings have for their rows."""
    numbers = {path: n for n, path in enumerate(dict.fromkeys(path for column in columns for path in column.runs), 1)}
    heads = ["model"]
    for column in columns:
        runs = ", ".join(str(numbers[path]) for path in column.runs)
        heads.append(f"{escape_markdown(column.column.heading)} <sup>{runs}</sup>")
    marks = [":---", *("---:" for _ in columns)]
    rows = [
        [escape_markdown(name), *(_cell(column.cells.get(name)) for column in columns)] for name in model_order(columns)
    ]
    lines = ["| " + " | ".join(line) + " |" for line in [heads, marks, *rows]]
    places = {path: path.relative_to(root).as_posix() for path in numbers}
    links = [f"{numbers[path]} [{place.removeprefix(REFERENCE)}]({place})" for path, place in places.items()]
    return "\n".join([*lines, "", f"<sub>Rows: {', '.join(links)}</sub>"])


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    number = escape_markdown(cell.number or cell.word or "–")
    parts = [f"**{number}**" if cell.best else number]
    parts += [f"<sub>{escape_markdown(text)}</sub>" for text in (cell.interval, cell.note) if text]
    return "<br>".join(parts)


if __name__ == "__main__":
    run_main(main)
