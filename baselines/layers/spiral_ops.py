"""Spiral convolution as a sparse map and a small matrix product, in the cheaper order.

A spiral convolution after a linear resampling R is ``y_v = Σ_s W_s Σ_j R[s(v), j] x_j + b``. Two orders:

* *gather*: first ``g[v, s] = Σ_j R[s(v), j] x_j``, then one product with ``(S·C_in) × C_out``, for each output vertex;
* *project*: first ``t[j, s] = W_s x_j``, a product ``C_in × (S·C_out)`` for each **input** vertex, then
  ``y_v = Σ_{s,j} R[s(v), j] t[j, s]``. After up-sampling there are a quarter as many input vertices.

Backward of *project* needs the input alone: with ``h = Rᵀ ∂y`` (in the order of t), ``∂W = xᵀ h`` and ``∂x = h Wᵀ``.
Backward of *gather* gathers once more instead of keeping the gathered features. So what is saved is the input, which
is the output of the layer before, and the output where there is an ELU: one tensor a layer.
"""

from __future__ import annotations

import numpy as np
import torch
from jaxtyping import Float
from scipy import sparse
from torch import Tensor, nn
from torch.autograd.function import once_differentiable

from baselines.layers import card
from baselines.layers.sparse import BagMap, batches, copies_for
from bench.base.programs import program_for

SPARSE_COST = 4  # multiply-adds of a dense product that take as long as one entry of a bag


def gather_matrix(spirals: np.ndarray, resample: sparse.csr_matrix) -> sparse.csr_matrix:
    """``g[v, s] = Σ_j R[s(v), j] x_j`` as a matrix ``(M·S, N)``; ids ≥ V of ``resample`` R ``(V, N)`` are zeros."""
    present = spirals.ravel() < resample.shape[0]
    slot = np.flatnonzero(present)
    entries = (np.ones(len(slot)), (slot, spirals.ravel()[slot]))
    return (sparse.csr_matrix(entries, shape=(spirals.size, resample.shape[0])) @ resample).tocsr()


def project_matrix(gather: sparse.csr_matrix, length: int) -> sparse.csr_matrix:
    """The gather ``(M·S, N)`` as a sum over ``t[j, s]``: ``(M, N·S)``."""
    entries = gather.tocoo()
    vertex, position = np.divmod(entries.row, length)
    shape = (gather.shape[0] // length, gather.shape[1] * length)
    return sparse.csr_matrix((entries.data, (vertex, entries.col * length + position)), shape=shape)


class SpiralMaps(nn.Module):
    """The sparse map of one layer from its ``gather`` ``(M·S, N)``, its transpose, and how many samples go through at
    a time. The rows of position 0 sum to 1. ``cost``: of a forward pass, in multiply-adds of a dense product."""

    def __init__(self, gather: sparse.csr_matrix, length: int, in_channels: int, out_channels: int) -> None:
        super().__init__()
        self.length, self.outputs, self.inputs = length, gather.shape[0] // length, gather.shape[1]
        per_slot = length * in_channels * out_channels
        project_cost = self.inputs * per_slot + SPARSE_COST * gather.nnz * out_channels
        gather_cost = self.outputs * per_slot + SPARSE_COST * gather.nnz * in_channels
        self.project, self.cost = project_cost < gather_cost, min(project_cost, gather_cost)
        matrix = project_matrix(gather, length) if self.project else gather
        width = out_channels if self.project else in_channels
        copies = copies_for(4 * width * self.length, self.inputs if self.project else self.outputs)
        self.map = BagMap(matrix, copies)
        self.transposed = BagMap(matrix.T.tocsr(), copies)
        #: What the largest table of one mesh takes.
        self.table_bytes = 4 * width * length * (self.inputs if self.project else self.outputs)
        self._on_card: _PlaceFirst | None = None

    @property
    def copies(self) -> int:
        return self.map.copies

    @property
    def on_card(self) -> _PlaceFirst:
        """The sparse map and its transpose in the order of the card's tables; made when first asked for."""
        if self._on_card is None:
            with torch.inference_mode(False):
                self._on_card = _PlaceFirst(self.map.csr(), self.length).to(self.map.columns.device)
        return self._on_card


class _PlaceFirst(nn.Module):
    """A map over ``t[j, s]`` whose rows stand place by place, ``s N + j``, and its transpose."""

    def __init__(self, matrix: sparse.csr_matrix, length: int) -> None:
        super().__init__()
        order = np.arange(matrix.shape[1]).reshape(-1, length).T.ravel()
        matrix = matrix[:, order].tocsr()
        self.map, self.transposed = BagMap(matrix), BagMap(matrix.T.tocsr())


def spiral_conv(
    features: Float[Tensor, "b n c"],
    weight: Float[Tensor, "o sc"],
    bias: Float[Tensor, " o"],
    maps: SpiralMaps,
    elu: bool,
) -> Float[Tensor, "b v o"]:
    """The convolution, followed by ELU if ``elu``. Computed in the precision of ``weight``, also under autocast."""
    if program_for(features) == "card":
        return card.vertices_first(lambda part: card.spiral_conv(part, weight, bias, maps, elu), features)
    function = _Projected if maps.project else _Gathered
    with torch.autocast(features.device.type, enabled=False):
        return function.apply(features.to(weight.dtype).contiguous(), weight, bias, maps, elu)


def _through_elu(gradient: Tensor, output: Tensor | None) -> Tensor:
    """The gradient before ELU from its output y: ELU' is 1 for y > 0, y + 1 below."""
    return gradient if output is None else output.clamp(max=0).add_(1).mul_(gradient)


class _Projected(torch.autograd.Function):
    @staticmethod
    def forward(ctx, features: Tensor, weight: Tensor, bias: Tensor, maps: SpiralMaps, elu: bool) -> Tensor:
        wall = _wall(weight, maps.length)
        channels = weight.shape[0]
        shift = torch.zeros_like(wall[0])
        shift[:channels] = bias  # position 0 is the vertex itself: its weights sum to 1
        parts = []
        for part in batches(len(features), maps.copies):
            table = torch.addmm(shift, features[part].flatten(0, 1), wall)
            result = maps.map(table.view(-1, channels))
            parts.append((nn.functional.elu_(result) if elu else result).view(-1, maps.outputs, channels))
        output = parts[0] if len(parts) == 1 else torch.cat(parts)
        ctx.maps = maps
        ctx.save_for_backward(features, weight, output if elu else None)
        return output

    @staticmethod
    @once_differentiable
    def backward(ctx, gradient: Tensor):
        features, weight, output = ctx.saved_tensors
        maps, channels = ctx.maps, weight.shape[0]
        wall = _wall(weight, maps.length)
        need_x, need_w, need_b = ctx.needs_input_grad[:3]
        grad_x = torch.empty_like(features) if need_x else None
        grad_wall = torch.zeros_like(wall) if need_w else None
        grad_b = torch.zeros_like(weight[:, 0]) if need_b else None
        for part in batches(len(features), maps.copies):
            before = _through_elu(gradient[part], None if output is None else output[part]).reshape(-1, channels)
            spread = maps.transposed(before).view(-1, maps.length * channels)
            if grad_b is not None:
                grad_b += before.sum(0)
            if grad_wall is not None:
                grad_wall.addmm_(features[part].flatten(0, 1).t(), spread)
            if grad_x is not None:
                torch.mm(spread, wall.t(), out=grad_x[part].view(-1, grad_x.shape[-1]))
        grad_w = None if grad_wall is None else _unwall(grad_wall, maps.length, channels)
        return grad_x, grad_w, grad_b, None, None


def _wall(weight: Tensor, length: int) -> Tensor:
    """``(C_out, S·C_in)`` → ``(C_in, S·C_out)``."""
    channels = weight.shape[0]
    return weight.view(channels, length, -1).permute(2, 1, 0).reshape(-1, length * channels)


def _unwall(wall: Tensor, length: int, channels: int) -> Tensor:
    return wall.view(-1, length, channels).permute(2, 1, 0).reshape(channels, -1)


class _Gathered(torch.autograd.Function):
    @staticmethod
    def forward(ctx, features: Tensor, weight: Tensor, bias: Tensor, maps: SpiralMaps, elu: bool) -> Tensor:
        output = features.new_empty(len(features), maps.outputs, len(weight))
        for part in batches(len(features), maps.copies):
            gathered = maps.map(features[part].flatten(0, 1)).view(-1, weight.shape[1])
            result = output[part].view(-1, len(weight))
            torch.addmm(bias, gathered, weight.t(), out=result)
            if elu:
                nn.functional.elu_(result)
        ctx.maps = maps
        ctx.save_for_backward(features, weight, output if elu else None)
        return output

    @staticmethod
    @once_differentiable
    def backward(ctx, gradient: Tensor):
        features, weight, output = ctx.saved_tensors
        maps = ctx.maps
        need_x, need_w, need_b = ctx.needs_input_grad[:3]
        parts = []
        grad_w = torch.zeros_like(weight) if need_w else None
        grad_b = torch.zeros_like(weight[:, 0]) if need_b else None
        for part in batches(len(features), maps.copies):
            before = _through_elu(gradient[part], None if output is None else output[part]).reshape(-1, len(weight))
            if grad_b is not None:
                grad_b += before.sum(0)
            if grad_w is not None:
                gathered = maps.map(features[part].flatten(0, 1)).view(-1, weight.shape[1])
                grad_w.addmm_(before.t(), gathered)
            if need_x:
                spread = (before @ weight).view(-1, features.shape[-1])
                parts.append(maps.transposed(spread).view(-1, *features.shape[1:]))
        return (torch.cat(parts) if need_x else None), grad_w, grad_b, None, None
