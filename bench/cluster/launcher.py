"""``--launcher slurm``: the cases of a run as jobs of SLURM, through ``submitit``, followed until all have ended."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rich.console import Console

from bench.api import BenchError
from bench.case import Case
from bench.cluster.endings import judge, kind_of
from bench.cluster.packet import Packet
from bench.cluster.profile import Profile
from bench.cluster.queue import State, Submitted, remember, states, submitted
from bench.processes.isolate import Ended
from bench.runs.folder import UNSETTLED, RunFolder
from bench.runs.rows import failure_row, make_row
from bench.runs.share import prepared_meshes, units
from bench.runs.stored import ending_of

ARRAY = 1000  # tasks of one job array: SLURM's own limit unless a cluster raises it
POLL_SECONDS = 2.0
_UNKNOWN_SECONDS = 30.0  # how long a job that was just submitted may be unknown to the scheduler
_REPORT_SECONDS = 20.0


def check_cluster(profile: Profile, gpus: int = 0) -> None:
    """Refuse what cannot work before a folder is made: no SLURM here, no ``submitit``, an unknown partition.

    ``gpus``: how many a node the cases use, where the profile leaves that to them.
    """
    for command in ("sbatch", "squeue", "srun"):
        if shutil.which(command) is None:
            raise BenchError(
                f"expected SLURM for --launcher slurm, got no {command} on the path; "
                "run this on the cluster's login node, or leave --launcher out"
            )
    try:
        import submitit  # noqa: F401
    except ImportError:
        raise BenchError(
            "expected the package submitit for --launcher slurm, got none installed; pip install 'lamm-bench[cluster]'"
        ) from None
    limits = {
        **{name: getattr(profile, name) for name in ("partition", "account", "qos", "constraint")},
        "mem": profile.memory, "mem-per-gpu": profile.memory_per_gpu, "cpus-per-task": profile.cpus,
        "gpus-per-node": profile.gpus_per_node(profile.gpus or gpus),
    }  # fmt: skip
    flags = [f"--{name}={value}" for name, value in limits.items() if value]
    done = subprocess.run(
        ["sbatch", "--test-only", f"--time={profile.minutes}", *flags, "--wrap=true"],
        capture_output=True, encoding="utf-8", errors="replace", timeout=120, check=False,
    )  # fmt: skip
    if done.returncode:
        raise BenchError(f"expected a job of this profile to be accepted, got from sbatch: {_error(done.stderr)}")


@dataclass
class _Sweep:
    run: RunFolder
    profile: Profile
    timeout: float
    memory_limit_bytes: int | None
    console: Console
    jobs: dict[str, Submitted] = field(default_factory=dict)
    since: dict[str, float] = field(default_factory=dict)
    held_back: set[str] = field(default_factory=set)  # keys of cases not to be submitted again in this call
    reported: tuple[float, tuple[int, ...]] = (0.0, ())


def launch(
    run: RunFolder, profile: Profile, *, timeout: float, memory_limit_bytes: int | None, console: Console
) -> Counter[str]:
    """Submit what is not finished, follow it, submit again what is worth it; returns how the cases ended.

    Jobs of an earlier call that still wait or work are taken up, not doubled. Cases cancelled by a person stay open.
    """
    if not run.claims.take("launcher"):
        raise BenchError(f"expected to submit {run.path} once, got another launcher at work in it; wait for that one")
    sweep = _Sweep(run, profile, timeout, memory_limit_bytes, console)
    sweep.jobs = {job.job_id: job for job in submitted(run)}
    sweep.since = dict.fromkeys(sweep.jobs, 0.0)
    before = run.done_stems()
    try:
        with prepared_meshes(run, (), lambda case, folder: None):  # what the jobs prepare stays until this call ends
            while True:
                _account(sweep)
                waiting = [case for case in run.waiting() if case.key not in sweep.held_back]
                if not waiting and not sweep.jobs:
                    break
                _submit(sweep, waiting)
                _report(sweep)
                time.sleep(POLL_SECONDS)
    finally:
        run.claims.give_back("launcher")
    done = run.done_stems() - before
    return Counter(ending_of(run, case)[0] for case in run.cases() if case.file_stem in done)


def packets(cases: Sequence[Case], pack: int) -> list[list[Case]]:
    """Cases by job: each timing alone; trainings ``pack`` at a time, the editors of one training always together."""
    found: list[list[Case]] = []
    room = 0
    for unit in units(cases):
        if unit[0].trains and room > 0:
            found[-1] += unit
            room -= 1
        else:
            found.append(list(unit))
            room = pack - 1 if unit[0].trains else 0
    return found


def _submit(sweep: _Sweep, waiting: Sequence[Case]) -> None:
    flying = {key for job in sweep.jobs.values() for key in job.keys}
    claimed = sweep.run.claims.live()
    free = [case for case in waiting if case.key not in flying and case.file_stem not in claimed]
    for trains in (False, True):
        chosen = packets([case for case in free if case.trains == trains], sweep.profile.pack)
        room = ARRAY - len(sweep.jobs)
        if chosen and room > 0:
            _submit_array(sweep, chosen[:room], trains)


def _submit_array(sweep: _Sweep, chosen: list[list[Case]], trains: bool) -> None:
    executor = _executor(sweep, chosen, trains)
    work = [
        Packet(
            str(sweep.run.path.resolve()), tuple(case.key for case in packet), sweep.timeout, sweep.memory_limit_bytes
        )
        for packet in chosen
    ]
    try:
        with executor.batch():
            handles = [executor.submit(one) for one in work]
    except Exception as error:  # submitit has no common class for what sbatch says
        raise BenchError(f"expected sbatch to take the jobs, got: {_error(str(error))}") from error
    for handle, one in zip(handles, work, strict=True):
        job = Submitted(handle.job_id, one.keys)
        remember(sweep.run, job)
        sweep.jobs[job.job_id] = job
        sweep.since[job.job_id] = time.monotonic()
    kind = "trainings" if trains else "timings, each alone on its node"
    sweep.console.print(f"submitted {len(handles)} job(s) of {kind}", highlight=False)


def _executor(sweep: _Sweep, chosen: list[list[Case]], trains: bool) -> Any:
    from submitit import SlurmExecutor

    profile, cases = sweep.profile, [case for packet in chosen for case in packet]
    cpus = profile.cpus or max(case.threads * case.devices for case in cases)
    gpus = profile.gpus_per_node(profile.gpus or gpus_of(cases))
    executor = SlurmExecutor(sweep.run.path.resolve() / "jobs", max_num_timeout=profile.retries if trains else 0)
    wanted: dict[str, Any] = {
        "job_name": f"bench-{sweep.run.name}"[:60],
        "partition": profile.partition, "account": profile.account, "qos": profile.qos,
        "constraint": profile.constraint, "mem": profile.memory, "mem_per_gpu": profile.memory_per_gpu,
        "gpus_per_node": gpus, "setup": list(profile.setup),
        "time": profile.minutes, "cpus_per_task": cpus, "array_parallelism": profile.parallelism,
        "signal_delay_s": min(90, profile.minutes * 15), "stderr_to_stdout": True,
        "srun_args": ["--ntasks=1", f"--cpus-per-task={cpus}"],  # a node to itself would get a task a core
        "exclusive": not trains, "additional_parameters": {"requeue": True},
    }  # fmt: skip
    executor.update_parameters(**{name: value for name, value in wanted.items() if value})
    return executor


def gpus_of(cases: Sequence[Case]) -> int:
    """How many GPUs a node these cases use; 0 where they run on the CPU."""
    return max((case.devices for case in cases if case.device != "cpu"), default=0)


def _account(sweep: _Sweep) -> None:
    """Look at every job that is over, and settle each case it left."""
    known = states(sweep.jobs)
    by_key = {case.key: case for case in sweep.run.cases()}
    for job in list(sweep.jobs.values()):
        state = known.get(job.job_id)
        fresh = state is None and time.monotonic() - sweep.since[job.job_id] < _UNKNOWN_SECONDS
        if fresh or (state is not None and state.active):
            continue
        left = [by_key[key] for key in job.keys if key in by_key and not sweep.run.is_done(by_key[key])]
        _settle(sweep, job, state, left)
        remember(sweep.run, replace(job, ended=state.word if state else "UNKNOWN"))
        del sweep.jobs[job.job_id]


def _settle(sweep: _Sweep, job: Submitted, state: State | None, left: list[Case]) -> None:
    """The case that the job was at is judged; those behind it in the packet have not been tried and go in again."""
    run = sweep.run
    if not left:
        return
    log = _log(run, job)
    kind = kind_of(state, log)
    node = state.node if state else ""
    owners = run.claims.live()
    elsewhere = [case for case in left if case.file_stem in owners and owners[case.file_stem].job != job.job_id]
    mine = [case for case in left if case not in elsewhere]
    at = [case for case in mine if case.file_stem in owners] or mine[:1]
    for case in mine if kind == "cancelled" else at:
        notes = run.attempts(case)
        if notes and notes[-1]["ended"] == "refused":
            raise BenchError(str(notes[-1]["detail"]))
        before = [str(note["ended"]) for note in notes]
        ending = judge(case, kind, job.job_id, node, log, before, sweep.profile.retries)
        run.note_attempt(case, ending.kind, ending.detail, job=job.job_id, node=node)
        freed = run.claims.take(case.file_stem, dead_job=job.job_id)
        if not ending.again:
            sweep.held_back.add(case.key)
            sweep.console.print(f"{case.label()}: {ending.detail}", highlight=False)
            if freed and ending.outcome and not run.is_done(case):
                _write_failure(run, case, ending.outcome, ending.detail)
        if freed:
            run.claims.give_back(case.file_stem)


def _write_failure(run: RunFolder, case: Case, outcome: str, detail: str) -> None:
    if run.env == UNSETTLED:
        run.env = str(RunFolder.open(run.path).meta["fingerprint"])
    ended = Ended(outcome, None, detail, 0.0)
    run.write(
        case,
        [failure_row(case, ended.outcome, ended.detail), make_row(case, "case_seconds", None, "s", outcome=outcome)],
    )


def _log(run: RunFolder, job: Submitted) -> str:
    """The end of what a job printed."""
    texts = []
    for path in sorted((run.path / "jobs").glob(f"{job.job_id}_*.*")):
        if path.suffix in (".out", ".err"):
            texts.append(path.read_bytes()[-20_000:].decode(errors="replace"))
    return "\n".join(texts)


def _report(sweep: _Sweep) -> None:
    """A line when something has changed, now and then."""
    done = len(sweep.run.done_stems())
    now = (done, len(sweep.jobs), len([name for name in sweep.run.claims.live() if "-" in name]))
    last, before = sweep.reported
    if now != before and time.monotonic() - last > _REPORT_SECONDS:
        sweep.reported = (time.monotonic(), now)
        sweep.console.print(
            f"{done} of {len(sweep.run.cases())} cases, {len(sweep.jobs)} job(s) in the queue", highlight=False
        )


def _error(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if "error" in line.lower()] or [text.strip()]
    return lines[-1][:300]
