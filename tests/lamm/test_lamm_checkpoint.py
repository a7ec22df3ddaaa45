"""Checkpoints: nothing is lost on the way, and what is wrong with a file is said."""

from __future__ import annotations

import pytest
import torch

from bench.api import BenchError, Normalization, Region, Topology
from lamm import checkpoint, edit
from lamm.builders import build_mixer
from lamm.config import LammConfig
from lamm.model import build


@pytest.mark.parametrize("backbone", ["mixer", "transformer"])
@pytest.mark.parametrize("variant", ["tuned", "faithful"])
def test_a_loaded_model_gives_the_same_bits(new_model, tmp_path, backbone, variant):
    model = new_model(backbone, overlap=True, targets="constant").eval()
    model.stage = 2
    checkpoint.save(model, tmp_path / "m.safetensors")
    loaded = checkpoint.load(tmp_path / "m.safetensors", variant=variant).eval()
    assert (loaded.config, loaded.stage, loaded.variant) == (model.config, 2, variant)
    assert loaded.layout.topology().digest() == model.layout.topology().digest()
    assert all(torch.equal(a, b) for a, b in zip(model.parameters(), loaded.parameters(), strict=True))
    if variant == "tuned":
        x = torch.randn(2, 60, 3)
        assert torch.equal(model(x), loaded(x))


def test_statistics_travel_with_the_checkpoint(new_model, new_topology, tmp_path):
    model = new_model().eval()
    shapes = new_topology().template_mm + torch.randn(40, 60, 3)
    edit.fit_statistics(model, shapes)
    checkpoint.save(model, tmp_path / "m.safetensors")
    loaded = checkpoint.load(tmp_path / "m.safetensors").eval()
    assert torch.equal(edit.sample_shapes(model, 3, seed=4), edit.sample_shapes(loaded, 3, seed=4))


def test_stage_two_starts_from_stage_one(new_model, topology, tmp_path):
    model = new_model()
    checkpoint.save(model, tmp_path / "m.safetensors")
    second = build(topology, model.config, stage=2, init_from=tmp_path / "m.safetensors")
    assert second.stage == 2
    assert second.published.rate == 1e-4
    assert all(torch.equal(a, b) for a, b in zip(model.parameters(), second.parameters(), strict=True))


def test_another_topology_is_refused_and_nothing_changed(new_model, topology, tmp_path):
    model = new_model()
    checkpoint.save(model, tmp_path / "m.safetensors")
    moved = Topology("moved", topology.template_mm + 1, topology.faces, topology.regions, topology.normalization)
    with pytest.raises(BenchError, match="template_mm"):
        checkpoint.load(tmp_path / "m.safetensors", topology=moved)
    ids = torch.arange(12)
    small = Topology("twelve", torch.randn(12, 3), topology.faces, (Region("a", ids),), Normalization.identity(12))
    other = build(small, model.config)
    before = other.identity_token.detach().clone()
    with pytest.raises(BenchError, match=r"twelve \(12 vertices\).*sixty \(60"):
        checkpoint.load_weights(other, tmp_path / "m.safetensors")
    assert torch.equal(other.identity_token, before)


def test_another_configuration_is_refused(new_model, topology, tmp_path):
    checkpoint.save(new_model(), tmp_path / "m.safetensors")
    with pytest.raises(BenchError, match="width 32 against 64"):
        build_mixer(topology, 8, width=64, encoder_layers=2, decoder_layers=2, init_from=tmp_path / "m.safetensors")


def test_damaged_and_foreign_files_are_named(new_model, tmp_path):
    path = tmp_path / "m.safetensors"
    with pytest.raises(BenchError, match="no such file"):
        checkpoint.load(path)
    checkpoint.save(new_model(), path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BenchError, match="cannot be read"):
        checkpoint.load(path)
    from safetensors.torch import save_file

    save_file({"a": torch.zeros(2)}, path)
    with pytest.raises(BenchError, match=r"lamm\.checkpoint\.save"):
        checkpoint.load(path)


def test_saving_replaces_the_file_in_one_step(new_model, tmp_path):
    path = tmp_path / "m.safetensors"
    checkpoint.save(new_model(seed=1), path)
    checkpoint.save(new_model(seed=2), path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["m.safetensors"]
    assert torch.equal(checkpoint.load(path).identity_token, new_model(seed=2).identity_token)


def test_the_file_rebuilds_a_model_without_anything_else(new_model, tmp_path):
    model = new_model()
    checkpoint.save(model, tmp_path / "m.safetensors")
    loaded = checkpoint.load(tmp_path / "m.safetensors")
    assert loaded.config == LammConfig.from_dict(model.config.to_dict())
    assert loaded.layout.names == ("a", "b", "c")


@pytest.mark.parametrize("storage", ["float16", "compact"])
def test_a_smaller_file_holds_the_rounded_model_and_keeps_it(new_model, tmp_path, storage):
    from lamm.reduce.storage import rounded

    model = new_model(width=128, rank=4, linear_path=True, control_path=True).eval()
    checkpoint.save(model, tmp_path / "full.safetensors", about={"data": "sixty"})
    checkpoint.save(model, tmp_path / "small.safetensors", storage=storage, about={"data": "sixty"})
    sizes = [(tmp_path / f"{name}.safetensors").stat().st_size for name in ("full", "small")]
    assert sizes[1] < 0.7 * sizes[0]
    loaded = checkpoint.load(tmp_path / "small.safetensors", topology=model.layout.topology())
    wanted = rounded(model.state_dict(), storage)
    assert all(torch.equal(value, wanted[name]) for name, value in loaded.state_dict().items())
    checkpoint.save(loaded, tmp_path / "again.safetensors", storage=storage, about={"data": "sixty"})
    assert (tmp_path / "again.safetensors").read_bytes() == (tmp_path / "small.safetensors").read_bytes()
    told = checkpoint.about(tmp_path / "small.safetensors")
    assert (told["storage"], told["about"]) == (storage, {"data": "sixty"})
    with pytest.raises(BenchError, match="full weights to store"):
        checkpoint.save(new_model().quantize("int8"), tmp_path / "no.safetensors", storage=storage)
    assert not (tmp_path / "no.safetensors").exists()
