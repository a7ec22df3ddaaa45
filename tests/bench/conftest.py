import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def bench_run():
    """Run ``python -m bench.run`` as a user does; returns the finished process."""

    def run(*arguments, timeout=300):
        command = [sys.executable, "-m", "bench.run", *map(str, arguments)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=timeout, check=False)

    return run
