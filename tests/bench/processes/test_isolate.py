"""Child processes that end in every way a child can end, for real."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
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
    if number not in (signal.SIGKILL, signal.SIGSTOP):
        signal.signal(number, signal.SIG_DFL)  # whoever runs the tests may have it ignored (nohup)
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


def start_others(_):
    """Processes of its own group, of another group, and one whose parent ends: what shells and pools leave behind."""
    import subprocess

    inside = subprocess.Popen(["sleep", "600"])
    other = subprocess.Popen(["sleep", "600"], process_group=0)
    orphan = subprocess.run(["sh", "-c", "sleep 600 >/dev/null 2>&1 & echo $!"], capture_output=True, check=True)
    return inside.pid, other.pid, int(orphan.stdout)


def shout(size):
    print("the beginning")
    for _ in range(size // 1000):
        print("x" * 999)
    os.system("echo from a shell")
    print("the end")


def fill_disk(how):
    import errno

    import torch

    if how == "python":
        with open("/dev/full", "w", encoding="utf-8") as stream:
            stream.write("x" * 100_000)
    if how == "torch":
        torch.save({"x": torch.zeros(100_000)}, "/dev/full")
    if how == "wrapped":
        try:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        except OSError as error:
            raise RuntimeError("could not save") from error
    if how == "words":
        raise RuntimeError(f"[enforce fail at inline_container.cc] {os.strerror(errno.EDQUOT)}")


def refuse_at_length(_):
    raise BenchError("expected this, got " + "a long list of things, " * 50 + "; do that")


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


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_child_that_something_outside_ended_says_so(number):
    ended = start("die", number)
    assert ended.outcome == "crash" and ended.killed
    assert not start("die", signal.SIGSEGV).killed and not start("leave", 3).killed and not start("fail").killed


@pytest.mark.parametrize("how", ["python", "torch", "wrapped", "words"])
def test_a_fault_of_the_disk_is_no_crash_of_the_model(how):
    ended = start("fill_disk", how)
    assert ended.outcome == "disk" and "Traceback" not in ended.detail and "\n" not in ended.detail


def test_what_a_child_has_started_ends_with_it():
    pids = start("start_others").value
    deadline = time.monotonic() + 20
    while any(_alive(pid) for pid in pids):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _alive(pid):
    import psutil

    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_log_has_a_limit_and_keeps_both_ends(tmp_path):
    log = tmp_path / "logs" / "x.log"
    assert start("shout", 20_000_000, log=log).outcome == "ok"
    text = log.read_text(encoding="utf-8")
    assert log.stat().st_size < 2_000_000 and text.startswith("the beginning\nxxx") and text.endswith("the end\n")
    assert "from a shell" in text and "bytes left out" in text
    assert start("shout", 2_000, log=log).outcome == "ok"
    assert "left out" not in log.read_text(encoding="utf-8") and log.read_text(encoding="utf-8").count("\n") == 5


def test_a_remedy_is_never_cut_off():
    assert start("refuse_at_length").detail.endswith("; do that")


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


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
def test_a_child_ends_with_the_program_that_started_it_however_that_ends(number):
    """A batch system or a service manager ends the program; what trained for it must not go on holding its core."""
    program = (
        "import signal\n"
        f"if {int(number)} != signal.SIGKILL: signal.signal({int(number)}, signal.SIG_DFL)\n"  # nohup ignores one
        "from bench.processes.isolate import run_isolated, start_server\n"
        "start_server()\n"
        "run_isolated('tests.bench.processes.test_isolate:sleep', 600.0, timeout=700,"
        " on_start=lambda pid: print(pid, flush=True))\n"
    )
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", cwd=root) as process:
        child = psutil.Process(int(process.stdout.readline()))
        assert child.is_running()
        process.send_signal(number)
        process.wait(20)
        psutil.wait_procs([child], timeout=20)
        assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE
