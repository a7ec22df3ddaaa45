"""What of a machine a case may use: which trainings go side by side, on which cores, in how much memory."""

from __future__ import annotations

import os
from collections.abc import Sequence

import psutil

from bench.api import BenchError
from bench.case import Case
from bench.measure.environment import cgroup_limits
from bench.measure.nvml import gpu_state

__all__ = ["check_workers", "cores_of", "default_memory_limit", "leave_last_cores"]

#: A training on a card needs a context of its own, half a GiB, and its model.
LEAST_SHARE_BYTES = 2 << 30


def check_workers(workers: int, cases: Sequence[Case], cores: int) -> None:
    """Refuse workers that would get into each other's way."""
    trained = [case for case in cases if case.trains]
    if workers == 1:
        return
    if not trained:
        raise BenchError("expected --workers with a suite that trains, got one that measures time; leave it out")
    _check_sharing([case for case in trained if case.device != "cpu"], workers)
    wide = max(case.threads * case.devices for case in trained)
    if workers * wide > cores:
        raise BenchError(
            f"expected workers × threads of at most the {cores} cores here, got {workers} × {wide}; "
            f"lower --workers or --threads"
        )


def _check_sharing(cases: Sequence[Case], workers: int) -> None:
    """Refuse trainings that one card cannot take side by side: budgets of time, several devices, too little memory."""
    timed = [case for case in cases if case.budget.startswith("seconds")]
    if timed:
        raise BenchError(
            f"expected trainings with a budget in epochs for --workers on one card, got {timed[0].budget}, which they "
            "would take from each other; give --epochs alone, or leave --workers out"
        )
    if any(case.devices > 1 for case in cases):
        raise BenchError("expected one of --workers and --devices on cards, got both; leave one of them out")
    for device in sorted({case.device for case in cases}):
        total = gpu_state(device).get("memory_bytes")
        if total and total / workers < LEAST_SHARE_BYTES:
            raise BenchError(
                f"expected {LEAST_SHARE_BYTES / 2**30:g} GiB or more of {device} for each of {workers} workers, got "
                f"{total / workers / 2**30:.1f} GiB; lower --workers"
            )


def cores_of(cores: list[int], number: int, cases: Sequence[Case]) -> tuple[int, ...]:
    """The cores of the worker of this number; none where the system cannot pin."""
    wide = max((case.threads * case.devices for case in cases if case.trains), default=1)
    return tuple(cores[number * wide : (number + 1) * wide])


def leave_last_cores(wide: int) -> list[int]:
    """Keep the progress display away from the cores that measured processes are pinned to (the ``wide`` last ones).

    On as many cores as that, or fewer, it shares the first one. Returns the cores that there are.
    """
    if not hasattr(os, "sched_getaffinity"):
        return []
    mine = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, mine[:-wide] or mine[:1])
    return mine


def default_memory_limit() -> int:
    """Nine tenths of the memory that is free now, or of the control group's limit where that is lower."""
    free = psutil.virtual_memory().available
    return int(0.9 * min(free, cgroup_limits()["memory_bytes"] or free))
