"""How fast memory is read: what the hardware floor of a figure is drawn from.

A stream of bytes far larger than any cache, read from end to end; the fastest of several passes, since whatever else
runs can only slow a pass down, and a floor that load had raised would be none.
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
    """Bytes a second in the fastest of ``passes`` after one to warm up, with all threads that torch has.

    On the CPU a sum over the buffer. On a card a copy of it, which reads and writes every byte once: both count, since
    the two share the same bandwidth.

    Raises:
        BenchError: fewer than one pass, or a buffer under 1 MiB.
    """
    if passes < 1 or size_bytes < 2**20:
        raise BenchError(f"expected one pass or more over 1 MiB or more, got {passes} over {size_bytes:,} bytes")
    buffer = torch.ones(size_bytes // 4, device=device)
    target = torch.empty_like(buffer) if device.startswith("cuda") else None
    moved = buffer.nbytes * (2 if target is not None else 1)
    speeds = []
    for _ in range(passes + 1):
        _wait(device)
        began = clock()
        buffer.sum() if target is None else target.copy_(buffer)
        _wait(device)
        speeds.append(moved / max(clock() - began, 1e-9))
    return max(speeds[1:])


def _wait(device: str) -> None:
    if device.startswith("cuda"):
        torch.cuda.synchronize(device)


def _in_child(device: str) -> float:
    command = [sys.executable, "-m", "bench.measure.bandwidth", device]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_CHILD_SECONDS, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    sys.stdout.write(f"{read_bandwidth(sys.argv[1])!r}\n")
