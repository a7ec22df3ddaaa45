"""``lamm encode`` and ``lamm decode``: codes there and back, fitted ones nearer, and what is refused."""

import pandas as pd
import pytest
import torch

from lamm import checkpoint, edit
from tests.lamm.app.sheets import run, shapes, vertices_of, write_obj


@pytest.fixture
def scans(tmp_path):
    return [write_obj(tmp_path / f"person{number}.obj", mesh) for number, mesh in enumerate(shapes(3, seed=4))]


def codes_of(table):
    return torch.tensor(table[[f"z{number}" for number in range(4)]].to_numpy()).float()


def test_codes_are_the_encoder_s_and_come_back_as_the_model_s_images(model, model_path, scans, tmp_path):
    said = run("encode", model_path, *scans, "--out", tmp_path / "codes.csv")
    table = pd.read_csv(tmp_path / "codes.csv")
    meshes = torch.stack([vertices_of(path) for path in scans])
    assert list(table.columns) == ["mesh", "error_mm", "z0", "z1", "z2", "z3"]
    assert table["mesh"].tolist() == ["person0", "person1", "person2"] and "3 codes of 4 numbers" in said
    torch.testing.assert_close(codes_of(table), edit.encode(model, meshes), rtol=1e-6, atol=1e-6)
    images = edit.reconstruct(model, meshes)
    wanted = (images - meshes).norm(dim=2).mean(1)
    torch.testing.assert_close(torch.tensor(table["error_mm"]).float(), wanted, rtol=1e-4, atol=1e-4)
    run("decode", model_path, tmp_path / "codes.csv", "--out", tmp_path / "back", "--format", "ply")
    back = torch.stack([vertices_of(tmp_path / "back" / f"person{number}.ply") for number in range(3)])
    assert float((back - images).abs().max()) < 1e-3


def test_fitted_codes_are_nearer_and_those_that_are_best_stay(model, model_path, scans, tmp_path):
    with torch.no_grad():  # an encoder that says something else than what is best
        model.linear.encoder.mul_(0.7)
    changed = tmp_path / "changed.safetensors"
    checkpoint.save(model, changed)
    run("encode", changed, *scans, "--out", tmp_path / "encoded.csv")
    run("encode", changed, *scans, "--out", tmp_path / "fitted.csv", "--fit")
    encoded, fitted = (pd.read_csv(tmp_path / f"{name}.csv") for name in ("encoded", "fitted"))
    assert (fitted["error_mm"] < 0.9 * encoded["error_mm"]).all()
    run("decode", changed, tmp_path / "fitted.csv", "--out", tmp_path / "back")
    back = torch.stack([vertices_of(tmp_path / "back" / f"person{number}.obj") for number in range(3)])
    off = (back - torch.stack([vertices_of(path) for path in scans])).norm(dim=2).mean(1)
    torch.testing.assert_close(off, torch.tensor(fitted["error_mm"]).float(), rtol=1e-3, atol=1e-3)


def test_bad_input_is_one_line_and_writes_nothing(model, model_path, scans, tmp_path):
    out = tmp_path / "codes.csv"
    twice = tmp_path / "other"
    twice.mkdir()
    same = write_obj(twice / "person0.obj", shapes(1)[0])
    model.statistics = None
    bare = tmp_path / "bare.safetensors"
    checkpoint.save(model, bare)
    tables = {
        "short": "mesh,z0,z1,z2\na,1,2,3\n",
        "long": "mesh,z0,z1,z2,z3,z4\na,1,2,3,4,5\n",
        "words": "mesh,z0,z1,z2,z3\na,1,2,x,4\n",
        "endless": "mesh,z0,z1,z2,z3\na,1,2,inf,4\n",
        "outside": "mesh,z0,z1,z2,z3\n../a,1,2,3,4\n",
        "alike": "mesh,z0,z1,z2,z3\na,1,2,3,4\na,1,2,3,4\n",
        "none": "mesh,z0,z1,z2,z3\n",
        "empty": "",
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    back = ("--out", tmp_path / "back")
    for arguments, words in (
        (("encode", model_path, *scans, "--out", tmp_path / "codes.txt"), "ending in .csv"),
        (("encode", model_path, scans[0], same, "--out", out), "several called person0"),
        (("encode", bare, scans[0], "--fit", "--out", out), "leave out --fit"),
        (("decode", model_path, tmp_path / "gone.csv", *back), "can be read"),
        (("decode", model_path, tmp_path / "short.csv", *back), "got none called 'z3'"),
        (("decode", model_path, tmp_path / "long.csv", *back), "got 'z4' too"),
        (("decode", model_path, tmp_path / "words.csv", *back), "in the line of 'a'"),
        (("decode", model_path, tmp_path / "endless.csv", *back), "in the line of 'a'"),
        (("decode", model_path, tmp_path / "outside.csv", *back), "got '../a'"),
        (("decode", model_path, tmp_path / "alike.csv", *back), "got 'a'"),
        (("decode", model_path, tmp_path / "none.csv", *back), "got no lines"),
        (("decode", model_path, tmp_path / "empty.csv", *back), "as lamm encode writes it"),
    ):
        said = run(*arguments, code=2)
        assert said.startswith("error: ") and len(said.splitlines()) == 1 and words in said, (arguments, said)
    assert not out.exists() and not (tmp_path / "back").exists()
