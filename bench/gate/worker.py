"""One side of the gate: a live process that runs the kernels of one checkout on command.

Run by path, never imported: ``python worker.py CHECKOUT`` with ``CHECKOUT`` first on the module path, so that
base and head are measured by the very same program, whatever their own version of it is. One JSON object a line
comes in, one goes out. ``open`` forks a child that serves one kernel until ``close``, so every kernel starts from
a fresh heap and a crash ends that kernel alone.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import importlib.util
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ALLOCATIONS = HERE.parent / "measure" / "allocations.py"


def _neighbour(name: str) -> Any:
    """A file beside this one, by path: ``import`` would give the checkout's version of it."""
    spec = importlib.util.spec_from_file_location(f"gate_{name}", HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


build = _neighbour("build")


def main() -> None:
    """Serve commands until the input ends."""
    _die_with_parent()
    checkout = Path(sys.argv[1]).resolve()
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what kernels print must not reach the protocol
    while line := _read_line():
        command = json.loads(line)
        if command["do"] == "open":
            if not (child := os.fork()):
                _die_with_parent()
                _serve_kernel(command, checkout, replies)
                os._exit(0)
            _, status = os.waitpid(child, 0)
            if status:
                ended = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"exit code {status >> 8}"
                _reply(replies, {"error": f"the kernel's process died of {ended}", "kind": "died"})
        else:
            _reply(replies, _guarded(_prepare, command, checkout))


def _die_with_parent() -> None:
    """A gate that is killed leaves nothing behind (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def _read_line() -> bytes:
    """One line from standard input, byte by byte: nothing is buffered that a forked child would need."""
    line = bytearray()
    while byte := os.read(0, 1):
        if byte == b"\n":
            return bytes(line)
        line += byte
    return b""


def _reply(replies: Any, answer: dict[str, Any]) -> None:
    replies.write(json.dumps(answer) + "\n")
    replies.flush()


def _guarded(function: Any, *arguments: Any) -> dict[str, Any]:
    try:
        return {"ok": True, **function(*arguments)}
    except build.NotThere as error:
        return {"error": str(error), "kind": "missing"}
    except BaseException as error:  # a broken kernel is a finding of the gate, not the end of it
        return {"error": f"{type(error).__name__}: {' '.join(str(error).split())[:300]}", "kind": "failed"}


def _prepare(command: dict[str, Any], checkout: Path) -> dict[str, Any]:
    """Pin, import torch, and import what the kernels need, once for all children."""
    pinned = True
    if command["core"] is not None:
        try:
            os.sched_setaffinity(0, {command["core"]})
        except (AttributeError, OSError):
            pinned = False
    with contextlib.suppress(AttributeError, OSError):  # permitted to root: fewer interruptions by other programs
        os.setpriority(os.PRIO_PROCESS, 0, -15)
        Path("/proc/self/autogroup").write_text(
            "-15", encoding="utf-8"
        )  # Linux weighs sessions against each other first
    import torch

    torch.set_num_threads(1)
    if any(spec.get("phase") == "train" for spec in command["kernels"]):
        torch.optim.AdamW([torch.zeros(1, requires_grad=True)])  # its first use imports the compiler, seconds long
    _load_instruments()
    for spec in command["kernels"]:
        try:
            build.import_for(spec, checkout)
        except Exception:
            continue  # `open` says what is wrong with this kernel
    return {"pinned": pinned, "torch": torch.__version__}


def _load_instruments() -> None:
    """Import, by using them once, what the head's children will need: their first use takes seconds.

    The base's processes do the same, or the head's larger memory alone would make it some 0.5% slower.
    """
    import torch

    build.module_from_file(ALLOCATIONS)
    with contextlib.suppress(ImportError):  # `count` says so where it is asked for
        importlib.import_module("bench.measure.counters").count(lambda: torch.zeros(2, 2) @ torch.zeros(2, 2) + 1)


def _serve_kernel(command: dict[str, Any], checkout: Path, replies: Any) -> None:
    kernel: list[Any] = []

    def make() -> dict[str, Any]:
        kernel.append(build.build_kernel(command["kernel"], checkout, command["device"]))
        return {}

    answer = _guarded(make)
    _reply(replies, answer)
    if not kernel:
        return
    actions = {
        "warm": warm,
        "calibrate": calibrate,
        "time": time_block,
        "memory": memory,
        "output": save_output,
        "count": counters,
    }
    while line := _read_line():
        command = json.loads(line)
        if command["do"] == "close":
            _reply(replies, {"ok": True})
            return
        _reply(replies, _guarded(actions[command["do"]], kernel[0], command))


def warm(kernel: Any, command: dict[str, Any]) -> dict[str, Any]:
    """One call, for its lasting effects."""
    kernel.call()
    return {}


def calibrate(kernel: Any, command: dict[str, Any]) -> dict[str, Any]:
    """Warm up, and return how long one call lasts, in ns (the fastest of the later half)."""
    times: list[int] = []
    began = time.perf_counter_ns()
    while len(times) < 3 or (time.perf_counter_ns() - began < command["warmup_ns"] and len(times) < 100_000):
        times += _time(kernel, 1, 1)[0]
    return {"call_ns": min(times[len(times) // 2 :])}


def time_block(kernel: Any, command: dict[str, Any]) -> dict[str, Any]:
    """Times of ``samples`` groups of ``calls`` calls."""
    gc.collect(0)
    gc.disable()
    wall, processor = _time(kernel, command["samples"], command["calls"])
    gc.enable()
    return {"wall_ns": wall, "processor_ns": processor}


def _time(kernel: Any, samples: int, calls: int) -> tuple[list[int], list[int]]:
    """Wall-clock time, and the processor time of this process in the same stretch."""
    call, wait = kernel.call, kernel.wait
    wall_clock, processor_clock = time.perf_counter_ns, time.process_time_ns
    wall, processor = [], []
    for _ in range(samples):
        wait()
        busy, start = processor_clock(), wall_clock()
        for _ in range(calls):
            call()
        wait()
        wall.append(wall_clock() - start)
        processor.append(processor_clock() - busy)
    return wall, processor


def memory(kernel: Any, command: dict[str, Any]) -> dict[str, Any]:
    """Allocations of one call: CPU from the allocator's reports, CUDA from the caching allocator's statistics."""
    if kernel.device != "cpu":
        import torch

        kernel.wait()
        torch.cuda.reset_peak_memory_stats(kernel.device)
        before = torch.cuda.memory_allocated(kernel.device)
        kernel.call()
        kernel.wait()
        return {"peak_growth_bytes": torch.cuda.max_memory_allocated(kernel.device) - before}
    found = build.module_from_file(ALLOCATIONS).cpu_allocations(kernel.call)
    return {
        "peak_growth_bytes": found.peak_growth_bytes,
        "allocated_bytes": found.total_bytes,
        "allocations": found.count,
    }


def save_output(kernel: Any, command: dict[str, Any]) -> dict[str, Any]:
    """Write the output's numbers as float64 to ``file``."""
    import numpy as np

    values = _numbers(kernel.output())
    np.save(command["file"], np.concatenate(values) if values else np.zeros(0))
    return {}


def _numbers(value: Any) -> list[Any]:
    import numpy as np
    import torch

    if isinstance(value, torch.Tensor):
        return [value.detach().to_dense().double().cpu().numpy().ravel()]
    if isinstance(value, (np.ndarray, int, float)):
        return [np.asarray(value, dtype=np.float64).ravel()]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [array for item in value for array in _numbers(item)]
    return []


def counters(kernel: Any, command: dict[str, Any]) -> dict[str, Any]:
    """The deterministic counters of :mod:`bench.measure.counters`."""
    from bench.measure.counters import count

    return {"counters": count(kernel.call, model=kernel.model).values()}


if __name__ == "__main__":
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != HERE]
    main()
