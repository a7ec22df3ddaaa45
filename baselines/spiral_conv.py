"""Spiral convolution: one linear map of the features gathered along a spiral (Gong et al. 2019, equation 3)."""

from __future__ import annotations

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn


class SpiralConv(nn.Module):
    """``y_v = W · [x_{s(v,1)}, …, x_{s(v,S)}] + b``, computed on vertex-major tensors.

    ``spirals`` ``(V, S)`` are vertex ids of the input. ``weight`` ``(C_out, S·C_in)``. Initialisation as published:
    Xavier uniform weights, zero bias.
    """

    spirals: Tensor

    def __init__(self, spirals: Int[Tensor, "v s"], in_channels: int, out_channels: int) -> None:
        super().__init__()
        self.in_channels, self.out_channels, self.length = in_channels, out_channels, spirals.shape[1]
        self.weight = nn.Parameter(torch.empty(out_channels, self.length * in_channels))
        self.bias = nn.Parameter(torch.zeros(out_channels))
        self.register_buffer("spirals", spirals, persistent=False)
        nn.init.xavier_uniform_(self.weight)

    def forward(self, features: Float[Tensor, "n b c"]) -> Float[Tensor, "v b o"]:
        parts = self.weight.reshape(self.out_channels, self.length, self.in_channels)
        total: Tensor = self.bias
        for position in range(self.length):
            total = total + features.index_select(0, self.spirals[:, position]) @ parts[:, position].t()
        return total


class BatchMajorSpiralConv(SpiralConv):
    """The same map as published programs compute it: gather to ``(B, V, S·C_in)``, then one linear layer."""

    def forward(self, features: Float[Tensor, "b n c"]) -> Float[Tensor, "b v o"]:
        batch = features.shape[0]
        gathered = features.index_select(1, self.spirals.reshape(-1))
        return nn.functional.linear(gathered.reshape(batch, len(self.spirals), -1), self.weight, self.bias)
