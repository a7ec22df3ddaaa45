"""Base and head side by side on disk, each as git knows it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.api import BenchError

_PREFIX = "bench-gate-"
_OWNER = "owner"  # file in that folder: process id and when it began
_MAIN = ("origin/main", "main", "origin/master", "master")


@dataclass(frozen=True)
class Sides:
    """Two folders and what they hold; ``notes`` say what a reader must know about them, one line each."""

    base: Path
    head: Path
    base_name: str
    head_name: str
    notes: tuple[str, ...]


def repository_root(folder: Path) -> Path:
    """The root of the checkout that ``folder`` lies in."""
    found = _git(folder, "rev-parse", "--show-toplevel")
    if found is None:
        raise BenchError(f"expected a git checkout at {folder}, got none; run the gate inside the repository")
    return Path(found)


def resolve_base(root: Path, ref: str | None) -> str:
    """The commit to compare with: ``ref``, or the merge base of HEAD with main.

    Raises:
        BenchError: no such commit, or no common history (a shallow clone).
    """
    if ref is not None:
        commit = _git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        if commit is None:
            raise BenchError(f"expected --base to be a commit of this repository, got {ref!r}; fetch it, or check it")
        return commit
    for main in _MAIN:
        if _git(root, "rev-parse", "--verify", "--quiet", f"{main}^{{commit}}") is None:
            continue
        commit = _git(root, "merge-base", "HEAD", main)
        if commit is None:
            raise BenchError(
                f"expected HEAD and {main} to share history, got none (a shallow clone?); "
                "fetch the whole history (fetch-depth: 0), or give --base"
            )
        return commit
    raise BenchError(f"expected a branch of {', '.join(_MAIN)} to compare with, got none; give --base")


@contextlib.contextmanager
def side_by_side(root: Path, base: str) -> Iterator[Sides]:
    """Check out ``base`` and HEAD in a temporary folder, removed afterwards; what a killed gate left behind goes too.

    With uncommitted changes the head is the working tree itself, changes and all, and a note says so.
    """
    head = _git(root, "rev-parse", "HEAD")
    if head is None:
        raise BenchError(f"expected a commit in {root}, got an empty repository; commit first")
    status = (_git(root, "status", "--porcelain") or "").splitlines()
    changed = [line for line in status if not line.startswith("??")]
    strange = [line[3:] for line in status if line.startswith("??")]
    notes = []
    if strange and not changed:  # a changed tree is measured as it is, these files with it
        more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
        notes.append(f"{strange[0]}{more} untracked by git: not measured, since the head is {head[:9]} as committed")
    if changed:
        notes.append(
            f"the head is the working tree: {head[:9]} with {len(changed)} changed "
            f"file{'s' if len(changed) > 1 else ''} that no commit holds"
        )
    elif head == base:
        notes.append(f"base and head are the same commit {base[:9]}: this run compares it with itself")
    sweep(root)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        _name_owner(folder)
        base_path = _worktree(root, folder / "base", base)
        head_path = root if changed else _worktree(root, folder / "head", head)
        if _dependencies(base_path) != _dependencies(head_path):
            notes.append("the dependencies of base and head differ: both ran with the ones installed here")
        yield Sides(base_path, head_path, base[:9], head[:9] + ("+changes" if changed else ""), tuple(notes))
    finally:
        _remove(root, folder)


def sweep(root: Path) -> list[Path]:
    """Remove the folders of gate runs of this repository whose process is gone; returns which these were.

    Only folders that git lists as work trees of ``root`` count, and of those only ones with the mark of an owner that
    is not there any more.
    """
    listed = (_git(root, "worktree", "list", "--porcelain") or "").splitlines()
    places = {Path(line.removeprefix("worktree ")).parent for line in listed if line.startswith("worktree ")}
    left = [folder for folder in sorted(places) if folder.name.startswith(_PREFIX) and _is_left(folder)]
    for folder in left:
        _remove(root, folder)
    return left


def _remove(root: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for side in ("base", "head"):
        _git(root, "worktree", "unlock", str(folder / side))  # one that was stopped while git made it is locked
    _git(root, "worktree", "prune")


def _name_owner(folder: Path) -> None:
    (folder / _OWNER).write_text(f"{os.getpid()} {psutil.Process().create_time()}", encoding="utf-8")


def _is_left(folder: Path) -> bool:
    try:
        pid, started = (folder / _OWNER).read_text(encoding="utf-8").split()
        return abs(psutil.Process(int(pid)).create_time() - float(started)) > 1
    except psutil.NoSuchProcess:
        return True
    except FileNotFoundError:
        return not folder.exists()  # one without a mark is another program's
    except (OSError, ValueError, psutil.Error):
        return False


def _worktree(root: Path, folder: Path, commit: str) -> Path:
    done = subprocess.run(
        ["git", "-C", str(root), "worktree", "add", "--detach", "--force", str(folder), commit],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise BenchError(f"expected to check out {commit[:9]}, git says: {' '.join(done.stderr.split())[-300:]}")
    return folder


def _dependencies(folder: Path) -> list[str]:
    found = []
    for name in ("pyproject.toml", "constraints.txt"):
        with contextlib.suppress(OSError):
            found.append((folder / name).read_text(encoding="utf-8"))
    return found


def _git(folder: Path, *arguments: str) -> str | None:
    """The command's output without the last line end, or None where git fails."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except OSError as error:
        raise BenchError(f"expected git on this machine, got: {error}; install it") from error
    return done.stdout.rstrip("\n") if done.returncode == 0 else None
