"""How long the latent fit takes for one edit, on models trained for a few hundred steps with the shipped heads.

    OMP_NUM_THREADS=1 python -m studies.latent_fit_speed
    git show REVISION:bench/editing/latent_fit.py > /tmp/old.py
    OMP_NUM_THREADS=1 python -m studies.latent_fit_speed --against /tmp/old.py

A batch is 16 subjects of the edit set; each is asked to move a region's control vertices as one of that region's true
edits moves them, with the region's control vertices alone as handles (editor ``region``) or all others held (``held``).
f is the objective of :mod:`bench.editing.latent_fit`, evaluated here from the latents that come back, in double
precision.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import click
import numpy as np
import torch
from torch import Tensor

from bench.api import BenchError
from bench.base.console import run_main
from bench.base.modules import module_from_file
from bench.data.dataset import Dataset
from bench.data.load import load
from bench.editing import latent_fit
from bench.editing.editors import handles_and_moves
from bench.fit.fit import fit
from bench.fit.result import Budget
from bench.measure.in_turn import in_turn, rounds_ms, stopwatch_ms
from bench.models import build_model, default_models
from bench.work.training import settings_of

REGIONS = ("nose", "eye_left", "mouth", "chin")
EDITORS = ("region", "held")
Fit = Callable[..., Any]


@dataclass(frozen=True, eq=False)
class Batch:
    """Edits made at once: normalised meshes ``(b, V, 3)``, handles ``(h,)`` and their displacement ``(b, h, 3)``."""

    vertices: Tensor
    handles: Tensor
    moves: Tensor


def models_without_an_edit(dataset: Dataset, latent: int) -> list[str]:
    """The models of a full run that get the latent fit."""
    built = {name: build_model(name, dataset.topology, latent, "tuned") for name in default_models("full")}
    return [name for name, model in built.items() if not callable(getattr(model, "edit", None))]


def trained(name: str, dataset: Dataset, latent: int, steps: int, cache: Path) -> Any:
    """A model after about ``steps`` steps of the project's loop, its published batch; kept in ``cache``."""
    torch.manual_seed(0)
    model = build_model(name, dataset.topology, latent, "tuned")
    batch = min(model.published.batch, len(dataset.splits["train"]))
    epochs = max(1, round(steps * batch / len(dataset.splits["train"])))
    settings = settings_of("common", model.published, Budget(epochs=epochs))
    fit(
        model, dataset, settings=settings, budget=Budget(epochs=epochs), out=cache / f"{name}-{latent}-{steps}",
        validations=1,
    )  # fmt: skip
    return model.eval()


def edit_batch(dataset: Dataset, region_name: str, editor: str, size: int) -> Batch:
    """``size`` subjects of the edit set, each with one of the region's true edits, in turn."""
    edits, topology = dataset.edits, dataset.topology
    if edits is None or region_name not in edits.regions:
        raise BenchError(f"expected true edits of {region_name!r} in {dataset.name}, got none; choose another region")
    if size > len(edits):
        raise BenchError(f"expected at most {len(edits)} edits at once, got {size}")
    chosen = [index for index, name in enumerate(edits.regions) if name == region_name]
    chosen = [chosen[index % len(chosen)] for index in range(size)]
    source = torch.from_numpy(np.array(edits.source_mm[:size], dtype=np.float32))
    true = torch.from_numpy(np.array(edits.target_mm[chosen] - edits.source_mm[chosen], dtype=np.float32))
    handles, moves = handles_and_moves(dataset, topology.region(region_name), source, source + true, editor)
    return Batch(topology.normalization.normalize(source), handles, moves)


def codes_of(model: Any, dataset: Dataset) -> Tensor:
    with torch.no_grad():
        return torch.cat([model.encode(part) for part in dataset.normalized("train").split(64)])


def measure(
    programs: dict[str, Fit], model: Any, batch: Batch, codes: Tensor, dataset: Dataset, repeats: int, limit: int
) -> dict[str, dict[str, Any]]:
    """Every program called in turn; for each the median of times an edit, and what the last call reached."""
    scale = dataset.topology.normalization.std_mm
    found: dict[str, Any] = {}

    def call(name: str) -> None:
        found[name] = programs[name](
            model, batch.vertices, batch.handles, batch.moves, codes, scale=scale, max_iterations=limit
        )

    samplers = {name: stopwatch_ms(partial(call, name), time.perf_counter, time.process_time) for name in programs}
    rounds = list(islice(in_turn(samplers, "alternating"), repeats))
    rows = {}
    for name, result in found.items():
        wall_ms, process_ms = (statistics.median(times) for times in zip(*(r[name] for r in rounds), strict=True))
        value, residual = objective(model, batch, codes, scale, result.latent)
        rows[name] = {
            "process_ms": process_ms / len(batch.vertices),
            "wall_ms": wall_ms / len(batch.vertices),
            "evaluations": result.iterations.float().mean().item(),
            "most": int(result.iterations.max()),
            "converged": result.converged.float().mean().item(),
            "residual_mm": residual,
            "f": value,
        }
    return rows


def evaluation_ms(model: Any, batch: Batch, rounds: int = 5) -> tuple[float, float]:
    """Process time a mesh of one evaluation, forward and backward, in ms: through ``decoder_at`` where the model has
    it, and through the whole decoder. Called in turn, medians."""
    restricted = getattr(model, "decoder_at", lambda handles: None)(batch.handles)
    whole = lambda latent: model.decode(latent)[:, batch.handles]  # noqa: E731
    with torch.no_grad():
        start = model.encode(batch.vertices)

    def evaluation(decode: Callable[[Tensor], Tensor]) -> None:
        latent = start.clone().requires_grad_()
        made = decode(latent)
        torch.autograd.grad(made, latent, made.detach())

    programs = {"restricted": partial(evaluation, restricted or whole), "whole": partial(evaluation, whole)}
    with latent_fit.frozen(model):
        times = rounds_ms(programs, rounds, warmup=1, clock=time.process_time)
    first, second = (statistics.median(found) / len(start) for found in times.values())
    return first, second


@torch.no_grad()
def objective(model: Any, batch: Batch, codes: Tensor, scale: Tensor, latent: Tensor) -> tuple[Tensor, Tensor]:
    """f of every edit, and the root mean square of its residual in mm."""
    targets = batch.vertices[:, batch.handles] + batch.moves
    missing_mm = (model.decode(latent)[:, batch.handles] - targets).double() * scale[batch.handles]
    root = latent_fit.prior_root(model, batch.handles, batch.moves, codes).double()
    change = (latent - model.encode(batch.vertices)).double() @ torch.linalg.pinv(root).t()
    value = (missing_mm.flatten(1) / latent_fit.NOISE).square().sum(1) / 2 + change.square().sum(1) / 2
    return value, missing_mm.square().mean((1, 2)).sqrt()


def line(row: dict[str, Any], first: dict[str, Any]) -> str:
    """One row as text; f is given as a share of the first program's, median and most."""
    ratio = row["f"] / first["f"]
    return (
        f"{row['process_ms']:7.1f} ms ({row['wall_ms']:6.1f} wall)  evaluations {row['evaluations']:5.1f} "
        f"(most {row['most']:3d})  converged {row['converged']:4.0%}  residual {row['residual_mm'].median():.3f} mm "
        f"(most {row['residual_mm'].max():.3f})  f {row['f'].median():8.1f}  ratio {ratio.median():.3f} "
        f"({ratio.min():.3f} to {ratio.max():.3f})"
    )


def other_program(path: str) -> Fit:
    """``fit_latent`` of another version of :mod:`bench.editing.latent_fit`."""
    if not path.endswith(".py") or not Path(path).is_file():
        raise BenchError(f"expected a Python file with fit_latent, got {path!r}")
    return module_from_file(Path(path), "other_latent_fit").fit_latent  # type: ignore[no-any-return]


@contextmanager
def cache_folder(chosen: str | None) -> Iterator[Path]:
    if chosen:
        yield Path(chosen)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@click.command()
@click.option("--model", "models", multiple=True, help="Default: all that have no edit of their own.")
@click.option("--region", "regions", multiple=True, default=REGIONS, show_default=True)
@click.option("--editor", "editors", multiple=True, default=EDITORS, type=click.Choice(EDITORS), show_default=True)
@click.option("--batch", default=16, show_default=True, help="Edits at once.")
@click.option("--latent", default=64, show_default=True)
@click.option("--steps", default=200, show_default=True, help="Of training, before.")
@click.option("--repeats", default=3, show_default=True)
@click.option("--evaluations", default=60, show_default=True, help="After which an edit is given up.")
@click.option("--cache", help="Folder for trained weights, to be taken up again; default a temporary one.")
@click.option("--against", help="Another version of bench/editing/latent_fit.py, called in turn with this one.")
def main(
    models: Sequence[str],
    regions: Sequence[str],
    editors: Sequence[str],
    batch: int,
    latent: int,
    steps: int,
    repeats: int,
    evaluations: int,
    cache: str | None,
    against: str | None,
) -> None:
    """Time the latent fit for one edit, made with others at once, at 4,200 vertices."""
    try:
        dataset = load("heads-mini")
        programs: dict[str, Fit] = {"other": other_program(against)} if against else {}
        programs["here"] = latent_fit.fit_latent
        with cache_folder(cache) as folder:
            for name in models or models_without_an_edit(dataset, latent):
                model = trained(name, dataset, latent, steps, folder)
                codes = codes_of(model, dataset)
                for editor in editors:
                    for region in regions:
                        edits = edit_batch(dataset, region, editor, batch)
                        rows = measure(programs, model, edits, codes, dataset, repeats, evaluations)
                        here, whole = evaluation_ms(model, edits)
                        click.echo(
                            f"{name:<11}{editor:<7}{region:<9}one evaluation {here:.2f} ms, whole {whole:.2f} ms"
                        )
                        for program, row in rows.items():
                            head = f"{name:<11}{editor:<7}{region:<9}{program:<6}"
                            click.echo(head + line(row, next(iter(rows.values()))))
    except BenchError as error:
        raise click.UsageError(str(error)) from error


if __name__ == "__main__":
    run_main(main)
