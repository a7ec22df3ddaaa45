import threading

import pytest

from bench.measure.device_watch import DeviceWatch
from bench.measure.nvml import NvmlUnavailable


class Driver:
    """Gives the listed readings one by one, then the last for ever; says when all were read."""

    def __init__(self, *readings):
        self.readings, self.read = list(readings), 0
        self.finished = threading.Event()

    def __call__(self, *_):
        value = self.readings[min(self.read, len(self.readings) - 1)]
        self.read += 1
        if self.read >= len(self.readings):
            self.finished.set()
        if isinstance(value, Exception):
            raise value
        return value


def watched(process, card):
    watch = DeviceWatch("cuda", interval=0.001, of_process=process, of_card=card)
    watch.start(123)
    assert process.finished.wait(10) and card.finished.wait(10)
    return watch.stop()


HIDDEN = NvmlUnavailable("process 123 is not among those the driver shows (none)")


def test_the_peak_of_the_process_is_kept():
    assert watched(Driver(100, 900, 400), Driver(0)) == ("nvml_process_bytes", 900, "")


def test_a_process_seen_only_later_counts():
    assert watched(Driver(HIDDEN, HIDDEN, 700), Driver(0))[1] == 700


def test_hidden_process_ids_fall_back_to_the_card_s_growth_under_another_name():
    metric, value, note = watched(Driver(HIDDEN), Driver(5000, 5000, 8000, 6000))
    assert (metric, value) == ("nvml_device_growth_bytes", 3000)
    assert "whole card" in note and "not among those" in note


def test_without_a_driver_there_is_no_number():
    gone = NvmlUnavailable("no NVIDIA driver answers")
    assert watched(Driver(gone), Driver(gone)) == ("nvml_process_bytes", None, "no NVIDIA driver answers")


@pytest.mark.gpu
def test_a_real_child_is_seen(tmp_path):
    import multiprocessing

    import torch

    if not torch.cuda.is_available():
        pytest.skip("needs a CUDA device")
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    child = context.Process(target=_hold, args=(held,))
    watch = DeviceWatch("cuda")
    child.start()
    watch.start(child.pid)
    assert held.wait(60)
    child.join()
    assert watch.stop()[1] > 256 * 2**20


def _hold(held):
    import time

    import torch

    block = torch.ones(256 * 2**20, dtype=torch.uint8, device="cuda")
    torch.cuda.synchronize()
    time.sleep(0.5)
    held.set()
    del block
