"""The tensors of one published block, recognised by their shapes and their order."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from bench.api import BenchError
from lamm.config import LammConfig

Shape = tuple[int, int]


def mixer_block(layer: Mapping[str, Tensor], config: LammConfig, tokens: int) -> dict[str, Tensor]:
    """Token mixing, then channel mixing. A token map may be a linear layer or a convolution of size 1."""
    width = config.width
    inner, channel = round(tokens * config.token_ratio), round(width * config.channel_ratio)
    shapes = {
        "token_in": (inner, tokens),
        "token_out": (tokens, inner),
        "channel_in": (channel, width),
        "channel_out": (width, channel),
    }
    parts = _maps(layer, shapes) | _norms(layer, width, ("token_norm", "channel_norm"))
    for name in ("token_in.bias", "token_out.bias"):
        parts[name] = parts[name][:, None]
    return parts


def transformer_block(layer: Mapping[str, Tensor], config: LammConfig, tokens: int) -> dict[str, Tensor]:
    """Attention, then the MLP."""
    width = config.width
    inner = round(width * config.mlp_ratio)
    shapes = {
        "qkv": (3 * width, width),
        "projection": (width, width),
        "mlp_in": (inner, width),
        "mlp_out": (width, inner),
    }
    parts = _maps(layer, shapes) | _norms(layer, width, ("attention_norm", "mlp_norm"))
    if bool((parts.pop("qkv.bias") != 0).any()):
        raise BenchError("expected queries, keys and values without bias, as published; got a bias")
    return parts


def _maps(layer: Mapping[str, Tensor], shapes: Mapping[str, Shape]) -> dict[str, Tensor]:
    """The one weight of every shape, with the bias beside it or zeros."""
    parts: dict[str, Tensor] = {}
    for name, shape in shapes.items():
        found = [key for key, value in layer.items() if value.dim() >= 2 and value.squeeze(-1).shape == shape]
        if len(found) != 1:
            raise BenchError(
                f"expected one map of shape {shape} in a block, got {len(found)} among "
                f"{', '.join(f'{key} {tuple(value.shape)}' for key, value in layer.items())}"
            )
        parts[f"{name}.weight"] = layer[found[0]].reshape(shape)
        parts[f"{name}.bias"] = layer.get(f"{found[0].removesuffix('weight')}bias", torch.zeros(shape[0]))
    return parts


def _norms(layer: Mapping[str, Tensor], width: int, names: tuple[str, str]) -> dict[str, Tensor]:
    """The two LayerNorms in their order: the only weights that are vectors."""
    found = [key for key, value in layer.items() if key.endswith("weight") and tuple(value.shape) == (width,)]
    if len(found) != 2:
        raise BenchError(f"expected two LayerNorms of {width} in a block, got {len(found)}")
    parts: dict[str, Tensor] = {}
    for name, key in zip(names, found, strict=True):
        parts[f"{name}.weight"], parts[f"{name}.bias"] = layer[key], layer[f"{key.removesuffix('weight')}bias"]
    return parts
