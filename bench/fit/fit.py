"""The one training loop: every model, every budget, resumable, with the weights chosen on validation.

What a model may bring is in :class:`bench.api.MeshModel`: ``loss``, ``on_epoch``, ``published``, or ``fit`` for a
closed form. State that must survive an interruption belongs into parameters or buffers.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from bench.api import BenchError, TrainSettings, open_atomically
from bench.base.components import check_latent
from bench.base.sealed import digest, opened, sealed
from bench.base.words import one_line
from bench.data.dataset import Dataset
from bench.fit.extras import FitOptions
from bench.fit.group import Group
from bench.fit.loop import Training
from bench.fit.meshes import TrainingMeshes, data_digest, fit_closed_form, require_disjoint, validation_error_mm
from bench.fit.result import Budget, CurvePoint, FitResult, Progress
from bench.fit.schedule import check_settings
from bench.fit.state import (
    DamagedTraining,
    apply_weights,
    keep_random,
    load_weights,
    require_same,
    save_weights,
    seeded,
    snapshot,
    weights_digest,
)

__all__ = ["Budget", "CurvePoint", "FitResult", "Progress", "fit", "fit_settings"]

PRECISIONS = ("float32", "bfloat16")
DONE = "result.json"
SUMS = "checksums.json"  # of the two files beside it; written before the result
WEIGHTS = "weights.safetensors"


def fit(
    model: nn.Module,
    dataset: Dataset,
    *,
    settings: TrainSettings | None = None,
    budget: Budget | None = None,
    seed: int = 0,
    device: str = "cpu",
    precision: str = "float32",
    out: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
    description: Mapping[str, Any] | None = None,
    validations: int = 30,
    latest: bool = False,
    checkpoint_seconds: float = 60.0,
    tensorboard: Path | None = None,
    keep_data: bool | None = None,
    clock: Callable[[], float] | None = None,
) -> FitResult:
    """Train ``model`` on ``dataset`` (or fit it in closed form) and leave it with its best weights, in eval mode.

    Args:
        settings: optimiser, schedule, batch; default the model's ``published`` settings.
        budget: epochs, steps, seconds; default ``settings.epochs``. Schedules run over the share of it that is used.
        precision: ``"bfloat16"`` runs the loss under autocast; weights, optimiser and validation stay in float32.
        out: folder for checkpoints and the result. A finished training found there is loaded, not repeated; an
            unfinished one is taken up where its last checkpoint was. Another training's folder is refused.
        description: whatever else distinguishes this training (model path, options, commit), as JSON values.
        validations: how often the validation error is measured, evenly over the budget, and once before it.
        latest: keep the last weights instead of the best on validation. For a training whose purpose the validation
            error does not measure, such as learning to edit, which costs some reconstruction at first.
        checkpoint_seconds: wall time between checkpoints in ``out``: what an interruption loses at most.
        tensorboard: folder of a TensorBoard log; needs the package ``tensorboard``.
        keep_data: keep the normalised training meshes on the device; default: if they take under half of its free
            memory.
        clock: seconds of training used so far, for tests; default process time (CPU) or synchronised wall time.

    In a process group (``torchrun``) the processes share one training: see :mod:`bench.fit.group`.

    On the CPU, a training of a given number of epochs that was interrupted, however often, ends with bitwise the
    weights of one that was not. NaN, infinity or a loss a thousand times the first one ends the training with outcome
    ``nonfinite`` and the best weights before it. The test split is never read, except for a check that no mesh of it
    stands in another split.

    Raises:
        BenchError: a budget of zero, unknown settings, splits with a common mesh, no validation meshes, a latent
            larger than the training set, a folder of another training.
    """
    settings, budget = fit_settings(model, settings, budget)
    where = _checked(model, dataset, precision, device)
    require_disjoint(dataset)
    closed = callable(getattr(model, "fit", None))
    identity = _identity(model, dataset, None if closed else settings, None if closed else budget)
    identity |= {"seed": seed, "precision": precision, "device": where.type, "validations": validations}
    identity |= {"description": dict(description or {})} | ({"weights": "latest"} if latest else {})
    if out is not None and (out / DONE).exists():
        return _finished(model, out, identity, where)
    model.to(where)
    _check_latent(model, dataset, where)
    group = Group.current()
    with seeded(seed + group.rank, where):
        if closed:
            result = _closed_form(model, dataset, where, precision, seed, clock)
        else:
            extras = FitOptions(out, progress, validations, checkpoint_seconds, tensorboard, clock, latest)
            meshes = TrainingMeshes(dataset, settings.batch, seed, where, keep_data, group)
            result = Training(model, dataset, meshes, settings, budget, where, precision, seed, identity, extras).run()
    model.eval()
    result = replace(result, description=identity)
    if out is not None and group.first:
        result = _keep(model, result, out)
    group.wait()
    return result


def fit_settings(
    model: nn.Module, settings: TrainSettings | None, budget: Budget | None
) -> tuple[TrainSettings, Budget]:
    """The settings and the budget that a training takes where the caller names none: the model's published ones."""
    chosen = settings or getattr(model, "published", None) or TrainSettings()
    check_settings(chosen)
    return chosen, budget or Budget(epochs=chosen.epochs)


def _checked(model: nn.Module, dataset: Dataset, precision: str, device: str) -> torch.device:
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


def _check_latent(model: Any, dataset: Dataset, device: torch.device) -> None:
    """A latent larger than the training set would let a model (PCA above all) store the set instead of learning it."""
    latent, count = getattr(model, "latent_size", None), len(dataset.splits.get("train", ()))
    if latent is None and not callable(getattr(model, "fit", None)):
        model.eval()
        with torch.no_grad(), keep_random(device):
            latent = model.encode(dataset.normalized("train", 0, 1).to(device)).shape[1]
    if isinstance(latent, int):
        check_latent(latent, count, repr(dataset.name))


def _identity(
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


def _closed_form(
    model: Any,
    dataset: Dataset,
    device: torch.device,
    precision: str,
    seed: int,
    clock: Callable[[], float] | None,
) -> FitResult:
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


def _keep(model: nn.Module, result: FitResult, out: Path) -> FitResult:
    """Weights first, then the result that marks the training as finished, then the leftovers go."""
    about = {"best_step": result.best_step, "best_mm": result.best_mm}
    sums = {WEIGHTS: save_weights(out / WEIGHTS, snapshot(model), about)}
    result = replace(result, weights=out / WEIGHTS)
    text = result.to_json()
    with open_atomically(out / SUMS, "w") as stream:
        json.dump(sealed(sums | {DONE: digest(text.encode())}), stream)
    with open_atomically(out / DONE, "w") as stream:
        stream.write(text)
    _clean(out)
    return result


def check_files(out: Path) -> None:
    """Compare a finished training's files with their checksums; one of an older version has none and is taken as it is.

    Raises :class:`DamagedTraining` with what was found.
    """
    try:
        sums = opened((out / SUMS).read_bytes()) if (out / SUMS).exists() else {}
        wrong = [name for name, wanted in sums.items() if digest((out / name).read_bytes()) != wanted]
        if not wrong:
            json.loads((out / DONE).read_text(encoding="utf-8"))
            return
        found = f"another {wrong[0]}"
    except (FileNotFoundError, ValueError, RecursionError) as error:
        found = one_line(error, 200)
    raise DamagedTraining(
        f"expected the training in {out} as it was written, got {found}; delete the folder to train again"
    )


def _finished(model: nn.Module, out: Path, identity: Mapping[str, Any], device: torch.device) -> FitResult:
    check_files(out)
    result = FitResult.from_json((out / DONE).read_text(encoding="utf-8"), out)
    require_same(result.description, identity, out)
    apply_weights(model, load_weights(out / WEIGHTS))
    model.to(device).eval()
    _clean(out)
    return replace(result, cached=True)


def _clean(out: Path) -> None:
    for path in (*out.glob("state.pt"), *out.glob("best-*.safetensors")):
        path.unlink(missing_ok=True)
