"""Who works on what in a shared folder: claims by atomic creation, kept alive by a heartbeat, that expire.

A claim on ``NAME`` is a file ``NAME.G`` that was linked into place (``link`` either makes the whole file or fails, on
network file systems too). ``G`` counts generations: the claim of the highest generation is the valid one. Whoever
finds it stale (not touched for ``expiry_seconds`` by the clock of the file system, or its process gone from this very
machine) may link the next generation, which only one of several can. An owner that was thought dead and wakes up
finds a generation above its own, and must not write its result (:meth:`Claims.holds`). A file that cannot be read
(empty after a power cut, say) tells no owner: it is a claim like any other until it is old.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.runs.owner import UNKNOWN, Owner, read_owner

EXPIRY_SECONDS = 300.0
GAP = 3


class Claims:
    """The claims in a folder. One object a process; a thread of it touches what it holds. Safe to use from threads."""

    def __init__(self, folder: Path, expiry_seconds: float = EXPIRY_SECONDS) -> None:
        self.folder, self.expiry_seconds = folder, expiry_seconds
        self.owner = Owner.this_process()
        self._held: dict[str, int] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._beats: threading.Thread | None = None

    def take(self, name: str, dead_job: str = "") -> bool:
        """Try to get the claim; False where somebody else holds it. What is taken is kept alive until given back.

        A claim of ``dead_job``, a job that the scheduler says has ended, is free.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._lock:
            if name in self._held:
                return False
            highest = self._highest(name)
            if highest is not None and not self._is_stale(self._path(name, highest), dead_job=dead_job):
                return False
            following = 0 if highest is None else highest + 1
            if not self._link(name, following):
                return False
            self._held[name] = following
            self._start_beats()
            return True

    def holds(self, name: str) -> bool:
        """Whether the claim is still this process's: it was not thought dead and replaced."""
        with self._lock:
            mine = self._held.get(name)
            if mine is None or self._path(name, mine + 1).exists():
                return False
            found = read_owner(self._path(name, mine))
            return found is not None and found.token == self.owner.token

    def give_back(self, name: str) -> None:
        """Free the claim. Older generations go first, so that none of them is ever taken for the valid one."""
        with self._lock:
            mine = self._held.pop(name, None)
            if mine is None:
                return
            found = read_owner(self._path(name, mine))
            if found is None or found.token != self.owner.token or self._path(name, mine + 1).exists():
                return
            for generation in range(mine + 1):
                self._path(name, generation).unlink(missing_ok=True)

    def close(self) -> None:
        """Give everything back and stop the heartbeat."""
        self._stop.set()
        for name in list(self._held):
            self.give_back(name)
        if self._beats is not None:
            self._beats.join(5)
            self._beats = None
        self._stop.clear()

    @contextlib.contextmanager
    def waiting(self, name: str, patience_seconds: float = 3600.0) -> Iterator[None]:
        """Hold the claim inside the block, after waiting for whoever has it."""
        deadline = time.monotonic() + patience_seconds
        while not self.take(name):
            if time.monotonic() > deadline:
                raise TimeoutError(f"claim {name} in {self.folder}")
            time.sleep(0.2)
        try:
            yield
        finally:
            self.give_back(name)

    def live(self) -> dict[str, Owner]:
        """All claims that are held now, by anyone, with their owners."""
        found: dict[str, int] = {}
        for entry in _names(self.folder):
            name, _, suffix = entry.rpartition(".")
            if name and suffix.isdigit() and not entry.startswith("."):
                found[name] = max(found.get(name, -1), int(suffix))
        now = self._now() if found else 0.0
        alive = {}
        for name, generation in found.items():
            path = self._path(name, generation)
            owner = read_owner(path)
            if owner is not None and not self._is_stale(path, owner, now):
                alive[name] = owner
        return alive

    def _path(self, name: str, generation: int) -> Path:
        return self.folder / f"{name}.{generation}"

    def _highest(self, name: str) -> int | None:
        """The valid generation; looks past gaps, which an owner leaves that is replaced while it frees its claim."""
        highest, generation = None, 0
        while generation <= (-1 if highest is None else highest) + GAP:
            if self._path(name, generation).exists():
                highest = generation
            generation += 1
        return highest

    def _is_stale(self, path: Path, owner: Owner | None = None, now: float | None = None, dead_job: str = "") -> bool:
        owner = owner or read_owner(path)
        if owner is None:
            return False  # freed just now; the next try will see that
        if owner == UNKNOWN:
            return self._age_seconds(path, now) > self.expiry_seconds
        before_restart = bool(owner.job) and owner.job == self.owner.job and owner.restart < self.owner.restart
        if owner.is_gone() or before_restart or (dead_job and owner.job == dead_job):
            return True
        return self._age_seconds(path, now) > self.expiry_seconds

    def _age_seconds(self, path: Path, now: float | None) -> float:
        """How long a claim was not touched; 0 where it is gone."""
        try:
            touched = path.stat().st_mtime
        except OSError:
            return 0.0
        return (self._now() if now is None else now) - touched

    def _now(self) -> float:
        """The clock of the file system, which may be another machine's."""
        probe = self.folder / f".clock-{self.owner.token}-{threading.get_ident()}"
        try:
            probe.touch()
            return probe.stat().st_mtime
        except OSError:
            return time.time()
        finally:
            with contextlib.suppress(OSError):
                probe.unlink()

    def _link(self, name: str, generation: int) -> bool:
        whole = self.folder / f".{self.owner.token}-{threading.get_ident()}.part"
        text = json.dumps(asdict(self.owner))
        try:
            whole.write_text(text, encoding="utf-8")
        except FileNotFoundError:  # the folder was removed as empty just now
            self.folder.mkdir(parents=True, exist_ok=True)
            whole.write_text(text, encoding="utf-8")
        try:
            os.link(whole, self._path(name, generation))
        except FileExistsError:
            return False
        finally:
            whole.unlink(missing_ok=True)
        return True

    def _start_beats(self) -> None:
        if self._beats is None or not self._beats.is_alive():
            self._beats = threading.Thread(target=self._beat, name="claims", daemon=True)
            self._beats.start()

    def _beat(self) -> None:
        while not self._stop.wait(self.expiry_seconds / 10):
            with self._lock:
                held = dict(self._held)
            for name, generation in held.items():
                with contextlib.suppress(OSError):
                    os.utime(self._path(name, generation))


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []
