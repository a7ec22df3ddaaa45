"""A run on disk, as it is written: beside, and renamed into place. :mod:`bench.runs.stored` has the layout."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.base.errors import BenchError
from bench.base.files import open_atomically
from bench.base.program import program_digest
from bench.base.sealed import Damaged, digest, opened, sealed
from bench.case import Case
from bench.runs.claims import EXPIRY_SECONDS, Claims
from bench.runs.plan_text import PLAN
from bench.runs.rows import SCHEMA, SUMS, checksum_line
from bench.runs.stored import StoredRun

UNSETTLED = "unsettled"  # fingerprint of a run for a cluster until its first job names the machine
_ABANDONED_SECONDS = 600.0


class RunFolder(StoredRun):
    """A run on disk. Create with :meth:`create`, continue with :meth:`resume`.

    Several processes may work in one folder at once: each case is claimed (``claims``) by the one that does it. Only
    cases that measure time or memory ask for more, that no other process measures on this machine: :meth:`acquire`.
    """

    def __init__(self, path: Path, meta: dict[str, Any]) -> None:
        super().__init__(path, meta)
        self.env = str(meta.get("fingerprint", ""))  # of the machine that this process runs on
        self.claims = Claims(path / "claims")

    @staticmethod
    def create(path: Path, meta: dict[str, Any], environment: dict[str, Any], cases: Iterable[Case]) -> RunFolder:
        """Start a run in an empty or new folder. ``meta`` holds suite, commit, fingerprint, arguments."""
        _check_writable(path)
        run = RunFolder(path, {"schema": SCHEMA, **meta})
        if not run.claims.take("create"):
            raise BenchError(f"expected {path} to be free, got another run being made in it; choose another --out")
        try:
            _require_empty(path)
            run.add_environment(environment)
            text = "".join(case.canonical() + "\n" for case in cases)
            with open_atomically(path / PLAN, "w") as stream:
                stream.write(text)
            run.meta["cases_sha256"] = digest(text.encode())
            run.write_meta()
        finally:
            run.claims.give_back("create")
            with contextlib.suppress(OSError):
                run.claims.folder.rmdir()  # leave nothing behind where the folder was refused
        return run

    @staticmethod
    def resume(
        path: Path, commit: str, fingerprint: str, software: str = "", cases: Iterable[Case] | None = None
    ) -> RunFolder:
        """Continue a run; refused under another commit or environment, since its rows could not be compared.

        Where only trainings are left, ``software`` (:func:`bench.measure.environment.software_id`) must be the run's
        and the machine may be another; rows name the machine that they come from. ``cases``: those that this process
        means to do, by default all that are left.
        """
        run = RunFolder.open(path)
        _check_writable(path)
        timing = any(not case.trains for case in (run.waiting() if cases is None else cases))
        alike = not timing and software and software == run.meta.get("software")
        required = [("commit", "commit", commit)]
        if not alike and run.meta.get("fingerprint") != UNSETTLED:
            required.append(("environment", "fingerprint", fingerprint))
        for name, field, here in required:
            there = run.meta.get(field)
            if there != here:
                raise BenchError(
                    f"expected to resume {path} under its own {name} {there}, got {here}; "
                    f"go back to that {name}, or start a new run with --out"
                )
        run.env = fingerprint
        run.sweep()
        return run

    def acquire(self) -> None:
        """Be the only process that measures time in this folder on this machine, until :meth:`release` or its end."""
        if not self.claims.take(f"timing-{socket.gethostname()}"):
            raise BenchError(
                f"expected {self.path} to be free, got a run at work in it that measures time on this machine; "
                "wait for it, or choose another --out"
            )

    def release(self) -> None:
        """Free everything that this process has claimed."""
        self.claims.close()

    def settle_environment(self, fingerprint: str, environment: dict[str, Any]) -> None:
        """Take this machine's environment as the run's, where a run for a cluster was made without one."""
        if self.meta.get("fingerprint") == UNSETTLED:
            with self._settling("environment"):
                self.meta = RunFolder.open(self.path).meta
                if self.meta["fingerprint"] == UNSETTLED:
                    self.meta["fingerprint"] = fingerprint
                    self.write_meta()
        self.env = fingerprint
        self.add_environment(environment)

    def settle_data(self, name: str, found: str) -> None:
        """Take the digest of prepared meshes as the run's; refused where the run has another one for them."""
        path = self.path / "data.json"
        with self._settling("data"):
            try:
                known = opened(path.read_bytes()) if path.exists() else {}
            except Damaged as error:
                raise BenchError(f"expected {path} as it was written, got: {error}; delete it") from error
            if known.setdefault(name, found) != found:
                raise BenchError(
                    f"expected the meshes {name} as they were when {self.path} was begun, got others; "
                    "put them back, or start a new run with --out"
                )
            with open_atomically(path, "w") as stream:
                json.dump(sealed(known), stream, indent=2, sort_keys=True)

    @contextlib.contextmanager
    def _settling(self, name: str) -> Iterator[None]:
        try:
            with self.claims.waiting(name, 1.3 * EXPIRY_SECONDS):
                yield
        except TimeoutError as error:
            raise BenchError(
                f"expected {self.path} to be free, got another process that settles its {name}; end that, then --resume"
            ) from error

    def write_meta(self) -> None:
        with open_atomically(self.path / "run.json", "w") as stream:
            json.dump(sealed(self.meta), stream, indent=2, sort_keys=True)

    def sweep(self) -> None:
        """Remove what interrupted writers left behind; what may still be written to is left alone."""
        others = {owner.token for owner in self.claims.live().values()} - {self.claims.owner.token}
        for folder in ("rows", "meshes", "environments", "."):
            with contextlib.suppress(FileNotFoundError):
                for entry in os.scandir(self.path / folder):
                    if entry.name.startswith(".") and entry.name.endswith(".part"):
                        with contextlib.suppress(FileNotFoundError):
                            if not others or time.time() - entry.stat().st_mtime > _ABANDONED_SECONDS:
                                os.unlink(entry.path)

    def add_environment(self, environment: dict[str, Any]) -> None:
        path = self.path / "environments" / f"{self.env}.json"
        if self.env != UNSETTLED and not path.exists():
            with open_atomically(path, "w") as stream:
                json.dump(sealed(environment), stream, indent=2, sort_keys=True)

    def write(self, case: Case, rows: Iterable[dict[str, Any]]) -> None:
        """Write the rows of a finished case; the run's name and environment are filled in here."""
        stamp = {"run": self.name, "env": self.env}
        try:
            path = self.rows_path(case)
            path.parent.mkdir(parents=True, exist_ok=True)
            text = "".join(json.dumps({**row, **stamp}, allow_nan=False) + "\n" for row in rows)
            with open_atomically(self.path / SUMS / f"{case.file_stem}.sha256", "w") as stream:
                stream.write(checksum_line(path.name, text.encode()))
            with open_atomically(path, "w") as stream:  # last: a file that is there is finished work
                stream.write(text)
        except OSError as error:
            raise BenchError(
                f"expected to write {self.rows_path(case)}, got: {error.strerror}; finished cases are kept, "
                f"make room or get access, then --resume {self.path}"
            ) from error

    def note_attempt(self, case: Case, ended: str, detail: str, **more: Any) -> None:
        """Record an attempt at a case that ended without rows (``preempted``, ``cancelled``, ``node_fail``, …)."""
        note = {"case": case.key, "ended": ended, "detail": detail, "at": time.time(), **more}
        with open_atomically(self.path / "attempts" / f"{case.file_stem}.{uuid.uuid4().hex[:8]}.json", "w") as stream:
            json.dump(sealed(note), stream)

    def check_programs(self, models: Iterable[str] | None = None) -> None:
        """Refuse models of a user that are other programs than when the run was begun; by default all of the run."""
        known: dict[str, str] = self.meta.get("programs", {})
        for name in known if models is None else models:
            if name in known and program_digest(name) != known[name]:
                raise BenchError(
                    f"expected {name} as it was when {self.path} was begun, got another program: a file of it has "
                    "changed; put it back, or start a new run with --out"
                )


def _require_empty(path: Path) -> None:
    if (path / "run.json").exists():
        raise BenchError(f"expected an empty folder for a new run, got {path}, which holds a run; use --resume {path}")
    strangers = [entry.name for entry in path.iterdir() if entry.name != "claims"]
    if strangers:
        raise BenchError(
            f"expected an empty folder for a new run, got {path} with {strangers[0]!r} in it; choose another --out"
        )


def _check_writable(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe = path / f".probe-{os.getpid()}"
        probe.write_text("", encoding="utf-8")
        probe.unlink()
    except OSError as error:
        raise BenchError(
            f"expected a folder that can be written, got {path}: {error.strerror}; choose another --out"
        ) from error
