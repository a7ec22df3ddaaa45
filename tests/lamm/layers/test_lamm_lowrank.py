"""Factored region maps: the product they stand for, their loss and gradients, first weights, bad ranks."""

from __future__ import annotations

import pytest
import torch

from bench.api import BenchError
from lamm import checkpoint, edit
from lamm.compact import CompactLamm
from lamm.config import LammConfig
from lamm.layers.lowrank import largest_ranks, principal_directions
from lamm.loss.targets import layer_weights
from lamm.model import build

RANKS = (3, 5, 4)


def meshes(count: int = 40, seed: int = 0) -> torch.Tensor:
    """Normalised meshes with eight directions of variation."""
    generator = torch.Generator().manual_seed(seed)
    basis = torch.randn(8, 180, generator=torch.Generator().manual_seed(7))
    return (torch.randn(count, 8, generator=generator) @ basis).view(count, 60, 3) * 0.3


def full_maps(model: CompactLamm) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """The products, as the full model stores its maps: (D, 3 n)."""
    into, out = model.region_encoder, model.region_decoder
    first = [into.small[i, : len(w)].T @ w for i, w in enumerate(into.wide)]
    return first, [out.small[i, :, : len(w)] @ w for i, w in enumerate(out.wide)]


@pytest.mark.parametrize("rank", [4, RANKS])
@pytest.mark.parametrize("backbone", ["mixer", "transformer"])
@pytest.mark.parametrize("overlap", [False, True])
def test_a_factored_model_is_the_full_model_of_the_products(new_model, rank, backbone, overlap):
    low = new_model(backbone, overlap=overlap, rank=rank).eval()
    full = new_model(backbone, overlap=overlap).eval()
    state = {k: v for k, v in low.state_dict().items() if k in full.state_dict()}
    into, out = full_maps(low)
    state |= {f"region_encoder.weights.{i}": w for i, w in enumerate(into)}
    state |= {f"region_decoder.weights.{i}": w for i, w in enumerate(out)}
    full.load_state_dict(state)
    x = meshes(3)
    with torch.no_grad():
        assert torch.allclose(low(x), full(x), atol=2e-5)
        assert torch.allclose(low(x[:1]), full(x)[:1], atol=2e-5)
    assert low.loss(x).item() == pytest.approx(full.loss(x).item(), rel=1e-5)


def test_a_graph_gone_through_twice_and_a_scaled_loss_give_multiples(new_model):
    model, x = new_model(rank=4).double(), meshes(4).double()
    loss = model.loss(x)
    loss.backward(retain_graph=True)
    once = {name: value.grad.clone() for name, value in model.named_parameters() if value.grad is not None}
    loss.backward()
    twice = {name: value.grad for name, value in model.named_parameters() if value.grad is not None}
    assert once and all(torch.allclose(twice[name], 2 * once[name], rtol=1e-9, atol=1e-15) for name in once)
    model.zero_grad()
    (3 * model.loss(x)).backward()
    thrice = {name: value.grad for name, value in model.named_parameters() if value.grad is not None}
    assert all(torch.allclose(thrice[name], 3 * once[name], rtol=1e-9, atol=1e-15) for name in once)


@pytest.mark.parametrize("rank", [4, RANKS])
@pytest.mark.parametrize("targets", ["ramp", "constant", "last"])
@pytest.mark.parametrize("overlap", ["", "sum", "mean"])
def test_loss_and_gradients_are_those_written_out(new_model, rank, targets, overlap):
    model = new_model(rank=rank, targets=targets, overlap=bool(overlap), decoder_layers=3).double()
    if overlap == "mean":
        model = build(model.layout.topology(), LammConfig.from_dict({**model.config.to_dict(), "overlap": "mean"}))
        model = model.double()
    x = meshes(4).double()
    fused = model.loss(x)
    fused.backward()
    found = {name: value.grad.clone() for name, value in model.named_parameters() if value.grad is not None}
    model.zero_grad()
    encoded, decoded = model.layer_tokens(model.layout.gather(x), None)
    shares = layer_weights(model.config)
    terms = []
    for layers, weights in ((encoded[: len(shares[0])], shares[0]), (decoded[-len(shares[1]) :], shares[1])):
        for tokens, share in zip(layers, weights, strict=True):
            parts = [tokens[:, i + 1] @ w for i, w in enumerate(full_maps(model)[1])]
            geometry = model.layout.scatter(torch.cat(parts, 1) + model.region_decoder.bias)
            terms.append((geometry - share * x).abs().mean())
    plain = torch.stack(terms).mean()
    plain.backward()
    assert fused.item() == pytest.approx(plain.item(), rel=1e-12)
    expected = {name: value.grad for name, value in model.named_parameters() if value.grad is not None}
    assert set(found) == set(expected)
    for name, gradient in expected.items():
        assert torch.allclose(found[name], gradient, rtol=1e-6, atol=1e-12), name


def test_padding_of_unequal_ranks_stays_zero_in_training(new_model):
    model = new_model(rank=RANKS)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
    for _ in range(3):
        optimizer.zero_grad()
        model.loss(meshes(4)).backward()
        optimizer.step()
    into, out = model.region_encoder.small, model.region_decoder.small
    assert all(not into[i, r:].any() and not out[i, :, r:].any() for i, r in enumerate(RANKS))


def test_principal_start_spans_the_data_and_is_done_once(new_model):
    model, x = new_model(rank=8), meshes(60)
    model.prepare(x)
    packed = model.layout.gather(x - x.mean(0))
    for i, wide in enumerate(model.region_encoder.wide):
        rows = packed[:, model.layout.columns(i)]
        assert torch.allclose(rows @ wide.T @ wide, rows, atol=1e-4)  # eight directions, rank eight
    before = {name: value.clone() for name, value in model.state_dict().items()}
    model.prepare(meshes(60, seed=9))
    assert all(torch.equal(before[name], value) for name, value in model.state_dict().items())


def test_plain_start_leaves_the_random_weights(new_model):
    model = new_model(rank=4, start="plain")
    before = model.region_encoder.wide[0].clone()
    model.prepare(meshes())
    assert torch.equal(before, model.region_encoder.wide[0])


def test_more_directions_than_meshes_are_filled_up(new_model):
    model = new_model(rank=20)
    directions, deviations = principal_directions(model.layout.gather(meshes(6)), model.layout, (20, 20, 20))
    assert directions[0].shape == (20, 75)
    assert bool((deviations[0][5:] == 0).all()) and bool((deviations[0][:5] > 0).all())
    assert bool(directions[0].isfinite().all())


@pytest.mark.parametrize("start", ["principal", "plain"])
def test_it_learns_a_small_set(new_model, start):
    model, x = new_model(rank=8, start=start), meshes(32)
    model.prepare(x)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    first = model.loss(x).item()
    for _ in range(60):
        optimizer.zero_grad()
        loss = model.loss(x)
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.8 * first


def test_it_is_saved_loaded_and_edited_as_any_model(new_model, tmp_path):
    model = new_model(rank=RANKS).eval()
    model.stage = 2
    checkpoint.save(model, tmp_path / "low.safetensors")
    other = checkpoint.load(tmp_path / "low.safetensors")
    assert isinstance(other, CompactLamm) and other.config.rank == RANKS and other.stage == 2
    mesh = model.layout.normalization.denormalize(meshes(2))
    assert torch.equal(edit.reconstruct(model, mesh), edit.reconstruct(other, mesh))
    still = edit.edit_regions(model, mesh, {"a": torch.zeros(3, 3)})
    assert torch.equal(still, edit.reconstruct(model, mesh))
    assert not torch.equal(edit.edit_regions(model, mesh, {"a": torch.ones(3, 3)}), still)


@pytest.mark.parametrize("kind", ["bf16", "int8"])
def test_wide_factors_in_reduced_precision(new_model, kind, tmp_path):
    model = new_model(rank=RANKS).eval()
    model.prepare(meshes())
    small = model.quantize(kind)
    x = meshes(3, seed=4)
    with torch.no_grad():
        assert float((small(x) - model(x)).abs().max()) < 0.05
        assert torch.allclose(small(x[:1]), small(x)[:1], atol=0.02)
        mean = torch.zeros(1, 60, 3)
        assert torch.allclose(small(mean), model(mean), atol=0.02)
    checkpoint.save(small, tmp_path / "small.safetensors")
    again = checkpoint.load(tmp_path / "small.safetensors")
    with torch.no_grad():
        assert torch.equal(again(x), small(x))
    with pytest.raises(BenchError, match="before quantize"):
        small.loss(x)
    with pytest.raises(BenchError, match="quantise the original"):
        small.quantize("bf16")
    with pytest.raises(BenchError, match="expected one of"):
        model.quantize("int4")


def test_bad_ranks(new_model):
    with pytest.raises(BenchError, match="rank of 1 to 32 for region 'a'"):
        new_model(rank=33)
    with pytest.raises(BenchError, match="one for each of 3 regions, got 2"):
        new_model(rank=(3, 4))
    for bad in (0, -1, 2.5, True):
        with pytest.raises(BenchError, match=r"whole numbers|one rank"):
            LammConfig.from_dict({"rank": bad if not isinstance(bad, float) else [bad]})
    with pytest.raises(BenchError, match="which no paper has"):
        new_model(variant="faithful", rank=4)
    assert largest_ranks(32, (25, 4), 512) == (32, 12)
