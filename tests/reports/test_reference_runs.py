"""Committed reference runs as a user renders them: pages without errors, and pages and PDFs the same bytes twice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from studies.page_speed import BROWSER, FLAGS

REPOSITORY = Path(__file__).parents[2]
RUNS = sorted(path.parent for path in (REPOSITORY / "results" / "reference").glob("*/run.json"))
pytestmark = pytest.mark.slow
# Of each suite one, and of those that train one to the end: others have the same tables and figures.
SHOWN = [
    run
    for run in RUNS
    if run.name.endswith("-quick") or run.name in ("hands-converged", "data-hands", "ranks", "when-hands")
]
each_run = pytest.mark.parametrize("run", SHOWN, ids=lambda run: run.name)
# Together they have every kind of table and figure; the others would only take minutes.
TWICE = [run for run in RUNS if run.name in ("scaling-quick", "reconstruction-quick", "localization-hour")]
twice = pytest.mark.parametrize("run", TWICE, ids=lambda run: run.name)
# A table or figure that is the same bytes on a page twice is so in print; this one has pictures and curves too.
SET = next(run for run in RUNS if run.name == "reconstruction-quick")


def rendered(run: Path, kind: str, out: Path, cores: set[int]) -> Path:
    """The report as the command writes it, started on these cores."""
    command = [sys.executable, "-m", "reports.render", run, "--to", kind, "--out", out, "--quiet"]
    done = subprocess.run(
        command,
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    )
    assert done.returncode == 0 and not done.stderr, done.stderr
    return out


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page of a run, rendered once on all cores for all tests of this file."""
    made: dict[Path, Path] = {}

    def of(run: Path) -> Path:
        if run not in made:
            made[run] = rendered(run, "html", tmp_path_factory.mktemp("page") / run.name, os.sched_getaffinity(0))
        return made[run]

    return of


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def same(one: Path, two: Path) -> None:
    first, second = files(one), files(two)
    assert first and first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@twice
def test_a_page_is_the_same_bytes_on_one_core_and_on_all(run, page, tmp_path):
    same(rendered(run, "html", tmp_path / "one", {min(os.sched_getaffinity(0))}), page(run))


@each_run
@pytest.mark.skipif(BROWSER is None, reason="no Chromium here to open the page")
def test_a_page_opens_without_errors_and_asks_for_nothing_from_a_network(run, page):
    api = pytest.importorskip("playwright.sync_api", reason="playwright (extra `test`) drives the browser")
    said, asked = [], []
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        tab = browser.new_page(viewport={"width": 600, "height": 400})
        tab.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto((page(run) / "index.html").as_uri())
        if (run / "meshes").is_dir() and run.name != "generation-quick":  # drawn shapes have a figure, no viewer
            tab.wait_for_function("window.reportViewer && reportViewer.state().words", timeout=120_000)
        assert tab.locator("table tbody tr").count() > 0
        browser.close()
    assert said == [] and all(url.startswith(("file:", "data:")) for url in asked)


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no pdflatex here (Debian: texlive-science)")
def test_a_pdf_is_set_twice_to_the_same_bytes(tmp_path):
    mine = os.sched_getaffinity(0)
    one = rendered(SET, "pdf", tmp_path / "one", {min(mine)})
    same(one, rendered(SET, "pdf", tmp_path / "two", mine))
