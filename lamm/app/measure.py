"""What a trained model is worth on meshes it has not seen: error of reconstruction, edits delivered and leaked."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from bench.data.dataset import Dataset
from bench.metrics.generation import specificity_mm
from bench.metrics.localization import EditBatch, measure_edits
from lamm.edit import edit_regions, reconstruct, sample_shapes
from lamm.regions.editable import EditableModel

CHUNK = 64
EDITS = ("delivered_share", "leak_share", "change_error_inside_mm")


@torch.no_grad()
def reconstruction_mm(
    model: EditableModel, dataset: Dataset, split: str = "test", most: int | None = None
) -> dict[str, float]:
    """Mean distance of a vertex from its place, mean over vertices and meshes, and of the mean shape for comparison."""
    count = len(dataset.splits[split]) if most is None else min(most, len(dataset.splits[split]))
    mean = dataset.topology.normalization.mean_mm
    errors, spread = [], []
    for start in range(0, count, CHUNK):
        truth = dataset.millimetres(split, start, min(start + CHUNK, count))
        errors.append((reconstruct(model, truth) - truth).norm(dim=-1).mean(1))
        spread.append((truth - mean).norm(dim=-1).mean(1))
    return {
        "meshes": count,
        "error_mean_mm": float(torch.cat(errors).mean()),
        "mean_shape_error_mm": float(torch.cat(spread).mean()),
    }


@torch.no_grad()
def edits(model: EditableModel, dataset: Dataset) -> dict[str, Any] | None:
    """Means over the set's edits with a true answer, all and by group; None for a set without.

    The control vertices of the edited region are asked to move as in the true edit.
    ``delivered_share``: the part of the requested displacement that the region makes. ``leak_share``: mean movement
    outside over mean movement inside. ``change_error_inside_mm``: how far the change is from the true one
    (:func:`bench.metrics.localization.measure_edits`).
    """
    if dataset.edits is None or not len(dataset.edits):
        return None
    edits, found, groups = dataset.edits, [], []
    for name in dict.fromkeys(edits.regions):
        region = dataset.topology.region(name)
        chosen = [i for i, other in enumerate(edits.regions) if other == name]
        source, target = (_meshes(array, chosen) for array in (edits.source_mm, edits.target_mm))
        moves = (target - source)[:, region.controls]
        inside = torch.zeros(dataset.topology.vertex_count, dtype=torch.bool)
        inside[region.vertices] = True
        batch = EditBatch(
            source, target, edit_regions(model, source, {name: moves}), reconstruct(model, source), inside,
            region.controls,
        )  # fmt: skip
        figures = measure_edits(batch)
        found.append(torch.stack([figures[key] for key in EDITS], 1))
        groups += [edits.groups[i] for i in chosen]
    rows = torch.cat(found)
    parts = {group: rows[[g == group for g in groups]] for group in dict.fromkeys(groups)}
    return {"edits": len(rows), **_means(rows), "groups": {name: _means(part) for name, part in parts.items()}}


@torch.no_grad()
def drawn(model: EditableModel, dataset: Dataset, count: int = 100) -> dict[str, float]:
    """Specificity, mm: mean distance of drawn shapes to the nearest training mesh, from each source that the model
    has, and of as many real test meshes (:func:`bench.metrics.generation.specificity_mm`)."""
    sets = {source: sample_shapes(model, count, seed=1, source=source) for source in ("mixture", "gaussian")}
    sets["real"] = dataset.millimetres("test", 0, count)
    nearest = specificity_mm(torch.cat(list(sets.values())), dataset.pieces("train", CHUNK))
    parts = nearest.split([len(shapes) for shapes in sets.values()])
    return {"shapes": count, **{f"{name}_mm": float(part.mean()) for name, part in zip(sets, parts, strict=True)}}


def _meshes(array: np.ndarray, chosen: list[int]) -> Tensor:
    return torch.from_numpy(np.array(array[chosen], dtype=np.float32))


def _means(rows: Tensor) -> dict[str, float]:
    return dict(zip(EDITS, rows.double().nanmean(0).tolist(), strict=True))
