"""Edits in millimetres on cases whose answer is known by hand."""

from __future__ import annotations

import pytest
import torch

from bench.api import BenchError, Normalization, Region, Topology
from lamm import edit
from lamm.config import LammConfig
from lamm.model import Lamm, build
from lamm.regions import align


def grid_topology(side: int = 6, faces: bool = True) -> Topology:
    """A bumpy square of ``side``² vertices in two halves, 10 mm apart; both halves can be edited."""
    x, y = torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij")
    template = torch.stack([x * 10.0 + 2.0 * ((x + y * y) % 3), y * 10.0, 7.0 * ((x * 3 + y * 5) % 4)], -1).reshape(
        -1, 3
    )
    corner = (x * side + y)[:-1, :-1].flatten()
    triangles = torch.cat(
        [
            torch.stack([corner, corner + side, corner + 1], 1),
            torch.stack([corner + 1, corner + side, corner + side + 1], 1),
        ]
    )
    left = torch.arange(side * side // 2)
    right = left + len(left)
    regions = (Region("left", left, left[[0, 3]]), Region("right", right, right[[-1, -3]]))
    std = torch.full_like(template, 2.0)
    empty = torch.zeros(0, 3, dtype=torch.long)
    return Topology("grid", template, triangles if faces else empty, regions, Normalization(template.clone(), std))


class Follower(Lamm):
    """Stands in for a trained model with a perfect edit: a region moves as a whole by the mean of its controls.

    Its code is the mesh itself, so that everything around the network can be checked against exact answers.
    """

    def encode(self, vertices: torch.Tensor) -> torch.Tensor:
        return vertices.flatten(1)

    def decode(self, latent: torch.Tensor, displacement: dict | None = None) -> torch.Tensor:
        vertices = latent.unflatten(1, (-1, 3)).clone()
        for region, delta in (displacement or {}).items():
            vertices[:, self.layout.region_vertices(region)] += delta.mean(1, keepdim=True)
        return vertices


@pytest.fixture
def follower() -> Follower:
    topology = grid_topology()
    sizes = {"width": 8, "encoder_layers": 1, "decoder_layers": 1}
    return Follower(topology, LammConfig(latent=3 * topology.vertex_count, **sizes)).eval()


def test_a_displacement_in_mm_moves_the_region_by_that_much(follower):
    mesh = follower.layout.template_mm[None] + 1
    moved = edit.edit_regions(follower, mesh, {"left": torch.tensor([[4.0, 0, 0], [0, 2.0, 0]])})
    expected = mesh.clone()
    expected[:, :18] += torch.tensor([2.0, 1.0, 0.0])
    assert torch.allclose(moved, expected, atol=1e-4)


def test_several_regions_move_at_once_and_a_batch_keeps_its_own_displacements(follower):
    mesh = follower.layout.template_mm[None].repeat(2, 1, 1)
    left = torch.tensor([[[3.0, 0, 0]], [[5.0, 0, 0]]]).expand(2, 2, 3)
    moved = edit.edit_regions(follower, mesh, {"left": left, 1: torch.full((2, 3), -1.0)})
    assert torch.allclose(moved[:, 0] - mesh[:, 0], torch.tensor([[3.0, 0, 0], [5.0, 0, 0]]), atol=1e-4)
    assert torch.allclose(moved[:, 35] - mesh[:, 35], torch.full((2, 3), -1.0), atol=1e-4)


def test_targets_and_displacements_say_the_same(follower):
    mesh = follower.layout.template_mm[None] + 1
    handles, shift = torch.tensor([0, 3]), torch.tensor([[1.0, 2, 3], [1, 2, 3]])
    by_shift = edit.move_controls(follower, mesh, handles, displacement_mm=shift)
    by_target = edit.move_controls(follower, mesh, handles, targets_mm=mesh[0, handles] + shift)
    assert torch.allclose(by_shift, by_target, atol=1e-4)
    assert torch.allclose(by_shift[0, 0] - mesh[0, 0], torch.tensor([1.0, 2, 3]), atol=1e-4)


def test_chained_edits_add_up(follower):
    mesh = follower.layout.template_mm[None]
    once = edit.edit_regions(follower, mesh, {"left": torch.full((2, 3), 1.5)})
    twice = edit.edit_regions(follower, once, {"left": torch.full((2, 3), 1.5), "right": torch.ones(2, 3)})
    both = edit.edit_regions(follower, mesh, {"left": torch.full((2, 3), 3.0), "right": torch.ones(2, 3)})
    assert torch.allclose(twice, both, atol=1e-4)


def test_inputs_are_left_alone(follower):
    mesh = follower.layout.template_mm[None].clone()
    shift = torch.ones(2, 3)
    edit.edit_regions(follower, mesh, {"left": shift})
    assert torch.equal(mesh, follower.layout.template_mm[None])
    assert torch.equal(shift, torch.ones(2, 3))


def test_the_boundary_is_the_two_facing_columns(follower):
    assert align.boundary(follower.layout, 0).tolist() == list(range(12, 18))
    assert align.boundary(follower.layout, 1).tolist() == list(range(18, 24))


def test_affine_map_is_found_exactly_and_flat_points_keep_their_normal():
    target = torch.randn(2, 20, 3)
    matrix = torch.randn(2, 3, 3)
    found, shift = align.affine_maps(target, target @ matrix + 3)
    assert torch.allclose(found, matrix, atol=1e-4)
    assert torch.allclose(shift, torch.full((2, 3), 3.0), atol=1e-4)
    target[..., 2] = 0
    found, _ = align.affine_maps(target, target * 2)
    assert torch.allclose(found, torch.diag(torch.tensor([2.0, 2.0, 1.0])).expand(2, 3, 3), atol=1e-4)


def test_swapping_with_a_moved_or_scaled_twin_changes_nothing(follower):
    """The alignment undoes any affine difference, so nothing is left to displace."""
    source = follower.layout.template_mm[None]
    for twin in (source + 25, source * 1.3 - 4):
        assert torch.allclose(edit.swap_regions(follower, source, twin, ["left", "right"]), source, atol=2e-3)
    unaligned = edit.swap_regions(follower, source, source + 25, "left", align=False)
    assert torch.allclose(unaligned[:, :18], source[:, :18] + 25, atol=1e-3)


def test_swap_brings_over_what_differs_inside_the_region(follower):
    source = follower.layout.template_mm[None].repeat(2, 1, 1)
    target = source[:1].clone()
    target[:, :12] += torch.tensor([0, 0, 6.0])  # not on the boundary
    swapped = edit.swap_regions(follower, source, target, "left")
    assert torch.allclose(swapped[:, :18] - source[:, :18], torch.tensor([0, 0, 6.0]).expand(2, 18, 3), atol=1e-3)
    assert torch.allclose(swapped[:, 18:], source[:, 18:], atol=1e-4)


def test_statistics_recover_a_planted_gaussian(follower):
    """Left halves bob up and down by N(0, 2²): codes have that spread, displacements of pairs N(0, 8)."""
    generator = torch.Generator().manual_seed(0)
    meshes = follower.layout.template_mm.repeat(400, 1, 1)
    height = 2 * torch.randn(400, 1, generator=generator)
    meshes[:, :12, 2] += height
    statistics = edit.fit_statistics(follower, meshes, pairs=2000)
    code = statistics.latent.covariance[2, 2].sqrt() * follower.layout.std_mm[0, 2]
    assert float(code) == pytest.approx(float(height.std()), rel=1e-3)
    spread = statistics.region(follower.layout, 0).covariance
    assert float(spread[2, 2].sqrt()) == pytest.approx(8**0.5, rel=0.1)
    assert float(spread[0, 0]) == pytest.approx(0, abs=1e-4)
    drawn = edit.sample_shapes(follower, 500, seed=1)
    assert float(drawn[:, 0, 2].std()) == pytest.approx(2, rel=0.15)


def test_samples_have_a_seed_and_a_scale(follower):
    meshes = follower.layout.template_mm + torch.randn(50, 36, 3)
    statistics = edit.fit_statistics(follower, meshes)
    first = edit.sample_shapes(follower, 4, seed=3)
    assert torch.equal(first, edit.sample_shapes(follower, 4, seed=3))
    assert not torch.equal(first, edit.sample_shapes(follower, 4, seed=4))
    middle = edit.sample_shapes(follower, 2, scale=0.0)
    assert torch.allclose(middle[0], meshes.mean(0), atol=1e-3)
    mesh = meshes[:2]
    moved = edit.sample_regions(follower, mesh, ["left"], scale=0.0)
    mean = statistics.region(follower.layout, 0).mean.view(2, 3).mean(0)
    assert torch.allclose(moved[:, :18] - mesh[:, :18], mean.expand(2, 18, 3), atol=1e-3)
    assert torch.allclose(moved[:, 18:], mesh[:, 18:], atol=1e-4)


def test_a_mixture_draws_where_shapes_are_and_the_gaussian_between_them(follower):
    """Two clusters of shapes, moved by ±10 mm along z; nothing of the training set lies between them."""
    generator = torch.Generator().manual_seed(0)
    moves = torch.tensor([-10.0, 10.0]).repeat_interleave(100)[:, None, None] + 0.1 * torch.randn(
        200, 1, 1, generator=generator
    )
    meshes = follower.layout.template_mm + moves * torch.tensor([0.0, 0.0, 1.0])
    statistics = edit.fit_statistics(follower, meshes)
    assert len(statistics.mixture.weights) >= 2 and torch.allclose(statistics.mixture.weights.sum(), torch.tensor(1.0))
    start = follower.layout.template_mm[0, 2]
    drawn, alone = (
        edit.sample_shapes(follower, 300, seed=1, source=source)[:, 0, 2] - start for source in ("", "gaussian")
    )
    assert bool(((drawn.abs() - 10).abs() < 2).all()) and 0.3 < float((drawn > 0).float().mean()) < 0.7
    assert float(((alone.abs() - 10).abs() < 2).float().mean()) < 0.4
    statistics.mixture = None  # a file of before there were mixtures
    older = edit.sample_shapes(follower, 300, seed=1)[:, 0, 2] - start
    assert torch.equal(older, alone)
    with pytest.raises(BenchError, match="of before there were any; draw from the gaussian"):
        edit.sample_shapes(follower, 1, source="mixture")
    with pytest.raises(BenchError, match="a mixture or a gaussian, got 'prior'"):
        edit.sample_shapes(follower, 1, source="prior")


def test_pairs_whose_map_enlarges_are_left_out(follower):
    small, large = follower.layout.template_mm, follower.layout.template_mm * 1.2
    statistics = edit.fit_statistics(follower, torch.stack([small, large, small * 0.9]), pairs=60)
    assert "0" in statistics.regions
    only = edit.fit_statistics(follower, torch.stack([small, small * 0.9]), pairs=40)
    displacement = only.region(follower.layout, 0)
    assert torch.allclose(displacement.mean, torch.zeros(6), atol=1e-3)


def test_interpolation_in_code_and_in_displacement(follower):
    a, b = follower.layout.template_mm, follower.layout.template_mm + 8
    line = edit.interpolate(follower, a, b, 5)
    assert torch.allclose(line[:, 0, 0], torch.linspace(0, 8, 5), atol=1e-4)
    assert torch.allclose(edit.interpolate(follower, a, b, [0.25])[0], a + 2, atol=1e-4)
    grown = edit.interpolate_edit(follower, a, {"right": torch.full((2, 3), 4.0)}, 3)
    assert torch.allclose(grown[:, 35, 1] - a[35, 1], torch.tensor([0.0, 2.0, 4.0]), atol=1e-4)


def test_a_real_model_moves_its_region_only_through_the_network(new_model):
    model = new_model().eval()
    mesh = model.layout.template_mm + torch.randn(3, 60, 3)
    assert torch.equal(edit.edit_regions(model, mesh, {"a": torch.zeros(3, 3)}), edit.reconstruct(model, mesh))
    assert not torch.equal(edit.edit_regions(model, mesh, {"a": torch.ones(3, 3)}), edit.reconstruct(model, mesh))


def test_bad_input_is_named_on_both_sides(new_model, follower):
    model = new_model()
    mesh = model.layout.template_mm[None]
    cases = [
        ({"nose": torch.zeros(3, 3)}, "a, b, c; got 'nose'"),
        ({"b": torch.zeros(3, 3)}, "'b', which has none"),
        ({"a": torch.zeros(4, 3)}, r"\(1, 3, 3\) or \(3, 3\), got \(4, 3\)"),
        ({"a": torch.full((3, 3), float("nan"))}, "finite displacements"),
        ({"a": torch.full((3, 3), 1e5)}, "check the unit"),
    ]
    for moves, words in cases:
        with pytest.raises(BenchError, match=words):
            edit.edit_regions(model, mesh, moves)
    with pytest.raises(BenchError, match=r"\(B, 60, 3\).*\(1, 59, 3\)"):
        edit.reconstruct(model, mesh[:, :59])
    with pytest.raises(BenchError, match="finite"):
        edit.reconstruct(model, mesh * float("inf"))
    with pytest.raises(BenchError, match="check the unit"):
        edit.reconstruct(model, mesh / 1000)
    with pytest.raises(BenchError, match="both or neither"):
        edit.move_controls(model, mesh, model.layout.controls)
    with pytest.raises(BenchError, match="fit_statistics"):
        edit.sample_shapes(model, 3)
    with pytest.raises(BenchError, match="at least 2 meshes"):
        edit.fit_statistics(model, mesh)
    flat = build(grid_topology(faces=False), LammConfig(latent=4, width=8, encoder_layers=1, decoder_layers=1))
    with pytest.raises(BenchError, match="faces"):
        edit.swap_regions(flat, flat.layout.template_mm[None], flat.layout.template_mm[None], "left")
