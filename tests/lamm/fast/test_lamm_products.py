"""Products by NumPy's BLAS: values, gradients, operations counted, on one thread only."""

from __future__ import annotations

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from lamm.config import LammConfig
from lamm.fast import products
from lamm.model import build
from studies import lamm_programs
from studies import lamm_speed_floor as speed_floor


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64, torch.bfloat16])
def test_a_product_into_a_piece_of_a_matrix(dtype):
    left, right = torch.randn(7, 5).to(dtype), torch.randn(11, 20).to(dtype)
    out = torch.full((5, 30), 9.0).to(dtype)
    products.product(left.T, right[:7, 2:12], out[:, 10:20])
    tolerance = {"rtol": 2e-2, "atol": 2e-2} if dtype == torch.bfloat16 else {}
    torch.testing.assert_close(out[:, 10:20], left.T @ right[:7, 2:12], **tolerance)
    assert bool((out[:, :10] == 9).all()) and bool((out[:, 20:] == 9).all())


def test_a_left_side_for_all_meshes():
    left, right, out = torch.randn(4, 3), torch.randn(6, 3, 5), torch.empty(6, 4, 5)
    products.product(left, right, out)
    torch.testing.assert_close(out, left @ right)


@pytest.mark.parametrize("bias", [True, False])
def test_gradients_of_both_linear_maps(bias):
    x, weight = torch.randn(2, 4, 6, dtype=torch.float64), torch.randn(5, 6, dtype=torch.float64)
    inputs = [x, weight, *([torch.randn(5, dtype=torch.float64)] if bias else [])]
    wanted = [value.requires_grad_() for value in inputs]
    found = products.linear(x, weight, wanted[2] if bias else None)
    torch.testing.assert_close(found, torch.nn.functional.linear(*wanted))
    assert torch.autograd.gradcheck(lambda *v: products.linear(v[0], v[1], v[2] if bias else None), wanted)
    tokens = torch.randn(2, 6, 3, dtype=torch.float64, requires_grad=True)
    column = torch.randn(5, 1, dtype=torch.float64, requires_grad=True)
    torch.testing.assert_close(products.token_linear(tokens, weight, column), weight @ tokens + column)
    assert torch.autograd.gradcheck(products.token_linear, (tokens, weight, column))


def test_operations_are_counted():
    with FlopCounterMode(display=False) as counter:
        products.product(torch.randn(3, 4), torch.randn(6, 4, 5), torch.empty(6, 3, 5))
    assert counter.get_total_flops() == 2 * 6 * 3 * 4 * 5


def test_one_thread_and_what_was_set_is_set_again():
    libraries = products._libraries()
    assert libraries, "no BLAS was found whose threads could be set"
    before = [library.get_num_threads() for library in libraries]
    with products._one_thread():
        assert all(library.get_num_threads() == 1 for library in libraries)
    assert [library.get_num_threads() for library in libraries] == before


def test_a_kept_graph_gives_the_same_gradients_twice(new_model):
    model, meshes = new_model().train(), torch.randn(2, 60, 3)
    loss = model.loss(meshes)
    loss.backward(retain_graph=True)
    first = {name: p.grad.clone() for name, p in model.named_parameters() if p.grad is not None}
    model.zero_grad(set_to_none=True)
    (loss * 3).backward()
    for name, gradient in first.items():
        torch.testing.assert_close(dict(model.named_parameters())[name].grad, 3 * gradient, msg=name)


@pytest.mark.parametrize("backbone", ["mixer", "transformer"])
def test_training_gradients_are_those_of_the_faithful_form(new_model, backbone):
    """Only in training are the products NumPy's, so the comparison is made there."""
    meshes, found = torch.randn(3, 60, 3, dtype=torch.float64), {}
    for variant in ("tuned", "faithful"):
        model = new_model(backbone, variant).double().train()
        model.loss(meshes).backward()
        found[variant] = {name: p.grad for name, p in model.named_parameters() if p.grad is not None}
    assert set(found["tuned"]) == set(found["faithful"])
    for name, gradient in found["faithful"].items():
        torch.testing.assert_close(found["tuned"][name], gradient, rtol=1e-6, atol=1e-12, msg=name)


def test_the_floor_of_a_training_step_by_hand():
    config = LammConfig(width=16, latent=4, encoder_layers=1, decoder_layers=1, heads=4)
    model = build(lamm_programs.synthetic_topology(400), config)
    size = speed_floor.SQUARE
    times = {"probe: product, torch": [4.0], "probe: product, numpy": [2.0], "probe: read and write": [8.0]}
    found = speed_floor.floor(model, 2, times)
    assert found["gflop_s"] == pytest.approx(2 * size**3 / 2e6)
    assert found["stream_gb_s"] == pytest.approx(12 * speed_floor.BUFFER / 8e6)
    assert found["optimiser_gb"] == pytest.approx(28e-9 * sum(p.numel() for p in model.parameters()))
    parts = found["gflop"] / found["gflop_s"] + found["optimiser_gb"] / found["stream_gb_s"]
    assert found["floor_ms"] == pytest.approx(1e3 * parts)
    # Three layers of two meshes through all region maps, three times; the encoder's maps twice; then the backbones.
    maps = 2 * 16 * 1200 * (3 * 2 * 3 + 2 * 2)
    assert maps <= found["gflop"] * 1e9 < 2 * maps


def test_on_several_threads_all_products_are_torchs(new_model, monkeypatch):
    """The threads of two BLAS wait on the same cores: a step took up to five times as long."""
    model = new_model().train()
    vertices = torch.randn(2, 60, 3)
    called = []
    real = products.numpy.matmul
    monkeypatch.setattr(products.numpy, "matmul", lambda *args, **more: called.append(1) or real(*args, **more))
    before = torch.get_num_threads()
    try:
        for threads in (1, 2):
            torch.set_num_threads(threads)
            called.clear()
            model.zero_grad()
            model.loss(vertices).backward()
            assert bool(called) == (threads == 1)
    finally:
        torch.set_num_threads(before)
