"""A stack of mixer blocks on tokens ``(T, B, D)``, written out for few kernels.

Tokens come first: a map over tokens is then one product of ``(T, B D)`` and a map over channels one of ``(T B, D)``,
neither with a copy. In the backward pass only what the layer below waits for is computed layer by layer; the weights'
gradients of all layers are then one batched product for each kind of weight, and one sum for each kind of bias.
A block has 10 operators forward and 11 or 12 backward, of 20 to 30 that automatic differentiation makes of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.autograd import Function
from torch.autograd.function import once_differentiable
from torch.nn.functional import gelu

_layer_norm, _layer_norm_backward = torch.native_layer_norm, torch.ops.aten.native_layer_norm_backward
_gelu_out, _gelu_backward_out = torch.ops.aten.gelu.out, torch.ops.aten.gelu_backward.grad_input
EPS = 1e-5
# The parameters of a block in the order in which they are handed over.
_PARTS = ("token_norm", "token_in", "token_out", "channel_norm", "channel_in", "channel_out")


def mixer_layers(x: Float[Tensor, "t b d"], blocks: Sequence[nn.Module]) -> list[Float[Tensor, "t b d"]]:
    """The tokens after each block, differentiable once."""
    parameters = [p for block in blocks for p in block_parameters(block)]
    return list(_Mixer.apply(x.contiguous(), len(blocks), *parameters))


def block_parameters(block: nn.Module) -> list[Tensor]:
    """Weight and bias of the six parts of a :class:`lamm.layers.blocks.MixerBlock`."""
    return [value for part in _PARTS for value in (getattr(block, part).weight, getattr(block, part).bias)]


def mixer_block(x: Float[Tensor, "t b d"], block: nn.Module) -> Float[Tensor, "t b d"]:
    """One block in plain operators, for inference and automatic mixed precision; differentiable any number of times."""
    norm, norm_b, inner, inner_b, outer, outer_b, norm2, norm2_b, inner2, inner2_b, outer2, outer2_b = block_parameters(
        block
    )
    tokens, width = x.shape[0], x.shape[2:]
    flat = _layer_norm(x, width, norm, norm_b, EPS)[0].view(tokens, -1)
    hidden = gelu(torch.addmm(inner_b, inner, flat))
    x = _plus(x, outer_b[:, :, None], outer, hidden)
    flat = _layer_norm(x, width, norm2, norm2_b, EPS)[0]
    hidden = gelu(nn.functional.linear(flat, inner2, inner2_b))
    return _plus(x, outer2_b, hidden.flatten(0, 1), outer2.T)


def _plus(x: Float[Tensor, "t b d"], bias: Tensor, left: Tensor, right: Tensor) -> Float[Tensor, "t b d"]:
    """x + bias + left · right; where nothing is differentiated the product adds itself to the sum in place."""
    total = x + bias
    if torch.is_grad_enabled() or torch.is_autocast_enabled(x.device.type):
        return total + torch.mm(left, right).view(x.shape)
    total.view(-1, right.shape[1]).addmm_(left, right)
    return total


class _Kept(NamedTuple):
    """What the backward pass needs of one layer: its parts' inputs, the norms' statistics, what GELU met and gave."""

    x: Tensor
    first: Tensor
    mean: Tensor
    rstd: Tensor
    pre: Tensor
    act: Tensor
    middle: Tensor
    second: Tensor
    mean2: Tensor
    rstd2: Tensor
    pre2: Tensor


class _Mixer(Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, count: int, *parameters: Tensor) -> tuple[Tensor, ...]:
        tokens, batch, width = x.shape
        # What the gradients of all layers' weights need side by side is written there (contiguous slices only: GELU
        # into others gives wrong numbers on a CPU in PyTorch 2.13).
        channel_act = x.new_empty(count, tokens * batch, len(parameters[8]))
        kept: list[_Kept] = []
        outputs = []
        for layer in range(count):
            own = parameters[12 * layer : 12 * (layer + 1)]
            norm, norm_b, inner, inner_b, outer, outer_b, norm2, norm2_b, inner2, inner2_b, outer2, outer2_b = own
            first, mean, rstd = _layer_norm(x, (width,), norm, norm_b, EPS)
            pre = torch.addmm(inner_b, inner, first.view(tokens, -1))
            act = gelu(pre)
            middle = x + outer_b[:, :, None]
            middle.view(tokens, -1).addmm_(outer, act)
            second, mean2, rstd2 = _layer_norm(middle, (width,), norm2, norm2_b, EPS)
            pre2 = torch.addmm(inner2_b, second.view(-1, width), inner2.T)
            _gelu_out(pre2, out=channel_act[layer])
            out = middle + outer2_b
            out.view(-1, width).addmm_(channel_act[layer], outer2.T)
            kept.append(_Kept(x, first, mean, rstd, pre, act, middle, second, mean2, rstd2, pre2))
            outputs.append(out)
            x = out
        ctx.save_for_backward(*parameters, channel_act, *(part for layer in kept for part in layer))
        ctx.count = count
        return tuple(outputs)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor | None) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        count, saved = ctx.count, ctx.saved_tensors
        parameters, channel_act, rest = saved[: 12 * count], saved[12 * count], saved[12 * count + 1 :]
        size = len(_Kept._fields)
        kept = [_Kept(*rest[size * layer : size * (layer + 1)]) for layer in range(count)]
        tokens, batch, width = kept[0].x.shape
        # The gradients at the maps' outputs, of all layers.
        at_inner, at_inner2 = (
            channel_act.new_empty(len(kept[0].pre), count, batch * width),
            torch.empty_like(channel_act),
        )
        at_outer = channel_act.new_empty(tokens, count, batch * width)
        at_outer2 = channel_act.new_empty(count, tokens * batch, width)
        norms: list[tuple[Tensor, ...]] = []
        found: Any = None
        for layer in reversed(range(count)):
            own, at = parameters[12 * layer : 12 * (layer + 1)], kept[layer]
            inner, outer, inner2, outer2 = own[2], own[4], own[8], own[10]
            after = at_outer2[layer].view(at.x.shape)
            _gather_gradient(after, found, grads[layer])
            hidden = torch.mm(after.view(-1, width), outer2)
            _gelu_backward_out(hidden, at.pre2, grad_input=at_inner2[layer])
            normed = torch.mm(at_inner2[layer], inner2).view(at.x.shape)
            to_middle, *norm2 = _layer_norm_backward(
                normed, at.middle, (width,), at.mean2, at.rstd2, own[6], own[7], [True] * 3
            )
            between = at_outer[:, layer]
            torch.add(after.view(tokens, -1), to_middle.view(tokens, -1), out=between)
            hidden = torch.mm(outer.T, between)
            _gelu_backward_out(hidden, at.pre, grad_input=at_inner[:, layer])
            normed = torch.mm(inner.T, at_inner[:, layer]).view(at.x.shape)
            to_x, *norm = _layer_norm_backward(normed, at.x, (width,), at.mean, at.rstd, own[0], own[1], [True] * 3)
            norms.append((*norm, *norm2))
            found = (between.view(tokens, batch, width), to_x)
        first = torch.stack([layer.first.view(tokens, -1) for layer in kept], 1)
        act = torch.stack([layer.act for layer in kept], 1)
        second = torch.stack([layer.second.view(-1, width) for layer in kept])
        token_maps = (*_token_gradients(at_inner, first, batch), *_token_gradients(at_outer, act, batch))
        channel_maps = (*_channel_gradients(at_inner2, second), *_channel_gradients(at_outer2, channel_act))
        result: list[Tensor | None] = []
        for layer, (norm_w, norm_b, norm2_w, norm2_b) in enumerate(reversed(norms)):
            result += [norm_w, norm_b, *(part[layer] for part in token_maps)]
            result += [norm2_w, norm2_b, *(part[layer] for part in channel_maps)]
        return torch.add(*found), None, *result


def _gather_gradient(out: Tensor, found: Any, own: Tensor | None) -> None:
    """The gradient at a layer's output: what its own use asks for, plus what the block above hands down."""
    if found is None:
        out.zero_() if own is None else out.copy_(own)
        return
    torch.add(*found, out=out)
    if own is not None:
        out.add_(own)


def _token_gradients(at: Float[Tensor, "o l e"], inputs: Float[Tensor, "i l e"], batch: int) -> tuple[Tensor, Tensor]:
    """Gradients of all layers' token maps, ``(L, O, I)`` and ``(L, O, 1)``.

    One small product a mesh and layer, and their sum: a single one over all B D columns would have hardly any tile of
    its result to share out among processors.
    """
    outs, layers, _ = at.shape
    left = at.view(outs, layers * batch, -1).transpose(0, 1)
    right = inputs.view(len(inputs), layers * batch, -1).permute(1, 2, 0)
    weights = torch.bmm(left, right).view(layers, batch, outs, -1).sum(1)
    return weights, at.transpose(0, 1).sum(2, keepdim=True)


def _channel_gradients(at: Float[Tensor, "l r o"], inputs: Float[Tensor, "l r i"]) -> tuple[Tensor, Tensor]:
    """Gradients of all layers' channel maps, ``(L, O, I)`` and ``(L, O)``."""
    return torch.bmm(at.transpose(1, 2), inputs), at.sum(1)
