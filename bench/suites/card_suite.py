"""The suite ``card``: what a card is asked in a few minutes, in the order of what matters most.

First every form of every model, timed in all its phases, at one size after the other; then, on the meshes of a
training, a step of the models that train, and their trainings. :mod:`bench.processes.in_time` runs it within a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.case import Case
from bench.models import GRAPH

__all__ = ["CARD_PRESETS", "CardPlan", "CardPreset", "card"]


@dataclass(frozen=True)
class CardPreset:
    """Defaults of a named preset. ``counts`` empty: all meshes that the training's data has."""

    sizes: tuple[int, ...]
    batch: int
    latent: int
    data: str
    counts: tuple[int, ...]
    train_latent: int
    epochs: int
    samples: int = 30
    max_seconds: float = 0.4
    timeout: float = 240.0


CARD_PRESETS = {
    # What an H100 does in about eight minutes.
    "quick": CardPreset((12000, 72000), 32, 64, "hands", (), 16, 40),
    # The same way in a minute or two of a CPU: it shows that everything works and measures nothing worth knowing.
    "tiny": CardPreset((1200,), 4, 16, "heads-mini", (32, 8, 8), 8, 2, samples=5, max_seconds=0.1),
}


@dataclass(frozen=True)
class CardPlan:
    """What a command asks for. ``timed`` and ``trained``: (model, variant); ``closed_form`` names need no budget."""

    timed: Sequence[tuple[str, str]]
    trained: Sequence[tuple[str, str]]
    preset: CardPreset
    sizes: Sequence[int]
    data: str
    counts: tuple[int, ...]
    epochs: int
    device: str
    seed: int
    closed_form: Sequence[str] = ()


def card(plan: CardPlan) -> list[Case]:
    """What fills a card for some minutes: every form of every model at every size, then trainings of equal epochs."""
    first, names = plan.sizes[0], {model for model, _ in plan.trained}
    forms = [(model, variant) for model, variant in plan.timed if variant in ("tuned", "default", GRAPH)]
    cases = [_timed(plan, model, variant, size) for size in plan.sizes for model, variant in _by_form(plan.timed)]
    if plan.device != "cpu":  # TF32 is a card's; where it matters most: one size, of the models that are trained
        where = next((index for index, case in enumerate(cases) if case.vertices != first), len(cases))
        cases[where:where] = [_timed(plan, model, variant, first, "tf32") for model, variant in forms if model in names]
    cases += [_timed(plan, model, variant, 0) for model, variant in forms if model in names]
    return cases + [_training(plan, model, variant) for model, variant in plan.trained]


def _by_form(models: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Own programs before published ones, so that a run that ends early has all models."""
    return sorted(models, key=lambda pair: pair[1] == "faithful")


def _timed(plan: CardPlan, model: str, variant: str, size: int, dtype: str = "float32") -> Case:
    """All phases of one form; of the training's meshes where ``size`` is 0."""
    preset = plan.preset
    return Case(
        suite="card", model=model, variant=variant, dataset="heads-mini" if size else plan.data, vertices=size,
        phase="all", measure="card", batch=preset.batch, latent=preset.latent if size else preset.train_latent,
        dtype=dtype, device=plan.device, seed=plan.seed, samples=preset.samples, warmup_calls=3, warmup_seconds=0.05,
        max_seconds=preset.max_seconds, counts=() if size else plan.counts,
    )  # fmt: skip


def _training(plan: CardPlan, model: str, variant: str) -> Case:
    budget = "" if model in plan.closed_form else f"epochs={plan.epochs}"
    return Case(
        suite="card", model=model, variant=variant, dataset=plan.data, vertices=0, phase="test",
        measure="reconstruction", batch=1, latent=plan.preset.train_latent, device=plan.device, seed=plan.seed,
        budget=budget, counts=plan.counts, settings="common",
    )  # fmt: skip
