"""``python -m studies.editor_speed``: how live the browser editor feels, in a real headless Chromium.

A model of the shipped heads (low rank, linear and control path, in closed form; how it is trained does not change what
it costs) is put into the editor at 4,200 and at 12,000 vertices. A pointer drags a point of the nose. It reports:

* *move to frame*: from the time stamp of the pointer's event to the end of a read of one pixel of the frame that shows
  it, which waits until everything was drawn: decoding, normals, drawing (here on the processor) and waiting for the
  next frame of the screen;
* *decode*: the network alone, as the page calls it;
* *processor*: the time that all of the browser's threads computed, by frame: on a machine that does other things as
  well the rest of *move to frame* is waiting for a turn;
* *load*: from the navigation to the first frame of the mesh, file server, unpacking and compiling included.
"""

from __future__ import annotations

import itertools
import os
import tempfile
from pathlib import Path
from typing import Any

import click
import numpy as np
import psutil
import torch

from bench.base.console import run_main
from bench.data import load
from lamm.builders import build_mixer_lin_lr
from lamm.edit import fit_statistics
from lamm.editor.server import running
from lamm.editor.site import write
from studies.page_speed import BROWSER, FLAGS

#: What is asked for, in ms: the median of move to frame by number of vertices, and the load.
FRAME_MS, LOAD_MS = {4200: 16.0, 12000: 33.0}, 3000.0
READY = "performance.getEntriesByName('lamm-ready')[0]?.startTime"
WARM = 20
#: Moves of which the processor time is taken together: its clock ticks every 10 ms.
BLOCK = 30


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--vertices", default="4200,12000", show_default=True, help="Sizes, comma-separated.")
@click.option("--moves", default=120, show_default=True, help="Moves of the pointer.")
@click.option("--opens", default=3, show_default=True, help="How often the page is opened.")
@click.option("--width", default=512, show_default=True, help="Size of a token.")
@click.option("--latent", default=64, show_default=True)
@click.option("--window", default="1280x800", show_default=True, help="Size of the window in CSS pixels.")
@click.option("--every-ms", default=16.0, show_default=True, help="Time between two moves of the pointer.")
def main(vertices: str, moves: int, opens: int, width: int, latent: int, window: str, every_ms: float) -> None:
    """Open the editor and drag a nose."""
    if BROWSER is None:
        raise click.ClickException("expected a Chromium, got none; install one (Debian: apt-get install chromium)")
    size = tuple(int(part) for part in window.split("x"))
    click.echo(f"window {window}, {moves} moves, {opens} openings, load average {os.getloadavg()[0]:.1f}")
    click.echo(f"{'vertices':>9} {'':14}{'median':>9}{'95%':>9}{'least':>9}{'budget':>9}  ms")
    for count in (int(part) for part in vertices.split(",")):
        with tempfile.TemporaryDirectory() as scratch:
            page = Path(scratch) / "page"
            made(count, width, latent, page)
            found = measure(page, moves, opens, (size[0], size[1]), every_ms)
        for name, values, budget in (
            ("move to frame", found["frames"], FRAME_MS.get(count, np.nan)),
            ("decode", found["decodes"], np.nan),
            ("processor", found["busy"], np.nan),
            ("load", found["loads"], LOAD_MS),
        ):
            limit = f"{budget:9.1f}" if np.isfinite(budget) else f"{'–':>9}"
            median, high = np.median(values), np.quantile(values, 0.95)
            click.echo(f"{count:9,} {name:14}{median:9.2f}{high:9.2f}{min(values):9.2f}{limit}")
        click.echo(
            f"{'':10}{found['pixels']} pixels drawn, at {found['share']:.2f} of the screen's across while moving"
        )


def made(vertices: int, width: int, latent: int, folder: Path) -> None:
    """The editor's page for a model of the heads with this many vertices."""
    torch.manual_seed(0)
    data = load("heads-mini", vertices=None if vertices == 4200 else vertices)
    model: Any = build_mixer_lin_lr(data.topology, latent, width=width)
    train = torch.from_numpy(np.array(data.splits["train"]))
    model.prepare(data.topology.normalization.normalize(train))
    fit_statistics(model, train, pairs=400)
    write(model.eval(), folder, torch.from_numpy(np.array(data.splits["test"][0])), model_name="heads-mini")


def measure(page: Path, moves: int, opens: int, window: tuple[int, int], every_ms: float) -> dict[str, Any]:
    """Milliseconds of every move (``frames``, ``decodes``) and opening (``loads``)."""
    from playwright.sync_api import sync_playwright

    loads = []
    with running(page) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        for number in range(opens):
            tab = browser.new_page(viewport={"width": window[0], "height": window[1]})
            tab.goto(address)
            tab.locator("[data-part=cover]").wait_for(state="hidden", timeout=120_000)
            loads.append(tab.evaluate(READY))
            if number + 1 < opens:
                tab.close()
        start, stop = tab.evaluate("lammEditor.regions.find((one) => one.name === 'nose').controls")
        places = [tab.evaluate(f"lammEditor.at({control})") for control in range(start, stop)]
        at = next(place for place in places if place["seen"])
        tab.mouse.move(at["x"], at["y"])
        tab.mouse.down()
        busy = []
        for step in range(WARM + moves):
            if step == WARM:
                tab.evaluate("lammEditor.measure(true)")
            if step >= WARM and (step - WARM) % BLOCK == 0:
                busy.append((_busy_ms(), tab.evaluate("lammEditor.timing().frames.length")))
            tab.mouse.move(at["x"] + step % 23, at["y"] - step % 17)
            tab.wait_for_timeout(every_ms)
        pixels = tab.evaluate("[lammEditor.editor.view.canvas.width, lammEditor.editor.view.canvas.height].join(' × ')")
        share = tab.evaluate("lammEditor.editor.view.share")
        tab.mouse.up()
        timing = tab.evaluate("lammEditor.settled().then(() => lammEditor.timing())")
        browser.close()
    pairs = itertools.pairwise(busy)
    shares = [(after[0] - before[0]) / (after[1] - before[1]) for before, after in pairs if after[1] > before[1]]
    return {"loads": loads, **timing, "busy": shares, "pixels": pixels, "share": share}


def _busy_ms() -> float:
    """Processor time of the browser's processes so far, in ms."""
    total = 0.0
    for process in psutil.Process().children(recursive=True):
        try:
            if "chrom" in process.name():
                spent = process.cpu_times()
                total += 1000 * (spent.user + spent.system)
        except psutil.NoSuchProcess:
            pass
    return total


if __name__ == "__main__":
    run_main(main)
