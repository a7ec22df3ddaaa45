"""A queue of work over slots, a thread for each: one failure, or Ctrl-C, ends them all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Slot = TypeVar("Slot")


class _Stopped(Exception):
    """Another worker failed, or the call was interrupted: give up the item at work."""


def over_slots(
    items: Sequence[Item], slots: Sequence[Slot], work: Callable[[Item, Slot, Callable[[], None]], None]
) -> None:
    """``work(item, slot, check)`` once for each item, in order, as many at a time as there are slots; returns when all
    are done. One slot works in this thread, several in threads of their own.

    ``work`` calls ``check()`` often: it raises where this worker shall give up. Errors: the first that a worker raises;
    by then no worker is left, after Ctrl-C neither.
    """
    queue, stop, failures = list(reversed(items)), threading.Event(), []

    def check() -> None:
        if stop.is_set():
            raise _Stopped

    def worker(slot: Slot) -> None:
        try:
            while queue and not stop.is_set():
                try:
                    item = queue.pop()
                except IndexError:  # another worker was faster
                    return
                work(item, slot, check)
        except _Stopped:
            return
        except BaseException as error:
            failures.append(error)
            stop.set()

    if len(slots) == 1:
        worker(slots[0])
    else:
        threads = [threading.Thread(target=worker, args=(slot,), daemon=True, name="worker") for slot in slots]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                while thread.is_alive():
                    thread.join(0.5)  # a main thread that waits without end would not hear Ctrl-C
        finally:  # after Ctrl-C as well no thread goes on: each ends its child within a second and frees its claim
            stop.set()
            for thread in threads:
                if thread.ident is not None:
                    thread.join()
    if failures:
        raise failures[0]
