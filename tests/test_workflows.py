"""What the workflows call exists: tox environments, modules, commands and their options. Nothing of it is run here."""

import configparser
import importlib
import importlib.util
import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TOX = configparser.ConfigParser(interpolation=None)
TOX.read(ROOT / "tox.ini")


def steps(path):
    for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
        yield from job["steps"]


def shell_commands(text):
    """Words of every command of a ``run:`` step."""
    for line in text.replace("\\\n", " ").splitlines():
        for part in re.split(r"&&|\|\||;", line):
            if words := shlex.split(part, comments=True):
                yield words


def command_of(module):
    """The click command of ``python -m module``."""
    found = importlib.util.find_spec(module)
    assert found is not None, f"no module {module}"
    if found.submodule_search_locations is not None:
        module += ".__main__"
    return importlib.import_module(module).main


def check_python(words):
    """``python -m module arguments``: the module exists, and it knows the options."""
    if words[1] != "-m":
        return
    command, arguments = command_of(words[2]), words[3:]
    if isinstance(command, click.Group):
        assert arguments[0] in command.commands, f"{words[2]} has no command {arguments[0]}"
        command, arguments = command.commands[arguments[0]], arguments[1:]
    known = {name for parameter in command.params for name in parameter.opts}
    unknown = {word for word in arguments if word.startswith("--")} - known
    assert not unknown, f"{words[2]} has no {unknown}"


def check_tox(words):
    """``tox -e name -- arguments``: the environment exists, and its commands take the arguments."""
    name = words[words.index("-e") + 1]
    section = "testenv" if name == "test" else f"testenv:{name}"
    assert section in TOX, f"no tox environment {name}"
    given = shlex.join(words[words.index("--") + 1 :]) if "--" in words else ""
    for line in TOX[section]["commands"].strip().splitlines():
        line = re.sub(r"\{posargs(?::([^}]*))?\}", lambda match: given or match[1] or "", line)
        check(shlex.split(line))


def check(words):
    program = Path(words[0]).name
    if program == "tox":
        check_tox(words)
    elif program == "python" or program == "python3":
        if (place := Path(words[0]).parts) and place[0] == ".tox":
            assert f"testenv:{place[1]}" in TOX, f"no tox environment makes {words[0]}"
        check_python(words)
    else:
        assert program in KNOWN, f"a program that no test knows: {words}"


#: Of the machines that run the workflows, and of the environments.
KNOWN = {"pip", "cat", "gh", "ruff", "mkdocs", "mypy", "pdoc", "pytest"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_a_workflow_runs_exists(path):
    ran = [words for step in steps(path) if "run" in step for words in shell_commands(step["run"])]
    assert any(Path(words[0]).name == "tox" for words in ran)
    for words in ran:
        check(words)


@pytest.mark.parametrize("name", [name for name in TOX.sections() if name.startswith("testenv")])
def test_what_tox_runs_exists(name):
    for line in TOX[name]["commands"].strip().splitlines():
        check(shlex.split(re.sub(r"\{posargs(?::([^}]*))?\}", lambda match: match[1] or "", line)))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_few_rights_and_an_end(path):
    text = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert text["permissions"]["contents"] == "read"
    for job in text["jobs"].values():
        assert job["timeout-minutes"] <= 120
        for step in job["steps"]:
            assert ("run" in step) != ("uses" in step)
            assert "uses" not in step or re.fullmatch(r"actions/[a-z/-]+@v\d+", step["uses"])


def test_the_three_workflows_are_there():
    triggers = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))[True] for path in WORKFLOWS
    }  # YAML reads `on` as true
    assert "pull_request" in triggers["gate"] and "pull_request" in triggers["tests"]
    assert "schedule" in triggers["nightly"]


@pytest.mark.parametrize(
    "line",
    [
        "tox -e nothing",
        "tox -e gate -- --bse main",
        "python -m bench.gaet",
        "python -m bench.history apend runs",
        ".tox/nothing/bin/python -m bench.gate",
        "unheard-of --option",
    ],
)
def test_the_check_itself_can_fail(line):
    with pytest.raises(AssertionError):
        check(shlex.split(line))
