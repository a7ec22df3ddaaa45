"""Which jobs were submitted for which cases: one file a job in ``jobs/`` of the run folder."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from bench.api import open_atomically
from bench.store import RunFolder


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
