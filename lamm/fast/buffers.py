"""Memory for the gradients of large weights that is kept from one training step to the next.

An optimiser that drops its gradients after every step gives their memory back to the system, and the next backward
pass pays for every page of it again. A model that owns the memory writes the next gradient into the same pages.

Process time of a step of the mixer, batch 4, one thread, in turn in one process: with 72,000 vertices 1.9 s instead
of 2.6 s (0.7 s of it the system's instead of 1.4 s). It brings nothing with 12,000 vertices (0.25 s both), and nothing
where the allocator keeps freed memory, as in all suites of ``bench.run`` (72,000: 1.2 s both).
"""

from __future__ import annotations

from typing import Any

import numpy
import torch
from torch import Tensor


class GradientBuffers:
    """One buffer per weight, handed out for a gradient as soon as nobody holds the last one any more.

    Only on the CPU: elsewhere PyTorch keeps freed memory itself. Nothing is kept by copies and pickles.
    """

    def __init__(self) -> None:
        self._kept: dict[Any, Tensor] = {}

    def take(self, key: Any, weight: Tensor) -> Tensor:
        """Memory like ``weight``, contiguous, with unknown contents. The caller's tensor shares its storage."""
        shape, dtype = weight.shape, weight.dtype
        if weight.device.type != "cpu":
            return torch.empty(shape, dtype=dtype, device=weight.device)
        kept = self._kept.get(key)
        if kept is None or kept.shape != shape or kept.dtype != dtype:
            kept = self._kept[key] = _blank(shape, dtype)
        elif _in_use(kept):
            return torch.empty(shape, dtype=dtype)
        # A tensor of its own on the same storage, which autograd takes over as the gradient without a copy.
        return kept.detach()

    def clear(self) -> None:
        """Give the memory back (gradients that are still held keep theirs)."""
        self._kept.clear()

    def __deepcopy__(self, memo: dict[int, Any]) -> GradientBuffers:
        return GradientBuffers()

    def __getstate__(self) -> dict[str, Any]:
        return {"_kept": {}}


def _blank(shape: torch.Size, dtype: torch.dtype) -> Tensor:
    """Memory from NumPy, which asks the system for huge pages: with small ones each row of a product has its own."""
    size_bytes = shape.numel() * dtype.itemsize
    storage = torch.from_numpy(numpy.empty(size_bytes, numpy.uint8)).untyped_storage()
    # No view: a view's base would hold the storage as well, which would then look as if it were in use for ever.
    return torch.empty(0, dtype=dtype).set_(storage, 0, shape, torch.empty(shape, device="meta").stride())


def _in_use(kept: Tensor) -> bool:
    """Whether a tensor other than this one shares its storage (the handle asked for the count is the second user)."""
    storage = kept.untyped_storage()
    count = getattr(torch._C, "_storage_Use_Count", None)
    # Without a count nothing may be written over.
    return count is None or count(storage._cdata) > 2
