"""What the harness itself costs, on a phase whose length is known: a spin of 5 ms.

By the processor time of this process, for the phase and for the harness, so that other programs on the core do not
count as its cost.
"""

import time

import pytest

from bench.measure.latency import measure_latency

pytestmark = pytest.mark.perf
PHASE_NS = 5_000_000
LIMIT = 0.03
clock = time.process_time_ns


def spin():
    end = clock() + PHASE_NS
    while clock() < end:
        pass


def test_what_a_sample_shows_above_the_phase(benchmark):
    """A sample's median minus the phase: what the timer adds to a figure."""
    result = benchmark.pedantic(lambda: measure_latency(spin, samples=60, warmup_seconds=0.1, clock=clock), rounds=3)
    share = result.median_ms * 1e6 / PHASE_NS - 1
    benchmark.extra_info["share_of_a_5_ms_phase"] = share
    assert 0 <= share < LIMIT


def test_what_one_more_sample_costs_above_its_call(benchmark):
    """Time of 120 samples less that of 20: clock, loop and bookkeeping of a hundred samples, fastest of five."""

    def taken_ns(samples):
        start = clock()
        measure_latency(spin, samples=samples, warmup_calls=1, warmup_seconds=0, clock=clock)
        return clock() - start

    few = min(taken_ns(20) for _ in range(5))
    many = []
    benchmark.pedantic(lambda: many.append(taken_ns(120)), rounds=5)
    share = (min(many) - few) / (100 * PHASE_NS) - 1
    benchmark.extra_info["share_of_a_5_ms_phase"] = share
    assert share < LIMIT
