import json

import pytest

from studies.sweep_cost import deal, mesh_ms
from studies.sweep_simulated import simulate


@pytest.mark.slow
def test_a_sweep_with_deaths_loses_nothing_and_does_nothing_twice(tmp_path):
    found = simulate(tmp_path / "run", 600, 3, 0.2)
    assert found.sound and found.files == 600
    assert found.deaths > 2 and found.broken > 5 and found.failed_rows > 20


@pytest.mark.slow
def test_the_check_of_the_simulation_can_fail(tmp_path, monkeypatch):
    from bench.runs.claims import Claims

    monkeypatch.setattr(Claims, "take", lambda self, name, dead_job="": True)
    monkeypatch.setattr(Claims, "holds", lambda self, name: True)
    found = simulate(tmp_path / "run", 300, 4, 0.0)
    assert not found.sound and found.twice > 0


def test_jobs_are_dealt_to_the_device_that_is_free_first(monkeypatch):
    monkeypatch.setattr("studies.sweep_cost.START_SECONDS", 0.0)
    plan = deal([4.0, 3.0, 2.0, 1.0], 2)
    assert plan.makespan_s == 5.0 and plan.busy == 1.0
    assert deal([1.0, 1.0, 6.0], 2).makespan_s == 7.0 and deal([1.0, 1.0, 6.0], 2, longest_first=True).makespan_s == 6.0
    assert deal([1.0, 1.0, 6.0], 100).limit == "the longest training"


def test_between_measured_sizes_on_a_line_and_beyond_in_proportion():
    table = {1000: 1.0, 3000: 5.0}
    assert mesh_ms(table, 2000) == 3.0 and mesh_ms(table, 6000) == 10.0 and mesh_ms(table, 500) == 0.5
    assert json.dumps(mesh_ms(table, 3000)) == "5.0"
