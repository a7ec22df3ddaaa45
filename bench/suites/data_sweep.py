"""Options of the suite data: how many training meshes, and what is refused before any work begins."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import Any

from bench.api import BenchError, cache_dir
from bench.data.load import any_number, built_in
from bench.suites.cost import measured

BYTES_A_VERTEX = 12  # three numbers of four bytes


def check_options(suite: str, asked: dict[str, Any]) -> None:
    """Refuse options that have no meaning together with steps, or with the suite."""
    if asked.get("meshes") and suite != "data":
        raise BenchError(f"expected --meshes with --suite data, got --suite {suite}; give their number by --counts")
    if suite == "data":
        other = [name for name in ("epochs", "seconds") if asked.get(name)]
        if other:
            raise BenchError(
                f"expected --steps with --suite data, since every model takes as many, got --{other[0]}; "
                "an epoch of few meshes is shorter than one of many"
            )
    if (asked.get("steps") or suite == "data") and asked.get("settings") == "published":
        raise BenchError(
            "expected --settings common or searched with a budget of steps, got published, whose rates may fall by the "
            "epoch; take common"
        )


def check_meshes(meshes: Sequence[int], data: Sequence[tuple[str, int]], counts: Sequence[int], given: bool) -> None:
    """Every set must give each number of training meshes, the smaller ones within the larger, with one test set.

    ``given``: whether the command named ``counts``, whose first number must then be the largest of the sweep.
    """
    most = max(meshes)
    if given and counts[0] != most:
        raise BenchError(
            f"expected the largest of --meshes as the first number of --counts, got {most:,} and {counts[0]:,}; "
            "make them equal"
        )
    for name, vertices in data:
        if not built_in(name):
            raise BenchError(
                f"expected a built-in data set for --suite data, got {name!r}, whose test meshes would change with the "
                "number of training meshes; run --suite reconstruction on folders of your own, one for each number"
            )
        base = name.partition("?")[0]
        if not any_number(name):
            there = measured()["counts"][base][0]
            if most > there:
                raise BenchError(f"expected at most {there:,} training meshes of {base}, got {most:,}; lower --meshes")
            continue
        need = BYTES_A_VERTEX * max(vertices, measured()["vertices"][base]) * most
        size = _disk_bytes()
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
