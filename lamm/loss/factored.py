"""The multilayer L1 loss of factored maps: value and gradients in one pass over the vertices.

With rank r ≪ D products are small and what is done to every coordinate is the time. For a piece of a region's columns
all layers and meshes are one product, whose right side also holds the bias and the targets as rows:

    d = [y, 1, −share] · [A; b; V]        y (LB, r) coefficients, A (r, c) wide factor, V (B, c) the meshes

so that nothing is subtracted. S = sign(d) is all the gradient needs, dA = yᵀ S and dy = S Aᵀ, and the value comes with
it: Σ|d| = Σ S ⊙ d = Σ [y, 1, −share] ⊙ (S · [A; b; V]ᵀ). So gradients are made where the piece is still in the cache,
and no sign is kept for the backward pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor
from torch.autograd import Function
from torch.autograd.function import once_differentiable

from lamm.loss.multilayer import LayerTargets, hand_out, multilayer_l1
from lamm.regions.layout import RegionLayout

CHUNK = 2048


def factored_l1(
    coefficients: Float[Tensor, "l b k r"],
    weights: Sequence[Float[Tensor, "r c"]],
    bias: Float[Tensor, " s"],
    layout: RegionLayout,
    targets: LayerTargets,
) -> Float[Tensor, ""]:
    """:func:`lamm.loss.multilayer.multilayer_l1` for coefficients of a low rank; equal value and gradients.

    Where regions share vertices, or under automatic mixed precision, that function is used.
    """
    if layout.has_overlap or torch.is_autocast_enabled(coefficients.device.type):
        return multilayer_l1(coefficients, weights, bias, layout, targets)
    return _FactoredL1.apply(coefficients, bias, layout, targets, *weights)


class _FactoredL1(Function):
    @staticmethod
    def forward(
        ctx: Any, coefficients: Tensor, bias: Tensor, layout: RegionLayout, targets: LayerTargets, *weights: Tensor
    ) -> Tensor:
        value, ctx.found = _pass(coefficients, bias, layout, targets, weights)
        ctx.save_for_backward(coefficients, bias, *weights)
        ctx.settings = layout, targets
        return value

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        def again() -> list[Tensor]:
            coefficients, bias, *weights = ctx.saved_tensors
            layout, targets = ctx.settings
            return _pass(coefficients, bias, layout, targets, weights)[1]

        to_coefficients, to_bias, *to_weights = hand_out(ctx, grad, again)
        return to_coefficients, to_bias, None, None, *to_weights


def _pass(
    coefficients: Tensor, bias: Tensor, layout: RegionLayout, targets: LayerTargets, weights: Sequence[Tensor]
) -> tuple[Tensor, list[Tensor]]:
    """The loss and its gradients with respect to coefficients, bias and wide factors."""
    layers, batch, regions, rank = coefficients.shape
    scale = 1.0 / (layers * batch * 3 * layout.vertex_count)
    ends = _ends(coefficients, targets)
    shapes = torch.cat(targets.shapes) if len(targets.shapes) > 1 else targets.shapes[0]
    grad_coefficients = torch.empty_like(coefficients)
    grad_bias = torch.empty_like(bias)
    grad_weights = [torch.empty_like(weight) for weight in weights]
    total = bias.new_zeros(())
    for region in range(regions):
        left = torch.cat([coefficients[:, :, region].flatten(0, 1), ends], 1)
        columns = layout.columns(region)
        to_left = torch.zeros_like(left)
        rows = left[:, : rank + 1].T * scale
        for start in range(columns.start, columns.stop, CHUNK):
            outer = slice(start, min(start + CHUNK, columns.stop))
            inner = slice(start - columns.start, outer.stop - columns.start)
            right = torch.cat([weights[region][:, inner], bias[None, outer], shapes[:, outer]])
            sign = (left @ right).sign_()
            to_left.addmm_(sign, right.T)
            found = rows @ sign
            grad_weights[region][:, inner] = found[:rank]
            grad_bias[outer] = found[rank]
        total += (to_left * left).sum()
        grad_coefficients[:, :, region] = to_left[:, :rank].unflatten(0, (layers, batch)) * scale
    return total * scale, [grad_coefficients, grad_bias, *grad_weights]


def _ends(coefficients: Float[Tensor, "l b k r"], targets: LayerTargets) -> Float[Tensor, "m e"]:
    """What stands behind the coefficients: 1 for the bias, −share in the column of a row's own mesh."""
    layers, batch = coefficients.shape[:2]
    meshes = torch.eye(batch).to(coefficients)
    ends = coefficients.new_zeros(layers, batch, 1 + batch * len(targets.shapes))
    ends[:, :, 0] = 1
    for layer, (which, share) in enumerate(zip(targets.which, targets.shares, strict=True)):
        ends[layer, :, 1 + which * batch : 1 + (which + 1) * batch] = -share * meshes
    return ends.flatten(0, 1)
