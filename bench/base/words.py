"""Texts from outside (names, paths, error messages) made fit to be printed, kept and set."""

from __future__ import annotations

import re
from typing import Any

_TERMINAL = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\-_])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain(text: object) -> str:
    """The text without what no file or terminal can take: lone surrogates (of file names that are no Unicode, say)
    become ``\\udc80`` in letters, terminal codes and control characters but line ends and tabs go."""
    found = _CONTROL.sub("", _TERMINAL.sub("", str(text)))
    return _SURROGATE.sub(lambda one: f"\\u{ord(one.group()):04x}", found)


def plain_values(value: Any) -> Any:
    """JSON values with :func:`plain` texts and names in them."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {plain_values(name): plain_values(inner) for name, inner in value.items()}
    return [plain_values(inner) for inner in value] if isinstance(value, list) else value


def one_line(text: object, most: int = 2000) -> str:
    """The text in one line of at most ``most`` letters; cut in its middle, since a remedy stands at its end."""
    line = " ".join(plain(text).split())
    if len(line) <= most:
        return line
    head = (most - 5) // 3
    return f"{line[:head]} … {line[len(line) - (most - head - 3) :]}"


def duration_words(seconds: float) -> str:
    """A length of time in words."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"
