"""How long a run will take, from costs measured once (``costs.json``) and the options of its cases.

The costs are those of one core of the machine of the committed reference runs; a faster or slower one shifts the whole
estimate. Nothing here is a result.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Sequence
from functools import cache
from importlib import resources
from typing import Any

from bench.case import Case, rank_of
from bench.data.own.sizes import fitting_latent, sizes_of
from bench.editing.region_swaps import protocol_subjects
from bench.fit.rate_search import GRID, search_budget
from bench.fit.result import parse_budget, validations_of

# Suite `generation`: twice 200 drawn and 200 real shapes against 1,000 training meshes of 4,200 vertices, and what is
# beside.
_COMPARED_S = 18.0
COMPRESSED_S = 7.0  # to cut a model of 4,200 vertices to a rank by 1,000 meshes
PACE_S = 60.0  # of the estimate that what is left is taken to go by before anything is measured
BATCH = 32  # meshes a step, about: models bring their own
COUNTS = (6000, 500, 1000, 160)  # of a set that is taken whole, where nothing else is known


@cache
def measured() -> dict[str, Any]:
    """The shipped costs; what they mean stands in the file."""
    return json.loads(resources.files("bench").joinpath("costs.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def estimate_seconds(cases: Sequence[Case], held: Collection[str] = ()) -> float:
    """Wall time of a run: making its meshes, then fork, build, training or sampling, validation, test and edits.

    ``held``: keys of cases whose training is finished (:func:`bench.suites.held.held_trainings`) and only loaded.
    """
    sets = {(case.dataset, case.vertices, case.counts): case for case in cases}
    return float(sum(map(_preparing, sets.values())) + sum(estimates(cases, held).values()))


def _preparing(case: Case) -> float:
    """Seconds to make a generated set, or to read a folder."""
    own = sizes_of(case.dataset)
    if own is None:
        return float(measured()["prepare_s"]) if case.counts else 0.0
    return float(2 + sum(case.counts or own.counts) * measured()["read_ms"] / 1000 * own.vertices / 4200)


def guesses(cases: Sequence[Case]) -> list[str]:
    """Why the estimate of these cases is a rough guess, one reason each; none where all that it needs is known."""
    models = {case.model for case in cases if case.trains} - measured()["models"].keys()
    sets = {case.dataset for case in cases if case.trains and not known_counts(case)}
    found = [f"the cost of {name} is not known" for name in sorted(models)]
    found += [f"the number of meshes of {name} is not known" for name in sorted(sets)]
    return found + ["costs were measured on a CPU"] * any(case.device != "cpu" for case in cases)


def latent_notes(cases: Sequence[Case]) -> list[str]:
    """What to say once where a latent size is above what the training meshes of a set hold."""
    found = {}
    for case in cases:
        train = (known_counts(case) or (0,))[0]
        if train and case.latent > train - 1:
            found[case.dataset, case.latent] = (
                f"latent {case.latent} is above what the {train:,} training meshes of {case.dataset} hold ({train - 1} "
                f"directions): no model takes it, such cases end as unsupported; take --latent {fitting_latent(train)}"
            )
    return list(found.values())


def estimates(cases: Sequence[Case], held: Collection[str] = ()) -> dict[str, float]:
    """Seconds of each case by its key; editors and ranks of one model share a training, which counts with the first.

    A training that is ``held`` counts nothing.
    """
    found: dict[str, float] = {}
    trained: set[tuple[Any, ...]] = set()
    for case in cases:
        found[case.key] = _apart_from_training(case)
        key = (
            case.measure,
            case.model,
            "" if case.suite == "ranks" else case.variant,  # compressed after one training of the model
            case.dataset,
            case.latent,
            case.seed,
            case.budget,
            case.vertices,
            case.counts,
        )
        if case.trains and key not in trained:
            trained.add(key)
            found[case.key] += 0.0 if case.key in held else _training(case)
    return found


class TimeLeft:
    """What is left of a run: the estimate of its open cases, at the pace of those that this process has finished.

    The pace is time taken over time estimated, beside :data:`PACE_S` that went as estimated: a first case of seconds
    says little of a training of hours.
    """

    def __init__(self, cases: Sequence[Case], held: Collection[str] = ()) -> None:
        self._open = estimates(cases, held)
        self._done = 0.0
        self._began = time.monotonic()

    def begin(self) -> None:
        """The first case begins now: what came before, such as making meshes, says nothing of the pace."""
        self._began = time.monotonic()

    def finished(self, case: Case) -> None:
        self._done += self._open.pop(case.key, 0.0)

    def seconds(self) -> float | None:
        """None as long as nothing is finished."""
        if self._done <= 0:
            return None
        taken = time.monotonic() - self._began
        return sum(self._open.values()) * (taken + PACE_S) / (self._done + PACE_S)


class Until:
    """A time up to which cases are begun and worked on: ``at``, on the clock of ``time.monotonic``.

    A case fits where its estimate does, at the pace of the cases of its kind that were finished before.
    """

    def __init__(self, at: float, cases: Sequence[Case], clock: Callable[[], float] = time.monotonic) -> None:
        self.at, self._clock = at, clock
        self._seconds = estimates(cases)
        self._estimated: dict[str, float] = {}
        self._taken: dict[str, float] = {}

    def fits(self, case: Case) -> bool:
        return self._clock() + self.seconds(case) <= self.at

    def seconds(self, case: Case) -> float:
        """What the case will take: its estimate, times what such cases took over what was estimated of them."""
        before = self._estimated.get(case.measure, 0.0)
        pace = self._taken[case.measure] / before if before else 1.0
        return pace * self._seconds.get(case.key, 0.0)

    def finished(self, case: Case, ended: Any) -> None:
        """Take note of a case that came to its end, or was ended at the time (it took that at least)."""
        self._estimated[case.measure] = self._estimated.get(case.measure, 0.0) + self._seconds.get(case.key, 0.0)
        self._taken[case.measure] = self._taken.get(case.measure, 0.0) + ended.seconds


def _apart_from_training(case: Case) -> float:
    if case.measure == "card":  # a process on a card, its model, five phases, the energy of two
        return 4.0 + (case.vertices or 1600) / 15_000 + 7 * case.max_seconds
    if case.measure == "latency":
        return 0.6 + case.vertices / 60_000 + case.warmup_seconds + min(case.max_seconds, case.samples * _call_s(case))
    if case.measure == "speedup":  # two forms, the faithful one several times slower
        return 3.0 + case.vertices / 8_000 + 2 * case.max_seconds
    if case.measure == "capacity":  # some five batches, a few calls each, up to the cap
        return 20.0 + case.vertices / 500
    if case.measure in ("memory", "counters"):
        return 0.5 + case.vertices / 30_000
    cost, size = _cost_of(case), _size(case)
    if case.measure == "reconstruction":
        tested, reduced = _counts(case)[2], COMPRESSED_S if rank_of(case.variant) else 0.0
        fits = min(case.fit_codes, tested) * cost["fit_code_ms"]
        return float(cost["start_s"] + size * ((tested * measured()["test_ms"] + fits) / 1000 + reduced))
    if case.measure == "generation":
        compared = _counts(case)[0] / 1000 * _COMPARED_S
        return float(cost["start_s"] + size * (_counts(case)[2] * measured()["test_ms"] / 1000 + compared))
    # edit_ms has the protocol's share in it: beside the 32 true edits of a quick run, 2 subjects × 11 regions × 2
    edits = _counts(case)[3] or _protocol_edits(case) * 32 / 76
    return float(cost["start_s"] + size * edits * cost["edit_ms"] / 1000)


def _call_s(case: Case) -> float:
    """Seconds of one timed call on a core; on a card, which is faster, at most so many."""
    cost = _cost_of(case)["train_ms" if case.phase == "train" else "forward_ms"]
    return case.batch * _size(case) * cost / 1000


def _protocol_edits(case: Case) -> int:
    """Edits of data without a true one: regions sampled and swapped, for some test subjects."""
    own = sizes_of(case.dataset)
    regions = own.regions if own is not None else 11
    return 2 * regions * min(protocol_subjects(0), _counts(case)[2])


def _training(case: Case) -> float:
    """Seconds of a training, its validations and checkpoints; of the search for a rate, where there is one."""
    budget = parse_budget(case.budget)
    if budget is None:
        return float(_counts(case)[0] * _size(case) * measured()["fit_ms"] / 1000)
    total = _steps(case, budget) + validations_of(budget) * _validation(case)
    if case.settings == "searched":
        short = search_budget(case.budget)
        total += len(GRID) * (_steps(case, short) + 2 * _validation(case))
    return total


def _steps(case: Case, budget: Any) -> float:
    cores = 1 + measured()["second_core"] * (case.threads - 1) if case.device == "cpu" else 1.0
    if budget.seconds is not None:
        return float(budget.seconds / (case.threads if case.device == "cpu" else 1))
    faster = 1.0 if case.device == "cpu" else measured()["card_times_core"]
    meshes = budget.epochs * _counts(case)[0] if budget.epochs is not None else budget.steps * BATCH
    return float(meshes * _cost_of(case)["train_ms"] / 1000 * _size(case) / cores / faster)


def _validation(case: Case) -> float:
    cost = _cost_of(case)
    faster = case.threads if case.device == "cpu" else measured()["card_times_core"]
    return float(_size(case) * _counts(case)[1] * cost["forward_ms"] / 1000 / faster + cost["checkpoint_s"])


def _cost_of(case: Case) -> dict[str, float]:
    models = measured()["models"]
    return models.get(case.model, models["other"])  # type: ignore[no-any-return]


def _counts(case: Case) -> tuple[int, ...]:
    """Training, validation and test meshes, and edits."""
    known = known_counts(case) or COUNTS
    return (*known, *COUNTS[len(known) :])


def known_counts(case: Case) -> tuple[int, ...]:
    """As far as they can be known without reading the data set; empty where they cannot."""
    if case.counts:
        return case.counts
    base = case.dataset.partition("?")[0]
    if base in measured()["vertices"]:
        return tuple(measured()["counts"].get(base, COUNTS))
    own = sizes_of(case.dataset)
    return () if own is None else own.counts


def _size(case: Case) -> float:
    """Vertices of a mesh, over those of the measured costs."""
    own = None if case.vertices else sizes_of(case.dataset)
    its_own = measured()["vertices"].get(case.dataset.partition("?")[0], 4200) if own is None else own.vertices
    return float((case.vertices or its_own) / 4200)
