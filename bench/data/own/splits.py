"""Who is train, validation and test: by a manifest, by a part of the file name, or at random."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.api import BenchError, open_atomically
from bench.base.bounds import read_json
from bench.data.dataset import SPLITS

DEFAULT_SHARES = (0.8, 0.1, 0.1)


@dataclass(frozen=True)
class Manifest:
    """A named split: for each of train, validation and test the sample names, in order."""

    name: str
    splits: Mapping[str, tuple[str, ...]]

    @property
    def sha256(self) -> str:
        """Over the names in their order: two runs used the same split if and only if this agrees."""
        content = {split: list(self.splits.get(split, ())) for split in SPLITS}
        return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()

    def save(self, path: Path) -> None:
        content = {"name": self.name, "sha256": self.sha256, **{s: list(self.splits.get(s, ())) for s in SPLITS}}
        with open_atomically(path, "w") as stream:
            json.dump(content, stream, indent=1)

    @staticmethod
    def load(path: Path) -> Manifest:
        """Read a manifest (JSON with lists ``train``, ``validation``, ``test``); its checksum, if given, must agree."""
        content = read_json(path)
        try:
            splits = {s: tuple(content.get(s, ())) for s in SPLITS}
            named = all(isinstance(name, str) for names in splits.values() for name in names)
        except (ValueError, AttributeError, TypeError) as error:
            raise BenchError(f"{path}: expected a JSON object with train, validation, test, got {error}") from error
        if not named or not splits["train"]:
            raise BenchError(f"{path}: expected lists of sample names with at least one in train; check the file")
        manifest = Manifest(str(content.get("name", path.stem)), splits)
        if "sha256" in content and content["sha256"] != manifest.sha256:
            raise BenchError(
                f"{path}: expected the checksum {content['sha256'][:12]}…, got {manifest.sha256[:12]}…: the lists were "
                "changed; take the original, or remove the sha256 entry if the change is meant"
            )
        return manifest

    def check(self, names: Sequence[str]) -> None:
        """Every name must exist, and stand on one side only."""
        listed = [name for split in SPLITS for name in self.splits.get(split, ())]
        if len(set(listed)) != len(listed):
            twice = next(name for name in listed if listed.count(name) > 1)
            raise BenchError(f"split {self.name!r}: expected every mesh once, got {twice!r} twice; list it on one side")
        known = set(names)
        for name in listed:
            if name not in known:
                close = difflib.get_close_matches(name, names, n=2)
                hint = f"did you mean {' or '.join(close)}?" if close else "list names as the check command shows them"
                raise BenchError(f"split {self.name!r}: expected a mesh of the data set, got {name!r}; {hint}")


def by_counts(total: int, counts: tuple[int, int, int] | None) -> tuple[int, int, int]:
    """How many of ``total`` go where: ``counts``, or 80 / 10 / 10 %, with at least one on each side if there are 3."""
    if counts is not None:
        if sum(counts) > total:
            raise BenchError(f"expected at most {total} meshes in all, got counts {counts}; ask for fewer")
        return counts
    validation = max(1, round(total * DEFAULT_SHARES[1])) if total >= 3 else 0
    test = max(1, round(total * DEFAULT_SHARES[2])) if total >= 3 else 0
    return total - validation - test, validation, test


def at_random(names: Sequence[str], seed: int, counts: tuple[int, int, int] | None = None) -> Manifest:
    """A random split, a function of the names and the seed only (not of the order the disk lists them in).

    Training meshes come from the front of the order, the others from its end: of two splits that differ in the number
    of training meshes alone, the larger contains the smaller, and validation and test are the same.
    """
    order = shuffled(sorted(names), seed)
    train, validation, test = by_counts(len(order), counts)
    end = len(order) - test
    parts = order[:train], order[end - validation : end], order[end:]
    return Manifest(f"random-{seed}", {s: tuple(sorted(p)) for s, p in zip(SPLITS, parts, strict=True)})


def subset(whole: Manifest, counts: tuple[int, int, int] | None, seed: int) -> Manifest:
    """So many of each side, the first in the order of ``seed``: a smaller subset is contained in every larger one."""
    if counts is None:
        return whole
    have = {split: len(whole.splits.get(split, ())) for split in SPLITS}
    for (split, there), wanted in zip(have.items(), counts, strict=True):
        if wanted > there:
            kind = {"train": "training"}.get(split, split)
            raise BenchError(
                f"split {whole.name!r}: expected at most {there:,} {kind} meshes, got {wanted:,}; ask for fewer"
            )
    sides = {
        split: tuple(sorted(shuffled(whole.splits.get(split, ()), seed)[:wanted]))
        for split, wanted in zip(SPLITS, counts, strict=True)
    }
    return Manifest(f"{whole.name}-{'-'.join(map(str, counts))}", sides)


def shuffled(names: Sequence[str], seed: int) -> list[str]:
    """Names by the hash of seed and name: one more name leaves the order of the others as it was."""
    return sorted(names, key=lambda name: hashlib.sha256(f"{seed}\0{name}".encode()).digest())


def by_pattern(
    names: Sequence[str],
    pattern: str,
    seed: int,
    hold_out: Sequence[str] = (),
    counts: tuple[int, int, int] | None = None,
) -> Manifest:
    """Split by what a regular expression finds in the name (its first group, else all of the match).

    All meshes with one key stand on one side. ``hold_out`` names the keys of test; without it the keys are dealt
    out at random until validation and test have their share of the meshes.
    """
    keys = _keys(names, pattern)
    groups = {key: sorted(name for name in names if keys[name] == key) for key in sorted(set(keys.values()))}
    if len(groups) < 2:
        raise BenchError(f"expected {pattern!r} to find at least 2 groups, got {list(groups)}; check the pattern")
    for key in hold_out:
        if key not in groups:
            close = difflib.get_close_matches(key, groups, n=2) or list(groups)[:5]
            raise BenchError(f"expected a key that {pattern!r} finds, got {key!r}; choose from {', '.join(close)}")
    _, validation, test = by_counts(len(names), counts)
    parts: dict[str, list[str]] = {split: [] for split in SPLITS}
    remaining = [key for key in shuffled(list(groups), seed) if key not in hold_out]
    for key in hold_out:
        parts["test"] += groups[key]
    for split, wanted in (("test", 0 if hold_out else test), ("validation", validation)):
        while len(remaining) > 1 and len(parts[split]) < wanted and not (split == "test" and hold_out):
            parts[split] += groups[remaining.pop()]
    for key in remaining:
        parts["train"] += groups[key]
    return Manifest(f"pattern-{pattern}-{seed}", {split: tuple(sorted(part)) for split, part in parts.items()})


def _keys(names: Sequence[str], pattern: str) -> dict[str, str]:
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise BenchError(f"expected a regular expression, got {pattern!r}: {error}; correct it") from None
    keys = {}
    for name in names:
        match = compiled.search(name)
        key = match and (match.group(1) if compiled.groups else match.group(0))
        if not key:
            raise BenchError(f"expected {pattern!r} to find something in every file name, got nothing in {name!r}")
        keys[name] = key
    return keys


def indices(manifest: Manifest, names: Sequence[str]) -> dict[str, np.ndarray]:
    """For each split the positions in ``names``."""
    where = {name: position for position, name in enumerate(names)}
    return {s: np.array([where[n] for n in manifest.splits.get(s, ())], dtype=np.int64) for s in SPLITS}
