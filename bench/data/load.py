"""One way in to every data set: a name or a path in, a :class:`Dataset` in millimetres out."""

from __future__ import annotations

import dataclasses
import difflib
import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from bench.api import STD_FLOOR_MM, BenchError, Normalization
from bench.data import store
from bench.data.dataset import Dataset

# Name → "module:function(spec, counts=…, seed=…, **options)", imported when asked for.
BUILT_IN = {
    "heads-mini": "bench.data.made.mini:load_set",
    "heads": "bench.data.made.generated:load",
    "heads-posed": "bench.data.made.generated:load",
    "hands": "bench.data.made.generated:load",
    "bodies": "bench.data.made.generated:load",
}


def any_number(spec: str) -> bool:
    """Whether a set is generated in whatever number is asked for; any other has the meshes that it has."""
    return BUILT_IN.get(spec.partition("?")[0], "").startswith("bench.data.made.generated:")


def built_in(spec: str) -> bool:
    """Whether a set comes with this project, so that its name and this project's commit say what is in it."""
    return spec.partition("?")[0] in BUILT_IN


def load(
    spec: str,
    *,
    vertices: int | None = None,
    counts: tuple[int, int, int] | None = None,
    seed: int = 0,
    normalization: str = "standard",
    floor_mm: float = STD_FLOOR_MM,
    **options: Any,
) -> Dataset:
    """Load (or make, the first time) a data set.

    ``spec``: ``heads-mini`` (shipped); ``heads``, ``heads-posed``, ``hands``, ``bodies`` (generated, need ``anny``); a
    folder of meshes or a list file; ``file.py:function``; ``coma:FOLDER``. Options may stand in it: ``FOLDER?unit=cm``.
    ``vertices`` resamples to exactly that many vertices; ``counts`` are the numbers of train, validation and test
    meshes; ``seed`` chooses the sample of people (generated sets) or the random split (own meshes); ``normalization``
    is ``standard`` (mean and std a coordinate, the std at least ``floor_mm``) or ``mean``, fitted on train; ``options``
    go to the set's own loader. Raises :class:`BenchError` for an unknown name, with the close matches.
    """
    spec, written = written_options(spec)
    options = {**written, **options}
    loader = _loader(spec)
    dataset = loader(spec, counts=_checked(counts), seed=seed, **_accepted(spec, loader, options))
    if vertices is not None:
        from bench.data.resized.ladder import resample

        dataset = resample(dataset, vertices)
    return _normalised(dataset, normalization, floor_mm)


def _normalised(dataset: Dataset, kind: str, floor_mm: float) -> Dataset:
    if kind not in ("standard", "mean") or not floor_mm > 0:
        raise BenchError(
            f"expected a normalisation of standard or mean and a floor above 0 mm, got {kind!r}, {floor_mm}; choose"
        )
    if kind == "standard" and floor_mm == STD_FLOOR_MM:
        return dataset
    fitted = Normalization.fit(store.tensor(dataset.splits["train"]), floor_mm, scale=kind == "standard")
    topology = dataclasses.replace(dataset.topology, normalization=fitted)
    edits = None if dataset.edits is None else dataclasses.replace(dataset.edits, topology=topology)
    return dataclasses.replace(dataset, topology=topology, edits=edits)


def _loader(spec: str) -> Callable[..., Dataset]:
    if spec in BUILT_IN:
        return _imported(BUILT_IN[spec])
    if spec.startswith("coma:"):
        return _imported("bench.data.own.coma:load")
    if spec.rpartition(":")[0].endswith(".py"):
        return _imported("bench.data.own.script:load")
    if Path(spec).exists():
        return _imported("bench.data.own.own:load")
    close = difflib.get_close_matches(spec, BUILT_IN, n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(close)}?" if close else f"choose one of {', '.join(BUILT_IN)}"
    raise BenchError(f"expected a data set's name or a path, got {spec!r}, which is neither; {hint}")


def written_options(spec: str) -> tuple[str, dict[str, Any]]:
    """``NAME?key=value&key=value`` → name and options, so that any command that takes a data set takes its options.

    A path that is there is taken with all its question marks; options begin at the last one behind such a path.
    """
    if "?" not in spec or Path(spec).exists():
        return spec, {}
    base, _, query = spec.partition("?")
    for at in [place for place, letter in enumerate(spec) if letter == "?"][:0:-1]:
        if Path(spec[:at]).exists():  # a folder with a question mark in its own name
            base, query = spec[:at], spec[at + 1 :]
            break
    pairs = parse_qsl(query.replace("+", "%2B"), keep_blank_values=True)
    if not all(key and value for key, value in pairs) or len(pairs) != len(query.split("&")):
        raise BenchError(f"expected options as NAME?key=value&key=value, got {spec!r}; correct it")
    return base, {key: int(value) if value.isdigit() else value for key, value in pairs}


def _imported(path: str) -> Callable[..., Dataset]:
    module, function = path.split(":")
    return getattr(import_module(module), function)  # type: ignore[no-any-return]


def _checked(counts: tuple[int, int, int] | None) -> tuple[int, int, int] | None:
    if counts is None:
        return None
    if len(counts) != 3 or any(int(n) != n or n < 0 for n in counts) or counts[0] < 1:
        raise BenchError(f"expected three counts (train, validation, test), train at least 1, got {tuple(counts)}")
    return int(counts[0]), int(counts[1]), int(counts[2])


def _accepted(spec: str, loader: Callable[..., Dataset], options: dict[str, Any]) -> dict[str, Any]:
    parameters = inspect.signature(loader).parameters
    if any(p.kind is inspect.Parameter.VAR_KEYWORD for p in parameters.values()):
        return options
    known = [name for name in parameters if name not in ("spec", "counts", "seed")]
    for name in options:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=2)
            hint = f"did you mean {' or '.join(close)}?" if close else f"it takes {', '.join(known) or 'none'}"
            raise BenchError(f"expected an option of {spec}, got {name!r}; {hint}")
    return options
