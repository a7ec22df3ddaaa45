"""Every file of a run that is read back: one flipped bit, one cut, is named and never used."""

import json
import os
import random
from dataclasses import replace

import pytest

from bench.api import BenchError
from bench.base.sealed import Damaged, opened, sealed
from bench.base.words import one_line, plain
from bench.case import Case
from bench.pack import pack
from bench.runs.folder import RunFolder
from bench.runs.rows import make_row, parsed_rows, row_files
from bench.runs.stored import ending_of
from reports.read.columns import ReportError
from reports.read.runs import read_run

CASE = Case("scaling", "m", "tuned", "d", 1200, "decode", "latency", 1, 8)
CASES = [replace(CASE, process=process) for process in range(3)]
META = {"run": "r", "suite": "scaling", "commit": "abc", "fingerprint": "f00"}


@pytest.fixture
def run(tmp_path):
    run = RunFolder.create(tmp_path / "r", META, {"cpu": {"model": "x"}}, CASES)
    for case in CASES:
        run.write(case, [make_row(case, "latency_ms", 2.0 + i / 7, "ms", sample=i) for i in range(4)])
    run.release()
    return run


def flips(path, count=40):
    """The file with one bit flipped, at places all over it; whole again afterwards."""
    content = path.read_bytes()
    chosen = random.Random(0)
    for _ in range(count):
        place, bit = chosen.randrange(len(content)), 1 << chosen.randrange(8)
        path.write_bytes(content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :])
        yield
    path.write_bytes(content)


def test_every_flipped_bit_of_a_row_file_is_named_by_a_report_a_status_and_a_resume(run):
    path = row_files(run.path)[0]
    before = read_run(run.path)
    for _ in flips(path):
        found = read_run(run.path)
        assert [name.split(":")[0] for name in found.damaged] == [path.name]
        assert len(found.rows) == 8 and ending_of(run, CASES[0])[0] in ("damaged", "ok")
        assert [name.split(":")[0] for name in run.damaged()] == [path.name]
    assert read_run(run.path).rows.equals(before.rows) and run.damaged() == []


def test_every_cut_and_every_flip_of_a_packed_file_is_named(run):
    pack(run.path)
    path = row_files(run.path)[0]
    assert path.suffix == ".xz" and not (run.path / "checksums").exists() and read_run(run.path).damaged == []
    # the only file of rows: nothing is left to report, and the error names it
    for _ in flips(path):
        with pytest.raises(ReportError, match=rf"1 damaged: {path.name}: "):
            read_run(run.path)
    content = path.read_bytes()
    for length in range(0, len(content), max(1, len(content) // 30)):
        path.write_bytes(content[:length])
        with pytest.raises(ReportError, match=rf"1 damaged: {path.name}: "):
            read_run(run.path)


def test_rows_of_another_case_are_not_taken_for_this_one_s(run):
    first, second = row_files(run.path)[:2]
    first.write_bytes(second.read_bytes())
    for sums in (True, False):  # with checksums, and as a run of an older version
        with pytest.raises(Damaged, match="checksum" if sums else "another case"):
            parsed_rows(first)
        for path in list((run.path / "checksums").iterdir()):
            path.unlink()


def test_a_run_without_checksums_is_read_as_it_was(run):
    before = read_run(run.path)
    for path in list((run.path / "checksums").iterdir()):
        path.unlink()
    meta = json.loads((run.path / "run.json").read_text(encoding="utf-8"))
    (run.path / "run.json").write_text(
        json.dumps({k: v for k, v in meta.items() if "sha256" not in k}), encoding="utf-8"
    )
    found = read_run(run.path)
    assert found.rows.equals(before.rows) and found.damaged == [] and RunFolder.open(run.path).cases() == CASES


def test_flipped_bits_of_the_plan_and_the_description_make_no_other_case(run):
    (run.path / "rows" / row_files(run.path)[0].name).unlink()
    for _ in flips(run.path / "cases.jsonl"):
        with pytest.raises(BenchError, match=r"cases\.jsonl"):
            RunFolder.open(run.path).cases()
        found = read_run(run.path)
        assert found.missing == [] and found.damaged[0].startswith("cases.jsonl")
    for _ in flips(run.path / "run.json"):
        with pytest.raises((BenchError, ReportError)):
            RunFolder.open(run.path).cases()
        with pytest.raises(ReportError):
            read_run(run.path)
    assert len(read_run(run.path).missing) == 1


@pytest.mark.parametrize("content", ["", "{", "[]", "3", "null", "[" * 100_000, '{"a":' * 50_000, "\x00\xff"])
def test_descriptions_that_are_none_end_in_one_line(run, content):
    for name in ("run.json", "cases.jsonl"):
        kept = (run.path / name).read_bytes()
        (run.path / name).write_text(content, encoding="utf-8")
        if content or name == "run.json":
            with pytest.raises(BenchError, match=r"expected .*(run\.json|cases\.jsonl|schema)"):
                RunFolder.open(run.path).cases()
        (run.path / name).write_bytes(kept)


def test_attempts_that_cannot_be_read_are_left_out(run):
    run.note_attempt(CASE, "killed", "x")
    for number, content in enumerate(["", "{", "[]", "[" * 100_000]):
        (run.path / "attempts" / f"{CASE.file_stem}.{number}.json").write_text(content, encoding="utf-8")
    assert [note["ended"] for note in run.attempts(CASE)] == ["killed"]


def test_a_damaged_environment_is_named(run):
    for _ in flips(run.path / "environments" / "f00.json", 10):
        found = read_run(run.path)
        assert found.damaged[0].startswith("f00.json") and found.sources[0].machine == "unknown processor"


def test_damaged_rows_are_not_packed(run):
    path = row_files(run.path)[1]
    path.write_bytes(path.read_bytes().replace(b"2.0", b"3.0"))
    with pytest.raises(BenchError, match=path.name):
        pack(run.path)
    assert path.exists()


def test_the_checksums_are_those_of_sha256sum(run):
    import shutil
    import subprocess

    if not shutil.which("sha256sum"):
        pytest.skip("needs sha256sum")
    names = sorted(os.listdir(run.path / "checksums"))
    lines = "".join((run.path / "checksums" / name).read_text(encoding="utf-8") for name in names)
    done = subprocess.run(["sha256sum", "--check"], input=lines, cwd=run.path, encoding="utf-8", capture_output=True)
    assert done.returncode == 0 and done.stdout.count(": OK") == 3


def test_a_seal_outlives_the_way_through_json():
    values = {"a": (1, 2), 3: 0.1, "b": {"x": None, "ä\ud800": [1.5e300, "\n"]}}
    assert opened(json.dumps(sealed(values), indent=3)) == {"a": [1, 2], "3": 0.1, "b": values["b"]}


def test_texts_from_outside_are_made_fit_for_files_and_terminals(run):
    assert plain("a\x1b[31mred\x1b[0m\udc80\x00b\tc") == "ared\\udc80b\tc"
    assert one_line("x" * 5000 + " the remedy").endswith("the remedy") and len(one_line("x" * 5000)) <= 2000
    assert one_line("a\n  b") == "a b"
    row = make_row(CASES[0], "latency_ms", None, "ms", outcome="crash", detail="no file \udcff\ud800 here")
    run.write(CASES[0], [{**row, "model": "mod\udc80el"}])
    found = read_run(run.path)
    text = "".join(map(str, found.rows.to_numpy().ravel().tolist()))
    assert "no file \\udcff\\ud800 here" in text and "mod\\udc80el" in text
    text.encode()
