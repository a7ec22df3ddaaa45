"""What the NVIDIA driver knows: one card's state, its energy counter, the memory one process holds.

Everything here goes through nvidia-ml-py and never creates a CUDA context, so that a parent process may watch a
child without taking device memory itself. Each figure that the driver does not give is left out and named in
``unavailable`` with the driver's reason; nothing is guessed.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

from bench.api import BenchError

_THROTTLE = {
    0x1: "idle",
    0x2: "application clocks",
    0x4: "power cap",
    0x8: "hardware slowdown",
    0x10: "sync boost",
    0x20: "software thermal slowdown",
    0x40: "hardware thermal slowdown",
    0x80: "power brake",
    0x100: "display clocks",
}


class NvmlUnavailable(RuntimeError):
    """No driver, no device or no permission; the message says which."""


@contextlib.contextmanager
def nvml() -> Iterator[Any]:
    """The initialised ``pynvml`` module; raises :class:`NvmlUnavailable` where there is no driver."""
    try:
        import pynvml
    except ImportError as error:
        raise NvmlUnavailable("nvidia-ml-py is not installed") from error
    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError as error:
        raise NvmlUnavailable(f"no NVIDIA driver answers ({error})") from error
    try:
        yield pynvml
    finally:
        with contextlib.suppress(pynvml.NVMLError):
            pynvml.nvmlShutdown()


def device_index(device: str) -> int:
    """``"cuda"`` → 0, ``"cuda:2"`` → 2: the index as torch counts, after ``CUDA_VISIBLE_DEVICES``."""
    kind, _, index = device.partition(":")
    if kind != "cuda" or (index and not index.isdigit()):
        raise BenchError(f"expected a CUDA device such as cuda or cuda:1, got {device!r}")
    return int(index or 0)


def handle_of(pynvml: Any, device: str) -> Any:
    """The driver's handle of torch's ``device``, without creating a CUDA context.

    ``CUDA_VISIBLE_DEVICES`` is honoured (numbers, UUIDs, MIG UUIDs); once this process has initialised CUDA the
    card is found by its UUID, which no ordering can get wrong.
    """
    index = device_index(device)
    torch = sys.modules.get("torch")
    try:
        if torch is not None and torch.cuda.is_initialized():
            uuid = getattr(torch.cuda.get_device_properties(index), "uuid", None)
            if uuid is not None:
                return pynvml.nvmlDeviceGetHandleByUUID(f"GPU-{uuid}")
        visible = os.environ.get("CUDA_VISIBLE_DEVICES")
        if visible is None:
            return pynvml.nvmlDeviceGetHandleByIndex(index)
        entries = [entry.strip() for entry in visible.split(",") if entry.strip()]
        if index >= len(entries):
            raise NvmlUnavailable(f"CUDA_VISIBLE_DEVICES={visible!r} shows no device {index}")
        chosen = entries[index]
        if chosen.isdigit():
            return pynvml.nvmlDeviceGetHandleByIndex(int(chosen))
        return pynvml.nvmlDeviceGetHandleByUUID(chosen)
    except pynvml.NVMLError as error:
        raise NvmlUnavailable(f"the driver shows no device {device} ({error})") from error


def gpu_state(device: str) -> dict[str, Any]:
    """Name, driver, clocks, temperature, throttling, power of a card; what is missing stands in ``unavailable``."""
    try:
        with nvml() as pynvml:
            return _read_state(pynvml, handle_of(pynvml, device))
    except NvmlUnavailable as error:
        return {"unavailable": {"nvml": str(error)}}


def _read_state(pynvml: Any, handle: Any) -> dict[str, Any]:
    readers: dict[str, Callable[[], Any]] = {
        "name": lambda: _text(pynvml.nvmlDeviceGetName(handle)),
        "driver": lambda: _text(pynvml.nvmlSystemGetDriverVersion()),
        "memory_bytes": lambda: int(pynvml.nvmlDeviceGetMemoryInfo(handle).total),
        "clock_sm_mhz": lambda: pynvml.nvmlDeviceGetClockInfo(handle, pynvml.NVML_CLOCK_SM),
        "clock_memory_mhz": lambda: pynvml.nvmlDeviceGetClockInfo(handle, pynvml.NVML_CLOCK_MEM),
        "clock_sm_max_mhz": lambda: pynvml.nvmlDeviceGetMaxClockInfo(handle, pynvml.NVML_CLOCK_SM),
        "temperature_c": lambda: pynvml.nvmlDeviceGetTemperature(handle, pynvml.NVML_TEMPERATURE_GPU),
        "power_limit_w": lambda: pynvml.nvmlDeviceGetEnforcedPowerLimit(handle) / 1000,
        "persistence": lambda: bool(pynvml.nvmlDeviceGetPersistenceMode(handle)),
        "ecc": lambda: bool(pynvml.nvmlDeviceGetEccMode(handle)[0]),
        "mig": lambda: bool(pynvml.nvmlDeviceGetMigMode(handle)[0]),
        "throttling": lambda: throttle_reasons(pynvml.nvmlDeviceGetCurrentClocksThrottleReasons(handle)),
    }
    state: dict[str, Any] = {}
    missing: dict[str, str] = {}
    for name, read in readers.items():
        try:
            state[name] = read()
        except (pynvml.NVMLError, AttributeError) as error:
            missing[name] = str(error)
    if missing:
        state["unavailable"] = missing
    return state


def throttle_reasons(mask: int) -> list[str]:
    """The driver's bit mask in words, the idle bit left out (a card that waits is not throttled)."""
    return [name for bit, name in _THROTTLE.items() if mask & bit and bit != 0x1]


def process_bytes(pid: int, device: str) -> int:
    """Device memory that process ``pid`` holds, as the driver counts it (context and kernels included).

    Raises:
        NvmlUnavailable: no driver, the process holds nothing there, or the driver does not show its id (a container
            with a process id space of its own). Never a zero in place of a missing figure.
    """
    with nvml() as pynvml:
        handle = handle_of(pynvml, device)
        try:
            running = pynvml.nvmlDeviceGetComputeRunningProcesses(handle)
        except pynvml.NVMLError as error:
            raise NvmlUnavailable(f"the driver does not list processes ({error})") from error
        for process in running:
            if process.pid == pid and process.usedGpuMemory is not None:
                return int(process.usedGpuMemory)
        seen = ", ".join(str(process.pid) for process in running) or "none"
        raise NvmlUnavailable(
            f"process {pid} is not among those the driver shows ({seen}); a container that hides process ids "
            "needs --pid=host for this figure"
        )


def others_bytes(pid: int, device: str) -> int:
    """Device memory that processes other than ``pid`` hold, as the driver counts it; 0 where there are none.

    Raises:
        NvmlUnavailable: no driver, or one that does not show ``pid``, which holds memory there: then it cannot be told
            who the others are (a container with a process id space of its own).
    """
    with nvml() as pynvml:
        try:
            running = pynvml.nvmlDeviceGetComputeRunningProcesses(handle_of(pynvml, device))
        except pynvml.NVMLError as error:
            raise NvmlUnavailable(f"the driver does not list processes ({error})") from error
    if all(process.pid != pid for process in running):
        raise NvmlUnavailable(f"process {pid} is not among those the driver shows; a container may hide process ids")
    others = [process.usedGpuMemory for process in running if process.pid != pid]
    if any(held is None for held in others):
        raise NvmlUnavailable("the driver does not say what other processes hold")
    return sum(map(int, others))


def used_bytes(device: str) -> int:
    """Device memory in use by everybody: its growth stands in where process ids are hidden and nobody else runs."""
    with nvml() as pynvml:
        try:
            return int(pynvml.nvmlDeviceGetMemoryInfo(handle_of(pynvml, device)).used)
        except pynvml.NVMLError as error:
            raise NvmlUnavailable(f"the driver does not give the memory in use ({error})") from error


def energy_mj(device: str) -> int:
    """The card's energy counter since the driver was loaded, in millijoules; differences are what to use."""
    with nvml() as pynvml:
        try:
            return int(pynvml.nvmlDeviceGetTotalEnergyConsumption(handle_of(pynvml, device)))
        except pynvml.NVMLError as error:
            raise NvmlUnavailable(f"this card has no energy counter ({error})") from error


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
