"""A run within a time: what is begun, what is kept for the end, what is named as not run. Nothing is built here."""

import io
from collections import Counter
from dataclasses import replace
from types import SimpleNamespace

import pytest
from rich.console import Console

from bench.api import BenchError
from bench.case import Case
from bench.processes import in_time
from bench.processes.in_time import execute_in_time
from bench.suites.cost import Until, estimate_seconds, estimates

TIMED = [
    Case("card", "m", "tuned", "heads-mini", 15000, "all", "card", 1, 8, seed=n, max_seconds=4.0) for n in range(6)
]
TRAINED = [
    Case("card", "spiralnet", "tuned", "hands", 0, "test", "reconstruction", 1, 8, budget="epochs=2", counts=(64, 8, 8),
         device="cuda", seed=n)
    for n in range(2)
]  # fmt: skip
EACH = estimates(TIMED)[TIMED[0].key]
TRAININGS = estimate_seconds(TRAINED)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


class Folder:
    """As much of a run's folder as the schedule looks at."""

    def __init__(self, cases):
        self.done, self.all = [], cases

    def waiting(self):
        return [case for case in self.all if case not in self.done]

    def is_done(self, case):
        return case in self.done

    def release(self):
        pass


@pytest.fixture
def run(monkeypatch):
    """``run(seconds, trainings, fails)``: what was done, in order; trainings take that share of their estimate."""

    def go(seconds, trainings=1.0, fails=""):
        clock, folder, out = Clock(), Folder([*TIMED, *TRAINED]), io.StringIO()

        def execute(_, *, only, until, **how):
            if fails and any(case.key in only for case in TRAINED):
                raise BenchError(fails)
            mine = [case for case in folder.waiting() if case.key in only]
            if any(case.trains for case in mine):  # their meshes are made first
                clock.now += trainings * (TRAININGS - sum(estimates(TRAINED).values()))
            for case in mine:
                if until.fits(case):
                    took = (trainings if case.trains else 1) * estimates([*TIMED, *TRAINED])[case.key]
                    clock.now += took
                    until.finished(case, SimpleNamespace(seconds=took))
                    if clock.now <= until.at:
                        folder.done.append(case)
            return Counter()

        monkeypatch.setattr(in_time, "execute", execute)
        console = Console(file=out, soft_wrap=True)
        how = {"timeout": 99, "memory_limit_bytes": None, "console": console, "clock": clock}
        _, failed = execute_in_time(folder, ends=seconds, **how)
        return folder, out.getvalue(), failed, clock.now

    return go


def test_all_of_it_in_order_where_there_is_time(run):
    folder, text, failed, _ = run(6 * EACH + TRAININGS + 1)
    assert folder.done == [*TIMED, *TRAINED] and not text and not failed


def test_time_is_kept_for_the_trainings_and_what_does_not_fit_is_named(run):
    folder, text, failed, now = run(2 * EACH + TRAININGS + 1)
    assert folder.done == [*TIMED[:2], *TRAINED] and not failed and now <= 2 * EACH + TRAININGS + 1
    assert "not run in this time" in text and text.count("m (tuned) 15,000 vertices, all phases") == 4


def test_what_the_trainings_leave_is_used_for_the_rest(run):
    folder, *_ = run(2 * EACH + TRAININGS + 1, trainings=0.1)
    assert folder.done == [*TIMED[:2], *TRAINED, TIMED[2]]


def test_meshes_that_cannot_be_made_cost_the_trainings_alone(run):
    folder, text, failed, _ = run(6 * EACH + TRAININGS + 1, fails="expected the package anny, got none")
    assert folder.done == TIMED and failed == ["expected the package anny, got none"]
    assert "left open: expected the package anny" in text and text.count("reconstruction, hands") == 2


def test_a_case_fits_at_the_pace_of_those_before():
    clock = Clock()
    until = Until(10 * EACH, TIMED, clock)
    assert until.fits(TIMED[0]) and until.seconds(TIMED[0]) == pytest.approx(EACH)
    until.finished(TIMED[0], SimpleNamespace(seconds=6 * EACH))
    clock.now = 6 * EACH
    assert until.seconds(TIMED[1]) == pytest.approx(6 * EACH) and not until.fits(TIMED[1])
    assert until.fits(replace(TIMED[1], measure="latency", max_seconds=0.1)), "another kind has a pace of its own"
