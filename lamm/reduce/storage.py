"""Weights in fewer bytes on disk: halves and bytes in the file, float32 again in memory.

A model so stored computes with what the file can hold; what is lost is rounding, once. For fewer bytes *in memory* see
:mod:`lamm.reduce.quantize`.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from jaxtyping import Float, Int8
from torch import Tensor

from bench.api import BenchError

#: What a file holds: everything as it is, all large matrices as halves, or some of these as bytes instead.
STORAGES = ("float32", "float16", "compact")
#: Matrices with fewer numbers stay as they are: they are no part of a file's size.
SMALLEST = 4096
#: Matrices that ``compact`` holds as bytes: all maps of a mesh, a code or control vertices. Rounding moves each of
#: their products by some 0.3% of its size.
IN_BYTES = ("linear.", "region_encoder.w", "region_decoder.w", "control_path.", "control_networks.")
#: Added to a tensor's name for the scales of its rows.
SCALES = ".row_scales"


def kind_of(name: str, tensor: Tensor, storage: str) -> str:
    """``"float32"``, ``"float16"`` or ``"int8"``: how a tensor of a state dict is held under a storage."""
    if storage not in STORAGES:
        raise BenchError(f"expected a storage of {', '.join(STORAGES)}, got {storage!r}")
    if storage == "float32" or tensor.dtype != torch.float32 or tensor.dim() < 2 or tensor.numel() < SMALLEST:
        return "float32"
    if storage == "compact" and tensor.dim() == 2 and name.startswith(IN_BYTES):
        return "int8"
    return "float16"


def to_bytes(matrix: Float[Tensor, "n m"]) -> tuple[Int8[Tensor, "n m"], Float[Tensor, " n"]]:
    """Rows as ``scale · byte``, bytes from −127 to 127; a row of zeros has scale 1. Repeating it changes nothing."""
    scales = matrix.abs().amax(1) / 127
    scales = torch.where(scales > 0, scales, torch.ones_like(scales))
    return (matrix / scales[:, None]).round().to(torch.int8), scales


def packed(state: Mapping[str, Tensor], storage: str) -> dict[str, Tensor]:
    """The tensors of a state dict as a file holds them."""
    found: dict[str, Tensor] = {}
    for name, tensor in state.items():
        kind = kind_of(name, tensor, storage)
        if kind == "int8":
            found[name], found[name + SCALES] = to_bytes(tensor)
        elif kind == "float16":
            if float(tensor.abs().max()) > torch.finfo(torch.float16).max:
                raise BenchError(f"expected weights that halves can hold, got larger ones in {name}; store in float32")
            found[name] = tensor.half()
        else:
            found[name] = tensor
    return found


def unpacked(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The inverse of :func:`packed`, in float32. Errors: bytes without scales."""
    found: dict[str, Tensor] = {}
    for name, tensor in tensors.items():
        if name.endswith(SCALES):
            continue
        if tensor.dtype == torch.int8:
            scales = tensors.get(name + SCALES)
            if scales is None or scales.dim() != 1 or tensor.dim() != 2 or len(scales) != len(tensor):
                raise BenchError(f"expected a scale for each row of {name}, got none that fit")
            tensor = tensor.float() * scales.float()[:, None]
        found[name] = tensor.float() if tensor.dtype == torch.float16 else tensor
    return found


def rounded(state: Mapping[str, Tensor], storage: str) -> dict[str, Tensor]:
    """What a state dict is after it was stored and read again."""
    return unpacked(packed(state, storage))
