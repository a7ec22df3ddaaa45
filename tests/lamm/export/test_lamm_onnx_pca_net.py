"""ONNX graphs of a pca-net: every form against PyTorch, edits of a batch each by itself, and what a file then holds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from lamm import edit
from lamm.export.onnx import GRAPHS, build_graph, deviation, export
from lamm.pca_net import PcaNet, PcaNetConfig
from lamm.reduce.storage import STORAGES

pytest.importorskip("onnx", reason="needs the extra onnx")
runtime = pytest.importorskip("onnxruntime", reason="needs the extra onnx")

SIZES = {"latent": 4, "components": 40, "width": 16, "layers": 2, "region_code": 3, "region_components": 12}
FORMS = {
    "regions": {},
    "one network": {"region_code": 0},
    "products": {"quadratic": 4},
    "one network and products": {"region_code": 0, "quadratic": 4},
    "more components than two blocks": {"components": 70},
}
CLOSE_MM = 1e-3


def made(topology, **settings) -> PcaNet:
    """A model whose every parameter counts, of shapes that bend a little."""
    generator = torch.Generator().manual_seed(4)
    codes, directions = torch.randn(120, 90, generator=generator), torch.randn(90, 180, generator=generator)
    bent = (codes + 0.3 * codes.roll(1, 1) ** 2) * 0.97 ** torch.arange(90)
    torch.manual_seed(1)
    model = PcaNet(topology, PcaNetConfig(**{**SIZES, **settings})).eval()
    model.prepare(0.1 * (bent @ directions).unflatten(1, (-1, 3)))
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.05 * torch.randn_like(parameter))
    return model


def run(data: bytes, **feeds: torch.Tensor) -> np.ndarray:
    session = runtime.InferenceSession(data, providers=["CPUExecutionProvider"])
    return session.run(None, {name: value.numpy() for name, value in feeds.items()})[0]


def shapes(model, count: int) -> torch.Tensor:
    noise = torch.randn(count, model.layout.vertex_count, 3, generator=torch.Generator().manual_seed(3))
    return model.layout.template_mm + noise * model.layout.std_mm


def asked(model, regions, count: int = 1) -> torch.Tensor:
    """Displacements ``(count, C, 3)`` of all control vertices of these regions, by some mm."""
    drawn = 2 * torch.randn(count, len(model.layout.controls), 3, generator=torch.Generator().manual_seed(6))
    moves = torch.zeros_like(drawn)
    for region in regions:
        at = slice(*model.layout.control_ranges[region])
        moves[:, at] = drawn[:, at]
    return moves


def by_region(model, moves: torch.Tensor):
    return {i: delta for i, delta in model.split_controls(moves).items() if bool(delta.any())}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("overlap", [False, True])
def test_the_graphs_compute_what_pytorch_computes(new_topology, form, overlap):
    model = made(new_topology(overlap), **FORMS[form])
    graphs = {name: build_graph(model, name).SerializeToString() for name in GRAPHS}
    vertices = shapes(model, 3)
    code = edit.encode(model, vertices)
    assert np.abs(run(graphs["encode"], vertices_mm=vertices) - code.numpy()).max() < 1e-4
    plain = edit.decode(model, code, {})
    for regions in ((), (0,), (2,), (0, 2)):
        moves = asked(model, regions, 3)
        wanted = edit.decode(model, code, by_region(model, moves))
        assert bool(regions) == (float((wanted - plain).abs().max()) > 0.1)
        for got in (
            run(graphs["decode"], latent=code, displacement_mm=moves),
            run(graphs["edit"], vertices_mm=vertices, displacement_mm=moves),
        ):
            assert np.abs(got - wanted.numpy()).max() < CLOSE_MM, regions


def test_every_mesh_of_a_batch_is_edited_by_itself(topology):
    model = made(topology)
    decode = build_graph(model, "decode").SerializeToString()
    code = torch.randn(4, 4, generator=torch.Generator().manual_seed(8))
    moves = torch.cat([asked(model, regions) for regions in ((0, 2), (), (2,), (0,))])
    together = run(decode, latent=code, displacement_mm=moves)
    for i in range(4):
        alone = edit.decode(model, code[i : i + 1], by_region(model, moves[i : i + 1]))[0]
        assert np.abs(together[i] - alone.numpy()).max() < CLOSE_MM


def test_nothing_is_left_to_hold_where_all_regions_are_edited(topology):
    regions = tuple(replace(part, controls=part.vertices[[1, 7, 9]]) for part in topology.regions)
    model = made(replace(topology, regions=regions))
    moves, code = asked(model, (0, 1, 2)), torch.zeros(1, 4)
    got = run(build_graph(model, "decode").SerializeToString(), latent=code, displacement_mm=moves)
    assert np.abs(got - edit.decode(model, code, by_region(model, moves)).numpy()).max() < CLOSE_MM


def test_a_stored_basis_is_the_one_that_edits_follow(topology, tmp_path):
    """The maps of edits are made of the basis as the file holds it, not as it was before it was rounded."""
    model = made(topology)
    sizes = {}
    for weights in STORAGES:
        about = export(model, tmp_path / weights, weights=weights)
        sizes[weights] = about["graphs"]["encode"]["bytes"]
        assert about["latent_size"] == 4 and about["statistics"] is None
    assert sizes["float16"] < 0.8 * sizes["float32"]
    plain = (tmp_path / "float32" / "decode.onnx").read_bytes()
    assert deviation(model, "decode", plain, "float32") < CLOSE_MM < deviation(model, "decode", plain, "float16")


def test_the_check_sees_edits_of_other_weights(topology):
    model = made(topology)
    data = build_graph(model, "edit").SerializeToString()
    assert deviation(model, "edit", data, "float32") < CLOSE_MM
    model.deviation[4:] *= 1.5  # which edits and the encoder's network see alone
    model.surface_path.forget()
    assert deviation(model, "edit", data, "float32") > CLOSE_MM
