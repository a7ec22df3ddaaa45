"""What a training step asks of a card in the program for a CPU and in that for a card, counted on a CPU.

    python -m studies.card_programs --vertices 12000 --batch 32

Operators (one call = one, views free), the bytes that they touch at least, and the tensor memory in use at its peak,
as the allocator of a CPU reports it: a card adds its libraries' workspace. Counts of a graph's kernels are near the
operators. The floor of LAMM's step is a study of its own (:mod:`studies.card_floor`). Nothing here is timed.
"""

from __future__ import annotations

import sys
from typing import Any

import click
import torch
from tabulate import tabulate

from bench.api import BenchError
from bench.base.console import run_main
from bench.base.programs import PROGRAMS, program
from bench.data import load
from bench.measure.capturable import faults
from bench.measure.counters import count
from bench.measure.memory import peak_allocated_bytes
from bench.models import build_model, installed_models


def measured(name: str, topology: Any, vertices: torch.Tensor, latent: int, kind: str) -> list[Any] | None:
    """One row: operators and bytes of a training step and operators of a forward pass at one mesh; None where a model
    is fitted in closed form."""
    model = build_model(name, topology, latent, "tuned")
    if callable(getattr(model, "fit", None)):
        return None
    prepare = getattr(model, "prepare", None)
    if callable(prepare):
        torch.manual_seed(0)
        prepare(torch.randn(max(96, latent + 2), *vertices.shape[1:]))
    optimizer = torch.optim.AdamW(model.train().parameters(), fused=True)

    def step() -> None:
        optimizer.zero_grad(set_to_none=True)
        with program(kind):
            model.loss(vertices).backward()
        optimizer.step()

    step()
    counted = count(step)
    found = faults(step, warmups=0) if kind == "card" else ()
    peak = peak_allocated_bytes(step, model=model, optimizer=optimizer)
    model.eval()
    with torch.inference_mode(), program(kind):
        model(vertices[:1])
        forward = count(lambda: model(vertices[:1])).kernel_calls
    captured = "" if kind == "cpu" else "; ".join(map(str, found)) or "yes"
    return [name, kind, counted.kernel_calls, counted.touched_bytes / 1e6, peak / 1e6, forward, captured]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--models", default="", help="Names, with commas.  [default: all that are trained]")
@click.option("--vertices", default=1200, show_default=True, help="Vertices of the heads.")
@click.option("--batch", default=4, show_default=True, help="Meshes of a training step.")
@click.option("--latent", default=64, show_default=True, help="Size of the code.")
def main(models: str, vertices: int, batch: int, latent: int) -> None:
    """Count what both programs of every model ask for."""
    try:
        _print(models, vertices, batch, latent)
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)


def _print(models: str, vertices: int, batch: int, latent: int) -> None:
    dataset = load("heads-mini", vertices=vertices, seed=0)
    meshes = dataset.normalized("train", 0, batch)
    meshes = meshes.repeat(-(-batch // len(meshes)), 1, 1)[:batch].contiguous()
    names = [name for name in models.split(",") if name] or sorted(installed_models())
    rows = []
    for name in names:
        for kind in PROGRAMS:
            click.echo(f"{name}, program for {'a CPU' if kind == 'cpu' else 'a card'}", err=True)
            rows.append(measured(name, dataset.topology, meshes, latent, kind))
    headers = [
        "model",
        "program",
        "operators",
        "MB touched",
        "peak MB",
        "operators, one mesh forward",
        "can be captured",
    ]
    click.echo(tabulate([row for row in rows if row], headers, floatfmt=",.0f", tablefmt="github"))


if __name__ == "__main__":
    run_main(main)
