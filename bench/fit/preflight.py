"""What a training is checked for before its first step, and what identifies it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import torch
from torch import nn

from bench.api import BenchError, TrainSettings
from bench.base.components import check_latent
from bench.data.dataset import Dataset
from bench.fit.meshes import data_digest
from bench.fit.result import Budget
from bench.fit.state import keep_random, snapshot, weights_digest

__all__ = ["check_latent_size", "checked_device", "identity_of"]

PRECISIONS = ("float32", "bfloat16")


def checked_device(model: nn.Module, dataset: Dataset, precision: str, device: str) -> torch.device:
    if precision not in PRECISIONS:
        raise BenchError(f"expected a precision of {', '.join(PRECISIONS)}, got {precision!r}")
    missing = [ability for ability in ("encode", "decode") if not callable(getattr(model, ability, None))]
    if missing:
        raise BenchError(f"expected a model with encode and decode, got {type(model).__name__} without {missing[0]}")
    if not len(dataset.splits.get("validation", ())):
        raise BenchError(
            f"data set {dataset.name!r}: expected validation meshes, got none; the weights are chosen on them"
        )
    try:
        where = torch.device(device)
        torch.empty(1, device=where)
    except (RuntimeError, AssertionError) as error:
        raise BenchError(f"expected a device that is there, got {device!r} ({str(error).splitlines()[0]})") from error
    return where


def check_latent_size(model: Any, dataset: Dataset, device: torch.device) -> None:
    """A latent larger than the training set would let a model (PCA above all) store the set instead of learning it."""
    latent, count = getattr(model, "latent_size", None), len(dataset.splits.get("train", ()))
    if latent is None and not callable(getattr(model, "fit", None)):
        model.eval()
        with torch.no_grad(), keep_random(device):
            latent = model.encode(dataset.normalized("train", 0, 1).to(device)).shape[1]
    if isinstance(latent, int):
        check_latent(latent, count, repr(dataset.name))


def identity_of(
    model: nn.Module, dataset: Dataset, settings: TrainSettings | None, budget: Budget | None
) -> dict[str, Any]:
    """What makes a training this one; compared when a folder is taken up again."""
    return {
        "model": f"{type(model).__module__}.{type(model).__qualname__}",
        "start": None if settings is None else weights_digest(snapshot(model)),
        "data": {"name": dataset.name, "digest": data_digest(dataset)},
        "settings": None if settings is None else asdict(settings),
        "budget": None if budget is None else budget.about(),
    }
