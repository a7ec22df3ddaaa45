"""How many meshes, edits and vertices a data set has, without reading it: for estimates before a run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.api import BenchError


@dataclass(frozen=True)
class Sizes:
    """``counts``: training, validation and test meshes, and edits with a true answer; ``regions``: how many."""

    counts: tuple[int, int, int, int]
    vertices: int
    regions: int


def fitting_latent(train: int) -> int:
    """The largest power of two that ``train`` meshes can fill: n meshes span n − 1 directions around their mean."""
    return 1 << max(0, (max(train, 2) - 1).bit_length() - 1)


@cache
def sizes_of(spec: str) -> Sizes | None:
    """The sizes of a folder or list of meshes, from its names and one file; None for any other data set.

    A folder that cannot be used has none either: reading it says why.
    """
    try:
        return read_sizes(spec)
    except (BenchError, OSError):
        return None


def read_sizes(spec: str, counts: tuple[int, int, int] | None = None) -> Sizes | None:
    """The same, with so many meshes on each side where ``counts`` are given; a folder that has too few is an error."""
    from bench.data.load import written_options
    from bench.data.own import own, true_edits
    from bench.data.own.sources import Reader, find

    base, options = written_options(spec)
    path = Path(base)
    if base.startswith("coma:") or not path.exists() or path.suffix == ".py":
        return None
    chosen = {**own.settings(path), **options}
    samples, _ = find(path)
    manifest = own.manifest_of(path, samples, chosen, 0, counts, chosen.get("hold_out", ()))
    manifest.check([sample.name for sample in samples])
    vertices = len(Reader()(samples[0]).vertices)
    train, validation, test = (len(manifest.splits.get(s, ())) for s in ("train", "validation", "test"))
    edits = len(true_edits.listed(path)) if path.is_dir() else 0
    return Sizes((train, validation, test, edits), vertices, int(chosen.get("region_count", 11)))
