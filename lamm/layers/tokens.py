"""From regions to tokens and back, and from control displacements to tokens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional

from lamm.fast import when
from lamm.fast.buffers import GradientBuffers
from lamm.fast.tiles import JoinedWeights
from lamm.loss.multilayer import region_tokens
from lamm.regions.layout import RegionLayout


class RegionMaps(nn.Module):
    """Maps whose weights' gradients are written into memory that is kept while they train, and whose weights lie side
    by side on a card."""

    weights: Any
    transposed = False

    def __init__(self) -> None:
        super().__init__()
        self.gradients = GradientBuffers()
        self.joined = JoinedWeights()

    def train(self, mode: bool = True) -> RegionMaps:
        if not mode:
            self.gradients.clear()
        return super().train(mode)

    def _apply(self, fn: Callable[[Tensor], Tensor], recurse: bool = True) -> RegionMaps:
        super()._apply(fn, recurse)
        if not self.transposed:
            self.joined.part(self.weights)
        return self


class RegionEncoder(RegionMaps):
    """One linear map a region, from its flattened vertices to its token: x_i = W_i vec(V[R_i]) + b_i + e_i.

    ``weights[i]`` is ``(D, 3 n_i)``, ``bias`` and ``embedding`` are ``(K, D)``. No sharing between regions (paper,
    section 3.1).
    """

    #: The products in compiled kernels, where :meth:`lamm.network.Lamm.jit` has asked for them.
    compiled: Callable[..., Any] | None = None

    def __init__(self, sizes: tuple[int, ...], width: int) -> None:
        super().__init__()
        self.weights = nn.ParameterList(nn.Parameter(torch.empty(width, 3 * size)) for size in sizes)
        self.bias = nn.Parameter(torch.empty(len(sizes), width))
        self.embedding = nn.Parameter(torch.empty(len(sizes), width))
        self.reset_parameters()

    def reset_parameters(self) -> None:
        for weight, bias in zip(self.weights, self.bias, strict=True):
            bound = weight.shape[1] ** -0.5
            nn.init.uniform_(weight, -bound, bound)
            nn.init.uniform_(bias, -bound, bound)
        nn.init.normal_(self.embedding, std=0.02)

    def forward(self, packed: Float[Tensor, "b s"], layout: RegionLayout) -> Float[Tensor, "b k d"]:
        """Tokens of the regions from vertices in slot order (:meth:`RegionLayout.gather`)."""
        offset = self.bias + self.embedding
        if self.compiled is not None and when.compiled(packed):
            return self.compiled(packed, layout) + offset
        autocast = torch.is_autocast_enabled(packed.device.type)
        if self.training and torch.is_grad_enabled() and not packed.requires_grad and not autocast:
            return region_tokens(packed, list(self.weights), layout, self.gradients) + offset
        maps = [functional.linear(packed[:, layout.columns(i)], weight) for i, weight in enumerate(self.weights)]
        return torch.stack(maps, 1) + offset


class RegionDecoder(RegionMaps):
    """One linear map a region, from its token to its vertices: vec(V[R_i]) = W_iᵀ y_i + b_i.

    ``weights[i]`` is ``(D, 3 n_i)`` so that a matrix-vector product runs along memory; ``bias`` is ``(3 · slots)``.
    ``transposed`` stores the same matrix the other way round in memory, as ``nn.Linear`` does, with equal shape.
    """

    #: The same in compiled kernels, where :meth:`lamm.network.Lamm.jit` has asked for them.
    compiled: Callable[..., Any] | None = None

    def __init__(self, sizes: tuple[int, ...], width: int, transposed: bool = False) -> None:
        super().__init__()
        shapes, self.transposed = [(width, 3 * size) for size in sizes], transposed
        self.weights = nn.ParameterList(
            nn.Parameter(torch.empty(shape[::-1]).T if transposed else torch.empty(shape)) for shape in shapes
        )
        self.bias = nn.Parameter(torch.empty(3 * sum(sizes)))
        self.reset_parameters()

    def reset_parameters(self) -> None:
        bound = self.weights[0].shape[0] ** -0.5
        for weight in self.weights:
            # Drawn in one order, so that both memory layouts start from the same numbers.
            weight.data.copy_(torch.empty(weight.shape).uniform_(-bound, bound))
        nn.init.uniform_(self.bias, -bound, bound)

    def forward(self, tokens: Float[Tensor, "b k d"], layout: RegionLayout) -> Float[Tensor, "b s"]:
        """Geometry of all regions in slot order; the inverse direction of :class:`RegionEncoder`."""
        if self.compiled is not None and when.compiled(tokens):
            return self.compiled(tokens, layout)
        parts = [
            torch.addmm(self.bias[layout.columns(i)], tokens[:, i], weight) for i, weight in enumerate(self.weights)
        ]
        return torch.cat(parts, 1)


class ControlNetworks(nn.Module):
    """f_i: displacement of region i's control vertices ``(B, 3 c_i)`` → an addition to its token ``(B, D)``.

    Three linear maps with GELU between and **no bias**, so that f_i(0) = 0 and no displacement is exactly the
    autoencoder (paper, section 3.3).
    """

    def __init__(self, control_sizes: tuple[int, ...], hidden: tuple[int, int], width: int) -> None:
        super().__init__()
        self.networks = nn.ModuleDict(
            {
                str(region): nn.Sequential(
                    nn.Linear(3 * size, hidden[0], bias=False),
                    nn.GELU(),
                    nn.Linear(hidden[0], hidden[1], bias=False),
                    nn.GELU(),
                    nn.Linear(hidden[1], width, bias=False),
                )
                for region, size in enumerate(control_sizes)
                if size
            }
        )

    def forward(
        self, tokens: Float[Tensor, "b k d"], displacement: Mapping[int, Float[Tensor, "b c 3"]]
    ) -> Float[Tensor, "b k d"]:
        """``tokens`` with the addition of every region in ``displacement`` (normalised units)."""
        regions = torch.tensor(list(displacement), device=tokens.device)
        additions = [self.networks[str(region)](delta.flatten(1)) for region, delta in displacement.items()]
        return tokens.index_add(1, regions, torch.stack(additions, 1))
