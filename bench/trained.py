"""Cases that train a model: how well it reconstructs meshes that it has never seen."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench.api import BenchError, TrainSettings, open_atomically
from bench.case import Case
from bench.data.dataset import Dataset
from bench.fit import fit_settings
from bench.fit_cache import FitCache
from bench.fit_schedule import stretched
from bench.fit_types import Budget, FitResult, Progress
from bench.load import build_model
from bench.metrics.reconstruction import data_spread_mm, measure_reconstruction, reconstructed
from bench.store import make_row

# The share of a budget that the second stage of a model with two gets; a model with one stage trains on the whole.
SECOND_STAGE_SHARE = 1 / 3
SHOWN = 4  # meshes kept for the viewer
PER_MESH = {
    "error_mean_mm": "mm",
    "error_max_mm": "mm",
    "error_rms_mm": "mm",
    "normal_mean_deg": "deg",
    "edge_mean_mm": "mm",
}
POOLED = ("error_median_vertices_mm", "error_p95_vertices_mm", "error_vertices_std_mm")
THRESHOLDS_MM = (0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0, 20.0, 50.0)


@dataclass(frozen=True)
class Place:
    """Where a case's process finds and leaves things: scratch meshes, the run, the cache of trainings, the commit.

    ``case`` is the key of the case, ``cores`` those that its process is pinned to (empty: the last ones).
    """

    scratch: Path
    run: Path
    trainings: Path
    commit: str
    other_commit: str = "refuse"
    case: str = ""
    cores: tuple[int, ...] = ()

    @property
    def progress(self) -> Path:
        return self.scratch / f"progress-{self.case}.txt"


def parse_budget(text: str, share: float = 1.0) -> Budget | None:
    """``"epochs=100"`` or ``"seconds=300"``, or a share of it; an empty text (closed form) gives None."""
    if not text:
        return None
    kind, _, amount = text.partition("=")
    try:
        if kind == "epochs":
            return Budget(epochs=max(min(1, int(amount)), round(int(amount) * share)))  # a share is one epoch at least
        if kind == "seconds":
            return Budget(seconds=float(amount) * share)
    except ValueError as error:
        raise BenchError(f"expected a budget epochs=N or seconds=S, got {text!r}: {error}") from error
    raise BenchError(f"expected a budget epochs=N or seconds=S, got {text!r}")


def settings_of(kind: str, published: TrainSettings, budget: Budget) -> TrainSettings:
    """The settings a training runs with.

    ``"published"``: the model's own, an exponential decay stretched over a budget of epochs so that it ends where the
    paper's does. ``"common"``: for every model AdamW, rate 1e-3, warm-up and cosine, gradients clipped at norm 1, in
    batches of the published size; chosen beforehand, for no model in particular.
    """
    if kind == "common":
        return replace(
            published, optimizer="adamw", rate=1e-3, weight_decay=0.0, momentum=0.0, schedule="cosine", warmup=0.05,
            warmup_rate=1e-8, floor_rate=1e-6, clip_norm=1.0,
        )  # fmt: skip
    return stretched(published, budget.epochs) if budget.epochs else published


def train(
    case: Case, place: Place, dataset: Dataset, *, edits: bool = False
) -> tuple[torch.nn.Module, list[FitResult]]:
    """Build and train the case's model, or load the finished training; in evaluation mode, with its best weights.

    With ``edits``, a model that has a second stage is taken through it, on a third of the budget, after a first
    stage on two thirds; every other model trains on the whole budget.
    """
    torch.manual_seed(case.seed)
    model: Any = build_model(case.model, dataset.topology, case.latent, case.variant, case.options)
    two = edits and hasattr(model, "stage") and bool(case.budget)
    cache = FitCache(place.trainings, commit=place.commit, other_commit=place.other_commit)
    results = [_stage(case, place, cache, model, dataset, 1, 1 - SECOND_STAGE_SHARE if two else 1.0)]
    if two and results[0].outcome == "ok":
        model.stage = 2
        results.append(_stage(case, place, cache, model, dataset, 2, SECOND_STAGE_SHARE))
    return model.eval(), results


def _stage(
    case: Case, place: Place, cache: FitCache, model: Any, dataset: Dataset, stage: int, share: float
) -> FitResult:
    budget = parse_budget(case.budget, share)
    settings = None
    if budget is not None:
        settings, budget = fit_settings(model, None, budget)
        settings = settings_of(case.settings, settings, budget)
    description = {
        "model": case.model, "variant": case.variant, "options": list(case.options), "latent": case.latent,
        "dataset": case.dataset, "vertices": case.vertices, "counts": list(case.counts), "stage": stage,
        "budget": case.budget, "share": share, "settings": case.settings,
        "seed": case.seed, "device": case.device, "dtype": case.dtype,
        "threads": case.threads,
    }  # fmt: skip

    def tell(now: Progress) -> None:
        text = f"stage {stage}, {100 * min(now.fraction, 1):.0f}%, epoch {now.epoch}, loss {now.loss:.4g}"
        place.progress.write_text(text + (f", validation {now.validation_mm:.3f} mm" if now.validation_mm else ""))

    precision = {"float32": "float32", "bfloat16": "bfloat16"}.get(case.dtype)
    if precision is None:
        raise BenchError(f"expected a training in float32 or bfloat16, got {case.dtype}")
    return cache.fit(
        model, dataset, description, settings=settings, budget=budget, seed=case.seed, device=case.device,
        precision=precision, progress=tell,
    )  # fmt: skip


def reconstruction_rows(case: Case, place: Place, dataset: Dataset) -> list[dict[str, Any]]:
    """Train, then touch the test split once: the rows that ``results/README.md`` lists."""
    model, (result,) = train(case, place, dataset)
    if result.outcome != "ok":
        return [
            make_row(case, "error_mean_mm", None, "mm", outcome=result.outcome, detail=result.detail),
            *training_rows(case, model, dataset, [result]),
        ]
    shown: dict[str, list[np.ndarray]] = {"original_mm": [], "reconstruction_mm": []}

    def pairs() -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        for found, truth in reconstructed(model, dataset, "test", device=case.device):
            missing = SHOWN - sum(map(len, shown["original_mm"]))
            if missing > 0:
                shown["original_mm"].append(truth[:missing].cpu().numpy())
                shown["reconstruction_mm"].append(found[:missing].cpu().numpy())
            yield found, truth

    measured = measure_reconstruction(pairs(), dataset.topology)
    rows = [
        make_row(case, name, float(value), unit, sample=index)
        for name, unit in PER_MESH.items()
        for index, value in enumerate(measured.per_mesh[name])
    ]
    rows += [
        make_row(case, "error_mean_mm", float(errors.mean()), "mm", part=region)
        for region, errors in measured.per_region.items()
    ]
    rows += [make_row(case, one.name, one.value, one.unit) for one in measured.values() if one.name in POOLED]
    shares = measured.cumulative(THRESHOLDS_MM)
    rows += [
        make_row(case, f"error_share_below@{threshold:g}", float(share), "1")
        for threshold, share in zip(THRESHOLDS_MM, shares, strict=True)
    ]
    rows.append(make_row(case, "data_spread_mm", data_spread_mm(dataset), "mm"))
    arrays = {name: np.concatenate(parts) for name, parts in shown.items()}
    number = len(arrays["original_mm"])
    names = [f"test {index}" for index in range(number)]
    write_meshes(case, place, dataset, arrays | {"sample": np.arange(number, dtype=np.int32)}, names=names)
    return rows + training_rows(case, model, dataset, [result])


def training_rows(case: Case, model: Any, dataset: Dataset, results: list[FitResult]) -> list[dict[str, Any]]:
    """What the training came to, and its learning curve."""
    total = {
        "training_seconds": (sum(result.train_seconds for result in results), "s"),
        "training_epochs": (sum(result.epochs for result in results), "1"),
        "parameters": (float(sum(p.numel() for p in model.parameters())), "1"),
    }
    rows = [make_row(case, name, value, unit, phase="train", split="train") for name, (value, unit) in total.items()]
    units = {"curve_validation_mm": "mm", "curve_epoch": "1", "curve_train_seconds": "s", "curve_train_loss": "1"}
    for point in results[0].curve:  # a second stage minimises another loss: it does not belong in the same picture
        values = (point.validation_mm, point.epoch, point.train_seconds, point.train_loss)
        rows += [
            make_row(case, name, float(value), unit, phase="validation", split="validation", sample=point.step)
            for (name, unit), value in zip(units.items(), values, strict=True)
            if math.isfinite(value)  # there is no training loss before the first step
        ]
    return rows


def write_meshes(
    case: Case, place: Place, dataset: Dataset, arrays: dict[str, np.ndarray], names: list[str], **more: Any
) -> None:
    """``meshes/STEM.npz`` of the run, for the viewer and the rendered heads; see ``results/README.md``."""
    topology = dataset.topology
    labels = np.full(topology.vertex_count, -1, dtype=np.int16)
    for number, region in enumerate(topology.regions):
        labels[region.vertices.numpy()] = number
    meta = {
        "schema": 1, "case": case.key, "suite": case.suite, "model": case.model, "variant": case.variant,
        "editor": case.editor, "dataset": case.dataset, "latent": case.latent, "budget": case.budget,
        "seed": case.seed, "regions": [region.name for region in topology.regions], "names": names, **more,
    }  # fmt: skip
    text = np.frombuffer(json.dumps(meta).encode(), dtype=np.uint8)
    lengths: dict[str, Any] = {
        name: array.astype(np.float32) if name.endswith("_mm") else array for name, array in arrays.items()
    }
    faces = topology.faces.numpy().astype(np.int32)
    with open_atomically(place.run / "meshes" / f"{case.file_stem}.npz") as stream:
        np.savez(stream, meta=text, faces=faces, labels=labels, **lengths)
