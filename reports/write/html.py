"""The HTML report: ``index.html`` and ``assets/``, one folder that opens from disk with no network."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import jinja2

from reports.figures.catalogue import Captions
from reports.read.meshes import read_meshes
from reports.read.runs import Run
from reports.style import OUTCOMES_EXPLAINED
from reports.tables.table import Cell, Table
from reports.write.plots_data import all_plots
from reports.write.viewer_data import WORDS, write_viewer

ASSETS = ("report.js", "report.css", "licences.txt")
NOTICES = {"licences.txt": "Licences of the libraries in report.js"}


def write(
    run: Run, tables: list[Table], folder: Path, figures: Callable[[], Captions], problems: list[str] | None = None
) -> Path:
    """Write the page; ``figures`` waits for the pictures in ``folder`` and returns (file stem, caption) of each.

    ``problems``: what could not be read or shown, each said in words.
    """
    assets = folder / "assets"
    if assets.exists():
        for old in assets.glob("array-*.js"):
            old.unlink()
    assets.mkdir(parents=True, exist_ok=True)
    shipped = resources.files("reports") / "templates" / "assets"
    for name in ASSETS:
        with resources.as_file(shipped / name) as path:
            shutil.copyfile(path, assets / name)
    cases = [case for case in read_meshes(run)[0] if case.suite in WORDS]  # drawn shapes are in a figure of their own
    data = {"plots": all_plots(run), "meshes": write_viewer(cases, assets)}
    (assets / "data.js").write_text(f"window.REPORT = {_script(data)};\n", encoding="utf-8")
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("reports"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(exact=exact)
    page = folder / "index.html"
    text = environment.get_template("index.html.j2").render(
        run=run,
        tables=tables,
        figures=figures(),
        problems=problems or [],
        outcomes=OUTCOMES_EXPLAINED,
        viewer=bool(cases),
        plots=bool(data["plots"]),
        spans=spans,
    )
    page.write_text(text, encoding="utf-8")
    return page


def _script(data: object) -> str:
    """JSON that may stand in a script file: no ``</script>``, no line separators that are ends of lines there."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def exact(cell: Cell) -> str:
    """The unrounded number, for sorting; empty where there is none."""
    return repr(float(cell.value)) if math.isfinite(cell.value) else ""


def spans(table: Table) -> list[tuple[str, int]]:
    """Neighbouring columns with one heading: (heading, columns); empty where no column has one."""
    found: list[tuple[str, int]] = []
    for column in table.columns:
        if found and found[-1][0] == column.group:
            found[-1] = (column.group, found[-1][1] + 1)
        else:
            found.append((column.group, 1))
    return found if any(group for group, _ in found) else []
