"""How long a run will take, from costs measured once (``costs.json``) and the options of its cases.

The costs are those of one core of the machine of the committed reference runs; a faster or slower one shifts the whole
estimate. Nothing here is a result.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from bench.case import Case
from bench.fit.rate_search import GRID, search_budget
from bench.fit.result import parse_budget, validations_of

COUNTS = (6000, 500, 1000, 160)  # of a set that is taken whole, where nothing else is known


@cache
def measured() -> dict[str, Any]:
    """The shipped costs; what they mean stands in the file."""
    return json.loads(resources.files("bench").joinpath("costs.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def estimate_seconds(cases: Sequence[Case]) -> float:
    """Wall time of a run: making its meshes, then fork, build, training or sampling, validation, test and edits."""
    sets = {(case.dataset, case.vertices, case.counts) for case in cases if case.counts}
    return float(len(sets) * measured()["prepare_s"] + sum(estimates(cases).values()))


def estimates(cases: Sequence[Case]) -> dict[str, float]:
    """Seconds of each case by its key; editors of one model share a training, which counts with the first of them."""
    found: dict[str, float] = {}
    trained: set[tuple[Any, ...]] = set()
    for case in cases:
        found[case.key] = _apart_from_training(case)
        key = (case.measure, case.model, case.variant, case.dataset, case.latent, case.seed, case.budget, case.vertices)
        if case.measure in ("reconstruction", "localization") and key not in trained:
            trained.add(key)
            found[case.key] += _training(case)
    return found


class TimeLeft:
    """What is left of a run: the estimate of its open cases, at the pace of those that this process has finished."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self._open = estimates(cases)
        self._done = 0.0
        self._began = time.monotonic()

    def finished(self, case: Case) -> None:
        self._done += self._open.pop(case.key, 0.0)

    def seconds(self) -> float | None:
        """None as long as nothing is finished."""
        if self._done <= 0:
            return None
        return sum(self._open.values()) * (time.monotonic() - self._began) / self._done


def _apart_from_training(case: Case) -> float:
    if case.measure == "latency":
        return 1.0 + case.vertices / 50_000 + case.warmup_seconds + case.max_seconds
    if case.measure == "speedup":  # two forms, the faithful one several times slower
        return 3.0 + case.vertices / 8_000 + 2 * case.max_seconds
    if case.measure == "capacity":  # some five batches, a few calls each, up to the cap
        return 20.0 + case.vertices / 500
    if case.measure in ("memory", "counters"):
        return 2.0 + case.vertices / 50_000
    cost, size = _cost_of(case), _size(case)
    if case.measure == "reconstruction":
        tested = _counts(case)[2]
        return float(cost["start_s"] + size * tested * measured()["test_ms"] / 1000)
    edits = _counts(case)[3]
    return float(cost["start_s"] + size * edits * cost["edit_ms"] / 1000)


def _training(case: Case) -> float:
    """Seconds of a training, its validations and checkpoints; of the search for a rate, where there is one."""
    budget = parse_budget(case.budget)
    if budget is None:
        return 0.0
    total = _steps(case, budget) + validations_of(budget) * _validation(case)
    if case.settings == "searched":
        short = search_budget(case.budget)
        total += len(GRID) * (_steps(case, short) + 2 * _validation(case))
    return total


def _steps(case: Case, budget: Any) -> float:
    cores = 1 + measured()["second_core"] * (case.threads - 1) if case.device == "cpu" else 1.0
    if budget.seconds is not None:
        return float(budget.seconds / (case.threads if case.device == "cpu" else 1))
    return float(budget.epochs * _counts(case)[0] * _cost_of(case)["train_ms"] / 1000 * _size(case) / cores)


def _validation(case: Case) -> float:
    cost = _cost_of(case)
    return float(_size(case) * _counts(case)[1] * cost["forward_ms"] / 1000 / case.threads + cost["checkpoint_s"])


def _cost_of(case: Case) -> dict[str, float]:
    models = measured()["models"]
    return models.get(case.model, models["other"])  # type: ignore[no-any-return]


def _counts(case: Case) -> tuple[int, ...]:
    """Training, validation and test meshes, and edits."""
    known = case.counts or tuple(measured()["counts"].get(case.dataset, COUNTS))
    return (*known, *COUNTS[len(known) :])


def _size(case: Case) -> float:
    return (case.vertices or measured()["vertices"].get(case.dataset, 4200)) / 4200
