"""The memory bandwidth, with a fake clock and against a known device."""

import itertools

import pytest
import torch

from bench.api import BenchError
from bench.measure import bandwidth


def test_bytes_over_the_time_of_the_fastest_reader_without_the_first_pass():
    took = [0.5, 0.5, 0.5, 3.0, 1.0, 2.0, 4.0, 2.0, 2.0]  # seconds of three readers a pass; the first warms up
    ticks = itertools.chain.from_iterable((0.0, seconds) for seconds in took)
    assert bandwidth.read_bandwidth("cpu", 2**20, 2, lambda: next(ticks)) == 2**20
    assert next(ticks, None) is None


def test_the_real_memory_reads_between_a_hundred_megabytes_and_ten_terabytes_a_second():
    assert 1e8 < bandwidth.read_bandwidth("cpu", 2**24, 3) < 1e13


def test_an_environment_gets_the_figure_of_its_device(monkeypatch):
    monkeypatch.setattr(bandwidth, "read_bandwidth", lambda device: 5.0)
    monkeypatch.setattr(bandwidth, "_in_child", lambda device: 7.0 if device == "cuda:1" else pytest.fail(device))
    assert bandwidth.with_bandwidth({"device": "cpu"}) == {"device": "cpu", "read_bandwidth_bytes_per_s": 5.0}
    assert bandwidth.with_bandwidth({"device": "cuda:1"})["read_bandwidth_bytes_per_s"] == 7.0


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a card")
def test_a_card_that_is_not_there_gives_no_figure():
    assert bandwidth.with_bandwidth({"device": "cuda:0"}) == {"device": "cuda:0"}


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a card")
def test_a_card_is_measured_in_a_process_of_its_own():
    assert bandwidth.with_bandwidth({"device": "cuda:0"})["read_bandwidth_bytes_per_s"] > 1e10


def test_no_pass_and_too_small_a_buffer_are_refused():
    for size, passes in ((2**20, 0), (100, 3)):
        with pytest.raises(BenchError, match="one pass or more"):
            bandwidth.read_bandwidth("cpu", size, passes)
