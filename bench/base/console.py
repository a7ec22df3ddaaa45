"""What is printed, whatever the terminal can show: output never ends a program because of a character."""

from __future__ import annotations

import codecs
import sys
import unicodedata
from collections.abc import Callable
from typing import Any

from bench.base.words import plain

_NAME = "lamm_bench_nearest"
#: ASCII for what this project prints; anything else is taken apart (é → e) or becomes a question mark.
_NEAREST = {
    "–": "-", "—": "-", "−": "-", "…": "...", "×": "x", "·": "*", "→": "->", "←": "<-", "≥": ">=", "≤": "<=", "≈": "~",
    "±": "+-", "µ": "u", "μ": "u", "“": '"', "”": '"', "‘": "'", "’": "'", "│": "|", "─": "-", "━": "-", "•": "*",
}  # fmt: skip


def run_main(main: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """Call a command line's ``main`` with output that does not fail: how every ``python -m`` of this project begins."""
    forgive_output()
    return main(*args, **options)


def forgive_output() -> None:
    """Print characters that the terminal's encoding lacks as their nearest ones, instead of failing.

    Under ``LC_ALL=C`` or Latin-1 a ``–`` would otherwise end a run that has been measured already.
    """
    codecs.register_error(_NAME, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if getattr(stream, "errors", None) in ("strict", "surrogateescape", "backslashreplace"):
            stream.reconfigure(errors=_NAME)  # type: ignore[union-attr]


def _nearest(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_ascii, error.object[error.start : error.end])), error.end


def _ascii(character: str) -> str:
    if character in _NEAREST:
        return _NEAREST[character]
    if 0xDC80 <= ord(character) <= 0xDCFF:  # a byte of a file's name that is no text in this locale
        return f"\\x{ord(character) - 0xDC00:02x}"
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"


def plain_line(text: str, longest: int = 300) -> str:
    """One line of a text from elsewhere: no colour codes of a terminal, no control characters, cut at ``longest``."""
    return " ".join(plain(text).split())[:longest]
