"""Finished trainings, kept by what defines them and never repeated."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from bench.api import BenchError, cache_dir, open_atomically
from bench.base.sealed import Damaged, opened, sealed
from bench.fit.checkpoint import STATE
from bench.fit.finished import check_files, is_finished, read_result
from bench.fit.group import Group
from bench.fit.result import FitResult
from bench.fit.state import DamagedTraining, check_state

__all__ = ["FitCache"]

ABOUT = "about.json"
COMMIT_RULES = ("refuse", "name")


class FitCache:
    """A folder of trainings, one folder a key.

    Args:
        root: where they are kept; default ``trainings`` in :func:`bench.api.cache_dir`.
        commit: the commit of the program that trains now (``"unknown"`` outside a repository).
        other_commit: what to do with a finished training of another commit: ``"refuse"`` it with an error, or
            ``"name"`` it: use it, with its own commit in ``result.description["description"]["commit"]``. An unfinished
            training of another commit is always refused.

    The key is a hash of the description, which must hold everything that decides the result: model path, variant,
    options, latent, data set, settings, budget, seed, device, precision; of a user's own model also its program, of a
    user's own meshes their content. A training whose files are damaged is made again where this commit made it.
    """

    def __init__(self, root: Path | None = None, *, commit: str, other_commit: str = "refuse") -> None:
        if other_commit not in COMMIT_RULES:
            raise BenchError(f"expected a rule of {', '.join(COMMIT_RULES)}, got {other_commit!r}")
        self.root = cache_dir() / "trainings" if root is None else root
        self.commit, self._other = commit, other_commit

    def folder(self, description: Mapping[str, Any]) -> Path:
        """The folder of a description: a readable part and the key."""
        key = hashlib.sha256(_canonical(description).encode()).hexdigest()[:16]
        named = "-".join(str(description[name]) for name in ("model", "dataset") if name in description)
        return self.root / (re.sub(r"[^A-Za-z0-9_.-]+", "_", named)[-60:] + "-" + key).lstrip("-_.")

    def finished(self, description: Mapping[str, Any]) -> FitResult | None:
        """The finished training of a description, or None. Raises BenchError if its commit is refused."""
        folder = self.folder(description)
        if not is_finished(folder):
            return None
        self._check_commit(folder, finished=True)
        return read_result(folder)

    @contextmanager
    def place(self, description: Mapping[str, Any], wait_seconds: float = -1) -> Iterator[dict[str, Any]]:
        """Where a training of ``description`` belongs: ``out`` and ``description`` for :func:`bench.fit.fit.fit`,
        which takes up or loads what is there.

        Two processes that want the same training do not do it twice: the second waits for the first
        (``wait_seconds``; negative for ever) and loads its result.
        """
        folder, group = self.folder(description), Group.current()
        with _locked(folder, wait_seconds) if group.first else nullcontext():
            if group.first:
                self._remove_damaged(folder)
            group.wait()
            commit = self._check_commit(folder, finished=is_finished(folder))
            group.wait()
            if commit is None:
                commit = self.commit
                about = {"commit": commit, "description": json.loads(_canonical(description))}
                if group.first:
                    with open_atomically(folder / ABOUT, "w") as stream:
                        stream.write(json.dumps(sealed(about), indent=1, sort_keys=True))
            yield {"out": folder, "description": {**json.loads(_canonical(description)), "commit": commit}}

    def _remove_damaged(self, folder: Path) -> None:
        """Make room for a training of which a file is damaged: it is made again, as any cache is."""
        commit = ""
        try:
            commit = str(_about(folder).get("commit", ""))
            if is_finished(folder):
                check_files(folder)
            elif (folder / STATE).exists():
                check_state(folder / STATE)
        except DamagedTraining as error:
            if commit not in ("", self.commit):
                raise
            warnings.warn(f"{error} (done now)", stacklevel=2)
            shutil.rmtree(folder)

    def _check_commit(self, folder: Path, finished: bool) -> str | None:
        """The commit a folder was begun with, None for a new one; BenchError if it may not be used."""
        if not (folder / ABOUT).exists():
            return None
        commit = str(_about(folder)["commit"])
        if commit != self.commit and not (finished and self._other == "name"):
            kind = "finished" if finished else "unfinished"
            raise BenchError(
                f"expected a training of commit {self.commit[:12]} in {folder}, got a {kind} one of {commit[:12]}; "
                + ("allow trainings of other commits, or " if finished else "")
                + "delete the folder to train again"
            )
        return commit


def _about(folder: Path) -> dict[str, Any]:
    try:
        return opened((folder / ABOUT).read_bytes())
    except FileNotFoundError:
        return {}
    except Damaged as error:
        raise DamagedTraining(
            f"expected {folder / ABOUT} as it was written, got {error}; delete the folder to train again"
        ) from error


@contextmanager
def _locked(folder: Path, wait_seconds: float) -> Any:
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(str(folder) + ".lock", timeout=wait_seconds):
            yield
    except Timeout as error:
        raise BenchError(
            f"expected to have {folder} to itself within {wait_seconds:g} s, got another process training there; "
            "wait for it or choose another cache"
        ) from error


def _canonical(description: Mapping[str, Any]) -> str:
    try:
        return json.dumps(dict(description), sort_keys=True, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError) as error:
        raise BenchError(f"expected a description of texts, numbers, lists and dictionaries; got {error}") from error
