"""``python -m reports.render RUN``: tables and figures from the rows of a run."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import jinja2

from reports.figures import write_figures
from reports.frame import ReportError, Run, read_run
from reports.tables import Table, all_tables


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the report.  [default: RUN/report]")
@click.option("--quiet", is_flag=True, help="Do not print the tables.")
def main(run: Path, out: Path | None, quiet: bool) -> None:
    """Make the Markdown report of a run: tables and figures, from its rows alone."""
    try:
        read = read_run(run)
        page = write_report(read, out or run / "report", quiet=quiet)
    except ReportError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"error: expected to write the report, got {error}; choose another --out", err=True)
        sys.exit(2)
    click.echo(f"report: {page}")


def write_report(run: Run, folder: Path, quiet: bool = True) -> Path:
    """Write ``report.md`` and its figures into ``folder``; returns the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = all_tables(run)
    figures = write_figures(run, folder)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("reports"), keep_trailing_newline=True, autoescape=False, trim_blocks=True
    )
    environment.filters["markdown"] = markdown
    page = folder / "report.md"
    page.write_text(environment.get_template("report.md.j2").render(run=run, tables=tables, figures=figures))
    if not quiet:
        for table in tables:
            if not table.name.startswith(("memory", "counters", "frames")):
                text = table.frame.to_markdown(index=False, tablefmt="simple", disable_numparse=True)
                click.echo(f"\n{table.caption}\n{text}")
        for name in run.damaged:
            click.echo(f"damaged and left out: {name}", err=True)
    return page


def markdown(table: Table) -> str:
    """A table as GitHub Markdown, with the characters that mean something there escaped."""
    escaped = table.frame.map(escape).rename(columns=escape)
    return escaped.to_markdown(index=False, disable_numparse=True, colalign=_alignment(table))


def _alignment(table: Table) -> list[str]:
    left = ("model", "phase", "why", "outcome", "not in the FLOPs")
    return ["left" if str(column) in left else "right" for column in table.frame.columns]


def escape(text: object) -> str:
    """Text that Markdown shows as it is: no table bars, no HTML, no emphasis."""
    plain = str(text)
    for mark in ("\\", "|", "`", "*", "_", "<"):
        plain = plain.replace(mark, f"\\{mark}" if mark != "<" else "&lt;")
    return plain.replace("\n", " ")


if __name__ == "__main__":
    main()
