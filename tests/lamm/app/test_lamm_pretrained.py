"""The shipped models: small enough, what their cards say, and cards that are made anew the same way."""

from __future__ import annotations

import json

import pytest
import torch

import lamm
from bench.api import BenchError
from bench.data import load
from bench.fit.result import CurvePoint, FitResult
from lamm import checkpoint, edit
from lamm.app import measure, recipes
from lamm.app.check_set import check_set, write_check_set
from lamm.shipped import load as shipped

NAMES = ("hands", "heads")


def test_both_are_there_and_small():
    assert tuple(shipped.names()) == NAMES
    for name in NAMES:
        assert shipped.model_file(name).stat().st_size <= recipes.LARGEST_BYTES
    with pytest.raises(BenchError, match="heads"):
        lamm.pretrained("haeds")


@pytest.mark.parametrize("name", NAMES)
def test_a_model_is_worth_what_its_card_says(name):
    model = lamm.pretrained(name)
    card, stored = shipped.card(name), checkpoint.about(shipped.model_file(name))
    assert stored["about"] == {key: value for key, value in card.items() if key != "bytes"}
    assert card["bytes"] == shipped.model_file(name).stat().st_size
    assert model.config.rank is not None and model.config.linear_path and model.config.control_path
    assert model.statistics is not None and model.stage == 2
    assert len(model.statistics.mixture.weights) == card["mixture"]["components"] > 1
    found = recipes.figures(model, check_set(name, model, shipped.folder()))
    for part, key in (("test", "error_mean_mm"), ("edits", "delivered_share"), ("edits", "leak_share")):
        assert found[part][key] == pytest.approx(card["check"][part][key], rel=0.01), key
    assert found["test"]["error_mean_mm"] < 0.25 * found["test"]["mean_shape_error_mm"]
    assert found["edits"]["delivered_share"] > 0.8 and found["edits"]["leak_share"] < 0.1
    for words in ("recognise", "MakeHuman", "medical"):
        assert words in card["not_for"]


@pytest.mark.parametrize("name", NAMES)
def test_the_card_in_words_says_the_same(name):
    card = shipped.card(name)
    text = shipped.model_file(name).with_suffix(".md").read_text(encoding="utf-8")
    assert text == recipes.markdown(card)
    assert card["command"] in text and card["commit"] in text and f"{card['test']['error_mean_mm']:.3f} mm" in text


def test_the_first_edit_of_a_loaded_model():
    model = lamm.pretrained("heads")
    mesh = model.layout.template_mm[None]
    controls = model.layout.region_controls(model.layout.index("nose"))
    moved = edit.edit_regions(model, mesh, {"nose": torch.tensor([0, -5.0, 0]).expand(len(controls), 3)})
    change = (moved - edit.reconstruct(model, mesh))[0]
    inside = model.layout.region_vertices(model.layout.index("nose"))
    assert float(change[controls, 1].mean()) == pytest.approx(-5, abs=1.5)
    assert float(change[inside].norm(dim=1).mean()) > 10 * float(change.norm(dim=1).median())


@pytest.fixture
def result() -> FitResult:
    curve = (CurvePoint(0, 0.0, 0, 0.0, float("nan"), 0.6, 0.0), CurvePoint(4, 1.0, 128, 2.0, 0.1, 0.5, 1e-3))
    return FitResult(
        outcome="ok", kind="trained", detail="", steps=4, epochs=1.0, samples=128, train_seconds=2.0,
        process_seconds=3.0, wall_seconds=3.0, clock="process", best_mm=0.5, best_step=4, last_mm=0.5, device="cpu",
        precision="float32", threads=1, seed=0, budget=None, settings=None, curve=curve,
    )  # fmt: skip


def test_a_card_is_written_with_its_model(tmp_path, monkeypatch, result):
    monkeypatch.setattr(recipes, "first_edit_seconds", lambda path: {"import": 2.0, "first_edit": 0.25})
    model, mini = lamm.pretrained("heads"), load("heads-mini")
    arguments = ("heads", model, mini, recipes.recipe_of("heads"), [result], tmp_path, "python -m lamm pretrain heads")
    path = recipes.write_card(*arguments)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["heads.json", "heads.md", "heads.safetensors"]
    card = json.loads((tmp_path / "heads.json").read_text(encoding="utf-8"))
    assert card["test"] == card["check"]["test"] and card["edits"]["edits"] == 24
    assert card["training"][0]["validation_mm"] == [
        0.6,
        0.5,
    ] and "0.25 s of processor time in a fresh process" in recipes.markdown(card)
    same = checkpoint.load(path).state_dict()
    assert all(torch.equal(value, same[name]) for name, value in model.state_dict().items())
    monkeypatch.setattr(recipes, "LARGEST_BYTES", 1000)
    (tmp_path / "none").mkdir()
    with pytest.raises(BenchError, match=r"at most 0 MB.*lower rank"):
        recipes.write_card(*arguments[:5], tmp_path / "none", arguments[-1])
    assert not list((tmp_path / "none").iterdir())


def test_a_check_set_keeps_meshes_and_edits_of_every_group(tmp_path):
    mini, model = load("heads-mini"), lamm.pretrained("heads")
    write_check_set(mini, tmp_path / "faces-check.npz")
    found = check_set("faces", model, tmp_path)
    assert found.edits is not None and mini.edits is not None
    assert set(found.edits.groups) == set(mini.edits.groups) and len(found.edits) == 12
    # The offsets are from the set's own mean: read back on the model's they differ by what the means do.
    shift = model.layout.mean_mm - mini.topology.normalization.mean_mm
    assert float((found.millimetres("test") - shift - mini.millimetres("test", 0, 8)).abs().max()) < 0.006
    first = mini.edits.regions.index(found.edits.regions[0])
    assert float(abs(found.edits.target_mm[0] - shift.numpy() - mini.edits.target_mm[first]).max()) < 0.006


def test_figures_are_against_a_truth_known_by_hand():
    """A model that returns what it is given has no error, and one that moves nothing delivers nothing."""
    mini = load("heads-mini", counts=(8, 0, 4))
    model = lamm.pretrained("heads")
    found = measure.reconstruction_mm(model, mini, most=4)
    truth = mini.millimetres("test")
    by_hand = (edit.reconstruct(model, truth) - truth).norm(dim=2).mean()
    assert found["error_mean_mm"] == pytest.approx(float(by_hand), rel=1e-5) and found["meshes"] == 4
    with torch.no_grad():
        for network in model.control_networks.networks.values():
            network[-1].weight.zero_()
        for index in range(len(model.layout.names)):
            model.control_path.weight(index).zero_()
    still = measure.edits(model, mini)
    assert still["delivered_share"] == pytest.approx(0, abs=1e-4)


@pytest.mark.slow
def test_the_time_to_the_first_edit_is_that_of_a_fresh_process():
    seconds = recipes.first_edit_seconds(shipped.model_file("heads"), times=1)
    assert seconds["first_edit"] > 0 and seconds["import"] > 0
