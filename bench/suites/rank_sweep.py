"""The suite ranks: every trained model that can be compressed at every rank, with its time and memory."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from bench.api import BenchError, model_variants
from bench.case import Case, rank_form
from bench.models import installed_models, load_build
from bench.suites.cost import known_counts
from bench.suites.timing import PRESETS, timings
from bench.suites.training import TrainPlan

PHASES = ("decode", "train")  # what is timed: a mesh from its code, and a training step


def rank_costs(plan: TrainPlan, preset: str) -> list[Case]:
    """Time of a decode and of a training step, and memory of the step, of the plan's models on the plan's data.

    At one thread, with first weights: what they are changes nothing.
    """
    found = []
    for (name, size), latent in itertools.product(plan.data, plan.latents):
        timed = PRESETS[preset].plan(
            models=plan.models, dataset=name, sizes=(size,), phases=PHASES, batch=1, latent=latent, threads=(1,),
            device=plan.device, seed=plan.seeds[0], dtype=plan.dtype, memory_phases=PHASES[1:],
        )  # fmt: skip
        cases = timings(timed, "ranks", ("latency", "memory"))
        found += [replace(case, counts=plan.counts.get(name, ())) for case in cases]
    return found


def at_ranks(cases: Sequence[Case], ranks: Sequence[int]) -> list[Case]:
    """The cases, and after each of a model that can be compressed the same at every rank.

    Raises :class:`BenchError` where no model can, and for ranks that the training meshes cannot tell.
    """
    if not any(_compressible(case) for case in cases):
        able = [name for name in sorted(installed_models()) if getattr(load_build(name), "compress", None)]
        raise BenchError(
            f"expected a model that can be compressed ({', '.join(able)}) for --suite ranks, got "
            f"{', '.join(dict.fromkeys(case.model for case in cases))}; add one to --models"
        )
    for case in cases:
        meshes = (known_counts(case) or (max(ranks) + 1,))[0]
        if meshes <= max(ranks):
            raise BenchError(
                f"expected --ranks below the {meshes:,} training meshes of {case.dataset}, got {max(ranks):,}; lower "
                "the ranks or give more meshes"
            )
    return [
        one
        for case in cases
        for one in (case, *[replace(case, variant=rank_form(r)) for r in sorted(ranks) if _compressible(case)])
    ]


def _compressible(case: Case) -> bool:
    build = load_build(case.model)
    return getattr(build, "compress", None) is not None and case.variant == model_variants(build)[0]
