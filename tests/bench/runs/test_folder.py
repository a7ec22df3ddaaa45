import errno
import json
import os
from dataclasses import replace

import pytest

from bench.api import BenchError, open_atomically
from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.rows import FIELDS, make_row

CASE = Case("scaling", "m", "tuned", "d", 1200, "decode", "latency", 1, 8)
META = {"run": "r", "suite": "scaling", "commit": "abc", "fingerprint": "f00"}


def new_run(path, cases=(CASE,)):
    return RunFolder.create(path, META, {"cpu": "x"}, cases)


def test_a_row_has_exactly_the_fields_of_the_schema():
    row = make_row(CASE, "latency_ms", 1.5, "ms")
    assert tuple(row) == FIELDS and row["value"] == 1.5 and row["outcome"] == "ok"


def test_a_value_that_is_not_finite_becomes_an_outcome():
    row = make_row(CASE, "latency_ms", float("inf"), "ms")
    assert (row["value"], row["outcome"]) == (None, "nonfinite")


def test_unknown_fields_and_outcomes_are_refused():
    with pytest.raises(BenchError, match="speed"):
        make_row(CASE, "latency_ms", 1.0, "ms", speed=3)
    with pytest.raises(BenchError, match="fine"):
        make_row(CASE, "latency_ms", 1.0, "ms", outcome="fine")


def test_rows_come_back_with_the_run_and_the_environment(tmp_path):
    run = new_run(tmp_path / "r")
    assert not run.is_done(CASE)
    run.write(CASE, [make_row(CASE, "latency_ms", 2.0, "ms")])
    assert run.is_done(CASE)
    (row,) = run.rows()
    assert (row["run"], row["env"], row["value"]) == ("r", "f00", 2.0)
    assert RunFolder.open(tmp_path / "r").cases() == [CASE]


def test_a_failed_write_leaves_nothing(tmp_path):
    run = new_run(tmp_path / "r")

    def rows():
        yield make_row(CASE, "latency_ms", 2.0, "ms")
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError):
        run.write(CASE, rows())
    assert not run.is_done(CASE) and list((tmp_path / "r" / "rows").iterdir()) == []


def test_atomic_files_keep_the_old_content_on_failure(tmp_path):
    path = tmp_path / "a"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(ValueError), open_atomically(path, "w") as stream:
        stream.write("new")
        raise ValueError
    assert path.read_text(encoding="utf-8") == "old" and [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_a_folder_with_a_run_or_strangers_is_refused(tmp_path):
    new_run(tmp_path / "r").release()
    with pytest.raises(BenchError, match="--resume"):
        new_run(tmp_path / "r")
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "thesis.tex").write_text("", encoding="utf-8")
    with pytest.raises(BenchError, match=r"thesis\.tex"):
        new_run(tmp_path / "s")


@pytest.mark.parametrize(("commit", "fingerprint", "words"), [("abd", "f00", "commit"), ("abc", "f01", "environment")])
def test_another_commit_or_environment_cannot_resume(tmp_path, commit, fingerprint, words):
    new_run(tmp_path / "r").release()
    with pytest.raises(BenchError, match=f"under its own {words}"):
        RunFolder.resume(tmp_path / "r", commit, fingerprint)


def test_two_that_measure_time_in_one_folder_on_one_machine_are_refused(tmp_path):
    run = new_run(tmp_path / "r")
    run.acquire()
    second = RunFolder.resume(tmp_path / "r", "abc", "f00")
    with pytest.raises(BenchError, match="at work"):
        second.acquire()
    run.release()
    second.acquire()
    second.release()


def test_resuming_removes_half_written_files_unless_somebody_may_still_write_them(tmp_path):
    run = new_run(tmp_path / "r")
    rows = tmp_path / "r" / "rows"
    rows.mkdir()
    part = rows / ".x.jsonl.abc.part"
    part.write_text("{", encoding="utf-8")
    run.claims.take("here-a")
    RunFolder.resume(tmp_path / "r", "abc", "f00")
    assert part.exists()
    os.utime(part, (0, 0))
    RunFolder.resume(tmp_path / "r", "abc", "f00")
    assert not part.exists()
    run.release()
    part.write_text("{", encoding="utf-8")
    RunFolder.resume(tmp_path / "r", "abc", "f00")
    assert list(rows.iterdir()) == []


def test_trainings_go_on_elsewhere_with_the_same_software_and_timings_do_not(tmp_path):
    trained = replace(CASE, measure="reconstruction", phase="test")
    meta = {**META, "software": "s1"}
    RunFolder.create(tmp_path / "r", meta, {}, [trained])
    run = RunFolder.resume(tmp_path / "r", "abc", "f01", "s1")
    run.write(trained, [make_row(trained, "error_mean_mm", 2.0, "mm")])
    assert next(run.rows())["env"] == "f01"
    RunFolder.create(tmp_path / "s", meta, {}, [trained, CASE])
    with pytest.raises(BenchError, match="environment"):
        RunFolder.resume(tmp_path / "s", "abc", "f01", "s1")
    RunFolder.create(tmp_path / "t", meta, {}, [trained])
    for commit, software in (("abc", "s2"), ("abd", "s1")):
        with pytest.raises(BenchError, match="under its own"):
            RunFolder.resume(tmp_path / "t", commit, "f01", software)


def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path, monkeypatch):
    run = new_run(tmp_path / "r")

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BenchError, match=r"No space left.*--resume"):
        run.write(CASE, [make_row(CASE, "latency_ms", 2.0, "ms")])
    monkeypatch.undo()
    assert not run.is_done(CASE) and RunFolder.resume(tmp_path / "r", "abc", "f00").waiting() == [CASE]


def test_attempts_are_kept_in_order(tmp_path):
    run = new_run(tmp_path / "r")
    run.note_attempt(CASE, "preempted", "job 7", job="7")
    run.note_attempt(CASE, "node_fail", "job 8")
    assert [note["ended"] for note in run.attempts(CASE)] == ["preempted", "node_fail"] and not run.is_done(CASE)


def test_an_older_schema_and_a_broken_description_are_refused_by_name(tmp_path):
    run = new_run(tmp_path / "r")
    path = tmp_path / "r" / "run.json"
    path.write_text(json.dumps({**run.meta, "schema": 0}), encoding="utf-8")
    with pytest.raises(BenchError, match="schema"):
        RunFolder.open(tmp_path / "r")
    path.write_text("{", encoding="utf-8")
    with pytest.raises(BenchError, match="JSON"):
        RunFolder.open(tmp_path / "r")
    with pytest.raises(BenchError, match="check the path"):
        RunFolder.open(tmp_path / "nowhere")


def test_a_folder_that_cannot_be_written_is_refused(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("", encoding="utf-8")
    with pytest.raises(BenchError, match="can be written"):
        new_run(blocker / "run")
    assert os.listdir(tmp_path) == ["file"]
