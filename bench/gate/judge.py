"""One kernel after the other: counters, output, memory, time; what they say together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from bench.gate.golden import Finding, compare, declared_memory, declared_output, entry, output_tolerance
from bench.gate.pairs import Effort, Series, Timing, Trio
from bench.gate.side import SideFailed, wait_until_quiet
from bench.measure.digest import Sketch, output_difference, sketch

FAILING = ("slower", "larger", "wrong output")


@dataclass
class Judged:
    """What was found about one kernel. ``words``: its verdicts; ``notes``: what a reader must know, one line each."""

    name: str
    words: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    timing: Timing | None = None
    tries: int = 0
    memory_bytes: tuple[int, int] | None = None
    output_difference: float | None = None
    golden: Finding = field(default_factory=Finding)
    counters: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        return any(word in FAILING for word in self.words)


@dataclass(frozen=True)
class Rules:
    """Tolerances: of time (relative), and of the peak memory of base and head, which is a count without noise.

    ``effort`` None: counters, output and memory alone, no clock.
    """

    tolerance: float = 0.05
    memory_tolerance: float = 0.01
    effort: Effort | None = field(default_factory=Effort)
    pause_seconds: float = 2.0


def judge(
    trio: Trio,
    spec: Mapping[str, Any],
    rules: Rules,
    golden_base: Mapping[str, Any] | None,
    golden_head: Mapping[str, Any] | None,
) -> Judged:
    """Measure and judge one kernel; an inconclusive time is tried once more, with fresh processes."""
    found = Judged(spec["name"])
    try:
        _judge_counts(trio, spec, rules, found, golden_base, golden_head)
    except SideFailed as error:
        return _failed(found, error)
    if rules.effort is None:
        found.words = found.words or ["same"]
    if "new" in found.words or rules.effort is None:
        return found
    for attempt in (1, 2):
        try:
            found.timing = trio.measure_time(spec, rules.effort.again(attempt), rules.tolerance)
        except SideFailed as error:
            return _failed(found, error)
        found.tries = attempt
        if found.timing.verdict != "inconclusive":
            break
        if attempt == 1:
            wait_until_quiet(rules.pause_seconds)
    assert found.timing is not None
    found.words.append(found.timing.verdict)
    if found.timing.verdict == "inconclusive":
        found.notes.append(_why(found.timing.wall))
    elif found.timing.used.clock == "processor":
        found.notes.append("other programs disturbed the wall clock: judged by the processor time of the processes")
    return found


def _judge_counts(
    trio: Trio,
    spec: Mapping[str, Any],
    rules: Rules,
    found: Judged,
    golden_base: Mapping[str, Any] | None,
    golden_head: Mapping[str, Any] | None,
) -> None:
    """Counters and output of the head against the golden file, then peak memory and output against the base."""
    now, output = head_entry(trio, spec)
    found.counters = now["counters"]
    found.golden = compare(golden_head, spec, now) if trio.device == "cpu" else Finding()
    if found.golden.note:
        found.notes.append(found.golden.note)
    for counter, (old, new) in found.golden.rises.items():
        found.words.append("larger")
        found.notes.append(f"{counter} rose from {old:,} to {new:,} against the golden file")
    for counter, (old, new) in found.golden.falls.items():
        found.notes.append(f"{counter} fell from {old:,} to {new:,}: lock it in with --update")
    if found.golden.wrong_output:
        found.words.append("wrong output")
        found.notes.append(f"output differs from the golden file by {found.golden.output_difference:.1e}")
    try:
        base_output, base_peak = _base_counts(trio, spec)
    except SideFailed as error:
        if error.kind != "missing":
            raise
        found.words.append("new")
        found.notes.append(f"the base has no such kernel ({error}): nothing to compare with")
        return
    declared = declared_output(golden_base, golden_head, spec["name"])
    _compare_output(found, base_output, output, declared, output_tolerance(spec))
    declared = declared_memory(golden_base, golden_head, spec["name"]) and not found.golden.rises
    _compare_memory(found, base_peak, found.counters["peak_growth_bytes"], rules, declared)
    found.words[:] = list(dict.fromkeys(found.words))


def head_entry(trio: Trio, spec: Mapping[str, Any]) -> tuple[dict[str, Any], np.ndarray]:
    """The golden file's entry for the head as it is now, and its whole output."""
    trio.open(spec, "B")
    try:
        output = trio.outputs("B")["B"]
        counters = dict(trio.sides["B"].ask("count")["counters"])
        memory = trio.sides["B"].ask("memory")
    finally:
        trio.close("B")
    counters |= {name: value for name, value in memory.items() if name != "ok"}
    return entry(spec, counters, _sketch(output)), output


def _sketch(output: np.ndarray) -> Sketch:
    return sketch(torch.from_numpy(output))


def _base_counts(trio: Trio, spec: Mapping[str, Any]) -> tuple[np.ndarray, int]:
    trio.open(spec, "A")
    try:
        output = trio.outputs("A")["A"]
        # Its counting run stands where the head's stood: the same calls in the same order on both sides.
        trio.sides["A"].ask("warm")
        return output, int(trio.sides["A"].ask("memory")["peak_growth_bytes"])
    finally:
        trio.close("A")


def _compare_output(found: Judged, base: np.ndarray, head: np.ndarray, declared: bool, tolerance: float) -> None:
    difference = output_difference(torch.from_numpy(base), torch.from_numpy(head))
    found.output_difference = difference
    if not np.isfinite(head).all():
        found.words.append("wrong output")
        found.notes.append("the output has NaN or infinity")
    elif difference > tolerance and declared:
        found.notes.append(f"output changed by {_relative(difference)}, as the golden file of the head says")
    elif difference > tolerance:
        found.words.append("wrong output")
        found.notes.append(
            f"output differs from the base by {_relative(difference)}; if that is meant, run --update and commit it"
        )


def _compare_memory(found: Judged, base: int, head: int, rules: Rules, declared: bool) -> None:
    found.memory_bytes = (base, head)
    if head > base * (1 + rules.memory_tolerance) and not declared:
        found.words.append("larger")
        found.notes.append(f"peak memory rose from {base:,} to {head:,} bytes")
    elif head > base * (1 + rules.memory_tolerance):
        found.notes.append(f"peak memory rose from {base:,} to {head:,} bytes, as the golden file of the head says")
    elif head < base * (1 - rules.memory_tolerance):
        found.words.append("smaller")


def _relative(difference: float) -> str:
    return "its shape or finiteness" if math.isinf(difference) else f"{difference:.1e}"


def _failed(found: Judged, error: SideFailed) -> Judged:
    """A head that fails where it should run is wrong; one without such a kernel, or a base that fails, is mentioned."""
    text = str(error)
    if not text.startswith("head"):
        found.words.append("not compared")
    else:
        found.words.append("broken" if error.kind == "missing" else "wrong output")
    found.notes.append(text)
    return found


def _why(timing: Series) -> str:
    low, high = timing.control.low - 1, timing.control.high - 1
    if timing.void:
        return (
            f"void: identical code differs by {low:+.1%} to {high:+.1%} on this machine now; "
            "close other programs, or run again"
        )
    low, high = timing.ratio.low - 1, timing.ratio.high - 1
    return f"cannot tell: the ratio lies between {low:+.1%} and {high:+.1%}; run again on a quieter machine"
