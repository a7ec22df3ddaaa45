"""What a code says of each region, through a few numbers of its own. Not in the paper."""

from __future__ import annotations

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional

from bench.base.components import Rows, principal
from lamm.regions.layout import RegionLayout


class RegionDecoder(nn.Module):
    """r(z) ``(B, 3 S)``, S the slots of a layout: for each region k of R

        r_k(z) = B_kᵀ (s_k ⊙ d_k(A_k z)),   A_k ``(m, Z)``, B_k ``(K, 3 n_k)``

    with B_k the principal directions of the region's training shapes, s_k ``(K,)`` their deviations or a limit where
    that is less, and d_k a small network that begins at zero. A region sees of the code the ``m`` numbers A_k z alone.
    What a finger does depends on little of a hand, and a network that is given no more learns it from far fewer meshes
    than one that is given all of the code. All regions are one batched product, in each of the layers.
    """

    basis: Tensor
    scale: Tensor

    def __init__(
        self, layout: RegionLayout, latent: int, numbers: int, components: int, width: int, layers: int, dropout: float
    ) -> None:
        super().__init__()
        regions, self.columns = len(layout.sizes), [layout.columns(i) for i in range(len(layout.sizes))]
        self.components, self.dropout = components, dropout
        self.register_buffer("basis", torch.zeros(components, 3 * len(layout.slots)))
        self.register_buffer("scale", torch.zeros(regions, components))
        self.numbers = _Linears(regions, latent, numbers)
        self.first = _Linears(regions, numbers, width)
        self.inner = nn.ModuleList(_Linears(regions, width, width) for _ in range(layers))
        self.outer = nn.ModuleList(_Linears(regions, width, width) for _ in range(layers))
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(layers + 1))
        self.last = _Linears(regions, width, components)
        nn.init.zeros_(self.last.weight)

    def set_dropout(self, share: float) -> None:
        self.dropout = share

    @torch.no_grad()
    def start_from(self, packed: Float[Tensor, "n s"] | Rows, limit: float) -> None:
        """Fit B and s to training meshes in slot order, of which one region at a time is in memory; ``limit`` is the
        largest scale, in the meshes' unit."""
        self.basis.zero_()
        self.scale.zero_()
        for region, columns in enumerate(self.columns):
            shapes = Rows.of(packed).columns(columns)
            found = principal(shapes, min(self.components, len(shapes) - 1, shapes.shape[1]))
            count = len(found.deviation)
            self.basis[:count, columns] = found.directions
            self.scale[region, :count] = found.deviation.clamp(max=limit)

    def forward(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b s"]:
        x = self.first(self.numbers(latent.expand(len(self.columns), -1, -1)))
        for norm, inner, outer in zip(self.norms, self.inner, self.outer, strict=False):
            x = x + outer(functional.dropout(functional.gelu(inner(norm(x))), self.dropout, self.training))
        found = self.last(self.norms[-1](x)) * self.scale[:, None]
        return torch.cat([part @ self.basis[:, at] for part, at in zip(found, self.columns, strict=True)], 1)


class _Linears(nn.Module):
    """A linear layer for each region: ``(R, B, inputs)`` to ``(R, B, outputs)``."""

    def __init__(self, regions: int, inputs: int, outputs: int) -> None:
        super().__init__()
        bound = inputs**-0.5
        self.weight = nn.Parameter(torch.empty(regions, inputs, outputs).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.zeros(regions, 1, outputs))

    def forward(self, x: Float[Tensor, "r b i"]) -> Float[Tensor, "r b o"]:
        return torch.baddbmm(self.bias, x, self.weight)
