"""Files that are read back carry a checksum: one flipped bit is reported, never used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

SEAL = "sha256"


class Damaged(ValueError):
    """A file that does not read as it was written."""


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def sealed(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with their own checksum under ``sha256``: over the JSON of the rest, keys sorted."""
    rest = json.loads(json.dumps({name: value for name, value in values.items() if name != SEAL}, default=str))
    return {**rest, SEAL: digest(_canonical(rest))}


def opened(text: str | bytes, mark: str = "") -> dict[str, Any]:
    """The values of a sealed JSON text, without the seal; one without a seal (of an older version) is taken as it is,
    but where it has a field ``mark``, which only sealed ones have.

    Raises :class:`Damaged` for what is no JSON object, or does not match its checksum.
    """
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Damaged(f"no JSON: {str(error)[:200] or 'nested too deep'}") from error
    if not isinstance(values, dict):
        raise Damaged(f"no JSON object but a {type(values).__name__}")
    seal = values.pop(SEAL, None)
    if seal is None and mark in values:
        raise Damaged("its checksum is gone")
    if seal is not None and seal != digest(_canonical(values)):
        raise Damaged("it does not match its checksum")
    return values


def _canonical(values: Mapping[str, Any]) -> bytes:
    return json.dumps(values, sort_keys=True, separators=(",", ":")).encode()
