"""Packed runs: the same rows, smaller; nothing lost where it cannot be done."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.api import BenchError
from bench.case import Case
from bench.pack import main, pack
from bench.runs.folder import RunFolder
from bench.runs.plan_text import PACKED_PLAN, PLAN
from bench.runs.rows import PACKED_RUN, make_row
from bench.runs.stored import ending_of
from bench.runs.values_apart import MARK, apart, together
from reports.read.runs import read_run

CASE = Case("scaling", "m", "tuned", "d", 1200, "decode", "latency", 1, 8)
OTHER = replace(CASE, phase="encode")
META = {"run": "r", "suite": "scaling", "commit": "abc", "fingerprint": "f00"}


def finished_run(path, cases=(CASE, OTHER)):
    run = RunFolder.create(path, META, {"cpu": "x"}, (CASE, OTHER))
    for case in cases:
        run.write(case, [make_row(case, "latency_ms", 2.0 + sample, "ms", sample=sample) for sample in range(200)])
    return run


def test_a_packed_run_has_the_same_rows_in_a_tenth_of_the_bytes(tmp_path):
    run = finished_run(tmp_path / "r")
    (tmp_path / "r" / "logs").mkdir()
    before = list(run.rows())
    was, now = pack(tmp_path / "r")
    assert now < was / 10 and not list((tmp_path / "r" / "rows").glob("*.jsonl"))
    assert not (tmp_path / "r" / "logs").exists()
    again = RunFolder.open(tmp_path / "r")
    assert list(again.rows()) == before and again.waiting() == [] and again.is_done(CASE)
    assert ending_of(again, CASE) == ("ok", None, "")
    assert again.rows_text(CASE) == "".join(json.dumps(row) + "\n" for row in before if row["phase"] == "decode")


def test_packing_twice_changes_nothing_and_the_bytes_are_the_same_for_the_same_rows(tmp_path):
    contents = []
    for name in ("r", "s"):
        finished_run(tmp_path / name)
        pack(tmp_path / name)
        contents.append({file.name: file.read_bytes() for file in (tmp_path / name / "rows").iterdir()})
    assert contents[0] == contents[1] and len(contents[0]) == 1
    assert pack(tmp_path / "r") == (0, 0)
    assert {file.name: file.read_bytes() for file in (tmp_path / "r" / "rows").iterdir()} == contents[0]


def test_the_plan_is_packed_too_and_a_changed_one_is_named(tmp_path):
    run = finished_run(tmp_path / "r", (CASE,))
    planned = run.cases()
    pack(run.path, unfinished=True)
    assert not (run.path / PLAN).exists() and RunFolder.open(run.path).cases() == planned
    assert [case.phase for case in RunFolder.open(run.path).waiting()] == ["encode"]
    assert [row["phase"] for row in read_run(run.path).missing] == ["encode"]
    whole = (run.path / PACKED_PLAN).read_bytes()
    for content in (whole[:-9], whole[:20] + bytes([whole[20] ^ 1]) + whole[21:], b""):
        (run.path / PACKED_PLAN).write_bytes(content)
        with pytest.raises(BenchError, match=r"cases\.jsonl as it was written"):
            RunFolder.open(run.path).cases()
        found = read_run(run.path)
        assert found.missing == [] and found.damaged[0].startswith("cases.jsonl: cut off or changed")


def test_packing_that_was_interrupted_leaves_every_row_once_and_goes_on(tmp_path, monkeypatch):
    run = finished_run(tmp_path / "r")
    before = list(run.rows())

    def killed(path, *given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:  # as a kill between the packed file and the removal of the plain one
        patch.setattr("pathlib.Path.unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            pack(tmp_path / "r")
    files = [file.name for file in (tmp_path / "r" / "rows").iterdir()]
    assert len(files) == 3 and len([name for name in files if name.endswith(".xz")]) == 1
    assert list(RunFolder.open(tmp_path / "r").rows()) == before
    assert len(read_run(tmp_path / "r").rows) == len(before)
    pack(tmp_path / "r")
    assert all(file.suffix == ".xz" for file in (tmp_path / "r" / "rows").iterdir())
    assert list(RunFolder.open(tmp_path / "r").rows()) == before


def test_a_run_with_cases_to_do_is_refused_and_left_alone_unless_it_is_said(tmp_path):
    run = finished_run(tmp_path / "r", cases=(CASE,))
    with pytest.raises(BenchError, match=r"1 cases to do; finish it with --resume .* or pack it as it is"):
        pack(tmp_path / "r")
    assert len(list((tmp_path / "r" / "rows").glob("*.jsonl"))) == 1
    before, waiting = list(run.rows()), run.waiting()
    pack(tmp_path / "r", unfinished=True)
    again = RunFolder.open(tmp_path / "r")
    assert list(again.rows()) == before and again.waiting() == waiting and len(waiting) == 1


def test_a_run_at_work_is_refused(tmp_path):
    run = finished_run(tmp_path / "r", cases=(CASE,))
    assert run.claims.take("case")
    with pytest.raises(BenchError, match=r"expected a run that nobody works on, got .* with 1 claims"):
        pack(tmp_path / "r", unfinished=True)
    run.claims.close()
    pack(tmp_path / "r", unfinished=True)


def test_the_command_says_what_it_saved_and_what_is_wrong(tmp_path):
    finished_run(tmp_path / "r")
    done = CliRunner().invoke(main, [str(tmp_path / "r")])
    assert done.exit_code == 0 and "MiB of rows" in done.output
    refused = CliRunner().invoke(main, [str(tmp_path)])
    assert refused.exit_code == 2 and "expected a run folder" in refused.output


def test_a_packed_run_names_no_folder_of_the_machine_that_it_ran_on(tmp_path):
    run = finished_run(tmp_path / "r")
    run.meta["trainings"] = str(tmp_path / "somewhere")
    run.write_meta()
    pack(tmp_path / "r")
    again = RunFolder.open(tmp_path / "r")
    assert again.meta["trainings"] is None and again.meta["commit"] == "abc"
    assert str(tmp_path) not in (tmp_path / "r" / "run.json").read_text(encoding="utf-8")


def test_values_set_apart_come_back_as_they_stood():
    values = (0.1, -1e-300, 2.0, 1e22, 3, None, float("nan"), float("inf"))
    rows = [{"value": value, "detail": words} for value in values for words in ("", '"value": #', '"value": 0.5,')]
    text = "".join(json.dumps(row) + "\n" for row in rows).encode() + b'{"value": 0.10, "detail": ""}\n'
    assert len(together(apart(text)).split(b"\n")) == len(rows) + 2
    assert together(apart(text)) == text and together(text) == text
    assert b"0.1," not in apart(text) and apart(text).startswith(MARK)
    cut = apart(text).replace(b'"value": #', b'"value": ', 1)
    with pytest.raises(ValueError, match="values in the rows"):
        together(cut)
    assert together(apart(b"")) == b"" and apart(b'{"value": #}') == b'{"value": #}'


def test_what_is_committed_is_packed_and_under_ten_megabytes():
    results = Path(__file__).parents[2] / "results"
    files = [path for path in results.rglob("*") if path.is_file() and not {"report", "logs"} & set(path.parts)]
    assert sum(path.stat().st_size for path in files) < 10_000_000
    rows = {path for path in files if path.parent.name == "rows"}
    assert len(rows) > 10 and {path.name for path in rows} == {PACKED_RUN}
