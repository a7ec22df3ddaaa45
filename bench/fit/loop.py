"""The steps of a training: rate, batch, loss, update, clock, validation."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import torch
from torch import Tensor, nn

from bench.api import TrainSettings
from bench.data.dataset import Dataset
from bench.fit.captured import CapturedStep
from bench.fit.checkpoint import Checkpoint
from bench.fit.extras import FitOptions, TrainClock, open_log
from bench.fit.group import Group
from bench.fit.meshes import TrainingMeshes, validation_error_mm
from bench.fit.result import Budget, CurvePoint, FitResult, Progress
from bench.fit.schedule import learning_rate, make_optimizer, rates_on_device, set_rate
from bench.fit.state import TrainState, apply_weights, keep_random, snapshot
from bench.measure.graphs import graph_of

__all__ = ["Training"]

DIVERGED = 1000.0  # a loss this many times the first one counts as divergence


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
        seed: int,
        identity: Mapping[str, Any],
        extras: FitOptions,
    ) -> None:
        self.model, self.dataset, self.meshes, self.settings = model, dataset, meshes, settings
        self.budget, self.device, self.precision, self.seed = budget, device, precision, seed
        self.extras, self.state = extras, TrainState()
        self.optimizer = make_optimizer(settings, model)
        self.group = Group.current()
        self._objective = self.group.objective(model, device)
        self._captured: CapturedStep | None = None
        self.best: dict[str, Tensor] | None = None
        self._clock = TrainClock(device, extras.clock, lambda: meshes.reading_seconds)
        self._window = torch.zeros((), dtype=torch.float64, device=device)
        self._window_count = 0
        self._check_every = 25 if device.type == "cuda" else 1
        self._rate = 0.0
        self._reported = -math.inf
        self._checkpoint = Checkpoint(extras, self.group, device, model, self.optimizer, identity)
        self._began = (0.0, 0.0)
        self._log: Any = None

    def run(self) -> FitResult:
        self.state, self.best = self._checkpoint.read() or (self.state, None)
        self._capture()
        self._began = (
            time.perf_counter() - self.state.wall_seconds,
            time.process_time() - self.state.process_seconds,
        )
        self._log = open_log(self.extras.tensorboard if self.group.first else None, self.state.step)
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
                hook(epoch, self._epochs_expected(epoch))
        self.model.train()
        self._clock.start()
        by_id = self._captured is not None and self.meshes.kept
        for batch in self.meshes.ids(epoch, start) if by_id else self.meshes.batches(epoch, start):
            self._step(batch, epoch)
            if self._window_count >= self._check_every:  # waits for the steps on a card: their time, so before the lap
                self._read_losses()
            due = self._count(self._checkpoint.due())
            finished = self._finished()
            validates = self._fraction() * self.extras.validations >= self._next_validation()
            if finished or self.state.failure or validates or due:
                self._count(exact=True)
                self._read_losses()
            if (finished or validates) and not self.state.failure:
                self._validate()
            if due and not self.state.failure:
                self._save()
            self._report(epoch)
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
        self._window_count += 1

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
        self._window += loss.detach()

    def _count(self, wish: bool = False, exact: bool = False) -> bool:
        """Add the time since the last count to that of the training; returns what the first process wishes."""
        spent, agreed = self.group.agree(self._clock.lap(exact), wish, self.device)
        self.state.train_seconds += spent
        return agreed

    def _read_losses(self) -> None:
        """Bring the losses since the last reading to the host and look for NaN and divergence."""
        if not self._window_count:
            return
        total = self.group.total(float(self._window)) / self.group.world
        state, mean = self.state, total / self._window_count
        if state.first_loss is None:
            state.first_loss = mean
        if not math.isfinite(mean):
            state.failure = f"loss {mean} at step {state.step}"
        elif mean > DIVERGED * max(abs(state.first_loss), 1e-3):
            state.failure = f"diverged: loss {mean:.3g} at step {state.step}, {state.first_loss:.3g} at first"
        state.loss_sum += total
        state.loss_count += self._window_count
        self._window.zero_()
        self._window_count = 0

    def _validate(self) -> None:
        state = self.state
        state.validations = int(self._fraction() * self.extras.validations + 1e-9)
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
        if error < state.best_mm or self.extras.latest:
            state.best_mm, state.best_step = error, state.step
            self.best = snapshot(self.model)

    def _save(self) -> None:
        self._checkpoint.postpone()
        if self.extras.out is None:
            return
        self._read_losses()
        if not self.state.failure:
            self._account()
            self._checkpoint.write(self.state, self.best)

    def _fraction(self) -> float:
        return self.budget.fraction(self.state.step / self.meshes.steps, self.state.train_seconds, self.state.step)

    def _finished(self) -> bool:
        budget = self.budget
        by_epochs = budget.epochs is not None and self.state.step >= budget.epochs * self.meshes.steps
        by_steps = budget.steps is not None and self.state.step >= budget.steps
        return by_epochs or by_steps or (budget.seconds is not None and self.state.train_seconds >= budget.seconds)

    def _next_validation(self) -> float:
        return self.state.validations + 1 - 1e-9

    def _epochs_expected(self, epoch: int) -> int:
        """Epochs the whole training will have: known, or guessed from the share of the time used so far."""
        limits = [] if self.budget.epochs is None else [self.budget.epochs]
        limits += [] if self.budget.steps is None else [-(-self.budget.steps // self.meshes.steps)]
        if self.budget.seconds is None:
            return min(limits)
        fraction = self._fraction()
        guess = round(epoch / fraction) if epoch and fraction > 0 else self.settings.epochs
        return max(epoch + 1, min([guess, *limits]))

    def _report(self, epoch: int) -> None:
        now = time.monotonic()
        if (
            self.extras.progress is None
            or not self.group.first
            or (now - self._reported < 0.5 and not self._finished())
        ):
            return
        self._reported, state = now, self.state
        count = state.loss_count or 1
        loss = (
            state.loss_sum / count if state.loss_count else (state.curve[-1]["train_loss"] if state.curve else math.nan)
        )
        known = None if math.isnan(state.last_mm) else state.last_mm
        self.extras.progress(
            Progress(
                state.step,
                epoch,
                self.budget.epochs,
                min(1.0, self._fraction()),
                state.train_seconds,
                loss,
                self._rate,
                known,
            )
        )

    def _result(self) -> FitResult:
        state = self.state
        return FitResult(
            outcome="nonfinite" if state.failure else "ok",
            kind="trained",
            detail=state.failure,
            steps=state.step,
            epochs=state.step / self.meshes.steps,
            samples=state.step * self.meshes.batch,
            train_seconds=state.train_seconds,
            process_seconds=state.process_seconds,
            wall_seconds=state.wall_seconds,
            clock=self._clock.kind,
            best_mm=state.best_mm if self.best is not None else math.nan,
            best_step=state.best_step,
            last_mm=state.last_mm,
            device=str(self.device),
            precision=self.precision,
            threads=torch.get_num_threads(),
            seed=self.seed,
            budget=self.budget,
            settings=self.settings,
            curve=tuple(CurvePoint(**point) for point in state.curve),
            data_on_device=self.meshes.kept,
            resumed=state.resumed,
        )
