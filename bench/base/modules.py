"""Python files that are not installed, imported by their path."""

from __future__ import annotations

import importlib.util
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType


class _FromSource(SourceFileLoader):
    """Compiles the text that is there now. Python's byte code cache takes a file of the same size and the same second
    for the same file, which would run yesterday's program of a user who changes one digit."""

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


def module_from_file(path: Path, name: str) -> ModuleType:
    """The module of a Python file under a name of its own, known to ``sys.modules`` while it runs (data classes ask).

    Raises :class:`ImportError` for a file that cannot be a module; what the file itself raises passes through.
    """
    if path.suffix != ".py":
        raise ImportError(f"{path} does not end in .py")
    whole = str(path.resolve())
    spec = importlib.util.spec_from_file_location(name, whole, loader=_FromSource(name, whole))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
