"""What program a user's model is: a digest of its file and of the local modules that it imports.

A commit says that for this project's own files. A model of a user stands in a file of his, which no commit of this
project holds: what was trained, or begun, with another content of it is another program's.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.machinery
import importlib.util
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

PACKAGES = ("bench", "lamm", "baselines", "reports", "studies")
_ROOT = Path(__file__).resolve().parents[2]
_MOST_FILES = 2000


def program_digest(target: str) -> str:
    """SHA-256 (16 digits) of the source of ``path/to/file.py:build`` or ``package.module:build``, and of what it
    imports from outside the standard library, installed packages and this project; empty for this project's own. Of an
    installed package: all its files.

    Imports are read from the syntax, also those inside functions; a name that is only made at run time is not found.
    """
    place = target.rpartition(":")[0]
    file = Path(place) if place.endswith(".py") else _file_of(place, sys.path)
    if file is None or not file.is_file() or _is_ours(file.resolve()):
        return ""
    if _is_installed(file.resolve()):
        return _digest(_of_package(file.resolve()))
    name = "" if place.endswith(".py") else place
    return _digest(sorted(sources(file.resolve(), name).items()))


def sources(file: Path, name: str = "") -> dict[str, bytes]:
    """The user's file and the local modules it imports, by what each is imported as."""
    found: dict[str, bytes] = {}
    waiting = [(name or file.name, file)]
    while waiting and len(found) < _MOST_FILES:
        label, path = waiting.pop()
        if label in found:
            continue
        found[label] = content = path.read_bytes()
        package = label.rpartition(".")[0] if path.name != "__init__.py" else label
        for wanted in _imports(content, package if name else ""):
            for module, where in _files(wanted, [str(file.parent), *sys.path, os.getcwd()]):
                if not _is_ours(where) and not _is_installed(where):
                    waiting.append((module, where))
    return found


def _of_package(file: Path) -> Iterator[tuple[str, bytes]]:
    """The file, or all files of the package that it is part of."""
    top = file.parent
    if not (top / "__init__.py").exists():
        yield file.name, file.read_bytes()
        return
    while (top.parent / "__init__.py").exists():
        top = top.parent
    for path in sorted(top.rglob("*.py"))[:_MOST_FILES]:
        yield str(path.relative_to(top)), path.read_bytes()


@cache
def package_digest() -> str:
    """SHA-256 (12 digits) of the source of this project's packages: its commit, where it has none."""
    files = [path for package in PACKAGES for path in sorted((_ROOT / package).rglob("*.py"))]
    return _digest((str(path.relative_to(_ROOT)), path.read_bytes()) for path in files)[:12]


def _digest(parts: Iterable[tuple[str, bytes]]) -> str:
    sha = hashlib.sha256()
    for label, content in parts:
        sha.update(f"{label}\0{len(content)}\0".encode())
        sha.update(content)
    return sha.hexdigest()[:16]


def _imports(content: bytes, package: str) -> Iterator[str]:
    """Names of the modules that a source imports, absolute; ``from a import b`` may mean the module ``a.b``."""
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return  # its import will say so
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".") if package else []
                base = ".".join([*parts[: len(parts) - node.level + 1], *([base] if base else [])])
            if base:
                yield base
            yield from (f"{base}.{alias.name}".lstrip(".") for alias in node.names if alias.name != "*")


def _files(name: str, path: list[str]) -> Iterator[tuple[str, Path]]:
    """The files of a module and of the packages above it; nothing is imported to find them."""
    places: list[str] | None = path
    parts = name.split(".")
    for depth in range(1, len(parts) + 1):
        spec = _find(".".join(parts[:depth]), places)
        if spec is None:
            return
        if spec.origin and Path(spec.origin).is_file():
            yield ".".join(parts[:depth]), Path(spec.origin).resolve()
        if spec.submodule_search_locations is None:
            return
        places = list(spec.submodule_search_locations)


def _file_of(name: str, path: list[str]) -> Path | None:
    found = dict(_files(name, path))
    return found.get(name)


def _find(name: str, path: list[str] | None) -> importlib.machinery.ModuleSpec | None:
    try:
        return importlib.machinery.PathFinder.find_spec(name, path) or _editable(name, path)
    except (ImportError, ValueError, OSError, AttributeError):
        return None


def _editable(name: str, path: list[str] | None) -> importlib.machinery.ModuleSpec | None:
    """A package that is installed for editing is found by finders of its own, only at the top."""
    return importlib.util.find_spec(name) if "." not in name and path is not None else None


def _is_ours(path: Path) -> bool:
    return any(path.is_relative_to(_ROOT / package) for package in PACKAGES)


@cache
def _library_folders() -> tuple[Path, ...]:
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    folders = [Path(sysconfig.get_path(name)).resolve() for name in names]
    folders += [Path(entry).resolve() for entry in sys.path if Path(entry).name in ("site-packages", "dist-packages")]
    return tuple(dict.fromkeys(folders))


def _is_installed(path: Path) -> bool:
    return any(path.is_relative_to(folder) for folder in _library_folders())
