"""The one training loop: every model, every budget, resumable, with the weights chosen on validation.

What a model may bring is in :class:`bench.api.MeshModel`: ``loss``, ``on_epoch``, ``published``, or ``fit`` for a
closed form. State that must survive an interruption belongs into parameters or buffers.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from bench.api import TrainSettings
from bench.data.dataset import Dataset
from bench.fit.captured import CapturedStep
from bench.fit.checkpoint import Checkpoint
from bench.fit.closed_form import closed_form
from bench.fit.extras import Display, FitOptions, TrainClock, open_log
from bench.fit.finished import is_finished, keep_finished, load_finished
from bench.fit.group import Group
from bench.fit.losses import LossWindow
from bench.fit.meshes import TrainingMeshes, require_disjoint, validation_error_mm
from bench.fit.preflight import check_latent_size, checked_device, identity_of
from bench.fit.result import Budget, CurvePoint, FitResult, Progress
from bench.fit.schedule import fit_settings, learning_rate, make_optimizer, rates_on_device, set_rate
from bench.fit.state import TrainState, apply_weights, keep_random, seeded, snapshot
from bench.measure.graphs import graph_of

__all__ = ["Budget", "CurvePoint", "FitResult", "Progress", "fit"]


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
    where = checked_device(model, dataset, precision, device)
    require_disjoint(dataset)
    closed = callable(getattr(model, "fit", None))
    identity = identity_of(model, dataset, None if closed else settings, None if closed else budget)
    identity |= {"seed": seed, "precision": precision, "device": where.type, "validations": validations}
    identity |= {"description": dict(description or {})} | ({"weights": "latest"} if latest else {})
    if out is not None and is_finished(out):
        return load_finished(model, out, identity, where)
    model.to(where)
    check_latent_size(model, dataset, where)
    group = Group.current()
    with seeded(seed + group.rank, where):
        if closed:
            result = closed_form(model, dataset, where, precision, seed, clock)
        else:
            options = FitOptions(out, progress, validations, checkpoint_seconds, tensorboard, clock, latest)
            meshes = TrainingMeshes(dataset, settings.batch, seed, where, keep_data, group)
            result = Training(model, dataset, meshes, settings, budget, where, precision, identity, options).run()
    model.eval()
    result = replace(result, description=identity)
    if out is not None and group.first:
        result = keep_finished(model, result, out)
    group.wait()
    return result


class Training:
    """One training of a model without closed form. ``run`` leaves the model with its best weights."""

    def __init__(
        self,
        model: nn.Module,
        dataset: Dataset,
        meshes: TrainingMeshes,
        settings: TrainSettings,
        budget: Budget,
        device: torch.device,
        precision: str,
        identity: Mapping[str, Any],
        options: FitOptions,
    ) -> None:
        self.model, self.dataset, self.meshes, self.settings = model, dataset, meshes, settings
        self.budget, self.device, self.precision, self.options = budget, device, precision, options
        self.group, self.state = Group.current(), TrainState()
        self.optimizer = make_optimizer(settings, model)
        self._objective = self.group.objective(model, device)
        self._captured: CapturedStep | None = None
        self.best: dict[str, Tensor] | None = None
        self._clock = TrainClock(device, options.clock, lambda: meshes.reading_seconds)
        self._losses = LossWindow(self.group, device)
        self._display = Display(options.progress if self.group.first else None)
        self._rate = 0.0
        self._checkpoint = Checkpoint(options, self.group, device, model, self.optimizer, identity)
        self._began = (0.0, 0.0)
        self._log: Any = None

    def run(self) -> FitResult:
        hook = getattr(self.model, "on_start", None)
        if callable(hook):
            hook(self.meshes.count)
        self.state, self.best = self._checkpoint.read() or (self.state, None)
        self._capture()
        self._began = (time.perf_counter() - self.state.wall_seconds, time.process_time() - self.state.process_seconds)
        self._log = open_log(self.options.tensorboard if self.group.first else None, self.state.step)
        try:
            if not self.state.curve:
                self._prepare()
                self._validate()
                self._save()
            while not (self._finished() or self.state.failure):
                self._epoch()
        finally:
            if self._log is not None:
                self._log.close()
        self._account()
        if self.best is not None:
            apply_weights(self.model, self.best)
        return self._result()

    def _prepare(self) -> None:
        """Let the model take its first weights from the training meshes; the time is part of the training's."""
        if callable(getattr(self.model, "prepare", None)):
            self._clock.start()
            self.meshes.prepare(self.model)
            self._count(exact=True)

    def _account(self) -> None:
        self.state.wall_seconds = time.perf_counter() - self._began[0]
        self.state.process_seconds = time.process_time() - self._began[1]

    def _epoch(self) -> None:
        epoch, start = divmod(self.state.step, self.meshes.steps)
        hook = getattr(self.model, "on_epoch", None)
        if callable(hook):
            with keep_random(self.device, start > 0):  # called again after an interruption: must not draw twice
                expected = self.budget.expected_epochs(epoch, self._fraction(), self.meshes.steps, self.settings.epochs)
                hook(epoch, expected)
        self.model.train()
        self._clock.start()
        by_id = self._captured is not None and self.meshes.kept
        for batch in self.meshes.ids(epoch, start) if by_id else self.meshes.batches(epoch, start):
            self._step(batch, epoch)
            if self._losses.stepped():  # reading waits for the steps on a card: their time, so before the lap
                self._losses.read(self.state)
            due = self._count(self._checkpoint.due())
            used = self._fraction()
            finished = used >= 1
            validates = used * self.options.validations >= self.state.validations + 1 - 1e-9
            if finished or self.state.failure or validates or due:
                self._count(exact=True)
                self._losses.read(self.state)
            if (finished or validates) and not self.state.failure:
                self._validate()
            if due and not self.state.failure:
                self._save()
            self._display.show(self.state, epoch, self.budget.epochs, self._fraction(), self._rate)
            if finished or self.state.failure:
                return
            self._clock.start()

    def _capture(self) -> None:
        """Have the steps of a single process on a card recorded and replayed."""
        graph = graph_of(self.device) if self.group.world == 1 else None
        if graph is not None:
            rates_on_device(self.optimizer, self.device)
            source = self.meshes.all() if self.meshes.kept else None
            self._captured = CapturedStep(self._update, source, graph)

    def _step(self, batch: Tensor, epoch: int) -> None:
        """One step on a batch of meshes, or on their ids where steps are recorded and all meshes are on the device."""
        self._rate = learning_rate(self.settings, self._fraction(), epoch)
        set_rate(self.optimizer, self._rate)
        (self._captured or self._update)(batch)
        self.state.step += 1

    def _update(self, vertices: Tensor) -> None:
        """The part of a step that happens on the device: nothing in it may depend on a number of the host's."""
        self.optimizer.zero_grad(set_to_none=True)
        reduced = self.precision == "bfloat16"
        with torch.autocast(self.device.type, torch.bfloat16, enabled=reduced, cache_enabled=self._captured is None):
            loss = self._objective(vertices)
        loss.backward()
        if self.settings.clip_norm is not None:
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.settings.clip_norm)
        self.optimizer.step()
        self._losses.add(loss)

    def _count(self, wish: bool = False, exact: bool = False) -> bool:
        """Add the time since the last count to that of the training; returns what the first process wishes."""
        spent, agreed = self.group.agree(self._clock.lap(exact), wish, self.device)
        self.state.train_seconds += spent
        return agreed

    def _validate(self) -> None:
        state = self.state
        state.validations = int(self._fraction() * self.options.validations + 1e-9)
        error = validation_error_mm(self.model, self.dataset, self.device, group=self.group)
        state.last_mm = error
        loss = state.loss_sum / state.loss_count if state.loss_count else math.nan
        state.loss_sum, state.loss_count = 0.0, 0
        epochs = state.step / self.meshes.steps
        samples = state.step * self.meshes.batch
        point = CurvePoint(state.step, epochs, samples, state.train_seconds, loss, error, self._rate)
        state.curve.append(asdict(point))
        if self._log is not None:
            for name in ("train_loss", "validation_mm", "rate", "train_seconds"):
                self._log.add_scalar(name, getattr(point, name), state.step)
        if not math.isfinite(error):
            state.failure = f"validation error {error} mm at step {state.step}"
            return
        if error < state.best_mm or self.options.latest:
            state.best_mm, state.best_step = error, state.step
            self.best = snapshot(self.model)

    def _save(self) -> None:
        self._checkpoint.postpone()
        if self.options.out is None:
            return
        self._losses.read(self.state)
        if not self.state.failure:
            self._account()
            self._checkpoint.write(self.state, self.best)

    def _fraction(self) -> float:
        return self.budget.fraction(self.state.step / self.meshes.steps, self.state.train_seconds, self.state.step)

    def _finished(self) -> bool:
        return self._fraction() >= 1

    def _result(self) -> FitResult:
        state = self.state
        return FitResult(
            outcome="nonfinite" if state.failure else "ok", kind="trained", detail=state.failure,
            steps=state.step, epochs=state.step / self.meshes.steps, samples=state.step * self.meshes.batch,
            train_seconds=state.train_seconds, process_seconds=state.process_seconds, wall_seconds=state.wall_seconds,
            clock=self._clock.kind, best_mm=math.nan if self.best is None else state.best_mm,
            best_step=state.best_step, last_mm=state.last_mm, device=str(self.device), precision=self.precision,
            threads=torch.get_num_threads(), seed=self.meshes.seed, budget=self.budget, settings=self.settings,
            curve=tuple(CurvePoint(**point) for point in state.curve), data_on_device=self.meshes.kept,
            resumed=state.resumed,
        )  # fmt: skip
