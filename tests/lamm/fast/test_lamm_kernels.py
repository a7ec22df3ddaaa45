"""Each compiled kernel against NumPy or PyTorch, at sizes that leave remainders everywhere."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

kernels = pytest.importorskip("lamm.fast.kernels")


def numbers(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


@pytest.mark.parametrize("add", [False, True])
@pytest.mark.parametrize(("rows", "inner", "outputs"), [(12, 64, 30), (1, 7, 1), (5, 33, 7), (14, 1100, 8), (3, 16, 2)])
def test_product(rows, inner, outputs, add):
    a, w, bias, out = numbers(rows, inner), numbers(outputs, inner, seed=1), numbers(outputs), numbers(rows, outputs)
    expected = a.astype(float) @ w.T + bias + (out if add else 0)
    kernels.product(a, w, bias, out, add)
    np.testing.assert_allclose(out, expected, atol=1e-4)
    kernels.product(a, w, np.empty(0, np.float32), out, False)
    np.testing.assert_allclose(out, a.astype(float) @ w.T, atol=1e-4)


@pytest.mark.parametrize("add", [False, True])
@pytest.mark.parametrize(("outputs", "inner"), [(48, 12), (3, 1), (5, 7)])
def test_weighted_rows(outputs, inner, add):
    factors, rows, bias, out = numbers(outputs, inner), numbers(inner, 19), numbers(outputs), numbers(outputs, 19)
    expected = factors @ rows + bias[:, None] + (out if add else 0)
    kernels.weighted_rows(factors, rows, bias, out, add)
    np.testing.assert_allclose(out, expected, atol=1e-5)


def test_gelu_is_the_exact_one_from_end_to_end():
    values = np.concatenate([np.linspace(-9, 9, 20001), [0.0, -0.0, 1e-30, 1e4, -1e4]]).astype(np.float32)
    expected = [0.5 * x * (1 + math.erf(x / math.sqrt(2))) for x in values.astype(float)]
    kernels.gelu(values)
    np.testing.assert_allclose(values, expected, atol=2e-6)


def test_gelu_keeps_what_is_not_finite():
    values = np.array([np.nan, np.inf, 1.0], np.float32)
    kernels.gelu(values)
    assert np.isnan(values[0]) and np.isinf(values[1]) and values[2] == pytest.approx(0.8413447)


def test_layer_norm():
    x, scale, shift = 100 + 3 * numbers(5, 37), numbers(37), numbers(37, seed=1)
    out = np.empty_like(x)
    kernels.layer_norm(x, scale, shift, 1e-5, out)
    expected = torch.nn.functional.layer_norm(
        *map(torch.from_numpy, (x,)), (37,), *map(torch.from_numpy, (scale, shift))
    )
    np.testing.assert_allclose(out, expected.numpy(), atol=1e-4)


@pytest.mark.parametrize("heads", [1, 4])
def test_attention(heads):
    qkv, out = numbers(7, 3 * 32), np.empty((7, 32), np.float32)
    kernels.attention(qkv, heads, out)
    q, k, v = torch.from_numpy(qkv).view(7, 3, heads, -1).permute(1, 2, 0, 3)
    expected = torch.nn.functional.scaled_dot_product_attention(q, k, v).transpose(0, 1).reshape(7, 32)
    np.testing.assert_allclose(out, expected.numpy(), atol=1e-5)


@pytest.mark.parametrize(("width", "size"), [(16, 30), (13, 9001), (3, 6)])
def test_region_maps(width, size):
    weight, x, token = numbers(width, size), numbers(size), numbers(width)
    out = np.empty(width, np.float32)
    kernels.into_token(x, weight, out)
    np.testing.assert_allclose(out, weight.astype(float) @ x, atol=1e-3)
    packed = numbers(size, seed=2)
    expected = packed + token.astype(float) @ weight
    kernels.out_of_token(token, weight, packed)
    np.testing.assert_allclose(packed, expected, atol=1e-4)
