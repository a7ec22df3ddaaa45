"""Options of the sweeps over training meshes and ranks: what is refused before any work begins."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import Any

from bench.api import BenchError, cache_dir
from bench.data.load import BUILT_IN, any_number, built_in
from bench.data.own.sizes import read_sizes
from bench.models import close_matches
from bench.suites.cost import measured

FITTED = ("reconstruction", "when", "data")  # suites that can fit codes
BYTES_A_VERTEX = 12  # three numbers of four bytes


def check_options(suite: str, options: dict[str, Any]) -> None:
    """Refuse options that have no meaning together with steps, or with the suite."""
    if options.get("meshes") and suite != "data":
        raise BenchError(f"expected --meshes with --suite data, got --suite {suite}; give their number by --counts")
    if options.get("ranks") and suite != "ranks":
        raise BenchError(f"expected --ranks with --suite ranks, got --suite {suite}; leave it out")
    if options.get("fit_codes") and suite not in FITTED:
        raise BenchError(f"expected --fit-codes with --suite {' or '.join(FITTED)}, got --suite {suite}; leave it out")
    if suite == "data":
        other = [name for name in ("epochs", "seconds") if options.get(name)]
        if other:
            raise BenchError(
                f"expected --steps with --suite data, since every model takes as many, got --{other[0]}; "
                "an epoch of few meshes is shorter than one of many"
            )
    if (options.get("steps") or suite == "data") and options.get("settings") == "published":
        raise BenchError(
            "expected --settings common or searched with a budget of steps, got published, whose rates may fall by the "
            "epoch; take common"
        )


def sweep_counts(
    meshes: Sequence[int], data: Sequence[tuple[str, int]], counts: Sequence[int], given: bool
) -> dict[str, tuple[int, ...]]:
    """Training, validation and test meshes of each set's largest case: what is not trained on is the same in all.

    ``given``: whether the command named ``counts``, whose first number must then be the largest of the sweep; else a
    set that is not generated keeps its own validation and test meshes. Errors: more meshes than there are.
    """
    most = max(meshes)
    if given and counts[0] != most:
        raise BenchError(
            f"expected the largest of --meshes as the first number of --counts, got {most:,} and {counts[0]:,}; "
            "make them equal"
        )
    found = {}
    for name, vertices in data:
        if any_number(name):
            _check_disk(name, vertices, most)
            found[name] = tuple(counts)
        else:
            there = _there(name, counts if given else None)
            if most > there[0]:
                raise BenchError(
                    f"expected at most {there[0]:,} training meshes of {name}, got {most:,}; it has {there[1]:,} more "
                    f"to validate and {there[2]:,} to test on: lower --meshes"
                )
            found[name] = tuple(counts) if given else there[:3]
    return found


def _there(name: str, counts: Sequence[int] | None) -> tuple[int, ...]:
    """What a set has that is not generated: as it ships, or a folder's or list's own split, or ``counts`` of it."""
    if built_in(name):
        return tuple(measured()["counts"][name.partition("?")[0]])
    own = read_sizes(name, None if counts is None else (counts[0], counts[1], counts[2]))
    if own is None:
        raise BenchError(
            f"expected a built-in data set, or a folder or list of meshes, for --suite data, got {name!r}, of which is "
            f"not known how many meshes it has{close_matches(name, list(BUILT_IN))}"
        )
    return own.counts


def _check_disk(name: str, vertices: int, most: int) -> None:
    base = name.partition("?")[0]
    need, size = BYTES_A_VERTEX * max(vertices, measured()["vertices"][base]) * most, _disk_bytes()
    if need > size:
        raise BenchError(
            f"expected as many meshes of {base} as the disk of the cache can hold ({size / 2**30:,.0f} GiB), got "
            f"{most:,} ({need / 2**30:,.0f} GiB); lower --meshes, or set LAMM_BENCH_CACHE to a larger disk"
        )


def _disk_bytes() -> int:
    """All of the disk that the cache is on: what is free is asked when a set is made, one that is there needs none."""
    folder = cache_dir()
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).total
