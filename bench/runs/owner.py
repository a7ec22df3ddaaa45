"""Who holds a claim: a process on a machine, its job, and whether it is gone."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import uuid
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import psutil

_TYPES: dict[str, Any] = {"str": str, "int": int, "float": (int, float)}


@dataclass(frozen=True)
class Owner:
    """Who holds a claim: a process on a machine (``machine`` tells containers with one host name apart), its job and
    how often the scheduler has started that again."""

    host: str
    machine: str
    pid: int
    started: float
    job: str
    restart: int
    token: str

    @staticmethod
    def this_process() -> Owner:
        started = psutil.Process().create_time()
        return Owner(socket.gethostname(), _machine(), os.getpid(), started, job_name(), _restarts(), uuid.uuid4().hex)

    def is_gone(self) -> bool:
        """True where this process can see that the owner is dead; False where it is alive or cannot be seen."""
        if self.machine != _machine():
            return False
        try:
            process = psutil.Process(self.pid)
            return abs(process.create_time() - self.started) > 1 or process.status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return True
        except psutil.Error:
            return False


UNKNOWN = Owner("an unknown machine", "", 0, 0.0, "", 0, "")  # of a claim that cannot be read


def read_owner(path: Path) -> Owner | None:
    """The owner that a claim names, ``UNKNOWN`` where it cannot be read, None where it is gone."""
    try:
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        owner = Owner(**values)
        right = all(isinstance(getattr(owner, one.name), _TYPES[str(one.type)]) for one in fields(Owner))
        return owner if right else UNKNOWN
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, RecursionError):
        return UNKNOWN


_MACHINE: list[str] = []


def _machine() -> str:
    """One text a running system and process-id space."""
    if not _MACHINE:
        parts = [socket.gethostname()]
        with contextlib.suppress(OSError):
            parts.append(Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip())
        with contextlib.suppress(OSError):
            parts.append(os.readlink("/proc/self/ns/pid"))
        _MACHINE.append(" ".join(parts))
    return _MACHINE[0]


def job_name() -> str:
    """The scheduler's name of the job that this process is part of, as ``squeue`` shows it; else empty."""
    array, task = os.environ.get("SLURM_ARRAY_JOB_ID"), os.environ.get("SLURM_ARRAY_TASK_ID")
    return f"{array}_{task}" if array and task else os.environ.get("SLURM_JOB_ID", "")


def _restarts() -> int:
    return int(os.environ.get("SLURM_RESTART_COUNT") or 0)
