"""What the README says works: its example model runs through the real command."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def example() -> str:
    (code,) = re.findall(r"<!-- test: own model -->\n```python\n(.*?)```", README, re.DOTALL)
    return code


def test_the_example_is_short():
    assert len(example().strip().splitlines()) <= 34


@pytest.mark.slow
def test_the_example_model_runs(tmp_path):
    (tmp_path / "my_model.py").write_text(example(), encoding="utf-8")
    command = [
        sys.executable, "-m", "bench.run", "--suite", "scaling", "--models", f"{tmp_path}/my_model.py:build",
        "--sizes", "1200", "--samples", "3", "--max-seconds", "0.2", "--processes", "1", "--out", str(tmp_path / "run"),
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for file in (tmp_path / "run" / "rows").iterdir() for line in file.open(encoding="utf-8")]
    assert {row["phase"] for row in rows if row["metric"] == "latency_ms"} == {"decode", "forward", "train"}
    assert {row["outcome"] for row in rows} == {"ok"}


def test_ci_runs_the_readmes_test_command():
    command = next(
        line for line in README.splitlines() if line.startswith("python3 -m venv") and "test" in line.split("-e")[-1]
    )
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
