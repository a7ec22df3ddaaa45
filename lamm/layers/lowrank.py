"""Region maps as products of two factors: a wide one along the region's vertices, a small one along the token.

The wide factor of region i is ``(r_i, 3 n_i)``. The small factors of all regions are one tensor, padded to the largest
rank R with zeros, so that all regions are one batched product; what is padded has no gradient and stays zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional

from bench.api import BenchError
from bench.base.components import Rows, principal
from lamm.fast.tiles import JoinedWeights
from lamm.regions.layout import RegionLayout

# Meshes from which a region's principal directions are taken: enough for directions, and quick at any size.
DIRECTION_MESHES = 1024


def region_ranks(rank: int | Sequence[int], layout: RegionLayout, width: int) -> tuple[int, ...]:
    """The rank of every region; an error names the first region that cannot have the rank asked for."""
    ranks = (rank,) * len(layout.sizes) if isinstance(rank, int) else tuple(rank)
    if len(ranks) != len(layout.sizes):
        raise BenchError(f"expected one rank or one for each of {len(layout.sizes)} regions, got {len(ranks)}")
    for name, size, wanted in zip(layout.names, layout.sizes, ranks, strict=True):
        limit = min(width, 3 * size)
        if not 1 <= wanted <= limit:
            raise BenchError(
                f"expected a rank of 1 to {limit} for region {name!r} ({size} vertices, width {width}), got {wanted}; "
                "give one rank per region"
            )
    return ranks


def largest_ranks(rank: int, sizes: Sequence[int], width: int) -> tuple[int, ...]:
    """``rank`` or, in regions too small for it, the largest that they can have."""
    return tuple(min(rank, width, 3 * size) for size in sizes)


class _Factors(nn.Module):
    """What both directions share: wide factors by region and one padded small factor."""

    def __init__(self, sizes: Sequence[int], ranks: tuple[int, ...], small: tuple[int, int]) -> None:
        super().__init__()
        self.ranks, self.rank = ranks, max(ranks)
        pairs = zip(ranks, sizes, strict=True)
        self.wide = nn.ParameterList(nn.Parameter(torch.empty(rank, 3 * size)) for rank, size in pairs)
        self.small = nn.Parameter(torch.empty(len(sizes), *small))
        self.joined = JoinedWeights()
        #: A map with reduced weights in the place of the wide factors (:mod:`lamm.reduce.quantize`), else None.
        self.reduced: nn.Module | None = None

    def _apply(self, fn: Callable[[Tensor], Tensor], recurse: bool = True) -> _Factors:
        super()._apply(fn, recurse)
        self.joined.part(list(self.wide))
        return self

    def padded(self) -> list[Float[Tensor, "r c"]]:
        """Wide factors with zero rows up to the largest rank."""
        rows = [self.rank - rank for rank in self.ranks]
        return [functional.pad(w, (0, 0, 0, n)) if n else w for w, n in zip(self.wide, rows, strict=True)]


class LowRankEncoder(_Factors):
    """x_i = U_iᵀ A_i vec(V[R_i]) + b_i + e_i: A_i ``(r_i, 3 n_i)`` is ``wide[i]``, U_i ``(R, D)`` is ``small[i]``."""

    def __init__(self, sizes: Sequence[int], width: int, ranks: tuple[int, ...]) -> None:
        super().__init__(sizes, ranks, (max(ranks), width))
        self.bias = nn.Parameter(torch.empty(len(sizes), width))
        self.embedding = nn.Parameter(torch.empty(len(sizes), width))
        self.reset_parameters()

    @torch.no_grad()
    def reset_parameters(self) -> None:
        """Random factors whose product spreads tokens as the full map's first weights do."""
        for i, (rank, wide) in enumerate(zip(self.ranks, self.wide, strict=True)):
            bound = wide.shape[1] ** -0.5
            nn.init.uniform_(wide, -bound, bound)
            nn.init.uniform_(self.bias[i], -bound, bound)
            nn.init.uniform_(self.small[i], -((3 / rank) ** 0.5), (3 / rank) ** 0.5)
            self.small[i, rank:] = 0
        nn.init.normal_(self.embedding, std=0.02)

    @torch.no_grad()
    def start_from(self, directions: Sequence[Tensor]) -> None:
        """The full map's random first weights, laid on the regions' principal directions ``(r_i, 3 n_i)``."""
        for i, (rank, wide) in enumerate(zip(self.ranks, self.wide, strict=True)):
            wide.copy_(directions[i])
            bound = wide.shape[1] ** -0.5
            nn.init.uniform_(self.small[i], -bound, bound)
            self.small[i, rank:] = 0

    def forward(self, packed: Float[Tensor, "b s"], layout: RegionLayout) -> Float[Tensor, "b k d"]:
        """Tokens of the regions from vertices in slot order."""
        if self.reduced is not None:
            coefficients = self.reduced(packed, layout).transpose(0, 1)
        else:
            maps = [functional.linear(packed[:, layout.columns(i)], wide) for i, wide in enumerate(self.wide)]
            rows = [self.rank - rank for rank in self.ranks]
            coefficients = torch.stack([functional.pad(m, (0, n)) if n else m for m, n in zip(maps, rows, strict=True)])
        return torch.bmm(coefficients, self.small).transpose(0, 1) + (self.bias + self.embedding)


class LowRankDecoder(_Factors):
    """vec(V[R_i]) = A_iᵀ (U_iᵀ y_i) + b_i: A_i ``(r_i, 3 n_i)`` is ``wide[i]``, U_i ``(D, R)`` is ``small[i]``."""

    def __init__(self, sizes: Sequence[int], width: int, ranks: tuple[int, ...]) -> None:
        super().__init__(sizes, ranks, (width, max(ranks)))
        self.bias = nn.Parameter(torch.empty(3 * sum(sizes)))
        self.reset_parameters()

    @torch.no_grad()
    def reset_parameters(self) -> None:
        """Random factors whose product spreads coordinates as the full map's first weights do."""
        bound = self.small.shape[1] ** -0.5
        for i, (rank, wide) in enumerate(zip(self.ranks, self.wide, strict=True)):
            nn.init.uniform_(wide, -((3 / rank) ** 0.5), (3 / rank) ** 0.5)
            nn.init.uniform_(self.small[i], -bound, bound)
            self.small[i, :, rank:] = 0
        nn.init.uniform_(self.bias, -bound, bound)

    @torch.no_grad()
    def start_from(self, directions: Sequence[Tensor], deviations: Sequence[Tensor]) -> None:
        """Wide factors are principal directions times their deviation, so that coefficients of size one make shapes."""
        for wide, direction, deviation in zip(self.wide, directions, deviations, strict=True):
            wide.copy_(direction * deviation[:, None])

    def coefficients(self, tokens: Float[Tensor, "*b k d"]) -> Float[Tensor, "*b k r"]:
        """U_iᵀ y_i for the tokens of any number of layers and meshes, in one batched product."""
        rows = tokens.flatten(0, -3).transpose(0, 1)
        return torch.bmm(rows, self.small).transpose(0, 1).unflatten(0, tokens.shape[:-2])

    def expand(
        self, coefficients: Float[Tensor, "b k r"], base: Float[Tensor, "#b s"], layout: RegionLayout
    ) -> Float[Tensor, "b s"]:
        """``base`` plus the wide factors' sums, in slot order."""
        if self.reduced is not None:
            return self.reduced(coefficients, layout).add_(base)
        if torch.is_grad_enabled() or len(coefficients) > 1:
            parts = [
                torch.addmm(base[:, layout.columns(i)], coefficients[:, i, : len(wide)], wide)
                for i, wide in enumerate(self.wide)
            ]
            return torch.cat(parts, 1)
        packed = base.clone() if len(base) == 1 else base
        for i, wide in enumerate(self.wide):
            packed[:, layout.columns(i)].addmm_(coefficients[:, i, : len(wide)], wide)
        return packed

    def forward(self, tokens: Float[Tensor, "b k d"], layout: RegionLayout) -> Float[Tensor, "b s"]:
        """Geometry of all regions in slot order."""
        return self.expand(self.coefficients(tokens), self.bias[None], layout)


@torch.no_grad()
def principal_directions(
    packed: Float[Tensor, "n s"] | Rows, layout: RegionLayout, ranks: Sequence[int]
) -> tuple[list[Float[Tensor, "r c"]], list[Float[Tensor, " r"]]]:
    """Each region's first principal directions and deviations over training meshes in slot order.

    Where the meshes have fewer directions than the rank asks for, the others are random with deviation zero.
    """
    packed = Rows.of(packed)
    chosen = packed.every(-(-packed.count // DIRECTION_MESHES))
    directions, deviations = [], []
    for i, rank in enumerate(ranks):
        rows = chosen[:, layout.columns(i)]
        found = principal(rows, min(rank, len(rows) - 1, rows.shape[1]))
        missing = rank - len(found.directions)
        extra = torch.randn(missing, rows.shape[1]).to(rows) * rows.shape[1] ** -0.5
        directions.append(torch.cat([found.directions, extra]))
        deviations.append(functional.pad(found.deviation, (0, missing)))
    return directions, deviations
