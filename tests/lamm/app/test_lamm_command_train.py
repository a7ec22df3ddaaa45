"""``python -m lamm train``: from a folder of scans to an edit, stopped and gone on, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from lamm import checkpoint, edit
from tests.lamm.app.sheets import grid, run, shapes, vertices_of, write_obj


@pytest.fixture
def scans(tmp_path) -> Path:
    """A folder of 40 sheets as OBJ and a file of regions."""
    folder = tmp_path / "scans"
    folder.mkdir()
    for number, mesh in enumerate(shapes(40, seed=1)):
        write_obj(folder / f"person{number:02d}.obj", mesh)
    regions = {
        "regions": {region.name: region.vertices.tolist() for region in grid().regions},
        "controls": {region.name: region.controls.tolist() for region in grid().regions if len(region.controls)},
    }
    (folder / "regions.json").write_text(json.dumps(regions), encoding="utf-8")
    return folder


SMALL = ("--latent", 4, "--epochs", 3, "--option", "width=16", "--option", "encoder_layers=1", "--option", "rank=4")


def test_from_own_scans_to_an_edit(scans, tmp_path, monkeypatch):
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))
    out = tmp_path / "mine.safetensors"
    said = run("train", scans, "--unit", "mm", "--regions", scans / "regions.json", *SMALL, "--out", out)
    assert "meshes to train" in said and "of training; it can be stopped" in said and f"wrote {out}" in said
    assert "error on" in said and not out.with_name("mine.safetensors.training").exists()
    about = checkpoint.about(out)["about"]
    assert about["test"]["error_mean_mm"] < about["test"]["mean_shape_error_mm"]
    model = checkpoint.load(out)
    assert model.layout.names == ("nose", "mouth", "chin", "neck") and model.stage == 2 and model.statistics is not None
    run("edit", out, scans / "person00.obj", "--move", "nose:0,0,2", "--out", tmp_path / "edited.obj")
    moved = vertices_of(tmp_path / "edited.obj") - edit.reconstruct(model.eval(), shapes(40, seed=1)[:1])[0]
    assert float(moved[:16].norm(dim=1).mean()) > 3 * float(moved[48:].norm(dim=1).mean())
    assert "--force" in run("train", scans, "--unit", "mm", *SMALL, "--out", out, code=2)


def test_a_training_that_was_stopped_goes_on_and_ends_with_the_same_bytes(scans, tmp_path, monkeypatch):
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))
    common = ("train", scans, "--unit", "mm", "--regions", scans / "regions.json", *SMALL, "--out")
    whole, broken = tmp_path / "whole.safetensors", tmp_path / "broken.safetensors"
    run(*common, whole)
    from lamm.app import train as training

    fit, calls = training.fit, []

    def interrupted(*arguments, **options):
        calls.append(options["out"].name)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return fit(*arguments, **options)

    monkeypatch.setattr(training, "fit", interrupted)
    said = run(*common, broken, code=130)
    assert "stopped" in said and not broken.exists()
    said = run(*common, broken)
    assert "goes on in" in said and calls == ["stage-1", "stage-2", "stage-1", "stage-2"]
    first, second = (checkpoint.load(path).state_dict() for path in (whole, broken))
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_what_train_refuses(scans, tmp_path, monkeypatch):
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))
    out = ("--out", tmp_path / "no.safetensors")
    own = ("--unit", "mm", "--regions", scans / "regions.json")
    for arguments, words in (
        (("train", "haeds", *out), ("did you mean heads",)),
        (("train", scans, *own, *SMALL, "--latent", 400, *out), ("latent",)),
        (("train", scans, *own, *SMALL, "--model", "pca", *out), ("expected a LAMM",)),
        (("train", scans, *own, *SMALL, "--option", "widht=3", *out), ("widht",)),
        (("train", scans, "--option", "width", *out), ("NAME=VALUE",)),
        (("train", scans, "--counts", "1,2", *out), ("train,validation,test",)),
    ):
        said = run(*arguments, code=2)
        assert all(word in said for word in words), said
    assert not (tmp_path / "no.safetensors").exists()
