"""Verdicts and intervals of made-up timings, and the plan of how many to take; nothing is timed here."""

from pathlib import Path

import numpy as np
import pytest

from bench.gate.pairs import ORDERS, Effort, Timing, Trio, ratio_of_blocks
from bench.stats.intervals import paired_ratio
from tests.bench.gate.made_figures import series


@pytest.mark.parametrize(("head", "word"), [(1.0, "same"), (1.1, "slower"), (0.9, "faster"), (1.05, "inconclusive")])
def test_the_four_verdicts(head, word):
    assert series(head).verdict == word


def test_a_control_outside_the_tolerance_voids_the_verdict():
    disturbed = series(head=1.3, control=1.06)
    assert disturbed.void and disturbed.verdict == "inconclusive"
    assert series(head=1.3, noise=0.5).verdict == "inconclusive"


def test_processor_time_decides_only_where_the_wall_clock_cannot():
    noisy, quiet = series(noise=0.5), series(head=1.1, clock="processor")
    assert Timing(noisy, quiet).used is quiet and Timing(noisy, quiet).verdict == "slower"
    assert Timing(series(1.0), quiet).verdict == "same"
    assert Timing(noisy, None).verdict == "inconclusive"


def test_trimming_ignores_a_few_disturbed_pairs_and_agrees_with_scipy():
    from scipy.stats import mstats

    logs = np.random.default_rng(3).normal(0.1, 0.01, 50)
    found = paired_ratio(np.exp(logs), np.ones(50), method="trimmed")
    low, high = mstats.trimmed_mean_ci(logs, (0.1, 0.1), alpha=0.01)
    assert np.log([found.low, found.high]) == pytest.approx([low, high])
    logs[:4] += 3.0
    assert paired_ratio(np.exp(logs), np.ones(50), method="trimmed").value == pytest.approx(np.exp(0.1), rel=0.01)


def blocks_of(logs, rng, slow=0.0):
    """Five samples a block: one is undisturbed, the others take up to ``1 + slow`` times as long."""
    return [
        [float(np.exp(log)) * (1 + slow * float(rng.random())) for _ in range(4)] + [float(np.exp(log))] for log in logs
    ]


def test_disturbed_samples_of_a_block_do_not_count():
    rng = np.random.default_rng(0)
    found = ratio_of_blocks(blocks_of([0.1] * 42, rng, slow=2.0), blocks_of([0.0] * 42, rng, slow=0.5), 3)
    assert found[:3] == pytest.approx([np.exp(0.1)] * 3)


def test_generations_that_differ_widen_the_interval_and_equal_ones_do_not():
    rng = np.random.default_rng(0)
    noise = rng.normal(0, 0.005, 42)
    zero = blocks_of(np.zeros(42), rng)
    level = noise - np.repeat(noise.reshape(3, 14).mean(1), 14)  # generations whose means are the same
    alike = ratio_of_blocks(blocks_of(level, rng), zero, 3)
    once = ratio_of_blocks(blocks_of(level, rng), zero)
    assert alike.value == once.value and np.log(alike.high / alike.low) < 1.5 * np.log(once.high / once.low)
    moved = noise + np.repeat([-0.02, 0.0, 0.02], 14)
    wide = ratio_of_blocks(blocks_of(moved, rng), zero, 3)
    pooled = ratio_of_blocks(blocks_of(moved, rng), zero)
    assert wide.value == pooled.value
    # standard deviation of the means 0.02, over the root of 3, times Student's 9.92 of two degrees of freedom; 42 / 34
    # for the tenths that are trimmed
    assert np.log(wide.high / wide.value) == pytest.approx(0.02 / 3**0.5 * 9.92 * 42 / 34, rel=0.2)
    assert np.log(wide.high / wide.low) > 1.5 * np.log(pooled.high / pooled.low)


@pytest.mark.slow
@pytest.mark.parametrize(("between", "generations"), [(0.01, 5), (0.02, 5), (0.02, 8)])
def test_the_99_percent_interval_covers_identical_code_99_times_in_100(between, generations):
    """Processes that differ by where they lie in memory; 2,000 draws, of which 1% may be missed, two standard errors
    more allowed. With the degrees of freedom of all pairs 5 to 9% are missed, without generations more."""
    rng = np.random.default_rng(1)
    zero = blocks_of(np.zeros(9 * generations), rng)
    missed = 0
    for _ in range(2000):
        logs = rng.normal(0, 0.02, 9 * generations) + np.repeat(rng.normal(0, between, generations), 9)
        low, high = ratio_of_blocks([[float(value)] for value in np.exp(logs)], zero, generations)[1:3]
        missed += not low <= 1 <= high
    assert missed <= 29


def test_orders_are_palindromes_in_which_every_side_has_each_place():
    assert all(order == order[::-1] for order in ORDERS)
    assert all({order[place] for order in ORDERS} == set("ABC") for place in range(6))


@pytest.mark.parametrize("call_ms", [0.001, 0.5, 5, 100, 5_000])
def test_a_plan_has_five_rounds_and_keeps_to_its_time(call_ms):
    effort = Effort()
    plan = effort.plan(call_ms * 1e6)
    seconds = 6 * plan.rounds * effort.generations * plan.samples * plan.calls * call_ms / 1e3
    assert plan.rounds * effort.generations >= 5
    assert seconds <= effort.most_seconds * 1.3 or plan.rounds == 1
    assert plan.calls * call_ms >= effort.sample_ms or plan.calls == 1


class GivenSides(Trio):
    """A trio whose sides answer from memory: each block takes as long as ``block_ns`` says, given its letter."""

    def __init__(self, block_ns):
        super().__init__(Path(), Path(), [])
        self.opened = 0

        class Given:
            def __init__(self, letter):
                self.letter = letter

            def ask(self, do, **arguments):
                if do == "calibrate":
                    return {"call_ns": 1e6}
                return {"wall_ns": [block_ns(self.letter)] * 5, "processor_ns": [block_ns(self.letter)] * 5}

        self.sides = {letter: Given(letter) for letter in "ABC"}

    def open(self, kernel, letters="ABC"):
        self.opened += 1

    def close(self, letters="ABC"):
        pass


def test_fresh_processes_go_on_until_the_interval_is_narrow_and_no_further():
    effort = Effort()
    steady = GivenSides(lambda letter: 1.1e6 if letter == "B" else 1e6)
    assert steady.measure_time({}, effort, 0.05).verdict == "slower" and steady.opened == effort.generations
    assert steady.measure_time({}, effort.again(2), 0.05).verdict == "slower"  # a second try goes to the end
    assert steady.opened == effort.generations + effort.most_generations
    random = np.random.default_rng(0)
    noisy = GivenSides(lambda letter: 1e6 * float(np.exp(random.normal(0, 0.3))))
    found = noisy.measure_time({}, effort, 0.05)
    assert noisy.opened == effort.most_generations and len(found.wall.base_ns) == 6 * effort.most_generations
    control_alone = GivenSides(lambda letter: 1e6 * float(np.exp(random.normal(0, 0.3))) if letter == "C" else 1e6)
    control_alone.measure_time({}, effort, 0.05)
    assert control_alone.opened == effort.most_generations
