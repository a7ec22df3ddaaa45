"""The losses of a training's steps: summed on the device, read seldom, watched for NaN and divergence."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from bench.fit.group import Group
from bench.fit.state import TrainState

__all__ = ["LossWindow"]

DIVERGED = 1000.0  # a loss this many times the first one counts as divergence


class LossWindow:
    """The sum of the losses since they were last read. Reading waits for the device, so on a card it is done seldom."""

    def __init__(self, group: Group, device: torch.device) -> None:
        self._group, self._every = group, 25 if device.type == "cuda" else 1
        self._sum = torch.zeros((), dtype=torch.float64, device=device)
        self._count = 0

    def add(self, loss: Tensor) -> None:
        """On the device alone: part of a step that is recorded."""
        self._sum += loss.detach()

    def stepped(self) -> bool:
        """Count a step; whether it is time to read."""
        self._count += 1
        return self._count >= self._every

    def read(self, state: TrainState) -> None:
        """Add the losses to ``state``, and its failure where they are NaN, infinite or far above the first."""
        if not self._count:
            return
        total = self._group.total(float(self._sum)) / self._group.world
        mean = total / self._count
        if state.first_loss is None:
            state.first_loss = mean
        if not math.isfinite(mean):
            state.failure = f"loss {mean} at step {state.step}"
        elif mean > DIVERGED * max(abs(state.first_loss), 1e-3):
            state.failure = f"diverged: loss {mean:.3g} at step {state.step}, {state.first_loss:.3g} at first"
        state.loss_sum += total
        state.loss_count += self._count
        self._sum.zero_()
        self._count = 0
