"""A run on disk, as it is read: one folder per run, one JSON Lines file per case.

Layout of a run folder (``results/README.md`` has the schema of a row)::

    run.json            schema, suite, commit, fingerprint of the environment, the command's arguments
    cases.jsonl         every case of the run, one per line; cases.jsonl.xz once packed
    environments/*.json the environment that each row's ``env`` field names
    rows/*.jsonl        one file per finished case; a file that is there is finished work; of a packed run one for all
    logs/*.log          what a child process printed, kept when it failed or warned
    checksums/*.sha256  of each file of rows (``checksums.sha256`` once packed)
    data.json           digests of a user's own meshes, so that a resumed run goes on with the same
    claims/*            who works on which case now (``bench.runs.claims``)
    attempts/*.json     attempts at a case that ended without rows: preempted, cancelled, a node that failed
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from bench.base.errors import BenchError
from bench.base.sealed import Damaged, digest, opened
from bench.base.words import one_line
from bench.case import Case
from bench.runs.plan_text import PLAN, plan_text
from bench.runs.rows import PACKED, PACKED_RUN, SCHEMA, parsed_rows, read_rows_file, row_files, texts_by_case

WORKED = ("ok", "unsupported")  # outcomes that are not failures
Stored = TypeVar("Stored", bound="StoredRun")


class StoredRun:
    """What a run's folder holds; get one with :meth:`open`. Nothing here writes: :mod:`bench.runs.folder` does."""

    def __init__(self, path: Path, meta: dict[str, Any]) -> None:
        self.path, self.meta = path, meta
        self._cases: list[Case] | None = None
        self._packed_rows: dict[str, str] | None = None

    @property
    def name(self) -> str:
        return str(self.meta["run"])

    @classmethod
    def open(cls: type[Stored], path: Path) -> Stored:
        """Read a run's description; says what is wrong where the folder holds none."""
        try:
            content = (path / "run.json").read_bytes()
            _check_schema(content, path)
            meta = opened(content, "cases_sha256")
        except (FileNotFoundError, NotADirectoryError):
            raise BenchError(f"expected a run folder (with run.json), got {path}; check the path") from None
        except Damaged as error:
            raise BenchError(
                f"expected {path / 'run.json'} to be JSON as written, got: {error}; restore it, or start a new run"
            ) from error
        except OSError as error:
            raise BenchError(
                f"expected a run folder that can be read, got {path}: {error.strerror}; ask its owner, or copy it"
            ) from error
        return cls(path, meta)

    def cases(self) -> list[Case]:
        """The cases of the run, in their order."""
        if self._cases is None:
            path = self.path / PLAN
            try:
                content = plan_text(self.path)
                if content is None:
                    content = path.read_bytes()  # the error of a file that is not there
                if self.meta.get("cases_sha256", digest(content)) != digest(content):
                    raise Damaged("it does not match its checksum")
                self._cases = [Case.from_dict(json.loads(line)) for line in content.decode().splitlines() if line]
            except BenchError:
                raise
            except (
                ValueError,
                TypeError,
                KeyError,
                AttributeError,
                RecursionError,
            ) as error:  # Damaged is a ValueError
                raise BenchError(
                    f"expected {path} as it was written, got: {one_line(error, 300)}; restore it, or start a new run"
                ) from error
        return self._cases

    def rows_path(self, case: Case) -> Path:
        return self.path / "rows" / f"{case.file_stem}.jsonl"

    def log_path(self, case: Case) -> Path:
        return self.path / "logs" / f"{case.file_stem}.log"

    def is_done(self, case: Case) -> bool:
        return any(path.exists() for path in self._places(case)) or case.key in self._packed()

    def rows_text(self, case: Case) -> str:
        """The lines of a finished case."""
        places = (path for path in self._places(case) if path.exists())
        return next(map(read_rows_file, places), "") or self._packed().get(case.key, "")

    def _packed(self) -> dict[str, str]:
        """The rows of a packed run by the keys of its cases, read once."""
        path = self.path / "rows" / PACKED_RUN
        if self._packed_rows is None and path.exists():
            self._packed_rows = texts_by_case(path)
        return self._packed_rows or {}

    def _places(self, case: Case) -> tuple[Path, Path]:
        path = self.rows_path(case)
        return path, path.with_name(path.name + PACKED)

    def done_stems(self) -> set[str]:
        """The stems of all finished cases, read in one go."""
        try:
            names = [name.removesuffix(PACKED) for name in os.listdir(self.path / "rows") if name[0] != "."]
        except FileNotFoundError:
            return set()
        packed = self._packed()
        inside = (case.file_stem for case in self.cases() if case.key in packed) if packed else ()
        return {name[:-6] for name in names if name.endswith(".jsonl")}.union(inside)

    def waiting(self) -> list[Case]:
        """The cases without rows, in their order."""
        done = self.done_stems()
        return [case for case in self.cases() if case.file_stem not in done]

    def attempts(self, case: Case | None = None) -> list[dict[str, Any]]:
        """The attempts recorded, of one case or of all, oldest first."""
        pattern = f"{case.file_stem}.*.json" if case else "*.json"
        notes = []
        for path in (self.path / "attempts").glob(pattern):
            with contextlib.suppress(Damaged, OSError):  # a note that is lost costs one more attempt at most
                notes.append({"ended": "unknown", "detail": "", "at": 0.0, **opened(path.read_bytes())})
        return sorted(notes, key=lambda note: note["at"])

    def damaged(self) -> list[str]:
        """Files of rows that do not read as they were written: name and reason."""
        found = []
        for path in row_files(self.path):
            try:
                parsed_rows(path)
            except Damaged as error:
                found.append(f"{path.name}: {one_line(error, 200)}")
        return found

    def rows(self) -> Iterator[dict[str, Any]]:
        """All rows, file by file in the order of their names."""
        for path in row_files(self.path):
            yield from parsed_rows(path)


def _check_schema(content: bytes, path: Path) -> None:
    """The schema first: a run of another version is reported as such, whatever else is odd about it."""
    try:
        meta = json.loads(content)
    except (ValueError, RecursionError):
        return
    if isinstance(meta, dict) and meta.get("schema") != SCHEMA:
        raise BenchError(f"expected rows of schema {SCHEMA}, got {meta.get('schema')!r} in {path}; start a new run")


def ending_of(run: StoredRun, case: Case) -> tuple[str, float | None, str]:
    """Outcome of a finished case (its worst row's), the seconds it took, and why it failed."""
    outcome, seconds, detail = "ok", None, ""
    try:
        text = run.rows_text(case)
    except Damaged as error:
        return "damaged", None, str(error)
    for line in text.splitlines():
        if '"outcome": "ok"' in line and '"case_seconds"' not in line:
            continue
        row = json.loads(line)
        if row["metric"] == "case_seconds":
            seconds = row["value"]
        elif row["outcome"] != "ok" and outcome in WORKED:
            outcome, detail = row["outcome"], row["detail"]
    return outcome, seconds, detail
