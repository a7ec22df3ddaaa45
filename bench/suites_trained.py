"""Suites that train: reconstruction, localization, and everything the paper's tables show."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.case import EDITORS, Case


@dataclass(frozen=True)
class TrainPlan:
    """What a command asks for. ``data`` holds (data set, vertices; 0 for its own number)."""

    models: Sequence[tuple[str, str]]  # (model, variant)
    closed_form: Sequence[str]
    data: Sequence[tuple[str, int]]
    latents: Sequence[int]
    seeds: Sequence[int]
    budgets: Sequence[str]
    counts: tuple[int, ...]
    threads: int
    device: str
    settings: str
    dtype: str = "float32"


@dataclass(frozen=True)
class TrainPreset:
    """Defaults of a named preset of the suites that train."""

    data: tuple[tuple[str, int], ...]
    latents: tuple[int, ...]
    seeds: int
    budgets: tuple[str, ...]
    edit_budgets: tuple[str, ...]
    counts: tuple[int, ...]
    settings: str
    threads: int
    timeout: float


# quick is not converged: it shows that everything works and what a CPU-minute buys, not which model is best.
TRAIN_PRESETS = {
    "quick": TrainPreset(
        data=(("heads", 0),),
        latents=(64,),
        seeds=1,
        budgets=("epochs=3", "seconds=60"),
        edit_budgets=("seconds=90",),
        counts=(1000, 100, 100),
        settings="common",
        threads=2,
        timeout=1200.0,
    ),
    "full": TrainPreset(
        data=(("heads", 0), ("heads-posed", 0), ("hands", 0), ("bodies", 0)),
        latents=(16, 32, 64),
        seeds=3,
        budgets=("epochs=300", "seconds=1800"),
        edit_budgets=("seconds=2700",),
        counts=(),
        settings="common",
        threads=2,
        timeout=24 * 3600.0,
    ),
}
PAPER_DATA = (("heads", 12000), ("heads-posed", 0), ("heads", 72000), ("hands", 0), ("bodies", 0))
PAPER_LATENT = 256


def reconstruction(plan: TrainPlan) -> list[Case]:
    """Error on test meshes: models × data × latents × seeds, at equal epochs and at equal time."""
    return _trainings(plan, "reconstruction", "test", "reconstruction", ("",))


def localization(plan: TrainPlan) -> list[Case]:
    """Edits with a true answer: what changes inside the region, outside, and how near the truth."""
    return _trainings(plan, "localization", "edit", "localization", EDITORS)


def paper(plan: TrainPlan) -> list[Case]:
    """What the tables of the LAMM paper show, on the built-in sets, with bodies and with PCA everywhere."""
    wide = replace(plan, data=PAPER_DATA, latents=(PAPER_LATENT,))
    return [
        *_trainings(wide, "paper", "test", "reconstruction", ("",)),
        *_trainings(replace(wide, data=PAPER_DATA[:1]), "paper", "edit", "localization", EDITORS),
    ]


TRAIN_SUITES = {function.__name__: function for function in (reconstruction, localization, paper)}


def _trainings(plan: TrainPlan, suite: str, phase: str, measure: str, editors: Sequence[str]) -> list[Case]:
    """Seeds outermost: an interrupted run has every model once before any has a second seed.

    A closed form has no budget and stands in every table, so it is run once a data set, latent and seed.
    """
    cases = []
    for seed, (data, vertices), latent in itertools.product(plan.seeds, plan.data, plan.latents):
        for (model, variant), editor in itertools.product(plan.models, editors):
            budgets = ("",) if model in plan.closed_form else plan.budgets
            cases += [
                Case(
                    suite=suite, model=model, variant=variant, dataset=data, vertices=vertices, phase=phase,
                    measure=measure, batch=1, latent=latent, dtype=plan.dtype, device=plan.device,
                    threads=plan.threads, seed=seed, budget=budget, editor=editor, counts=plan.counts,
                    settings=plan.settings,
                )
                for budget in budgets
            ]  # fmt: skip
    return cases
