"""The suites that train, through the real command, against figures worked out here by other means."""

import json

import numpy as np
import pytest

from bench.api import BenchError
from bench.case import Case
from bench.fit.result import parse_budget
from bench.suites.plan import make_cases

MODEL = """
from torch import nn
from bench.api import MeshModel, TrainSettings
class Model(MeshModel):
    published = TrainSettings(rate=3e-3, batch=16, epochs=1)
    def __init__(self, count, latent):
        super().__init__()
        self.down, self.up = nn.Linear(3 * count, latent), nn.Linear(latent, 3 * count)
    def encode(self, vertices): return self.down(vertices.flatten(1))
    def decode(self, latent): return self.up(latent).unflatten(1, (-1, 3))
def build(topology, latent_size): return Model(topology.vertex_count, latent_size)
"""


def rows_of(folder):
    return [
        json.loads(line)
        for path in sorted((folder / "rows").iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_budgets_are_read_and_shared_out():
    assert parse_budget("epochs=30", 1 / 3).epochs == 10
    assert parse_budget("seconds=90", 2 / 3).seconds == pytest.approx(60)
    assert parse_budget("") is None
    for text in ("epochs=0", "seconds=0", "minutes=3", "epochs=many"):
        with pytest.raises(BenchError, match="budget"):
            parse_budget(text)


def test_common_settings_are_the_same_for_all_but_the_batch_and_published_ones_end_where_the_paper_does():
    from bench.api import TrainSettings
    from bench.fit.result import Budget
    from bench.work.training import settings_of

    sgd = TrainSettings(optimizer="sgd", rate=8e-3, schedule="exponential", decay=0.99, batch=16, epochs=300)
    adam = TrainSettings(optimizer="adam", rate=1e-4, batch=16, epochs=40, decay=0.5, schedule="exponential")
    budget = Budget(epochs=30)
    common = [settings_of("common", one, budget) for one in (sgd, adam)]
    assert [(one.optimizer, one.rate, one.schedule, one.batch) for one in common] == [("adamw", 1e-3, "cosine", 16)] * 2
    assert settings_of("published", sgd, budget).decay ** 30 == pytest.approx(0.99**300)
    assert settings_of("published", sgd, Budget(seconds=5)) == sgd


def test_a_closed_form_is_run_once_whatever_the_budgets():
    cases, _ = make_cases("reconstruction", "quick", models="pca,lamm-mixer", epochs=2, seconds=5.0, seeds=2)
    budgets = {model: sorted(case.budget for case in cases if case.model == model) for model in ("pca", "lamm-mixer")}
    assert budgets == {"pca": ["", ""], "lamm-mixer": ["epochs=2", "epochs=2", "seconds=5", "seconds=5"]}
    assert {case.seed for case in cases} == {0, 1}


def test_options_of_the_other_kind_of_suite_are_refused():
    with pytest.raises(BenchError, match="--samples"):
        make_cases("reconstruction", "quick", models="pca", samples=3)
    with pytest.raises(BenchError, match="--epochs"):
        make_cases("scaling", "quick", models="pca", epochs=3)
    with pytest.raises(BenchError, match="--counts"):
        make_cases("reconstruction", "quick", models="pca", counts="10,10")


@pytest.fixture(scope="module")
def reconstructed(bench_run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("trained")
    (folder / "mine.py").write_text(MODEL, encoding="utf-8")
    done = bench_run(
        "--suite", "reconstruction", "--data", "heads-mini", "--counts", "64,8,8", "--sizes", "1100", "--latent", "8",
        "--models", f"pca,{folder}/mine.py:build", "--epochs", "3", "--fit-codes", "5", "--out", folder / "run",
        "--trainings", folder / "trainings",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    return folder


@pytest.mark.slow
def test_the_papers_suite_trains_on_its_five_sets_edits_heads_and_measures_what_they_cost():
    cases, _ = make_cases("paper", "quick", models="pca,lamm-mixer")
    tested = {(case.dataset, case.vertices) for case in cases if case.measure == "reconstruction"}
    assert tested == {("heads", 12000), ("heads-posed", 0), ("heads", 72000), ("hands", 0), ("bodies", 0)}
    assert {case.dataset for case in cases if case.measure == "localization"} == {"heads"}
    costs = [case for case in cases if not case.trains]
    assert {case.vertices for case in costs} == {12000, 72000} and {case.latent for case in cases} == {256}
    # PCA has no more components than meshes: what is timed has those that the trainings have
    assert {(case.dataset, case.counts) for case in costs} == {("heads", cases[0].counts)} and cases[0].counts[0] > 256
    assert {case.measure for case in costs} == {"latency", "memory", "counters"}
    assert {case.suite for case in costs} == {"scaling"}, "the reports find the columns of cost by the suite"
    assert {case.model for case in costs} == {"pca", "lamm-mixer"}
    assert {" at 12,000 vertices" in case.label() for case in cases if case.vertices == 12000 and case.trains} == {True}


def test_the_papers_suite_on_data_of_ones_own_measures_no_cost_of_other_heads():
    cases, _ = make_cases("paper", "quick", models="pca", data="heads-mini")
    assert cases and all(case.trains for case in cases)


@pytest.mark.slow
def test_pcas_error_is_what_a_singular_value_decomposition_gives(reconstructed):
    from bench.data.load import load

    dataset = load("heads-mini", vertices=1100, counts=(64, 8, 8))
    train, test = (np.asarray(dataset.splits[name], np.float64).reshape(-1, 3300) for name in ("train", "test"))
    mean = train.mean(0)
    basis = np.linalg.svd(train - mean, full_matrices=False)[2][:8]
    made = mean + (test - mean) @ basis.T @ basis
    by_hand = np.linalg.norm((made - test).reshape(8, 1100, 3), axis=2).mean(1)
    rows = [row for row in rows_of(reconstructed / "run") if row["model"] == "pca" and row["metric"] == "error_mean_mm"]
    found = [row["value"] for row in sorted(rows, key=lambda row: row["sample"]) if not row["part"]]
    assert found == pytest.approx(by_hand, abs=1e-3)
    assert {row["part"] for row in rows} == {"", *(region.name for region in dataset.topology.regions)}
    spread = np.linalg.norm((test - mean).reshape(8, 1100, 3), axis=2).mean()
    (row,) = [
        row for row in rows_of(reconstructed / "run") if row["model"] == "pca" and row["metric"] == "data_spread_mm"
    ]
    assert row["value"] == pytest.approx(spread, rel=1e-4)


@pytest.mark.slow
def test_fitted_codes_are_nearer_than_the_encoders_and_say_what_they_cost(reconstructed):
    rows = rows_of(reconstructed / "run")
    for model in {row["model"] for row in rows}:
        own = [row for row in rows if row["model"] == model and not row["part"] and row["phase"] == "test"]
        encoded, fitted = (
            [row["value"] for row in sorted(own, key=lambda row: row["sample"]) if row["metric"] == name]
            for name in ("error_mean_mm", "fitted_error_mean_mm")
        )
        assert len(encoded) == 8 and len(fitted) == 5
        assert all(new < old for new, old in zip(fitted, encoded, strict=False))
        about = {row["metric"]: row["value"] for row in own if row["metric"].startswith("fit_")}
        assert set(about) == {"fit_converged", "fit_evaluations", "fit_process_seconds"}
        assert about["fit_converged"] == 1 and 1 < about["fit_evaluations"] < 60 and about["fit_process_seconds"] > 0


def test_codes_are_fitted_where_a_suite_reconstructs_and_older_cases_keep_their_keys():
    (case,) = make_cases("reconstruction", "quick", models="pca", fit_codes=5)[0]
    (plain,) = make_cases("reconstruction", "quick", models="pca")[0]
    assert (case.fit_codes, plain.fit_codes) == (5, 0) and case.key != plain.key
    assert "fit_codes" not in plain.canonical() and Case.from_dict(json.loads(plain.canonical())) == plain
    assert Case.from_dict(json.loads(case.canonical())) == case
    for suite in ("localization", "generation", "ranks", "paper"):
        with pytest.raises(BenchError, match="--fit-codes with --suite reconstruction or when or data"):
            make_cases(suite, "quick", models="pca", fit_codes=5)
    with pytest.raises(BenchError, match="--fit-codes, which it does not take"):
        make_cases("scaling", "quick", models="pca", fit_codes=5)


@pytest.mark.slow
def test_a_training_has_its_curve_its_cost_and_its_meshes(reconstructed):
    rows = [row for row in rows_of(reconstructed / "run") if row["model"] != "pca"]
    assert {row["outcome"] for row in rows} == {"ok"} and {row["budget"] for row in rows} == {"epochs=3"}
    (epochs,) = [row["value"] for row in rows if row["metric"] == "training_epochs"]
    assert epochs == 3
    curve = sorted((row["sample"], row["value"]) for row in rows if row["metric"] == "curve_validation_mm")
    assert curve[0][0] == 0 and min(value for _, value in curve) < curve[0][1]
    files = sorted((reconstructed / "run" / "meshes").glob("*.npz"))
    assert len(files) == 2
    with np.load(files[0], allow_pickle=False) as arrays:
        meta = json.loads(bytes(arrays["meta"]))
        assert meta["suite"] == "reconstruction" and arrays["original_mm"].shape == (4, 1100, 3)


@pytest.mark.slow
def test_a_finished_training_is_not_repeated(reconstructed, bench_run):
    before = {path: path.stat().st_mtime_ns for path in (reconstructed / "trainings").rglob("*.safetensors")}
    assert len(before) == 2
    arguments = json.loads((reconstructed / "run" / "run.json").read_text(encoding="utf-8"))["arguments"]
    words = [part for name, value in arguments.items() for part in ("--" + name.replace("_", "-"), str(value))]
    again = reconstructed / "again"
    done = bench_run(*words, "--trainings", reconstructed / "trainings", "--out", again, "--no-report")
    assert done.returncode == 0, done.stderr
    assert {path: path.stat().st_mtime_ns for path in (reconstructed / "trainings").rglob("*.safetensors")} == before

    def errors(folder):
        return sorted(
            (row["model"], row["sample"], row["part"], row["value"])
            for row in rows_of(folder)
            if row["metric"] == "error_mean_mm"
        )

    assert errors(again) == errors(reconstructed / "run")
