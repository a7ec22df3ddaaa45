"""Importing the published program's files: a model written in its names comes back; hostile files run nothing."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import numpy as np
import pytest
import torch

from bench.api import BenchError
from bench.base.pickles import read_pickle
from lamm.checkpoint import load, load_published, save
from lamm.model import Lamm


def published_state(model: Lamm, convolution: bool = False) -> dict[str, torch.Tensor]:
    """A model's weights under the published names; the names inside a block are only one way to choose them."""
    ours = {key: value.clone() for key, value in model.state_dict().items()}
    width = model.config.width
    state: dict[str, torch.Tensor] = {}
    for i in range(len(model.layout.sizes)):
        state[f"xyz_to_token.{i}.weight"] = ours[f"region_encoder.weights.{i}"]
        state[f"xyz_to_token.{i}.bias"] = ours["region_encoder.bias"][i]
    state["semantic_embedding"] = ours["region_encoder.embedding"][None]
    state["id_token"] = ours["identity_token"].reshape(1, 1, width)
    state["learned_decoder_tokens"] = ours["decoder_tokens"][None]
    for part in ("bottleneck_down", "bottleneck_up"):
        state |= {key: value for key, value in ours.items() if key.startswith(part)}
    mixer = (
        ("0.fn.0", "token_in"),
        ("0.fn.3", "token_out"),
        ("0.norm", "token_norm"),
        ("1.fn.0", "channel_in"),
        ("1.fn.3", "channel_out"),
        ("1.norm", "channel_norm"),
    )
    transformer = (
        ("0.norm", "attention_norm"),
        ("0.fn.to_qkv", "qkv"),
        ("0.fn.to_out.0", "projection"),
        ("1.norm", "mlp_norm"),
        ("1.fn.net.0", "mlp_in"),
        ("1.fn.net.3", "mlp_out"),
    )
    names = mixer if model.config.backbone == "mixer" else transformer
    for stack in ("encoder", "decoder"):
        for i in range(len(getattr(model, stack).layers)):
            for theirs, mine in names:
                for leaf in ("weight", "bias"):
                    value = ours.get(f"{stack}.layers.{i}.{mine}.{leaf}")
                    if value is None:
                        continue
                    if leaf == "bias":
                        value = value.flatten()
                    if convolution and mine.startswith("token_") and value.dim() == 2:
                        value = value[:, :, None]
                    state[f"{stack}.layers.{i}.{theirs}.{leaf}"] = value
        state |= {f"{stack}.norm.{leaf}": ours[f"{stack}.norm.{leaf}"] for leaf in ("weight", "bias")}
    for i in range(len(model.layout.sizes)):
        state[f"token_to_xyz.{i}.weight"] = ours[f"region_decoder.weights.{i}"].T.contiguous()
        state[f"token_to_xyz.{i}.bias"] = ours["region_decoder.bias"][model.layout.columns(i)]
    for j, region in enumerate(model.layout.editable):
        for layer in (0, 2, 4):
            state[f"delta_control_net.{j}.{layer}.weight"] = ours[f"control_networks.networks.{region}.{layer}.weight"]
    return state


def ids_of(model: Lamm) -> dict[str, list[int]]:
    return {name: model.layout.region_vertices(i).tolist() for i, name in enumerate(model.layout.names)}


def controls_of(model: Lamm) -> dict[str, list[int]]:
    layout = model.layout
    return {layout.names[i]: layout.region_controls(i).tolist() for i in layout.editable}


def dump(value: object, path: Path) -> Path:
    path.write_bytes(pickle.dumps(value))
    return path


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize(("backbone", "convolution"), [("mixer", False), ("mixer", True), ("transformer", False)])
def test_a_published_checkpoint_comes_back_whole(new_model, tmp_path, backbone, convolution, bias):
    ratio = {"token_ratio": 2.0} if backbone == "mixer" else {"mlp_ratio": 2.0}
    model = new_model(backbone, bottleneck_bias=bias, overlap=True, control_hidden=(6, 10), **ratio).eval()
    torch.save(published_state(model, convolution), tmp_path / "best.pth")
    ids = dump(ids_of(model), tmp_path / "region_ids.pickle")
    mean, std = np.random.default_rng(0).normal(size=(2, 60, 3))
    stats = dump({"mean": mean, "std": np.abs(std), "mm_mult": 150.0}, tmp_path / "mean_std.pickle")
    loaded = load_published(
        tmp_path / "best.pth", ids, stats, np.array([[0, 1, 2]]), controls=controls_of(model), heads=4
    ).eval()
    assert loaded.config == model.config
    x = torch.randn(2, 60, 3)
    assert torch.allclose(loaded(x), model(x), atol=1e-6)
    handles, moves = model.layout.controls, torch.randn(2, 5, 3)
    assert torch.allclose(loaded.edit(x, handles, moves), model.edit(x, handles, moves), atol=1e-6)
    assert torch.allclose(loaded.layout.mean_mm, torch.tensor(mean * 150).float(), rtol=1e-5)
    assert torch.allclose(loaded.layout.std_mm, torch.tensor((np.abs(std) + 1e-7) * 150).float(), rtol=1e-5)
    assert loaded.layout.faces.tolist() == [[0, 1, 2]]


def test_regions_as_a_list_and_a_wrapped_state(new_model, tmp_path):
    model = new_model().eval()
    state = {f"module.{key}": value for key, value in published_state(model).items()}
    torch.save({"state_dict": state, "epoch": 3}, tmp_path / "best.pth")
    ids = dump([np.array(v) for v in ids_of(model).values()], tmp_path / "ids.pickle")
    controls = [controls_of(model).get(name, []) for name in model.layout.names]
    loaded = load_published(tmp_path / "best.pth", ids, controls=controls).eval()
    x = torch.randn(1, 60, 3)
    assert torch.allclose(loaded(x), model(x), atol=1e-6)
    assert loaded.layout.names == ("region0", "region1", "region2")


def test_without_control_vertices_it_is_an_autoencoder_and_says_so(new_model, caplog):
    model = new_model().eval()
    loaded = load_published(published_state(model), ids_of(model)).eval()
    assert "2 control networks" in caplog.text
    x = torch.randn(1, 60, 3)
    assert torch.allclose(loaded(x), model(x), atol=1e-6)
    with pytest.raises(BenchError, match="none"):
        loaded.edit(x, torch.tensor([0]), torch.zeros(1, 1, 3))


def test_what_does_not_fit_is_named(new_model):
    model = new_model()
    state, ids = published_state(model), ids_of(model)
    short = {**ids, "a": ids["a"][:-1]}
    with pytest.raises(BenchError, match=r"cover|weights"):
        load_published(state, short)
    with pytest.raises(BenchError, match=r"\[3, 2\]"):
        load_published(state, ids, controls={"a": ids["a"][:2], "c": ids["c"][:2]})
    with pytest.raises(BenchError, match="ear"):
        load_published(state, ids, controls={"ear": [1]})
    with pytest.raises(BenchError, match="id_token"):
        load_published({k: v for k, v in state.items() if k != "id_token"}, ids)
    with pytest.raises(BenchError, match="60 vertices"):
        load_published(state, ids, {"mean": np.zeros((5, 3)), "std": np.ones((5, 3))})
    broken = {k: v for k, v in state.items() if "layers.1.0.fn.3" not in k}
    with pytest.raises(BenchError, match="one map of shape"):
        load_published(broken, ids)


class Hostile:
    """Writes a file when unpickled by anything that runs what a pickle asks for."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)

    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, (self.path,))


def test_hostile_files_are_refused_and_nothing_runs(new_model, tmp_path):
    model = new_model()
    trap = tmp_path / "it-ran"
    evil = dump({"region": Hostile(trap)}, tmp_path / "region_ids.pickle")
    with pytest.raises(BenchError, match="mkdir"):
        load_published(published_state(model), evil)
    with pytest.raises(BenchError, match="mkdir"):
        load_published(published_state(model), ids_of(model), evil)
    torch.save({"state_dict": Hostile(trap)}, tmp_path / "best.pth")
    with pytest.raises(BenchError, match="tensors only"):
        load_published(tmp_path / "best.pth", ids_of(model))
    assert not trap.exists()
    pickle.loads(evil.read_bytes())
    assert trap.exists(), "the trap itself must work, else this test proves nothing"


def test_restricted_unpickler_reads_numbers_and_arrays_only(tmp_path):
    value = {"a": [1, 2.5, None, True], "b": np.arange(6).reshape(2, 3), "c": np.float32(3), "d": ("x", {4})}
    read = read_pickle(dump(value, tmp_path / "v.pickle"))
    assert read["a"] == value["a"]
    assert np.array_equal(read["b"], value["b"])
    assert read["c"] == 3
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        path = tmp_path / f"p{protocol}"
        path.write_bytes(pickle.dumps(value["b"], protocol=protocol))
        assert np.array_equal(read_pickle(path), value["b"])
    with pytest.raises(BenchError, match="objects"):
        read_pickle(dump(np.array([{}, []], dtype=object), tmp_path / "o.pickle"))
    with pytest.raises(BenchError, match="cannot be read"):
        (tmp_path / "cut.pickle").write_bytes(pickle.dumps(value)[:-20])
        read_pickle(tmp_path / "cut.pickle")
    with pytest.raises(BenchError, match="Path"):
        read_pickle(dump(tmp_path, tmp_path / "path.pickle"))


def test_an_imported_checkpoint_can_be_compressed_edited_and_kept(new_model, tmp_path):
    """At full rank nothing changes; below it the report is what is measured; the file is one of ours afterwards."""
    model = new_model(overlap=True).eval()
    torch.save(published_state(model), tmp_path / "best.pth")
    ids = dump(ids_of(model), tmp_path / "region_ids.pickle")
    stats = dump({"mean": np.zeros((60, 3)), "std": np.ones((60, 3))}, tmp_path / "mean_std.pickle")
    loaded = load_published(tmp_path / "best.pth", ids, stats, controls=controls_of(model), heads=4).eval()
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(80, 60, 3, generator=generator)
    handles, moves = loaded.layout.controls, torch.randn(4, 5, 3, generator=generator)
    whole, small = (loaded.compress(rank=rank, calibration=x) for rank in (32, 12))
    assert sum(p.numel() for p in small.parameters()) < sum(p.numel() for p in loaded.parameters())
    with torch.no_grad():
        assert torch.allclose(whole.edit(x[:4], handles, moves), loaded.edit(x[:4], handles, moves), atol=1e-4)
        distance = (small(x) - loaded(x)).norm(dim=-1)  # the deviations are 1 mm, but for the published program's 1e-7
        first = float(distance[:, loaded.layout.region_vertices(0)].mean())
        assert small.compression["deviation_mm"][0] == pytest.approx(first, rel=1e-4) and first > 0.01
        save(small, tmp_path / "small.safetensors")
        again = load(tmp_path / "small.safetensors")
        assert torch.equal(again.edit(x[:4], handles, moves), small.edit(x[:4], handles, moves))
