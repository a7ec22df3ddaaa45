"""Every name that is used is bound, which neither ruff nor mypy says here: shapes in annotations look like names."""

import ast
import builtins
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLACES = ("bench", "lamm", "baselines", "reports", "studies", "tests")
KNOWN = {*dir(builtins), "__file__", "__name__", "__doc__", "__path__"}


def unbound(source: str) -> set[str]:
    """Names that are read somewhere in a module and bound nowhere in it (scopes are not told apart)."""
    bound, read = set(KNOWN), set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bound.add(node.name)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.alias):
            bound.add(node.asname or node.name.partition(".")[0])
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            bound.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            bound.add(node.rest)
    return read - bound


def test_every_name_is_bound():
    paths = [path for place in PLACES for path in sorted((ROOT / place).rglob("*.py"))]
    found = {str(p.relative_to(ROOT)): bad for p in paths if (bad := sorted(unbound(p.read_text(encoding="utf-8"))))}
    assert len(paths) > 300 and found == {}


def test_the_check_itself_can_fail():
    assert unbound("import a\n\ndef f(x: 'b v 3'):\n    return a + x + missing") == {"missing"}
    assert unbound("try:\n    pass\nexcept OSError as error:\n    print(error)") == set()
