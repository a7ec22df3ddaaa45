"""Ctrl-C while a child is being started: it waits, the child is ended, and the server of children lives on."""

import multiprocessing
import os
import signal
import threading
import time

import psutil
import pytest

from bench.processes.isolate import run_isolated, uninterrupted


def sleep(seconds):
    time.sleep(seconds)
    return "slept"


@pytest.fixture(autouse=True)
def python_s_own_handler():
    """Whoever runs the tests may have Ctrl-C ignored, as a shell does for its background jobs."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_interrupt_waits_for_the_end_of_the_block_and_is_raised_once():
    reached = []
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.01)
        reached.append(True)
    assert reached and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    with uninterrupted():
        pass


def test_an_error_of_the_block_is_not_hidden_and_other_threads_are_left_alone():
    with pytest.raises(ValueError, match="own"), uninterrupted():
        raise ValueError("its own")
    found = []

    def other():
        with uninterrupted():
            found.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert found == [signal.default_int_handler]


def test_a_child_whose_start_was_interrupted_is_ended_and_the_next_one_starts(monkeypatch, capfd):
    assert run_isolated(f"{__name__}:sleep", 0, timeout=60).outcome == "ok"
    kind = multiprocessing.get_context("forkserver").Process
    start, started = kind.start, []

    def interrupted(process):
        os.kill(os.getpid(), signal.SIGINT)
        start(process)
        started.append(psutil.Process(process.pid))

    monkeypatch.setattr(kind, "start", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_isolated(f"{__name__}:sleep", 100, timeout=60)
    monkeypatch.undo()
    (child,) = started
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE
    assert run_isolated(f"{__name__}:sleep", 0, timeout=60).outcome == "ok"
    assert "Traceback" not in capfd.readouterr().err
