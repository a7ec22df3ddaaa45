"""The suite ``card``: what is measured on a card in a few minutes, in the order of what matters most.

Forms of models are timed in all their phases: first of the models that will be trained, at every size and then in
TF32, then of the others that are marked, and of all the rest. Last come, on the meshes of a training, the steps of the
models that train, and their trainings. :mod:`bench.processes.in_time` runs it within a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.case import Case

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
    """What a command asks for. ``timed`` and ``trained``: (model, variant); ``first``: models that are timed before all
    others but the trained ones; those of ``closed_form`` need no budget."""

    timed: Sequence[tuple[str, str]]
    trained: Sequence[tuple[str, str]]
    preset: CardPreset
    sizes: Sequence[int]
    data: str
    counts: tuple[int, ...]
    epochs: int
    device: str
    seed: int
    first: Sequence[str] = ()
    closed_form: Sequence[str] = ()


def card(plan: CardPlan) -> list[Case]:
    """What fills a card for some minutes: forms of models at sizes in the order of what matters, then trainings."""
    trained = [model for model, _ in plan.trained]
    others = [model for model in plan.first if model not in trained]
    rest = [model for model, _ in plan.timed if model not in (*trained, *others)]
    first, further = plan.sizes[:1], plan.sizes[1:]
    cases = _timed(plan, trained, plan.sizes)
    if plan.device != "cpu":  # TF32 is a card's
        cases += [replace(case, dtype="tf32") for case in _timed(plan, trained, first) if case.variant != "faithful"]
    cases += _timed(plan, others, first) + _timed(plan, others, further) + _timed(plan, rest, plan.sizes)
    cases += [case for case in _timed(plan, trained, (0,)) if case.variant != "faithful"]
    return cases + [_training(plan, model, variant) for model, variant in plan.trained]


def _timed(plan: CardPlan, models: Sequence[str], sizes: Sequence[int]) -> list[Case]:
    """All forms of these models, size by size, own programs before published ones; size 0: the training's meshes."""
    pairs = [pair for pair in plan.timed if pair[0] in models]
    pairs.sort(key=lambda pair: (pair[1] == "faithful", models.index(pair[0])))
    preset = plan.preset
    return [
        Case(
            suite="card", model=model, variant=variant, dataset="heads-mini" if size else plan.data, vertices=size,
            phase="all", measure="card", batch=preset.batch, latent=preset.latent if size else preset.train_latent,
            device=plan.device, seed=plan.seed, samples=preset.samples, warmup_calls=3, warmup_seconds=0.05,
            max_seconds=preset.max_seconds, counts=() if size else plan.counts,
        )
        for size in sizes for model, variant in pairs
    ]  # fmt: skip


def _training(plan: CardPlan, model: str, variant: str) -> Case:
    budget = "" if model in plan.closed_form else f"epochs={plan.epochs}"
    return Case(
        suite="card", model=model, variant=variant, dataset=plan.data, vertices=0, phase="test",
        measure="reconstruction", batch=1, latent=plan.preset.train_latent, device=plan.device, seed=plan.seed,
        budget=budget, counts=plan.counts, settings="common",
    )  # fmt: skip
