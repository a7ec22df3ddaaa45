"""How fast memory is read: what the hardware floor of a figure is drawn from.

A stream of bytes far larger than any cache, read from end to end in several ways; the fastest of all passes, since
whatever else runs can only slow a pass down, and a floor that load had raised would be none.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import torch

from bench.api import BenchError

BUFFER_BYTES = 2**28  # 256 MiB: several times the last-level cache of common processors and cards
PASSES = 9
ROWS = 256
_CHILD_SECONDS = 120


def with_bandwidth(env: dict[str, Any]) -> dict[str, Any]:
    """The environment with ``read_bandwidth_bytes_per_s`` of its device, measured now; left out where it cannot be.

    The processor is measured here, in under a second. A card is measured in a process of its own, so that this one
    gets no CUDA context, which would take memory from the cases.
    """
    try:
        device = str(env["device"])
        speed = _in_child(device) if device.startswith("cuda") else read_bandwidth("cpu")
    except (BenchError, OSError, RuntimeError, subprocess.SubprocessError, ValueError):
        return env  # the figure says that there is none
    return {**env, "read_bandwidth_bytes_per_s": speed}


def read_bandwidth(
    device: str = "cpu",
    size_bytes: int = BUFFER_BYTES,
    passes: int = PASSES,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """Bytes a second in the fastest of ``passes`` of each kind after one to warm up, with all threads that torch has.

    On the CPU a sum over the buffer, and its product as a matrix with a vector from either side (which read a quarter
    faster where this was tried). On a card a copy of it, which reads and writes every byte once: both count, since the
    two share the same bandwidth.

    Raises:
        BenchError: fewer than one pass, or a buffer under 1 MiB.
    """
    if passes < 1 or size_bytes < 2**20:
        raise BenchError(f"expected one pass or more over 1 MiB or more, got {passes} over {size_bytes:,} bytes")
    buffer = torch.ones(size_bytes // 4, device=device)
    on_card = device.startswith("cuda")
    moved = 2 * buffer.nbytes if on_card else buffer.nbytes
    readers = [_copy(buffer)] if on_card else list(cpu_readers(buffer).values())
    speeds = []
    for turn in range(passes + 1):
        for read in readers:
            _wait(device)
            began = clock()
            read()
            _wait(device)
            speed = moved / max(clock() - began, 1e-9)
            speeds += [speed] if turn else []
    return max(speeds)


def cpu_readers(buffer: torch.Tensor) -> dict[str, Callable[[], object]]:
    """Programs on the CPU that read all of a flat float32 buffer once: its sum, and its products with a vector."""
    matrix = buffer[: buffer.numel() // ROWS * ROWS].view(ROWS, -1)
    right, left = torch.ones(matrix.shape[1]), torch.ones(ROWS)
    return {"sum": buffer.sum, "product": lambda: matrix.mv(right), "product from the left": lambda: left @ matrix}


def _copy(buffer: torch.Tensor) -> Callable[[], object]:
    target = torch.empty_like(buffer)
    return lambda: target.copy_(buffer)


def _wait(device: str) -> None:
    if device.startswith("cuda"):
        torch.cuda.synchronize(device)


def _in_child(device: str) -> float:
    command = [sys.executable, "-m", "bench.measure.bandwidth", device]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=_CHILD_SECONDS, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    sys.stdout.write(f"{read_bandwidth(sys.argv[1])!r}\n")
