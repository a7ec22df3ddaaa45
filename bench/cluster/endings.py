"""What the end of a job means for a case that it left unfinished: try again, or a row that says why there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bench.case import Case
from bench.cluster.queue import State

PREEMPTIONS = 100
_MEMORY = re.compile(r"exceeded (job )?memory limit|oom[-_ ]?kill|out[-_ ]of[-_ ]memory", re.IGNORECASE)
_TIME = re.compile(r"timed-out too many times|DUE TO TIME LIMIT", re.IGNORECASE)
_PREEMPTED = re.compile(r"DUE TO PREEMPTION", re.IGNORECASE)
_NODE = re.compile(r"DUE TO NODE FAILURE", re.IGNORECASE)


@dataclass(frozen=True)
class Ending:
    """``kind`` is recorded as an attempt; ``again`` says whether the case is tried again now; else, where ``outcome``
    is not empty, a row is written, and where it is empty the case stays open for a later resume."""

    kind: str
    again: bool
    outcome: str
    detail: str


def kind_of(state: State | None, log: str) -> str:
    """How a job ended, from the scheduler's word and, where that says no more than FAILED, from the job's log."""
    word = state.word if state else "UNKNOWN"
    named = {
        "OUT_OF_MEMORY": "host_oom", "TIMEOUT": "time_limit", "DEADLINE": "time_limit", "PREEMPTED": "preempted",
        "NODE_FAIL": "node_fail", "BOOT_FAIL": "node_fail", "REVOKED": "cancelled", "COMPLETED": "unfinished",
        "UNKNOWN": "lost",
    }  # fmt: skip
    if word in named:
        return named[word]
    for pattern, kind in (
        (_MEMORY, "host_oom"),
        (_TIME, "time_limit"),
        (_PREEMPTED, "preempted"),
        (_NODE, "node_fail"),
    ):
        if pattern.search(log):
            return kind
    return "cancelled" if word == "CANCELLED" else "failed"


def judge(case: Case, kind: str, job: str, node: str, log: str, before: list[str], retries: int) -> Ending:
    """What to do about a case whose job ended with ``kind``; ``before`` are the kinds of its earlier attempts.

    * out of memory: a row ``host_oom`` at once, since it would happen again;
    * time limit: a training goes on from its checkpoint, ``retries`` times; else, and a timing at once, ``timeout``;
    * preemption: again, as often as it happens (100 times);
    * a node that failed, a job that failed or was lost: again, ``retries`` times, then ``crash``;
    * cancelled by a person: left open, neither tried again now nor lost.
    """
    where = f"job {job}" + (f" on {node}" if node else "")
    tries = before.count(kind) + 1
    if kind == "host_oom":
        return Ending(kind, False, "host_oom", f"killed by the scheduler for memory, {where}")
    if kind == "cancelled":
        return Ending(kind, False, "", f"cancelled, {where}")
    if kind == "time_limit":
        again = case.trains and tries <= retries
        return Ending(kind, again, "timeout", f"time limit of the job reached {tries} time(s), {where}")
    if kind == "preempted":
        return Ending(kind, tries <= PREEMPTIONS, "crash", f"preempted {tries} times, {where}")
    what = {"node_fail": "the node failed", "unfinished": "the job ended without finishing it", "lost": "the scheduler "
            "no longer knows the job", "failed": _last_line(log)}[kind]  # fmt: skip
    return Ending(kind, tries <= retries, "crash", f"{what}, {where}, {tries} time(s)")


def _last_line(log: str) -> str:
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "the job failed without a word"
