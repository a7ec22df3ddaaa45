"""A model compressed to the rank that a case names, and what maps of that rank leave at least."""

from __future__ import annotations

from typing import Any

import torch

from bench.api import Unsupported
from bench.base.components import principal
from bench.case import Case, rank_of
from bench.data.dataset import Dataset
from bench.metrics.values import vertex_distances
from bench.models import load_build
from bench.runs.rows import make_row

MESHES = 1000  # most training meshes that a compression and its floor are fitted to


@torch.no_grad()
def as_compressed(case: Case, model: Any, dataset: Dataset, meshes: int = MESHES) -> Any:
    """The model at the case's rank, or in regions too small for it at the largest they can have; itself without one.

    ``meshes`` training meshes calibrate it. Raises :class:`Unsupported` where the model's ``build`` offers no
    ``compress`` (:func:`bench.api.offers`).
    """
    rank = rank_of(case.variant)
    if not rank:
        return model
    compress = getattr(load_build(case.model), "compress", None)
    if compress is None:
        raise Unsupported("the model's build offers no compress: it cannot be cut to a rank")
    ranks = tuple(min(rank, 3 * len(region.vertices)) for region in dataset.topology.regions)
    calibration = dataset.normalized("train", 0, meshes).to(next(model.parameters()).device)
    return compress(model, ranks, calibration=calibration).eval()


@torch.no_grad()
def floor_rows(case: Case, dataset: Dataset) -> list[dict[str, Any]]:
    """Mean distance in mm that PCA of each region alone leaves on test meshes at the case's rank; nothing without one.

    No linear map of that rank out of one token does better on the training meshes.
    """
    rank = rank_of(case.variant)
    if not rank:
        return []
    train, test = (dataset.millimetres(split, 0, MESHES) for split in ("train", "test"))
    rows = []
    for region in dataset.topology.regions:
        known, seen = (meshes[:, region.vertices].flatten(1).double() for meshes in (train, test))
        found = principal(known, min(rank, len(known) - 1, known.shape[1]))
        kept = found.mean + (seen - found.mean) @ found.directions.T @ found.directions
        left = vertex_distances(kept.unflatten(1, (-1, 3)), seen.unflatten(1, (-1, 3))).mean()
        rows.append(make_row(case, "region_floor_mm", float(left), "mm", part=region.name))
    return rows
