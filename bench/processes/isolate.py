"""Run a function in a fresh child process, and say how it ended.

Children are forked from a server that has imported torch and the worker and done nothing else (no tensor, no
thread, no device), so a fresh process costs milliseconds instead of the seconds that importing torch takes, and
still shares no allocator state with the case before it. A child dies with the process that started it.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import multiprocessing
import os
import resource
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from bench.api import BenchError, Unsupported
from bench.base.console import forgive_output
from bench.base.disk import disk_fault, fault_words
from bench.base.words import one_line
from bench.processes.logs import CappedLog

# torch loads its compiler at the first optimiser step, 3 s; here it costs that once a run instead of once a case
PRELOAD = ["click", "rich.progress", "torch._dynamo", "torch.profiler", "bench.work.run_case"]
ALLOCATORS: dict[str, dict[str, str]] = {
    # glibc as it comes: large blocks are mapped and unmapped at every call.
    "system": {},
    # freed memory is kept by the process: steady-state timings without page faults, the same for every model.
    "retain": {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(8 * 2**30), "MALLOC_TOP_PAD_": str(64 * 2**20)},
}
_PR_SET_PDEATHSIG = 1
# What the driver and its libraries say where torch's own allocator was not the one asked.
_CARD_FULL = ("CUDA error: out of memory", "CUDA out of memory", "STATUS_ALLOC_FAILED")
# Ends that a model does not bring about by itself: signals of other programs, and (255) the server that died.
_FROM_OUTSIDE = (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGHUP, -signal.SIGINT, 255)


@dataclass(frozen=True)
class Ended:
    """How a child ended: ``outcome`` (see ``bench.runs.rows.OUTCOMES``), what it returned, why, and how long it took.

    An outcome that no row has is ``disk``: the disk was full, read only or over quota. ``killed``: something outside
    ended the child, which may well work when it is tried again.
    """

    outcome: str
    value: Any
    detail: str
    seconds: float
    killed: bool = False


def start_server(allocator: str = "retain") -> None:
    """Start the server that children are forked from, under the named allocator setting. Once per process."""
    os.environ.update(ALLOCATORS[allocator])
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    forkserver.ensure_running()  # it loads while the run is being planned, and before this process is pinned


def run_isolated(
    function: str,
    argument: Any,
    *,
    timeout: float,
    memory_limit_bytes: int | None = None,
    log: Path | None = None,
    tick: Callable[[], None] | None = None,
    on_start: Callable[[int], None] | None = None,
) -> Ended:
    """Call ``"module:function"`` with ``argument`` in a fresh process.

    ``timeout`` in seconds counts everything from the fork on. ``memory_limit_bytes`` caps the child's private
    memory (``RLIMIT_DATA``): an allocation above it fails as on a machine of that size. What the child prints goes
    to ``log``, beginning and end where it is much; ``tick`` is called about twice a second while it works,
    ``on_start`` once with its process id. What the child started ends with it.
    """
    context = multiprocessing.get_context("forkserver")
    ours, theirs = context.Pipe(duplex=False)
    started, kills = time.monotonic(), _oom_kills()
    kept = CappedLog(log) if log is not None else None
    printed = None if kept is None else kept.writer
    process = context.Process(
        target=_child, args=(theirs, function, argument, memory_limit_bytes, printed), daemon=True
    )
    try:
        with uninterrupted():
            process.start()
            theirs.close()
            if kept is not None:
                kept.start()
        if on_start is not None and process.pid is not None:
            on_start(process.pid)
        message = _receive(ours, process, started + timeout, tick)
        if message == "timeout":
            return Ended("timeout", None, f"not finished after {timeout:g} s", time.monotonic() - started)
        if isinstance(message, tuple):
            process.join(5)
            outcome, value, detail = message
            return Ended(outcome, value, detail, time.monotonic() - started)
        process.join(10)
        code, seconds = process.exitcode, time.monotonic() - started
        outcome, value, detail = _read_death(code, _oom_kills() - kills)
        return Ended(outcome, value, detail, seconds, killed=outcome == "crash" and code in _FROM_OUTSIDE)
    finally:
        if process.pid is not None:  # else there was no child to be had
            _end(process)
            if kept is not None:
                kept.finish()
        ours.close()


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits for the end of the block.

    A server whose client leaves in the middle of a request ends with a traceback, and a child whose start was cut off
    would have nobody to end it. Threads but the main one are never interrupted.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _receive(ours: Connection, process: Any, deadline: float, tick: Callable[[], None] | None) -> Any:
    """The child's message, ``"timeout"``, or None where it died without one."""
    while not wait([ours, process.sentinel], timeout=max(0.0, min(0.5, deadline - time.monotonic()))):
        if time.monotonic() >= deadline:
            return "timeout"
        if tick is not None:
            tick()
    with contextlib.suppress(EOFError, OSError):
        if ours.poll(0.2):
            return ours.recv()
    return None


def _end(process: Any) -> None:
    """End the child, and what it has started, also where the child itself has ended as it should."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)  # the child leads a group of its own
    if process.is_alive():
        process.kill()
    process.join(10)
    for pid in _session(process.pid):  # in other groups: what a shell starts in the background
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)


def _session(leader: int) -> list[int]:
    """The processes of a session (Linux)."""
    found = []
    with contextlib.suppress(OSError):
        for name in os.listdir("/proc"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if name.isdigit() and os.getsid(int(name)) == leader:
                    found.append(int(name))
    return found


def _read_death(exitcode: int | None, kills: int) -> tuple[str, None, str]:
    if exitcode == -signal.SIGKILL and kills > 0:
        return "host_oom", None, "killed by the kernel for memory"
    if exitcode is not None and exitcode < 0:
        return "crash", None, f"killed by {signal.Signals(-exitcode).name}"
    return "crash", None, f"ended without a result, exit code {exitcode}"


def _oom_kills() -> int:
    """How many processes of this control group the kernel has killed for memory (0 where it does not say).

    A group counts its own kills only, so the root's file does not speak for a group below it; where this process is
    in no group of its own, the whole system's count stands in.
    """
    places = [Path("/proc/vmstat")]
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/cgroup").read_text(encoding="utf-8").splitlines():
            _, controllers, group = line.split(":", 2)
            if group != "/" and (not controllers or controllers == "memory"):
                file = "memory/{}/memory.oom_control" if controllers else "{}/memory.events"
                places.insert(0, Path("/sys/fs/cgroup") / file.format(group.lstrip("/")))
    places[-1:-1] = [Path("/sys/fs/cgroup/memory.events")]  # a container's own root
    for place in places:
        with contextlib.suppress(OSError, ValueError):
            for line in place.read_text(encoding="utf-8").splitlines():
                name, _, count = line.partition(" ")
                if name == "oom_kill":
                    return int(count)
    return 0


def _child(theirs: Connection, function: str, argument: Any, memory_limit_bytes: int | None, log: Any) -> None:
    os.setsid()
    die_with_parent()
    _die_with_the_run()
    gc.freeze()  # what the server imported is not this child's garbage: collections stay short
    with contextlib.suppress(OSError):  # if the machine runs out of memory, this process goes first
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="utf-8")
    if memory_limit_bytes is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (memory_limit_bytes, memory_limit_bytes))
    if log is not None:
        os.dup2(log.fileno(), 1)  # everything this process prints, from Python or from C
        os.dup2(log.fileno(), 2)
        log.close()
        # A log is UTF-8 in every locale, and a model may print what it likes. New streams: the inherited ones think of
        # what the command's output was, a file perhaps, and a pipe cannot be sought in.
        how: dict[str, Any] = {"buffering": 1, "errors": "backslashreplace", "closefd": False}
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", **how)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", **how)
    else:
        forgive_output()
    theirs.send(_call(function, argument))
    theirs.close()


def _call(function: str, argument: Any) -> tuple[str, Any, str]:
    module, _, name = function.partition(":")
    try:
        target: Callable[[Any], Any] = getattr(importlib.import_module(module), name)
        return "ok", target(argument), ""
    except BaseException as error:  # whatever it is, it is this case's result
        if not isinstance(error, (Unsupported, BenchError)):
            traceback.print_exc()
        return classify(error), None, _one_line(error)
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()


def classify(error: BaseException) -> str:
    """The outcome that an exception stands for."""
    import torch

    if disk_fault(error) is not None:
        return "disk"
    if isinstance(error, (Unsupported, BenchError)):
        return "unsupported"
    text = str(error)
    if isinstance(error, torch.cuda.OutOfMemoryError) or any(words in text for words in _CARD_FULL):
        return "oom"
    if isinstance(error, MemoryError) or "DefaultCPUAllocator" in text or "Cannot allocate memory" in text:
        return "host_oom"
    return "crash"


def _one_line(error: BaseException) -> str:
    if fault := disk_fault(error):
        return fault_words(fault)
    if isinstance(error, (Unsupported, BenchError)):
        return one_line(error)  # whole: its remedy stands at the end
    return f"{type(error).__name__}: {one_line(error, 1000)}"


def _die_with_the_run() -> None:
    """End this process and its group when the process that asked for it ends, however that ends.

    The kernel's signal comes from the server that forked this process, which lives on as long as a child does.
    """
    run = multiprocessing.parent_process()
    if run is not None:
        threading.Thread(target=_end_after, args=(run.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os.killpg(0, signal.SIGKILL)


def die_with_parent() -> None:
    """Have the kernel kill this process when its parent ends, however that ends (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
