"""A linear path from the control vertices of some regions to the surface, while all the rest of it is asked to stay.

Not in the paper. What an edit of a nose does to the nose is, to first order, a property of the training set; that it
does nothing to the ears is what is asked. :class:`lamm.layers.control_path.ControlPath` knows the rest of the surface
by its control vertices alone; here every vertex outside the edited regions counts.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional

from lamm.layers.control_path import neighbours
from lamm.regions.layout import RegionLayout, coordinates

KEPT = 16  # sets of regions edited together whose maps are kept


class SurfacePath(nn.Module):
    """Displacements of control vertices → displacement of all vertices, ``(B, V, 3)``, in closed form.

    With b ~ N(0, 2) the principal components of the difference of two shapes of the training set, in deviations, and
    B their directions times deviations ``(3V, K)``, an edit is the b of highest posterior where the edited regions'
    control vertices c move by δ ± λ each and the n vertices o of no edited region by 0 ± λ in root mean square:

        W = B_v (1/2 + B_cᵀ B_c / λ² + B_oᵀ B_o / (n λ²))⁻¹ B_cᵀ / λ²,   moved = W δ.

    Regions that do not touch an edited one do not move at all. W depends on which regions are edited together; it is
    made when they first are, and kept for the last :data:`KEPT` sets of them. Nothing here is trained or stored.
    """

    def __init__(self, layout: RegionLayout) -> None:
        super().__init__()
        self._near = neighbours(layout)
        self._maps: OrderedDict[tuple[int, ...], tuple[Tensor, Tensor]] = OrderedDict()
        self._gram: Tensor | None = None  # Bᵀ B of the whole surface, float64

    def forget(self) -> None:
        """Make all maps anew: the components are others, or lie elsewhere."""
        self._maps.clear()
        self._gram = None

    def _apply(self, fn: Callable[[Tensor], Tensor], recurse: bool = True) -> Any:
        self.forget()
        return super()._apply(fn, recurse)

    def forward(
        self,
        vertices: Float[Tensor, "b v 3"],
        displacement: Mapping[int, Float[Tensor, "b c 3"]],
        layout: RegionLayout,
        basis: Float[Tensor, "k w"],
        deviation: Float[Tensor, " k"],
        noise: Callable[[], float],
    ) -> Float[Tensor, "b v 3"]:
        """``vertices`` with what follows the control vertices added.

        ``basis``: principal directions, and the ``deviation`` of each in the unit of ``vertices``, of ``displacement``,
        which maps a region's number to its control vertices', and of λ, which ``noise()`` reads where it is needed.
        """
        edited = tuple(sorted(displacement))
        if edited not in self._maps:
            self._maps[edited] = self._map(edited, layout, basis, deviation, noise())
            if len(self._maps) > KEPT:
                self._maps.popitem(last=False)
        self._maps.move_to_end(edited)
        rank, weight = self._maps[edited]
        asked = torch.cat([displacement[region].flatten(1) for region in edited], 1)
        moved = (asked @ weight.to(asked.dtype)).unflatten(1, (-1, 3))
        # Reading rows is several times as fast as index_add, which adds row by row.
        return vertices + moved.index_select(1, rank)

    @torch.no_grad()
    def _map(
        self, edited: tuple[int, ...], layout: RegionLayout, basis: Tensor, deviation: Tensor, noise: float
    ) -> tuple[Tensor, Tensor]:
        """Wᵀ for the m vertices that move and a last one that does not, ``(3c, 3m + 3)``; each vertex's place in it."""
        with torch.inference_mode(False):
            rows = basis * deviation[:, None]
            moving = self._member(self._touching(edited), layout)
            found = self.components(edited, layout, rows, noise)
            weight = functional.pad(found.T @ rows[:, coordinates(moving.nonzero().flatten())], (0, 3))
            return torch.where(moving, moving.cumsum(0) - 1, moving.sum()), weight

    def components(
        self, edited: tuple[int, ...], layout: RegionLayout, rows: Float[Tensor, "k w"], noise: float
    ) -> Float[Tensor, "k c"]:
        """The b of an edit of these regions together, a column for each coordinate of their control vertices.

        W = B_v b. ``rows``: directions times deviations, Bᵀ.
        """
        if self._gram is None:
            self._gram = gram(rows)
        inside = self._member(edited, layout)
        controls = coordinates(torch.cat([layout.region_controls(region) for region in edited]).to(rows.device))
        handles = rows[:, controls].double()
        system = 0.5 * torch.eye(len(rows), dtype=torch.float64, device=rows.device)
        system += handles @ handles.T / noise**2
        outside = layout.vertex_count - int(inside.sum())
        if outside:
            left = self._gram - gram(rows[:, coordinates(inside.nonzero().flatten())])
            system += left / (outside * noise**2)
        return torch.cholesky_solve(handles / noise**2, torch.linalg.cholesky(system)).to(rows.dtype)

    def _touching(self, edited: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(self._near[list(edited)].any(0).nonzero().flatten().tolist())

    @staticmethod
    def _member(regions: tuple[int, ...], layout: RegionLayout) -> Tensor:
        return layout.member()[:, list(regions)].any(1)


def gram(rows: Float[Tensor, "k w"]) -> Float[Tensor, "k k"]:
    """``rows @ rowsᵀ`` in float64, a part of the columns at a time."""
    total = torch.zeros(len(rows), len(rows), dtype=torch.float64, device=rows.device)
    for part in rows.split(8192, 1):
        part = part.double()
        total.addmm_(part, part.T)
    return total
