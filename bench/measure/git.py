"""Which commit a checkout is at, and how its files differ from it."""

from __future__ import annotations

import contextlib
import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.base.program import PACKAGES


def git_state(folder: Path) -> dict[str, Any]:
    """Commit of the checkout that holds ``folder``, whether its files differ from it, and a hash of how.

    A difference is one of a tracked file, or a file of the packages that git does not know and does not ignore.

    Outside git, or where ``folder`` is only installed inside somebody else's checkout: commit ``"unknown"``.
    """
    unknown = {"commit": "unknown", "dirty": None, "difference": ""}
    tracked = _git(folder, "ls-files")
    commit = _git(folder, "rev-parse", "HEAD")
    if not tracked or not commit:
        return unknown
    difference = _git(folder, "diff", "HEAD", "--no-ext-diff", "--binary", ":/") or ""
    difference += "".join(_unknown_files(folder))
    digest = hashlib.sha256(difference.encode()).hexdigest()[:12] if difference else ""
    return {"commit": commit.strip(), "dirty": bool(difference), "difference": digest}


def _unknown_files(folder: Path) -> Iterator[str]:
    """Names and contents of the packages' Python files that git does not know."""
    root = Path((_git(folder, "rev-parse", "--show-toplevel") or "").strip() or folder)
    places = [f":/{package}/*.py" for package in PACKAGES]
    names = _git(folder, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", *places) or ""
    for name in sorted(filter(None, names.split("\0"))):
        with contextlib.suppress(OSError):
            yield f"{name}\0{hashlib.sha256((root / name).read_bytes()).hexdigest()}\n"


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            timeout=60,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode(errors="replace") if done.returncode == 0 else None
