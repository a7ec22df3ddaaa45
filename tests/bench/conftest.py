import subprocess
import sys
from contextlib import nullcontext
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


@pytest.fixture
def graphs_call_again(monkeypatch):
    """In the place of a card's graphs those that call the function again."""

    class Again:
        def record(self, call):
            call()
            self.call = call

        def replay(self):
            self.call()

        def aside(self):
            return nullcontext()

    monkeypatch.setattr("bench.measure.graphs.graph_of", lambda device: Again())
