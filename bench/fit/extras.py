"""What surrounds the training loop: extras that do not change its result, its state, its clock, its log."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from bench.api import BenchError
from bench.fit.result import Progress
from bench.fit.state import TrainState

__all__ = ["Display", "FitOptions", "TrainClock", "open_log"]


@dataclass(frozen=True)
class FitOptions:
    """Everything around a training; all but ``latest`` (which weights are kept) does not change its result."""

    out: Path | None = None
    progress: Callable[[Progress], None] | None = None
    validations: int = 30
    checkpoint_seconds: float = 60.0
    tensorboard: Path | None = None
    clock: Callable[[], float] | None = None
    latest: bool = False


class TrainClock:
    """Time of training steps: process time on the CPU; on a GPU wall time, synchronised where ``exact``.

    ``beside() -> seconds`` is processor time that other work of this process has taken, such as reading meshes ahead:
    no part of the steps' process time.
    """

    def __init__(
        self, device: torch.device, read: Callable[[], float] | None, beside: Callable[[], float] = lambda: 0.0
    ) -> None:
        self.kind = "process" if device.type == "cpu" else "device"
        self._device = device
        own = (lambda: time.process_time() - beside()) if device.type == "cpu" else time.perf_counter
        self._read: Callable[[], float] = read or own
        self._from = 0.0

    def start(self) -> None:
        self._from = self._read()

    def lap(self, exact: bool = False) -> float:
        if exact and self._device.type == "cuda":
            torch.cuda.synchronize(self._device)
        before, self._from = self._from, self._read()
        return self._from - before


class Display:
    """Calls ``tell`` with where a training stands: twice a second at most, and at its end; nothing where it is None."""

    def __init__(self, tell: Callable[[Progress], None] | None) -> None:
        self._tell, self._last = tell, -math.inf

    def show(self, state: TrainState, epoch: int, epochs: int | None, fraction: float, rate: float) -> None:
        now = time.monotonic()
        if self._tell is None or (now - self._last < 0.5 and fraction < 1):
            return
        self._last = now
        loss = state.curve[-1]["train_loss"] if state.curve else math.nan
        if state.loss_count:
            loss = state.loss_sum / state.loss_count
        known = None if math.isnan(state.last_mm) else state.last_mm
        self._tell(Progress(state.step, epoch, epochs, min(1.0, fraction), state.train_seconds, loss, rate, known))


def open_log(folder: Path | None, step: int) -> Any:
    if folder is None:
        return None
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError as error:
        raise BenchError(
            "expected the package tensorboard for a log, got none installed; "
            "pip install 'lamm-bench[tensorboard]' or leave the log out"
        ) from error
    return SummaryWriter(str(folder), purge_step=step or None)
