"""Reading other people's pickles without running their code: lists, numbers, strings and numpy arrays only.

Two kinds of file, each with the names that its arrays need: a user's data (:func:`load_pickle`) and a checkpoint of the
published program (:func:`read_pickle`). Any other name ends the reading before anything is called.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from bench.base.bounds import MOST_PICKLE_BYTES, as_bytes, as_set, check_content, check_pickle, check_size
from bench.base.errors import BenchError

_CORES = ("numpy.core", "numpy._core")
_MADE = (("multiarray", "_reconstruct"), ("multiarray", "scalar"), ("numeric", "_frombuffer"))
# None: the name itself.
_DATA: dict[tuple[str, str], Any] = dict.fromkeys(
    [
        ("builtins", "slice"),
        ("builtins", "range"),
        ("builtins", "complex"),
        ("collections", "OrderedDict"),
        ("numpy", "dtype"),
        ("numpy", "ndarray"),
        *((f"{core}.{module}", name) for core in _CORES for module, name in _MADE),
    ]
)
# What a few bytes could make endless: a set of a range, a text in a codec that doubles it, again and again.
_DATA |= {(module, name): as_set for module in ("builtins", "__builtin__") for name in ("set", "frozenset")}
_DATA[("_codecs", "encode")] = as_bytes
# What a numpy array is pickled as, in numpy 1 and 2; everything that builds only numbers.
_NUMBERS: dict[tuple[str, str], Any] = {
    ("_codecs", "encode"): as_bytes,
    ("numpy", "ndarray"): np.ndarray,
    ("numpy", "dtype"): np.dtype,
    ("collections", "OrderedDict"): dict,
}
for _core in _CORES:
    _NUMBERS[(f"{_core}.multiarray", "_reconstruct")] = np.empty(0).__reduce__()[0]
    _NUMBERS[(f"{_core}.multiarray", "scalar")] = np.float64(0).__reduce__()[0]
    _NUMBERS[(f"{_core}.numeric", "_frombuffer")] = lambda buffer, dtype, shape, order: (
        np.frombuffer(buffer, dtype=dtype).reshape(shape, order=order).copy()
    )


class _Restricted(pickle.Unpickler):
    """Resolves the few names that are allowed; ``refusal`` says with ``{name}`` what another one is."""

    def __init__(self, data: bytes, allowed: Mapping[tuple[str, str], Any], refusal: str) -> None:
        super().__init__(io.BytesIO(data), encoding="latin1")
        self._allowed, self._refusal = allowed, refusal

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in self._allowed:
            raise BenchError(self._refusal.format(name=f"{module}.{name}"))
        return self._allowed[(module, name)] or super().find_class(module, name)


def _bounded(path: Path, allowed: Mapping[tuple[str, str], Any], refusal: str) -> Any:
    """The content, if neither its making nor going through it can fill the memory or never end."""
    check_size(path, MOST_PICKLE_BYTES)
    data = path.read_bytes()
    check_pickle(data)
    content = _Restricted(data, allowed, refusal).load()
    check_content(content)
    return content


def load_pickle(path: Path) -> Any:
    """The content of a pickle made of plain containers, numbers, strings and numpy arrays.

    Any other class in it, or damage, raises :class:`BenchError`; nothing of the file is executed.
    """
    try:
        refusal = "expected only lists, numbers and arrays, got {name}, which is not loaded"
        return _bounded(path, _DATA, refusal)
    except BenchError as error:
        raise BenchError(f"{path}: {error}; convert it to JSON or NPZ where it was made") from None
    except OSError as error:
        raise BenchError(f"{path}: expected a pickle that can be read, got {error.strerror}; check the path") from error
    except Exception as error:  # a damaged pickle can raise anything
        raise BenchError(
            f"{path}: expected a whole pickle, got {type(error).__name__}: {error}; copy it again"
        ) from None


def read_pickle(path: str | Path) -> Any:
    """The numbers, strings, arrays, lists and dicts of a pickle; anything else is refused and nothing is run.

    Errors: a missing or truncated file, a pickle that names any class or function, an array of objects.
    """
    path = Path(path)
    if not path.is_file():
        raise BenchError(f"{path}: expected a pickle, got no such file")
    try:
        refusal = "expected numbers, arrays, lists and dicts only, got {name}"
        value = _bounded(path, _NUMBERS, refusal)
    except BenchError as error:
        raise BenchError(f"{path}: {error}; a file with anything else in it is not read") from None
    except Exception as error:  # a damaged pickle fails in many ways, all of them mean the same
        raise BenchError(f"{path}: expected a whole pickle, got one that cannot be read: {error}") from None
    _check(value, path)
    return value


def _check(value: Any, path: Path) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            _check(key, path)
            _check(item, path)
    elif isinstance(value, list | tuple | set):
        for item in value:
            _check(item, path)
    elif isinstance(value, np.ndarray):
        if value.dtype.hasobject:
            raise BenchError(f"{path}: expected arrays of numbers, got one of objects")
    elif not isinstance(value, int | float | str | bool | np.generic | type(None)):
        raise BenchError(f"{path}: expected numbers, arrays, lists and dicts only, got {type(value).__name__}")
