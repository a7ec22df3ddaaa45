"""Spiral convolution: one linear map of the features gathered along a spiral (Gong et al. 2019, equation 3)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from jaxtyping import Float, Int
from scipy import sparse
from torch import Tensor, nn

from baselines.layers import card
from baselines.layers.spiral_ops import SpiralMaps, gather_matrix, spiral_conv


class SpiralConv(nn.Module):
    """``y_v = W · [x_{s(v,1)}, …, x_{s(v,S)}] + b``, then ELU if ``elu``, computed in the cheaper order.

    ``spirals`` ``(V, S)`` are vertex ids; an id that is no vertex stands for zero features. With ``resample``
    ``(N', N)`` the features are first mapped by this sparse matrix and spirals refer to its N' rows.
    ``weight`` ``(C_out, S·C_in)``, Xavier uniform; bias zero, as published.
    """

    def __init__(
        self,
        spirals: Int[np.ndarray, "v s"],
        resample: sparse.csr_matrix,
        in_channels: int,
        out_channels: int,
        elu: bool = True,
    ) -> None:
        super().__init__()
        self.elu, self.spirals, self.resample = elu, spirals, resample
        self.weight = nn.Parameter(torch.empty(out_channels, spirals.shape[1] * in_channels))
        self.bias = nn.Parameter(torch.zeros(out_channels))
        self.maps = SpiralMaps(gather_matrix(spirals, resample), spirals.shape[1], in_channels, out_channels)
        nn.init.xavier_uniform_(self.weight)

    def forward(self, features: Float[Tensor, "b n c"]) -> Float[Tensor, "b v o"]:
        return spiral_conv(features, self.weight, self.bias, self.maps, self.elu)

    @property
    def table_bytes(self) -> int:
        return self.maps.table_bytes

    def on_card(self, features: Float[Tensor, "n b c"]) -> Float[Tensor, "v b o"]:
        """The same with vertices first: the program for a card."""
        return card.spiral_conv(features, self.weight, self.bias, self.maps, self.elu)

    def at(self, rows: Int[np.ndarray, " r"]) -> tuple[Callable[[Tensor], Tensor], Int[np.ndarray, " n"]]:
        """The convolution at the output vertices ``rows`` alone, and the input vertices it takes, in their order."""
        spirals = self.spirals[rows]
        seen = np.unique(spirals)
        needed = np.unique(self.resample[seen[seen < self.resample.shape[0]]].indices)
        out_channels, in_channels = self.weight.shape[0], self.weight.shape[1] // spirals.shape[1]
        gather = gather_matrix(spirals, self.resample[:, needed])
        maps = SpiralMaps(gather, spirals.shape[1], in_channels, out_channels).to(self.weight.device)
        return lambda features: spiral_conv(features, self.weight, self.bias, maps, self.elu), needed


class GatherSpiralConv(nn.Module):
    """The same map as published programs compute it: gather to ``(B, V, S·C_in)``, one linear layer, ELU apart.

    The id V, where spirals have it, is a dummy vertex put behind the others with features of zero.
    """

    spirals: Tensor

    def __init__(
        self,
        spirals: Int[np.ndarray, "v s"],
        in_channels: int,
        out_channels: int,
        elu: bool = True,
    ) -> None:
        super().__init__()
        self.elu, self.dummy = elu, bool((spirals >= len(spirals)).any())
        self.weight = nn.Parameter(torch.empty(out_channels, spirals.shape[1] * in_channels))
        self.bias = nn.Parameter(torch.zeros(out_channels))
        self.register_buffer("spirals", torch.from_numpy(np.ascontiguousarray(spirals)), persistent=False)
        nn.init.xavier_uniform_(self.weight)

    def forward(self, features: Float[Tensor, "b n c"]) -> Float[Tensor, "b v o"]:
        if self.dummy:
            features = nn.functional.pad(features, (0, 0, 0, 1))
        gathered = features.index_select(1, self.spirals.reshape(-1))
        result = nn.functional.linear(gathered.reshape(len(features), len(self.spirals), -1), self.weight, self.bias)
        return nn.functional.elu(result) if self.elu else result
