"""Base, head and a second base as live processes on one core, called in turn; ratios of what they took.

One round is A B C C B A, and its rotations in turn: base, head and the control (base again) stand symmetrically
around the round's middle, so a steady drift of the machine cancels in both ratios. Each side's two blocks of a round
are one block of its pair.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import special

from bench.api import BenchError
from bench.gate.side import Side, SideFailed
from bench.stats.intervals import TRIMMED, Estimate, paired_ratio, verdict

#: Orders of a round, taken in turn: symmetric around the round's middle, and each side follows each other equally.
ORDERS = ("ABCCBA", "BCAACB", "CABBAC")
LEVEL = 0.99


class Plan(NamedTuple):
    """Rounds in each generation, samples in a block, calls in a sample."""

    rounds: int
    samples: int
    calls: int


@dataclass(frozen=True)
class Effort:
    """How long to measure one kernel.

    ``generations`` sets of fresh processes, because where a process happens to lie in memory alone is worth some 2%;
    ``rounds`` in all of them, many and short, because what disturbs a machine changes within tenths of a second. Where
    an interval is then wider than +-``half_width``, more sets of the same kind follow, ``most_generations`` in all:
    the width decides, never where the ratio lies.
    """

    generations: int = 8
    most_generations: int = 12
    half_width: float = 0.025
    rounds: int = 45
    block_ms: float = 10.0
    sample_ms: float = 2.0
    most_seconds: float = 10.0
    warmup_ms: float = 60.0
    cold_ms: float = 30.0  # calls longer than this refill the caches by themselves

    def again(self, attempt: int) -> Effort:
        """The effort of the first or second try: a second one goes to the end at once."""
        return self if attempt == 1 else replace(self, half_width=0.0)

    def narrow(self, found: Series) -> bool:
        """Whether both intervals are as narrow as asked for."""
        return all(ratio.high - ratio.low < 2 * self.half_width for ratio in (found.ratio, found.control))

    def plan(self, call_ns: float) -> Plan:
        """What to do for a call of this length. Never under 5 rounds in all.

        A block has one sample more than fits: the first one only brings the data back into the caches, where the
        fastest sample counts.
        """
        calls = max(1, math.ceil(self.sample_ms * 1e6 / max(call_ns, 1.0)))
        samples = max(1, round(self.block_ms * 1e6 / (calls * call_ns))) + (call_ns <= self.cold_ms * 1e6)
        round_seconds = len(ORDERS[0]) * samples * calls * call_ns / 1e9
        rounds = max(5, min(self.rounds, int(self.most_seconds / round_seconds)))
        return Plan(math.ceil(rounds / self.generations), samples, calls)


def ratio_of_blocks(a: list[list[float]], b: list[list[float]], generations: int = 1) -> Estimate:
    """``a / b`` with its 99% interval: blocks in pairs, equally many in each generation of processes, in order.

    r_i = log(min a_i / min b_i), since what other programs do to a block only makes samples longer; value: exp of the
    trimmed mean. Its standard error is the larger of two: that of all pairs as if they were independent
    (:func:`bench.stats.intervals.paired_ratio`, ``trimmed``), and h s_G / √G of the G generations' means of the
    winsorised r_i, which differ by where each process lies in memory, with Student's quantile of G − 1 degrees of
    freedom; h = pairs / pairs kept makes the winsorised r_i what each pair adds to the trimmed mean. Simulated coverage
    with 8 generations: 99.1 to 99.5%, and where generations are added until the interval is narrow (:class:`Effort`),
    98.7 to 99.4%.
    """
    left, right = ([min(block) for block in side] for side in (a, b))
    found = paired_ratio(left, right, level=LEVEL, method="trimmed")
    if generations < 2:
        return found
    logs = np.log(left) - np.log(right)
    cut = int(TRIMMED * len(logs))
    kept = np.sort(logs)[cut : len(logs) - cut]
    means = [part.mean() for part in np.split(np.clip(logs, kept[0], kept[-1]), generations)]
    between = len(logs) / len(kept) * float(np.std(means, ddof=1)) / math.sqrt(generations)
    reach = between * float(special.stdtrit(generations - 1, (1 + LEVEL) / 2))
    if reach <= math.log(found.high / found.value):
        return found
    return Estimate(found.value, found.value * math.exp(-reach), found.value * math.exp(reach), found.p)


@dataclass(frozen=True)
class Series:
    """Times in ns of one call by one clock, a list a round, and what they say: head / base and control / base."""

    clock: str
    base_ns: list[list[float]]
    head_ns: list[list[float]]
    control_ns: list[list[float]]
    ratio: Estimate
    control: Estimate
    tolerance: float

    @staticmethod
    def of(clock: str, blocks: Mapping[str, list[list[float]]], tolerance: float, generations: int = 1) -> Series:
        ratios = [ratio_of_blocks(blocks[letter], blocks["A"], generations) for letter in "BC"]
        return Series(clock, blocks["A"], blocks["B"], blocks["C"], ratios[0], ratios[1], tolerance)

    @property
    def void(self) -> bool:
        """The control, identical code, does not lie inside the tolerance: this machine cannot judge now."""
        return verdict(self.control.low, self.control.high, self.tolerance) != "same"

    @property
    def verdict(self) -> str:
        return "inconclusive" if self.void else verdict(self.ratio.low, self.ratio.high, self.tolerance)


@dataclass(frozen=True)
class Timing:
    """The same calls by the wall clock, and by the processor time of the process (on CPU only)."""

    wall: Series
    processor: Series | None

    @property
    def used(self) -> Series:
        """The wall clock; where it cannot tell, because other programs took the core, the processor time."""
        if self.wall.verdict == "inconclusive" and self.processor and self.processor.verdict != "inconclusive":
            return self.processor
        return self.wall

    @property
    def verdict(self) -> str:
        return self.used.verdict


@dataclass
class Trio:
    """Base (A), head (B) and control (C: base again), alive and pinned to one core."""

    base: Path
    head: Path
    kernels: Sequence[Mapping[str, Any]]
    device: str = "cpu"
    core: int | None = None
    letters: str = "ABC"
    sides: dict[str, Side] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def __enter__(self) -> Trio:
        places = {"A": ("base", self.base), "B": ("head", self.head), "C": ("base", self.base)}
        for letter in self.letters:
            self.sides[letter] = Side(*places[letter])
        try:
            for side in self.sides.values():
                side.tell("prepare", core=self.core, kernels=list(self.kernels))
            pinned = [side.hear()["pinned"] for side in self.sides.values()]
        except SideFailed as error:
            self.__exit__()
            raise BenchError(f"expected both sides to start, got: {error}") from error
        if self.core is None or not all(pinned):
            self.notes.append("the processes could not be pinned to one core: expect wider intervals")
        return self

    def __exit__(self, *_: object) -> None:
        for side in self.sides.values():
            side.stop()

    def open(self, kernel: Mapping[str, Any], letters: str = "ABC") -> None:
        """Fork a fresh child for the kernel on the given sides; on failure none stays open."""
        opened = []
        try:
            for letter in letters:
                self.sides[letter].ask("open", kernel=dict(kernel), device=self.device)
                opened.append(letter)
        except SideFailed:
            self.close("".join(opened))
            raise

    def close(self, letters: str = "ABC") -> None:
        for letter in letters:
            with suppress(SideFailed):
                self.sides[letter].ask("close")

    def measure_time(self, kernel: Mapping[str, Any], effort: Effort, tolerance: float) -> Timing:
        """Rounds in the orders of :data:`ORDERS`, in several generations of fresh processes."""
        wall: dict[str, list[list[float]]] = {letter: [] for letter in "ABC"}
        processor: dict[str, list[list[float]]] = {letter: [] for letter in "ABC"}
        plan = None
        for done in range(1, effort.most_generations + 1):
            self.open(kernel)
            try:
                warmup_ns = int(effort.warmup_ms * 1e6)
                call_ns = max(self.sides[letter].ask("calibrate", warmup_ns=warmup_ns)["call_ns"] for letter in "ABC")
                plan = plan or effort.plan(call_ns)
                for _ in range(plan.rounds):
                    self._round(ORDERS[len(wall["A"]) % len(ORDERS)], plan, wall, processor)
            finally:
                self.close()
            if done >= effort.generations and effort.narrow(Series.of("wall", wall, tolerance, done)):
                break
        by_processor = Series.of("processor", processor, tolerance, done) if self.device == "cpu" else None
        return Timing(Series.of("wall", wall, tolerance, done), by_processor)

    def _round(
        self, order: str, plan: Plan, wall: dict[str, list[list[float]]], processor: dict[str, list[list[float]]]
    ) -> None:
        taken: dict[str, list[dict[str, Any]]] = {letter: [] for letter in "ABC"}
        for letter in order:
            answer = self.sides[letter].ask("time", samples=plan.samples, calls=plan.calls)
            taken[letter].append(answer)
        for letter, answers in taken.items():
            wall[letter].append([ns / plan.calls for answer in answers for ns in answer["wall_ns"]])
            processor[letter].append([ns / plan.calls for answer in answers for ns in answer["processor_ns"]])

    def outputs(self, letters: str) -> dict[str, np.ndarray]:
        """What the open kernel returns on each side, as float64 numbers."""
        found = {}
        with tempfile.TemporaryDirectory(prefix="bench-gate-") as folder:
            for letter in letters:
                file = Path(folder) / f"{letter}.npy"
                self.sides[letter].ask("output", file=str(file))
                found[letter] = np.load(file, allow_pickle=False)
        return found
