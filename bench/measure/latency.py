"""How long one call takes: warmed up, in calibrated blocks, with the raw samples kept."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bench.api import BenchError

Clock = Callable[[], int]

_TARGET_NS = 1_000_000  # a sample lasts at least this long…
_RESOLUTIONS = 1_000  # …and at least this many ticks of the clock
_MAX_CALLS = 1_000_000
_WARMUP_SHARE = 0.25  # of the time allowed, where calls are so slow that ten of them would not fit


@dataclass(frozen=True)
class Latency:
    """One process's samples of one function.

    ``samples_ms`` are times of *one call* in the order taken: the block's time divided by ``calls_per_sample``.
    ``device_event_ms`` holds the CUDA events' time of the same calls (empty on CPU). ``warnings`` say what is wrong
    with the samples, why, and what to do.
    """

    samples_ms: tuple[float, ...]
    calls_per_sample: int
    device_event_ms: tuple[float, ...]
    warmup_calls: int
    warmup_ms: float
    resolution_ns: int
    preemptions: int
    warnings: tuple[str, ...]

    @property
    def median_ms(self) -> float:
        return statistics.median(self.samples_ms)


def measure_latency(
    function: Callable[[], Any],
    *,
    device: str = "cpu",
    samples: int = 30,
    warmup_calls: int = 10,
    warmup_seconds: float = 0.5,
    max_seconds: float = 120.0,
    min_samples: int = 3,
    clock: Clock = time.perf_counter_ns,
) -> Latency:
    """Time ``function()`` on ``device``.

    The function is warmed up for at least ``warmup_calls`` calls and ``warmup_seconds``. On CPU a sample is a block
    of calls that lasts at least 1 ms and 1,000 ticks of ``clock`` (nanoseconds); on CUDA it is one call between two
    synchronisations, with a pair of device events around the same call as a second figure. The garbage collector
    rests meanwhile. After ``max_seconds`` in all, sampling ends as soon as it has ``min_samples``, and a warning
    says so.

    Raises:
        BenchError: for a number of samples or seconds that makes no sense. What ``function`` raises passes through.
    """
    if min_samples < 1 or samples < min_samples:
        raise BenchError(f"expected samples ≥ min_samples ≥ 1, got samples={samples}, min_samples={min_samples}")
    if max_seconds <= 0 or warmup_calls < 0 or warmup_seconds < 0:
        raise BenchError(f"expected times and calls above 0, got {max_seconds} s, {warmup_calls}, {warmup_seconds} s")
    timer = timer_of(function, device, clock)
    resolution_ns = clock_resolution_ns(clock)
    with _garbage_collector_off():
        deadline_ns = clock() + int(max_seconds * 1e9)
        warm_calls, warm_ns, call_ns = _warm_up(timer, warmup_calls, warmup_seconds, max_seconds)
        calls = 1 if device.startswith("cuda") else calibrate(timer, call_ns, resolution_ns)
        before = _preemptions()
        blocks = _sample(timer, calls, samples, min_samples, deadline_ns, clock)
        preemptions = _preemptions() - before
    samples_ms = tuple(wall_ns / calls / 1e6 for wall_ns, _ in blocks)
    events_ms = tuple(event_ms / calls for _, event_ms in blocks if event_ms is not None)
    warnings = [
        *_warn_few(len(blocks), samples, max_seconds),
        *_warn_warmup(warm_calls, warmup_calls),
        *_warn_coarse(min(wall for wall, _ in blocks), resolution_ns),
        *_warn_unstable(samples_ms, preemptions),
        *_warn_drift(samples_ms),
    ]
    return Latency(samples_ms, calls, events_ms, warm_calls, warm_ns / 1e6, resolution_ns, preemptions, tuple(warnings))


Timer = Callable[[int], "tuple[int, float | None]"]


def timer_of(function: Callable[[], Any], device: str, clock: Clock = time.perf_counter_ns) -> Timer:
    """A function of the number of calls that gives the block's wall time in ns and its device time in ms."""
    if device.startswith("cuda"):
        return _cuda_timer(function, device, clock)

    def run(calls: int) -> tuple[int, float | None]:
        start = clock()
        for _ in range(calls):
            function()
        return clock() - start, None

    return run


def _cuda_timer(function: Callable[[], Any], device: str, clock: Clock) -> Timer:
    import torch

    if not torch.cuda.is_available():
        raise BenchError(f"expected a CUDA device {device}, got a machine without one; use device cpu")
    place = torch.device(device)

    def run(calls: int) -> tuple[int, float | None]:
        first, last = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        with torch.cuda.device(place):
            torch.cuda.synchronize(place)
            start = clock()
            first.record()
            for _ in range(calls):
                function()
            last.record()
            torch.cuda.synchronize(place)
            return clock() - start, first.elapsed_time(last)

    return run


def clock_resolution_ns(clock: Clock, reads: int = 2_000) -> int:
    """The smallest step above 0 seen between two readings one after the other; 1 if the clock stood still."""
    steps = []
    last = clock()
    for _ in range(reads):
        now = clock()
        if now > last:
            steps.append(now - last)
        last = now
    return min(steps, default=1)


def _warm_up(timer: Timer, calls: int, seconds: float, max_seconds: float) -> tuple[int, int, float]:
    """Calls made, time taken, and the time of one call when warm (the fastest of the later half).

    Very slow functions get fewer calls: at least one, and no more once a quarter of the time allowed is gone.
    """
    times: list[int] = []
    total = 0
    while len(times) < max(calls, 1) or total < seconds * 1e9:
        took, _ = timer(1)
        times.append(took)
        total += took
        if total > _WARMUP_SHARE * max_seconds * 1e9 or len(times) >= _MAX_CALLS:
            break
    return len(times), total, float(min(times[len(times) // 2 :]))


def calibrate(timer: Timer, call_ns: float, resolution_ns: int) -> int:
    """Calls a block needs to last :data:`_TARGET_NS` and :data:`_RESOLUTIONS` ticks; checked by running it."""
    target = max(_TARGET_NS, _RESOLUTIONS * resolution_ns)
    calls = min(max(1, -int(-target // max(call_ns, 1.0))), _MAX_CALLS)
    while calls < _MAX_CALLS:
        took, _ = timer(calls)
        if took >= target:
            break
        calls = min(_MAX_CALLS, max(calls + 1, int(calls * min(10.0, 1.1 * target / max(took, 1)))))
    return calls


def _sample(
    timer: Timer, calls: int, samples: int, min_samples: int, deadline_ns: int, clock: Clock
) -> list[tuple[int, float | None]]:
    blocks: list[tuple[int, float | None]] = []
    while len(blocks) < samples and (len(blocks) < min_samples or clock() < deadline_ns):
        blocks.append(timer(calls))
    return blocks


@contextmanager
def _garbage_collector_off() -> Any:
    was_on = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _preemptions() -> int:
    """Times the kernel took the core away from this process, so far; 0 where the system does not count them."""
    try:
        import resource
    except ImportError:  # not a Unix
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_nivcsw


def _warn_few(taken: int, wanted: int, max_seconds: float) -> list[str]:
    if taken >= wanted:
        return []
    return [f"few samples: {taken} of {wanted} within {max_seconds:g} s; raise max_seconds or take a smaller case"]


def _warn_warmup(taken: int, wanted: int) -> list[str]:
    if taken >= wanted:
        return []
    return [f"short warm-up: {taken} of {wanted} calls, they are slow; raise max_seconds if the first samples differ"]


def _warn_coarse(shortest_ns: int, resolution_ns: int) -> list[str]:
    if shortest_ns >= _RESOLUTIONS * resolution_ns:
        return []
    return [
        f"coarse clock: a sample of {shortest_ns / 1e6:.3g} ms is under {_RESOLUTIONS} ticks of {resolution_ns} ns; "
        "its last digits mean nothing, measure a larger case"
    ]


def _warn_unstable(samples_ms: Sequence[float], preemptions: int) -> list[str]:
    """The middle 80% of the samples should lie within a tenth of the median."""
    if len(samples_ms) < 5:
        return []
    ordered = sorted(samples_ms)
    low, high = ordered[len(ordered) // 10], ordered[-1 - len(ordered) // 10]
    spread = (high - low) / statistics.median(ordered)
    if spread <= 0.10:
        return []
    return [
        f"unstable: the middle 80% of the samples span {spread:.0%} of the median ({low:.4g} to {high:.4g} ms; the "
        f"core was taken away {preemptions} times); close other programs, pin to one core, fix the clock frequency"
    ]


def _warn_drift(samples_ms: Sequence[float]) -> list[str]:
    """The last third against the first: over 5% of the median and over 4 standard errors of the difference."""
    third = len(samples_ms) // 3
    if third < 3:
        return []
    first, last = samples_ms[:third], samples_ms[-third:]
    middle = statistics.median(samples_ms)
    change = statistics.median(last) - statistics.median(first)
    spread = 1.4826 * statistics.median(
        [abs(value - statistics.median(part)) for part in (first, last) for value in part]
    )
    error = 1.2533 * spread * (2 / third) ** 0.5
    if abs(change) <= max(0.05 * middle, 4 * error):
        return []
    way = "slower" if change > 0 else "faster"
    return [
        f"drift: the last samples are {abs(change) / middle:.0%} {way} than the first; "
        + ("the chip heats up or memory grows, " if change > 0 else "the warm-up was too short, ")
        + "warm up longer and look at the samples in order"
    ]
