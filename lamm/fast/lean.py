"""The backbones for one mesh on a CPU: the same arithmetic in fewer calls.

With one mesh a layer's products take less time than the calls around them. These functions work on ``(T, D)``
matrices, add in place, and reach parameters without the module machinery. Not differentiable; used by
:meth:`lamm.layers.blocks.Backbone.forward` where :func:`lamm.fast.when.one_mesh` says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import gelu, linear, scaled_dot_product_attention

_layer_norm = torch.native_layer_norm
EPS = 1e-5


def _tensors(modules: Mapping[str, nn.Module | None], name: str) -> dict[str, Tensor]:
    """The parameters of a submodule, by name, without the search that attribute access makes."""
    return cast("dict[str, Tensor]", cast(nn.Module, modules[name])._parameters)


def mixer_block(x: Float[Tensor, "t d"], block: nn.Module) -> Float[Tensor, "t d"]:
    """:class:`lamm.layers.blocks.MixerBlock` for one mesh; ``x`` is kept, the result is new."""
    part = block._modules
    width = x.shape[1:]
    norm, inner, outer = (_tensors(part, name) for name in ("token_norm", "token_in", "token_out"))
    tokens = _layer_norm(x, width, norm["weight"], norm["bias"], EPS)[0]
    hidden = gelu(torch.addmm(inner["bias"], inner["weight"], tokens))
    x = torch.addmm(x, outer["weight"], hidden).add_(outer["bias"])
    norm, inner, outer = (_tensors(part, name) for name in ("channel_norm", "channel_in", "channel_out"))
    tokens = _layer_norm(x, width, norm["weight"], norm["bias"], EPS)[0]
    hidden = gelu(linear(tokens, inner["weight"], inner["bias"]))
    return linear(hidden, outer["weight"], outer["bias"]).add_(x)


def transformer_block(x: Float[Tensor, "t d"], block: nn.Module) -> Float[Tensor, "t d"]:
    """:class:`lamm.layers.blocks.TransformerBlock` for one mesh; ``x`` is kept, the result is new."""
    part = block._modules
    count, width = x.shape
    norm, qkv, out = (_tensors(part, name) for name in ("attention_norm", "qkv", "projection"))
    tokens = _layer_norm(x, (width,), norm["weight"], norm["bias"], EPS)[0]
    heads = linear(tokens, qkv["weight"]).view(1, count, 3, cast(int, block.heads), -1).permute(2, 0, 3, 1, 4)
    mixed = scaled_dot_product_attention(heads[0], heads[1], heads[2]).transpose(1, 2).reshape(count, width)
    x = linear(mixed, out["weight"], out["bias"]).add_(x)
    norm, inner, outer = (_tensors(part, name) for name in ("mlp_norm", "mlp_in", "mlp_out"))
    tokens = _layer_norm(x, (width,), norm["weight"], norm["bias"], EPS)[0]
    hidden = gelu(linear(tokens, inner["weight"], inner["bias"]))
    return linear(hidden, outer["weight"], outer["bias"]).add_(x)


def stack(
    x: Float[Tensor, "1 t d"], layers: nn.ModuleList, norm: nn.LayerNorm, backbone: str
) -> Float[Tensor, "1 t d"]:
    """All blocks and the closing LayerNorm for one mesh."""
    block = mixer_block if backbone == "mixer" else transformer_block
    tokens = x[0]
    for layer in layers:
        tokens = block(tokens, layer)
    return _layer_norm(tokens, tokens.shape[1:], norm.weight, norm.bias, EPS)[0][None]
