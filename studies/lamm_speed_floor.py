"""The least time that a training step can take on this machine, measured in the same rounds as the step itself.

    floor = operations of loss and backward pass / rate of a product + bytes of AdamW / rate of reading and writing

The operations are those of the tuned form, counted by torch's FLOP counter; AdamW must read weight, gradient and two
moments and to write all but the gradient. Both rates are those of whichever program here is fastest. Elementwise
work, normalisation and memory traffic of the products count as nothing, so the floor is not reached. The faithful
form's time over the floor is the highest ratio that any program of the same arithmetic can have.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch.utils.flop_counter import FlopCounterMode

from lamm.fast.products import product
from lamm.network import Lamm

# A product large enough for the best rate, and a buffer larger than any cache.
SQUARE, BUFFER = 1536, 24 * 2**20
# Weight, gradient and two moments are read, weight and moments written, four bytes each.
ADAMW_BYTES = 28


def probes() -> dict[str, Any]:
    """Programs whose times give the rates: a square product by both libraries, and a sum in place."""
    left, right = torch.randn(2, SQUARE, SQUARE)
    out = torch.empty(SQUARE, SQUARE)
    into, other = torch.zeros(BUFFER), torch.ones(BUFFER)
    return {
        "probe: product, torch": lambda: torch.mm(left, right, out=out),
        "probe: product, numpy": lambda: product(left, right, out),
        "probe: read and write": lambda: into.add_(other),
    }


def step_flops(model: Lamm, batch: int) -> int:
    """Operations (a multiply-add is 2) of the products of one loss and backward pass."""
    meshes = torch.randn(batch, model.layout.vertex_count, 3)
    model.train()
    with FlopCounterMode(display=False) as counter:
        model.loss(meshes).backward()
    model.zero_grad(set_to_none=True)
    return int(counter.get_total_flops())


def floor(model: Lamm, batch: int, times: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """``gflop``, both rates and ``floor_ms`` of a step from the times (ms) of :func:`probes`."""
    products = [times[name] for name in times if name.startswith("probe: product")]
    product_ms = min(statistics.median(found) for found in products)
    gflop_s = 2 * SQUARE**3 / product_ms / 1e6
    stream_gb_s = 3 * 4 * BUFFER / statistics.median(times["probe: read and write"]) / 1e6
    trained = sum(value.numel() for value in model.parameters() if value.requires_grad)
    gflop, optimiser_gb = step_flops(model, batch) / 1e9, ADAMW_BYTES * trained / 1e9
    floor_ms = (gflop / gflop_s + optimiser_gb / stream_gb_s) * 1e3
    return {
        "gflop": gflop,
        "gflop_s": gflop_s,
        "optimiser_gb": optimiser_gb,
        "stream_gb_s": stream_gb_s,
        "floor_ms": floor_ms,
    }


def line(row: Mapping[str, Any]) -> str:
    """The floor of a row of :func:`studies.lamm_speed.ratios` in words."""
    return (
        f"{row['phase']}: {row['gflop']:.1f} GFLOP at {row['gflop_s']:.0f} GFLOP/s + "
        f"AdamW {row['optimiser_gb']:.2f} GB at {row['stream_gb_s']:.1f} GB/s = {row['floor_ms']:.0f} ms at least; "
        f"highest ratio possible {row['highest_ratio']:.2f}, tuned {row['over_floor']:.2f} times the floor"
    )
