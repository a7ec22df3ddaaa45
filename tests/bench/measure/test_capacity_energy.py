import pytest
import torch

from bench.api import BenchError
from bench.case import Case
from bench.measure.capacity import largest_batch
from bench.measure.energy import measure_energy
from bench.measure.nvml import NvmlUnavailable
from bench.work.capacity import capacity_rows


def linear(batch):
    return 1000 + 100 * batch


@pytest.mark.parametrize("expected", [0, 1, 2, 3, 7, 8, 9, 100, 1023, 1024, 1025])
def test_the_largest_batch_of_a_linear_need_is_exact(expected):
    found = largest_batch(linear, linear(expected) + 50)
    assert found.batch == expected and found.limited_by == "cap"
    assert found.peak_bytes == (linear(expected) if expected else 0)


def test_a_cap_met_exactly_fits():
    assert largest_batch(linear, linear(6)).batch == 6


@pytest.mark.parametrize("most", [1, 5, 8, 37])
def test_the_most_to_try_is_respected_and_said(most):
    found = largest_batch(linear, 10**9, most=most)
    assert (found.batch, found.limited_by) == (most, "most")
    assert max(found.tried) == most


def test_a_machine_smaller_than_the_cap_is_said_and_nothing_larger_is_tried():
    seen = []

    def peak_of(batch):
        seen.append(batch)
        return linear(batch) if batch <= 21 else None

    found = largest_batch(peak_of, 10**9)
    assert (found.batch, found.limited_by) == (21, "memory")
    failed = [batch for batch in seen if batch > 21]
    assert failed == sorted(failed, reverse=True)


def test_the_cap_is_found_below_the_largest_batch_allowed():
    assert largest_batch(linear, linear(50), most=60).batch == 50
    assert largest_batch(linear, linear(59), most=60).batch == 59


def test_memory_that_falls_is_refused():
    with pytest.raises(BenchError, match="grows with the batch"):
        largest_batch(lambda batch: 1000 - batch * 20, 5000, most=16)


@pytest.mark.parametrize(("cap", "most"), [(0, 10), (10, 0)])
def test_senseless_caps_are_refused(cap, most):
    with pytest.raises(BenchError, match="1 or more"):
        largest_batch(linear, cap, most=most)


def test_a_real_model_s_batch_on_the_cpu_is_the_largest_that_fits():
    import torch

    from bench.measure.allocations import cpu_allocations

    def peak_of(batch):
        return cpu_allocations(lambda: torch.empty(batch, 1000)).peak_growth_bytes

    assert largest_batch(peak_of, 4000 * 13 + 1, most=64).batch == 13


class Card:
    """Draws 200 W while a clock of our own runs; the counter moves every 0.1 s."""

    def __init__(self, call_seconds):
        self.now = 0.0
        self.call_seconds = call_seconds

    def read_mj(self, device):
        return int(self.now / 0.1) * 20_000

    def call(self):
        self.now += self.call_seconds


def measured(card, seconds):
    return measure_energy(
        card.call,
        device="cuda",
        seconds=seconds,
        read_mj=card.read_mj,
        synchronize=lambda _: None,
        clock=lambda: card.now,
    )


def test_energy_of_a_call_of_known_power():
    found = measured(Card(0.010), 5.0)
    assert found.per_call_mj == pytest.approx(2000, rel=0.02)
    assert found.power_w == pytest.approx(200, rel=0.02)
    assert found.calls in (500, 501) and found.warnings == ()


def test_short_measurements_are_told_to_be_rough():
    assert "rough" in measured(Card(0.010), 0.5).warnings[0]
    assert "did not rise" in measured(Card(0.001), 0.01).warnings[1]


def test_a_card_without_a_counter_is_refused_before_the_work():
    called = []

    def refuse(device):
        raise NvmlUnavailable("this card has no energy counter")

    with pytest.raises(NvmlUnavailable):
        measure_energy(lambda: called.append(1), device="cuda", read_mj=refuse, synchronize=lambda _: None)
    assert not called
    with pytest.raises(BenchError, match="above 0"):
        measure_energy(lambda: None, device="cuda", seconds=0)


def capacity(monkeypatch, error_at, error):
    """The rows of a function that needs 1,000 bytes a mesh and fails from a batch on."""

    def functions(case):
        def work():
            if case.batch >= error_at:
                raise error
            return 1000 * case.batch

        return work, None, None

    monkeypatch.setattr("bench.work.capacity.peak_allocated_bytes", lambda function, **how: function())

    case = Case("capacity", "m", "tuned", "d", 1200, "decode", "capacity", 1, 8, budget="memory=1GiB")
    return capacity_rows(case, functions)


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(), torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"),
        RuntimeError("[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory"),
        RuntimeError("CUDA error: out of memory"),
    ],
)  # fmt: skip
def test_a_batch_that_does_not_fit_ends_the_search(monkeypatch, error):
    row, _ = capacity(monkeypatch, 5, error)
    assert row["value"] == 4 and "the machine's memory" in row["detail"]


def test_an_error_that_only_speaks_of_memory_is_not_taken_for_one_that_is_too_small(monkeypatch):
    with pytest.raises(RuntimeError, match="memory format"):
        capacity(monkeypatch, 5, RuntimeError("unsupported memory format option ChannelsLast3d"))
