"""``python -m reports.render RUN [RUN…]``: tables, figures and pages from the rows of runs."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bench.base.console import run_main
from reports.figures.mesh_figures import Beside, begin

if TYPE_CHECKING:  # imported only after the figures of meshes have begun
    from reports.read.runs import Run
    from reports.tables.table import Table

FORMATS = ("md", "latex", "html", "pdf", "csv")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RUN [RUN...]")
@click.option("--to", "kind", type=click.Choice(FORMATS), default="md", show_default=True, help="What to write.")
@click.option("--table", metavar="NAME", help="Only this table (or all that begin with NAME-).")
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the report.  [default: RUN/report]")
@click.option("--across", is_flag=True, help="Show runs of different environments side by side, each with its letter.")
@click.option("--quiet", is_flag=True, help="Do not print the tables.")
def main(runs: tuple[Path, ...], kind: str, table: str | None, out: Path | None, across: bool, quiet: bool) -> None:
    """Make a report of one run, of several of different suites together, or a comparison of runs of the same suite."""
    beside = _begin(runs, kind)
    from reports.read.columns import ReportError
    from reports.read.runs import read_runs
    from reports.tables.catalogue import all_tables, pick

    try:
        run = read_runs(runs, across)
        tables = pick(all_tables(run), table)
        if not quiet:
            _print_tables(tables, everything=bool(table))
        for name in run.damaged:
            click.echo(f"damaged and left out: {name}", err=True)
        page = write_report(run, out or runs[0] / "report", kind, tables, beside)
    except ReportError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"error: expected to write the report, got {error}; choose another --out", err=True)
        sys.exit(2)
    click.echo(f"report: {page}")


def _begin(runs: tuple[Path, ...], kind: str) -> Beside | None:
    """Have the rendered meshes drawn beside everything else."""
    if kind == "csv":
        return None
    return begin(runs, wide=False, formats=("pdf",)) if kind in ("latex", "pdf") else begin(runs)


def _print_tables(tables: list[Table], everything: bool) -> None:
    from reports.write.text import plain_table

    for table in tables:
        if table.short or everything:
            click.echo(f"\n{table.caption}\n{plain_table(table)}")
            if any(cell.best for row in table.rows for cell in row):
                click.echo("* ahead of every other (bold in the report)")


def write_report(
    run: Run, folder: Path, kind: str = "md", tables: list[Table] | None = None, beside: Beside | None = None
) -> Path:
    """Write a report of one kind into ``folder``; returns the path of its page (or of its folder, for ``csv``).

    ``tables``: which ones; all that the run has rows for, if left out. ``beside`` draws the figures of meshes already.
    """
    from reports.tables.catalogue import all_tables
    from reports.write import pages as write_pages

    writer = {
        "md": write_pages.write_markdown,
        "csv": write_pages.write_csv,
        "latex": write_pages.write_latex,
        "pdf": write_pages.write_pdf,
        "html": write_pages.write_html,
    }[kind]
    folder.mkdir(parents=True, exist_ok=True)
    return writer(run, all_tables(run) if tables is None else tables, folder, beside)


if __name__ == "__main__":
    gc.disable()  # a process of seconds: what it would collect is not worth the searching, a tenth of the time
    run_main(main)
