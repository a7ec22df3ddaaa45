"""The page of functions (``tox -e api``) has what is public, with its docstring, and its command names real modules."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def test_the_page_shows_functions_with_their_docstrings(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))  # pdoc looks for templates of the user's at its import
    doc = pytest.importorskip("pdoc.doc", reason="needs the extra docs")
    render = pytest.importorskip("pdoc.render", reason="needs the extra docs")
    render.configure(docformat="restructuredtext")
    module = doc.Module(importlib.import_module("lamm.edit"))
    page = render.html_module(module, all_modules={"lamm.edit": module})
    for words in ("edit_regions", "Move the control vertices of one or more regions in one pass", "swap_regions"):
        assert words in page


def test_the_command_names_modules_that_are_there():
    text = (ROOT / "tox.ini").read_text(encoding="utf-8")
    (command,) = re.findall(r"^commands = pdoc (.*)$", text, re.MULTILINE)
    named = [word.lstrip("!") for word in command.split() if word.lstrip("!").startswith(("lamm", "bench"))]
    assert "lamm" in named and all(importlib.util.find_spec(name) for name in named)
