"""Displacements of control vertices for all regions' networks at once, on a card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from lamm.fast.tiles import laid


class ControlColumns:
    """Displacements of the editable regions, ``(B, 3 C)`` side by side, as ``(E, B, 3 c_max)`` with zeros behind."""

    def __init__(self, layout: Any, device: torch.device) -> None:
        sizes = [3 * layout.control_sizes[i] for i in layout.editable]
        self.widest = max(sizes, default=0)
        columns = torch.zeros(len(sizes), self.widest, dtype=torch.long)
        present = torch.zeros(len(sizes), 1, self.widest)
        start = 0
        for row, size in enumerate(sizes):
            columns[row, :size] = torch.arange(start, start + size)
            present[row, :, :size] = 1
            start += size
        self.columns, self.present = columns.flatten().to(device), present.to(device)
        self.rows = present.flatten().nonzero().flatten().to(device)

    def gather(self, side_by_side: Float[Tensor, "b c"]) -> Float[Tensor, "e b w"]:
        found = side_by_side.index_select(1, self.columns).unflatten(1, (-1, self.widest)).transpose(0, 1)
        return found * self.present.to(found.dtype)

    def padded(self, weights: Sequence[Float[Tensor, "h c"]]) -> Float[Tensor, "e h w"]:
        """The networks' first weights, of unlike width; what stands in the padding meets zeros."""
        found = laid(torch.cat(list(weights), 1), self.columns, self.rows)
        return found.unflatten(1, (-1, self.widest)).transpose(0, 1)
