"""The study of ranks: the spectrum by hand, its rows, what is there is not made again."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch
from click.testing import CliRunner

from bench.api import BenchError, Normalization, Region, Topology
from bench.data.dataset import Dataset
from bench.fit.fit import Budget, fit
from bench.models import build_model
from studies import low_rank as beyond
from studies import low_rank_trained as beyond_trained


def made(count: int = 60) -> Dataset:
    """Twelve vertices in two regions; the first moves in two directions, the second in one."""
    generator = np.random.default_rng(0)
    directions = generator.normal(size=(3, 12, 3))
    directions[:2, 6:], directions[2, :6] = 0, 0
    meshes = np.einsum("nk,kvc->nvc", generator.normal(size=(count, 3)) * [9.0, 3.0, 1.0], directions)
    meshes = meshes.astype(np.float32)
    regions = (
        Region("two", torch.arange(6), torch.tensor([0])),
        Region("one", torch.arange(6, 12), torch.tensor([7])),
    )
    normalization = Normalization.fit(torch.from_numpy(meshes))
    topology = Topology("twelve", torch.randn(12, 3), torch.tensor([[0, 1, 2]]), regions, normalization)
    splits = {"train": meshes[:40], "validation": meshes[40:50], "test": meshes[50:]}
    return Dataset("twelve", topology, splits)


def test_the_spectrum_ends_where_the_directions_do():
    found = beyond.spectrum(made(), [1, 2])
    assert found["two"]["1"] > 0.5 and found["two"]["2"] < 1e-4 and found["one"]["1"] < 1e-4


@pytest.mark.slow
def test_rows_of_a_study(monkeypatch, tmp_path):
    monkeypatch.setattr(beyond, "load", lambda name, **_: made())
    command = [
        "--data", "twelve", "--latent", "2", "--budget", "seconds=0.3", "--ranks", "2,64", "--trained-ranks", "2",
        "--starts", "principal,plain", "--full", "lamm-mixer", "--low", "lamm-mixer-lin-lr", "--closed", "pca",
        "--option", "width=16", "--out", str(tmp_path),
    ]  # fmt: skip
    assert beyond.main(command) == 0
    path = tmp_path / "twelve-z2.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kinds = [(row["model"], row["kind"], row.get("rank"), row.get("start")) for row in rows]
    assert kinds == [
        ("regional pca", "spectrum", None, None),
        ("pca", "closed", None, None),
        ("lamm-mixer", "trained", None, None),
        ("lamm-mixer", "compressed", 2, None),
        ("lamm-mixer", "compressed", 64, None),
        ("lamm-mixer-lin-lr", "trained", 2, "principal"),
        ("lamm-mixer-lin-lr", "trained", 2, "plain"),
    ]
    # 64 is more than any region can have: the largest possible, which changes nothing.
    assert rows[4]["test_mm"] == pytest.approx(rows[2]["test_mm"], rel=1e-3)
    assert rows[3]["parameters"] < rows[2]["parameters"]
    assert rows[2]["curve_mm"][0] > 0 and rows[2]["train_seconds"] >= 0.3
    assert rows[5]["curve_mm"][0] == pytest.approx(rows[1]["validation_mm"], abs=2e-4)  # step 0 is PCA
    assert beyond.main(command) == 0
    assert len(path.read_text(encoding="utf-8").splitlines()) == 7
    assert json.loads((tmp_path / "environment.json").read_text(encoding="utf-8"))["cpu"]["model"]


def test_edits_need_edits(monkeypatch, tmp_path, capsys):
    with pytest.raises(BenchError, match="leave --edits out"):
        beyond.edit_figures(None, made())
    assert beyond.main(["--data", "no-such-set", "--out", str(tmp_path)]) == 2
    assert "no-such-set" in capsys.readouterr().err


def test_a_folder_that_is_no_training_is_refused(tmp_path):
    done = CliRunner().invoke(beyond_trained.main, [str(tmp_path), "--out", str(tmp_path / "out")])
    assert done.exit_code == 2 and "about.json" in done.output and not list((tmp_path / "out").glob("*.jsonl"))


@pytest.mark.slow
def test_ranks_of_a_model_that_was_trained_before(monkeypatch, tmp_path):
    monkeypatch.setattr(beyond_trained, "load", lambda name, **_: made())
    description = {
        "dataset": "twelve", "vertices": 0, "model": "lamm-mixer", "latent": 2, "variant": "tuned", "seed": 3,
        "options": [["width", 16]], "counts": [40, 10, 10], "budget": "epochs=1", "stage": 1,
    }  # fmt: skip
    dataset, folder = made(), tmp_path / "training"
    model = build_model("lamm-mixer", dataset.topology, 2, "tuned", [("width", 16)])
    fit(model, dataset, budget=Budget(epochs=1), out=folder)
    (folder / "about.json").write_text(json.dumps({"commit": "abc", "description": description}), encoding="utf-8")
    command = [str(folder), "--ranks", "2,64", "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(beyond_trained.main, command)
    assert done.exit_code == 0, done.output
    rows = [
        json.loads(line)
        for line in (tmp_path / "out" / "twelve-z2-training.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [(row["kind"], row.get("rank"), row["seed"]) for row in rows] == [
        ("trained", None, 3), ("compressed", 2, 3), ("compressed", 64, 3),
    ]  # fmt: skip
    assert rows[0]["test_mm"] == pytest.approx(float(beyond.mesh_errors_mm(model, dataset).mean()), rel=1e-6)
    assert rows[2]["mesh_mm"] == pytest.approx(rows[0]["mesh_mm"], rel=1e-3)
