"""Imports go one way; this reads every import and says who breaks the rule. A second test proves it can fail."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("bench", "lamm", "baselines", "reports")


def imported_modules(source: str) -> set[str]:
    """Full names of all modules that a source file imports, at any depth of nesting."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return names


def allowed(package: str, module: str) -> bool:
    """Whether a file of ``package`` may import ``module``."""
    top = module.split(".")[0]
    if package in ("lamm", "baselines"):
        return top not in PACKAGES or top == package or module == "bench" or module.startswith("bench.api")
    if package == "bench":
        return top not in ("lamm", "baselines", "reports")
    if package == "reports":
        return top not in ("torch", "lamm", "baselines") and (top != "bench" or module.startswith("bench.stats"))
    return True


def violations(package: str, source: str) -> set[str]:
    found = {module for module in imported_modules(source) if not allowed(package, module)}
    if package == "reports":
        found -= {"bench"}
    return found


def test_every_import_goes_one_way():
    found = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            bad = violations(package, path.read_text(encoding="utf-8"))
            if path == ROOT / "bench" / "api.py":
                names = imported_modules(path.read_text(encoding="utf-8"))
                bad |= {name for name in names if name.split(".")[0] in ("bench", "numpy", "pandas")}
            if bad:
                found[str(path.relative_to(ROOT))] = sorted(bad)
    assert found == {}


def test_the_check_itself_can_fail():
    assert violations("lamm", "from baselines.spirals import spiral") == {
        "baselines.spirals",
        "baselines.spirals.spiral",
    }
    assert violations("baselines", "def f():\n    import bench.fit") == {"bench.fit"}
    assert "bench.store" in violations("lamm", "from bench import store")
    assert violations("bench", "import reports.tables") == {"reports.tables"}
    assert violations("reports", "import torch") == {"torch"}
    assert violations("lamm", "from bench.api import Topology") == set()


def test_reports_do_not_load_torch():
    import subprocess
    import sys

    code = "import sys, reports.render; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
