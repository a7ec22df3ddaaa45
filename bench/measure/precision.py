"""Precisions that a run can ask for, and what they mean for PyTorch.

* ``float32``: products in float32 throughout; TF32, which PyTorch would use in some places by itself, is off.
* ``tf32``: tensors are float32, products on a card round their inputs to TF32 (10 bits of mantissa).
* ``bfloat16``: inference with weights and meshes in bfloat16; training under autocast, with weights, optimiser and
  validation in float32.
* ``float64``: for checks, on the command line of no suite.
"""

from __future__ import annotations

import torch

from bench.api import BenchError

__all__ = ["DTYPES", "TENSORS", "check_dtype", "set_precision"]

#: What a command may ask for.
DTYPES = ("float32", "tf32", "bfloat16")
#: The type of tensors under each precision.
TENSORS = {
    "float32": torch.float32, "tf32": torch.float32, "bfloat16": torch.bfloat16, "float64": torch.float64,
}  # fmt: skip


def check_dtype(dtype: str, device: str) -> str:
    """The precision, if it is known and the device has it."""
    if dtype not in DTYPES:
        raise BenchError(f"expected a --dtype of {', '.join(DTYPES)}; got {dtype!r}")
    if dtype == "tf32" and device == "cpu":
        raise BenchError("expected a card for --dtype tf32 (--device cuda), got cpu, which has no TF32; use float32")
    return dtype


def set_precision(dtype: str) -> None:
    """Have products on a card made in TF32 under ``tf32`` and in no other precision."""
    wanted = dtype == "tf32"
    torch.backends.cuda.matmul.allow_tf32 = wanted
    torch.backends.cudnn.allow_tf32 = wanted
