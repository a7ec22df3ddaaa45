"""Cases that run several forms or batches of one model: against programs whose cost is known."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
import torch

from bench.api import BenchError, Unsupported
from bench.case import Case
from bench.measure.energy import Energy
from bench.measure.nvml import NvmlUnavailable
from bench.suites.plan import make_cases
from bench.work import timing as worker
from bench.work.capacity import cap_bytes, capacity_rows
from bench.work.speedup import speedup_rows

BASE = Case("speedup", "lamm-mixer", "tuned", "heads-mini", 1200, "decode", "speedup", 1, 8, samples=5)


class Sleeper(torch.nn.Module):
    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
        self.weight = torch.nn.Parameter(torch.rand(3))

    def forward(self) -> torch.Tensor:
        time.sleep(self.seconds)
        return self.weight.detach() * 2


def values(rows, metric):
    return [row["value"] for row in rows if row["metric"] == metric]


def test_a_form_that_sleeps_three_times_as_long_is_three_times_slower():
    built = {}

    def function_of(case):
        model = built[case.variant] = Sleeper(0.03 if case.variant == "faithful" else 0.01)
        return model.forward, model

    rows = speedup_rows(BASE, function_of)
    ratios = values(rows, "speedup")
    assert len(ratios) == 5 and sorted(ratios)[2] == pytest.approx(3, rel=0.2)
    assert sorted(values(rows, "faithful_ms"))[2] == pytest.approx(30, rel=0.3)
    assert values(rows, "output_difference") == [0.0], "both forms have the same weights"
    assert torch.equal(built["faithful"].weight, built["tuned"].weight)


def test_outputs_that_differ_are_told_and_weights_that_differ_are_not_compared():
    def function_of(case):
        model = Sleeper(0)
        shift = 0.5 if case.variant == "tuned" else 0.0
        return lambda: model.forward() * 0 + torch.tensor([2.0, 1.0, 1.0]) + shift, model

    assert values(speedup_rows(BASE, function_of), "output_difference") == [0.25]

    def of_two_kinds(case):
        model = Sleeper(0) if case.variant == "tuned" else torch.nn.Linear(2, 2)
        return lambda: torch.ones(1), model

    assert values(speedup_rows(BASE, of_two_kinds), "output_difference") == []


def test_a_model_with_one_form_is_unsupported():
    with pytest.raises(Unsupported, match="one form"):
        speedup_rows(replace(BASE, model="pca"), lambda case: None)


def test_the_largest_batch_of_a_known_need():
    """A mesh needs 1 MiB; the model nothing worth mentioning."""
    case = Case("capacity", "x", "tuned", "d", 1200, "forward", "capacity", 4, 8, budget="memory=0.02GiB")

    def function_of(one):
        return lambda: torch.zeros(one.batch, 2**18), torch.nn.Linear(1, 1), None

    rows = capacity_rows(case, function_of)
    assert values(rows, "largest_batch") == [20.0]
    assert values(rows, "largest_batch_peak_bytes") == [20 * 2**20 + 8]
    assert "limited by the cap" in rows[0]["detail"]


def test_a_batch_that_does_not_fit_in_the_machine_ends_the_search_and_other_errors_pass():
    case = Case("capacity", "x", "tuned", "d", 1200, "forward", "capacity", 4, 8, budget="memory=1GiB")

    def function_of(one):
        def call():
            if one.batch > 5:
                raise RuntimeError("DefaultCPUAllocator: can't allocate memory")
            return torch.zeros(one.batch, 2**18)

        return call, torch.nn.Linear(1, 1), None

    rows = capacity_rows(case, function_of)
    assert values(rows, "largest_batch") == [5.0] and "machine's memory" in rows[0]["detail"]

    def broken(one):
        raise RuntimeError("shapes do not match")

    with pytest.raises(RuntimeError, match="shapes"):
        capacity_rows(case, broken)


@pytest.mark.parametrize("budget", ["", "memory=", "memory=-1GiB", "epochs=3", "memory=xGiB"])
def test_senseless_caps_are_refused(budget):
    with pytest.raises(BenchError, match="cap such as"):
        cap_bytes(budget)


def test_the_two_suites_plan_one_case_for_both_forms_and_training_only():
    cases, patience = make_cases("speedup", "quick", models="lamm-mixer", variants="tuned,faithful", sizes="1200")
    assert {case.variant for case in cases} == {"tuned"} and {case.measure for case in cases} == {"speedup"}
    assert [case.phase for case in cases if case.process == 0] == ["decode", "forward", "train"]
    assert patience == 600
    cases, _ = make_cases("capacity", "quick", models="lamm-mixer,coma", sizes="1200", cap=0.5)
    assert [(case.phase, case.budget, case.process) for case in cases] == [("train", "memory=0.5GiB", 0)] * 2
    with pytest.raises(BenchError, match="--cap with --suite capacity"):
        make_cases("scaling", "quick", models="coma", cap=2.0)


def test_energy_is_a_row_on_a_gpu_in_the_first_process_alone(monkeypatch):
    case = replace(BASE, measure="latency", device="cuda:1")
    asked = []

    def measured(function, *, device, seconds):
        asked.append(device)
        return Energy(12.5, 90.0, 400, 5.0, ("rough",))

    monkeypatch.setattr(worker, "measure_energy", measured)
    (row,) = worker.energy_rows(case, lambda: None)
    assert (row["metric"], row["value"], row["unit"], row["detail"]) == ("energy_mj", 12.5, "mJ", "rough")
    assert worker.energy_rows(replace(case, process=1), lambda: None) == []
    assert worker.energy_rows(replace(case, device="cpu"), lambda: None) == []
    assert asked == ["cuda:1"]

    def refused(function, *, device, seconds):
        raise NvmlUnavailable("no driver")

    monkeypatch.setattr(worker, "measure_energy", refused)
    (row,) = worker.energy_rows(case, lambda: None)
    assert (row["outcome"], row["detail"], row["value"]) == ("unsupported", "no driver", None)
