"""The path from control vertices to the surface that holds all the rest: against its formula, and what it promises."""

from __future__ import annotations

import pytest
import torch

from bench.api import BenchError, Normalization, Region, Topology
from lamm import edit, pca_net_file
from lamm.layers.surface_path import KEPT
from lamm.pca_net import PcaNet, PcaNetConfig

SIZES = {"latent": 6, "components": 30, "width": 16, "layers": 1, "region_code": 3, "region_components": 10}


def strip(faces: bool = True) -> Topology:
    """A strip of four regions of 12 vertices, each next to the one before; the third has no control vertices."""
    ids = torch.arange(48)
    regions = tuple(
        Region(name, ids[12 * i :][:12], ids[12 * i :][[1, 6]] if name != "c" else ids[:0])
        for i, name in enumerate("abcd")
    )
    triangles = torch.stack([ids[:-2], ids[1:-1], ids[2:]], 1) if faces else torch.empty(0, 3, dtype=torch.long)
    template = torch.randn(48, 3, generator=torch.Generator().manual_seed(2)) * 50
    std = torch.rand(48, 3, generator=torch.Generator().manual_seed(3)) * 4 + 1
    return Topology("strip", template, triangles, regions, Normalization(template.clone(), std))


def shapes_mm(topology: Topology, count: int = 300, seed: int = 0) -> torch.Tensor:
    """Every region has five modes of its own, and one mode is shared by all."""
    generator = torch.Generator().manual_seed(9)
    own = torch.randn(4, 5, 36, generator=generator)
    shared = torch.randn(144, generator=generator)
    generator = torch.Generator().manual_seed(seed)
    codes = torch.randn(count, 4, 5, generator=generator)
    common = torch.randn(count, 1, generator=generator)
    moved = torch.einsum("nrk,rkx->nrx", codes, own).flatten(1) + 2 * common * shared
    return topology.template_mm + moved.unflatten(1, (48, 3))


def model_of(topology: Topology, **settings) -> PcaNet:
    torch.manual_seed(1)
    model = PcaNet(topology, PcaNetConfig(**{**SIZES, **settings}))
    model.prepare(topology.normalization.normalize(shapes_mm(topology)))
    return model.eval()


def moved_mm(model: PcaNet, mesh_mm: torch.Tensor, moves: dict[str, torch.Tensor]) -> torch.Tensor:
    return edit.edit_regions(model, mesh_mm, moves) - edit.reconstruct(model, mesh_mm)


@pytest.mark.parametrize("edited", ["b", "ab", "abd"])
def test_an_edit_is_the_posterior_mean_given_the_controls_and_all_the_rest(edited):
    topology, noise = strip(), 0.1
    model = model_of(topology, edit_noise_mm=noise)
    shapes = shapes_mm(topology)
    centred = (shapes - shapes.mean(0)).flatten(1).double()
    _, values, directions = torch.linalg.svd(centred, full_matrices=False)
    spread = directions[:30].T * values[:30] / (len(shapes) - 1) ** 0.5 * 2**0.5
    regions = [topology.region(name) for name in edited]
    controls = torch.cat([region.controls for region in regions])
    inside = torch.zeros(48, dtype=torch.bool)
    inside[torch.cat([region.vertices for region in regions])] = True
    rows = spread.unflatten(0, (48, 3))
    at, rest = rows[controls].flatten(0, 1), rows[~inside].flatten(0, 1)
    delta = torch.randn(1, len(controls), 3, generator=torch.Generator().manual_seed(4))
    # As one least-squares problem: controls to their targets, the rest to 0 in root mean square, b to 0.
    outside = max(int((~inside).sum()), 1)
    system = torch.cat([at / noise, rest / (noise * outside**0.5), torch.eye(30).double()])
    asked = torch.cat([delta.flatten().double() / noise, torch.zeros(len(rest) + 30).double()])
    wanted = (spread @ torch.linalg.lstsq(system, asked[:, None]).solution).view(48, 3)
    parts = delta.split([len(region.controls) for region in regions], 1)
    found = moved_mm(model, shapes[:1], dict(zip(edited, parts, strict=True)))[0].double()
    near = {"b": 36, "ab": 36, "abd": 48}[edited]
    torch.testing.assert_close(found[:near], wanted[:near], atol=2e-3, rtol=1e-3)
    assert float(found[near:].abs().sum()) == 0.0


def test_the_rest_stays_although_every_shape_of_the_set_moves_it_along():
    topology = strip()
    model, mesh = model_of(topology), shapes_mm(topology, 1, seed=5)
    moved = moved_mm(model, mesh, {"b": torch.tensor([[1.0, 0, 0], [0, 1.0, 0]])})[0].norm(dim=-1)
    inside, outside = moved[12:24].mean(), moved[torch.cat([torch.arange(12), torch.arange(24, 48)])].mean()
    assert float(outside) < 0.05 * float(inside)
    assert float(moved[[13, 18]].mean()) > 0.9


def test_without_faces_every_region_is_near():
    topology = strip(faces=False)
    moved = moved_mm(model_of(topology), shapes_mm(topology, 1, seed=5), {"a": torch.ones(2, 3)})[0]
    assert float(moved[36:].abs().max()) > 0


def test_other_weights_and_another_precision_make_the_maps_anew():
    topology = strip()
    model, other = model_of(topology), model_of(topology)
    other.prepared.fill_(False)
    other.prepare(topology.normalization.normalize(shapes_mm(topology, seed=1)))
    mesh, moves = shapes_mm(topology, 1, seed=5), {"b": torch.ones(2, 3)}
    before, wanted = moved_mm(model, mesh, moves), moved_mm(other, mesh, moves)
    assert not torch.allclose(before, wanted, atol=1e-4)
    model.load_state_dict(other.state_dict())
    torch.testing.assert_close(moved_mm(model, mesh, moves), wanted, atol=1e-4, rtol=1e-4)
    # float64 rows in, and the first edit made where autograd is off for good
    model.double()
    with torch.inference_mode():
        first = model.decode(torch.zeros(1, 6).double(), {1: torch.ones(1, 2, 3).double()})
    code = torch.zeros(1, 6, dtype=torch.float64, requires_grad=True)
    again = model.decode(code, {1: torch.ones(1, 2, 3, dtype=torch.float64, requires_grad=True)})
    again.sum().backward()
    assert torch.equal(again, first) and again.dtype == torch.float64


def test_few_sets_of_regions_are_kept():
    topology = strip()
    model, mesh = model_of(topology), shapes_mm(topology, 1)
    for names in ("a", "b", "d", "ab", "ad", "bd", "abd") * 3:
        moved_mm(model, mesh, {name: torch.ones(2, 3) for name in names})
    assert 1 <= len(model.surface_path._maps) <= KEPT


def test_a_file_with_maps_of_before_is_read_and_edits_as_today(tmp_path, monkeypatch):
    topology = strip()
    model = model_of(topology)
    old = {name: value for name, value in model.config.to_dict().items() if name != "edit_noise_mm"}
    state = {**model.state_dict(), "control_path.map0": torch.ones(6, 36)}
    with monkeypatch.context() as patch:
        patch.setattr(PcaNetConfig, "to_dict", lambda self: {**old, "control_noise_mm": 0.3})
        patch.setattr(PcaNet, "state_dict", lambda self: state)
        pca_net_file.save(model, tmp_path / "old.safetensors")
    loaded, mesh = pca_net_file.load(tmp_path / "old.safetensors"), shapes_mm(topology, 1)
    moves = {"b": torch.ones(2, 3)}
    torch.testing.assert_close(moved_mm(loaded, mesh, moves), moved_mm(model, mesh, moves))


def test_a_region_without_control_vertices_cannot_be_edited():
    topology = strip()
    with pytest.raises(BenchError, match="region with control vertices, got 'c'"):
        moved_mm(model_of(topology), shapes_mm(topology, 1), {"c": torch.zeros(0, 3)})
