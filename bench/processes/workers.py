"""What of a machine a case may use: which trainings go side by side, on which cores, in how much memory."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

import psutil
from filelock import FileLock, Timeout

from bench.api import BenchError, cache_dir
from bench.case import Case
from bench.measure.environment import cgroup_limits
from bench.measure.nvml import gpu_state

__all__ = ["check_workers", "cores_of", "default_memory_limit", "own_cores"]

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


def cores_of(cores: Sequence[int], number: int, cases: Sequence[Case]) -> tuple[int, ...]:
    """The cores of the worker of this number; none where the system cannot pin."""
    wide = max((case.threads * case.devices for case in cases if case.trains), default=1)
    return tuple(cores[number * wide : (number + 1) * wide])


@contextmanager
def own_cores(count: int, say: Callable[[str], None]) -> Iterator[tuple[int, ...]]:
    """The last ``count`` cores that this process may use and that no other run on this machine holds.

    They are held until the end, by a lock on a file each in the user's cache; the display keeps off them meanwhile (it
    shares the first core where there is no other). Where too few are free, others are taken too, and ``say`` is called
    with a line about it. No cores where the system cannot pin.
    """
    if not hasattr(os, "sched_getaffinity"):
        yield ()
        return
    mine = sorted(os.sched_getaffinity(0))
    folder = cache_dir() / "cores"
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        held, taken = list[int](), list[int]()
        for core in reversed(mine):
            if len(held) < count:
                lock = FileLock(folder / f"{platform.node()}-{core}.lock", timeout=0)
                try:
                    stack.enter_context(lock)
                except Timeout:
                    taken.append(core)
                    continue
                except OSError:  # another user's file in a cache that several share: who holds it cannot be asked
                    pass
                held.append(core)
        shared = taken[: count - len(held)]
        if shared:
            say(
                f"core {', '.join(map(str, sorted(shared)))} is in use by another run: times measured now are of a "
                "shared core; run one after the other"
            )
        cores = sorted([*held, *shared])
        os.sched_setaffinity(0, [core for core in mine if core not in (*cores, *taken)] or mine[:1])
        try:
            yield tuple(cores)
        finally:
            os.sched_setaffinity(0, mine)


def default_memory_limit() -> int:
    """Nine tenths of the memory that is free now, or of the control group's limit where that is lower."""
    free = psutil.virtual_memory().available
    return int(0.9 * min(free, cgroup_limits()["memory_bytes"] or free))
