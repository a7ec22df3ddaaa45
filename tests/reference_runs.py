"""The committed runs, each read once a process: some tests read the same one several times, which takes seconds."""

from functools import cache
from pathlib import Path

from reports.read.runs import Run, read_run

REFERENCE = Path(__file__).parent.parent / "results" / "reference"


@cache
def reference(name: str) -> Run:
    """A run of ``results/reference``; nobody changes it."""
    return read_run(REFERENCE / name)
