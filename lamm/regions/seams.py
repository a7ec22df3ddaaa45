"""The boundaries of all editable regions as tables, so that a card may pick one without the host.

What :mod:`lamm.regions.align` does region by region, for a region that only the card knows: rows of tables are picked
by a tensor, sizes are padded, and the pseudo-inverse comes from a fixed number of rotations, since the SVD of a card
looks at its convergence and would stop a recording.
"""

from __future__ import annotations

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from lamm.regions.align import RANK_TOLERANCE, boundary, has_boundary
from lamm.regions.layout import RegionLayout

__all__ = ["Seams", "pseudo_inverse"]

#: Jacobi's method on 3 × 3 converges quadratically: after five sweeps nothing is left off the diagonal in float64.
SWEEPS = 5
_TINY = torch.finfo(torch.float32).tiny
_PAIRS = ((0, 1), (0, 2), (1, 2))


class Seams(nn.Module):
    """Rows are the E editable regions: ``inside`` ``(E, V)`` marks their vertices; ``ids`` ``(E, m)`` and ``weights``
    ``(E, m)`` are their boundaries, padded with vertices of weight 0."""

    inside: Tensor
    ids: Tensor
    weights: Tensor

    def __init__(self, layout: RegionLayout) -> None:
        super().__init__()
        device = layout.slots.device
        inside = torch.zeros(len(layout.editable), layout.vertex_count, dtype=torch.bool, device=device)
        rows = []
        for row, region in enumerate(layout.editable):
            inside[row, layout.region_vertices(region)] = True
            known = len(layout.faces) and has_boundary(layout, region)
            rows.append(boundary(layout, region) if known else layout.slots[:0])
        widest = max([1, *map(len, rows)])
        ids = torch.zeros(len(rows), widest, dtype=torch.long, device=device)
        weights = torch.zeros(len(rows), widest, dtype=torch.float64, device=device)
        for row, found in enumerate(rows):
            ids[row, : len(found)] = found
            weights[row, : len(found)] = 1
        for name, table in (("inside", inside), ("ids", ids), ("weights", weights)):
            self.register_buffer(name, table, persistent=False)

    def laid_on(
        self, target: Float[Tensor, "b v 3"], source: Float[Tensor, "b v 3"], row: Int[Tensor, 1]
    ) -> Float[Tensor, "b v 3"]:
        """All vertices of ``target`` under the affine map that lays the region's boundary on the source's: that of
        :func:`lamm.regions.align.affine_maps`; a region without a boundary is left where it is."""
        ids, weights = self.ids.index_select(0, row)[0], self.weights.index_select(0, row)[0][:, None]
        count = weights.sum().clamp(min=1)
        there, here = (points.index_select(1, ids).double() for points in (target, source))
        center_t, center_s = ((weights * points).sum(1, True) / count for points in (there, here))
        spread = weights * (there - center_t)
        wanted = weights * (here - center_s)
        inverse = pseudo_inverse(spread.transpose(1, 2) @ spread, RANK_TOLERANCE**2)
        change = inverse @ (spread.transpose(1, 2) @ (wanted - spread))
        offset = center_s - center_t - center_t @ change
        with torch.autocast(target.device.type, enabled=False):  # millimetres in bfloat16 would be rounded to one or so
            return target + target @ change.to(target.dtype) + offset.to(target.dtype)


def pseudo_inverse(matrix: Float[Tensor, "b 3 3"], tolerance: float) -> Float[Tensor, "b 3 3"]:
    """Of symmetric matrices without a negative eigenvalue; those up to ``tolerance`` times the largest count as zero.

    Jacobi's method: each rotation makes one entry off the diagonal zero, the same number of rotations for all.
    """
    vectors = torch.zeros_like(matrix)
    vectors.diagonal(dim1=1, dim2=2).fill_(1)
    for p, q in _PAIRS * SWEEPS:
        across = matrix[:, p, q]
        gap = (matrix[:, q, q] - matrix[:, p, p]) / 2
        # tan of the smaller angle: sign(g) a / (|g| + √(g² + a²)), 0 where a is
        root = gap.abs() + torch.hypot(gap, across)
        tangent = across / root.clamp(min=_TINY)
        tangent = torch.where(gap < 0, -tangent, tangent)
        cosine = (tangent.square() + 1).rsqrt()
        sine = tangent * cosine
        rotation = torch.zeros_like(matrix)
        rotation.diagonal(dim1=1, dim2=2).fill_(1)
        rotation[:, p, p] = rotation[:, q, q] = cosine
        rotation[:, p, q], rotation[:, q, p] = sine, -sine
        matrix, vectors = rotation.transpose(1, 2) @ matrix @ rotation, vectors @ rotation
    values = matrix.diagonal(dim1=1, dim2=2)
    kept = values > tolerance * values.amax(1, True)
    inverse = kept / values.clamp(min=_TINY)
    return (vectors * inverse[:, None]) @ vectors.transpose(1, 2)
