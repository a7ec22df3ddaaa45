import multiprocessing

import pytest
import torch
from torch import nn

from bench.api import BenchError
from bench.measure.allocations import cpu_allocations
from bench.measure.memory import measure_memory, reset_resident_peak, resident_bytes, saved_activations_bytes

MB = 1_000_000


def test_the_parts_of_a_training_step_are_known_by_hand():
    model = nn.Linear(1000, 250, bias=False)
    model.register_buffer("scale", torch.ones(250))
    optimizer = torch.optim.Adam(model.parameters())
    vertices = torch.randn(500, 1000)

    def step() -> None:
        optimizer.zero_grad()
        model(vertices).square().mean().backward()
        optimizer.step()

    found = measure_memory(step, model=model, optimizer=optimizer)
    assert found["weights_bytes"] == 1 * MB
    assert found["buffers_bytes"] == 1000
    assert found["gradients_bytes"] == 1 * MB
    assert found["optimizer_bytes"] == 2 * MB + 4  # two moments and the step counter
    assert found["saved_activations_bytes"] == 2 * MB + 500_000  # the input, and the output for the square
    assert found["peak_allocated_bytes"] > 4 * MB + 1000


def test_shared_and_viewed_parameters_count_once():
    model = nn.Sequential(nn.Linear(100, 100, bias=False), nn.Linear(100, 100, bias=False))
    model[1].weight = model[0].weight
    found = measure_memory(lambda: model(torch.zeros(1, 100)), model=model)
    assert found["weights_bytes"] == 40_000


def test_a_sparse_buffer_counts_its_indices_and_values():
    model = nn.Module()
    model.register_buffer("pool", torch.eye(10).to_sparse())
    found = measure_memory(lambda: None, model=model)
    assert found["buffers_bytes"] == 10 * 2 * 8 + 10 * 4


def test_saved_activations_leave_out_parameters_and_count_a_storage_once():
    weight = nn.Parameter(torch.randn(100))
    model = nn.Module()
    model.weight = weight
    vertices = torch.randn(1000, 100)

    def twice():
        return (vertices * weight).sum() + (vertices[:10] * weight).sum()

    assert saved_activations_bytes(twice, model) == 400_000


def test_repeated_backward_passes_do_not_add_up():
    weight = nn.Parameter(torch.randn(1000))

    def steps():
        for _ in range(5):
            (weight.exp()).sum().backward()

    assert saved_activations_bytes(steps) == 4000


def test_without_gradients_nothing_is_saved():
    with torch.no_grad():
        assert saved_activations_bytes(lambda: nn.Linear(3, 3)(torch.zeros(2, 3))) == 0


def test_the_peak_of_known_allocations_is_exact():
    def function():
        first = torch.empty(1 * MB)
        second = torch.empty(MB // 2)
        del first
        third = torch.empty(MB // 4)
        return second, third

    found = cpu_allocations(function)
    assert (found.peak_growth_bytes, found.total_bytes, found.count) == (6 * MB, 7 * MB, 3)


def test_what_a_call_frees_of_the_call_before_is_known():
    kept = [torch.empty(MB)]

    def swap() -> None:
        kept.clear()
        kept.append(torch.empty(MB))

    assert cpu_allocations(swap).peak_growth_bytes == 0


def test_one_extra_copy_is_seen_to_the_byte():
    vertices = torch.randn(4, 1200, 3)
    plain = cpu_allocations(lambda: vertices * 2)
    copied = cpu_allocations(lambda: vertices.clone() * 2)
    assert copied.peak_growth_bytes - plain.peak_growth_bytes == vertices.numel() * 4


def test_counts_repeat():
    model = nn.Sequential(nn.Linear(30, 40), nn.GELU(), nn.Linear(40, 30))
    vertices = torch.randn(16, 30)
    function = lambda: model(vertices).sum().backward()  # noqa: E731
    function()
    assert len({cpu_allocations(function) for _ in range(5)}) == 1


def test_an_error_passes_through_and_the_error_stream_stays(capfd):
    import sys

    def function():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cpu_allocations(function)
    cpu_allocations(lambda: torch.empty(3))
    print("still here", file=sys.stderr)
    assert "still here" in capfd.readouterr().err


def _grow(queue, size):
    import numpy as np

    def function():
        np.ones(size, dtype=np.uint8)

    queue.put(measure_memory(function))


def test_resident_growth_of_a_fresh_process_sees_memory_that_torch_does_not_know():
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    process = context.Process(target=_grow, args=(queue, 64 * MB))
    process.start()
    found = queue.get(timeout=60)
    process.join(60)
    if "peak_resident_growth_bytes" not in found:
        pytest.skip("the kernel does not permit resetting the high-water mark here")
    assert found["peak_resident_growth_bytes"] == pytest.approx(64 * MB, rel=0.05)
    assert found["peak_allocated_bytes"] == 0


def test_where_the_mark_cannot_be_reset_the_figure_has_another_name(monkeypatch):
    import bench.measure.memory as memory

    monkeypatch.setattr(memory, "reset_resident_peak", lambda: False)
    held = []

    def function():
        held.append(torch.ones(20 * MB))

    found = measure_memory(function)
    assert "peak_resident_growth_bytes" not in found
    assert found["sampled_resident_growth_bytes"] >= 79 * MB


def test_a_system_without_proc_says_so(tmp_path):
    assert reset_resident_peak(tmp_path / "nowhere") is False
    assert resident_bytes("VmRSS", tmp_path) > 0
    with pytest.raises(BenchError, match="VmHWM"):
        resident_bytes("VmHWM", tmp_path)


def test_cuda_without_a_card_is_refused():
    if torch.cuda.is_available():
        pytest.skip("this machine has a CUDA device")
    with pytest.raises(BenchError, match="use device cpu"):
        measure_memory(lambda: None, device="cuda")


@pytest.mark.gpu
def test_the_peak_on_cuda_is_exact():
    if not torch.cuda.is_available():
        pytest.skip("needs a CUDA device")

    def function():
        first = torch.empty(32 * 2**20, dtype=torch.uint8, device="cuda")
        second = torch.empty(16 * 2**20, dtype=torch.uint8, device="cuda")
        del first
        return second

    peaks = [measure_memory(function, device="cuda") for _ in range(5)]
    assert {found["peak_growth_bytes"] for found in peaks} == {48 * 2**20}
    assert all(found["peak_reserved_bytes"] >= found["peak_allocated_bytes"] for found in peaks)
