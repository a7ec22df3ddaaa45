"""What a function needs in memory, part by part. A pass of its own: nothing is timed here.

Peaks belong to a process: measure one function in one fresh process and they cannot leak into the next.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from bench.api import BenchError
from bench.measure.allocations import cpu_allocations
from bench.measure.storages import storages, tensors_in

_SAMPLING_SECONDS = 0.001


def measure_memory(
    function: Callable[[], Any],
    *,
    model: nn.Module | None = None,
    device: str = "cpu",
    optimizer: torch.optim.Optimizer | None = None,
) -> dict[str, int]:
    """Bytes by kind, from a few calls of ``function`` (each kind of peak in a call of its own, after a warm-up).

    * ``weights_bytes``, ``buffers_bytes``, ``gradients_bytes``, ``optimizer_bytes``: what model and optimiser hold
      after the calls, each storage once.
    * ``saved_activations_bytes``: most that autograd held for the backward pass at one time, parameters and
      buffers not counted, each storage once.
    * ``peak_allocated_bytes``: the most tensor memory in use at one time. CUDA: the caching allocator's peak. CPU:
      weights, buffers, gradients and optimiser state at the start plus the growth, as the allocator itself
      reports; it does not depend on the machine. ``peak_growth_bytes``: the same above the start.
    * CUDA: ``peak_reserved_bytes``.
    * CPU: ``peak_resident_growth_bytes``, growth of the process's resident set at its highest, from the kernel's
      own mark. Where the kernel forbids resetting that mark the set is sampled every millisecond, may miss short
      peaks, and the figure is called ``sampled_resident_growth_bytes`` instead.

    Raises:
        BenchError: CUDA asked for where there is none. What ``function`` raises passes through.
    """
    cuda = device.startswith("cuda")
    if cuda and not torch.cuda.is_available():
        raise BenchError(f"expected a CUDA device {device}, got a machine without one; use device cpu")
    function()  # lazy initialisation, optimiser state, workspaces
    peaks = _cuda_peaks(function, device) if cuda else _resident_peak(function)
    saved = saved_activations_bytes(function, model)
    if not cuda:
        held = sum(_state_bytes(model, optimizer).values())
        growth = cpu_allocations(function).peak_growth_bytes
        peaks |= {"peak_allocated_bytes": held + growth, "peak_growth_bytes": growth}
    return {**_state_bytes(model, optimizer), "saved_activations_bytes": saved, **peaks}


def peak_allocated_bytes(
    function: Callable[[], Any],
    *,
    model: nn.Module | None = None,
    device: str = "cpu",
    optimizer: torch.optim.Optimizer | None = None,
) -> int:
    """The headline of :func:`measure_memory` alone, in as few calls as it needs."""
    function()
    if device.startswith("cuda"):
        return _cuda_peaks(function, device)["peak_allocated_bytes"]
    return sum(_state_bytes(model, optimizer).values()) + cpu_allocations(function).peak_growth_bytes


def _state_bytes(model: nn.Module | None, optimizer: torch.optim.Optimizer | None) -> dict[str, int]:
    parameters: list[Tensor] = list(model.parameters()) if model is not None else []
    buffers: list[Tensor] = list(model.buffers()) if model is not None else []
    weights = storages(parameters)
    gradients = storages(p.grad for p in parameters if p.grad is not None)
    state = storages(tensors_in(dict(optimizer.state))) if optimizer is not None else {}
    return {
        "weights_bytes": sum(weights.values()),
        "buffers_bytes": _sum_without(storages(buffers), weights),
        "gradients_bytes": sum(gradients.values()),
        "optimizer_bytes": _sum_without(state, weights),
    }


def _sum_without(found: dict[int, int], known: dict[int, int]) -> int:
    return sum(size for address, size in found.items() if address not in known)


def saved_activations_bytes(
    function: Callable[[], Any], model: nn.Module | None = None, known: Iterable[Tensor] = ()
) -> int:
    """Most bytes that autograd kept for the backward pass at one time during ``function()``.

    Storages of the model's parameters and buffers, and of ``known`` tensors, are not counted: they would be there
    anyway. A graph that is freed (after each backward pass) gives its bytes back, so repeated steps do not add up.
    """
    owned = [*known, *(() if model is None else (*model.parameters(), *model.buffers()))]
    ledger = _Ledger(set(storages(owned)))

    def pack(tensor: Tensor) -> _Held:
        return _Held(tensor, ledger)

    def unpack(held: _Held) -> Tensor:
        return held.tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, unpack):
        result = function()
    del result
    return ledger.peak_bytes


class _Ledger:
    """Storages held at present, with the number of holders of each."""

    def __init__(self, ignored: set[int]) -> None:
        self.ignored = ignored
        self.holders: dict[int, int] = {}
        self.now_bytes = 0
        self.peak_bytes = 0

    def take(self, found: dict[int, int]) -> None:
        for address, size in found.items():
            if not self.holders.get(address):
                self.now_bytes += size
            self.holders[address] = self.holders.get(address, 0) + 1
        self.peak_bytes = max(self.peak_bytes, self.now_bytes)

    def release(self, found: dict[int, int]) -> None:
        for address, size in found.items():
            self.holders[address] -= 1
            if not self.holders[address]:
                del self.holders[address]
                self.now_bytes -= size


class _Held:
    """A tensor kept by the graph; it leaves the ledger when the graph lets go of it."""

    def __init__(self, tensor: Tensor, ledger: _Ledger) -> None:
        self.tensor = tensor
        self.ledger = ledger
        self.found = {key: size for key, size in storages([tensor]).items() if key not in ledger.ignored}
        ledger.take(self.found)

    def __del__(self) -> None:
        self.ledger.release(self.found)


def _cuda_peaks(function: Callable[[], Any], device: str) -> dict[str, int]:
    place = torch.device(device)
    gc.collect()
    torch.cuda.synchronize(place)
    torch.cuda.empty_cache()
    torch.cuda.reset_peak_memory_stats(place)
    before = torch.cuda.memory_allocated(place)
    function()
    torch.cuda.synchronize(place)
    peak = torch.cuda.max_memory_allocated(place)
    return {
        "peak_allocated_bytes": peak,
        "peak_growth_bytes": peak - before,
        "peak_reserved_bytes": torch.cuda.max_memory_reserved(place),
    }


def _resident_peak(function: Callable[[], Any]) -> dict[str, int]:
    give_back_free_memory()
    if reset_resident_peak():
        before = resident_bytes("VmRSS")
        function()
        return {"peak_resident_growth_bytes": max(0, resident_bytes("VmHWM") - before)}
    before = resident_bytes("VmRSS")
    with _sampling() as highest:
        function()
    return {"sampled_resident_growth_bytes": max(0, highest[0] - before)}


def give_back_free_memory() -> None:
    """Collect garbage and have the C library return freed memory, or the next peak would hide in it."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):  # musl and macOS have no malloc_trim
        ctypes.CDLL(None).malloc_trim(0)


def reset_resident_peak(proc: Path = Path("/proc/self")) -> bool:
    """Set the kernel's high-water mark ``VmHWM`` back to the present; False where that is not permitted."""
    try:
        (proc / "clear_refs").write_text("5", encoding="utf-8")
        status = (proc / "status").read_text(encoding="utf-8")
    except OSError:
        return False
    return "VmHWM:" in status


def resident_bytes(field: str = "VmRSS", proc: Path = Path("/proc/self")) -> int:
    """``VmRSS`` (now) or ``VmHWM`` (highest) of this process in bytes."""
    try:
        for line in (proc / "status").read_text(encoding="utf-8").splitlines():
            if line.startswith(f"{field}:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    if field == "VmRSS":
        import psutil

        return int(psutil.Process(os.getpid()).memory_info().rss)
    raise BenchError(f"expected {field} in {proc / 'status'}, got none; this system does not keep it")


@contextlib.contextmanager
def _sampling() -> Iterator[list[int]]:
    """A list whose one number follows the highest resident set seen, every millisecond."""
    highest = [resident_bytes()]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_SAMPLING_SECONDS):
            highest[0] = max(highest[0], resident_bytes())

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield highest
    finally:
        highest[0] = max(highest[0], resident_bytes())
        done.set()
        thread.join()
