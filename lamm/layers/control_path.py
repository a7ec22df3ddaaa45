"""A linear path from the control vertices to the surface, fitted in closed form. Not in the paper.

How far the other vertices of a region follow its control vertices is, to first order, a property of the training
set: the ridge regression of vertices on control vertices. A network has to find it step by step; here it is where an
edit starts.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor, nn

from bench.api import BenchError
from bench.base.components import Rows
from lamm.regions.layout import RegionLayout, coordinates

MESHES = 4096  # from which the covariances are taken at most


class ControlPath(nn.Module):
    """Displacement of the control vertices → displacement of all vertices, ``(B, 3 · slots)``, by one matrix a region.

    For the coordinates v of region i and the control coordinates c of the regions next to it (itself included),
    with Σ the covariance over the training set,

        L_i = 2 Σ_vc (2 Σ_cc + λ²)⁻¹,

    the best linear guess of how v differs between two shapes of the set whose control vertices differ by δ ± λ.
    Control vertices that are asked to stay hold their surroundings; regions that do not touch an edited one do not
    move at all. Everything is in one unit for all coordinates; λ is given in that unit. The matrices are not trained.
    """

    def __init__(self, layout: RegionLayout) -> None:
        super().__init__()
        near = neighbours(layout)
        owner = torch.repeat_interleave(torch.arange(len(layout.names)), torch.tensor(layout.control_sizes))
        #: For every region the places, among all control vertices, of those that it follows.
        self.follows = [near[i][owner].nonzero().flatten() for i in range(len(layout.names))]
        #: And the regions that these belong to.
        self._owners = [set(owner[follows].tolist()) for follows in self.follows]
        for i, follows in enumerate(self.follows):
            self.register_buffer(f"map{i}", torch.zeros(3 * len(follows), 3 * layout.sizes[i]))
            self.register_buffer(f"follows{i}", follows.clone(), persistent=False)

    def weight(self, region: int) -> Float[Tensor, "c w"]:
        return self.get_buffer(f"map{region}")

    def forward(
        self, displacement: Mapping[int, Float[Tensor, "b c 3"]], layout: RegionLayout
    ) -> Float[Tensor, "b s"] | None:
        """The addition to the vertices in slot order, in the unit of ``displacement``; None where nothing is moved."""
        if not displacement:
            return None
        first = next(iter(displacement.values()))
        moves = first.new_zeros(len(first), len(layout.controls), 3)
        for region, delta in displacement.items():
            moves[:, slice(*layout.control_ranges[region])] = delta
        result = first.new_zeros(len(first), 3 * len(layout.slots))
        for region, owners in enumerate(self._owners):
            if owners & displacement.keys():
                rows = moves.index_select(1, self.get_buffer(f"follows{region}")).flatten(1)
                result[:, layout.columns(region)] = rows @ self.weight(region).to(rows.dtype)
        return result

    @torch.no_grad()
    def start_from(self, packed: Float[Tensor, "n s"] | Rows, layout: RegionLayout, noise: float) -> None:
        """Fit to training meshes in slot order. ``noise`` is λ in the unit of ``packed``.

        Errors: λ not above 0, or a single mesh.
        """
        if not noise > 0:
            raise BenchError(f"expected a noise of the control vertices above 0, got {noise}")
        packed = Rows.of(packed).first(MESHES)
        if packed.count < 2:
            raise BenchError(f"expected at least 2 meshes for the control path, got {packed.count}")
        columns = coordinates(layout.first_slot[layout.controls])
        inner, outer = _covariances(packed, columns)
        ridge = noise**2 * torch.eye(len(columns), dtype=torch.float64, device=inner.device)
        once = _counted_once(layout)
        for region, follows in enumerate(self.follows):
            if not len(follows):
                continue
            rows = coordinates(follows.to(inner.device))
            system = 2 * inner[rows[:, None], rows] + ridge[: len(rows), : len(rows)]
            # The whole value in the slots that count, nothing in the others: a shared vertex must not move twice.
            found = torch.linalg.solve(system, 2 * outer[rows][:, layout.columns(region)].double())
            self.weight(region).copy_(found * once[layout.columns(region)])


def neighbours(layout: RegionLayout) -> Bool[Tensor, "k k"]:
    """Whether two regions share an edge or a vertex (each with itself). Without faces every region is next to every."""
    count = len(layout.names)
    if not len(layout.faces):
        return torch.ones(count, count, dtype=torch.bool)
    member = layout.member().cpu().float()
    at_face = (member[layout.faces.cpu()].sum(1) > 0).float()
    return (at_face.T @ at_face + torch.eye(count)) > 0


def _counted_once(layout: RegionLayout) -> Float[Tensor, " s"]:
    """1 in the columns that hold a vertex's value, 0 in those that must add nothing to it (regions that overlap)."""
    if layout.overlap == "mean":
        return torch.ones(3 * len(layout.slots), dtype=torch.float64, device=layout.slots.device)
    once = torch.zeros(3 * len(layout.slots), dtype=torch.float64, device=layout.slots.device)
    once[coordinates(layout.first_slot)] = 1
    return once


def _covariances(packed: Rows, columns: Int[Tensor, " c"]) -> tuple[Float[Tensor, "c c"], Float[Tensor, "c s"]]:
    """Σ of the given columns, in float64, and their Σ with all columns."""
    mean = packed.mean()
    inner = mean.new_zeros(len(columns), len(columns))
    outer = next(iter(packed)).new_zeros(len(columns), len(mean))
    for _, centred in packed.centred(mean):
        chosen = centred[:, columns]
        inner.addmm_(chosen.double().T, chosen.double())
        outer.addmm_(chosen.T, centred)
    return inner / (packed.count - 1), outer / (packed.count - 1)
