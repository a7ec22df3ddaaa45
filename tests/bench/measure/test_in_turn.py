"""Who is called when, and times that are known because the clock is a fake one."""

from itertools import islice

import pytest

from bench.measure.in_turn import in_turn, rounds_ms, stopwatch_ms


class Clock:
    """Seconds that pass only where a program says so."""

    def __init__(self):
        self.now, self.calls = 0.0, []

    def __call__(self):
        return self.now

    def program(self, name, *seconds):
        """Takes these seconds, one a call, then the last again and again."""
        left = list(seconds)

        def run():
            self.calls.append(name)
            self.now += left.pop(0) if len(left) > 1 else left[0]

        return run


@pytest.mark.parametrize(
    ("order", "called"), [("same", "abcabc"), ("mirrored", "abccbaabccba"), ("alternating", "abccba")]
)
def test_programs_are_called_in_the_order_of_the_round(order, called):
    clock = Clock()
    programs = {name: stopwatch_ms(clock.program(name, 1.0), clock) for name in "abc"}
    assert len(list(islice(in_turn(programs, order), 2))) == 2
    assert "".join(clock.calls) == called


def test_times_are_milliseconds_of_each_round_without_the_warm_up():
    clock = Clock()
    programs = {"a": clock.program("a", 9.0, 0.5, 0.25), "b": clock.program("b", 9.0, 2.0)}
    assert rounds_ms(programs, 3, warmup=1, clock=clock) == {"a": [500.0, 250.0, 250.0], "b": [2000.0] * 3}
    assert "".join(clock.calls) == "ab" * 4


def test_a_mirrored_round_takes_the_mean_so_that_a_steady_drift_falls_on_both_alike():
    clock = Clock()
    drift = [1.0 + 0.1 * step for step in range(8)]  # each call is slower than the one before
    shared = iter(drift)

    def call():
        clock.now += next(shared)

    found = rounds_ms({"a": call, "b": call}, 2, warmup=0, order="mirrored", clock=clock)
    assert found["a"] == pytest.approx(found["b"]) and found["a"] == pytest.approx([1150.0, 1550.0])


def test_a_sampler_may_read_several_clocks():
    fast, slow = Clock(), Clock()

    def program():
        fast.now += 1.0
        slow.now += 3.0

    assert stopwatch_ms(program, fast, slow)() == [1000.0, 3000.0]
