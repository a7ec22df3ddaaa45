"""Every row of FIDELITY.md names a test or a command that shows it, and every name stands for something."""

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "baselines" / "FIDELITY.md").read_text(encoding="utf-8")
EVIDENCE = re.compile(r"`test_\w+`|`python -m [\w.]+|same test|not run")


def rows_without_evidence(text):
    """Rows of tables whose last column is `shown by` and whose last cell names nothing."""
    missing, proved = [], False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            proved = False
        elif cells[-1] == "shown by":
            proved = True
        elif proved and not line.startswith("|---") and not EVIDENCE.search(line):
            missing.append(cells[0])
    return missing


def unknown_names(text):
    """Tests and modules that the text names and that are not there."""
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    tests = {name for source in sources for name in re.findall(r"^def (test_\w+)", source, re.M)}
    named = set(re.findall(r"`(test_\w+)`", text)) - tests
    modules = set(re.findall(r"`python -m ([\w.]+)", text))
    return sorted(named | {module for module in modules if importlib.util.find_spec(module) is None})


def test_every_row_names_its_evidence():
    assert TEXT.count("shown by") >= 6
    assert rows_without_evidence(TEXT) == []


def test_all_tests_and_commands_that_are_named_exist():
    assert len(re.findall(r"`test_\w+`", TEXT)) > 25
    assert unknown_names(TEXT) == []


def test_the_checks_can_fail():
    table = "| | here | shown by |\n|---|---|---|\n| loss | L1 | |\n| rate | 1 | `test_the_checks_can_fail` |\n"
    assert rows_without_evidence(table) == ["loss"]
    assert unknown_names("`test_nothing_of_the_kind` and `python -m bench.nothing_of_the_kind`") == [
        "bench.nothing_of_the_kind",
        "test_nothing_of_the_kind",
    ]
