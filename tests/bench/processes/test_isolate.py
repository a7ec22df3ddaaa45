"""Child processes that end in every way a child can end, for real."""

import os
import signal
import time

import pytest

from bench.api import BenchError, Unsupported
from bench.processes.isolate import classify, run_isolated, start_server


def echo(value):
    return value * 2


def fail(_):
    print("words before the end")
    raise ValueError("a reason\non two lines")


def refuse(_):
    raise Unsupported("no such phase")


def die(number):
    os.kill(os.getpid(), number)


def leave(code):
    os._exit(code)


def sleep(seconds):
    time.sleep(seconds)


def hold(size):
    return len(bytearray(size))


def allocate_tensor(size):
    import torch

    return float(torch.ones(size, dtype=torch.uint8).sum())


def process_id(_):
    return os.getpid()


def start(function, argument=None, timeout=60.0, **options):
    # the child imports this module by name, so the tests' folder must be on its path
    return run_isolated(f"isolate_targets:{function}", argument, timeout=timeout, **options)


@pytest.fixture(autouse=True, scope="module")
def targets(tmp_path_factory):
    """This file, importable by children under a name of its own."""
    import sys
    from pathlib import Path

    folder = tmp_path_factory.mktemp("targets")
    (folder / "isolate_targets.py").write_text(Path(__file__).read_text(encoding="utf-8"), encoding="utf-8")
    sys.path.insert(0, str(folder))
    start_server("system")
    yield
    sys.path.remove(str(folder))


def test_a_value_comes_back_from_another_process():
    assert start("echo", 21).value == 42
    first, second = start("process_id"), start("process_id")
    assert os.getpid() != first.value != second.value


def test_an_exception_is_a_crash_with_one_line_and_a_log(tmp_path):
    log = tmp_path / "logs" / "x.log"
    ended = start("fail", log=log)
    assert (ended.outcome, ended.detail) == ("crash", "ValueError: a reason on two lines")
    assert "words before the end" in log.read_text(encoding="utf-8") and "Traceback" in log.read_text(encoding="utf-8")


def test_silent_children_leave_no_log(tmp_path):
    start("echo", 1, log=tmp_path / "x.log")
    assert list(tmp_path.iterdir()) == []


def test_unsupported_is_an_outcome_with_its_reason():
    ended = start("refuse")
    assert (ended.outcome, ended.detail) == ("unsupported", "no such phase")


def test_death_by_signal_and_by_exit_code_are_crashes_that_say_so():
    assert start("die", signal.SIGKILL).detail == "killed by SIGKILL"
    assert start("die", signal.SIGSEGV).detail == "killed by SIGSEGV"
    assert start("leave", 3).detail == "ended without a result, exit code 3"


def test_a_time_out_ends_the_child():
    ended = start("sleep", 600, timeout=1.0)
    assert ended.outcome == "timeout" and ended.seconds < 60


@pytest.mark.parametrize("function", ["hold", "allocate_tensor"])
def test_memory_above_the_limit_is_host_oom(function):
    ended = start(function, 3 * 2**30, memory_limit_bytes=2 * 2**30)
    assert ended.outcome == "host_oom"
    assert start(function, 1000, memory_limit_bytes=2 * 2**30).outcome == "ok"


def test_exceptions_are_told_apart():
    import torch

    assert classify(torch.cuda.OutOfMemoryError("x")) == "oom"
    assert classify(MemoryError()) == "host_oom"
    assert classify(BenchError("x")) == "unsupported"
    assert classify(RuntimeError("x")) == "crash"
