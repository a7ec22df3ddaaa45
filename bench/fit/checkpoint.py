"""A training's checkpoints: its whole state and its best weights, in a folder from which it can be taken up again."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from bench.fit.extras import FitOptions
from bench.fit.group import Group
from bench.fit.state import (
    TrainState,
    apply_weights,
    best_name,
    capture_random,
    load_state,
    load_weights,
    require_same,
    restore_random,
    save_state,
    save_weights,
    snapshot,
)

__all__ = ["Checkpoint"]

STATE = "state.pt"


class Checkpoint:
    """The checkpoint of one training in ``extras.out``; without a folder nothing is read and nothing may be written."""

    def __init__(
        self,
        extras: FitOptions,
        group: Group,
        device: torch.device,
        model: nn.Module,
        optimizer: torch.optim.Optimizer,
        identity: Mapping[str, Any],
    ) -> None:
        self.folder, self.seconds = extras.out, extras.checkpoint_seconds
        self.group, self.device, self.model, self.optimizer = group, device, model, optimizer
        self.identity = dict(identity)
        self._saved = -math.inf
        self._written_step = -1  # of the best weights that lie in the folder

    def due(self) -> bool:
        return time.monotonic() - self._saved >= self.seconds

    def postpone(self) -> None:
        """The next one is due when the time between two has passed from now."""
        self._saved = time.monotonic()

    def write(self, state: TrainState, best: dict[str, Tensor] | None) -> None:
        """Write a checkpoint, then remove the best weights that it no longer names."""
        if best is not None and self.group.first and self._written_step != state.best_step:
            self._written_step = state.best_step
            about = {"step": state.best_step, "validation_mm": state.best_mm}
            state.best_sha256 = save_weights(self._best_path(state), best, about)
        content = {
            "state": asdict(state),
            "identity": self.identity,
            "weights": snapshot(self.model),
            "optimizer": self.optimizer.state_dict(),
            "random": self.group.gather(capture_random(self.device)) or capture_random(self.device),
        }
        if not self.group.first:
            return
        assert self.folder is not None
        save_state(self.folder / STATE, content)
        for path in self.folder.glob("best-*.safetensors"):
            if path != self._best_path(state):
                path.unlink(missing_ok=True)

    def read(self) -> tuple[TrainState, dict[str, Tensor] | None] | None:
        """Put model, optimiser and random numbers back; the state and best weights, or None without a checkpoint."""
        if self.folder is None or not (self.folder / STATE).exists():
            return None
        content = load_state(self.folder / STATE)
        require_same(content["identity"], self.identity, self.folder)
        state = TrainState(**content["state"])
        state.resumed += 1
        apply_weights(self.model, content["weights"])
        self.optimizer.load_state_dict(content["optimizer"])
        random = content["random"]
        restore_random(random[self.group.rank] if isinstance(random, list) else random, self.device)
        self.postpone()
        if state.best_step < 0:
            return state, None
        self._written_step = state.best_step
        return state, load_weights(self._best_path(state), state.best_sha256)

    def _best_path(self, state: TrainState) -> Path:
        assert self.folder is not None
        return self.folder / best_name(state.best_step)
