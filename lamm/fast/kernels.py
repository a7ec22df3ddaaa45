"""Compiled kernels (numba) for one mesh on one CPU thread, in float32: blocks of the backbones and region maps.

A product of some twelve rows with a weight matrix is bound by reading the weights, and a general matrix product packs
them first, which reads, writes and reads again. Here weights are read once and in order, and what follows a product
(bias, GELU, addition) is done where its result still is in a register or the first cache.

All arrays are C-contiguous float32. Called by :mod:`lamm.fast.jit`, which holds the weights.
They stand in one file since numba keeps compiled kernels on disk and notices no change in a file that theirs imports.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic

Array = np.ndarray[Any, Any]

# Sums may be taken in another order and products fused with additions; NaN and infinity are kept.
_FAST = {"reassoc", "contract", "nsz", "arcp"}
_how: dict[str, Any] = {"fastmath": _FAST, "error_model": "numpy", "nogil": True}


def _compiled(function: Callable[..., None]) -> Any:
    """Compile, and keep the result on disk where numba finds a folder for it."""
    try:
        return njit(cache=True, **_how)(function)
    except RuntimeError:  # no such folder: neither beside this file nor in the user's home
        return njit(**_how)(function)


_inlined = njit(inline="always", **_how)

_ROOT_HALF = np.float32(0.5**0.5)
_HALF, _ONE, _ZERO = np.float32(0.5), np.float32(1), np.float32(0)
#: Beyond it erf is one in float32.
_ERF_END = np.float32(3.925)
# erf(z) = z P(z²) / Q(z²) on [0, 3.925], relative error 1.9e-8: a least-squares fit, weighted again and again by its
# own error, at 4,000 Chebyshev points (``tests/lamm/fast/test_lamm_kernels.py`` holds it against erf).
_P0, _P1, _P2 = np.float32(1.12837915), np.float32(0.190589626), np.float32(0.0527687594)
_P3, _P4, _P5 = np.float32(3.77237338e-3), np.float32(2.84839628e-4), np.float32(2.04606112e-6)
_Q1, _Q2, _Q3 = np.float32(0.50223839), np.float32(0.11418102), np.float32(0.0149828464)
_Q4, _Q5 = np.float32(1.16381490e-3), np.float32(3.80479174e-5)
#: Columns of a region map out of tokens that are summed before the next ones: they stay in the first cache.
_COLUMNS = 4096
#: Longer rows of weights are not asked for ahead: they would push each other out of the first cache.
_AHEAD = 1024
#: Numbers in a cache line.
_LINE = 16


@_inlined
def _gelu(x: Any) -> Any:
    """x Φ(x), the exact one by erf."""
    z = min(max(x * _ROOT_HALF, -_ERF_END), _ERF_END)
    w = z * z
    p = ((((_P5 * w + _P4) * w + _P3) * w + _P2) * w + _P1) * w + _P0
    q = ((((_Q5 * w + _Q4) * w + _Q3) * w + _Q2) * w + _Q1) * w + _ONE
    return _HALF * x * (_ONE + z * p / q if z > -_ERF_END else _ZERO)


@_compiled
def gelu(values: Array) -> None:
    """GELU in place, of a vector."""
    for i in range(len(values)):
        values[i] = _gelu(values[i])


@_compiled
def layer_norm(x: Array, weight: Array, bias: Array, eps: float, out: Array) -> None:
    """LayerNorm over the last axis of ``(T, D)``."""
    width = x.shape[1]
    for t in range(x.shape[0]):
        total = _ZERO
        for d in range(width):
            total += x[t, d]
        mean = total / np.float32(width)
        square = _ZERO
        for d in range(width):
            square += (x[t, d] - mean) * (x[t, d] - mean)
        scale = np.float32(1.0 / np.sqrt(square / width + eps))
        for d in range(width):
            out[t, d] = (x[t, d] - mean) * scale * weight[d] + bias[d]


@intrinsic
def _prefetch(_context: Any, array: Any, row: Any, column: Any) -> Any:
    """Ask for the cache line of ``array[row, column]``; the processor goes on without waiting for it."""

    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        view = context.make_array(signature.args[0])(context, builder, arguments[0])
        steps = cgutils.unpack_tuple(builder, view.strides)
        at = builder.add(builder.mul(arguments[1], steps[0]), builder.mul(arguments[2], steps[1]))
        number, byte = ir.IntType(32), ir.IntType(8).as_pointer()
        kind = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        function = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0i8")
        read, keep, data = number(0), number(3), number(1)
        builder.call(function, [builder.gep(builder.bitcast(view.data, byte), [at]), read, keep, data])
        return context.get_dummy_value()

    return types.void(array, row, column), emit


@_inlined
def _put(out: Array, m: int, n: int, value: Any, add: bool) -> None:
    if add:
        out[m, n] += value
    else:
        out[m, n] = value


@_compiled
def product(rows: Array, weight: Array, bias: Array, out: Array, add: bool) -> None:
    """``rows (M, K) @ weight (N, K)ᵀ + bias (N)`` into ``out (M, N)``, or added to it; an empty bias is none.

    Three rows of the weights at a time against four of the others, so that twelve sums stay in registers. Rows of
    weights are too short for the processor to foresee the next ones, so those are asked for ahead.
    """
    count, inner = rows.shape
    outputs = weight.shape[0]
    biased = len(bias) > 0
    whole = outputs - outputs % 3
    for n in range(0, whole, 3):
        b0, b1, b2 = (bias[n], bias[n + 1], bias[n + 2]) if biased else (_ZERO, _ZERO, _ZERO)
        m = 0
        while m + 4 <= count:
            if inner <= _AHEAD and n + 6 <= outputs and m < 12:
                for k in range(0, inner, _LINE):
                    _prefetch(weight, n + 3 + m // 4, k)  # type: ignore[call-arg]
            s00 = s01 = s02 = s10 = s11 = s12 = s20 = s21 = s22 = s30 = s31 = s32 = _ZERO
            for k in range(inner):
                w0, w1, w2 = weight[n, k], weight[n + 1, k], weight[n + 2, k]
                a0, a1, a2, a3 = rows[m, k], rows[m + 1, k], rows[m + 2, k], rows[m + 3, k]
                s00 += a0 * w0
                s01 += a0 * w1
                s02 += a0 * w2
                s10 += a1 * w0
                s11 += a1 * w1
                s12 += a1 * w2
                s20 += a2 * w0
                s21 += a2 * w1
                s22 += a2 * w2
                s30 += a3 * w0
                s31 += a3 * w1
                s32 += a3 * w2
            _put(out, m, n, s00 + b0, add)
            _put(out, m, n + 1, s01 + b1, add)
            _put(out, m, n + 2, s02 + b2, add)
            _put(out, m + 1, n, s10 + b0, add)
            _put(out, m + 1, n + 1, s11 + b1, add)
            _put(out, m + 1, n + 2, s12 + b2, add)
            _put(out, m + 2, n, s20 + b0, add)
            _put(out, m + 2, n + 1, s21 + b1, add)
            _put(out, m + 2, n + 2, s22 + b2, add)
            _put(out, m + 3, n, s30 + b0, add)
            _put(out, m + 3, n + 1, s31 + b1, add)
            _put(out, m + 3, n + 2, s32 + b2, add)
            m += 4
        while m < count:
            s00 = s01 = s02 = _ZERO
            for k in range(inner):
                s00 += rows[m, k] * weight[n, k]
                s01 += rows[m, k] * weight[n + 1, k]
                s02 += rows[m, k] * weight[n + 2, k]
            _put(out, m, n, s00 + b0, add)
            _put(out, m, n + 1, s01 + b1, add)
            _put(out, m, n + 2, s02 + b2, add)
            m += 1
    for n in range(whole, outputs):
        for m in range(count):
            s00 = bias[n] if biased else _ZERO
            for k in range(inner):
                s00 += rows[m, k] * weight[n, k]
            _put(out, m, n, s00, add)


@_compiled
def weighted_rows(factors: Array, rows: Array, bias: Array, out: Array, add: bool) -> None:
    """``factors (N, M) @ rows (M, D) + bias (N)`` into ``out (N, D)``, or added to it."""
    count, width = rows.shape
    for n in range(factors.shape[0]):
        for d in range(width):
            out[n, d] = (out[n, d] if add else _ZERO) + bias[n]
        m = 0
        while m + 4 <= count:
            w0, w1, w2, w3 = factors[n, m], factors[n, m + 1], factors[n, m + 2], factors[n, m + 3]
            for d in range(width):
                out[n, d] += w0 * rows[m, d] + w1 * rows[m + 1, d] + w2 * rows[m + 2, d] + w3 * rows[m + 3, d]
            m += 4
        while m < count:
            w0 = factors[n, m]
            for d in range(width):
                out[n, d] += w0 * rows[m, d]
            m += 1


@_compiled
def attention(qkv: Array, heads: int, out: Array) -> None:
    """softmax(Q Kᵀ / √d) V for every head; ``qkv (T, 3 D)`` holds Q, K and V side by side, each head by head."""
    count, width = out.shape
    size = width // heads
    scale = np.float32(1.0 / np.sqrt(size))
    share = np.empty(count, np.float32)
    for head in range(heads):
        q, k, v = head * size, width + head * size, 2 * width + head * size
        for t in range(count):
            query = qkv[t, q : q + size]
            highest = np.float32(-np.inf)
            for s in range(count):
                key = qkv[s, k : k + size]
                score = _ZERO
                for d in range(size):
                    score += query[d] * key[d]
                share[s] = score * scale
                highest = max(highest, share[s])
            total = _ZERO
            for s in range(count):
                share[s] = np.exp(share[s] - highest)
                total += share[s]
            row = out[t, q : q + size]
            for d in range(size):
                row[d] = _ZERO
            for s in range(count):
                factor, value = share[s] / total, qkv[s, v : v + size]
                for d in range(size):
                    row[d] += factor * value[d]


# -- region maps: every weight is read once, along eight rows at a time --------------------------------------------


@_compiled
def into_token(x: Array, weight: Array, out: Array) -> None:
    """``weight (D, n) @ x (n)`` into ``out (D)``."""
    width, size = weight.shape
    whole = width - width % 8
    for d in range(0, whole, 8):
        s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = _ZERO
        r0, r1, r2, r3 = weight[d], weight[d + 1], weight[d + 2], weight[d + 3]
        r4, r5, r6, r7 = weight[d + 4], weight[d + 5], weight[d + 6], weight[d + 7]
        for i in range(size):
            value = x[i]
            s0 += r0[i] * value
            s1 += r1[i] * value
            s2 += r2[i] * value
            s3 += r3[i] * value
            s4 += r4[i] * value
            s5 += r5[i] * value
            s6 += r6[i] * value
            s7 += r7[i] * value
        out[d], out[d + 1], out[d + 2], out[d + 3] = s0, s1, s2, s3
        out[d + 4], out[d + 5], out[d + 6], out[d + 7] = s4, s5, s6, s7
    for d in range(whole, width):
        s0 = _ZERO
        for i in range(size):
            s0 += weight[d, i] * x[i]
        out[d] = s0


@_compiled
def out_of_token(token: Array, weight: Array, out: Array) -> None:
    """``token (D) @ weight (D, n)``, added to ``out (n)``."""
    width, size = weight.shape
    whole = width - width % 8
    for first in range(0, size, _COLUMNS):
        last = min(size, first + _COLUMNS)
        part = out[first:last]
        for d in range(0, whole, 8):
            r0, r1, r2, r3 = (
                weight[d, first:last], weight[d + 1, first:last], weight[d + 2, first:last], weight[d + 3, first:last],
            )  # fmt: skip
            r4, r5, r6, r7 = (
                weight[d + 4, first:last], weight[d + 5, first:last], weight[d + 6, first:last],
                weight[d + 7, first:last],
            )  # fmt: skip
            t0, t1, t2, t3 = token[d], token[d + 1], token[d + 2], token[d + 3]
            t4, t5, t6, t7 = token[d + 4], token[d + 5], token[d + 6], token[d + 7]
            for i in range(last - first):
                part[i] += (
                    t0 * r0[i]
                    + t1 * r1[i]
                    + t2 * r2[i]
                    + t3 * r3[i]
                    + t4 * r4[i]
                    + t5 * r5[i]
                    + t6 * r6[i]
                    + t7 * r7[i]
                )
        for d in range(whole, width):
            row = weight[d, first:last]
            for i in range(last - first):
                part[i] += token[d] * row[i]
