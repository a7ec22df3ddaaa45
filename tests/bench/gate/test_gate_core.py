"""The core that is measured on."""

import pytest

from bench.gate import side


@pytest.mark.parametrize(
    ("allowed", "busy", "core", "words"),
    [
        ({0, 1}, [3, 2], 1, []),  # equally idle: the last
        ({0, 1}, [2, 97], 0, []),
        ({0, 1}, [60, 97], 0, ["60% of core 0"]),
        ({0}, [2, 0], 0, ["only one core"]),
        ({1}, [0, 80], 1, ["only one core", "80% of core 1"]),
        ({0, 5}, [30, 40], 5, []),  # a container whose statistics end before its cores do
    ],
)
def test_the_core_that_others_use_least_is_measured_on(monkeypatch, allowed, busy, core, words):
    monkeypatch.setattr(side.os, "sched_getaffinity", lambda _: allowed)
    monkeypatch.setattr(side.psutil, "cpu_percent", lambda interval, percpu: busy)
    chosen, note = side.choose_core()
    assert chosen == core
    assert all(word in note for word in words) and bool(note) == bool(words)


def test_a_system_that_cannot_pin_is_told(monkeypatch):
    monkeypatch.delattr(side.os, "sched_getaffinity")
    core, note = side.choose_core()
    assert core is None and "cannot pin" in note
