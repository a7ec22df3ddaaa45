"""A whole report of each kind, written into a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import jinja2

from reports.figures.catalogue import start_figures, write_figures
from reports.figures.mesh_figures import Beside
from reports.figures.raycast import renderer_problem
from reports.read.columns import ReportError
from reports.read.meshes import read_meshes
from reports.read.runs import Run
from reports.style import OUTCOMES_EXPLAINED
from reports.tables.table import Table
from reports.write.latex import PREAMBLE, document, latex_table
from reports.write.macros import macros
from reports.write.text import csv_table, escape_markdown, markdown_table

_LATEX_SECONDS = 180


def write_markdown(run: Run, tables: list[Table], folder: Path, beside: Beside | None = None) -> Path:
    """``report.md`` with its figures as PNG and PDF."""
    figures = write_figures(run, folder, beside=beside)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("reports"), keep_trailing_newline=True, autoescape=False, trim_blocks=True
    )
    environment.filters.update(markdown=markdown_table, escape=escape_markdown)
    page = folder / "report.md"
    text = environment.get_template("report.md.j2").render(
        run=run, tables=tables, figures=figures, problems=problems(run), outcomes=OUTCOMES_EXPLAINED
    )
    page.write_text(text, encoding="utf-8")
    return page


def problems(run: Run) -> list[str]:
    """What could not be read or shown, each said in words."""
    cases, unread = read_meshes(run)
    unseen = [problem] if cases and (problem := renderer_problem()) else []
    return [f"Damaged row file, left out: {name}" for name in run.damaged] + unread + unseen


def write_csv(run: Run, tables: list[Table], folder: Path, beside: Beside | None = None) -> Path:
    """One CSV a table, numbers unrounded; returns the only file, or the folder where there are several."""
    paths = []
    for table in tables:
        path = folder / f"{table.name}.csv"
        path.write_text(csv_table(table), encoding="utf-8")
        paths.append(path)
    return paths[0] if len(paths) == 1 else folder


def write_latex(run: Run, tables: list[Table], folder: Path, beside: Beside | None = None) -> Path:
    """One file per table, ``macros.tex``, ``preamble.tex``, the figures as PDF, and ``report.tex`` with all of them."""
    figures = start_figures(run, folder, wide=False, formats=("pdf",), beside=beside)
    for table in tables:
        (folder / f"table-{table.name}.tex").write_text(latex_table(table), encoding="utf-8")
    (folder / "macros.tex").write_text(macros(tables), encoding="utf-8")
    (folder / "preamble.tex").write_text(PREAMBLE, encoding="utf-8")
    title = f"{run.meta.get('suite', 'report')}: {', '.join(str(s.meta.get('run', '')) for s in run.sources)}"
    page = folder / "report.tex"
    page.write_text(document(title, [f"table-{table.name}" for table in tables], figures()), encoding="utf-8")
    return page


def write_pdf(run: Run, tables: list[Table], folder: Path, beside: Beside | None = None) -> Path:
    """``report.pdf``, set by the LaTeX that is installed. Two renders are the same bytes."""
    latex = shutil.which("pdflatex")
    if latex is None:
        raise ReportError(
            "expected pdflatex for --to pdf, got none on this machine; install a TeX (Debian: texlive-latex-extra, "
            "texlive-science), or take --to html"
        )
    with tempfile.TemporaryDirectory() as scratch:
        source = write_latex(run, tables, Path(scratch), beside)
        compile_latex(latex, source)
        shutil.copyfile(source.with_suffix(".pdf"), folder / "report.pdf")
    return folder / "report.pdf"


def compile_latex(latex: str, source: Path) -> None:
    """Run LaTeX twice (references); raises with its first complaint where it fails."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "FORCE_SOURCE_DATE": "1"}
    command = [latex, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", source.name]
    for _ in range(2):
        done = subprocess.run(
            command, cwd=source.parent, env=environment, capture_output=True, timeout=_LATEX_SECONDS, check=False
        )
        if done.returncode:
            said = done.stdout.decode(errors="replace").splitlines()
            first = next((line for line in said if line.startswith("!")), "no message")
            raise ReportError(
                f"expected LaTeX to set the report, got: {first}; --to latex keeps the sources to look at"
            )


def write_html(run: Run, tables: list[Table], folder: Path, beside: Beside | None = None) -> Path:
    """``index.html`` and its folder ``assets``, which open from disk without a network."""
    from reports.write.html import write

    return write(run, tables, folder, start_figures(run, folder, beside=beside), problems(run))
