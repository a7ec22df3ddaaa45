"""The clock is faked: a call lasts what the test says, and nothing sleeps."""

import gc

import pytest

from bench.api import BenchError
from bench.measure.latency import clock_resolution_ns, measure_latency


class FakeClock:
    """Nanoseconds; every reading costs ``tick_ns`` and shows a multiple of it; ``work`` lets time pass."""

    def __init__(self, tick_ns: int = 100) -> None:
        self.now_ns = 0
        self.tick_ns = tick_ns

    def __call__(self) -> int:
        self.now_ns += self.tick_ns
        return self.now_ns // self.tick_ns * self.tick_ns

    def work(self, ns: float) -> None:
        self.now_ns += int(ns)


def timed(durations_ns, clock, **options):
    """Measure a function whose nth call lasts ``durations_ns(n)``."""
    calls = [0]

    def function() -> None:
        clock.work(durations_ns(calls[0]))
        calls[0] += 1

    return measure_latency(function, clock=clock, **options), calls[0]


def test_a_call_of_known_length_is_measured_exactly_but_for_one_tick():
    result, _ = timed(lambda n: 5_000_000, FakeClock(), samples=30)
    assert len(result.samples_ms) == 30
    assert result.calls_per_sample == 1
    assert all(5.0 <= sample <= 5.0 + 2e-4 for sample in result.samples_ms)
    assert result.warnings == () and result.device_event_ms == ()


def test_short_calls_are_grouped_until_a_sample_lasts_a_millisecond():
    result, _ = timed(lambda n: 10_000, FakeClock())
    assert 100 <= result.calls_per_sample <= 112
    assert result.median_ms == pytest.approx(0.010, rel=2e-3)


def test_a_coarse_clock_makes_longer_samples():
    result, _ = timed(lambda n: 10_000, FakeClock(tick_ns=15_000))
    assert result.resolution_ns == 15_000
    assert result.calls_per_sample * 10_000 >= 1_000 * 15_000 * 0.99
    assert result.median_ms == pytest.approx(0.010, rel=5e-3)


def test_warm_up_lasts_for_both_its_calls_and_its_time():
    few_long, _ = timed(lambda n: 100_000_000, FakeClock(), warmup_calls=10, warmup_seconds=0.5)
    many_short, _ = timed(lambda n: 1_000_000, FakeClock(), warmup_calls=10, warmup_seconds=0.5)
    assert few_long.warmup_calls == 10
    assert 490 <= many_short.warmup_calls <= 500
    assert many_short.warmup_ms >= 500


def test_slow_first_calls_do_not_reach_the_samples():
    result, _ = timed(lambda n: 50_000_000 if n < 5 else 2_000_000, FakeClock())
    assert max(result.samples_ms) < 2.01 and not result.warnings


def test_slow_functions_stop_at_the_time_allowed_and_say_so():
    result, calls = timed(lambda n: 20_000_000_000, FakeClock(), max_seconds=60, min_samples=3)
    assert len(result.samples_ms) == 3
    assert calls <= 6
    assert any("few samples: 3 of 30" in warning for warning in result.warnings)
    assert any("short warm-up" in warning for warning in result.warnings)


def test_a_steady_slowdown_is_called_drift_and_a_faster_end_asks_for_warm_up():
    slower, _ = timed(lambda n: 5_000_000 * (1 + max(0, n - 100) * 0.01), FakeClock())
    faster, _ = timed(lambda n: 5_000_000 * (1.5 - min(max(0, n - 68), 29) * 0.01), FakeClock())
    assert any("drift" in warning and "slower" in warning for warning in slower.warnings)
    assert any("drift" in warning and "warm-up was too short" in warning for warning in faster.warnings)


def test_noise_is_called_unstable_with_its_size():
    result, _ = timed(lambda n: 5_000_000 * (1 + 0.2 * (n % 2)), FakeClock())
    assert [warning.split(":")[0] for warning in result.warnings] == ["unstable"]
    assert "18%" in result.warnings[0] or "20%" in result.warnings[0]


def test_a_single_outlier_among_thirty_is_not_unstable():
    result, _ = timed(lambda n: 50_000_000 if n == 115 else 5_000_000, FakeClock())
    assert max(result.samples_ms) > 49 and result.warnings == ()


def test_a_clock_that_stands_still_has_resolution_one():
    assert clock_resolution_ns(lambda: 5) == 1


def test_the_garbage_collector_rests_and_comes_back():
    seen = []
    clock = FakeClock()

    def function() -> None:
        seen.append(gc.isenabled())
        clock.work(5_000_000)

    measure_latency(function, clock=clock, samples=3)
    assert not any(seen) and gc.isenabled()


def test_an_error_in_the_function_passes_through_and_the_collector_comes_back():
    def function() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        measure_latency(function, clock=FakeClock())
    assert gc.isenabled()


@pytest.mark.parametrize(
    "options", [{"samples": 2, "min_samples": 3}, {"min_samples": 0}, {"max_seconds": 0}, {"warmup_calls": -1}]
)
def test_senseless_numbers_are_refused(options):
    with pytest.raises(BenchError, match="expected"):
        measure_latency(lambda: None, clock=FakeClock(), **options)


def test_cuda_without_a_card_is_refused_in_one_line():
    import torch

    if torch.cuda.is_available():
        pytest.skip("this machine has a CUDA device")
    with pytest.raises(BenchError, match="use device cpu"):
        measure_latency(lambda: None, device="cuda")


@pytest.mark.gpu
def test_on_cuda_wall_time_covers_the_device_time():
    import torch

    if not torch.cuda.is_available():
        pytest.skip("needs a CUDA device")
    matrix = torch.randn(4096, 4096, device="cuda")
    result = measure_latency(lambda: matrix @ matrix, device="cuda")
    assert len(result.device_event_ms) == len(result.samples_ms) == 30
    assert result.calls_per_sample == 1
    assert all(0 < event <= wall for event, wall in zip(result.device_event_ms, result.samples_ms, strict=True))
