"""How several processes share one run folder: units of work, claims on them, meshes prepared once for all."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.api import BenchError
from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.prepared import TOPOLOGY, folder_of, own_digest

SCRATCH = ".scratch"  # in the run's folder: prepared meshes, removed when the last process leaves
POLL_SECONDS = 1.0
_PREPARING_SECONDS = 3 * 3600.0
_LEAVING_SECONDS = 30.0


def units(cases: Sequence[Case]) -> list[list[Case]]:
    """Cases that must not run side by side: the editors of one training would wait for each other. In order."""
    found: dict[Case, list[Case]] = {}
    for case in cases:
        found.setdefault(replace(case, editor="") if case.trains else case, []).append(case)
    return list(found.values())


def claimed(run: RunFolder, unit: Sequence[Case]) -> Iterator[Case]:
    """Go through a unit, giving each case that is not finished while its claim is held; ends at one held elsewhere."""
    for case in unit:
        if run.is_done(case):
            continue
        if not run.claims.take(case.file_stem):
            return
        try:
            if not run.is_done(case):  # its rows are written before its claim is freed
                yield case
        finally:
            run.claims.give_back(case.file_stem)


def unfinished(run: RunFolder, pending: Sequence[list[Case]]) -> list[list[Case]]:
    """The units that still have a case without rows."""
    done = run.done_stems()
    return [unit for unit in pending if any(case.file_stem not in done for case in unit)]


def wait_for_change(run: RunFolder, pending: Sequence[list[Case]]) -> None:
    """Return when one of the pending units is finished, or can be claimed because its owner gave it up.

    One that was finished before the call counts: the last may be done while the caller still counted it as pending.
    """
    while True:
        done = run.done_stems()
        # A unit is worked through in order: its first case without rows is the one that its owner holds.
        first = [next((case for case in unit if case.file_stem not in done), None) for unit in pending]
        held = run.claims.live()
        if any(case is None or case.file_stem not in held for case in first):
            return
        time.sleep(POLL_SECONDS)


@contextlib.contextmanager
def _preparing(run: RunFolder) -> Iterator[None]:
    try:
        with run.claims.waiting("prepare", _PREPARING_SECONDS):
            yield
    except TimeoutError as error:
        raise BenchError(
            f"expected another process to prepare the meshes of {run.path} within {_PREPARING_SECONDS / 3600:g} h, got "
            "none ready; end it, then --resume the run"
        ) from error


@contextlib.contextmanager
def prepared_meshes(run: RunFolder, cases: Sequence[Case], prepare: Callable[[Case, Path], None]) -> Iterator[None]:
    """Inside the block the meshes of the cases lie prepared; whoever leaves last removes them.

    A process is first known to be here, then prepares; it removes only while it alone may prepare and nobody else is
    here. So no process finds its meshes gone. One that is interrupted, or fails, waits for nobody: what it leaves the
    next one removes.
    """
    name = f"here-{run.claims.owner.token}"
    run.claims.take(name)
    patience = 0.0
    try:
        wanted = {folder_of(run.path / SCRATCH, case): case for case in cases}
        with _preparing(run):
            for folder, case in wanted.items():
                if not (folder / TOPOLOGY).exists():
                    prepare(case, folder)
                    if found := own_digest(folder):
                        run.settle_data(folder.name, found)
        yield
        patience = _LEAVING_SECONDS
    finally:
        if run.path.exists():
            with contextlib.suppress(TimeoutError), run.claims.waiting("prepare", patience):
                if not any(other.startswith("here-") and other != name for other in run.claims.live()):
                    shutil.rmtree(run.path / SCRATCH, ignore_errors=True)
            run.claims.give_back(name)
