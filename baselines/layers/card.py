"""The graph layers' program for a card: vertices first, ``(V, B, C)``, the whole batch in each kernel.

On a CPU a few meshes at a time go through a layer, so that their table stays in the cache
(:mod:`baselines.layers.sparse`). On a card that is hundreds of small kernels. With vertices first a sparse map gathers
rows of B · C numbers that lie together, its indices are stored once and not once per mesh, and one call does the batch.
The order of gathering and multiplying is that of :class:`baselines.layers.spiral_ops.SpiralMaps`; gradients are its
transposed maps, never atomic additions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor
from torch.autograd.function import once_differentiable
from torch.nn.functional import elu_

#: What the largest table of a layer may take; a larger batch goes through the network in parts. A step holds about four
#: tables at once beside what it keeps: with this much it stays within 1.3 times the peak of the program for a CPU.
TABLE_BYTES = 48 << 20
#: Rows that one product of a weight's gradient sums: a result of 32 × 32 numbers has no other work to share out.
PART_ROWS = 1024

Layer = Callable[[Tensor], Tensor]
_elu_backward = torch.ops.aten.elu_backward


def through_layers(features: Float[Tensor, "b n c"], layers: Iterable[Any]) -> Float[Tensor, "b m o"]:
    """``features`` through the ``on_card`` of layers, in parts where the largest table would be too large."""
    layers = list(layers)
    mesh_bytes = max(layer.table_bytes for layer in layers)
    parts = -(-len(features) * mesh_bytes // TABLE_BYTES)
    found = []
    for part in features.chunk(max(parts, 1)):
        part = part.transpose(0, 1).contiguous()
        for layer in layers:
            part = layer.on_card(part)
        found.append(part.transpose(0, 1))
    return torch.cat(found) if len(found) > 1 else found[0].contiguous()


def vertices_first(layer: Layer, features: Float[Tensor, "b n c"]) -> Float[Tensor, "b m o"]:
    """One layer that takes vertices first, on a batch that has meshes first."""
    return layer(features.transpose(0, 1).contiguous()).transpose(0, 1).contiguous()


def weight_gradient(rows: Float[Tensor, "r i"], at: Float[Tensor, "r o"]) -> Float[Tensor, "i o"]:
    """``rowsᵀ · at`` for very many rows: products over parts of them, and their sum."""
    parts = max(len(rows) // PART_ROWS, 1)
    whole = len(rows) // parts * parts
    left = rows[:whole].unflatten(0, (parts, -1)).transpose(1, 2)
    total = torch.bmm(left, at[:whole].unflatten(0, (parts, -1))).sum(0)
    return total if whole == len(rows) else total.addmm_(rows[whole:].T, at[whole:])


# -- spirals --------------------------------------------------------------------------------------------------------


def spiral_conv(
    features: Float[Tensor, "n b c"], weight: Float[Tensor, "o sc"], bias: Float[Tensor, " o"], maps: Any, elu: bool
) -> Float[Tensor, "v b o"]:
    """:func:`baselines.layers.spiral_ops.spiral_conv` with vertices first."""
    with torch.autocast(features.device.type, enabled=False):
        features = features.to(weight.dtype)
        if torch.is_grad_enabled():
            return _SpiralConv.apply(features, weight, bias, maps, elu)  # type: ignore[no-any-return]
        return _SpiralConv.compute(features, weight, bias, maps, elu)


def _before_elu(gradient: Tensor, output: Tensor | None) -> Tensor:
    if output is None:
        return gradient.contiguous()
    return _elu_backward(gradient, 1.0, 1.0, 1.0, True, output)


class _SpiralConv(torch.autograd.Function):
    """In the order that the maps ask for: multiply first where that makes the table smaller, or gather first."""

    @staticmethod
    def compute(features: Tensor, weight: Tensor, bias: Tensor, maps: Any, elu: bool) -> Tensor:
        result = (_multiplied_first if maps.project else _gathered_first)(features, weight, bias, maps)
        return elu_(result) if elu else result

    @staticmethod
    def forward(ctx: Any, features: Tensor, weight: Tensor, bias: Tensor, maps: Any, elu: bool) -> Tensor:
        output = _SpiralConv.compute(features, weight, bias, maps, elu)
        ctx.maps = maps
        ctx.save_for_backward(features, weight, output if elu else None)
        return output

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        features, weight, output = ctx.saved_tensors
        before = _before_elu(gradient, output)
        back = _back_multiplied_first if ctx.maps.project else _back_gathered_first
        found = back(before, features, weight, ctx.maps, *ctx.needs_input_grad[:2])
        return *found, before.sum((0, 1)) if ctx.needs_input_grad[2] else None, None, None


def _multiplied_first(features: Tensor, weight: Tensor, bias: Tensor, maps: Any) -> Float[Tensor, "v b o"]:
    """Tables ``(S, N, B, O)``, one for each place of the spiral, then their sparse sum."""
    vertices, batch, _ = features.shape
    table = torch.bmm(features.flatten(0, 1).expand(maps.length, -1, -1), _by_place(weight, maps.length))
    table[0].add_(bias)  # place 0 is the vertex itself: its weights sum to 1
    return maps.on_card.map(table.view(maps.length * vertices, -1)).view(-1, batch, len(weight))  # type: ignore[no-any-return]


def _back_multiplied_first(
    before: Tensor, features: Tensor, weight: Tensor, maps: Any, need_x: bool, need_w: bool
) -> tuple[Tensor | None, Tensor | None]:
    channels, length = len(weight), maps.length
    spread = maps.on_card.transposed(before.flatten(1)).view(length, -1, channels)
    side_by_side = spread.transpose(0, 1).flatten(1)  # (N B, S O)
    del spread
    grad_x = grad_w = None
    if need_w:
        wall = weight_gradient(features.flatten(0, 1), side_by_side)
        grad_w = wall.view(-1, length, channels).permute(2, 1, 0).reshape(channels, -1)
    if need_x:
        by_place = _by_place(weight, length).transpose(1, 2).flatten(0, 1)
        grad_x = torch.mm(side_by_side, by_place).view(features.shape)
    return grad_x, grad_w


def _by_place(weight: Float[Tensor, "o sc"], length: int) -> Float[Tensor, "s c o"]:
    return weight.view(len(weight), length, -1).permute(1, 2, 0)


def _gathered_first(features: Tensor, weight: Tensor, bias: Tensor, maps: Any) -> Float[Tensor, "v b o"]:
    """``(M, S, B, C)``, then one product."""
    return torch.addmm(bias, _gathered(features, maps), weight.T).view(-1, features.shape[1], len(weight))


def _gathered(features: Tensor, maps: Any) -> Float[Tensor, "mb sc"]:
    gathered: Tensor = maps.map(features.flatten(1)).view(-1, maps.length, *features.shape[1:])
    return gathered.transpose(1, 2).flatten(2).flatten(0, 1)


def _back_gathered_first(
    before: Tensor, features: Tensor, weight: Tensor, maps: Any, need_x: bool, need_w: bool
) -> tuple[Tensor | None, Tensor | None]:
    before, batch = before.flatten(0, 1), features.shape[1]
    grad_x = grad_w = None
    if need_w:
        grad_w = weight_gradient(before, _gathered(features, maps))
    if need_x:
        spread = torch.mm(before, weight).view(-1, batch, maps.length, features.shape[2]).transpose(1, 2)
        grad_x = maps.transposed(spread.flatten(0, 1).flatten(1)).view(features.shape)
    return grad_x, grad_w


# -- Chebyshev ------------------------------------------------------------------------------------------------------


def chebyshev(features: Float[Tensor, "v b c"], conv: Any) -> Float[Tensor, "n b o"]:
    """:class:`baselines.layers.cheb.ChebConv` with vertices first."""
    with torch.autocast(features.device.type, enabled=False):
        features = features.to(conv.weight.dtype)
        given = (features, conv.weight, conv.bias, conv.twice, conv.rows, conv.relu)
        return _Chebyshev.apply(*given) if torch.is_grad_enabled() else _Chebyshev.compute(*given)


def _terms(table: Tensor, twice: Any, order: int) -> Any:
    """``T_0 x, …, T_{K−1} x`` of ``(V, B C)``, one after the other."""
    before, current = None, table
    del table  # it is not needed longer than the recurrence needs it
    for _ in range(order - 1):
        yield current
        product = twice(current, 0.5 if before is None else 1.0)
        before, current = current, product if before is None else product.sub_(before)
    yield current


def _clenshaw(tables: Float[Tensor, "k v f"], twice: Any) -> Tensor:
    """``Σ_k T_k(L̃) y_k``: b_k = y_k + 2 L̃ b_{k+1} − b_{k+2}, result y_0 + L̃ b_1 − b_2."""
    later, current = None, tables[-1]
    for k in range(len(tables) - 2, -1, -1):
        product = twice(current, 1.0 if k else 0.5).add_(tables[k])
        later, current = current, product if later is None else product.sub_(later)
    return current


class _Chebyshev(torch.autograd.Function):
    @staticmethod
    def compute(
        features: Tensor, weight: Tensor, bias: Tensor | None, twice: Any, rows: Tensor | None, relu: bool
    ) -> Tensor:
        order, c_in, c_out = weight.shape
        vertices, batch, _ = features.shape
        if c_in <= c_out:
            output = None
            for term, matrix in zip(_terms(features.flatten(1), twice, order), weight, strict=True):
                chosen = term if rows is None else term.index_select(0, rows)
                flat = chosen.view(-1, c_in)
                output = torch.mm(flat, matrix) if output is None else output.addmm_(flat, matrix)
        else:
            tables = torch.bmm(features.flatten(0, 1).expand(order, -1, -1), weight)
            output = _clenshaw(tables.view(order, vertices, -1), twice)
            output = output if rows is None else output.index_select(0, rows)
        assert output is not None
        result = output.view(-1, batch, c_out)
        result = result if bias is None else result.add_(bias)
        return result.relu_() if relu else result

    @staticmethod
    def forward(ctx: Any, features: Tensor, weight: Tensor, bias: Any, twice: Any, rows: Any, relu: bool) -> Tensor:
        output = _Chebyshev.compute(features, weight, bias, twice, rows, relu)
        ctx.twice, ctx.rows = twice, rows
        ctx.save_for_backward(features, weight, output if relu else None)
        return output

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        features, weight, output = ctx.saved_tensors
        twice, rows = ctx.twice, ctx.rows
        order, c_in, c_out = weight.shape
        need_x, need_w, need_b = ctx.needs_input_grad[:3]
        before = gradient.contiguous() if output is None else torch.ops.aten.threshold_backward(gradient, output, 0)
        grad_b = before.sum((0, 1)) if need_b else None
        flat_x, found = features.flatten(0, 1), []
        if not need_x and c_in < c_out:  # cheaper on the input's few channels
            at = before.flatten(0, 1)
            for term in _terms(features.flatten(1), twice, order):
                chosen = term if rows is None else term.index_select(0, rows)
                found.append(weight_gradient(chosen.view(-1, c_in), at))
            return None, torch.stack(found), grad_b, None, None, None
        spread = (
            before if rows is None else before.new_zeros(len(features), *before.shape[1:]).index_copy_(0, rows, before)
        )
        grad_x, terms = None, _terms(spread.flatten(1), twice, order)
        del spread, before
        for term, matrix in zip(terms, weight, strict=True):
            flat = term.view(-1, c_out)
            if need_w:
                found.append(weight_gradient(flat_x, flat))
            if need_x:
                grad_x = torch.mm(flat, matrix.T) if grad_x is None else grad_x.addmm_(flat, matrix.T)
        grad_x = None if grad_x is None else grad_x.view(features.shape)
        return grad_x, torch.stack(found) if need_w else None, grad_b, None, None, None


# -- sparse maps ----------------------------------------------------------------------------------------------------


def sparse_map(features: Float[Tensor, "n b c"], matrix: Any, transposed: Any) -> Float[Tensor, "m b c"]:
    """:class:`baselines.layers.sparse.SparseMap` with vertices first."""
    return _SparseProduct.apply(features, matrix, transposed)


class _SparseProduct(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, features: Tensor, matrix: Any, transposed: Any) -> Tensor:
        ctx.maps = (transposed, matrix)
        return matrix(features.flatten(1)).view(-1, *features.shape[1:])

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        return _SparseProduct.apply(gradient.contiguous(), *ctx.maps), None, None
