"""``python -m reports.gallery RUN [RUN…]``: the pictures and the page of results, from real runs, by one command."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

import click

from bench.base.console import run_main
from reports.figures.catalogue import all_figures
from reports.figures.figure import write
from reports.read.columns import ReportError
from reports.read.runs import Run, read_runs
from reports.write.text import escape_markdown, markdown_table

NAMES = {
    "latency": "scaling-latency",
    "memory": "scaling-memory",
    "tradeoff": "tradeoff",
    "gain": "gain-over-pca",
    "heads": "reconstruction-heads",
    "cumulative": "reconstruction-cumulative",
    "learning": "reconstruction-learning",
    "edits": "localization-edits",
    "leakage": "localization-leakage",
}
BEGIN, END = "<!-- gallery: made by `tox -e gallery -- RUN` -->", "<!-- end of gallery -->"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RUN [RUN...]")
@click.option("--images", type=click.Path(path_type=Path), default=Path("docs/images"), show_default=True)
@click.option("--page", type=click.Path(path_type=Path), default=Path("docs/studies/results.md"), show_default=True)
@click.option("--across", is_flag=True, help="Take runs of different environments, each with its letter.")
def main(runs: tuple[Path, ...], images: Path, page: Path, across: bool) -> None:
    """Write the pictures, and the part of the page of results that shows them with the newest summary."""
    try:
        run = read_runs(runs, across)
        shown = write_images(run, images)
        updated = update(page, gallery(run, shown, Path(os.path.relpath(images, page.parent))))
    except (ReportError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    click.echo(f"{len(shown)} pictures in {images}" + (f", shown in {page}" if updated else f"; no gallery in {page}"))


def write_images(run: Run, folder: Path) -> list[tuple[str, str]]:
    """Every picture the runs have rows for, as PNG; returns (file stem, caption)."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, draw in all_figures().items():
        if name in NAMES:
            caption = write(partial(draw, run, True), folder / NAMES[name], ("png",))
            written += [(NAMES[name], caption)] if caption is not None else []
    return written


def gallery(run: Run, shown: list[tuple[str, str]], images: Path) -> str:
    """The summary table and the pictures with their captions, as Markdown; ``images``: their folder from the page."""
    from reports.tables.summary import summary_table

    table = summary_table(run)
    parts = [markdown_table(table), _caption(escape_markdown(table.caption))]
    for name, caption in shown:
        text = escape_markdown(caption)
        picture = f"![{name.replace('-', ' ')}]({images.as_posix()}/{name}.png)"
        parts.append(f"{picture}\n\n{_caption(text)}")
    return "\n\n".join(parts)


def _caption(text: str) -> str:
    """The first sentence, and the rest (data, budget, seeds, device, commit) to be folded out."""
    first, dot, rest = text.partition(". ")
    if not dot:
        return f"<sub>{text}</sub>"
    fold = "<details><summary><sub>how it was measured</sub></summary>"
    return f"<sub>{first}.</sub>\n{fold}\n\n<sub>{rest}</sub>\n</details>"


def update(page: Path, text: str) -> bool:
    """Put ``text`` between the two marks of a page; False where it has none."""
    old = page.read_text(encoding="utf-8")
    head, begin, rest = old.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        return False
    page.write_text(f"{head}{BEGIN}\n\n{text}\n\n{END}{tail}", encoding="utf-8")
    return True


if __name__ == "__main__":
    run_main(main)
