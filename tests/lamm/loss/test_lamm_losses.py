"""The multilayer loss and the pairs of stage 2 against values known by hand."""

from __future__ import annotations

import bisect

import pytest
import torch

from bench.api import Normalization, Region, Topology
from bench.measure.capturable import faults
from lamm.config import LammConfig
from lamm.loss.multilayer import LayerTargets, multilayer_l1
from lamm.loss.targets import alpha_limit, layer_weights, manipulation_pairs, region_pairs, region_pairs_on_card
from lamm.regions.layout import RegionLayout
from lamm.regions.seams import Seams, pseudo_inverse


def test_the_ramp_ends_at_the_mean_and_begins_after_it():
    encoder, decoder = layer_weights(LammConfig(encoder_layers=5, decoder_layers=3))
    assert encoder == pytest.approx([1, 0.8, 0.6, 0.4, 0.2, 0])
    assert decoder == pytest.approx([1 / 3, 2 / 3, 1])
    constant = layer_weights(LammConfig(encoder_layers=5, decoder_layers=3, targets="constant"))
    assert constant == ([1.0] * 6, [1.0] * 3)


def test_alpha_rises_to_one_over_a_fifteenth_of_the_epochs():
    assert alpha_limit(0, 1500) == 0.25
    assert alpha_limit(50, 1500) == pytest.approx(0.625)
    assert alpha_limit(100, 1500) == alpha_limit(1400, 1500) == 1.0
    assert alpha_limit(0, 15) == 0.25
    assert alpha_limit(1, 15) == 1.0


def test_half_of_a_batch_autoencodes_and_half_moves_towards_its_neighbour():
    x = torch.randn(6, 10, 3)
    pairs = manipulation_pairs(x, torch.tensor([2, 7]), 1.0)
    assert torch.equal(pairs.target[:3], x[:3])
    assert bool((pairs.displacement[:3] == 0).all())
    for i, neighbour in ((3, 4), (4, 5), (5, 0)):
        alpha = (pairs.target[i] - x[i]).norm() / (x[neighbour] - x[i]).norm()
        assert 0.25 <= float(alpha) <= 1.0
        assert torch.allclose(pairs.target[i], alpha * x[neighbour] + (1 - alpha) * x[i], atol=1e-5)
        assert torch.allclose(pairs.displacement[i], alpha * (x[neighbour] - x[i])[[2, 7]], atol=1e-5)


def test_alpha_stays_at_its_least_value_when_the_limit_is_there():
    x = torch.randn(4, 10, 3)
    pairs = manipulation_pairs(x, torch.tensor([0]), 0.25)
    assert torch.allclose(pairs.target[3], x[3] + 0.25 * (x[0] - x[3]), atol=1e-6)


def test_a_single_mesh_autoencodes():
    x = torch.randn(1, 10, 3)
    pairs = manipulation_pairs(x, torch.tensor([0]), 1.0)
    assert torch.equal(pairs.target, x)
    assert bool((pairs.displacement == 0).all())


@pytest.mark.parametrize(("overlap", "merge"), [(False, "sum"), (True, "sum"), (True, "mean")])
def test_fused_loss_is_the_plain_one(new_topology, overlap, merge):
    layout = RegionLayout(new_topology(overlap), merge)
    tokens = torch.randn(3, 2, 3, 8, dtype=torch.float64, requires_grad=True)
    weights = [torch.randn(8, 3 * n, dtype=torch.float64, requires_grad=True) for n in layout.sizes]
    bias = torch.randn(3 * len(layout.slots), dtype=torch.float64, requires_grad=True)
    shapes = torch.randn(2, 2, 60, 3, dtype=torch.float64)
    packed = tuple(layout.gather(shape) for shape in shapes)
    targets = LayerTargets(packed, (0, 0, 1), (1.0, 0.5, 0.25))
    inputs = [tokens, bias, *weights]
    fused = multilayer_l1(tokens, weights, bias, layout, targets)
    grads = torch.autograd.grad(fused * 3, inputs)
    plain = torch.zeros((), dtype=torch.float64)
    for layer, (which, share) in enumerate(((0, 1.0), (0, 0.5), (1, 0.25))):
        parts = [tokens[layer, :, i] @ w for i, w in enumerate(weights)]
        geometry = layout.scatter(torch.cat(parts, 1) + bias)
        plain = plain + (geometry - share * shapes[which]).abs().mean() / 3
    expected = torch.autograd.grad(plain * 3, inputs)
    assert fused.item() == pytest.approx(plain.item(), rel=1e-12)
    for a, b in zip(grads, expected, strict=True):
        assert torch.allclose(a, b, rtol=1e-9, atol=1e-14)


def test_the_decoders_input_layer_is_not_in_the_loss(new_model):
    """Its geometry depends on nothing, so an offset that only it could see must leave the loss alone."""
    model = new_model(encoder_layers=1, decoder_layers=1)
    x = torch.randn(4, 60, 3)
    encoded, decoded = model.layer_tokens(model.layout.gather(x), None)
    terms = [model.geometry(t) - s * x for t, s in zip(encoded, (1.0, 0.0), strict=True)]
    terms += [model.geometry(t) - x for t in decoded]
    assert len(terms) == 3
    assert model.loss(x).item() == pytest.approx(torch.stack(terms).abs().mean().item(), rel=1e-5)


def test_training_lowers_the_loss_of_both_stages(new_model):
    torch.manual_seed(0)
    model = new_model()
    basis = torch.randn(2, 60, 3)
    x = (torch.randn(32, 2, 1, 1) * basis).sum(1)
    for stage in (1, 2):
        model.stage = stage
        model.on_epoch(200, 1500)
        optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
        losses = []
        for _ in range(25):
            optimizer.zero_grad()
            losses.append(model.loss(x))
            losses[-1].backward()
            optimizer.step()
        assert losses[-1] < 0.9 * losses[0]


def test_mixed_precision_trains_close_to_float32(new_model):
    x = torch.randn(4, 60, 3)
    model = new_model()
    exact = model.loss(x)
    with torch.autocast("cpu", torch.bfloat16):
        reduced = model.loss(x)
    assert reduced.dtype == torch.float32
    assert reduced.item() == pytest.approx(exact.item(), rel=2e-2)
    reduced.backward()
    assert all(p.grad is None or bool(p.grad.isfinite().all()) for p in model.parameters())


def folded_sheet() -> RegionLayout:
    """A bent sheet of 6 by 10 vertices; its left, middle and right thirds are regions, joined in x and z."""
    rows, columns = torch.meshgrid(torch.arange(6), torch.arange(10), indexing="ij")
    corner = (rows * 10 + columns)[:-1, :-1].flatten()
    faces = torch.cat(
        [torch.stack([corner, corner + 1, corner + 10], 1), torch.stack([corner + 1, corner + 11, corner + 10], 1)]
    )
    template = (
        torch.stack([rows, columns, (rows - 2.5) ** 2 + 0.3 * (columns - 4.5) ** 2], -1).flatten(0, 1).float() * 10
    )
    ids = torch.arange(60)
    thirds = (ids[ids % 10 < 3], ids[(ids % 10 >= 3) & (ids % 10 < 7)], ids[ids % 10 >= 7])
    regions = tuple(Region(name, third, third[[4, 9]]) for name, third in zip("abc", thirds, strict=True))
    normalization = Normalization(template.clone(), torch.rand(60, 3) + 1)
    return RegionLayout(Topology("sheet", template, faces, regions, normalization))


def test_pairs_of_regions_move_one_region_and_nothing_else():
    layout = folded_sheet()
    x = torch.randn(6, 60, 3)
    pairs = region_pairs(x, layout, 1.0)
    assert torch.equal(pairs.target[:3], x[:3]), "half of the batch autoencodes"
    moved = (pairs.target - x).abs().amax((0, 2)) > 1e-6
    (region,) = (i for i in range(3) if bool(moved[layout.region_vertices(i)].any()))
    assert int(moved.sum()) == int(moved[layout.region_vertices(region)].sum()) > 0
    shift = pairs.target - x
    assert torch.allclose(pairs.displacement, shift[:, layout.controls], atol=1e-6)
    start, stop = layout.control_ranges[region]
    others = [slot for slot in range(len(layout.controls)) if not start <= slot < stop]
    assert bool((pairs.displacement[:, others] == 0).all())


def test_a_region_that_differs_by_a_linear_map_alone_is_not_moved():
    """Laid on the source along its boundary it is the source's own region again; bent, it is not."""
    layout = folded_sheet()
    one = layout.normalization.denormalize(torch.zeros(1, 60, 3))
    linear = one * torch.tensor([1.1, 1.0, 1.2]) + torch.tensor([3.0, -2.0, 5.0])
    for other, largest in ((linear, 1e-3), (one + 0.05 * one.roll(1, 2) ** 2, None)):
        x = layout.normalization.normalize(torch.cat([one, other]))
        worst = max(float((region_pairs(x, layout, 1.0).target - x).abs().max()) for _ in range(8))
        assert worst < largest if largest else worst > 0.1


def test_pairs_of_regions_are_the_same_in_both_programs_and_read_nothing_back():
    layout = folded_sheet().double()
    seams = Seams(layout)
    x, limit = torch.randn(6, 60, 3, dtype=torch.float64), torch.ones((), dtype=torch.float64)
    moved = set()
    for seed in range(8):
        torch.manual_seed(seed)
        wanted = region_pairs(x, layout, 1.0)
        torch.manual_seed(seed)
        found = region_pairs_on_card(x, layout, seams, limit)
        assert torch.allclose(found.target, wanted.target, rtol=1e-7, atol=1e-7)
        assert torch.allclose(found.displacement, wanted.displacement, rtol=1e-7, atol=1e-7)
        moved.add(int((found.target - x).abs().amax((0, 2)).argmax()) % 10)
    assert len({bisect.bisect([2.5, 6.5], place) for place in moved}) == 3, "every region was drawn"
    follows = [x, limit, *layout.buffers(), *seams.buffers()]
    assert faults(lambda: region_pairs_on_card(x, layout, seams, limit), follows=follows) == ()


def test_a_region_without_a_boundary_is_moved_where_it_is():
    ids = torch.arange(30)
    regions = tuple(Region(name, part, part[[4, 9]]) for name, part in (("a", ids), ("b", ids + 30)))
    faces = torch.tensor([[0, 1, 2], [30, 31, 32]])
    normalization = Normalization(torch.zeros(60, 3), torch.ones(60, 3))
    layout = RegionLayout(Topology("apart", torch.randn(60, 3), faces, regions, normalization))
    x, seams = torch.randn(2, 60, 3), Seams(layout)
    for seed in range(4):
        torch.manual_seed(seed)
        wanted = region_pairs(x, layout, 1.0)
        torch.manual_seed(seed)
        found = region_pairs_on_card(x, layout, seams, torch.ones(()))
        assert torch.allclose(found.target, wanted.target, atol=1e-5)


@pytest.mark.parametrize("flat", [0, 1, 2, 3])
def test_the_pseudo_inverse_is_that_of_linear_algebra(flat):
    """Of points in space, in a plane, on a line, in one place."""
    generator = torch.Generator().manual_seed(flat)
    points = torch.randn(5, 20, 3, generator=generator, dtype=torch.float64) * torch.tensor([1.0, 30.0, 2.0])
    points[..., 3 - flat :] = 0
    turn = torch.linalg.qr(torch.randn(3, 3, generator=generator, dtype=torch.float64)).Q
    points = points @ turn
    gram = points.transpose(1, 2) @ points
    wanted = torch.linalg.pinv(points, rtol=1e-4) @ torch.linalg.pinv(points, rtol=1e-4).transpose(1, 2)
    assert torch.allclose(pseudo_inverse(gram, 1e-8), wanted, rtol=1e-9, atol=1e-12)
    assert faults(lambda: pseudo_inverse(gram, 1e-8)) == ()


def test_the_second_stage_trains_on_regions_where_asked(new_model):
    model = new_model(pairs="regions")
    model.stage = 2
    loss = model.train().loss(torch.randn(4, 60, 3))
    loss.backward()
    assert float(loss.detach()) > 0 and any(p.grad is not None for p in model.control_networks.parameters())
