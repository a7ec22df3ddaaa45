"""Jobs: which were submitted (a file per job in ``jobs/`` of the run folder), and what SLURM says about them.

It is queried through ``sacct`` where the cluster keeps accounts, else ``squeue`` and ``scontrol``."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from bench.base.files import open_atomically
from bench.runs.folder import RunFolder

RUNNING = ("PENDING", "RUNNING", "REQUEUED", "REQUEUE_HOLD", "CONFIGURING", "COMPLETING", "SUSPENDED", "RESIZING",
           "SIGNALING", "STAGE_OUT", "STOPPED", "SPECIAL_EXIT", "REQUEUE_FED")  # fmt: skip
_SECONDS = 60


@dataclass(frozen=True)
class Submitted:
    """A job and the keys of the cases that it was given, in order; ``ended`` once its end was accounted for."""

    job_id: str
    keys: tuple[str, ...]
    ended: str = ""


def remember(run: RunFolder, job: Submitted) -> None:
    """Write down a job, or what became of it."""
    with open_atomically(run.path / "jobs" / f"{job.job_id}.json", "w") as stream:
        json.dump(asdict(job), stream)


def submitted(run: RunFolder) -> list[Submitted]:
    """The jobs whose end is not accounted for yet."""
    jobs = []
    for path in sorted((run.path / "jobs").glob("[0-9]*.json")):
        values = json.loads(path.read_text(encoding="utf-8"))
        if not values["ended"]:
            jobs.append(Submitted(values["job_id"], tuple(values["keys"]), ""))
    return jobs


@dataclass(frozen=True)
class State:
    """A job's state in SLURM's words (``RUNNING``, ``OUT_OF_MEMORY``, …), its node, and the reason where it has one."""

    word: str
    node: str = ""
    reason: str = ""

    @property
    def active(self) -> bool:
        return self.word in RUNNING


def states(job_ids: Iterable[str]) -> dict[str, State]:
    """The states of jobs (``12_3`` for tasks of an array). One that SLURM no longer knows is left out."""
    wanted = sorted(set(job_ids))
    if not wanted:
        return {}
    bases = ",".join(sorted({job.partition("_")[0] for job in wanted}))
    found = _sacct(bases)
    found |= _squeue(bases)  # the queue knows better what goes on now
    missing = [job for job in wanted if job not in found]
    for base in sorted({job.partition("_")[0] for job in missing}):
        found |= {job: state for job, state in _scontrol(base).items() if job not in found}
    return {job: found[job] for job in wanted if job in found}


def queued_jobs(run: RunFolder) -> list[Submitted]:
    """The jobs of a run that still wait or work in the scheduler; none where there is no SLURM."""
    jobs = submitted(run)
    if not jobs or shutil.which("squeue") is None:
        return []
    found = states(job.job_id for job in jobs)
    return [job for job in jobs if job.job_id in found and found[job.job_id].active]


def _sacct(bases: str) -> dict[str, State]:
    text = _output(["sacct", "-n", "-X", "-P", "-j", bases, "-o", "JobID,State,NodeList"])
    found = {}
    for line in text.splitlines():
        parts = line.split("|")
        if len(parts) >= 3:
            for job in _expand(parts[0]):
                found[job] = State(_word(parts[1]), parts[2])
    return found


def _squeue(bases: str) -> dict[str, State]:
    text = _output(["squeue", "-h", "-r", "-t", "all", "-j", bases, "-o", "%i|%T|%N|%r"])
    found = {}
    for line in text.splitlines():
        parts = line.split("|")
        if len(parts) >= 4:
            for job in _expand(parts[0]):
                found[job] = State(_word(parts[1]), parts[2], parts[3])
    return found


def _scontrol(base: str) -> dict[str, State]:
    found = {}
    for line in _output(["scontrol", "show", "job", "-o", base]).splitlines():
        fields = dict(re.findall(r"(\w+)=(\S*)", line))
        task = fields.get("ArrayTaskId")
        job = f"{fields.get('ArrayJobId')}_{task}" if task else fields.get("JobId", "")
        for one in _expand(job):
            found[one] = State(_word(fields.get("JobState", "")), fields.get("NodeList", ""), fields.get("Reason", ""))
    return found


def _expand(job: str) -> list[str]:
    """``7_[1-3,5%2]`` → ``7_1``, ``7_2``, ``7_3``, ``7_5``; anything else is one job."""
    base, bracket, rest = job.partition("_[")
    if not bracket:
        return [job]
    found = []
    for part in rest.rstrip("]").partition("%")[0].split(","):
        low, _, high = part.partition("-")
        found += [f"{base}_{number}" for number in range(int(low), int(high or low) + 1)]
    return found


def _word(text: str) -> str:
    return text.split()[0].rstrip("+").upper() if text.split() else ""


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""
