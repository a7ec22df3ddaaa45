"""``python -m studies.page_speed RUN``: how fast the page opens and its 3D viewer moves, in a real headless Chromium.

The page is that of a real run whose meshes are made finer (midpoints of edges) until they have as many vertices as
asked. It reports the first paint, and for every step of the slider the time of the page's own script: new positions,
normals and colours of both meshes, the words, and the calls that draw both views. What a graphics card does with these
calls is not in it: a headless Chromium draws in software, into a small window here, so that this does not hold up.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import numpy as np

from bench.base.console import run_main
from reports.read.meshes import MeshCase, read_meshes
from reports.read.runs import read_run
from reports.tables.catalogue import all_tables

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]  # fmt: skip
FRAME_MS, PAINT_MS = 1000 / 60, 2000.0
MEASURE = """async (steps) => {
  const slider = document.querySelector("[data-part=share]");
  const found = { script: [], draw: [] };
  for (let i = 0; i < steps; i += 1) {
    slider.value = (37 * i) % 101;
    const begin = performance.now();
    slider.dispatchEvent(new Event("input"));
    const moved = performance.now();
    reportViewer.drawNow();
    found.script.push(moved - begin);
    found.draw.push(performance.now() - moved);
    await new Promise(requestAnimationFrame);
  }
  return found;
}"""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--vertices", default=12_000, show_default=True, help="Least number of vertices of a mesh.")
@click.option("--steps", default=60, show_default=True, help="Steps of the slider.")
@click.option("--opens", default=5, show_default=True, help="How often the page is opened.")
def main(run: Path, vertices: int, steps: int, opens: int) -> None:
    """Open the page of a run with edits and time it."""
    with tempfile.TemporaryDirectory() as scratch:
        page, count = make_page(run, vertices, Path(scratch))
        found = measure(page, steps, opens)
    click.echo(f"{count:,} vertices a mesh, two meshes, {steps} steps of the slider, {opens} openings")
    click.echo(f"{'':34}{'median':>9}{'95%':>9}{'budget':>9}  ms")
    total = np.add(found["script"], found["draw"])
    for name, values, budget in (
        ("first paint", found["paint"], PAINT_MS),
        ("meshes drawn, in software", found["ready"], np.nan),
        ("slider: positions, colours, words", found["script"], np.nan),
        ("calls that draw both views", found["draw"], np.nan),
        ("script a frame", total, FRAME_MS),
    ):
        limit = f"{budget:9.1f}" if np.isfinite(budget) else f"{'–':>9}"
        click.echo(f"{name:34}{np.median(values):9.2f}{np.quantile(values, 0.95):9.2f}{limit}")


def make_page(run: Path, vertices: int, folder: Path) -> tuple[Path, int]:
    """The page of the run with finer meshes, in ``folder``; and the number of vertices of a mesh of an edit."""
    from reports.write.html import write

    read = read_run(run)
    tables = all_tables(read)
    cases, problems = read_meshes(read)
    edits = [case for case in cases if case.suite == "localization"]
    if not edits:
        raise click.UsageError(f"expected a run with edited meshes (suite localization), got {run} without")
    while _count(cases[0]) < vertices:
        cases = [finer(case) for case in cases]
    read.memo["meshes"] = (cases, problems)
    return write(read, tables, folder, list), _count(cases[0])


def _count(case: MeshCase) -> int:
    return len(case.labels)


def finer(case: MeshCase) -> MeshCase:
    """The same meshes with a vertex in the middle of every edge, which has the label of one of the edge's ends."""
    corners = case.faces[:, [[0, 1], [1, 2], [2, 0]]]
    edges, place = np.unique(np.sort(corners.reshape(-1, 2), 1), axis=0, return_inverse=True)
    a, b, c = case.faces.T
    ab, bc, ca = (place.reshape(-1, 3) + len(case.labels)).T
    faces = np.concatenate([np.stack(part, 1) for part in ((a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca))])
    arrays = {
        name: array
        if name.startswith("control")
        else np.concatenate([array, array[:, edges].mean(2, dtype=np.float32)], 1)
        for name, array in case.arrays.items()
    }
    labels = np.concatenate([case.labels, case.labels[edges[:, 0]]])
    return replace(case, faces=faces.astype(np.int32), labels=labels, arrays=arrays)


def measure(page: Path, steps: int, opens: int) -> dict[str, Any]:
    """Milliseconds of every opening (``paint``, ``ready``) and of every step (``script``, ``draw``)."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise click.ClickException("expected playwright, got none; pip install 'lamm-bench[test]'") from None
    if BROWSER is None:
        raise click.ClickException("expected a Chromium, got none; install one (Debian: apt-get install chromium)")
    found: dict[str, Any] = {"paint": [], "ready": []}
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        for _ in range(opens):
            tab = started.new_page(viewport={"width": 420, "height": 320})
            tab.goto(page.as_uri())
            tab.wait_for_function("window.reportViewer && reportViewer.state().words")
            found["ready"].append(tab.evaluate("performance.now()"))
            found["paint"].append(tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
            if len(found["paint"]) < opens:
                tab.close()
        if tab.evaluate("reportViewer.state().mode") != "localization":
            tab.locator("[data-part=mode]").select_option("localization")
        tab.wait_for_function("reportViewer.state().mode === 'localization' && reportViewer.state().words")
        tab.evaluate(MEASURE, 15)  # until the engine has compiled what it runs often
        found |= tab.evaluate(MEASURE, steps)
        started.close()
    return found


if __name__ == "__main__":
    run_main(main)
