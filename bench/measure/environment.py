"""Where a figure was measured: everything that can change it, as plain values for JSON.

Two fingerprints come out of one environment: :func:`fingerprint` for "may these results stand in one table" and
:func:`machine_id` for "is this the same machine as last night", which a library update must not change.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import json
import os
import platform
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil

from bench.base.program import package_digest
from bench.measure.git import git_state
from bench.measure.nvml import gpu_state

_LIBRARIES = ("torch", "numpy", "scipy", "torch-geometric", "triton", "libigl", "anny", "safetensors")
_ALLOCATION = ("MALLOC_", "GLIBC_TUNABLES", "LD_PRELOAD", "PYTORCH_CUDA_ALLOC_CONF", "PYTORCH_ALLOC_CONF", "JE_MALLOC")
_COMPUTING = ("OMP_", "KMP_", "GOMP_", "MKL_", "OPENBLAS_", "CUBLAS_", "ATEN_CPU_CAPABILITY", "NVIDIA_TF32_OVERRIDE")
# Set by a library (threadpoolctl) when a model imports it: a run and its --resume would differ, though no time does.
_OF_LIBRARIES = ("KMP_DUPLICATE_LIB_OK",)
_ALLOCATORS = ("jemalloc", "tcmalloc", "mimalloc")


def environment(device: str = "cpu", threads: int | None = None) -> dict[str, Any]:
    """Describe this process, its machine and its libraries.

    ``device`` is torch's name (``cpu``, ``cuda:0``); ``threads`` is the number the case runs with (default: what
    torch has now). Nothing here creates a CUDA context. A figure that the system does not give is ``"unknown"``.
    """
    env: dict[str, Any] = {
        "device": device,
        "cpu": _cpu(),
        "memory_bytes": psutil.virtual_memory().total,
        "cgroup": cgroup_limits(),
        "container": container(),
        "os": {"system": platform.system(), "release": platform.release(), "libc": "-".join(platform.libc_ver())},
        "python": platform.python_version(),
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "torch": _torch(threads),
        "allocator": {"in_use": allocator_in_use(), "settings": _settings(_ALLOCATION)},
        "variables": _settings(_COMPUTING),
        "git": git_state(Path(__file__).resolve().parent),
    }
    if device.startswith("cuda"):
        env["gpu"] = gpu_state(device)
    return env


def fingerprint(env: Mapping[str, Any]) -> str:
    """Short hash of what must be equal for two results to be comparable.

    Processor, cores in use, memory, limits, governor, libraries, threads, allocator, precision switches, card and
    driver. Not: clocks, temperature, load, kernel release, commit.
    """
    torch = {key: value for key, value in env["torch"].items() if key != "build"}
    parts = {
        "hardware": _hardware(env),
        "affinity": len(env["cpu"]["affinity"]),
        "governor": env["cpu"]["governor"],
        "cgroup": env["cgroup"],
        "python": env["python"],
        "libraries": env["libraries"],
        "torch": torch,
        "allocator": env["allocator"],
        "variables": env["variables"],
        "driver": env.get("gpu", {}).get("driver"),
    }
    return _hash(parts)


def commit_of(env: Mapping[str, Any]) -> str:
    """The commit; where the tree differs from it, with a hash of the difference; outside git a hash of the source."""
    git = env["git"]
    if git["commit"] == "unknown":
        return f"source-{package_digest()}"
    return f"{git['commit']}+dirty.{git['difference']}" if git["dirty"] else str(git["commit"])


def software_id(env: Mapping[str, Any]) -> str:
    """Short hash of what must be equal for two trainings to stand in one run, on whatever machines they were made:
    Python, libraries, kind of device."""
    return _hash({key: env[key] for key in ("python", "libraries")} | {"device": env["device"].partition(":")[0]})


def machine_id(env: Mapping[str, Any]) -> str:
    """Short hash of the hardware alone: processor, core count, memory in GiB, card."""
    return _hash(_hardware(env))


def _hardware(env: Mapping[str, Any]) -> dict[str, Any]:
    gpu = env.get("gpu", {})
    return {
        "device": env["device"].partition(":")[0],
        "cpu": env["cpu"]["model"],
        "cores": env["cpu"]["cores"],
        "memory_gib": round(env["memory_bytes"] / 2**30),
        "system": env["os"]["system"],
        "gpu": {key: gpu.get(key) for key in ("name", "memory_bytes", "power_limit_w", "ecc", "mig")},
    }


def _hash(parts: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:12]


def _cpu() -> dict[str, Any]:
    affinity = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    return {
        "model": _cpu_model(),
        "machine": platform.machine(),
        "cores": psutil.cpu_count(logical=True) or 0,
        "cores_physical": psutil.cpu_count(logical=False) or 0,
        "affinity": affinity,
        "governor": _read(Path("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")),
        "turbo_off": _read(Path("/sys/devices/system/cpu/intel_pstate/no_turbo")),
        "load_1min": round(psutil.getloadavg()[0], 2),
    }


def _cpu_model() -> str:
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith(("model name", "Model")):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def cgroup_limits(proc: Path = Path("/proc"), root: Path = Path("/sys/fs/cgroup")) -> dict[str, Any]:
    """Processor share (cores) and memory (bytes) that control groups allow this process; None: no limit found.

    Reads version 2 (``cpu.max``, ``memory.max``) and version 1, from the process's group up to the root, and takes
    the tightest.
    """
    cores: list[float] = []
    memory: list[int] = []
    for folder in _cgroup_folders(proc, root):
        quota, period = [*_read(folder / "cpu.max").split(), ""][:2]
        if not quota.isdigit():
            quota, period = _read(folder / "cpu.cfs_quota_us"), _read(folder / "cpu.cfs_period_us")
        if quota.isdigit() and period.isdigit() and int(period):
            cores.append(int(quota) / int(period))
        for name in ("memory.max", "memory.limit_in_bytes"):
            limit = _read(folder / name)
            if limit.isdigit() and int(limit) < 2**60:
                memory.append(int(limit))
    return {"cores": min(cores, default=None), "memory_bytes": min(memory, default=None)}


def _cgroup_folders(proc: Path, root: Path) -> list[Path]:
    folders: list[Path] = []
    for line in _read(proc / "self/cgroup").splitlines():
        _, controllers, group = [*line.split(":", 2), "", ""][:3]
        base = root / controllers if controllers else root
        folder = base / group.lstrip("/")
        while folder != base and base in folder.parents:
            folders.append(folder)
            folder = folder.parent
        folders.append(base)
    return folders or [root]


def container(root: Path = Path("/")) -> str:
    """``docker``, ``podman``, ``kubernetes``, … or ``none`` as far as the usual marks show."""
    if os.environ.get("KUBERNETES_SERVICE_HOST"):
        return "kubernetes"
    if (root / ".dockerenv").exists():
        return "docker"
    if (root / "run/.containerenv").exists():
        return "podman"
    named = os.environ.get("container", "")  # noqa: SIM112 (the name that systemd gives it)
    return named or "none"


def _torch(threads: int | None) -> dict[str, Any]:
    import torch

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tf32 = {
            "matmul_precision": torch.get_float32_matmul_precision(),
            "cudnn_tf32": _quietly(lambda: torch.backends.cudnn.allow_tf32),
            "matmul_tf32": _quietly(lambda: torch.backends.cuda.matmul.allow_tf32),
        }
    return {
        "threads": threads if threads is not None else torch.get_num_threads(),
        "interop_threads": torch.get_num_interop_threads(),
        "cpu_capability": torch.backends.cpu.get_cpu_capability(),
        "cuda": torch.version.cuda,
        "cudnn": _quietly(torch.backends.cudnn.version),
        "deterministic": torch.are_deterministic_algorithms_enabled(),
        **tf32,
        "build": torch.__config__.show(),
    }


def _quietly(read: Any) -> Any:
    """A switch that torch refuses to read when old and new names were mixed is reported, not a crash."""
    try:
        return read()
    except (RuntimeError, AttributeError) as error:
        return f"unreadable: {str(error).splitlines()[0]}"


def allocator_in_use() -> str:
    """The C allocator: a preloaded one if it is mapped into this process, else the C library's."""
    maps = _read(Path("/proc/self/maps"))
    for name in _ALLOCATORS:
        if name in maps:
            return name
    return "libc" if maps != "unknown" else "unknown"


def _settings(prefixes: tuple[str, ...]) -> dict[str, str]:
    chosen = {key: value for key, value in os.environ.items() if key.startswith(prefixes) and key not in _OF_LIBRARIES}
    if "LD_PRELOAD" in chosen:  # the folder is the user's affair and would make equal machines differ
        chosen["LD_PRELOAD"] = " ".join(Path(entry).name for entry in chosen["LD_PRELOAD"].replace(":", " ").split())
    return dict(sorted(chosen.items()))


def _version(name: str) -> str:
    if name == "torch":
        import torch

        return torch.__version__
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        return "unknown"
