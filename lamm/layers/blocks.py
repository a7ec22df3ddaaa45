"""The two token backbones, both pre-norm residual: MLP-Mixer and Transformer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional

from lamm.config import LammConfig
from lamm.fast import lean, products, when


class ChannelLinear(nn.Linear):
    """``nn.Linear``, in training by the faster products of :mod:`lamm.fast.products`; ``plain`` as published."""

    plain = False

    def forward(self, x: Float[Tensor, "*b i"]) -> Float[Tensor, "*b o"]:
        if self.plain or not self.training or not when.step(x):
            return super().forward(x)
        return products.linear(x, self.weight, self.bias)


class TokenLinear(nn.Linear):
    """A linear map over tokens, W x + b for ``(…, T, D)``; like ``nn.Linear`` on the transposed tensor.

    The bias is a column, ``(T_out, 1)``. One small product a mesh keeps the result contiguous; ``plain`` is the
    product that folds batch and channels into one and pays for it with transposed copies, as published.
    """

    plain = False

    def __init__(self, tokens: int, out: int) -> None:
        super().__init__(tokens, out)
        self.bias = nn.Parameter(self.bias.detach()[:, None].clone())

    def forward(self, x: Float[Tensor, "*b t d"]) -> Float[Tensor, "*b o d"]:
        if self.plain or x.dim() != 3:
            return torch.matmul(self.weight, x) + self.bias
        if self.training and when.step(x):
            return products.token_linear(x, self.weight, self.bias)
        return torch.baddbmm(self.bias, self.weight.expand(len(x), -1, -1), x)


class MixerBlock(nn.Module):
    """x ← x + MLP_tokens(LN(x)) over the T tokens of a channel, then x ← x + MLP_channels(LN(x)) over channels.

    ``(B, T, D)`` → ``(B, T, D)``. Tokens are expanded ``token_ratio`` times (4), channels ``channel_ratio`` (0.5).
    """

    def __init__(self, tokens: int, config: LammConfig) -> None:
        super().__init__()
        width = config.width
        hidden_tokens = max(1, round(tokens * config.token_ratio))
        hidden_channels = max(1, round(width * config.channel_ratio))
        self.token_norm = nn.LayerNorm(width)
        self.token_in = TokenLinear(tokens, hidden_tokens)
        self.token_out = TokenLinear(hidden_tokens, tokens)
        self.channel_norm = nn.LayerNorm(width)
        self.channel_in = ChannelLinear(width, hidden_channels)
        self.channel_out = ChannelLinear(hidden_channels, width)

    def forward(self, x: Float[Tensor, "b t d"]) -> Float[Tensor, "b t d"]:
        x = x + self.token_out(functional.gelu(self.token_in(self.token_norm(x))))
        return x + self.channel_out(functional.gelu(self.channel_in(self.channel_norm(x))))


class TransformerBlock(nn.Module):
    """x ← x + Attention(LN(x)), then x ← x + MLP(LN(x)); QKV without bias, GELU. ``(B, T, D)`` → ``(B, T, D)``."""

    def __init__(self, tokens: int, config: LammConfig) -> None:
        super().__init__()
        width, hidden = config.width, max(1, round(config.width * config.mlp_ratio))
        self.heads = config.heads
        self.attention_norm = nn.LayerNorm(width)
        self.qkv = ChannelLinear(width, 3 * width, bias=False)
        self.projection = ChannelLinear(width, width)
        self.mlp_norm = nn.LayerNorm(width)
        self.mlp_in = ChannelLinear(width, hidden)
        self.mlp_out = ChannelLinear(hidden, width)

    def forward(self, x: Float[Tensor, "b t d"]) -> Float[Tensor, "b t d"]:
        qkv = self.qkv(self.attention_norm(x)).unflatten(-1, (3, self.heads, -1)).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2])
        x = x + self.projection(mixed.transpose(1, 2).flatten(2))
        return x + self.mlp_out(functional.gelu(self.mlp_in(self.mlp_norm(x))))


class Backbone(nn.Module):
    """A stack of blocks closed by a LayerNorm, which applies to the last layer's output only."""

    #: The same in compiled kernels, where :meth:`lamm.network.Lamm.jit` has asked for them.
    compiled: Callable[..., Any] | None = None

    def __init__(self, tokens: int, layers: int, config: LammConfig) -> None:
        super().__init__()
        self.kind = config.backbone
        block = MixerBlock if config.backbone == "mixer" else TransformerBlock
        self.layers = nn.ModuleList(block(tokens, config) for _ in range(layers))
        self.norm = nn.LayerNorm(config.width)

    def forward(self, x: Float[Tensor, "b t d"]) -> Float[Tensor, "b t d"]:
        """Tokens after the last layer, normalised."""
        if self.compiled is not None and when.compiled(x):
            return self.compiled(x)
        if when.one_mesh(x):
            return lean.stack(x, self.layers, self.norm, self.kind)
        for layer in self.layers:
            x = layer(x)
        return self.norm(x)

    def all_layers(self, x: Float[Tensor, "b t d"]) -> list[Float[Tensor, "b t d"]]:
        """Tokens at the input of the stack and after every layer (L + 1 tensors), the last one normalised."""
        tokens = [x]
        for layer in self.layers:
            tokens.append(layer(tokens[-1]))
        tokens[-1] = self.norm(tokens[-1])
        return tokens
