"""Reduced region maps: how far from float32, equal for one mesh and for many, and through a checkpoint."""

from __future__ import annotations

import pytest
import torch

from bench.api import BenchError
from lamm import checkpoint, edit
from lamm.reduce.quantize import KINDS, ReducedDecoder, ReducedEncoder, Rows, block_width

# Relative error of a product of random numbers: the type's step, averaged over the sum.
TOLERANCE = {"bf16": 1e-2, "fp16": 2e-3, "int8": 1.5e-2}


@pytest.mark.parametrize("kind", KINDS)
def test_stored_rows_come_back_within_a_step(kind):
    rows = Rows(6, 40, kind)
    values = torch.randn(4, 40)
    rows.store(2, values)
    step = (values.amax(1) - values.amin(1)) / 255 / 2 if kind == "int8" else values.abs().amax(1) / 2**8
    assert bool(((rows.restore(rows.data[2:], torch.float32) - values).abs() <= step[:, None] * 1.01 + 1e-6).all())


@pytest.mark.parametrize("kind", KINDS)
def test_sums_of_rows_by_hand(kind):
    rows = Rows(4, 32, kind)
    rows.store(0, torch.arange(4.0)[:, None].expand(4, 32) + torch.arange(32.0) / 255 * 8)
    sums = rows.sums(torch.tensor([1.0, 2.0, -1.0, 0.5]), torch.tensor([0, 2, 4], dtype=torch.int32))
    ramp = torch.arange(32.0) / 255 * 8
    expected = torch.stack([0 + ramp + 2 * (1 + ramp), -(2 + ramp) + 0.5 * (3 + ramp)])
    assert torch.allclose(sums, expected, atol=0.03)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("backbone", ["mixer", "transformer"])
@pytest.mark.parametrize("overlap", [False, True])
def test_a_reduced_model_is_close_and_one_mesh_equals_many(new_model, kind, backbone, overlap):
    model = new_model(backbone, overlap=overlap).eval()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    reduced = model.quantize(kind)
    assert (reduced.quantized, model.quantized) == (kind, None)
    x = torch.randn(4, 60, 3)
    with torch.no_grad():
        exact, many = model(x), reduced(x)
        ones = torch.cat([reduced(x[i : i + 1]) for i in range(4)])
    scale = exact.abs().mean()
    assert float((many - exact).abs().mean() / scale) < TOLERANCE[kind]
    assert float((ones - many).abs().mean() / scale) < TOLERANCE[kind]
    assert float((many - exact).abs().max()) > 0, "nothing was reduced"
    assert all(torch.equal(before[name], value) for name, value in model.state_dict().items())


def test_int8_weights_are_a_quarter_and_bf16_half(new_model):
    def maps_bytes(model):
        parts = (model.region_encoder, model.region_decoder)
        return sum(t.numel() * t.element_size() for part in parts for t in part.state_dict().values())

    model = new_model(width=480)
    full = maps_bytes(model)
    assert maps_bytes(model.quantize("int8")) < 0.6 * full  # small regions: padded to blocks of 96 numbers
    assert ReducedEncoder((40,), 480, "bf16").rows.data.numel() == 120 * 480


def test_blocks_are_chosen_for_the_fewest_bytes():
    assert block_width(96) == 96
    assert block_width(512) == 88
    assert block_width(64) == 64
    assert block_width(20) == 32


@pytest.mark.parametrize("kind", KINDS)
def test_a_reduced_model_is_saved_edited_and_sampled_like_any(new_model, tmp_path, kind):
    model = new_model().eval()
    shapes = model.layout.template_mm + torch.randn(20, 60, 3)
    edit.fit_statistics(model, shapes)
    reduced = model.quantize(kind)
    checkpoint.save(reduced, tmp_path / "q.safetensors")
    loaded = checkpoint.load(tmp_path / "q.safetensors").eval()
    assert loaded.quantized == kind
    moves = {"a": torch.ones(3, 3), "c": -torch.ones(2, 3)}
    assert torch.equal(edit.edit_regions(loaded, shapes[:1], moves), edit.edit_regions(reduced, shapes[:1], moves))
    assert edit.sample_shapes(loaded, 2).shape == (2, 60, 3)
    exact = edit.edit_regions(model, shapes, moves)
    assert float((edit.edit_regions(reduced, shapes, moves) - exact).abs().mean()) < 0.2


def test_what_cannot_be_reduced_is_said(new_model):
    model = new_model()
    with pytest.raises(BenchError, match="bf16, fp16, int8"):
        model.quantize("int4")
    with pytest.raises(BenchError, match="one in int8"):
        model.quantize("int8").quantize("bf16")
    with pytest.raises(BenchError, match="faithful"):
        new_model(variant="faithful").quantize("int8")
    with pytest.raises(BenchError, match="training"):
        model.quantize("int8").loss(torch.randn(2, 60, 3))


def test_a_reduced_decoder_is_the_full_one_to_a_step(new_model):
    model = new_model(overlap=True)
    layout = model.layout
    full, reduced = model.region_decoder, ReducedDecoder(layout.sizes, 32, "int8")
    reduced.fill(list(full.weights), full.bias)
    tokens = torch.randn(1, 3, 32)
    exact = full(tokens, layout).detach()
    assert float((reduced(tokens, layout) - exact).abs().max()) < 0.02 * float(exact.abs().max())
