"""``python -m lamm train``: from a folder of scans to an edit, stopped and gone on, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from lamm import checkpoint, edit, pca_net_file
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


def test_pca_net_is_trained_and_edits_swaps_samples_and_interpolates(scans, tmp_path, monkeypatch):
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))
    out, first, second = tmp_path / "net.safetensors", scans / "person00.obj", scans / "person01.obj"
    common = ("--unit", "mm", "--regions", scans / "regions.json", "--latent", 4, "--epochs", 3)
    said = run("train", scans, *common, "--model", "pca-net", "--option", "components=8", "--out", out)
    assert f"wrote {out}" in said and "edits" not in said
    model = pca_net_file.load(out)
    assert (model.latent_size, model.config.components) == (4, 8) and model.statistics.mixture is not None
    about = checkpoint.about(out)
    assert about["format"] == "pca-net"
    assert about["about"]["test"]["error_mean_mm"] < 0.5 * about["about"]["test"]["mean_shape_error_mm"]
    assert "edits in closed form; can sample" in run("info", out)

    meshes = torch.stack([vertices_of(path) for path in (first, second)])
    said = run("edit", out, first, "--move", "nose:0,0,2", "--out", tmp_path / "edited.obj")
    moved = vertices_of(tmp_path / "edited.obj") - edit.reconstruct(model, meshes[:1])[0]
    wanted = edit.edit_regions(model, meshes[:1], {"nose": torch.tensor([0.0, 0, 2]).expand(2, 3)})
    assert float((moved - wanted[0] + edit.reconstruct(model, meshes[:1])[0]).abs().max()) < 1e-3
    assert float(moved[:16].norm(dim=1).mean()) > 5 * float(moved[48:].norm(dim=1).mean()) and "nose: moved" in said
    run("swap", out, first, second, "--regions", "nose", "--out", tmp_path / "swapped.obj")
    swapped = edit.swap_regions(model, meshes[:1], meshes[1:], "nose")[0]
    assert float((vertices_of(tmp_path / "swapped.obj") - swapped).abs().max()) < 1e-3
    run("sample", out, "--count", 2, "--out", tmp_path / "drawn")
    assert len(list((tmp_path / "drawn").iterdir())) == 2
    run("interpolate", out, first, second, "--steps", 3, "--out", tmp_path / "between")
    middle = vertices_of(sorted((tmp_path / "between").iterdir())[1])
    assert float((middle - edit.interpolate(model, *meshes, 3)[1]).abs().max()) < 1e-3

    run("export", out, "--out", tmp_path / "onnx")
    run("editor", out, first, "--unit", "mm", "--export", tmp_path / "page")
    pages = [{path.name for path in (tmp_path / name).iterdir()} for name in ("onnx", "page")]
    assert {"encode.onnx", "decode.onnx", "edit.onnx"} < pages[0] and {"index.html", "decode.onnx"} < pages[1]
    small = tmp_path / "small.safetensors"
    assert f"wrote {small}" in run("compress", out, "--storage", "float16", "--out", small)
    assert checkpoint.about(small)["storage"] == "float16" and small.stat().st_size < out.stat().st_size
    halved, whole = (net.encoder_network[1].inner.weight for net in (pca_net_file.load(small), model))
    assert torch.equal(halved, whole.half().float()) and not torch.equal(halved, whole)
    said = run("compress", out, "--rank", 4, "--data", scans, "--out", tmp_path / "cut", code=2)
    assert "expected a LAMM to cut, got a pca-net" in said
    assert "expected a LAMM to ship" in run("pretrain", "hands", "--model", "pca-net", "--out", tmp_path, code=2)


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
