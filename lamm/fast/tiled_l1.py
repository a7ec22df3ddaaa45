"""The multilayer L1 loss of all regions and layers in one batched product, for a card.

With tiles of w rows (:mod:`lamm.fast.tiles`), M = L B rows of tokens and the target of layer l a share α_l of a shape,

    d = b − α_l V + Σ_terms Y Wᵀ    (tiles, M, w),      value = mean |d|,

the targets are written first and products add to them in place. The gradients need of d its sign S alone, which takes
its memory: dY = S W, dW = Sᵀ Y, db = Σ S. The factor of the mean and the gradient that comes in are multiplied into
the tokens and sums, the smallest tensors there are, so nothing is read from the host.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor
from torch.autograd import Function
from torch.autograd.function import once_differentiable

from lamm.fast.tiles import Tiles
from lamm.regions.layout import RegionLayout


@dataclass(frozen=True)
class Targets:
    """Layer l is pulled to ``shares[l] · shapes[0]`` for l < ``first``, to ``shares[l] · shapes[-1]`` from there on.

    ``shapes`` are vertices ``(B, V, 3)`` where regions overlap, else in tiles ``(n, B, w)``. ``in_tiles`` are the
    shares, 0 in the padding; both lie on the shapes' device.
    """

    shapes: tuple[Tensor, ...]
    shares: Float[Tensor, " l"]
    in_tiles: Float[Tensor, "n l 1 w"]
    first: int


@dataclass(frozen=True)
class Term:
    """One product: ``rows`` ``(T, M, r)`` or ``(K, M, r)``, a region's to its own tiles, or ``(M, r)``, the same rows
    to all tiles; ``weight`` ``(n, w, r)``."""

    rows: Tensor
    weight: Tensor


def tiled_l1(
    terms: Sequence[Term], bias: Float[Tensor, " m"], targets: Targets, tiles: Tiles, layout: RegionLayout
) -> Float[Tensor, ""]:
    """The value of :func:`lamm.loss.multilayer.multilayer_l1`; ``bias`` in rows of tiles, zero in the padding."""
    device = bias.device.type
    # Under automatic mixed precision the products take the reduced type, everything else stays as it is.
    compute = torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else bias.dtype
    with torch.autocast(device, enabled=False):
        flat = [part for term in terms for part in (term.rows.to(bias.dtype), term.weight.to(bias.dtype))]
        return _TiledL1.apply(bias, targets, tiles, layout, compute, *flat)


class _TiledL1(Function):
    @staticmethod
    def forward(
        ctx: Any,
        bias: Tensor,
        targets: Targets,
        tiles: Tiles,
        layout: RegionLayout,
        compute: torch.dtype,
        *flat: Tensor,
    ) -> Tensor:
        layers, batch = len(targets.shares), targets.shapes[0].shape[0 if layout.has_overlap else 1]
        bias = bias.view(tiles.count, 1, tiles.width)
        difference = bias.new_empty(tiles.count, layers * batch, tiles.width)
        if layout.has_overlap:
            difference.copy_(bias)
        else:
            _write_targets(difference.unflatten(1, (layers, batch)), bias[:, None], targets, tiles)
        for rows, weight in zip(flat[::2], flat[1::2], strict=True):
            _add_product(difference, _by_tile(rows, tiles), weight.transpose(1, 2), compute)
        if layout.has_overlap:
            total, sign = _overlapping(difference, targets, tiles, layout)
        else:
            total, sign = torch.linalg.vector_norm(difference, 1), difference.sign_()
        ctx.scale = 1.0 / (layers * batch * 3 * layout.vertex_count)
        ctx.settings = tiles, compute
        ctx.save_for_backward(sign, *flat)
        return total * ctx.scale

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        (sign, *flat), (tiles, compute) = ctx.saved_tensors, ctx.settings
        scale = grad * ctx.scale
        reduced = sign.to(compute)
        found: list[Tensor] = []
        for rows, weight in zip(flat[::2], flat[1::2], strict=True):
            part = torch.bmm(reduced, weight.to(compute)).to(rows.dtype)
            to_rows = tiles.collect(part, len(rows), scale) if rows.dim() == 3 else part.sum(0) * scale
            if compute == rows.dtype:
                to_weight = torch.bmm(reduced.transpose(1, 2), _by_tile(rows * scale, tiles))
            else:  # in a reduced type the smallest gradients would vanish, so there the result is scaled instead
                to_weight = torch.bmm(reduced.transpose(1, 2), _by_tile(rows.to(compute), tiles)).to(rows.dtype) * scale
            found += [to_rows, to_weight]
        return (sign.sum(1) * scale).flatten(), None, None, None, None, *found


def _write_targets(out: Float[Tensor, "n l b w"], bias: Tensor, targets: Targets, tiles: Tiles) -> None:
    """``out = bias − shares · shapes``, zero in the padding, which no product reaches."""
    shares = targets.in_tiles.to(out.dtype)
    cuts = (0, targets.first, len(targets.shares)) if len(targets.shapes) > 1 else (0, len(targets.shares))
    for shape, start, stop in zip(targets.shapes, cuts, cuts[1:], strict=False):
        torch.addcmul(bias, shares[:, start:stop], shape[:, None], value=-1, out=out[:, start:stop])


def _by_tile(rows: Tensor, tiles: Tiles) -> Float[Tensor, "n m r"]:
    return tiles.spread(rows) if rows.dim() == 3 else rows.expand(tiles.count, -1, -1)


def _add_product(out: Tensor, left: Tensor, right: Tensor, compute: torch.dtype) -> None:
    if compute == out.dtype:
        out.baddbmm_(left, right)
    else:
        out.add_(torch.bmm(left.to(compute), right.to(compute)))


def _overlapping(
    difference: Float[Tensor, "n m w"], targets: Targets, tiles: Tiles, layout: RegionLayout
) -> tuple[Float[Tensor, ""], Float[Tensor, "n m w"]]:
    """Sum of |difference| where regions share vertices, which are put together first; signs in tiles."""
    vertices = tiles.vertices(tiles.to_slots(difference), layout).unflatten(0, (len(targets.shares), -1))
    shares = targets.shares.to(vertices.dtype).view(-1, 1, 1, 1)
    if len(targets.shapes) == 1:
        vertices.addcmul_(shares, targets.shapes[0], value=-1)
    else:
        for shape, part in zip(targets.shapes, (slice(0, targets.first), slice(targets.first, None)), strict=True):
            vertices[part].addcmul_(shares[part], shape, value=-1)
    total = torch.linalg.vector_norm(vertices, 1)
    return total, tiles.slots_of(vertices.sign_().flatten(0, 1), layout)
