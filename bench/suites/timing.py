"""Suites: functions that return cases. A new suite is a new function with the decorator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from bench.case import Case


@dataclass(frozen=True)
class Plan:
    """What a command asks for, before it becomes cases. ``train_batch`` is the batch of the phase ``train``."""

    models: Sequence[tuple[str, str]]  # (model, variant)
    dataset: str
    sizes: Sequence[int]
    phases: Sequence[str]
    batch: int
    train_batch: int
    latent: int
    threads: Sequence[int]
    device: str
    seed: int
    processes: int
    train_processes: int
    memory_phases: Sequence[str]
    samples: int
    min_samples: int
    warmup_calls: int
    warmup_seconds: float
    max_seconds: float
    cap: str = "memory=4GiB"
    dtype: str = "float32"


@dataclass(frozen=True)
class Preset:
    """Defaults of a named preset.

    ``processes`` and ``train_processes``: how many fresh processes a timing is repeated in, outside training and for
    a training step (at large sizes by far the slowest). ``memory_phases``: the phases whose memory and counters are
    measured; encode and decode are parts of forward.
    """

    sizes: tuple[int, ...]
    phases: tuple[str, ...]
    variants: tuple[str, ...]
    processes: int
    train_processes: int
    memory_phases: tuple[str, ...]
    samples: int
    min_samples: int
    warmup_calls: int
    warmup_seconds: float
    max_seconds: float
    train_batch: int
    timeout: float

    def plan(self, **chosen: Any) -> Plan:
        """A plan with these defaults, but for what is chosen."""
        shared = {field.name for field in fields(self)} & {field.name for field in fields(Plan)}
        return Plan(**{**{name: getattr(self, name) for name in shared}, **chosen})


PRESETS = {
    "quick": Preset(
        sizes=(1200, 12000, 72000),
        phases=("decode", "forward", "train"),
        variants=("tuned",),
        processes=3,
        train_processes=1,
        memory_phases=("forward", "train"),
        samples=30,
        min_samples=3,
        warmup_calls=3,
        warmup_seconds=0.2,
        max_seconds=1.0,
        train_batch=4,
        timeout=60.0,
    ),
    "full": Preset(
        sizes=(1200, 4200, 12000, 24000, 48000, 72000),
        phases=("encode", "decode", "forward", "train"),
        variants=("tuned", "faithful"),
        processes=5,
        train_processes=3,
        memory_phases=("encode", "decode", "forward", "train"),
        samples=50,
        min_samples=10,
        warmup_calls=10,
        warmup_seconds=0.5,
        max_seconds=30.0,
        train_batch=16,
        timeout=900.0,
    ),
}

Suite = Callable[[Plan], list[Case]]
SUITES: dict[str, Suite] = {}


def suite(function: Suite) -> Suite:
    """Register a suite under its function's name."""
    SUITES[function.__name__] = function
    return function


@suite
def scaling(plan: Plan) -> list[Case]:
    """Latency, memory and counters of every phase against the number of vertices."""
    return timings(plan, "scaling", ("latency", "memory", "counters"))


@suite
def latency(plan: Plan) -> list[Case]:
    """The latency cases of the scaling suite alone."""
    return timings(plan, "latency", ("latency",))


@suite
def memory(plan: Plan) -> list[Case]:
    """The memory and counter cases of the scaling suite alone."""
    return timings(plan, "memory", ("memory", "counters"))


@suite
def speedup(plan: Plan) -> list[Case]:
    """How much faster the tuned form is than the faithful one, both in one process and called in turn."""
    # Both forms are in every case: a model stands here once, whichever of its variants were asked for.
    once = {model: (model, "tuned" if variant in ("tuned", "faithful") else variant) for model, variant in plan.models}
    cases = timings(replace(plan, models=list(once.values())), "speedup", ("latency",))
    return [replace(case, measure="speedup") for case in cases]


@suite
def capacity(plan: Plan) -> list[Case]:
    """The largest batch under a cap of memory: of a training step, or of another phase where asked for."""
    cells = timings(replace(plan, processes=1, train_processes=1), "capacity", ("latency",))
    return [replace(case, measure="capacity", budget=plan.cap) for case in cells]


def timings(plan: Plan, name: str, measures: Sequence[str]) -> list[Case]:
    """One case a cell, measure and process; all cells once before any is repeated.

    In that order a drift of the machine's speed falls on every model alike, and an interrupted run has the whole
    picture early.
    """
    cells = [
        Case(
            suite=name,
            model=model,
            variant=variant,
            dataset=plan.dataset,
            vertices=size,
            phase=phase,
            measure="latency",
            batch=plan.train_batch if phase == "train" else plan.batch,
            latent=plan.latent,
            dtype=plan.dtype,
            device=plan.device,
            threads=threads,
            seed=plan.seed,
            samples=plan.samples,
            min_samples=plan.min_samples,
            warmup_calls=plan.warmup_calls,
            warmup_seconds=plan.warmup_seconds,
            max_seconds=plan.max_seconds,
        )
        for threads in plan.threads
        for size in plan.sizes
        for phase in plan.phases
        for model, variant in plan.models
    ]
    repeats = max(plan.processes, plan.train_processes)
    rounds = [("latency", process) for process in range(repeats)] if "latency" in measures else []
    rounds += [(measure, 0) for measure in measures if measure != "latency"]
    # memory and counters after the first round of timings, so that a short run has one of everything
    rounds.sort(key=lambda turn: turn[1])
    return [
        replace(cell, measure=measure, process=process)
        for measure, process in rounds
        for cell in cells
        if _wanted(plan, cell.phase, measure, process)
    ]


def _wanted(plan: Plan, phase: str, measure: str, process: int) -> bool:
    if measure == "latency":
        return process < (plan.train_processes if phase == "train" else plan.processes)
    return phase in plan.memory_phases or not set(plan.phases) & set(plan.memory_phases)
