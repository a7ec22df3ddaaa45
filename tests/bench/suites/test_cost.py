"""The estimate of a run's time: what it depends on, and that its parts add up."""

from dataclasses import replace

import pytest

from bench.suites import cost
from bench.suites.cost import estimate_seconds, measured
from bench.suites.plan import make_cases
from bench.suites.training import TRAIN_PRESETS


def estimate(suite="reconstruction", **asked):
    return estimate_seconds(make_cases(suite, "quick", **{"models": "spiralnet", "threads": "1", **asked})[0])


def test_a_budget_of_seconds_costs_these_seconds_and_two_threads_half():
    base = estimate(seconds=100.0)
    assert estimate(seconds=300.0) - base == pytest.approx(200)


def test_epochs_cost_meshes_and_vertices():
    one, two = estimate(epochs=10), estimate(epochs=20)
    expected = 10 * 1000 * measured()["models"]["spiralnet"]["train_ms"] / 1000
    assert two - one == pytest.approx(expected)
    assert estimate(epochs=20, sizes="8400") - estimate(epochs=10, sizes="8400") == pytest.approx(2 * expected)


def test_two_editors_share_one_training_and_edits_cost_by_their_number():
    assert estimate("localization", seconds=400.0) - estimate("localization", seconds=100.0) == pytest.approx(300)
    few, many = (estimate("localization", counts=f"1000,100,100,{edits}") for edits in (16, 32))
    assert many - few == pytest.approx(2 * 16 * measured()["models"]["spiralnet"]["edit_ms"] / 1000)


def test_a_search_costs_more_and_a_closed_form_next_to_nothing():
    assert estimate(epochs=20, settings="searched") > 1.3 * estimate(epochs=20)
    assert estimate(models="pca") < measured()["prepare_s"] + 10


@pytest.mark.parametrize("suite", ["reconstruction", "localization"])
def test_a_quick_run_is_meant_to_last_about_a_quarter_of_an_hour(suite):
    names = ",".join(name for name in measured()["models"] if name != "other")
    cases, timeout = make_cases(suite, "quick", models=names, threads="1")
    cases = [replace(case, threads=2) for case in cases]
    assert 9 * 60 < estimate_seconds(cases) < 17 * 60 and timeout >= 900
    assert {case.model for case in cases} == set(names.split(","))
    assert TRAIN_PRESETS[suite]["quick"].seeds == 1


def test_sets_that_are_not_generated_are_taken_whole_unless_counts_are_asked_for():
    assert {case.counts for case in make_cases("reconstruction", "quick", models="pca", data="heads-mini")[0]} == {()}
    asked = make_cases("reconstruction", "quick", models="pca", data="heads-mini", counts="20,5,5")[0]
    assert {case.counts for case in asked} == {(20, 5, 5)}
    both = make_cases("reconstruction", "quick", models="pca", data="hands?seed=1,heads-mini")[0]
    assert {case.dataset: case.counts for case in both} == {"hands?seed=1": (1000, 100, 100, 32), "heads-mini": ()}


def test_the_suite_when_covers_all_sets_at_several_latents():
    cases, _ = make_cases("when", "quick", models="pca,spiralnet")
    assert {case.dataset for case in cases} == {"heads", "heads-posed", "hands", "bodies"}
    assert {case.latent for case in cases} == {16, 64} and {case.suite for case in cases} == {"when"}
    assert {case.measure for case in cases} == {"reconstruction"}


def test_what_is_left_goes_by_the_cost_of_cases_and_not_by_their_number(monkeypatch):
    long = make_cases("reconstruction", "quick", models="spiralnet", seconds=1000.0, threads="1", data="heads-mini")[0]
    short = make_cases("latency", "quick", models="spiralnet", sizes="1200", phases="decode", processes=1)[0]
    cases = [*long, *short]
    parts = cost.estimates(cases)
    now = [100.0]
    monkeypatch.setattr(cost.time, "monotonic", lambda: now[0])
    left = cost.TimeLeft(cases)
    assert left.seconds() is None
    now[0] += 3 * parts[short[0].key]  # the machine is three times as slow as the estimate
    left.finished(short[0])
    assert left.seconds() == pytest.approx(3 * sum(parts[case.key] for case in [*long, *short[1:]]))
    assert left.seconds() > 2500


def test_editors_of_a_model_count_their_training_once():
    cases = make_cases("localization", "quick", models="spiralnet", data="heads-mini", seconds=500.0, threads="1")[0]
    assert len(cases) == 2
    first, second = (cost.estimates(cases)[case.key] for case in cases)
    assert first > second + 490
