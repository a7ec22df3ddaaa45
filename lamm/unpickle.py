"""Reading other people's pickles without running them."""

from __future__ import annotations

import io
import pickle
from pathlib import Path
from typing import Any

import numpy as np

from bench.api import BenchError

# What a numpy array is pickled as, in numpy 1 and 2; everything that builds only numbers.
_ALLOWED = {
    # Bytes in the older pickle protocols; a text in another encoding is refused by the codec's own check.
    ("_codecs", "encode"): lambda text, encoding: text.encode({"latin1": "latin1"}[encoding]),
    ("numpy", "ndarray"): np.ndarray,
    ("numpy", "dtype"): np.dtype,
    ("collections", "OrderedDict"): dict,
}
for _module in ("numpy.core", "numpy._core"):
    _ALLOWED[(f"{_module}.multiarray", "_reconstruct")] = np.empty(0).__reduce__()[0]  # type: ignore[assignment]
    _ALLOWED[(f"{_module}.multiarray", "scalar")] = np.float64(0).__reduce__()[0]  # type: ignore[assignment]
    _ALLOWED[(f"{_module}.numeric", "_frombuffer")] = lambda buffer, dtype, shape, order: (  # type: ignore[assignment]
        np.frombuffer(buffer, dtype=dtype).reshape(shape, order=order).copy()
    )


class _Restricted(pickle.Unpickler):
    """Resolves the few names that arrays need; any other ends the reading before anything is called."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise BenchError(f"expected numbers, arrays, lists and dicts only, got {module}.{name}")
        return _ALLOWED[(module, name)]


def read_pickle(path: str | Path) -> Any:
    """The numbers, strings, arrays, lists and dicts of a pickle; anything else is refused and nothing is run.

    Errors: a missing or truncated file, a pickle that names any class or function, an array of objects.
    """
    path = Path(path)
    if not path.is_file():
        raise BenchError(f"{path}: expected a pickle, got no such file")
    try:
        value = _Restricted(io.BytesIO(path.read_bytes()), encoding="latin1").load()
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
