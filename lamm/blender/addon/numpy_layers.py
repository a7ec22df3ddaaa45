"""The backbones of LAMM in NumPy: MLP-Mixer and Transformer, pre-norm residual (:mod:`lamm.layers.blocks`).

Tokens are ``(B, T, D)`` float32; ``weights`` are a model's by name.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

Weights = Mapping[str, np.ndarray]
EPSILON = 1e-5  # of PyTorch's LayerNorm


def times(rows: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """``rows @ matrix`` ``(B, n)``. A single row is multiplied in this thread: a library that puts several threads on
    it makes them wait for one another wherever the cores are taken, by Blender's own threads say."""
    return np.einsum("i,ij->j", rows[0], matrix)[None] if len(rows) == 1 else rows @ matrix


def gelu(x: np.ndarray) -> np.ndarray:
    """x Φ(x), Φ the normal distribution: ½ x (1 + erf(x / √2)).

    erf is 1 − (a₁t + … + a₅t⁵) e^(−x²) with t = 1 / (1 + p x), off by less than 1.5e-7 (Abramowitz and Stegun 1964,
    7.1.26); NumPy has none.
    """
    y = np.abs(x) * np.float32(0.5**0.5)
    t = 1 / (1 + np.float32(0.3275911) * y)
    sum_ = np.float32(1.061405429)
    for a in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        sum_ = sum_ * t + np.float32(a)
    erf = np.copysign(1 - sum_ * t * np.exp(-y * y), x)
    return (0.5 * x * (1 + erf)).astype(np.float32)


def norm(x: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    """LayerNorm over channels, with scale and shift."""
    centred = x - x.mean(-1, keepdims=True)
    spread = np.sqrt(np.square(centred).mean(-1, keepdims=True) + np.float32(EPSILON))
    return centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def linear(x: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    """x Wᵀ + b; b where there is one."""
    matrix = weights[f"{name}.weight"]
    single = x.size == x.shape[-1]  # as in ``times``
    product = np.einsum("i,ji->j", x.reshape(-1), matrix).reshape(*x.shape[:-1], -1) if single else x @ matrix.T
    return product + weights[f"{name}.bias"] if f"{name}.bias" in weights else product


def _token_map(x: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    return weights[f"{name}.weight"] @ x + weights[f"{name}.bias"]


def _mixer_block(x: np.ndarray, weights: Weights, name: str, heads: int) -> np.ndarray:
    inner = gelu(_token_map(norm(x, weights, f"{name}.token_norm"), weights, f"{name}.token_in"))
    x = x + _token_map(inner, weights, f"{name}.token_out")
    inner = gelu(linear(norm(x, weights, f"{name}.channel_norm"), weights, f"{name}.channel_in"))
    return x + linear(inner, weights, f"{name}.channel_out")


def _transformer_block(x: np.ndarray, weights: Weights, name: str, heads: int) -> np.ndarray:
    batch, tokens, width = x.shape
    qkv = linear(norm(x, weights, f"{name}.attention_norm"), weights, f"{name}.qkv")
    query, key, value = qkv.reshape(batch, tokens, 3, heads, width // heads).transpose(2, 0, 3, 1, 4)
    scores = query @ key.transpose(0, 1, 3, 2) * np.float32((width // heads) ** -0.5)
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    mixed = (shares / shares.sum(-1, keepdims=True)) @ value
    mixed = mixed.transpose(0, 2, 1, 3).reshape(batch, tokens, width)
    x = x + linear(mixed, weights, f"{name}.projection")
    inner = gelu(linear(norm(x, weights, f"{name}.mlp_norm"), weights, f"{name}.mlp_in"))
    return x + linear(inner, weights, f"{name}.mlp_out")


def backbone(x: np.ndarray, weights: Weights, name: str, layers: int, kind: str, heads: int) -> np.ndarray:
    """Tokens after the last layer, normalised."""
    block = _mixer_block if kind == "mixer" else _transformer_block
    for layer in range(layers):
        x = block(x, weights, f"{name}.layers.{layer}", heads)
    return norm(x, weights, f"{name}.norm")
