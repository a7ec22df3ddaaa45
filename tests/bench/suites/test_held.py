"""Trainings that are there already are known before a run, and cost nothing in its estimate."""

import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from bench import run
from bench.suites import held
from bench.suites.cost import estimate_seconds, estimates
from bench.suites.held import held_trainings
from bench.suites.plan import make_cases

ASKED = {"models": "pca,pca-net", "data": "heads-mini", "epochs": 400, "threads": "1"}
ARGUMENTS = ["--suite", "reconstruction", "--models", "pca,pca-net", "--data", "heads-mini", "--epochs", "1",
             "--latent", "4", "--no-report"]  # fmt: skip


def about(output):
    return re.search(r"\d+ cases.*", output)[0]


@pytest.mark.slow
def test_what_one_run_trained_the_next_one_knows(tmp_path):
    kept = ["--trainings", str(tmp_path / "trainings")]
    first = CliRunner().invoke(run.main, [*ARGUMENTS, *kept, "--out", str(tmp_path / "first")])
    assert first.exit_code == 0, first.output
    assert "trained already" not in about(first.output)
    again = CliRunner().invoke(run.main, [*ARGUMENTS, *kept, "--dry-run"])
    assert about(again.output).startswith("2 cases, 2 of them trained already, about")
    other = CliRunner().invoke(run.main, [*ARGUMENTS, *kept, "--seed", "5", "--dry-run"])
    assert about(other.output).startswith("2 cases, about")


def test_a_training_that_is_held_counts_nothing():
    cases = make_cases("reconstruction", "quick", **ASKED)[0]
    (network,) = (case for case in cases if case.model == "pca-net")
    assert estimates(cases)[network.key] > 20 > estimates(cases, {network.key})[network.key]
    assert estimate_seconds(cases, {network.key}) < estimate_seconds(cases) - 15


def test_names_that_say_too_little_are_taken_for_trainings_still_to_be_done(tmp_path, monkeypatch):
    common = make_cases("reconstruction", "quick", **ASKED)[0]
    searched = make_cases("reconstruction", "quick", **ASKED, settings="searched")[0]
    assert held_trainings(common, tmp_path) == set() == held_trainings(common, tmp_path / "none")
    monkeypatch.setattr(held, "is_finished", lambda folder: True)
    assert held_trainings(common, tmp_path) == {case.key for case in common}
    assert held_trainings([replace(case, settings="searched") for case in searched], tmp_path) == set()
    assert held_trainings([replace(case, dataset=str(tmp_path)) for case in common], tmp_path) == set()
    (tmp_path / "mine.py").write_text("def build(topology, latent_size): ...\n", encoding="utf-8")
    assert held_trainings([replace(case, model=f"{tmp_path}/mine.py:build") for case in common], tmp_path) == set()
