"""The multilayer L1 loss with one matrix product a region for all layers together.

Written out as one differentiable function because a plain one would keep the geometry of every layer until the
backward pass. All that the gradient of an L1 distance needs of it is a sign: one byte a coordinate and layer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Float, Int8
from torch import Tensor
from torch.autograd import Function
from torch.autograd.function import once_differentiable
from torch.nn.functional import linear

from lamm.buffers import GradientBuffers
from lamm.regions import RegionLayout

# Columns of a region handled at a time: 144 rows (16 meshes, 9 layers) of them fit a core's second-level cache.
CHUNK = 512
# In the backward pass, whose products write wide results, fewer and larger pieces are better.
BACKWARD_CHUNK = 4096


@dataclass(frozen=True)
class LayerTargets:
    """What the layers are pulled to: layer l to ``shares[l] · shapes[which[l]]``.

    ``shapes`` are ``(B, 3 · slots)`` in slot order.
    """

    shapes: tuple[Float[Tensor, "b s"], ...]
    which: tuple[int, ...]
    shares: tuple[float, ...]

    def subtract(self, geometry: Float[Tensor, "l b c"], columns: slice) -> None:
        """Subtract every layer's target from its geometry, in place."""
        for layer, (which, share) in enumerate(zip(self.which, self.shares, strict=True)):
            if share:
                geometry[layer].sub_(self.shapes[which][:, columns], alpha=share)


def multilayer_l1(
    tokens: Float[Tensor, "l b k d"],
    weights: Sequence[Float[Tensor, "d c"]],
    bias: Float[Tensor, " s"],
    layout: RegionLayout,
    targets: LayerTargets,
    buffers: GradientBuffers | None = None,
) -> Float[Tensor, ""]:
    """Mean of |W_iᵀ y_i + b_i − target| over layers, batch and vertices (paper, eqs. 1–2).

    ``tokens`` are those of the regions at every layer. Vertices in several regions are added up or averaged before
    they are compared, as in :meth:`~lamm.regions.RegionLayout.scatter`. ``buffers`` takes the weights' gradients.
    """
    device = tokens.device.type
    # Under automatic mixed precision the products take the reduced type, everything else stays as it is.
    compute = torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else bias.dtype
    with torch.autocast(device, enabled=False):
        buffers = GradientBuffers() if buffers is None else buffers
        return _MultilayerL1.apply(tokens.to(bias.dtype), bias, layout, targets, compute, buffers, *weights)


def region_tokens(
    packed: Float[Tensor, "b s"],
    weights: Sequence[Float[Tensor, "d c"]],
    layout: RegionLayout,
    buffers: GradientBuffers,
) -> Float[Tensor, "b k d"]:
    """W_i vec(V[R_i]) of every region, whose weights' gradients are written into ``buffers``."""
    return _RegionTokens.apply(packed, layout, buffers, *weights)


class _RegionTokens(Function):
    @staticmethod
    def forward(ctx: Any, packed: Tensor, layout: RegionLayout, buffers: GradientBuffers, *weights: Tensor) -> Tensor:
        ctx.save_for_backward(packed)
        ctx.layout, ctx.buffers, ctx.weights = layout, buffers, weights
        return torch.stack([linear(packed[:, layout.columns(i)], weight) for i, weight in enumerate(weights)], 1)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        (packed,) = ctx.saved_tensors
        grads = []
        for region, weight in enumerate(ctx.weights):
            to_weight = ctx.buffers.take(region, weight)
            # Contiguous on the left: with so few meshes the product is four times slower on a transposed one.
            torch.mm(grad[:, region].T.contiguous(), packed[:, ctx.layout.columns(region)], out=to_weight)
            grads.append(to_weight)
        return None, None, None, *grads


class _MultilayerL1(Function):
    @staticmethod
    def forward(
        ctx: Any,
        tokens: Tensor,
        bias: Tensor,
        layout: RegionLayout,
        targets: LayerTargets,
        compute: torch.dtype,
        buffers: GradientBuffers,
        *weights: Tensor,
    ) -> Tensor:
        run = _overlapping if layout.has_overlap else _partition
        total, signs = run(tokens, weights, bias, layout, targets, compute)
        scale = 1.0 / (tokens.shape[0] * tokens.shape[1] * 3 * layout.vertex_count)
        ctx.save_for_backward(tokens, signs, *weights)
        ctx.layout, ctx.scale, ctx.compute, ctx.buffers = layout, scale, compute, buffers
        return total * scale

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        tokens, signs, *weights = ctx.saved_tensors
        layout = ctx.layout
        scale = grad * ctx.scale
        grad_tokens = torch.empty_like(tokens)
        grad_bias = tokens.new_empty(3 * len(layout.slots))
        grad_weights = []
        for region, weight in enumerate(weights):
            rows = tokens[:, :, region].flatten(0, 1)
            scaled = rows.T.contiguous().mul_(scale).to(ctx.compute)
            to_tokens = torch.zeros_like(rows)
            to_weight = ctx.buffers.take(region, weight)
            for inner, outer in _chunks(layout, region, BACKWARD_CHUNK):
                sign = _signs(signs, layout, outer, ctx.compute)
                _add_product(to_tokens, sign, weight[:, inner].T)
                _set_product(to_weight[:, inner], scaled, sign)
                grad_bias[outer] = sign.sum(0, dtype=tokens.dtype) * scale
            grad_weights.append(to_weight)
            grad_tokens[:, :, region] = (to_tokens * scale).unflatten(0, tokens.shape[:2])
        return grad_tokens, grad_bias, None, None, None, None, *grad_weights


def _chunks(layout: RegionLayout, region: int, size: int = CHUNK) -> Iterator[tuple[slice, slice]]:
    """Pieces of a region: its columns in its own weight, and in slot order."""
    start, stop = layout.columns(region).start, layout.columns(region).stop
    for first in range(start, stop, size):
        last = min(first + size, stop)
        yield slice(first - start, last - start), slice(first, last)


def _add_product(out: Float[Tensor, "m n"], left: Float[Tensor, "m k"], right: Float[Tensor, "k n"]) -> None:
    """out += left · right, in the type of ``left``."""
    if left.dtype == out.dtype:
        out.addmm_(left, right)
    else:
        out.add_(left @ right.to(left.dtype))


def _set_product(out: Float[Tensor, "m n"], left: Float[Tensor, "m k"], right: Float[Tensor, "k n"]) -> None:
    """out = left · right, in the type of ``left``."""
    if left.dtype == out.dtype:
        torch.mm(left, right, out=out)
    else:
        out.copy_(left @ right)


def _affine(bias: Tensor, rows: Tensor, weight: Tensor, compute: torch.dtype) -> Float[Tensor, "m c"]:
    if compute == bias.dtype:
        return torch.addmm(bias, rows, weight)
    return (rows.to(compute) @ weight.to(compute)).to(bias.dtype).add_(bias)


def _partition(
    tokens: Tensor,
    weights: Sequence[Tensor],
    bias: Tensor,
    layout: RegionLayout,
    targets: LayerTargets,
    compute: torch.dtype,
) -> tuple[Float[Tensor, ""], Int8[Tensor, "m s"]]:
    """Sum of |difference| and the signs in slot order, where every vertex has one slot."""
    leading = tokens.shape[:2]
    signs = torch.empty(leading.numel(), bias.shape[0], dtype=torch.int8, device=bias.device)
    total = bias.new_zeros(())
    for region, weight in enumerate(weights):
        rows = tokens[:, :, region].flatten(0, 1)
        for inner, outer in _chunks(layout, region):
            difference = _affine(bias[outer], rows, weight[:, inner], compute)
            targets.subtract(difference.unflatten(0, leading), outer)
            total += torch.linalg.vector_norm(difference, 1)
            signs[:, outer] = difference.sign_()
    return total, signs


def _overlapping(
    tokens: Tensor,
    weights: Sequence[Tensor],
    bias: Tensor,
    layout: RegionLayout,
    targets: LayerTargets,
    compute: torch.dtype,
) -> tuple[Float[Tensor, ""], Int8[Tensor, "m v"]]:
    """The same where regions share vertices: the regions are put together first, the signs are in vertex order."""
    parts = [
        _affine(bias[layout.columns(i)], tokens[:, :, i].flatten(0, 1), weight, compute)
        for i, weight in enumerate(weights)
    ]
    difference = layout.scatter(torch.cat(parts, 1)).unflatten(0, tokens.shape[:2])
    for layer, (which, share) in enumerate(zip(targets.which, targets.shares, strict=True)):
        # A shared vertex has equal values in all its slots, so its first one gives the target.
        shape = targets.shapes[which].unflatten(1, (-1, 3)).index_select(1, layout.first_slot)
        difference[layer].sub_(shape, alpha=share)
    total = torch.linalg.vector_norm(difference, 1)
    return total, difference.sign_().flatten(0, 1).to(torch.int8)


def _signs(signs: Tensor, layout: RegionLayout, columns: slice, dtype: torch.dtype) -> Float[Tensor, "m c"]:
    """The gradient of the sum with respect to the regions' outputs in these columns."""
    if not layout.has_overlap:
        return signs[:, columns].to(dtype)
    columns_of_slots = torch.arange(columns.start, columns.stop, device=signs.device)
    slot, axis = columns_of_slots // 3, columns_of_slots % 3
    vertex = layout.slots[slot]
    chosen = signs.flatten(1).index_select(1, vertex * 3 + axis).to(dtype)
    return chosen * layout.vertex_share[vertex, 0].to(dtype) if layout.overlap == "mean" else chosen
