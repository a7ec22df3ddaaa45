"""Which trainings may be made side by side, on the cores of one machine or on one card."""

from __future__ import annotations

from collections.abc import Sequence

from bench.api import BenchError
from bench.case import Case
from bench.measure.nvml import gpu_state

__all__ = ["check_workers"]

#: A training on a card needs a context of its own, half a GiB, and its model.
LEAST_SHARE_BYTES = 2 << 30


def check_workers(workers: int, cases: Sequence[Case], cores: int) -> None:
    """Refuse workers that would get into each other's way."""
    trained = [case for case in cases if case.trains]
    if workers == 1:
        return
    if not trained:
        raise BenchError("expected --workers with a suite that trains, got one that measures time; leave it out")
    _check_sharing([case for case in trained if case.device != "cpu"], workers)
    wide = max(case.threads * case.devices for case in trained)
    if workers * wide > cores:
        raise BenchError(
            f"expected workers × threads of at most the {cores} cores here, got {workers} × {wide}; "
            f"lower --workers or --threads"
        )


def _check_sharing(cases: Sequence[Case], workers: int) -> None:
    """Refuse trainings that one card cannot take side by side: budgets of time, several devices, too little memory."""
    timed = [case for case in cases if case.budget.startswith("seconds")]
    if timed:
        raise BenchError(
            f"expected trainings with a budget in epochs for --workers on one card, got {timed[0].budget}, which they "
            "would take from each other; give --epochs alone, or leave --workers out"
        )
    if any(case.devices > 1 for case in cases):
        raise BenchError("expected one of --workers and --devices on cards, got both; leave one of them out")
    for device in sorted({case.device for case in cases}):
        total = gpu_state(device).get("memory_bytes")
        if total and total / workers < LEAST_SHARE_BYTES:
            raise BenchError(
                f"expected {LEAST_SHARE_BYTES / 2**30:g} GiB or more of {device} for each of {workers} workers, got "
                f"{total / workers / 2**30:.1f} GiB; lower --workers"
            )
