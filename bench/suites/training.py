"""Suites that train: reconstruction, localization, when a network pays, how many meshes and what rank it needs, new
shapes, what the paper's tables show."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bench.case import EDITORS, Case


@dataclass(frozen=True)
class TrainPlan:
    """What a command asks for. ``data`` holds (data set, vertices; 0 for its own number).

    ``counts`` holds the numbers of meshes for each data set; one that is not in it is taken whole.
    """

    models: Sequence[tuple[str, str]]  # (model, variant)
    closed_form: Sequence[str]
    data: Sequence[tuple[str, int]]
    latents: Sequence[int]
    seeds: Sequence[int]
    budgets: Sequence[str]
    counts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    threads: int = 1
    device: str = "cpu"
    settings: str = "common"
    dtype: str = "float32"
    meshes: Sequence[int] = ()  # of the suite data: numbers of training meshes, in place of the first of ``counts``


@dataclass(frozen=True)
class TrainPreset:
    """Defaults of a named preset of a suite that trains.

    ``models``: the choice of :func:`bench.models.default_models` where a command names none.

    ``counts`` holds for sets that are generated in any number; all others are taken whole.
    """

    data: tuple[tuple[str, int], ...]
    latents: tuple[int, ...]
    seeds: int
    budgets: tuple[str, ...]
    counts: tuple[int, ...]
    settings: str = "common"
    threads: int = 2
    timeout: float = 24 * 3600.0
    models: str = "full"
    meshes: tuple[int, ...] = ()
    ranks: tuple[int, ...] = ()


HEADS = (("heads", 0),)
ALL_SETS = (("heads", 0), ("heads-posed", 0), ("hands", 0), ("bodies", 0))
PAPER_DATA = (("heads", 12000), ("heads-posed", 0), ("heads", 72000), ("hands", 0), ("bodies", 0))
PAPER_LATENT = 256
# Budgets in seconds are process time, so two threads use them up about twice as fast as the clock runs.
# quick is not converged: it shows that everything works and what a CPU-minute buys, not which model is best.
_QUICK = TrainPreset(HEADS, (64,), 1, ("epochs=4", "seconds=80"), (1000, 100, 100, 32), timeout=1800.0)
_FULL = TrainPreset(ALL_SETS, (16, 32, 64), 3, ("epochs=300", "seconds=1800"), ())
# converged is trained to the end, every model alike; hands come first, where that takes hours and not days of a core.
_CONVERGED = TrainPreset((("hands", 0), *ALL_SETS[:2], ALL_SETS[3]), (16,), 3, ("epochs=300",), (), threads=1)
TRAIN_PRESETS: dict[str, dict[str, TrainPreset]] = {
    "reconstruction": {"quick": _QUICK, "full": _FULL, "converged": _CONVERGED},
    "localization": {
        "quick": replace(_QUICK, budgets=("seconds=120",)),
        "full": replace(_FULL, budgets=("seconds=2700",)),
        "converged": _CONVERGED,
    },
    "when": {
        "quick": replace(
            _QUICK, data=ALL_SETS, latents=(16, 64), budgets=("seconds=60",), counts=(2000, 100, 200, 0), models="when"
        ),
        "full": replace(_FULL, latents=(8, 16, 32, 64, 128), budgets=("seconds=1800",)),
    },
    "data": {
        "quick": replace(
            _QUICK,
            data=(("hands", 0),),
            latents=(16,),
            budgets=("steps=300",),
            counts=(1000, 100, 200, 0),
            meshes=(100, 300, 1000),
            models="when",
        ),
        "full": replace(
            _FULL,
            data=(("hands", 0), ("heads", 0)),
            latents=(16,),
            budgets=("steps=20000",),
            counts=(30_000, 500, 1000, 0),
            meshes=(100, 300, 1000, 3000, 10_000, 30_000),
        ),
    },
    "ranks": {
        "quick": replace(
            _QUICK,
            data=(("hands", 0),),
            latents=(16,),
            budgets=("seconds=180",),
            counts=(2000, 100, 200, 0),
            models="ranks",
            ranks=(4, 8, 16, 32, 64),
        ),
        "full": replace(
            _FULL,
            data=(("hands", 0), ("heads", 0)),
            latents=(16, 64),
            budgets=("seconds=3600",),
            models="ranks",
            ranks=(4, 8, 16, 32, 64, 128, 256),
        ),
    },
    "generation": {
        "quick": replace(_QUICK, latents=(8, 16, 32), budgets=("seconds=60",), counts=(1000, 200, 200, 0)),
        "full": replace(_FULL, latents=(4, 8, 16, 32, 64), budgets=("epochs=300",)),
        "converged": _CONVERGED,
    },
    "paper": {
        "quick": replace(_QUICK, data=PAPER_DATA, latents=(PAPER_LATENT,), budgets=("seconds=120",)),
        "full": replace(_FULL, data=PAPER_DATA, latents=(PAPER_LATENT,)),
    },
}


def reconstruction(plan: TrainPlan) -> list[Case]:
    """Error on test meshes: models × data × latents × seeds, at equal epochs and at equal time."""
    return _trainings(plan, "reconstruction", "test", "reconstruction", ("",))


def localization(plan: TrainPlan) -> list[Case]:
    """Edits with a true answer: what changes inside the region, outside, and how near the truth."""
    return _trainings(plan, "localization", "edit", "localization", EDITORS)


def when(plan: TrainPlan) -> list[Case]:
    """Gain over PCA against how nonlinear the data is: error on test meshes over all sets and several latent sizes."""
    return _trainings(plan, "when", "test", "reconstruction", ("",))


def data(plan: TrainPlan) -> list[Case]:
    """Error against the number of training meshes: each model the same number of steps, all the same test meshes."""
    return [
        case
        for meshes in sorted(plan.meshes)
        for case in _trainings(
            replace(plan, counts={name: (meshes, *counts[1:]) for name, counts in plan.counts.items()}),
            "data", "test", "reconstruction", ("",),
        )
    ]  # fmt: skip


def ranks(plan: TrainPlan) -> list[Case]:
    """What a lower rank costs in error, and gains in size, memory and time: trained models, compressed.

    These are the trainings; :mod:`bench.suites.rank_sweep` adds the ranks of each and the cases of time and memory.
    """
    return _trainings(plan, "ranks", "test", "reconstruction", ("",))


def generation(plan: TrainPlan) -> list[Case]:
    """New shapes from latent Gaussians: compactness, generalization, specificity, variety, self-intersections."""
    return _trainings(plan, "generation", "sample", "generation", ("",))


def paper(plan: TrainPlan) -> list[Case]:
    """What the tables of the LAMM paper show, on the built-in sets, with bodies and with PCA everywhere.

    Their columns of time, memory and parameters are the scaling suite's; :func:`bench.suites.plan.make_cases` adds its
    cases.
    """
    return [
        *_trainings(plan, "paper", "test", "reconstruction", ("",)),
        *_trainings(replace(plan, data=plan.data[:1]), "paper", "edit", "localization", EDITORS),
    ]


TRAIN_SUITES = {
    function.__name__: function for function in (reconstruction, localization, when, data, ranks, generation, paper)
}


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
                    threads=plan.threads, seed=seed, budget=budget, editor=editor, counts=plan.counts.get(data, ()),
                    settings=plan.settings,
                )
                for budget in budgets
            ]  # fmt: skip
    return cases
