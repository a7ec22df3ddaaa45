"""Figures of meshes drawn by a process beside: the same files, dropped where they would be wrong, problems told."""

from __future__ import annotations

import shutil

import pytest

from reports import beside, write_figures
from reports.frame import read_runs


@pytest.fixture
def two_cores(monkeypatch):
    monkeypatch.setattr(beside, "cores", lambda: 2)


def test_what_is_drawn_beside_is_what_is_drawn_here(two_cores, trained_folder, tmp_path, monkeypatch):
    pytest.importorskip("embreex", reason="the ray caster (extra `reports`) draws the meshes")
    begun = beside.begin([trained_folder])
    captions = begun.fetch(tmp_path)
    meshes = {name: draw for name, draw in write_figures.all_figures().items() if name in beside.OF_MESHES}
    monkeypatch.setattr(write_figures, "all_figures", lambda: meshes)
    monkeypatch.setattr(write_figures, "cores", lambda: 1)
    (tmp_path / "here").mkdir()
    here = dict(write_figures.write_figures(read_runs([trained_folder]), tmp_path / "here"))
    assert captions == here and set(here) == set(beside.OF_MESHES)
    for file in sorted((tmp_path / "here").iterdir()):
        assert file.read_bytes() == (tmp_path / file.name).read_bytes()


def test_it_is_dropped_where_runs_are_told_apart_by_letters(two_cores, trained_folder, tmp_path, monkeypatch):
    other = tmp_path / "other"
    shutil.copytree(trained_folder, other)
    begun = beside.begin([trained_folder, other])
    monkeypatch.setattr(
        write_figures, "all_figures", lambda: {name: lambda run, wide: None for name in beside.OF_MESHES}
    )
    run = read_runs([trained_folder, other])
    assert [source.letter for source in run.sources] == ["A", "B"]
    assert write_figures.write_figures(run, tmp_path / "report", beside=begun) == []
    assert not begun.process.is_alive() and not list((tmp_path / "report").iterdir())


def test_nothing_begins_without_meshes_or_on_one_core(two_cores, scaling_folder, trained_folder, monkeypatch):
    assert beside.begin([scaling_folder]) is None
    monkeypatch.setattr(beside, "cores", lambda: 1)
    assert beside.begin([trained_folder]) is None


def test_a_problem_over_there_is_told_here(two_cores, trained_folder, tmp_path, monkeypatch):
    monkeypatch.setattr("reports.figures_heads.heads_figure", lambda cases, wide: 1 / 0)
    begun = beside.begin([trained_folder])
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        begun.fetch(tmp_path)
