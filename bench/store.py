"""Rows on disk: one folder a run, one JSON Lines file a case, written beside and renamed into place.

Layout of a run folder (``results/README.md`` has the schema of a row)::

    run.json            schema, suite, commit, fingerprint of the environment, the command's arguments
    cases.jsonl         every case of the run, one a line
    environments/*.json the environment that each row's ``env`` field names
    rows/*.jsonl        one file a finished case; a file that is there is finished work
    logs/*.log          what a child process printed, kept when it failed or warned
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from bench.api import BenchError, open_atomically
from bench.case import Case

SCHEMA = 1
OUTCOMES = ("ok", "oom", "host_oom", "timeout", "crash", "nonfinite", "unsupported")
FIELDS = (
    "schema", "run", "case", "suite", "model", "variant", "dataset", "split", "vertices", "faces", "batch", "latent",
    "dtype", "device", "threads", "seed", "phase", "editor", "metric", "value", "unit", "outcome", "detail", "process",
    "sample", "env", "budget", "part",
)  # fmt: skip


def make_row(case: Case, metric: str, value: float | None, unit: str, **extra: Any) -> dict[str, Any]:
    """One measurement as a row. Fields that the case does not know (run, env, faces) default to empty values."""
    if extra.get("outcome", "ok") not in OUTCOMES:
        raise BenchError(f"expected an outcome of {', '.join(OUTCOMES)}, got {extra['outcome']!r}")
    row: dict[str, Any] = {
        "schema": SCHEMA, "run": "", "case": case.key, "suite": case.suite, "model": case.model,
        "variant": case.variant, "dataset": case.dataset, "split": "", "vertices": case.vertices, "faces": None,
        "batch": case.batch, "latent": case.latent, "dtype": case.dtype, "device": case.device,
        "threads": case.threads, "seed": case.seed, "phase": case.phase, "editor": case.editor, "metric": metric,
        "value": value, "unit": unit, "outcome": "ok", "detail": "", "process": case.process, "sample": 0, "env": "",
        "budget": case.budget, "part": "",
    }  # fmt: skip
    unknown = set(extra) - set(FIELDS)
    if unknown:
        raise BenchError(f"expected the fields of a row, got {', '.join(sorted(unknown))}")
    row.update(extra)
    if isinstance(row["value"], float) and not math.isfinite(row["value"]):
        row.update(value=None, outcome="nonfinite" if row["outcome"] == "ok" else row["outcome"])
    return row


class RunFolder:
    """A run on disk. Create with :meth:`create`, continue with :meth:`resume`; hold the lock while writing."""

    def __init__(self, path: Path, meta: dict[str, Any]) -> None:
        self.path, self.meta = path, meta
        self._lock = FileLock(path / ".lock")

    @property
    def name(self) -> str:
        return str(self.meta["run"])

    @staticmethod
    def create(path: Path, meta: dict[str, Any], environment: dict[str, Any], cases: Iterable[Case]) -> RunFolder:
        """Start a run in an empty or new folder. ``meta`` holds suite, commit, fingerprint, arguments."""
        _check_writable(path)
        if (path / "run.json").exists():
            raise BenchError(
                f"expected an empty folder for a new run, got {path}, which holds a run; use --resume {path}"
            )
        strangers = [entry.name for entry in path.iterdir() if entry.name != ".lock"]
        if strangers:
            raise BenchError(
                f"expected an empty folder for a new run, got {path} with {strangers[0]!r} in it; choose another --out"
            )
        run = RunFolder(path, {"schema": SCHEMA, **meta})
        run.acquire()
        run.add_environment(environment)
        with open_atomically(path / "cases.jsonl", "w") as stream:
            stream.writelines(case.canonical() + "\n" for case in cases)
        with open_atomically(path / "run.json", "w") as stream:
            json.dump(run.meta, stream, indent=2, sort_keys=True)
        return run

    @staticmethod
    def open(path: Path) -> RunFolder:
        """Read a run's description; says what is wrong where the folder holds none."""
        try:
            meta = json.loads((path / "run.json").read_text())
        except FileNotFoundError:
            raise BenchError(f"expected a run folder (with run.json), got {path}; check the path") from None
        except (json.JSONDecodeError, UnicodeDecodeError) as error:
            raise BenchError(f"expected {path / 'run.json'} to be JSON, got: {error}; start a new run") from error
        if meta.get("schema") != SCHEMA:
            raise BenchError(f"expected rows of schema {SCHEMA}, got {meta.get('schema')!r} in {path}; start a new run")
        return RunFolder(path, meta)

    @staticmethod
    def resume(path: Path, commit: str, fingerprint: str) -> RunFolder:
        """Continue a run; refused under another commit or environment, since its rows could not be compared."""
        _check_writable(path)
        run = RunFolder.open(path)
        for what, here in (("commit", commit), ("fingerprint", fingerprint)):
            there = run.meta.get(what)
            if there != here:
                name = "commit" if what == "commit" else "environment"
                raise BenchError(
                    f"expected to resume {path} under its own {name} {there}, got {here}; "
                    f"go back to that {name}, or start a new run with --out"
                )
        run.acquire()
        for leftover in run.path.glob("**/.*.part"):
            leftover.unlink()
        return run

    def acquire(self) -> None:
        """Take the folder's lock; it is freed when this process ends, however it ends."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise BenchError(
                f"expected {self.path} to be free, got a run at work in it; wait for it, or choose another --out"
            ) from None

    def release(self) -> None:
        self._lock.release()

    def add_environment(self, environment: dict[str, Any]) -> None:
        path = self.path / "environments" / f"{self.meta['fingerprint']}.json"
        if not path.exists():
            with open_atomically(path, "w") as stream:
                json.dump(environment, stream, indent=2, sort_keys=True, default=str)

    def cases(self) -> list[Case]:
        """The cases of the run, in their order."""
        lines = (self.path / "cases.jsonl").read_text().splitlines()
        return [Case.from_dict(json.loads(line)) for line in lines if line]

    def rows_path(self, case: Case) -> Path:
        return self.path / "rows" / f"{case.file_stem}.jsonl"

    def log_path(self, case: Case) -> Path:
        return self.path / "logs" / f"{case.file_stem}.log"

    def is_done(self, case: Case) -> bool:
        return self.rows_path(case).exists()

    def write(self, case: Case, rows: Iterable[dict[str, Any]]) -> None:
        """Write the rows of a finished case; the run's name and environment are filled in here."""
        stamp = {"run": self.name, "env": self.meta["fingerprint"]}
        with open_atomically(self.rows_path(case), "w") as stream:
            for row in rows:
                stream.write(json.dumps({**row, **stamp}, allow_nan=False) + "\n")

    def rows(self) -> Iterator[dict[str, Any]]:
        """All rows, file by file in the order of their names."""
        for path in sorted((self.path / "rows").glob("*.jsonl")):
            for line in path.read_text().splitlines():
                yield json.loads(line)


def _check_writable(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe = path / f".probe-{os.getpid()}"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        raise BenchError(
            f"expected a folder that can be written, got {path}: {error.strerror}; choose another --out"
        ) from error
