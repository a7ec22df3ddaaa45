"""Faults of the disk and kills from outside while a run is at work: nobody's result. Edited programs: never mixed."""

import errno
import io
import os
import signal
from contextlib import nullcontext
from dataclasses import replace

import pytest
from rich.console import Console

from bench.api import BenchError
from bench.base.disk import DiskFault, disk_fault, probe
from bench.base.program import program_digest
from bench.case import Case
from bench.processes import execute as module
from bench.processes.execute import TRIES, execute
from bench.processes.isolate import Ended
from bench.runs.folder import RunFolder
from bench.runs.prepared import TOPOLOGY
from bench.runs.rows import make_row
from bench.runs.share import SCRATCH, prepared_meshes

META = {"run": "r", "suite": "s", "commit": "abc", "fingerprint": "f00", "software": "s", "trainings": None}
CASES = [Case("s", "m", "tuned", "d", 1200, "decode", "latency", 1, 8, process=process) for process in range(3)]


@pytest.fixture
def world(tmp_path, monkeypatch):
    """A run whose children end as ``ends`` says, one after the other; ok once that is used up."""
    ends, ran = [], []

    def run_isolated(function, argument, **_):
        if function.endswith(":prepare"):
            argument[1].mkdir(parents=True)
            (argument[1] / TOPOLOGY).write_text("", encoding="utf-8")
            return Ended("ok", None, "", 0.1)
        ran.append(argument[0])
        ended = ends.pop(0) if ends else None
        return ended or Ended("ok", [make_row(argument[0], "latency_ms", 1.0, "ms")], "", 0.1)

    monkeypatch.setattr(module, "run_isolated", run_isolated)
    monkeypatch.setattr(module, "own_cores", lambda count, say: nullcontext((0,)))
    monkeypatch.setattr("bench.runs.share.POLL_SECONDS", 0.01)
    run = RunFolder.create(tmp_path / "r", META, {}, CASES)
    run.ends, run.ran = ends, ran
    yield run
    run.release()


def work(run):
    console = Console(file=io.StringIO(), markup=False)
    return execute(run, timeout=9, memory_limit_bytes=None, console=console)


KILLED = Ended("crash", None, "killed by SIGKILL", 0.1, killed=True)


def test_a_child_killed_from_outside_is_tried_again_after_the_others(world):
    world.ends += [KILLED, None, KILLED]
    assert work(world) == {"ok": 3} and world.waiting() == []
    assert world.ran == [CASES[0], CASES[1], CASES[2], CASES[0], CASES[2]]
    assert [note["ended"] for note in world.attempts()] == ["killed"] * 2


def test_a_case_whose_child_is_killed_every_time_is_a_crash_in_the_end(world):
    world.ends += [KILLED, None, None, KILLED]
    world.note_attempt(CASES[1], "killed", "another case")
    assert TRIES == 3
    world.ends += [KILLED]
    assert work(world) == {"ok": 2, "crash": 1}
    (row,) = [row for row in world.rows() if row["outcome"] == "crash" and row["metric"] == "latency_ms"]
    assert row["detail"] == "killed by SIGKILL, 3 times" and row["case"] == CASES[0].key


def test_a_full_disk_stops_the_run_and_leaves_its_case_open(world):
    world.ends += [None, Ended("disk", None, "No space left on device: '/data'", 0.1)]
    with pytest.raises(DiskFault, match=r"No space left on device.*--resume") as raised:
        work(world)
    assert "\n" not in str(raised.value)
    world.release()
    assert world.waiting() == CASES[1:] and not (world.path / SCRATCH).exists()
    assert work(world) == {"ok": 2}


def test_a_crash_on_a_disk_that_takes_nothing_is_the_disk_s(world, monkeypatch):
    world.ends += [Ended("crash", None, "RuntimeError: something went wrong", 0.1)]
    monkeypatch.setattr(module, "probe", lambda *_: OSError(errno.EROFS, os.strerror(errno.EROFS), "/data"))
    with pytest.raises(DiskFault, match="Read-only file system"):
        work(world)
    assert world.waiting() == CASES


def test_faults_of_the_disk_are_told_from_others(tmp_path):
    assert disk_fault(OSError(errno.EDQUOT, "x")) and not disk_fault(OSError(errno.ENOENT, "x"))
    assert not disk_fault(ValueError("x")) and not disk_fault(MemoryError())
    with pytest.raises(OSError) as raised, open("/dev/full", "wb", buffering=0) as stream:
        stream.write(b"x")
    assert disk_fault(raised.value) is raised.value
    assert probe(tmp_path, tmp_path / "nowhere") is None and list(tmp_path.iterdir()) == []


def test_an_edited_program_stops_the_run_and_its_resume(tmp_path, world):
    file = tmp_path / "mine.py"
    file.write_text("X = 1\n", encoding="utf-8")
    name = f"{file}:build"
    world.meta["programs"] = {name: program_digest(name)}
    world.write_meta()
    opened = RunFolder.open(world.path)
    opened.check_programs()
    file.write_text("X = 2\n", encoding="utf-8")
    with pytest.raises(BenchError, match=r"mine\.py:build as it was when .* another program.*--out"):
        opened.check_programs()
    opened.check_programs(["pca"])
    with pytest.raises(BenchError, match="another program"):
        module.run_one(opened, replace(CASES[0], model=name), timeout=1, memory_limit_bytes=None)


def test_other_meshes_of_a_user_are_not_mixed_into_a_run(world):
    world.settle_data("mine-0-abc", "1" * 64)
    world.settle_data("mine-0-abc", "1" * 64)
    world.settle_data("other-0-abd", "2" * 64)
    with pytest.raises(BenchError, match=r"mine-0-abc .*got others.*--out"):
        RunFolder.open(world.path).settle_data("mine-0-abc", "3" * 64)


def test_nothing_waits_after_an_interrupt(world, monkeypatch):
    """The claim on preparing is another's, for hours; an interrupt leaves at once, and a normal end soon."""
    import time

    monkeypatch.setattr("bench.runs.share._LEAVING_SECONDS", 0.3)
    other = RunFolder.open(world.path)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), prepared_meshes(world, [], lambda case, folder: None):
        assert other.claims.take("prepare")
        raise KeyboardInterrupt
    with prepared_meshes(world, [], lambda case, folder: None) if other.claims.give_back("prepare") is None else None:
        assert other.claims.take("prepare")
    assert time.monotonic() - began < 20
    other.release()


def test_a_claim_that_cannot_be_read_is_waited_for_and_not_spun_on(world, monkeypatch):
    """An empty claim on a case: the loop sleeps until it is old, then the case is done."""
    import time

    path = world.claims.folder / f"{CASES[1].file_stem}.0"
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")
    sleeps = []

    def sleep(seconds):
        sleeps.append(seconds)
        if len(sleeps) == 3:
            os.utime(path, (1, 1))

    monkeypatch.setattr("bench.runs.share.time.sleep", sleep)
    assert time.monotonic() and work(world) == {"ok": 3} and len(sleeps) == 3


@pytest.mark.slow
def test_a_kill_of_a_real_child_leaves_no_crash(bench_run, tmp_path):
    """SIGKILL to the children of a real run, again and again: every case has its result in the end."""
    import subprocess
    import sys
    import time
    from pathlib import Path

    import psutil

    root = Path(__file__).parents[3]
    command = [sys.executable, "-m", "bench.run", "--suite", "latency", "--models", "pca", "--sizes", "1100",
               "--phases", "decode,forward", "--processes", "3", "--samples", "5", "--max-seconds",
               "0.5", "--latent", "8", "--no-report", "--out", str(tmp_path / "run")]  # fmt: skip
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    killed, begun = set(), False
    while process.poll() is None:
        begun = begun or (tmp_path / "run" / ".scratch").exists()
        for child in psutil.Process(process.pid).children(recursive=True) if begun else []:
            try:
                leads = os.getsid(child.pid) == child.pid and child.pid not in killed
                if leads and len(killed) < 3 and list((tmp_path / "run" / "claims").glob("pca-*")):
                    killed.add(child.pid)
                    child.send_signal(signal.SIGKILL)
            except (ProcessLookupError, psutil.NoSuchProcess):
                pass
        time.sleep(0.05)
    run = RunFolder.open(tmp_path / "run")
    assert process.returncode == 0 and run.waiting() == [] and killed
    assert {row["outcome"] for row in run.rows()} == {"ok"}
    assert [note["ended"] for note in run.attempts()] == ["killed"] * len(run.attempts())


def test_meshes_are_made_within_the_run_s_memory_and_too_many_are_one_line(world, monkeypatch):
    asked = []

    def run_isolated(function, argument, **how):
        asked.append((function, how["memory_limit_bytes"]))
        return Ended("host_oom", None, "MemoryError", 0.1)

    monkeypatch.setattr(module, "run_isolated", run_isolated)
    with pytest.raises(BenchError, match=r"to be made within 3\.0 GiB, got more \(MemoryError\); raise --memory-limit"):
        execute(world, timeout=9, memory_limit_bytes=3 * 2**30, console=Console(file=io.StringIO(), markup=False))
    assert asked == [("bench.runs.prepared:prepare", 3 * 2**30)] and len(world.waiting()) == 3
