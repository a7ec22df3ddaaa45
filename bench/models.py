"""From a name to a model: installed entry points, ``package.module:build`` or ``path/to/file.py:build``."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from bench.api import BenchError, model_variants
from bench.base.modules import module_from_file
from bench.case import rank_of

MODELS_GROUP = "lamm_bench.models"


def close_matches(name: str, known: Iterable[str]) -> str:
    """``; did you mean a, b?`` for a misspelt name, or an empty text."""
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f"; did you mean {', '.join(near)}?" if near else ""


def installed_models() -> dict[str, str]:
    """Names of the installed models and where each is built: ``{"name": "package.module:build"}``."""
    return {entry.name: entry.value for entry in entry_points(group=MODELS_GROUP)}


def default_models(choice: str) -> list[str]:
    """The models of a run that names none: those with the choice among their tags (``quick``), all if none has it.

    A model that cannot be loaded has no tags; where it is named, :func:`load_build` says what is wrong with it.
    """
    installed = sorted(installed_models())
    return [name for name in installed if choice in _tags(name)] or installed


def _tags(name: str) -> tuple[str, ...]:
    try:
        return getattr(load_build(name), "tags", ())
    except BenchError:
        return ()


#: The variant in which the calls of a model's first one are recorded as a CUDA graph (:mod:`bench.measure.graphs`).
GRAPH = "graph"


@cache
def load_build(name: str) -> Callable[..., Any]:
    """The ``build(topology, latent_size, **options)`` function that a model name stands for.

    Found once per process, so that planning a run does not execute a user's file for every size and variant. Raises
    :class:`BenchError` for an unknown name, a missing file or a file without that function.
    """
    target = installed_models().get(name, name)
    place, colon, attribute = target.rpartition(":")
    if not colon:
        known = installed_models()
        listing = ", ".join(sorted(known)) or "none installed: run `pip install -e .`"
        raise BenchError(
            f"expected a model ({listing}) or path/to/file.py:build, got {name!r}{close_matches(name, known)}"
        )
    module = _module_from_file(Path(place)) if place.endswith(".py") else _module_by_name(place, name)
    try:
        build: Callable[..., Any] = getattr(module, attribute)
    except AttributeError:
        public = [key for key, value in vars(module).items() if callable(value) and not key.startswith("_")]
        hint = close_matches(attribute, public)
        raise BenchError(f"expected a function {attribute!r} in {place}, got none{hint}") from None
    if not callable(build):
        raise BenchError(f"expected {target} to be a function build(topology, latent_size), got {type(build).__name__}")
    return build


def variants_of(name: str, wanted: Iterable[str]) -> list[str]:
    """Which of the ``wanted`` variants a model offers; a model without variants runs once, as ``default``.

    ``graph`` is any model's first variant with its calls recorded as one CUDA graph, so all offer it.
    """
    offered, wanted = model_variants(load_build(name)), list(wanted)
    if offered == ("default",):
        plain = ["default"] if wanted != [GRAPH] else []
        return plain + [variant for variant in wanted if variant == GRAPH]
    return [variant for variant in wanted if variant in (*offered, GRAPH)]


def built_variant(name: str, variant: str) -> str:
    """The variant that is built and trained: of a form that is recorded or compressed afterwards, the model's first."""
    return model_variants(load_build(name))[0] if variant == GRAPH or rank_of(variant) else variant


def build_model(name: str, topology: Any, latent: int, variant: str, options: Iterable[tuple[str, Any]] = ()) -> Any:
    """Build the model; ``variant`` is passed on only to functions that offer variants."""
    build = load_build(name)
    chosen = dict(options)
    if model_variants(build) != ("default",):
        chosen["variant"] = built_variant(name, variant)
    model = build(topology, latent, **chosen)
    missing = [ability for ability in ("encode", "decode") if not callable(getattr(model, ability, None))]
    if missing:
        raise BenchError(f"expected {name} to build a model with encode and decode, got none of {', '.join(missing)}")
    return model


def _module_by_name(place: str, name: str) -> Any:
    try:
        return importlib.import_module(place)
    except ModuleNotFoundError as error:
        raise BenchError(
            f"expected model {name!r} in module {place}, got: {error}; install it, or give path/to/file.py:build"
        ) from error


def _module_from_file(path: Path) -> Any:
    if not path.is_file():
        raise BenchError(f"expected a Python file at {path}, got none; check the path before the colon")
    try:
        return module_from_file(path, f"user_model_{path.stem}")
    except Exception as error:
        raise BenchError(f"expected {path} to import, got {type(error).__name__}: {error}; fix the file") from error
