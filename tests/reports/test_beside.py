"""Figures drawn beside the tables are those drawn one after the other."""

import sys

import pytest

from reports import beside, write_figures
from reports.frame import ReportError, read_runs
from reports.write_figures import begin_figures

linux = pytest.mark.skipif(sys.platform != "linux", reason="figures are drawn beside on Linux alone")


@pytest.fixture
def always(monkeypatch):
    monkeypatch.setattr(write_figures, "worth_it", lambda run: True)


def small(monkeypatch, draw):
    monkeypatch.setattr(write_figures, "all_figures", lambda: {"latency": draw})


@linux
def test_the_same_bytes_and_captions(scaling_folder, tmp_path, always, monkeypatch):
    small(monkeypatch, write_figures.all_figures()["latency"])
    run = read_runs([scaling_folder])
    alone = write_figures.write_figures(run, tmp_path / "alone")
    begin_figures(run, "md")
    assert ("drawing", *write_figures.DRAWN["md"]) in run.memo
    assert write_figures.write_figures(run, tmp_path / "beside") == alone
    for name in ("latency.png", "latency.pdf"):
        assert (tmp_path / "beside" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()
    assert not [key for key in run.memo if key[0] == "drawing"], "what was begun is used once"


@linux
def test_what_goes_wrong_there_is_told_here(scaling_folder, tmp_path, always, monkeypatch):
    def broken(run, wide):
        raise ReportError("no such colour")

    small(monkeypatch, broken)
    run = read_runs([scaling_folder])
    begin_figures(run, "md")
    with pytest.raises(ReportError, match="no such colour"):
        write_figures.write_figures(run, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


@linux
def test_a_process_that_dies_is_told(scaling_folder, tmp_path, always, monkeypatch):
    import os

    small(monkeypatch, lambda run, wide: os._exit(9))
    run = read_runs([scaling_folder])
    begin_figures(run, "latex")
    with pytest.raises(RuntimeError, match="without a word"):
        write_figures.write_figures(run, tmp_path / "out", *write_figures.DRAWN["latex"])


def test_few_rows_are_drawn_in_this_process(scaling_folder):
    run = read_runs([scaling_folder])
    assert len(run.rows) < beside.WORTH_ROWS and not beside.worth_it(run)
    begin_figures(run, "md")
    assert not [key for key in run.memo if key[0] == "drawing"]
