"""What one job on a cluster does: claim its cases one by one and run each as a local run would."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.api import BenchError
from bench.base.files import writable_cache
from bench.case import Case
from bench.measure.bandwidth import with_bandwidth
from bench.measure.environment import commit_of, environment, fingerprint, software_id
from bench.processes.execute import execute
from bench.processes.isolate import start_server
from bench.processes.workers import default_memory_limit
from bench.runs.folder import RunFolder
from bench.runs.owner import job_name

# Sent to every process of a job that is about to end. Only the job's own process acts on them: trainings work on until
# they are killed, and the next job goes on from their last checkpoint.
_WARNINGS = (signal.SIGUSR2, signal.SIGTERM, signal.SIGCONT)


@dataclass(frozen=True)
class Packet:
    """The cases (keys) of one job. ``submitit`` pickles it, calls it in the job, and again after a requeue."""

    run: str
    keys: tuple[str, ...]
    timeout: float
    memory_limit_bytes: int | None

    def __call__(self) -> dict[str, int]:
        """Do the cases that nobody else does; returns how many ended how. A refusal is noted at each case."""
        path = Path(self.run)
        described = RunFolder.open(path)
        cases = [case for case in described.cases() if case.key in self.keys]
        try:
            writable_cache()
            run = self._join(path, cases, described.meta["allocator"])
        except BenchError as error:
            for case in cases:
                described.note_attempt(case, "refused", str(error), job=job_name())
            raise
        if int(os.environ.get("SLURM_RESTART_COUNT", "0")):
            for case in cases:
                if not run.is_done(case):
                    run.note_attempt(case, "requeued", "the scheduler started the job again", job=job_name())
        try:
            limit = self.memory_limit_bytes or _memory_limit()
            console = Console(soft_wrap=True, no_color=True, markup=False, emoji=False)
            done = execute(run, timeout=self.timeout, memory_limit_bytes=limit, console=console, only=self.keys)
            return dict(done)
        finally:
            run.release()

    def checkpoint(self) -> Any:
        """Called by ``submitit`` before the job ends early: the same packet again; what is finished is not repeated."""
        from submitit.helpers import DelayedSubmission

        return DelayedSubmission(self)

    def _join(self, path: Path, cases: list[Case], allocator: str) -> RunFolder:
        before = {one: signal.signal(one, signal.SIG_IGN) for one in _WARNINGS}  # inherited by what starts now
        try:
            start_server(allocator)
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)
        here = with_bandwidth(environment(cases[0].device, max(case.threads for case in cases)))
        run = RunFolder.resume(path, commit_of(here), fingerprint(here), software_id(here), cases)
        if any(not case.trains for case in cases):
            run.settle_environment(fingerprint(here), here)
            if run.meta["fingerprint"] != run.env:
                raise BenchError(
                    f"expected to measure time in {path} under its own environment {run.meta['fingerprint']}, got "
                    f"{run.env} on this node; name one kind of node with constraint in the profile"
                )
        run.add_environment(here)
        return run


def _memory_limit() -> int:
    """Nine tenths of what the job was given, or of what is free: a case that wants more fails before the job does."""
    free = default_memory_limit()
    node, gpu = (os.environ.get(f"SLURM_MEM_PER_{what}", "") for what in ("NODE", "GPU"))
    gpus = os.environ.get("SLURM_GPUS_ON_NODE", "1")
    given = int(node) if node.isdigit() else int(gpu) * int(gpus) if gpu.isdigit() and gpus.isdigit() else 0
    return min(free, int(0.9 * given * 2**20)) if given else free
