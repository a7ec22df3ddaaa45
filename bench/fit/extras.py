"""What surrounds the training loop: extras that do not change its result, its state, its clock, its log."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from bench.api import BenchError
from bench.fit.result import Progress

__all__ = ["FitOptions", "TrainClock", "open_log"]


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
