"""A model without training steps: fitted in closed form, with the result of a training."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import torch

from bench.data.dataset import Dataset
from bench.fit.meshes import fit_closed_form, validation_error_mm
from bench.fit.result import FitResult

__all__ = ["closed_form"]


def closed_form(
    model: Any,
    dataset: Dataset,
    device: torch.device,
    precision: str,
    seed: int,
    clock: Callable[[], float] | None,
) -> FitResult:
    """Fit a model that has ``fit``, and measure it on validation; its time is that of the fit alone."""
    read = clock or (time.process_time if device.type == "cpu" else time.perf_counter)
    wall, process = time.perf_counter(), time.process_time()
    began = read()
    fit_closed_form(model, dataset, device)
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    spent = read() - began
    error = validation_error_mm(model, dataset, device)
    finite = error == error and error != float("inf")
    return FitResult(
        outcome="ok" if finite else "nonfinite",
        kind="closed_form",
        detail="" if finite else f"validation error {error} mm after the closed form",
        steps=0,
        epochs=1.0,
        samples=len(dataset.splits["train"]),
        train_seconds=spent,
        process_seconds=time.process_time() - process,
        wall_seconds=time.perf_counter() - wall,
        clock="process" if device.type == "cpu" else "device",
        best_mm=error,
        best_step=0,
        last_mm=error,
        device=str(device),
        precision=precision,
        threads=torch.get_num_threads(),
        seed=seed,
        budget=None,
        settings=None,
    )
