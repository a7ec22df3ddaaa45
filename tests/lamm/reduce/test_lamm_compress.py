"""Compression: exact at full rank, the best of its rank, within a tolerance, and refused where it means nothing."""

from __future__ import annotations

import pytest
import torch

from bench.api import BenchError
from lamm import checkpoint, edit
from lamm.compact import CompactLamm
from lamm.reduce.tolerance import Tried, expected_rank, search


def meshes(count: int = 60, seed: int = 0, directions: int = 8) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    basis = torch.randn(directions, 180, generator=torch.Generator().manual_seed(7))
    return (torch.randn(count, directions, generator=generator) @ basis).view(count, 60, 3) * 0.3


def deviations(model, other, x) -> list[float]:
    with torch.no_grad():
        distance = ((model(x) - other(x)) * model.layout.std_mm).norm(dim=-1)
    return [float(distance[:, model.layout.region_vertices(i)].mean()) for i in range(3)]


@pytest.mark.parametrize("backbone", ["mixer", "transformer"])
@pytest.mark.parametrize("overlap", [False, True])
@pytest.mark.parametrize("path", [False, True])
def test_full_rank_changes_nothing_and_the_report_is_measured(new_model, backbone, overlap, path):
    model, x = new_model(backbone, overlap=overlap, linear_path=path), meshes()
    if path:
        model.prepare(x)
        with torch.no_grad():
            for value in model.parameters():
                value.add_(torch.randn_like(value), alpha=0.03)
    model.eval()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    whole = model.compress(rank=32, calibration=x)
    with torch.no_grad():
        assert torch.allclose(whole(x), model(x), atol=1e-4)
    small = model.compress(rank=(5, 6, 7), calibration=x)
    assert isinstance(small, CompactLamm) and small.config.rank == (5, 6, 7)
    assert small.compression["regions"] == ["a", "b", "c"] and small.compression["ranks"] == [5, 6, 7]
    assert small.compression["deviation_mm"] == pytest.approx(deviations(model, small, x), rel=1e-4)
    assert all(torch.equal(before[name], value) for name, value in model.state_dict().items())
    assert sum(p.numel() for p in small.parameters()) < sum(p.numel() for p in model.parameters())


def test_eight_directions_need_rank_eight_into_tokens(new_model):
    """Data of eight directions pass eight-dimensional maps unchanged, whatever the weights are."""
    model, x = new_model().eval(), meshes()
    small = model.compress(rank=8, calibration=x)
    packed = model.layout.gather(x)
    with torch.no_grad():
        full, low = (m.region_encoder(packed, model.layout) for m in (model, small))
        assert torch.allclose(full, low, atol=1e-4)
        other = model.layout.gather(torch.randn(9, 60, 3))
        assert not torch.allclose(*(m.region_encoder(other, model.layout) for m in (model, small)), atol=1e-2)


def test_the_metric_of_the_data_is_better_than_plain_truncation(new_model):
    model, x = new_model().eval(), meshes()
    with torch.no_grad():
        tokens = model.decoder(model.target_tokens(model.encode(x)))[:, 1:]
        small = model.compress(rank=4, calibration=x)
        true = model.region_decoder(tokens, model.layout)
        ours = small.region_decoder(tokens, model.layout)
        plain = []
        for i, weight in enumerate(model.region_decoder.weights):
            u, s, v = torch.linalg.svd(weight, full_matrices=False)
            plain.append(tokens[:, i] @ (u[:, :4] * s[:4] @ v[:4]))
        cut = torch.cat(plain, 1) + model.region_decoder.bias
        std = model.layout.gather(model.layout.std_mm[None])
        assert ((ours - true) * std).square().mean() < 0.5 * ((cut - true) * std).square().mean()
        # The mean of the calibration tokens is mapped exactly.
        mean = tokens.mean(0, keepdim=True)
        same = [m.region_decoder(mean, model.layout) for m in (model, small)]
        assert torch.allclose(*same, atol=1e-4)


def test_a_higher_rank_is_never_worse(new_model):
    model, x = new_model().eval(), meshes(directions=30)
    worst = [max(model.compress(rank=r, calibration=x).compression["deviation_mm"]) for r in (2, 8, 20, 32)]
    assert worst == sorted(worst, reverse=True) and worst[-1] < 1e-3


@pytest.mark.parametrize("tolerance", [0.5, 0.05])
def test_a_tolerance_is_kept_in_every_region(new_model, tolerance):
    model, x = new_model().eval(), meshes()
    small = model.compress(tolerance_mm=tolerance, calibration=x)
    assert max(deviations(model, small, x)) <= tolerance
    assert small.compression["tolerance_mm"] == tolerance and small.compression["meshes"] == 60
    assert max(small.compression["ranks"]) < 32


def test_the_search_for_ranks_by_hand():
    """One region of lengths 8, 4, 2, 1 mm by rank; what it deviates by is twice what is expected."""
    lost = torch.tensor([8.0, 4.0, 2.0, 1.0, 0.0])
    assert [expected_rank(lost, 4, mm) for mm in (9.0, 4.0, 3.9, 0.5)] == [1, 1, 2, 4]
    assert expected_rank(lost, 2, 0.5) == 2, "no more than the region can have"
    asked = []

    def tried(ranks):
        asked.append(ranks)
        return Tried(ranks, None, [2 * float(lost[ranks[0]])], [0.0])

    assert search(tried, [lost], [4], 4.0).ranks == (2,), "rank 1 would be 8 mm off, rank 2 is 4"
    assert asked[0] == (1,), "expected of rank 1 are the 4 mm of the tolerance"
    assert search(tried, [lost], [2], 0.1).ranks == (2,), "what cannot be met ends at the largest ranks"


def test_a_region_that_others_move_is_not_raised_for_it(new_model):
    """Two regions, of which the first's token is all that the result hangs on."""
    model, x = new_model().eval(), meshes()
    with torch.no_grad():
        for block in model.region_encoder.weights[1:]:
            block.mul_(1e-4)
    small = model.compress(tolerance_mm=0.05, calibration=x)
    ranks = small.compression["ranks"]
    assert max(small.compression["deviation_mm"]) <= 0.05
    assert ranks[0] == max(ranks), "what moves everything is kept best"


@pytest.mark.parametrize("kind", ["bf16", "int8"])
def test_it_combines_with_reduced_precision_editing_and_files(new_model, kind, tmp_path):
    model, x = new_model().eval(), meshes()
    model.stage = 2
    mesh = model.layout.normalization.denormalize(x)
    edit.fit_statistics(model, mesh, pairs=50)
    small = model.compress(rank=12, calibration=x)
    reduced = small.quantize(kind)
    checkpoint.save(reduced, tmp_path / "reduced.safetensors")
    loaded = checkpoint.load(tmp_path / "reduced.safetensors")
    assert isinstance(loaded, CompactLamm) and loaded.quantized == kind and loaded.compression == small.compression
    move = {"a": torch.full((3, 3), 2.0)}
    for other in (small, reduced, loaded):
        still = edit.reconstruct(other, mesh[:2])
        assert torch.equal(edit.edit_regions(other, mesh[:2], {"a": torch.zeros(3, 3)}), still)
        assert not torch.equal(edit.edit_regions(other, mesh[:2], move), still)
        assert edit.swap_regions(other, mesh[:2], mesh[2:3], "a", align=False).shape == (2, 60, 3)
        assert edit.sample_shapes(other, 2).shape == (2, 60, 3)
        assert edit.sample_regions(other, mesh[:2], "a").shape == (2, 60, 3)
    assert torch.equal(edit.edit_regions(reduced, mesh[:2], move), edit.edit_regions(loaded, mesh[:2], move))
    assert small.stage == 2


def test_edits_of_a_model_of_stage_two_are_in_the_metric(new_model):
    model, x = new_model().eval(), meshes()
    for network in model.control_networks.networks.values():
        network[4].weight.data.mul_(20)
    handles, delta = model.layout.controls[:3], torch.full((20, 3, 3), 2.0)
    errors = []
    for stage in (1, 2):
        model.stage = stage
        small = model.compress(rank=10, calibration=x)
        with torch.no_grad():
            errors.append(float((small.edit(x[:20], handles, delta) - model.edit(x[:20], handles, delta)).abs().mean()))
    assert errors[1] < errors[0]


def test_a_compressed_model_can_be_trained_on(new_model):
    model, x = new_model().eval(), meshes()
    small = model.compress(rank=(4, 6, 5), calibration=x).train()
    small.loss(x).backward()
    assert small.region_decoder.small.grad.abs().sum() > 0


def test_bad_input(new_model):
    model, x = new_model().eval(), meshes()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    with pytest.raises(BenchError, match="rank of 1 to 32 for region 'a'"):
        model.compress(rank=33, calibration=x)
    with pytest.raises(BenchError, match="tolerance that 60 calibration meshes can meet"):
        model.compress(tolerance_mm=1e-9, calibration=x)
    with pytest.raises(BenchError, match="above 0 mm"):
        model.compress(tolerance_mm=0.0, calibration=x)
    with pytest.raises(BenchError, match="more calibration meshes than the rank of 12, got 12"):
        model.compress(rank=12, calibration=x[:12])
    with pytest.raises(BenchError, match="sixty"):
        model.compress(rank=4, calibration=torch.zeros(20, 61, 3))
    for options in ({}, {"rank": 4, "tolerance_mm": 0.1}):
        with pytest.raises(BenchError, match="either rank or tolerance_mm"):
            model.compress(calibration=x, **options)
    with pytest.raises(BenchError, match="compress the model they came from"):
        model.compress(rank=8, calibration=x).compress(rank=4, calibration=x)
    with pytest.raises(BenchError, match="compress the original"):
        model.quantize("bf16").compress(rank=4, calibration=x)
    with pytest.raises(BenchError, match="tuned form"):
        new_model(variant="faithful").compress(rank=4, calibration=x)
    assert all(torch.equal(before[name], value) for name, value in model.state_dict().items())
