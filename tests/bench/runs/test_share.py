import io
import threading
import time
from collections import Counter
from contextlib import nullcontext

import pytest
from rich.console import Console

import bench.processes.execute
from bench.api import BenchError
from bench.case import Case
from bench.processes.execute import execute, run_one
from bench.processes.isolate import Ended
from bench.processes.workers import check_workers
from bench.runs.folder import RunFolder
from bench.runs.prepared import TOPOLOGY
from bench.runs.rows import make_row
from bench.runs.share import SCRATCH, units, wait_for_change
from bench.status import show, status_of
from bench.suites.cost import Until

META = {"run": "r", "suite": "reconstruction", "commit": "abc", "fingerprint": "f00", "software": "s"}


def trained(seed, **more):
    values = {"measure": "reconstruction", "phase": "test", "budget": "epochs=1"} | more
    return Case("s", "m", "tuned", "d", 0, batch=1, latent=8, seed=seed, **values)


def timed(process):
    return Case("s", "m", "tuned", "d", 1200, "decode", "latency", 1, 8, process=process)


class World:
    """Stands in for the children: notes which cases ran, when, and what ran beside them."""

    def __init__(self, monkeypatch, seconds=0.02):
        self.ran, self.prepared, self.beside, self.seconds = Counter(), Counter(), [], seconds
        self.now, self.lock, self.gate, self.limits, self.shares = set(), threading.Lock(), {}, [], set()
        monkeypatch.setattr(bench.processes.execute, "run_one", self.run_one)
        monkeypatch.setattr(bench.processes.execute, "_prepare", self.prepare)
        monkeypatch.setattr(bench.processes.execute, "own_cores", lambda count, say: nullcontext((0, 1, 2, 3)))
        monkeypatch.setattr("bench.runs.share.POLL_SECONDS", 0.02)

    def prepare(self, case, folder, console, memory_limit_bytes, until=None):
        self.prepared[folder] += 1
        folder.mkdir(parents=True)
        (folder / TOPOLOGY).write_text("", encoding="utf-8")

    def run_one(self, run, case, *, timeout, memory_limit_bytes, tick=None, cores=(), card_share=1.0, until=None):
        with self.lock:
            self.limits.append((case.trains, memory_limit_bytes))
            self.shares.add((case.trains, card_share))
            self.ran[case] += 1
            self.now.add((case, cores))
            self.beside.append(frozenset(self.now))
        assert run.claims.holds(case.file_stem) and (run.path / SCRATCH).exists()
        time.sleep(self.seconds)
        if case in self.gate:
            self.gate.pop(case)()
        with self.lock:
            self.now.remove((case, cores))
        run.write(case, [make_row(case, "case_seconds", 2.0, "s")])
        return Ended("ok", None, "", 2.0)


def work(run, workers=1, only=None):
    return execute(
        run, timeout=9, memory_limit_bytes=None, console=Console(file=io.StringIO()), workers=workers, only=only
    )


def test_two_runs_in_one_folder_share_the_trainings_and_both_end_when_all_are_done(tmp_path, monkeypatch):
    world = World(monkeypatch)
    cases = [trained(seed) for seed in range(20)]
    RunFolder.create(tmp_path / "r", META, {}, cases).release()
    runs = [RunFolder.resume(tmp_path / "r", "abc", "f00", "s") for _ in range(2)]
    counts = []
    threads = [threading.Thread(target=lambda run=run: counts.append(work(run)["ok"])) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert world.ran == Counter(cases) and sum(counts) == 20 and min(counts) > 0
    assert list(world.prepared.values()) == [1]  # once for both
    for run in runs:
        run.release()
    assert sorted(entry.name for entry in tmp_path.joinpath("r").iterdir()) == [
        "cases.jsonl", "checksums", "claims", "environments", "rows", "run.json",
    ]  # fmt: skip
    assert list((tmp_path / "r" / "claims").iterdir()) == []


def test_waiting_ends_for_work_done_before_the_wait_began_and_for_a_unit_left_half_done(tmp_path, monkeypatch):
    monkeypatch.setattr("bench.runs.share.POLL_SECONDS", 0.02)
    done, first, second = trained(0), trained(1, editor="region"), trained(1, editor="held")
    run = RunFolder.create(tmp_path / "r", META, {}, [done, first, second])
    other = RunFolder.open(tmp_path / "r")
    pending = units([done])
    run.write(done, [make_row(done, "case_seconds", 2.0, "s")])  # between the caller's count and the wait
    half = units([first, second])
    run.write(first, [make_row(first, "case_seconds", 2.0, "s")])
    assert other.claims.take(second.file_stem)
    ended = []
    waits = [
        threading.Thread(target=lambda what=what: (wait_for_change(run, what), ended.append(len(what[0]))), daemon=True)
        for what in (pending, half)
    ]
    for wait in waits:
        wait.start()
    waits[0].join(10)
    time.sleep(0.2)
    assert ended == [1], "the second case of the other unit is held elsewhere"
    other.claims.give_back(second.file_stem)  # its owner went away after the first case
    waits[1].join(10)
    assert ended == [1, 2]
    run.release()


def test_workers_train_side_by_side_on_cores_of_their_own_and_time_alone(tmp_path, monkeypatch):
    world = World(monkeypatch)
    cases = [trained(0), timed(0), trained(1), timed(1), trained(2), trained(3)]
    run = RunFolder.create(tmp_path / "r", META, {}, cases)
    assert work(run, workers=2)["ok"] == 6 and set(world.ran.values()) == {1}
    assert max(map(len, world.beside)) == 2
    for together in world.beside:
        assert len(together) == 1 or all(case.trains for case, _ in together)
        assert len({cores for _, cores in together}) == len(together)
    run.release()


def test_editors_of_one_training_are_one_unit():
    cases = [trained(0, editor=editor, measure="localization") for editor in ("region", "held")] + [
        trained(1),
        timed(0),
    ]
    assert list(map(len, units(cases))) == [2, 1, 1]


def test_a_case_whose_owner_dies_is_taken_over_by_the_run_that_waits_for_it(tmp_path, monkeypatch):
    world = World(monkeypatch)
    cases = [trained(0), trained(1)]
    RunFolder.create(tmp_path / "r", META, {}, cases).release()
    other = RunFolder.open(tmp_path / "r")
    assert other.claims.take(cases[0].file_stem)
    timer = threading.Timer(0.5, other.release)
    timer.start()
    assert work(RunFolder.open(tmp_path / "r"))["ok"] == 2 and world.ran[cases[0]] == 1
    timer.join()


def test_only_some_cases_and_waiting_for_nobody(tmp_path, monkeypatch):
    world = World(monkeypatch)
    cases = [trained(seed) for seed in range(3)]
    RunFolder.create(tmp_path / "r", META, {}, cases).release()
    other = RunFolder.open(tmp_path / "r")
    other.claims.take(cases[0].file_stem)
    assert work(RunFolder.open(tmp_path / "r"), only={cases[0].key, cases[1].key})["ok"] == 1
    assert set(world.ran) == {cases[1]}
    other.release()


def test_one_workers_failure_ends_the_run_with_its_error(tmp_path, monkeypatch):
    world = World(monkeypatch)
    cases = [trained(seed) for seed in range(8)]

    def fail():
        raise BenchError("expected room, got none")

    world.gate[cases[2]] = fail
    run = RunFolder.create(tmp_path / "r", META, {}, cases)
    with pytest.raises(BenchError, match="expected room"):
        work(run, workers=2)
    assert cases[2] in run.waiting() and not run.claims.live()


def test_workers_that_would_share_cores_or_time_side_by_side_are_refused():
    with pytest.raises(BenchError, match="measures time"):
        check_workers(2, [timed(0)], 8)
    with pytest.raises(BenchError, match="workers × threads of at most the 4"):
        check_workers(3, [trained(0, threads=2)], 4)
    check_workers(2, [trained(0, threads=2)], 4)
    check_workers(1, [timed(0)], 1)


def test_one_card_is_shared_by_trainings_of_equal_epochs_and_by_no_others(monkeypatch):
    state = {"memory_bytes": 24 << 30}
    monkeypatch.setattr("bench.processes.workers.gpu_state", lambda device: state)
    check_workers(2, [trained(0, device="cuda"), trained(0, device="cuda", budget="")], 4)
    with pytest.raises(BenchError, match="budget in epochs for --workers on one card, got seconds=80, which they"):
        check_workers(2, [trained(0, device="cuda"), trained(0, device="cuda", budget="seconds=80")], 4)
    with pytest.raises(BenchError, match="one of --workers and --devices"):
        check_workers(2, [trained(0, device="cuda", devices=2)], 4)
    with pytest.raises(BenchError, match=r"2 GiB or more of cuda for each of 16 workers, got 1\.5 GiB; lower"):
        check_workers(16, [trained(0, device="cuda")], 16)
    state.clear()  # a driver that does not say how much there is
    check_workers(16, [trained(0, device="cuda")], 16)


def test_status_counts_and_estimates_from_what_is_done(tmp_path):
    cases = [trained(seed) for seed in range(6)] + [trained(9, devices=4)]
    run = RunFolder.create(tmp_path / "r", META, {}, cases)
    assert status_of(run).seconds_left is None and "unknown" in show(status_of(run))
    for case, seconds in zip(cases[:3], (10.0, 20.0, 600.0), strict=True):
        run.write(case, [make_row(case, "error_mean_mm", 1.0, "mm"), make_row(case, "case_seconds", seconds, "s")])
    run.write(cases[3], [make_row(cases[3], "error_mean_mm", None, "mm", outcome="host_oom", detail="too big"),
                         make_row(cases[3], "case_seconds", 20.0, "s", outcome="host_oom")])  # fmt: skip
    run.note_attempt(cases[4], "preempted", "job 7")
    for case in cases[4:6]:
        run.claims.take(case.file_stem)
    now = status_of(RunFolder.open(tmp_path / "r"))
    assert (now.done, now.running, now.waiting, now.failed) == (4, 2, 1, 1)
    assert now.seconds_left == 3 * 20.0 / 2 and now.device_hours_left == pytest.approx((2 + 4) * 20.0 / 3600)
    text = show(now)
    assert "4 done, 2 running, 1 waiting, 1 failed of 7" in text and "too big" in text and "1 preempted" in text
    run.release()


def test_timings_run_alone_and_have_all_the_memory_that_trainings_share(tmp_path, monkeypatch):
    world = World(monkeypatch)
    run = RunFolder.create(tmp_path / "r", META, {}, [timed(0), *(trained(seed) for seed in range(4))])
    execute(run, timeout=9, memory_limit_bytes=1000, console=Console(file=io.StringIO()), workers=4)
    assert {trains: {limit for one, limit in world.limits if one == trains} for trains in (False, True)} == {
        False: {1000}, True: {250}
    }  # fmt: skip
    assert world.shares == {(False, 1.0), (True, 0.25)}, "of a card's memory as well"


def children_that_never_end(monkeypatch):
    """Every child runs into its time-out; the time-outs that were given."""
    given = []

    def isolated(function, argument, *, timeout, **how):
        given.append(timeout)
        return Ended("timeout", None, "not finished", timeout)

    monkeypatch.setattr(bench.processes.execute, "run_isolated", isolated)
    return given


def test_meshes_that_are_not_made_in_the_time_of_the_run_are_named(tmp_path, monkeypatch):
    given = children_that_never_end(monkeypatch)
    run = RunFolder.create(tmp_path / "r", META, {}, [timed(0)])
    until = Until(time.monotonic() + 5, [timed(0)])
    with pytest.raises(BenchError, match=r"expected the meshes of d within [45] s, got them unfinished"):
        execute(run, timeout=9, memory_limit_bytes=None, console=Console(file=io.StringIO()), until=until)
    assert given[0] <= 5
    run.release()


def test_a_case_that_is_at_work_when_the_time_is_up_stays_open(tmp_path, monkeypatch):
    given = children_that_never_end(monkeypatch)
    run = RunFolder.create(tmp_path / "r", META, {}, [timed(0), timed(1)])
    run.claims.take(timed(0).file_stem)
    run.claims.take(timed(1).file_stem)
    ended = run_one(run, timed(0), timeout=60, memory_limit_bytes=None, until=time.monotonic() + 5)
    assert ended.outcome == "again" and "time of the run is up" in ended.detail and not run.is_done(timed(0))
    ended = run_one(run, timed(1), timeout=60, memory_limit_bytes=None, until=time.monotonic() + 900)
    assert ended.outcome == "timeout" and run.is_done(timed(1)) and given[0] < 5.1 and given[1] == 60
    run.release()


def test_ctrl_c_ends_the_children_of_all_workers_and_their_threads(tmp_path, monkeypatch):
    World(monkeypatch)
    ended, began = [], threading.Barrier(3)

    def long(run, case, *, timeout, memory_limit_bytes, tick=None, cores=(), card_share=1.0, until=None):
        began.wait(10)
        try:
            while True:
                time.sleep(0.01)
                tick()
        finally:
            ended.append(case)

    def interrupted(thread, seconds=None):
        if not ended and threading.current_thread() is threading.main_thread() and seconds == 0.5:
            began.wait(10)
            raise KeyboardInterrupt
        return join(thread, seconds)

    join = threading.Thread.join
    monkeypatch.setattr(bench.processes.execute, "run_one", long)
    monkeypatch.setattr(threading.Thread, "join", interrupted)
    run = RunFolder.create(tmp_path / "r", META, {}, [trained(seed) for seed in range(4)])
    with pytest.raises(KeyboardInterrupt):
        work(run, workers=2)
    assert len(ended) == 2 and not [one for one in threading.enumerate() if one.name == "worker"]
    assert not [name for name in run.claims.live() if "here" not in name and "prepare" not in name]
