"""A run whose output goes into a file or to nothing: its cases write into pipes of their own all the same."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.slow
@pytest.mark.parametrize("place", ["a file", "nothing"])
def test_cases_run_wherever_the_output_goes(tmp_path, place):
    target = tmp_path / "log.txt" if place == "a file" else Path("/dev/null")
    with target.open("w", encoding="utf-8") as stream:
        done = subprocess.run(
            [
                sys.executable, "-m", "bench.run", "--suite", "latency", "--models", "pca", "--sizes", "1100",
                "--phases", "decode", "--samples", "3", "--max-seconds", "0.2", "--processes", "1", "--latent", "8",
                "--no-report", "--out", str(tmp_path / "run"),
            ],
            cwd=ROOT, stdout=stream, stderr=subprocess.STDOUT, check=False, timeout=300,
        )  # fmt: skip
    assert done.returncode == 0
    lines = [line for path in (tmp_path / "run" / "rows").iterdir() for line in path.read_text("utf-8").splitlines()]
    assert lines and {json.loads(line)["outcome"] for line in lines} == {"ok"}
