"""Optimisers and learning rates, as :class:`bench.api.TrainSettings` names them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor, nn

from bench.api import BenchError, TrainSettings
from bench.fit.result import Budget

__all__ = [
    "check_settings",
    "fit_settings",
    "learning_rate",
    "make_optimizer",
    "rates_on_device",
    "set_rate",
    "stretched",
]

OPTIMIZERS = ("adamw", "adam", "sgd")
SCHEDULES = ("cosine", "exponential", "constant")


def learning_rate(settings: TrainSettings, fraction: float, epoch: int) -> float:
    """The rate of a step at ``fraction`` of the budget (0 at the first step) and at the ``epoch`` it belongs to.

    * cosine: for fraction < w = ``warmup``: r₀ + (r − r₀)·fraction/w, then f + (r − f)·(1 + cos(π·(fraction − w)/
      (1 − w)))/2, with r = ``rate``, r₀ = ``warmup_rate``, f = ``floor_rate``;
    * exponential: r·``decay``^epoch, whatever the budget;
    * constant: r.
    """
    fraction = min(max(fraction, 0.0), 1.0)
    if settings.schedule == "constant":
        return settings.rate
    if settings.schedule == "exponential":
        return settings.rate * settings.decay**epoch
    if fraction < settings.warmup:
        return settings.warmup_rate + (settings.rate - settings.warmup_rate) * fraction / settings.warmup
    along = (fraction - settings.warmup) / (1 - settings.warmup) if settings.warmup < 1 else 1.0
    return settings.floor_rate + (settings.rate - settings.floor_rate) * (1 + math.cos(math.pi * along)) / 2


def make_optimizer(settings: TrainSettings, model: nn.Module) -> torch.optim.Optimizer:
    """The optimiser over all parameters that ask for gradients; the fused implementation (same update, one pass)."""
    parameters = _groups(model)
    if not parameters:
        raise BenchError(
            f"expected a model with parameters to train, got none in {type(model).__name__}; "
            "give it a closed-form fit(vertices) or make its parameters require gradients"
        )
    common: dict[str, Any] = {"lr": settings.rate, "weight_decay": settings.weight_decay, "fused": True}
    optimizer: torch.optim.Optimizer
    if settings.optimizer == "adamw":
        optimizer = torch.optim.AdamW(parameters, **common)
    elif settings.optimizer == "adam":
        optimizer = torch.optim.Adam(parameters, **common)
    else:
        optimizer = torch.optim.SGD(parameters, momentum=settings.momentum, **common)
    _lay_out_state_once(optimizer)
    return optimizer


def _lay_out_state_once(optimizer: torch.optim.Optimizer) -> None:
    """Before the first step, give a state that was loaded the strides of its parameters.

    A model may lay its weights out for the device it is on (LAMM's lie side by side on a card), and a fused step takes
    numbers in the order of memory: a state that was saved with other strides would be refused, or go wrong.
    """

    def match(*_: Any) -> None:
        handle.remove()
        for parameter, state in optimizer.state.items():
            for name, value in state.items():
                like = isinstance(value, Tensor) and value.shape == parameter.shape
                if like and value.stride() != parameter.stride():
                    state[name] = torch.empty_like(parameter, dtype=value.dtype).copy_(value)

    handle = optimizer.register_step_pre_hook(match)


def _groups(model: nn.Module) -> list[dict[str, Any]]:
    """Parameters that ask for gradients, those of one ``rate_factor`` together."""
    factor = getattr(model, "rate_factor", None)
    groups: dict[float, list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            share = float(factor(name)) if callable(factor) else 1.0
            if not (math.isfinite(share) and share >= 0):
                raise BenchError(f"expected a rate factor of 0 or more for parameter {name}, got {share}")
            groups.setdefault(share, []).append(parameter)
    return [{"params": parameters, "rate_factor": share} for share, parameters in groups.items()]


def set_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    """The rate of the training, times each group's factor."""
    for group in optimizer.param_groups:
        now = rate * group.get("rate_factor", 1.0)
        if isinstance(group["lr"], torch.Tensor):
            group["lr"].fill_(now)
        else:
            group["lr"] = now


def rates_on_device(optimizer: torch.optim.Optimizer, device: torch.device) -> None:
    """Make the rates, and Adam's count of steps, tensors on the device, which a recorded step reads anew.

    For an optimiser before its first step or with a state that was loaded.
    """
    for group in optimizer.param_groups:
        group["lr"] = torch.tensor(float(group["lr"]), dtype=torch.float32, device=device)
        if "capturable" in group and device.type == "cuda":
            group["capturable"] = True
    for state in optimizer.state.values():
        if isinstance(state.get("step"), torch.Tensor):
            state["step"] = state["step"].to(device=device, dtype=torch.float32)


def stretched(settings: TrainSettings, epochs: int) -> TrainSettings:
    """The same recipe over another number of epochs: an exponential schedule ends at the same share of its rate.

    decay′ = decay^(``settings.epochs`` / ``epochs``). Cosine schedules follow the budget by themselves. Without this
    a published decay of 0.99 an epoch, meant for 300 epochs, hardly lowers the rate in a budget of 20.
    """
    if epochs < 1:
        raise BenchError(f"expected one epoch or more, got {epochs}")
    return replace(settings, decay=settings.decay ** (settings.epochs / epochs), epochs=epochs)


def check_settings(settings: TrainSettings) -> None:
    """Refuse settings that the loop does not know, before anything is spent on them."""
    if settings.optimizer not in OPTIMIZERS:
        raise BenchError(f"expected an optimizer of {', '.join(OPTIMIZERS)}, got {settings.optimizer!r}")
    if settings.schedule not in SCHEDULES:
        raise BenchError(f"expected a schedule of {', '.join(SCHEDULES)}, got {settings.schedule!r}")
    if not (math.isfinite(settings.rate) and settings.rate > 0):
        raise BenchError(f"expected a learning rate above 0, got {settings.rate}")
    if settings.batch < 1:
        raise BenchError(f"expected a batch of at least 1 mesh, got {settings.batch}")
    if not 0 <= settings.warmup <= 1:
        raise BenchError(f"expected a warm-up between 0 and 1 of the budget, got {settings.warmup}")
    if settings.clip_norm is not None and settings.clip_norm <= 0:
        raise BenchError(f"expected a gradient norm above 0 to clip at, got {settings.clip_norm}; None does not clip")


def fit_settings(
    model: nn.Module, settings: TrainSettings | None, budget: Budget | None
) -> tuple[TrainSettings, Budget]:
    """The settings and the budget that a training takes where the caller names none: the model's published ones."""
    chosen = settings or getattr(model, "published", None) or TrainSettings()
    check_settings(chosen)
    return chosen, budget or Budget(epochs=chosen.epochs)
