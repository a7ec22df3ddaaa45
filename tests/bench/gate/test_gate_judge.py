"""What is said of a kernel, with sides that answer from memory."""

from pathlib import Path

import pytest

from bench.gate import command
from bench.gate.golden import machine_traits
from bench.gate.judge import Rules, judge
from bench.gate.pairs import Timing
from bench.gate.side import SideFailed
from tests.bench.gate.made_figures import SPEC, golden_entry, outputs, report, series


class MemoryTrio:
    """Stands in for live processes: outputs, counters and timings are given."""

    device = "cpu"

    def __init__(self, timings=(), base=None, head=None, missing=None):
        self.timings = list(timings)
        self.given = {"A": base or {}, "B": head or {}}
        self.missing = missing
        self.tried = 0

    def open(self, kernel, letters="ABC"):
        if self.missing and self.missing[0] in letters:
            raise SideFailed(*self.missing[1:])

    def close(self, letters="ABC"):
        pass

    def outputs(self, letters):
        return {letter: outputs(self.given[letter].get("scale", 1.0)) for letter in letters}

    @property
    def sides(self):
        def ask(letter):
            peak = self.given[letter].get("peak", 5000)
            answers = {
                "count": {"counters": {"flops": 1000, "kernel_calls": 20}},
                "memory": {"peak_growth_bytes": peak},
            }
            return lambda do, **_: answers.get(do, {})

        return {letter: type("Side", (), {"ask": staticmethod(ask(letter))}) for letter in "AB"}

    def measure_time(self, kernel, effort, tolerance):
        self.tried += 1
        return Timing(self.timings.pop(0), None)


RULES = Rules(pause_seconds=0)


def judged(trio, golden_base=None, golden_head=None):
    return judge(trio, SPEC, RULES, golden_base, golden_head)


def test_identical_sides_are_the_same_at_the_first_try():
    trio = MemoryTrio([series()])
    found = judged(trio)
    assert found.words == ["same"] and not found.failed and trio.tried == 1


def test_an_inconclusive_time_is_tried_once_more_and_then_only_a_warning():
    trio = MemoryTrio([series(noise=0.5), series(1.1)])
    assert judged(trio).words == ["slower"] and trio.tried == 2
    found = judged(MemoryTrio([series(noise=0.5), series(noise=0.5)]))
    assert found.words == ["inconclusive"] and not found.failed and "void" in found.notes[-1]


def test_without_a_clock_nothing_found_is_the_same_and_nothing_is_timed():
    trio = MemoryTrio()
    assert judge(trio, SPEC, Rules(effort=None), None, None).words == ["same"] and trio.tried == 0
    larger = judge(MemoryTrio(head={"peak": 5100}), SPEC, Rules(effort=None), None, None)
    assert larger.words == ["larger"]


@pytest.mark.parametrize("trait", ["torch", "cpu_capability"])
def test_counters_alone_against_another_machine_s_golden_file_say_so(monkeypatch, trait):
    elsewhere = {**machine_traits(), trait: "another"}
    golden = {"machine": elsewhere, "kernels": {"network": golden_entry()}}
    monkeypatch.setattr(command, "read_golden", lambda root: golden)
    monkeypatch.setattr(command, "_entries", lambda *_: {"network": golden_entry(scale=2.0)})
    found = command.check_counters(Path(), ())
    assert found.exit_code == 0 and found.kernels[0].words == ["not compared"]
    assert "another" in found.kernels[0].notes[0]


def test_more_memory_is_larger_and_less_is_smaller():
    assert "larger" in judged(MemoryTrio([series()], head={"peak": 5100})).words
    assert "smaller" in judged(MemoryTrio([series()], head={"peak": 4000})).words
    assert judged(MemoryTrio([series()], head={"peak": 5040})).words == ["same"]


def test_a_changed_output_is_wrong_unless_the_golden_file_declares_it():
    change = {"head": {"scale": 1 + 3e-5}}
    assert judged(MemoryTrio([series()], **change)).failed
    before = {"machine": machine_traits(), "kernels": {"network": golden_entry()}}
    after = {"machine": machine_traits(), "kernels": {"network": golden_entry(scale=1 + 3e-5)}}
    assert not judged(MemoryTrio([series()], **change), before, after).failed
    assert judged(MemoryTrio([series()], **change), before, before).failed


def test_a_kernel_that_the_base_lacks_is_new_and_one_that_the_head_lacks_is_broken():
    new = judged(MemoryTrio(missing=("A", "base: no module x", "missing")))
    assert new.words == ["new"] and not new.failed
    broken = judged(MemoryTrio(missing=("B", "head: no module x", "missing")))
    assert broken.words == ["broken"]
    assert report([broken]).exit_code == 2


def test_a_head_that_fails_is_wrong_and_a_base_that_fails_is_not_compared():
    assert judged(MemoryTrio(missing=("B", "head: ValueError: x", "failed"))).failed
    found = judged(MemoryTrio(missing=("A", "base: ValueError: x", "failed")))
    assert found.words == ["not compared"] and not found.failed
