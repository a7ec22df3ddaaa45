"""Energy of a call on a CUDA device, from the card's own counter."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.api import BenchError
from bench.measure.nvml import energy_mj

_UPDATE_SECONDS = 0.1  # the driver refreshes the counter every 20 to 100 ms


@dataclass(frozen=True)
class Energy:
    """``per_call_mj``: energy of one call in millijoules, the card's idle draw included; ``power_w``: mean power."""

    per_call_mj: float
    power_w: float
    calls: int
    seconds: float
    warnings: tuple[str, ...]


def measure_energy(
    function: Callable[[], Any],
    *,
    device: str,
    seconds: float = 5.0,
    read_mj: Callable[[str], int] = energy_mj,
    synchronize: Callable[[str], None] | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Energy:
    """Call ``function`` for ``seconds`` and divide what the card's counter rose by the number of calls.

    The counter belongs to the whole card: whatever else runs on it is counted too. It moves in steps of up to 0.1 s,
    so a result of under 2 s is marked as rough.

    Raises:
        NvmlUnavailable: no driver, or a card without an energy counter (before Volta). Never an estimate instead.
        BenchError: a time of 0 or less.
    """
    if seconds <= 0:
        raise BenchError(f"expected seconds above 0, got {seconds}")
    wait = synchronize or _synchronize
    read_mj(device)  # a card without a counter is refused before the work begins
    function()
    wait(device)
    start_mj, start = read_mj(device), clock()
    calls = 0
    while calls == 0 or clock() - start < seconds:
        function()
        wait(device)
        calls += 1
    took, used_mj = clock() - start, read_mj(device) - start_mj
    warnings = []
    if took < 20 * _UPDATE_SECONDS:
        warnings.append(f"rough: the counter moves every {_UPDATE_SECONDS:g} s and the calls lasted {took:.1f} s")
    if used_mj <= 0:
        warnings.append("the counter did not rise: measure for longer")
    return Energy(used_mj / calls, used_mj / 1e3 / took, calls, took, tuple(warnings))


def _synchronize(device: str) -> None:
    import torch

    torch.cuda.synchronize(torch.device(device))
