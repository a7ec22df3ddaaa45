"""Which cores a run takes, beside other runs on the machine and beside its own display."""

import platform

import pytest

from bench.processes.workers import own_cores


@pytest.mark.parametrize(("cores", "wide", "left"), [(4, 1, 3), (4, 2, 2), (2, 2, 1), (1, 1, 1), (4, 3, 1), (2, 1, 1)])
def test_the_display_keeps_off_every_core_that_is_measured_on(monkeypatch, tmp_path, cores, wide, left):
    chosen = pinned_on(monkeypatch, tmp_path, range(cores))
    with own_cores(wide, pytest.fail) as mine:
        assert mine == tuple(range(cores))[-wide:]
        assert chosen == [list(range(left))]
    assert chosen[1:] == [list(range(cores))]


def test_two_runs_at_once_take_cores_of_their_own_and_say_so_where_they_cannot(monkeypatch, tmp_path):
    chosen, said = pinned_on(monkeypatch, tmp_path, range(4)), []
    with own_cores(1, pytest.fail) as first, own_cores(2, pytest.fail) as second:
        assert (first, second) == ((3,), (1, 2))
        assert chosen == [[0, 1, 2], [0]]
        with own_cores(2, said.append) as third:
            assert third == (0, 3)
    assert len(said) == 1 and said[0].startswith("core 3 is in use by another run")
    with own_cores(1, pytest.fail) as again:
        assert again == (3,)


def test_a_lock_that_cannot_be_opened_is_no_reason_to_stop(monkeypatch, tmp_path):
    pinned_on(monkeypatch, tmp_path, range(2))
    (tmp_path / "cores" / f"{platform.node()}-1.lock").mkdir(parents=True)
    with own_cores(1, pytest.fail) as mine:
        assert mine == (1,)


def pinned_on(monkeypatch, cache, cores):
    """A machine of these cores and no other run; returns what this process is pinned to, one after the other."""
    chosen = []
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(cache))
    monkeypatch.setattr("os.sched_getaffinity", lambda pid: set(cores), raising=False)
    monkeypatch.setattr("os.sched_setaffinity", lambda pid, mine: chosen.append(list(mine)), raising=False)
    return chosen
