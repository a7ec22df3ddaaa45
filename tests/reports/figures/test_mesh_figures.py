"""Figures of meshes drawn by a process beside: the same files, dropped where they would be wrong, problems told."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reports.figures import catalogue as write_figures
from reports.figures import mesh_figures as beside
from reports.read.columns import ReportError
from reports.read.runs import read_runs

ROOT = Path(__file__).parents[3]


@pytest.fixture
def two_cores(monkeypatch):
    monkeypatch.setattr(beside, "cores", lambda: 2)


def test_what_is_drawn_beside_is_what_is_drawn_here(two_cores, trained_folder, tmp_path, monkeypatch):
    pytest.importorskip("embreex", reason="the ray caster (extra `reports`) draws the meshes")
    begun = beside.begin([trained_folder])
    captions = begun.fetch(tmp_path)
    meshes = {name: draw for name, draw in write_figures.all_figures().items() if name in beside.OF_MESHES}
    monkeypatch.setattr(write_figures, "all_figures", lambda: meshes)
    monkeypatch.setattr(write_figures, "forks", lambda: 1)
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
    assert begun.process.poll() is not None and not Path(begun.scratch.name).exists()
    assert not list((tmp_path / "report").iterdir())


def test_nothing_begins_without_meshes_or_on_one_core(two_cores, scaling_folder, trained_folder, monkeypatch):
    assert beside.begin([scaling_folder]) is None
    monkeypatch.setattr(beside, "cores", lambda: 1)
    assert beside.begin([trained_folder]) is None


def test_a_problem_over_there_is_told_here(two_cores, trained_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(beside, "_START", beside._START.replace("main(", "1 / 0; main("))
    begun = beside.begin([trained_folder])
    with pytest.raises(ReportError, match=r"(?s)expected the figures of meshes.*ZeroDivisionError"):
        begun.fetch(tmp_path)
    assert not list(tmp_path.glob("*.p*"))


def test_one_that_was_killed_is_told_and_one_that_nobody_fetches_ends(two_cores, trained_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(beside, "_START", "import time; time.sleep(600)")
    killed = beside.begin([trained_folder])
    killed.process.kill()
    with pytest.raises(ReportError, match="exit code -9: it said nothing"):
        killed.fetch(tmp_path)
    left = beside.begin([trained_folder])
    process, scratch = left.process, left.scratch.name
    del left
    assert process.poll() is not None and not Path(scratch).exists()


def _end_here(run, wide):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_copy_of_this_process_is_an_error_and_not_a_wait_for_ever(scaling_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(write_figures, "forks", lambda: 2)
    monkeypatch.setattr(write_figures, "all_figures", lambda: {"one": _end_here, "two": lambda run, wide: None})
    with pytest.raises(ReportError, match="ended from outside"):
        write_figures.write_figures(read_runs([scaling_folder]), tmp_path)


def test_a_process_with_other_threads_is_not_forked(two_cores):
    stop = threading.Event()
    other = threading.Thread(target=stop.wait, daemon=True)
    other.start()
    assert beside.forks() == 1
    stop.set()
    other.join(10)
    alone = subprocess.run(
        [sys.executable, "-c", "from reports.figures.mesh_figures import cores, forks; print(forks() == cores())"],
        capture_output=True, encoding="utf-8", timeout=60, check=True, cwd=ROOT,
    )  # fmt: skip
    assert alone.stdout.strip() == "True"
