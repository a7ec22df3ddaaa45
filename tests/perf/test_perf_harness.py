"""What the harness itself costs, on a phase whose length is known: a spin of 5 ms by the clock."""

import statistics
import time

import pytest

from bench.measure.latency import measure_latency

pytestmark = pytest.mark.perf
PHASE_NS = 5_000_000
LIMIT = 0.03


def spin():
    end = time.perf_counter_ns() + PHASE_NS
    while time.perf_counter_ns() < end:
        pass


def test_what_a_sample_shows_above_the_phase(benchmark):
    """A sample's median minus the phase: what the timer adds to a figure."""
    result = benchmark.pedantic(lambda: measure_latency(spin, samples=60, warmup_seconds=0.1), rounds=3)
    share = result.median_ms * 1e6 / PHASE_NS - 1
    benchmark.extra_info["share_of_a_5_ms_phase"] = share
    assert 0 <= share < LIMIT


def test_what_a_whole_measurement_takes_above_its_calls(benchmark):
    """Wall time of a measurement against the calls it made: warm-up, calibration, clock and warnings included."""
    shares = []

    def measure():
        calls = [0]

        def counted():
            calls[0] += 1
            spin()

        start = time.perf_counter_ns()
        measure_latency(counted, samples=60, warmup_seconds=0.1)
        shares.append((time.perf_counter_ns() - start) / (calls[0] * PHASE_NS) - 1)

    benchmark.pedantic(measure, rounds=5)
    benchmark.extra_info["share_of_a_5_ms_phase"] = statistics.median(shares)
    assert statistics.median(shares) < LIMIT
