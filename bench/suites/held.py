"""Which trainings of a plan are finished already, so that its cases only load them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.base.program import program_digest
from bench.case import Case
from bench.data.load import built_in
from bench.fit.cache import FitCache
from bench.fit.finished import is_finished
from bench.models import built_variant, installed_models


def training_description(case: Case) -> dict[str, Any]:
    """What of a case decides its training. Of a user's meshes and models their content comes on top, of a stage its
    number and share of the budget (:mod:`bench.work.training`)."""
    device = case.device.partition(":")[0] if case.devices > 1 else case.device  # the same in every process
    return {
        "model": case.model, "variant": built_variant(case.model, case.variant), "options": list(case.options),
        "latent": case.latent,
        "dataset": case.dataset, "vertices": case.vertices, "counts": list(case.counts[:3]),
        "budget": case.budget, "settings": case.settings, "seed": case.seed, "device": device,
        "dtype": case.dtype, "threads": case.threads,
    } | ({"devices": case.devices} if case.devices > 1 else {})  # fmt: skip


def held_trainings(cases: Iterable[Case], root: Path) -> set[str]:
    """Keys of the cases whose whole training is finished in ``root``, as far as their names alone tell.

    Left out, and so counted as still to be done: trainings of a user's meshes or model, whose content would have to be
    read, those after a search for a rate, and those in two stages.
    """
    cache = FitCache(root, commit="")
    return {case.key for case in cases if _told_by_name(case) and is_finished(cache.folder(_only_stage(case)))}


def _told_by_name(case: Case) -> bool:
    if not case.trains or case.settings == "searched" or not built_in(case.dataset):
        return False
    return not program_digest(installed_models().get(case.model, case.model))


def _only_stage(case: Case) -> dict[str, Any]:
    return training_description(case) | {"stage": 1, "share": 1.0}
