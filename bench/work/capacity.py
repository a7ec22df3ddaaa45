"""The largest batch that a model can be trained with, or run with, under a cap of memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bench.api import BenchError
from bench.case import Case
from bench.measure.capacity import largest_batch
from bench.measure.memory import peak_allocated_bytes
from bench.processes.isolate import classify
from bench.runs.rows import make_row

#: Function, model and optimiser (training only) of a case's phase, given the case with a batch.
Functions = Callable[[Case], "tuple[Callable[[], Any], Any, Any]"]
MOST = 4096


def cap_bytes(budget: str) -> int:
    """``"memory=4GiB"`` → bytes."""
    name, _, size = budget.partition("=")
    try:
        gibibytes = float(size.removesuffix("GiB")) if name == "memory" else 0.0
    except ValueError:
        gibibytes = 0.0
    if gibibytes <= 0:
        raise BenchError(f"expected a cap such as memory=4GiB, got {budget!r}")
    return int(gibibytes * 2**30)


def capacity_rows(case: Case, function_of: Functions) -> list[dict[str, Any]]:
    """The largest batch of the case's phase whose peak of tensor memory, weights and optimiser included, fits."""

    def peak_of(batch: int) -> int | None:
        try:
            function, model, optimizer = function_of(replace(case, batch=batch))
            return peak_allocated_bytes(function, model=model, device=case.device, optimizer=optimizer)
        except (RuntimeError, MemoryError) as error:
            if classify(error) not in ("oom", "host_oom"):  # some other error may speak of memory too
                raise
            return None

    found = largest_batch(peak_of, cap_bytes(case.budget), most=MOST)
    limit = {"cap": "the cap", "memory": "the machine's memory", "most": f"{MOST}, the most that is tried"}
    detail = f"limited by {limit[found.limited_by]}; tried {', '.join(map(str, found.tried))}"
    return [
        make_row(case, "largest_batch", float(found.batch), "1", detail=detail),
        make_row(case, "largest_batch_peak_bytes", float(found.peak_bytes), "B"),
    ]
