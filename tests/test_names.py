"""Every name that is used is bound where it is used: ruff and mypy say so, in spite of shapes in annotations.

A shape of several axes is no Python and ruff passes it over; one of a single axis has a space before it, ``" v"``.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUFF = (sys.executable, "-m", "ruff", "check", "--no-cache", "--quiet", "--output-format", "concise")


def undefined(source: str) -> set[str]:
    """The names that ruff, as it is set up here, calls undefined in a module of LAMM."""
    command = [*RUFF, "--stdin-filename", "lamm/planted.py", "-"]
    done = subprocess.run(command, cwd=ROOT, input=source, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return {line.split("`")[1] for line in done.stdout.splitlines() if "undefined-name" in line or "F821" in line}


def test_every_name_is_bound():
    done = subprocess.run(
        [*RUFF, "--select", "F821", "."], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_check_itself_can_fail():
    assert undefined("import a\n\n\ndef f(x: 'b v 3'):\n    return a + x + missing\n") == {"missing"}
    assert undefined("try:\n    pass\nexcept OSError as error:\n    print(error)\n") == set()
    start = "from jaxtyping import Float\nfrom torch import Tensor\n\n\n"
    assert undefined(f'{start}def f(x: Float[Tensor, "*b k 3"], y: Float[Tensor, " k"]) -> Absent: ...\n') == {"Absent"}
    assert undefined(f'{start}def f(x: Float[Tensr, "b v 3"]) -> None: ...\n') == {"Tensr"}
    elsewhere = "def f():\n    here = 1\n    return here\n\n\ndef g():\n    return here\n"
    assert undefined(elsewhere) == {"here"}, "bound in another function"
