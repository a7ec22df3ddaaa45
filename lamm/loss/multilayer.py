"""The multilayer L1 loss with one matrix product a region for all layers together.

Written out as one differentiable function because a plain one would keep the geometry of every layer until the
backward pass. All that the gradient of an L1 distance needs of it is a sign S: dW = yᵀ S, dy = S Wᵀ, db = Σ S. So
value and gradients are made together, piece by piece, where weights and signs are still in the cache, and the weights'
gradients straight into the memory that they are handed out in; nothing as large as a mesh is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor
from torch.autograd import Function
from torch.autograd.function import once_differentiable
from torch.nn.functional import linear

from lamm.fast.buffers import GradientBuffers
from lamm.fast.products import product
from lamm.regions.layout import RegionLayout

# Columns of a region handled at a time: with 144 rows (16 meshes, 9 layers) a piece stays in the last cache.
CHUNK = 4096


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
        for which, run in groupby(range(len(self.which)), self.which.__getitem__):
            layers = list(run)
            shares = geometry.new_tensor([-self.shares[layer] for layer in layers])[:, None, None]
            geometry[layers[0] : layers[-1] + 1].addcmul_(self.shapes[which][None, :, columns], shares)


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
    they are compared, as in :meth:`~lamm.regions.layout.RegionLayout.scatter`. ``buffers`` takes the weights'
    gradients.
    """
    device = tokens.device.type
    # Under automatic mixed precision the products take the reduced type, everything else stays as it is.
    compute = torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else bias.dtype
    with torch.autocast(device, enabled=False):
        buffers = GradientBuffers() if buffers is None else buffers
        wanted = torch.is_grad_enabled()
        return _MultilayerL1.apply(tokens.to(bias.dtype), bias, layout, targets, compute, buffers, wanted, *weights)


def region_tokens(
    packed: Float[Tensor, "b s"],
    weights: Sequence[Float[Tensor, "d c"]],
    layout: RegionLayout,
    buffers: GradientBuffers,
) -> Float[Tensor, "b k d"]:
    """W_i vec(V[R_i]) of every region, whose weights' gradients are written into ``buffers``."""
    return _RegionTokens.apply(packed, layout, buffers, *weights)


def hand_out(ctx: Any, grad: Float[Tensor, ""], again: Callable[[], list[Tensor]]) -> list[Tensor]:
    """The gradients that a forward pass made and left in ``ctx.found``, times ``grad``.

    They are not kept here, so that autograd takes them over without a copy; a graph that was retained and is gone
    through once more has them made ``again``.
    """
    found, ctx.found = ctx.found, None
    found = again() if found is None else found
    if grad.device.type != "cpu" or float(grad) != 1:
        for gradient in found:
            gradient.mul_(grad)
    return found


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
            product(grad[:, region].T.contiguous(), packed[:, ctx.layout.columns(region)], to_weight)
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
        wanted: bool,
        *weights: Tensor,
    ) -> Tensor:
        value, ctx.found = _pass(tokens, bias, layout, targets, compute, buffers if wanted else None, weights)
        ctx.save_for_backward(tokens, bias, *weights)
        ctx.settings = layout, targets, compute, buffers
        return value

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        def again() -> list[Tensor]:
            tokens, bias, *weights = ctx.saved_tensors
            layout, targets, compute, buffers = ctx.settings
            return _pass(tokens, bias, layout, targets, compute, buffers, weights)[1]

        to_tokens, to_bias, *to_weights = hand_out(ctx, grad, again)
        return to_tokens, to_bias, None, None, None, None, None, *to_weights


def _pass(
    tokens: Float[Tensor, "l b k d"],
    bias: Float[Tensor, " s"],
    layout: RegionLayout,
    targets: LayerTargets,
    compute: torch.dtype,
    buffers: GradientBuffers | None,
    weights: Sequence[Tensor],
) -> tuple[Float[Tensor, ""], list[Tensor]]:
    """The loss and, with ``buffers``, its gradients with respect to tokens, bias and weights."""
    leading = tokens.shape[:2]
    scale = 1.0 / (leading.numel() * 3 * layout.vertex_count)
    total, whole = bias.new_zeros(()), None
    if layout.has_overlap:
        total, whole = _overlapping(tokens, weights, bias, layout, targets, compute)
    to_tokens, to_bias = torch.empty_like(tokens), torch.empty_like(bias)
    to_weights = [buffers.take(region, weight) for region, weight in enumerate(weights)] if buffers else []
    scratch = tokens.new_empty(leading.numel(), CHUNK)
    for region, weight in enumerate(weights):
        rows = tokens[:, :, region].flatten(0, 1)
        # In a reduced type the smallest gradients would vanish, so there the result is scaled instead.
        exact = compute == rows.dtype
        transposed = (rows * scale if exact else rows.to(compute)).T
        to_rows, part = torch.zeros_like(rows), torch.empty_like(rows)
        for inner, outer in _chunks(layout, region):
            if whole is None:
                sign = scratch[:, : outer.stop - outer.start]
                _set_product(sign, rows.to(compute), weight[:, inner])
                targets.subtract(sign.add_(bias[outer]).unflatten(0, leading), outer)
                total += torch.linalg.vector_norm(sign, 1)
                sign.sign_()
            else:
                sign = _signs(whole, layout, outer)
            if buffers:
                sign = sign.to(compute)
                _set_product(part, sign, weight[:, inner].T)
                to_rows += part
                to_weight = to_weights[region][:, inner]
                _set_product(to_weight, transposed, sign)
                if not exact:
                    to_weight.mul_(scale)
                torch.sum(sign, 0, dtype=bias.dtype, out=to_bias[outer])
        to_tokens[:, :, region] = to_rows.unflatten(0, leading)
    return total * scale, [to_tokens.mul_(scale), to_bias.mul_(scale), *to_weights] if buffers else []


def _chunks(layout: RegionLayout, region: int) -> Iterator[tuple[slice, slice]]:
    """Pieces of a region: its columns in its own weight, and in slot order."""
    start, stop = layout.columns(region).start, layout.columns(region).stop
    for first in range(start, stop, CHUNK):
        last = min(first + CHUNK, stop)
        yield slice(first - start, last - start), slice(first, last)


def _set_product(out: Float[Tensor, "m n"], left: Float[Tensor, "m k"], right: Float[Tensor, "k n"]) -> None:
    """out = left · right, in the type of ``left``."""
    if left.dtype == out.dtype:
        product(left, right, out)
    else:
        out.copy_(left @ right.to(left.dtype))


def _overlapping(
    tokens: Tensor,
    weights: Sequence[Tensor],
    bias: Tensor,
    layout: RegionLayout,
    targets: LayerTargets,
    compute: torch.dtype,
) -> tuple[Float[Tensor, ""], Float[Tensor, "m v"]]:
    """Sum of |difference| and its signs in vertex order where regions share vertices, which are put together first."""
    packed = tokens.new_empty(tokens.shape[:2].numel(), bias.shape[0])
    for region, weight in enumerate(weights):
        rows = tokens[:, :, region].flatten(0, 1).to(compute)
        _set_product(packed[:, layout.columns(region)], rows, weight)
    difference = layout.scatter(packed.add_(bias)).unflatten(0, tokens.shape[:2])
    for layer, (which, share) in enumerate(zip(targets.which, targets.shares, strict=True)):
        # A shared vertex has equal values in all its slots, so its first one gives the target.
        shape = targets.shapes[which].unflatten(1, (-1, 3)).index_select(1, layout.first_slot)
        difference[layer].sub_(shape, alpha=share)
    total = torch.linalg.vector_norm(difference, 1)
    return total, difference.sign_().flatten(2).flatten(0, 1)


def _signs(signs: Float[Tensor, "m v"], layout: RegionLayout, columns: slice) -> Float[Tensor, "m c"]:
    """The gradient of the sum with respect to the regions' outputs in these columns."""
    columns_of_slots = torch.arange(columns.start, columns.stop, device=signs.device)
    slot, axis = columns_of_slots // 3, columns_of_slots % 3
    vertex = layout.slots[slot]
    chosen = signs.index_select(1, vertex * 3 + axis)
    return chosen * layout.vertex_share[vertex, 0].to(chosen) if layout.overlap == "mean" else chosen
