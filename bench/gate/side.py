"""A live worker process on one checkout, spoken to in lines of JSON; the core it runs on."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

WORKER = Path(__file__).resolve().with_name("worker.py")
#: One thread, and memory that stays with the process, so that page faults do not drown the program's own time.
SETTINGS = {
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": str(8 * 2**30),
    "MALLOC_TOP_PAD_": str(64 * 2**20),
}
#: Use of the measured core by others from which on a report says so.
_BUSY_PERCENT = 20.0


class SideFailed(Exception):
    """A side could not carry out an order; ``kind`` is missing, failed, died or silent."""

    def __init__(self, message: str, kind: str) -> None:
        super().__init__(message)
        self.kind = kind


class Side:
    """One live worker process on one checkout."""

    def __init__(self, name: str, checkout: Path, *, timeout: float = 300.0) -> None:
        self.name, self.timeout = name, timeout
        path = os.pathsep.join([str(checkout), *filter(None, [os.environ.get("PYTHONPATH")])])
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 (closed in stop)
        self._process = subprocess.Popen(
            [sys.executable, str(WORKER), str(checkout)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            cwd=checkout,
            env={**os.environ, **SETTINGS, "PYTHONPATH": path},
            start_new_session=True,
        )

    def ask(self, do: str, **arguments: Any) -> dict[str, Any]:
        """Send a command and return the answer; :class:`SideFailed` where it is an error or does not come."""
        self.tell(do, **arguments)
        return self.hear()

    def tell(self, do: str, **arguments: Any) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps({"do": do, **arguments}).encode() + b"\n")
            self._process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], self.timeout)
        if not ready:
            self.stop()
            raise SideFailed(f"{self.name} did not answer for {self.timeout:g} s", "silent")
        line = self._process.stdout.readline()
        if not line:
            raise SideFailed(f"{self.name} ended: {self._last_words()}", "died")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise SideFailed(f"{self.name}: {answer['error']}", answer["kind"])
        return answer

    def _last_words(self) -> str:
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").strip().splitlines()
        return lines[-1][:300] if lines else "without a word"

    def stop(self) -> None:
        """End the worker and the child it may have; it leads a group of its own."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, 9)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            with suppress(BrokenPipeError):
                stream.close()
        self._log.close()


def choose_core(watch_seconds: float = 0.5) -> tuple[int | None, str]:
    """The core for the workers: of those allowed, the one that others use least; a note where that is not nearly idle.

    Cores are watched for ``watch_seconds`` before anything of the gate runs; among equals (to a tenth) the last wins.
    """
    if not hasattr(os, "sched_getaffinity"):
        return None, "this system cannot pin processes: expect wider intervals"
    mine = sorted(os.sched_getaffinity(0))
    busy = dict(enumerate(psutil.cpu_percent(interval=watch_seconds, percpu=True)))
    core = max(mine, key=lambda number: (-round(busy.get(number, 0.0), -1), number))
    notes = []
    if len(mine) == 1:
        notes.append("only one core is allowed here: the gate itself shares it with what it measures")
    if busy.get(core, 0.0) > _BUSY_PERCENT:
        notes.append(
            f"other programs used {busy[core]:.0f}% of core {core}, the least busy one, when the gate began: "
            "expect wider intervals, or end them"
        )
    return core, "; ".join(notes)


@contextmanager
def away_from(core: int | None) -> Iterator[None]:
    """Keep this process away from the measured core meanwhile, where there is another one."""
    if core is None or not hasattr(os, "sched_getaffinity"):
        yield
        return
    mine = os.sched_getaffinity(0)
    with suppress(OSError):
        os.sched_setaffinity(0, mine - {core} or mine)
    try:
        yield
    finally:
        with suppress(OSError):
            os.sched_setaffinity(0, mine)


def wait_until_quiet(seconds: float) -> None:
    """Give the machine a moment before a second try."""
    time.sleep(seconds)
