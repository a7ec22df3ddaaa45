"""The estimate of a run's time: what it depends on, and that its parts add up."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import trimesh

from bench.case import EDITORS
from bench.data.own.sizes import fitting_latent, sizes_of
from bench.suites import cost
from bench.suites.cost import estimate_seconds, measured
from bench.suites.plan import make_cases
from bench.suites.training import TRAIN_PRESETS
from studies.run_estimates import compare


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


def test_editors_share_one_training_and_edits_cost_by_their_number():
    assert estimate("localization", seconds=400.0) - estimate("localization", seconds=100.0) == pytest.approx(300)
    few, many = (estimate("localization", counts=f"1000,100,100,{edits}") for edits in (16, 32))
    assert many - few == pytest.approx(len(EDITORS) * 16 * measured()["models"]["spiralnet"]["edit_ms"] / 1000)


def test_a_search_costs_more_and_a_closed_form_next_to_nothing():
    assert estimate(epochs=20, settings="searched") > 1.3 * estimate(epochs=20)
    assert estimate(models="pca") < measured()["prepare_s"] + 10


@pytest.mark.parametrize("suite", ["reconstruction", "localization"])
def test_a_quick_run_is_meant_to_last_about_a_quarter_of_an_hour(suite):
    names = ",".join(name for name in measured()["models"] if name != "other")
    cases, timeout = make_cases(suite, "quick", models=names, threads="1")
    cases = [replace(case, threads=2) for case in cases]
    assert 9 * 60 < estimate_seconds(cases) < 18 * 60 and timeout >= 900
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
    long = make_cases("reconstruction", "quick", models="spiralnet", seconds=1000.0, threads="1", data="hands,heads")[0]
    short = make_cases("latency", "quick", models="spiralnet", sizes="1200", phases="decode", processes=1)[0]
    cases = [*long, *short]
    parts = cost.estimates(cases)
    now = [100.0]
    monkeypatch.setattr(cost.time, "monotonic", lambda: now[0])
    left = cost.TimeLeft(cases)
    assert left.seconds() is None
    now[0] += 500  # meshes are made
    left.begin()
    now[0] += 30 * parts[short[0].key]  # something else was at work for a moment
    left.finished(short[0])
    whole = sum(parts[case.key] for case in [*long, *short[1:]])
    assert 1 < left.seconds() / whole < 1.6 and whole > 2000
    now[0] += 3 * parts[long[0].key]  # the machine is three times as slow as the estimate
    left.finished(long[0])
    assert left.seconds() == pytest.approx(3 * sum(parts[case.key] for case in [long[1], *short[1:]]), rel=0.1)


def test_fitted_codes_cost_by_their_number():
    few, many = (estimate(epochs=10, fit_codes=count) for count in (10, 50))
    assert many - few == pytest.approx(40 * measured()["models"]["spiralnet"]["fit_code_ms"] / 1000)


def test_editors_of_a_model_count_their_training_once():
    cases = make_cases("localization", "quick", models="spiralnet", data="heads-mini", seconds=500.0, threads="1")[0]
    first, *others = (cost.estimates(cases)[case.key] for case in cases)
    assert len(cases) == len(EDITORS) and first > max(others) + 490


@pytest.fixture
def folder(tmp_path):
    """Forty meshes of a user, in millimetres."""
    ball = trimesh.creation.icosphere(3)  # 642 vertices
    (tmp_path / "scans").mkdir()
    for index in range(40):
        np.savez(tmp_path / "scans" / f"{index:02d}.npz", vertices=ball.vertices * (90 + index), faces=ball.faces)
    (tmp_path / "scans" / "dataset.json").write_text('{"unit": "mm", "region_count": 5}', encoding="utf-8")
    return tmp_path / "scans"


def test_a_user_s_folder_costs_as_many_meshes_and_vertices_as_it_has(folder):
    """40 meshes and 5 epochs were said to take 65 minutes, as if they were 6,000."""
    assert sizes_of(str(folder)).counts == (32, 4, 4, 0)
    own, asked = str(folder), f"{folder}?unit=cm&split_by=(\\d)\\d"
    assert sum(sizes_of(asked).counts) == 40
    assert estimate(data=own, epochs=5) < 10
    steps = 32 * measured()["models"]["spiralnet"]["train_ms"] / 1000 * 642 / 4200
    assert estimate(data=own, epochs=500) - estimate(data=own, epochs=100) == pytest.approx(400 * steps, rel=0.1)
    assert estimate("localization", data=own, epochs=5, models="coma") < 60
    assert sizes_of("heads") is None and sizes_of("coma:nowhere") is None and sizes_of(str(folder / "gone")) is None


def cases_of(suite="reconstruction", **asked):
    return make_cases(suite, "quick", **{"models": "spiralnet", "threads": "1", "epochs": 2, **asked})[0]


def test_an_estimate_says_where_it_is_a_rough_guess(folder, tmp_path):
    assert cost.guesses(cases_of(data="heads,hands")) == [] == cost.guesses(cases_of(data=str(folder)))
    (tmp_path / "mine.py").write_text("def make():\n    return {}\n", encoding="utf-8")
    (reason,) = cost.guesses(cases_of(data=f"{tmp_path / 'mine.py'}:make"))
    assert "number of meshes" in reason and "mine.py" in reason
    other = [replace(case, model="my_model.py:build", device="cuda") for case in cases_of(data="heads")]
    assert [("my_model" in text, "CPU" in text) for text in cost.guesses(other)] == [(True, False), (False, True)]


def test_a_latent_above_what_the_meshes_hold_is_told_once_with_the_one_to_take(folder):
    cases = cases_of(data=str(folder), latent="16,31,64", models="spiralnet,pca")
    (note,) = cost.latent_notes(cases)
    assert "latent 64" in note and "32 training meshes" in note and "(31 directions)" in note
    assert note.endswith("take --latent 16")
    assert cost.latent_notes(cases_of(data="heads", latent="256")) == []
    assert [fitting_latent(train) for train in (1, 2, 3, 20, 33, 65, 6000)] == [1, 1, 2, 16, 32, 64, 4096]
    timed = make_cases("latency", "quick", models="pca", data=str(folder), sizes="1200")[0]
    assert len(cost.latent_notes(timed)) == 1


REFERENCE = Path(__file__).parents[3] / "results" / "reference"
#: Taken beside some fifteen other processes on two cores: their times are of the load, not of the runs.
LOADED = (
    "data-hands",
    "generation-quick",
    "hands-converged",
    "hands-converged-edits",
    "hands-converged-generation",
    "hands-lamm-published",
    "second-stage-hands-1e-3",
    "second-stage-hands-1e-4",
)


@pytest.mark.parametrize("run", sorted({path.parent.name for path in REFERENCE.glob("*/cases.jsonl*")} - {*LOADED}))
def test_estimates_are_within_a_factor_of_two_of_what_the_committed_runs_took(run):
    """Of many kinds: timings, quick and long trainings, edits, several data sets and sizes. Nothing is timed here."""
    compared = compare(REFERENCE / run)
    assert compared.cases > 0 and 0.5 <= compared.ratio <= 2, compared
