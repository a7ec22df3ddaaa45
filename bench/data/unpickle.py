"""Reading other people's pickles without running their code: lists, numbers, strings and numpy arrays only."""

from __future__ import annotations

import io
import pickle
from pathlib import Path
from typing import Any

from bench.api import BenchError

_ALLOWED = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("builtins", "slice"),
    ("builtins", "range"),
    ("builtins", "complex"),
    ("collections", "OrderedDict"),
    ("numpy", "dtype"),
    ("numpy", "ndarray"),
    ("_codecs", "encode"),  # how old protocols spell bytes
}
_ALLOWED |= {
    (f"numpy.{core}.{module}", name)
    for core in ("core", "_core")
    for module, name in (("multiarray", "_reconstruct"), ("multiarray", "scalar"), ("numeric", "_frombuffer"))
}


class _Restricted(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise BenchError(f"expected only lists, numbers and arrays, got {module}.{name}, which is not loaded")
        return super().find_class(module, name)


def load(path: Path) -> Any:
    """The content of a pickle made of plain containers, numbers, strings and numpy arrays.

    Any other class in it, or damage, raises :class:`BenchError`; nothing of the file is executed.
    """
    try:
        data = path.read_bytes()
        return _Restricted(io.BytesIO(data), encoding="latin1").load()
    except BenchError as error:
        raise BenchError(f"{path}: {error}; do convert it to JSON or NPZ where it was made") from None
    except OSError as error:
        raise BenchError(
            f"{path}: expected a pickle that can be read, got {error.strerror}; do check the path"
        ) from error
    except Exception as error:  # a damaged pickle can raise anything
        raise BenchError(
            f"{path}: expected a whole pickle, got {type(error).__name__}: {error}; do copy it again"
        ) from None
