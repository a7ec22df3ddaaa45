"""A model's file (.safetensors, as ``lamm.checkpoint.save`` writes it) read with NumPy alone."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

VERSION = 1
#: The most that the header of a file may take, and what a tensor may be made of.
LARGEST_HEADER_BYTES = 100_000_000
KINDS = {"F32": "<f4", "F16": "<f2", "F64": "<f8", "I8": "i1", "U8": "u1", "I32": "<i4", "I64": "<i8", "BOOL": "?"}
SCALES = ".row_scales"
#: The header of a file, and its tensors by name.
FileContent = tuple[dict[str, Any], dict[str, np.ndarray]]


class Refused(ValueError):
    """A user's mistake, in the form "expected …, got …; do …"."""


def read_model(path: str | Path) -> FileContent:
    """The header, and all tensors by name: float32 (halves and scaled bytes are unpacked), ids as int64.

    Errors: no such file, one that is cut off or of another kind, one quantised in memory (bf16, fp16 or int8 maps).
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused(
            f"{path}: expected a model's file, got {error.strerror or error}; choose a .safetensors file"
        ) from None
    table, begin = _table(path, data)
    try:
        header = json.loads(table.pop("__metadata__")["lamm"])
    except (KeyError, TypeError, ValueError, RecursionError):
        raise Refused(f"{path}: expected a model that lamm train wrote, got another file") from None
    if not isinstance(header, dict) or header.get("version") != VERSION:
        raise Refused(f"{path}: expected version {VERSION} of the format, got another; take an add-on that fits")
    if header.get("quantized"):
        raise Refused(f"{path}: expected full weights, got {header['quantized']} ones; take the original model")
    tensors = {name: _tensor(path, data, begin, name, entry) for name, entry in table.items()}
    return header, _unpacked(tensors)


def kind_of(header: Mapping[str, Any]) -> str:
    """``lamm`` or ``pca-net``."""
    return str(header.get("format", "lamm"))


def _table(path: Path, data: bytes) -> tuple[dict[str, Any], int]:
    """What the file says of its tensors, and where their bytes begin."""
    try:
        (size,) = struct.unpack_from("<Q", data)
        if size > min(LARGEST_HEADER_BYTES, len(data) - 8):
            raise ValueError
        table = json.loads(data[8 : 8 + size].decode("utf-8"))
        if not isinstance(table, dict):
            raise ValueError
    except (struct.error, ValueError, RecursionError):
        raise Refused(f"{path}: expected a whole .safetensors file, got one that cannot be read") from None
    return table, 8 + size


def _tensor(path: Path, data: bytes, begin: int, name: str, entry: Any) -> np.ndarray:
    try:
        kind, shape = np.dtype(KINDS[entry["dtype"]]), tuple(int(n) for n in entry["shape"])
        start, stop = (begin + int(n) for n in entry["data_offsets"])
        count = int(np.prod(shape, dtype=np.int64))
        if min((*shape, 0)) < 0 or not begin <= start <= stop <= len(data) or stop - start != count * kind.itemsize:
            raise ValueError
    except (KeyError, TypeError, ValueError, OverflowError):
        raise Refused(f"{path}: expected a whole tensor {name}, got one that cannot be read") from None
    return np.frombuffer(data, kind, count, start).reshape(shape)


def _unpacked(tensors: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """float32 whatever the file holds (:mod:`lamm.reduce.storage`): matrices of bytes have a scale for each row."""
    found = {}
    for name, tensor in tensors.items():
        if name.endswith(SCALES):
            continue
        if tensor.dtype == np.int8:
            scales = tensors.get(name + SCALES)
            if scales is None or tensor.ndim != 2 or scales.shape != tensor.shape[:1]:
                raise Refused(f"expected a scale for each row of {name}, got none that fit")
            found[name] = tensor.astype(np.float32) * scales.astype(np.float32)[:, None]
        else:
            found[name] = tensor.astype(np.int64 if tensor.dtype.kind in "iu" else np.float32)
    return found
