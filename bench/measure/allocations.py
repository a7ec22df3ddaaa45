"""What torch's CPU allocator did during a call, from the allocator's own reports.

A count, not a measurement: with one thread it is the same in every run and on every machine with the same torch.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from torch.autograd import DeviceType
from torch.autograd.profiler import record_function
from torch.profiler import ProfilerActivity, profile

_MARK = "bench.measure.allocations.start"


@dataclass(frozen=True)
class Allocations:
    """``peak_growth_bytes``: most memory in use above the start (a result still held counts); ``total_bytes`` and
    ``count``: all allocations, freed or not."""

    peak_growth_bytes: int
    total_bytes: int
    count: int


def cpu_allocations(function: Callable[[], Any]) -> Allocations:
    """Follow every allocation and release of CPU tensors during one call of ``function()``, by torch's profiler.

    The function is called twice: the allocator reports a release only for memory it saw being taken, so what a
    training step frees of the step before (gradients) is known in the second call alone, which is the one counted.
    """
    gc.collect()
    session = profile(activities=[ProfilerActivity.CPU], profile_memory=True)
    with _quiet():
        session.__enter__()
        function()
    try:
        with record_function(_MARK):
            pass
        result = function()
    finally:
        with _quiet():
            session.__exit__(None, None, None)
    del result
    events: list[Any] = list(session.profiler.kineto_results.events())  # type: ignore[union-attr]
    start_ns = next(event.start_ns() for event in events if event.name() == _MARK)
    changes = [
        (event.start_ns(), event.nbytes())
        for event in events
        if event.name() == "[memory]" and event.device_type() == DeviceType.CPU and event.start_ns() > start_ns
    ]
    changes.sort(key=lambda change: change[0])  # stable: events of one nanosecond stay in their order
    return _summary([size for _, size in changes])


def _summary(changes_bytes: list[int]) -> Allocations:
    now = peak = 0
    for size in changes_bytes:
        now += size
        peak = max(peak, now)
    taken = [size for size in changes_bytes if size > 0]
    return Allocations(peak, sum(taken), len(taken))


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """The profiler writes its start and stop to the error stream from C++; keep that away from the user."""
    sys.stderr.flush()
    kept = os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(kept, 2)
        os.close(kept)
