import json
import multiprocessing
import os
import subprocess
import sys
import time
from dataclasses import asdict, replace

import pytest

from bench.runs.claims import Claims


@pytest.fixture
def claims(tmp_path):
    made = []

    def make(expiry_seconds=60.0):
        made.append(Claims(tmp_path / "claims", expiry_seconds))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_claim_is_held_by_one_and_free_again_afterwards(claims):
    first, second = claims(), claims()
    assert first.take("a") and not second.take("a") and not first.take("a")
    assert second.take("b") and set(first.live()) == {"a", "b"}
    assert first.holds("a") and not second.holds("a")
    first.give_back("a")
    assert not first.holds("a") and second.take("a")
    second.close()
    assert first.live() == {} and os.listdir(first.folder) == []


def test_a_heartbeat_keeps_a_claim_and_its_absence_ends_it(claims, tmp_path):
    alive, other = claims(0.4), claims(0.4)
    assert alive.take("a")
    time.sleep(1.0)
    assert not other.take("a") and alive.holds("a")
    foreign(alive, "quiet", other_machine=True)
    os.utime(alive.folder / "quiet.0", (time.time() - 5, time.time() - 5))
    assert other.take("quiet") and (alive.folder / "quiet.1").exists()


def foreign(claims, name, other_machine=False, pid=None):
    """A claim of a process that is not this one."""
    owner = replace(claims.owner, token="other", pid=pid or claims.owner.pid)
    if other_machine:
        owner = replace(owner, machine="elsewhere")
    claims.folder.mkdir(exist_ok=True)
    (claims.folder / f"{name}.0").write_text(json.dumps(asdict(owner)), encoding="utf-8")


def test_a_dead_process_of_this_machine_is_replaced_at_once_and_one_elsewhere_is_not(claims):
    here = claims()
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    foreign(here, "local", pid=int(dead.stdout))
    foreign(here, "remote", other_machine=True, pid=int(dead.stdout))
    assert here.take("local") and not here.take("remote")


def test_an_owner_thought_dead_learns_that_it_was_replaced(claims):
    slow, quick = claims(), claims(0.1)
    assert slow.take("a")
    os.utime(slow.folder / "a.0", (time.time() - 9, time.time() - 9))
    assert quick.take("a")
    assert not slow.holds("a") and quick.holds("a")
    slow.give_back("a")  # must not free what is another's now
    assert quick.holds("a") and not slow.take("a")
    quick.give_back("a")
    assert os.listdir(slow.folder) == []


def _race(folder, barrier, wins):
    claims = Claims(folder)
    barrier.wait(30)
    for index in range(200):
        if claims.take(f"n{index}"):
            wins.put(index)
    barrier.wait(30)  # nobody frees anything before all have tried


@pytest.mark.parametrize("stale", [False, True])
def test_of_several_that_try_at_once_exactly_one_wins_each(tmp_path, stale):
    folder = tmp_path / "claims"
    if stale:
        folder.mkdir()
        here = Claims(folder)
        for index in range(200):
            foreign(here, f"n{index}", other_machine=True)
            os.utime(folder / f"n{index}.0", (0, 0))
    context = multiprocessing.get_context("fork")
    barrier, wins = context.Barrier(4), context.SimpleQueue()
    processes = [context.Process(target=_race, args=(folder, barrier, wins)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * 4
    won = []
    while not wins.empty():
        won.append(wins.get())
    assert sorted(won) == list(range(200))


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"host": 3}', "\x00" * 40, "[" * 5000])
def test_a_claim_that_cannot_be_read_is_held_until_it_is_old_and_then_free(claims, content):
    here = claims(60.0)
    here.folder.mkdir(exist_ok=True)
    path = here.folder / "a.0"
    path.write_text(content, encoding="utf-8")
    assert "a" in here.live(), "who waits for it sleeps, and does not try again without end"
    assert not here.take("a")
    os.utime(path, (time.time() - 61, time.time() - 61))
    assert here.live() == {} and here.take("a") and here.holds("a")
    here.give_back("a")
    assert os.listdir(here.folder) == []


def test_an_unreadable_claim_with_the_fields_of_one_but_other_kinds_is_no_owner(claims):
    here = claims(60.0)
    here.folder.mkdir(exist_ok=True)
    (here.folder / "a.0").write_text(json.dumps({**asdict(here.owner), "pid": "12"}), encoding="utf-8")
    assert not here.take("a") and here.live()["a"].host == "an unknown machine"
