"""Programs called in turn in one process, so that whatever disturbs the machine falls on all of them.

Two programs that are timed one after the other, minutes apart, meet two machines. Called in turn, every round gives
one time of each, and a ratio of two programs is the median over rounds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

Program = Callable[[], Any]
#: Runs a program and gives what was measured of it, mostly one time.
Sampler = Callable[[], Sequence[float]]
Clock = Callable[[], float]
#: A B C, A B C, …; A B C C B A, …; A B C, C B A, ….
Order = Literal["same", "mirrored", "alternating"]


def in_turn(samplers: Mapping[str, Sampler], order: Order = "same") -> Iterator[dict[str, list[float]]]:
    """Round after round without end: by name what the samplers gave in it, one after the other."""
    names, number = list(samplers), 0
    while True:
        turn = names[::-1] if order == "alternating" and number % 2 else names
        found: dict[str, list[float]] = {name: [] for name in names}
        for name in (*turn, *turn[::-1]) if order == "mirrored" else turn:
            found[name] += samplers[name]()
        yield found
        number += 1


def rounds_ms(
    programs: Mapping[str, Program],
    rounds: int,
    *,
    warmup: int = 2,
    order: Order = "same",
    clock: Clock = time.perf_counter,
) -> dict[str, list[float]]:
    """Milliseconds of every program in each of ``rounds`` rounds, after ``warmup`` calls of each.

    In a mirrored round, where each is called twice, their mean. ``clock`` gives seconds; with ``time.process_time``
    the time that other processes held the core is not in them.
    """
    for program in programs.values():
        for _ in range(warmup):
            program()
    turns = in_turn({name: stopwatch_ms(program, clock) for name, program in programs.items()}, order)
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, found in next(turns).items():
            times[name].append(sum(found) / len(found))
    return times


def stopwatch_ms(program: Program, *clocks: Clock) -> Sampler:
    """A sampler of one call: its milliseconds by each of the clocks."""

    def sample() -> list[float]:
        began = [clock() for clock in clocks]
        program()
        return [(clock() - start) * 1e3 for clock, start in zip(clocks, began, strict=True)]

    return sample
