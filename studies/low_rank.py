"""The study of low-rank region maps and linear paths: error, edits and size against rank.

``python -m studies.low_rank --data hands --latent 16 --budget seconds=60 --full lamm-mixer --low lamm-mixer-lr --out
DIR`` trains, for every seed, the full models, compresses each at every rank, trains the low-rank ones from the start
with the same budget (``seconds=S`` of process time or ``epochs=N``), and writes one JSON line a model, with the error
of every test mesh. The closed form (PCA) and the spectrum of every region (what PCA of the region alone leaves at each
rank) go along. Lines that are in the file already are not made again.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from bench.api import BenchError, TrainSettings
from bench.base.console import run_main
from bench.data import load
from bench.data.dataset import Dataset
from bench.editing.editors import handles_and_moves, inside_mask
from bench.fit.fit import FitResult, fit
from bench.fit.result import parse_budget
from bench.measure.environment import environment
from bench.metrics.localization import EditBatch, measure_edits
from bench.metrics.reconstruction import reconstructed
from bench.metrics.values import vertex_distances
from bench.models import build_model
from bench.suites.plan import check_counts
from bench.work.training import SECOND_STAGE_SHARE

EDIT_FIGURES = (
    "displacement_inside_mm", "displacement_outside_mm", "fidelity_inside_mm", "fidelity_outside_mm", "true_inside_mm",
    "delivered_share", "leak_share", "change_error_inside_mm",
)  # fmt: skip
EDITS = 64
VALIDATIONS = 10
SPECTRUM_MESHES = 1000
CALIBRATION_MESHES = 1000
STEERED = 16


@torch.no_grad()
def mesh_errors_mm(model: Any, dataset: Dataset) -> NDArray[np.float64]:
    """Mean distance of every test mesh's vertices to their reconstruction, mm ``(n,)``."""
    found = [vertex_distances(made, truth).mean(1) for made, truth in reconstructed(model, dataset)]
    return torch.cat(found).double().numpy()


@torch.no_grad()
def measured(model: Any, dataset: Dataset, edits: bool) -> dict[str, Any]:
    """Test error in mm, its mean and every mesh's, size, and the figures of up to 64 edits with a true answer."""
    model.eval()
    errors = mesh_errors_mm(model, dataset)
    figures = {
        "test_mm": float(errors.mean()),
        "parameters": float(sum(value.numel() for value in model.parameters())),
        "mesh_mm": [round(float(error), 4) for error in errors],
    }
    return {**figures, **edit_figures(model, dataset)} if edits else figures


@torch.no_grad()
def edit_figures(model: Any, dataset: Dataset) -> dict[str, float]:
    """Means over edits of displacement inside and outside, and of the distance to the true answer."""
    edits = dataset.edits
    if edits is None or not len(edits):
        raise BenchError(f"expected edits with a true answer in {dataset.name}, got none; leave --edits out")
    edits, normalization = edits.first(EDITS), dataset.topology.normalization
    sums: dict[str, list[Tensor]] = {name: [] for name in EDIT_FIGURES}
    for region_name in dict.fromkeys(edits.regions):
        chosen = [index for index, name in enumerate(edits.regions) if name == region_name][:STEERED]
        region = dataset.topology.region(region_name)
        source = torch.from_numpy(np.array(edits.source_mm[chosen], dtype=np.float32))
        target = torch.from_numpy(np.array(edits.target_mm[chosen], dtype=np.float32))
        handles, moves = handles_and_moves(dataset, region, source, target, "region")
        vertices = normalization.normalize(source)
        rebuilt = normalization.denormalize(model.decode(model.encode(vertices)))
        edited = normalization.denormalize(model.edit(vertices, handles, moves))
        batch = EditBatch(source, target, edited, rebuilt, inside_mask(dataset, region), region.controls)
        found = measure_edits(batch)
        for name in EDIT_FIGURES:
            sums[name].append(found[name])
    return {name: float(torch.cat(parts).nanmean()) for name, parts in sums.items()}


@torch.no_grad()
def spectrum(dataset: Dataset, ranks: Sequence[int]) -> dict[str, dict[str, float]]:
    """Mean distance in mm that PCA of each region alone, fitted to training meshes, leaves on test, at every rank."""
    train = dataset.millimetres("train", 0, SPECTRUM_MESHES)
    test = dataset.millimetres("test", 0, SPECTRUM_MESHES)
    found: dict[str, dict[str, float]] = {}
    for region in dataset.topology.regions:
        rows, others = train[:, region.vertices].flatten(1).double(), test[:, region.vertices].flatten(1).double()
        mean = rows.mean(0)
        _, _, directions = torch.linalg.svd(rows - mean, full_matrices=False)
        found[region.name] = {}
        for rank in ranks:
            basis = directions[:rank]
            rest = (others - mean) - (others - mean) @ basis.T @ basis
            found[region.name][str(rank)] = float(rest.unflatten(1, (-1, 3)).norm(dim=-1).mean())
    return found


def trained(
    name: str, dataset: Dataset, latent: int, options: dict[str, Any], budget: str, rate: float, seed: int, two: bool
) -> tuple[Any, list[FitResult]]:
    """A model trained on a budget; with ``two`` the last third is the second stage, of which the last weights count."""
    torch.manual_seed(seed)
    model = build_model(name, dataset.topology, latent, "tuned", options.items())
    settings = TrainSettings(rate=rate, clip_norm=1.0, batch=32)
    share = 1 - SECOND_STAGE_SHARE if two else 1.0
    first = parse_budget(budget, share)
    results = [fit(model, dataset, settings=settings, budget=first, seed=seed, validations=VALIDATIONS)]
    if two and results[0].outcome == "ok":
        model.stage = 2
        slower, second = replace(settings, rate=rate / 4), parse_budget(budget, SECOND_STAGE_SHARE)
        # Learning to edit costs some reconstruction at first: the best weights on validation would be the first ones.
        results.append(fit(model, dataset, settings=slower, budget=second, seed=seed, validations=2, latest=True))
    return model, results


def _told(results: Sequence[FitResult]) -> dict[str, Any]:
    return {
        "outcome": results[-1].outcome,
        "steps": sum(result.steps for result in results),
        "epochs": sum(result.epochs for result in results),
        "train_seconds": sum(result.train_seconds for result in results),
        "validation_mm": results[0].best_mm,
        "curve_mm": [round(point.validation_mm, 4) for point in results[0].curve],
        "curve_steps": [point.step for point in results[0].curve],
    }


def study(options: argparse.Namespace, done: set[str]) -> Iterator[dict[str, Any]]:
    """One dictionary a model, in an order in which an early end leaves the most."""
    counts: Any = check_counts(options.counts, ()) or None
    dataset = load(options.data, vertices=options.vertices, counts=counts)
    common = {"data": options.data, "vertices": dataset.topology.vertex_count, "latent": options.latent}
    common |= {"train_meshes": len(dataset.splits["train"]), "budget": options.budget, "rate": options.rate}
    ranks = [int(rank) for rank in options.ranks.split(",")]
    own = dict(pair.split("=", 1) for pair in options.option)
    settings = {name: int(value) if value.isdigit() else value for name, value in own.items()}
    common["options"] = settings

    def line(made: Callable[[], dict[str, Any]], **about: Any) -> Iterator[dict[str, Any]]:
        row = {**common, **about}
        if _key(row) not in done:
            yield {**row, **made()}

    yield from line(lambda: {"regions_mm": spectrum(dataset, ranks)}, model="regional pca", kind="spectrum", seed=0)
    if options.closed:
        yield from line(
            lambda: _closed(options.closed, dataset, options.latent), model=options.closed, kind="closed", seed=0
        )
    calibration = dataset.normalized("train", 0, CALIBRATION_MESHES)
    for seed in range(options.first_seed, options.first_seed + options.seeds):

        def train(name: str, more: dict[str, Any], seed: int = seed) -> tuple[Any, list[FitResult]]:
            chosen = {**settings, **more}
            return trained(name, dataset, options.latent, chosen, options.budget, options.rate, seed, options.edits)

        for name in filter(None, options.full.split(",")):
            wanted = [{**common, "model": name, "kind": "trained", "seed": seed}]
            wanted += [{**common, "model": name, "kind": "compressed", "rank": r, "seed": seed} for r in ranks]
            if all(_key(row) in done for row in wanted):
                continue
            model, results = train(name, {})
            yield {**wanted[0], **_told(results), **measured(model, dataset, options.edits)}
            if hasattr(model, "compress"):
                for row in wanted[1:]:
                    yield {**row, **compressed(model, row["rank"], dataset, calibration, options.edits)}
        for name in filter(None, options.low.split(",")):
            for rank in [int(r) for r in options.trained_ranks.split(",")]:
                for start in options.starts.split(","):
                    row = {**common, "model": name, "kind": "trained", "rank": rank, "start": start, "seed": seed}
                    if _key(row) not in done:
                        more = {"rank": possible(rank, dataset, settings.get("width", 512)), "start": start}
                        model, results = train(name, more)
                        yield {**row, **_told(results), **measured(model, dataset, options.edits)}


def compressed(model: Any, rank: int, dataset: Dataset, calibration: Tensor, edits: bool) -> dict[str, Any]:
    """What a trained model measures when it is cut to a rank, size and edits included."""
    small = model.compress(rank=possible(rank, dataset, model.config.width), calibration=calibration)
    return measured(small, dataset, edits)


def possible(rank: int, dataset: Dataset, width: int) -> tuple[int, ...]:
    """The rank, or in regions too small for it the largest that they can have."""
    return tuple(min(rank, width, 3 * len(region.vertices)) for region in dataset.topology.regions)


def _stem(options: argparse.Namespace) -> str:
    size = f"-{options.vertices}" if options.vertices else ""
    return f"{options.data}{size}-z{options.latent}{'-edits' if options.edits else ''}"


def note_environment(folder: Path) -> None:
    """Say in ``environment.json`` what the rows of a folder are measured on, commit and versions included."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "environment.json").write_text(
        json.dumps(environment(), indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


def _closed(name: str, dataset: Dataset, latent: int) -> dict[str, Any]:
    model = build_model(name, dataset.topology, latent, "tuned", ())
    result = fit(model, dataset)
    return {**measured(model, dataset, False), "train_seconds": result.train_seconds, "validation_mm": result.best_mm}


def _key(row: dict[str, Any]) -> str:
    names = (
        "data", "vertices", "latent", "train_meshes", "budget", "rate", "options", "model", "kind", "rank", "start",
        "seed",
    )  # fmt: skip
    return json.dumps([row.get(name) for name in names], sort_keys=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: ``python -m studies.low_rank --help``."""
    parser = argparse.ArgumentParser(prog="python -m studies.low_rank", description=__doc__)
    parser.add_argument("--data", default="heads")
    parser.add_argument("--latent", type=int, default=64)
    parser.add_argument("--vertices", type=int, help="resampled to so many")
    parser.add_argument("--counts", help="meshes to train, validate and test with, such as 2000,100,300")
    parser.add_argument("--budget", default="seconds=60", help="of each training: seconds=S (process time) or epochs=N")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--ranks", default="4,8,16,24,32,64,128", help="of compressed models and of the spectrum")
    parser.add_argument("--trained-ranks", default="8,32", help="of models trained at low rank")
    parser.add_argument("--starts", default="principal", help="first weights: principal, plain")
    parser.add_argument("--full", default="", help="full models, trained and compressed, comma-separated")
    parser.add_argument("--low", default="", help="low-rank models, comma-separated")
    parser.add_argument("--closed", default="", help="the closed form to compare with")
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE", help="of every model")
    parser.add_argument("--edits", action="store_true", help="train a second stage and measure edits")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True, help="folder of the JSON lines")
    options = parser.parse_args(arguments)
    path = options.out / f"{_stem(options)}.jsonl"
    note_environment(path.parent)
    done = (
        {_key(json.loads(text)) for text in path.read_text(encoding="utf-8").splitlines()} if path.exists() else set()
    )
    try:
        with path.open("a", encoding="utf-8") as stream:
            for row in study(options, done):
                stream.write(json.dumps(row) + "\n")
                stream.flush()
    except BenchError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(run_main(main))
