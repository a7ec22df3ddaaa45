"""Cases that train a model: how well it reconstructs meshes that it has never seen."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import torch

from bench.api import open_atomically
from bench.case import Case
from bench.data.dataset import Dataset
from bench.metrics.reconstruction import data_spread_mm, measure_reconstruction, reconstructed
from bench.runs.prepared import Place
from bench.runs.rows import make_row
from bench.stats.falling import still_falls
from bench.work.fitted_codes import fitted_rows
from bench.work.ranks import as_compressed, floor_rows
from bench.work.training import Trained

SHOWN = 4  # meshes kept for the viewer
REGION_MESHES = 100  # test meshes whose error is kept region by region: a row for each of both
PER_MESH = {
    "error_mean_mm": "mm",
    "error_max_mm": "mm",
    "error_rms_mm": "mm",
    "normal_mean_deg": "deg",
    "edge_mean_mm": "mm",
}
POOLED = ("error_median_vertices_mm", "error_p95_vertices_mm", "error_vertices_std_mm")
THRESHOLDS_MM = (0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0, 20.0, 50.0)


def reconstruction_rows(case: Case, place: Place, dataset: Dataset, trained: Trained) -> list[dict[str, Any]]:
    """Touch the test split once, with a trained model: the rows that ``results/README.md`` lists."""
    result = trained.results[0]
    if result.outcome != "ok":
        return [
            make_row(case, "error_mean_mm", None, "mm", outcome=result.outcome, detail=result.detail),
            *training_rows(case, trained),
        ]
    trained = replace(trained, model=as_compressed(case, trained.model, dataset))
    shown: dict[str, list[np.ndarray]] = {"original_mm": [], "reconstruction_mm": []}

    def pairs() -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        for found, truth in reconstructed(trained.model, dataset, "test", device=case.device):
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
        make_row(case, "error_mean_mm", float(error), "mm", part=region, sample=index)
        for region, errors in measured.per_region.items()
        for index, error in enumerate(errors[:REGION_MESHES])
    ]
    rows += [make_row(case, one.name, one.value, one.unit) for one in measured.values() if one.name in POOLED]
    shares = measured.cumulative(THRESHOLDS_MM)
    rows += [
        make_row(case, f"error_share_below@{threshold:g}", float(share), "1")
        for threshold, share in zip(THRESHOLDS_MM, shares, strict=True)
    ]
    rows += [*fitted_rows(case, dataset, trained.model), *floor_rows(case, dataset)]
    rows.append(make_row(case, "data_spread_mm", data_spread_mm(dataset), "mm"))
    arrays = {name: np.concatenate(parts) for name, parts in shown.items()}
    number = len(arrays["original_mm"])
    names = [f"test {index}" for index in range(number)]
    write_meshes(case, place, dataset, arrays | {"sample": np.arange(number, dtype=np.int32)}, names=names)
    return rows + training_rows(case, trained)


def training_rows(case: Case, trained: Trained) -> list[dict[str, Any]]:
    """What the training and the search for its rate came to, and the learning curve."""
    model, results = trained.model, trained.results
    total = {
        "training_seconds": (sum(result.train_seconds for result in results), "s"),
        "training_epochs": (sum(result.epochs for result in results), "1"),
        "parameters": (float(sum(p.numel() for p in model.parameters())), "1"),
    }
    if results[0].settings is not None:
        total["training_rate"] = (results[0].settings.rate, "1")
    if len(results) > 1 and results[1].settings is not None:
        total["training_rate_stage_2"] = (results[1].settings.rate, "1")
    if trained.published_epochs:
        total["training_published_epochs"] = (float(trained.published_epochs), "1")
    if trained.search is not None:
        total["search_seconds"] = (trained.search.seconds, "s")
        total["search_epochs"] = (trained.search.epochs, "1")
    curve = results[0].curve
    end = still_falls([point.epoch for point in curve], [point.validation_mm for point in curve])
    if end is not None:  # of the first stage, in mm a whole training; NOT CONVERGED where it falls
        total["curve_end_slope"] = (end.slope, "mm")
        total["curve_end_slope_error"] = (end.error, "mm")
        total["curve_still_falls"] = (float(end.falls), "1")
    rows = [make_row(case, name, value, unit, phase="train", split="train") for name, (value, unit) in total.items()]
    if trained.search is not None:
        rows += [
            make_row(case, f"search_error_mm@{rate:g}", error, "mm", phase="train", split="validation")
            for rate, error in zip(trained.search.rates, trained.search.errors_mm, strict=True)
        ]
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
