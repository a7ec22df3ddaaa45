"""Lists of names on the command line, where a name may be a path with commas in it."""

from __future__ import annotations

import re
from pathlib import Path

from bench.base.errors import BenchError

# A name in double quotes, with whatever is written behind it up to the comma (options: "my, folder"?unit=cm); or none.
_PART = re.compile(r'\s*"(?P<quoted>[^"]*)"(?P<rest>[^,"]*)(?:,|$)|(?P<plain>[^,"]*)(?:,|$)')


def split_names(text: str) -> list[str]:
    """``"a, b"`` → ``["a", "b"]``."""
    return [part.strip() for part in text.split(",") if part.strip()]


def split_paths(option: str, text: str) -> list[str]:
    """The names of ``--data`` or ``--models``: commas part them, except in double quotes and in paths that are there.

    ``heads,"my scans, 2024"`` are two names. Without quotes a name goes on over commas as far as there is such a file
    or folder: ``my,scans`` is one name where a folder is called so. Raises :class:`BenchError` for what could be read
    in two ways, and for a quote without its partner.
    """
    parts = _parts(option, text)
    names, at = [], 0
    while at < len(parts):
        length = next((n for n in range(len(parts) - at, 1, -1) if _is_path(",".join(parts[at : at + n]))), 1)
        name = ",".join(parts[at : at + length])
        if length > 1 and any(_is_path(part) for part in parts[at : at + length]):
            raise BenchError(
                f"expected names for --{option} that can be read in one way, got {name!r}, which is a path as a whole "
                f"and in part; put what is one name in double quotes, for a shell '\"{name}\"'"
            )
        names.append(name.strip())
        at += length
    return [name for name in (name.replace(_COMMA, ",") for name in names) if name]


#: A comma that parts nothing, while the list is taken apart.
_COMMA = "\0"


def _parts(option: str, text: str) -> list[str]:
    found, at = [], 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None:
            raise BenchError(
                f"expected names with commas between them for --{option}, in double quotes where a name has one, "
                f"got {text!r}; close the quotes"
            )
        quoted = match["quoted"]
        found.append(match["plain"] if quoted is None else quoted.replace(",", _COMMA) + match["rest"])
        at = match.end()
    return found


def _is_path(name: str) -> bool:
    """Whether there is a file or folder of this name, options (``?``) and the function of a file (``:``) left out."""
    name = name.strip().replace(_COMMA, ",")
    bare = [name, *(before for before, _, behind in (name.rpartition("?"), name.rpartition(":")) if "," not in behind)]
    return any(Path(one).exists() for one in bare if one)
