"""What the gate measures: the table ``bench-gate.toml`` in the repository's root.

Each ``[[kernel]]`` has a ``name`` and one of

* ``function = "package.module:factory"`` or ``"path/to/file.py:factory"``: a function without arguments (or with
  ``device``) that returns the function to measure;
* ``model = "name"`` (an installed model, ``package.module:build`` or ``file.py:build``) with ``phase`` (encode,
  decode, forward, train or edit), ``vertices``, ``batch``, ``latent``, ``variant`` and ``data``. ``program = "card"``
  forces a model's program for a card, whatever the device.

``output_tolerance`` is the relative difference of outputs that is still the same: 5e-6, for training 5e-5.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.api import BenchError
from bench.base.programs import PROGRAMS
from bench.models import close_matches, installed_models

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TABLE = "bench-gate.toml"
PHASES = ("encode", "decode", "forward", "train", "edit")
_MODEL_DEFAULTS: dict[str, Any] = {
    "phase": "decode", "vertices": 1200, "batch": 1, "latent": 64, "variant": "tuned", "data": "heads-mini",
}  # fmt: skip


def read_kernels(root: Path, only: Iterable[str] = ()) -> list[dict[str, Any]]:
    """The kernels of a checkout, completed with defaults; every installed model's decoding where there is no table.

    ``only`` keeps the names that contain one of its texts.

    Raises:
        BenchError: a table that cannot be read, an unknown key, a name twice, nothing left to measure.
    """
    path = root / TABLE
    if path.is_file():
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8")).get("kernel", [])
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BenchError(f"expected {TABLE} to be TOML, got: {error}; mend that line") from error
    else:
        entries = [{"name": f"{name}-decode", "model": name} for name in sorted(installed_models())]
    kernels = [_complete(entry, number) for number, entry in enumerate(entries, start=1)]
    names = [kernel["name"] for kernel in kernels]
    for name in names:
        if names.count(name) > 1:
            raise BenchError(f"expected every kernel's name once in {TABLE}, got {name!r} {names.count(name)} times")
    wanted = list(only)
    for text in wanted:
        if not any(text in name for name in names):
            raise BenchError(f"expected a kernel of {', '.join(names)}; got {text!r}{close_matches(text, names)}")
    kernels = [kernel for kernel in kernels if not wanted or any(text in kernel["name"] for text in wanted)]
    if not kernels:
        raise BenchError(f"expected at least one [[kernel]] in {path}, got none; see docs/use/performance-gate.md")
    return kernels


def _complete(entry: Any, number: int) -> dict[str, Any]:
    where = f"{TABLE}, kernel {number}"
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise BenchError(f"{where}: expected a [[kernel]] with a name, got {entry!r}")
    where = f"{TABLE}, kernel {entry['name']!r}"
    kinds = [kind for kind in ("function", "model") if kind in entry]
    if len(kinds) != 1:
        raise BenchError(f"{where}: expected one of function and model, got {' and '.join(kinds) or 'neither'}")
    known = {"name", "output_tolerance", *kinds, *(("program", *_MODEL_DEFAULTS) if kinds == ["model"] else ())}
    for key in entry:
        if key not in known:
            raise BenchError(
                f"{where}: expected the keys {', '.join(sorted(known))}; got {key!r}{close_matches(key, known)}"
            )
    tolerance = entry.get("output_tolerance", 0.0)
    if not isinstance(tolerance, (int, float)) or not 0 <= tolerance < 1:
        raise BenchError(f"{where}: expected output_tolerance as a number such as 5e-6, got {tolerance!r}")
    if kinds == ["function"]:
        if ":" not in str(entry["function"]):
            raise BenchError(f"{where}: expected function = 'package.module:factory', got {entry['function']!r}")
        return dict(entry)
    kernel = {**_MODEL_DEFAULTS, **entry}
    if kernel["phase"] not in PHASES:
        raise BenchError(f"{where}: expected a phase of {', '.join(PHASES)}, got {kernel['phase']!r}")
    if kernel.get("program", PROGRAMS[0]) not in PROGRAMS:
        raise BenchError(f"{where}: expected a program of {', '.join(PROGRAMS)}, got {kernel['program']!r}")
    for key in ("vertices", "batch", "latent"):
        if not isinstance(kernel[key], int) or kernel[key] < 1:
            raise BenchError(f"{where}: expected {key} as a whole number of 1 or more, got {kernel[key]!r}")
    return kernel
