"""ONNX export: every form of the model against PyTorch in onnxruntime, the contract beside it, and what is refused."""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch

from bench.api import BenchError, Normalization, Region, Topology
from lamm import edit
from lamm.config import LammConfig
from lamm.export import onnx as export_module
from lamm.export.onnx import build_graph, deviation, export
from lamm.model import Lamm, build
from lamm.reduce.storage import STORAGES, packed, rounded, unpacked
from lamm.sliders import directions, usual_mm

pytest.importorskip("onnx", reason="needs the extra onnx")
runtime = pytest.importorskip("onnxruntime", reason="needs the extra onnx")

FORMS = {
    "paper": {},
    "transformer": {"backbone": "transformer"},
    "no bias": {"bottleneck_bias": False},
    "low rank": {"rank": (4, 6, 5)},
    "linear": {"linear_path": True},
    "own": {"linear_path": True, "control_path": True, "rank": 4},
    "quadratic": {"linear_path": True, "control_path": True, "rank": 4, "quadratic": 3},
}


def shapes(model, count: int, seed: int = 3) -> torch.Tensor:
    noise = torch.randn(count, model.layout.vertex_count, 3, generator=torch.Generator().manual_seed(seed))
    return model.layout.template_mm + noise * model.layout.std_mm


def made(new_model, **settings):
    """A model whose every parameter counts: closed forms fitted, nothing left at zero."""
    model = new_model(**settings).eval()
    if hasattr(model, "prepare"):
        model.prepare(model.layout.normalization.normalize(shapes(model, 80)))
    with torch.no_grad(), torch.random.fork_rng(devices=[]):
        torch.manual_seed(8)
        for parameter in model.parameters():
            parameter.add_(0.02 * torch.randn_like(parameter))
    return model


def overlapping(overlap: str, **settings) -> Lamm:
    """The common small model with regions that share seven vertices."""
    generator = torch.Generator().manual_seed(5)
    order = torch.randperm(60, generator=generator)
    regions = (
        Region("a", order[:25], order[[3, 4, 20]]),
        Region("b", order[18:40]),
        Region("c", order[40:], order[[41, 59]]),
    )
    template = torch.randn(60, 3, generator=generator) * 50
    std = torch.rand(60, 3, generator=generator) * 4 + 1
    topology = Topology("sixty", template, torch.tensor([[0, 1, 2]]), regions, Normalization(template.clone(), std))
    sizes = {"latent": 8, "width": 32, "encoder_layers": 2, "decoder_layers": 2, "heads": 4, "overlap": overlap}
    torch.manual_seed(1)
    return build(topology, LammConfig.from_dict({**sizes, **settings}))


def run(data: bytes, **feeds: torch.Tensor) -> np.ndarray:
    session = runtime.InferenceSession(data, providers=["CPUExecutionProvider"])
    return session.run(None, {name: value.numpy() for name, value in feeds.items()})[0]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("overlap", ["", "sum", "mean"])
def test_the_graphs_compute_what_pytorch_computes(new_model, form, overlap):
    def new(**settings):
        return overlapping(overlap, **settings) if overlap else new_model(**settings)

    model = made(new, **FORMS[form])
    graphs = {name: build_graph(model, name).SerializeToString() for name in ("encode", "decode", "edit")}
    for batch in (1, 4):
        vertices = shapes(model, batch, seed=batch)
        asked = torch.randn(batch, 3, 3, generator=torch.Generator().manual_seed(batch)) * 3
        moves = torch.zeros(batch, len(model.layout.controls), 3)
        moves[:, slice(*model.layout.control_ranges[0])] = asked
        wanted = edit.edit_regions(model, vertices, {"a": asked})  # region c is not asked: zero must be the same
        code = edit.encode(model, vertices)
        assert np.abs(run(graphs["encode"], vertices_mm=vertices) - code.numpy()).max() < 1e-4
        for got in (
            run(graphs["decode"], latent=code, displacement_mm=moves),
            run(graphs["edit"], vertices_mm=vertices, displacement_mm=moves),
        ):
            assert got.shape == wanted.shape
            assert np.abs(got - wanted.numpy()).max() < 1e-3
        assert float((wanted - edit.reconstruct(model, vertices)).abs().max()) > 0.01


def numbers(entry) -> np.ndarray:
    kind = {"float32": "<f4", "int32": "<i4"}[entry["dtype"]]
    return np.frombuffer(base64.b64decode(entry["base64"]), dtype=kind).reshape(entry["shape"])


def test_a_folder_says_everything_a_page_needs(new_model, tmp_path):
    model = made(new_model, **FORMS["own"])
    data = shapes(model, 60)
    edit.fit_statistics(model, data, pairs=400)
    returned = export(model, tmp_path / "out")
    about = json.loads((tmp_path / "out" / "model.json").read_text(encoding="utf-8"))
    assert about == json.loads(json.dumps(returned, allow_nan=False))
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "decode.onnx", "edit.onnx", "encode.onnx", "model.json",
    ]  # fmt: skip
    layout = model.layout
    assert about["control_vertices"] == layout.controls.tolist()
    assert [r["name"] for r in about["regions"]] == ["a", "b", "c"]
    assert [r["slots"] for r in about["regions"]] == [[0, 3], [3, 3], [3, 5]]
    assert about["regions"][2]["control_vertices"] == layout.region_controls(2).tolist()
    assert np.array_equal(numbers(about["faces"]), layout.faces.numpy())
    assert np.array_equal(numbers(about["template_mm"]), layout.template_mm.numpy())
    assert np.array_equal(numbers(about["regions"][1]["vertices"]), layout.region_vertices(1).numpy())
    statistics = about["statistics"]
    assert np.array_equal(numbers(statistics["latent_mean"]), model.statistics.latent.mean.numpy())
    assert numbers(statistics["latent_directions"]).shape == (8, 8)
    assert len(statistics["usual_mm"]) == 5 and statistics["usual_mm"][0] > 0
    for name, graph in about["graphs"].items():
        assert graph["bytes"] == (tmp_path / "out" / f"{name}.onnx").stat().st_size
    assert about["graphs"]["decode"]["inputs"] == {"latent": ["batch", 8], "displacement_mm": ["batch", 5, 3]}


def test_reduced_weights_are_those_of_the_rounded_model_and_smaller(new_model, tmp_path):
    model = made(new_model, **FORMS["own"], width=96)
    sizes, results = {}, {}
    code, moves = torch.randn(2, 8, generator=torch.Generator().manual_seed(2)), torch.ones(2, 5, 3)
    for weights in STORAGES:
        data = build_graph(model, "decode", weights).SerializeToString()
        assert deviation(model, "decode", data, weights) < 1e-3
        sizes[weights], results[weights] = len(data), run(data, latent=code, displacement_mm=moves)
    assert sizes["compact"] < sizes["float16"] < 0.8 * sizes["float32"]
    assert 0 < np.abs(results["float16"] - results["float32"]).max() < 1
    # A model that was stored so before is exported as it is.
    model.load_state_dict(rounded(model.state_dict(), "compact"))
    same = build_graph(model, "decode", "compact").SerializeToString()
    full = run(build_graph(model, "decode").SerializeToString(), latent=code, displacement_mm=moves)
    assert np.abs(run(same, latent=code, displacement_mm=moves) - full).max() < 1e-3


def test_storage_keeps_what_is_small_and_repeats_itself():
    generator = torch.Generator().manual_seed(0)
    state = {
        "linear.encoder": torch.randn(8, 1000, generator=generator),
        "decoder.layers.0": torch.randn(8, 1000, generator=generator),
        "control_path.map0": torch.cat([torch.zeros(1, 5000), torch.randn(1, 5000, generator=generator)]),
        "bias": torch.randn(9000, generator=generator),
        "small": torch.randn(3, 3, generator=generator),
    }
    held = packed(state, "compact")
    kinds = {name: held[name].dtype for name in state}
    assert kinds["linear.encoder"] == kinds["control_path.map0"] == torch.int8
    assert kinds["decoder.layers.0"] == torch.float16
    assert kinds["bias"] == kinds["small"] == torch.float32
    once = unpacked(held)
    assert set(once) == set(state)
    for name in state:
        limit = state[name].abs().max() / (250 if held[name].dtype == torch.int8 else 2000)
        assert float((once[name] - state[name]).abs().max()) <= float(limit), name
    twice = rounded(once, "compact")
    assert all(torch.equal(once[name], twice[name]) for name in state)
    assert all(torch.equal(value, state[name]) for name, value in packed(state, "float32").items())
    with pytest.raises(BenchError, match="scale for each row"):
        unpacked({"linear.encoder": held["linear.encoder"]})
    with pytest.raises(BenchError, match="halves can hold"):
        packed({"big": torch.full((80, 80), 1e6)}, "float16")


def test_what_cannot_be_exported_is_said_and_nothing_is_written(new_model, tmp_path, monkeypatch):
    model = made(new_model)
    folder = tmp_path / "out"
    with pytest.raises(BenchError, match="expected weights of float32"):
        export(model, folder, weights="int3")
    with pytest.raises(BenchError, match="expected graphs of"):
        export(model, folder, graphs=("render",))
    with pytest.raises(BenchError, match="full weights, got one in int8"):
        export(model.quantize("int8"), folder)
    monkeypatch.setattr(export_module, "deviation", lambda *_: float("nan"))
    with pytest.raises(BenchError, match=r"within 0\.001 mm"):
        export(model, folder)
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(BenchError, match="package onnxruntime to check"):
        export(model, folder)
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(BenchError, match="package onnx for an export"):
        export(model, folder, check=False)
    assert not folder.exists()


def test_the_check_sees_a_graph_of_other_weights(new_model):
    model = made(new_model)
    data = build_graph(model, "edit").SerializeToString()
    assert deviation(model, "edit", data, "float32") < 1e-3
    with torch.no_grad():
        model.decoder_tokens[1] *= 3
    assert deviation(model, "edit", data, "float32") > 1e-3


def test_a_model_without_control_vertices_has_no_displacement(new_model):
    topology = new_model().layout.topology()
    bare = replace(topology, regions=tuple(replace(r, controls=r.controls[:0]) for r in topology.regions))
    torch.manual_seed(1)
    model = build(bare, LammConfig(latent=8, width=32, encoder_layers=1, decoder_layers=1)).eval()
    code = torch.randn(2, 8, generator=torch.Generator().manual_seed(1))
    got = run(build_graph(model, "decode").SerializeToString(), latent=code)
    assert np.abs(got - edit.decode(model, code, {}).numpy()).max() < 1e-3


def test_sliders_are_uncorrelated_and_fall_in_effect(new_model):
    model = made(new_model, **FORMS["linear"])
    edit.fit_statistics(model, shapes(model, 60), pairs=50)
    mean, ways = directions(model, 8)
    plain = edit.decode(model, mean[None], {})
    moved = [float((edit.decode(model, (mean + way)[None], {}) - plain).norm()) for way in ways]
    assert moved[0] == max(moved) and moved[-1] == min(moved)
    covariance = model.statistics.latent.covariance
    whitened = ways @ torch.linalg.pinv(covariance) @ ways.T
    assert torch.allclose(whitened, torch.eye(8), atol=1e-2)
    assert len(directions(model, 3)[1]) == 3
    model.statistics = None
    with pytest.raises(BenchError, match="fit_statistics first"):
        directions(model)
    assert usual_mm(model) is None
