"""Every text file and every text pipe is opened with an encoding, so that the locale has no say in what is read.

ruff's PLW1514 finds the calls whose type it can infer; this test reads every call by its name.
"""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = sorted(
    folder
    for folder in ROOT.iterdir()
    if (folder.is_dir() and (folder / "__init__.py").exists()) or folder.name == "tests"
)
#: Where the mode stands among the arguments of ``name(...)`` and of ``something.name(...)``.
FUNCTIONS = {"open": 1, "fdopen": 1, "NamedTemporaryFile": 0, "TemporaryFile": 0}
METHODS = FUNCTIONS | {"open": 0}
OPENED = ("gzip", "io", "bz2", "lzma")


def without_encoding(source: str) -> list[int]:
    """Lines of calls that read or write text in whatever encoding the locale names."""
    return sorted(node.lineno for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and _careless(node))


def _careless(call: ast.Call) -> bool:
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    if "encoding" in keywords:
        return False
    if any(_constant(keywords.get(name)) is True for name in ("text", "universal_newlines")):
        return True
    if isinstance(call.func, ast.Attribute):
        name, owner = call.func.attr, ast.unparse(call.func.value)
        if name == "read_text" or name == "write_text":
            return len(call.args) < (1 if name == "read_text" else 2)
        if (owner, name) == ("os", "open") or name not in METHODS or re.fullmatch(r"(\w+\.)*[A-Z]\w*", owner):
            return False  # a class's own open
        at = FUNCTIONS[name] if owner in OPENED else METHODS[name]
    elif isinstance(call.func, ast.Name) and call.func.id in FUNCTIONS:
        name, at = call.func.id, FUNCTIONS[call.func.id]
    else:
        return False
    mode = keywords.get("mode", call.args[at] if len(call.args) > at else None)
    if mode is None:
        return name == "open" and len(call.args) <= at and (at == 0 or isinstance(call.func, ast.Name))
    return isinstance(_constant(mode), str) and re.fullmatch(r"[rwax][+t]{0,2}", _constant(mode)) is not None


def _constant(node: ast.AST | None) -> object:
    return node.value if isinstance(node, ast.Constant) else None


@pytest.mark.parametrize("folder", PACKAGES, ids=lambda folder: folder.name)
def test_every_text_is_opened_with_an_encoding(folder):
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(folder.rglob("*.py"))
        for line in without_encoding(path.read_text(encoding="utf-8"))
    ]
    assert not found, "an encoding is missing: " + ", ".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "path.read_text()", "path.write_text('a')", "open('a')", "open('a', 'w')", "path.open()", "path.open('a')",
        "path.open(mode='r+')", "gzip.open('a', 'rt')", "os.fdopen(1, 'w')", "tempfile.NamedTemporaryFile('w')",
        "subprocess.run(['ls'], text=True)", "folder_of(run).read_text()",
    ],
)  # fmt: skip
def test_the_check_finds_it(line):
    assert without_encoding(line) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "path.read_text('utf-8')", "open('a', 'rb')", "path.open('wb')", "RunFolder.open(path)", "os.open(path, 0)",
        "Image.open(path)", "gzip.open('a')", "tempfile.TemporaryFile()", "subprocess.run(['ls'], encoding='utf-8')",
        "pairs.open(kernel)",
    ],
)  # fmt: skip
def test_the_check_lets_it_pass(line):
    assert without_encoding(line) == []
