import threading
import time

import pytest

from bench.processes.over_slots import over_slots


def test_one_slot_takes_all_items_in_order_in_the_thread_of_the_caller():
    seen = []
    over_slots("abc", ["here"], lambda item, slot, check: seen.append((item, slot, threading.current_thread())))
    assert seen == [(item, "here", threading.main_thread()) for item in "abc"]


def test_every_item_is_worked_on_once_and_slots_work_at_the_same_time():
    seen, both = [], threading.Barrier(2)

    def work(item, slot, check):
        both.wait(10)  # would break if one slot had to take two items after each other
        seen.append((item, slot))

    over_slots(range(6), ["left", "right"], work)
    assert sorted(item for item, _ in seen) == list(range(6)) and {slot for _, slot in seen} == {"left", "right"}


def test_the_first_failure_ends_all_workers_and_is_raised():
    began, seen, gave_up = threading.Barrier(2), [], []

    def work(item, slot, check):
        seen.append(item)
        began.wait(10)
        if item == "bad":
            raise ValueError("bad item")
        try:
            deadline = time.monotonic() + 10
            while time.monotonic() < deadline:
                check()
                time.sleep(0.01)
        except BaseException:
            gave_up.append(item)
            raise

    with pytest.raises(ValueError, match="bad item"):
        over_slots(["bad", "long", "never"], [1, 2], work)
    assert sorted(seen) == ["bad", "long"] and gave_up == ["long"]
    assert not [one for one in threading.enumerate() if one.name == "worker"]
