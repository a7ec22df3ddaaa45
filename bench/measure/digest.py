"""Did the output change? The fifth significant digit matters, the noise of the last bits does not.

A hash of rounded values cannot do this: among thousands of values some always lie on the edge of rounding and flip
with the last bit. So two forms: a :class:`Sketch`, numbers to compare with a tolerance (the gate does), and
:func:`output_digest`, a short text for people and tables.
"""

from __future__ import annotations

import base64
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from bench.api import BenchError
from bench.measure.storages import tensors_in

#: Relative difference above which two outputs count as different: half a unit of the fifth significant digit.
FIFTH_DIGIT = 5e-6


@dataclass(frozen=True)
class Sketch:
    """Sums over ``block`` neighbouring values each, and the root mean square of all values.

    With no more values than sums (``block`` 1) it is the output itself.
    """

    shape: tuple[int, ...]
    block: int
    rms: float
    sums: np.ndarray

    def to_text(self) -> str:
        """``shape|block|rms|sums``, the sums as base64 of little-endian float32."""
        shape = "x".join(str(size) for size in self.shape)
        return f"{shape}|{self.block}|{self.rms:.9g}|{base64.b64encode(self.sums.astype('<f4').tobytes()).decode()}"

    @staticmethod
    def from_text(text: str) -> Sketch:
        """The inverse of :meth:`to_text`."""
        try:
            shape, block, rms, sums = text.split("|")
            sizes = tuple(int(size) for size in shape.split("x") if size)
            return Sketch(sizes, int(block), float(rms), np.frombuffer(base64.b64decode(sums), dtype="<f4"))
        except ValueError as error:
            raise BenchError(f"expected a sketch shape|block|rms|sums, got {text[:40]!r}; write it anew") from error


def flat_output(output: Any) -> Tensor:
    """All numbers of a function's result (tensors, nested in anything) in one row, float64."""
    found = [tensor.detach().to_dense().flatten().double().cpu() for tensor in tensors_in(output)]
    if isinstance(output, (int, float)):
        found.append(torch.tensor([float(output)], dtype=torch.float64))
    return torch.cat(found) if found else torch.zeros(0, dtype=torch.float64)


def sketch(output: Any, numbers: int = 1024) -> Sketch:
    """At most ``numbers`` sums that together cover every value of ``output``."""
    values = flat_output(output).numpy()
    tensors = list(tensors_in(output))
    shape = tuple(tensors[0].shape) if len(tensors) == 1 else (values.size,)
    block = max(1, math.ceil(values.size / numbers))
    edges = np.arange(0, values.size, block)
    sums = np.add.reduceat(values, edges) if values.size else np.zeros(0)
    return Sketch(shape, block, _rms(values), sums.astype(np.float32))


def sketch_difference(first: Sketch, second: Sketch) -> float:
    """``max |Δsum| / (rms · √block)``; infinite for other shapes or where just one side is not finite.

    Independent noise of relative size ε in the values gives about ε, whatever the block.
    """
    if first.shape != second.shape or first.block != second.block:
        return math.inf
    return _relative(
        first.sums.astype(np.float64), second.sums.astype(np.float64), max(first.rms, second.rms), first.block
    )


def output_difference(first: Any, second: Any) -> float:
    """``max |Δvalue| / max(|value|, rms)`` over all values of two outputs; infinite for unequal sizes or NaN."""
    one, two = flat_output(first).numpy(), flat_output(second).numpy()
    if one.size != two.size:
        return math.inf
    if not one.size:
        return 0.0
    scale = np.maximum(np.maximum(np.abs(one), np.abs(two)), max(_rms(one), _rms(two)))
    same = (one == two) | (np.isnan(one) & np.isnan(two))
    with np.errstate(invalid="ignore", divide="ignore"):
        relative = np.where(same, 0.0, np.abs(one - two) / scale)
    return float(np.where(np.isnan(relative), np.inf, relative).max())


def output_digest(output: Any) -> str:
    """Shape, root mean square and two weighted means, six digits each: ``"4x100x3 1.01234 -3.2e-01 …"``.

    Equal texts mean equal outputs for practical purposes. Averages hide the noise of single bits, but a text can
    still flip where an average lies on the edge of rounding: to decide, compare sketches.
    """
    values = flat_output(output).numpy()
    tensors = list(tensors_in(output))
    shape = "x".join(str(size) for size in (tensors[0].shape if len(tensors) == 1 else (values.size,)))
    if not values.size:
        return f"{shape} empty"
    place = np.arange(values.size, dtype=np.float64)
    means = (float(np.mean(values * np.cos(0.7 * place))), float(np.mean(values * (1.5 + np.sin(0.013 * place)))))
    return " ".join([shape, *(f"{number:.5e}" for number in (_rms(values), *means))])


def _rms(values: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(values)))) if values.size else 0.0


def _relative(one: np.ndarray, two: np.ndarray, rms: float, block: int) -> float:
    if not one.size:
        return 0.0
    same = (one == two) | (np.isnan(one) & np.isnan(two))
    with np.errstate(invalid="ignore", divide="ignore"):
        relative = np.where(same, 0.0, np.abs(one - two) / (rms * math.sqrt(block)))
    return float(np.where(np.isnan(relative), np.inf, relative).max())
