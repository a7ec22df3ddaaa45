"""Matrix products on a CPU by NumPy's BLAS, where it is the faster one.

PyTorch's x86 wheels bring MKL, NumPy's bring OpenBLAS. In the products of a training step (144 to 200 rows, or as many
summands, against hundreds or thousands of columns) OpenBLAS was the faster one on the AMD processor where both were
measured, by up to 1.6 times: docs/studies/lamm-speed.md. On other processors it may not be.

Only on one thread: the threads of two libraries wait for work on the same cores, each in the other's way, and a step
on two threads took three to five times as long as with PyTorch's products.

The products stay operators of PyTorch (``lamm::product``): its profiler, its dispatch modes and its FLOP counter see
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy
import torch
from jaxtyping import Float
from threadpoolctl import ThreadpoolController
from torch import Tensor
from torch.autograd import Function
from torch.autograd.function import once_differentiable
from torch.utils.flop_counter import register_flop_formula

from lamm.fast.when import for_numpy

_library = torch.library.Library("lamm", "DEF")
_library.define("product(Tensor left, Tensor right, Tensor(a!) out) -> ()")


def product(left: Float[Tensor, "*b m k"], right: Float[Tensor, "*b k n"], out: Float[Tensor, "*b m n"]) -> None:
    """out = left · right; not differentiable. Any strides, and leading dimensions that broadcast."""
    torch.ops.lamm.product(left, right, out)


def _by_torch(left: Tensor, right: Tensor, out: Tensor) -> None:
    torch.matmul(left, right, out=out)


def _by_numpy(left: Tensor, right: Tensor, out: Tensor) -> None:
    if not for_numpy(out):
        return _by_torch(left, right, out)
    with _one_thread():
        numpy.matmul(left.detach().numpy(), right.detach().numpy(), out=out.detach().numpy())


_library.impl("product", _by_torch, "CompositeExplicitAutograd")
_library.impl("product", _by_numpy, "CPU")


def linear(x: Float[Tensor, "*b i"], weight: Float[Tensor, "o i"], bias: Tensor | None) -> Float[Tensor, "*b o"]:
    """x Wᵀ + b, differentiable once."""
    return _Linear.apply(x, weight, bias)


def token_linear(x: Float[Tensor, "b t d"], weight: Float[Tensor, "o t"], bias: Tensor) -> Float[Tensor, "b o d"]:
    """W x + b for every mesh of the batch, ``bias`` a column; differentiable once."""
    return _TokenLinear.apply(x, weight, bias)


class _Linear(Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        rows = x.reshape(-1, x.shape[-1])
        ctx.save_for_backward(rows, weight)
        out = rows.new_empty(len(rows), len(weight))
        product(rows, weight.T, out)
        if bias is not None:
            out += bias
        return out.view(*x.shape[:-1], -1)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        rows, weight = ctx.saved_tensors
        flat = grad.reshape(-1, grad.shape[-1])
        to_rows, to_weight = torch.empty_like(rows), torch.empty_like(weight)
        product(flat, weight, to_rows)
        product(flat.T, rows, to_weight)
        to_bias = flat.sum(0) if ctx.needs_input_grad[2] else None
        return to_rows.view(*grad.shape[:-1], -1), to_weight, to_bias


class _TokenLinear(Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        ctx.save_for_backward(x, weight)
        out = x.new_empty(len(x), len(weight), x.shape[-1])
        product(weight, x, out)
        return out.add_(bias)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        x, weight = ctx.saved_tensors
        to_x, to_weights = torch.empty_like(x), x.new_empty(len(x), *weight.shape)
        product(weight.T, grad, to_x)
        product(grad, x.transpose(1, 2), to_weights)
        return to_x, to_weights.sum(0), grad.sum((0, 2))[:, None]


@register_flop_formula(torch.ops.lamm.product)
def _operations(left: Any, right: Any, out: Any, *_: Any, **__: Any) -> int:
    """2 · m · k · n for every product of the batch, from shapes."""
    return 2 * int(numpy.prod(out)) * int(left[-1])


@cache
def _libraries() -> tuple[Any, ...]:
    return tuple(ThreadpoolController().select(user_api="blas").lib_controllers)


@contextmanager
def _one_thread() -> Iterator[None]:
    """NumPy's BLAS with one thread; what was set before is set again."""
    changed = [(library, threads) for library in _libraries() if (threads := library.get_num_threads()) != 1]
    for library, _ in changed:
        library.set_num_threads(1)
    try:
        yield
    finally:
        for library, threads in changed:
            library.set_num_threads(threads)
