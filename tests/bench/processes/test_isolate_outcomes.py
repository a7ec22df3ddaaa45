"""The four ends that must not be mixed up, each brought about for real: SIGKILL, a time-out, the machine's memory
(the allocation refused, and the kernel's killer), the card's memory. Each in a parent of its own."""

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
import torch

LIMIT_BYTES = 1_000_000_000

PARENT = """
import json, os, sys
if sys.argv[2]:
    open(sys.argv[2] + "/cgroup.procs", "w").write(str(os.getpid()))
from bench.processes.isolate import run_isolated, start_server
if __name__ == "__main__":
    start_server("system")
    for function, argument, timeout, limit in json.loads(sys.argv[1]):
        ended = run_isolated(function, argument, timeout=timeout, memory_limit_bytes=limit)
        print(json.dumps([ended.outcome, ended.detail]), flush=True)
"""


def ends_of(*children, group=""):
    """Outcome and detail of each child (function, argument, time-out, limit), from one parent in a control group."""
    arguments = ["-c", PARENT, json.dumps(children), str(group)]
    done = subprocess.run([sys.executable, *arguments], capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr[-500:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def memory_group():
    """A control group that may use 1 GB and no swap, made for this test; skipped where that is not permitted."""
    for parent in (Path("/sys/fs/cgroup/memory"), Path("/sys/fs/cgroup")):
        folder = parent / f"bench-test-{uuid.uuid4().hex[:8]}"
        limit, swap = ("memory.limit_in_bytes", None) if parent.name == "memory" else ("memory.max", "memory.swap.max")
        try:
            if not (parent / "cgroup.procs").exists():
                continue
            folder.mkdir()
        except OSError:
            continue
        try:
            (folder / limit).write_text(str(LIMIT_BYTES), encoding="utf-8")
            if swap:
                (folder / swap).write_text("0", encoding="utf-8")
        except OSError:
            folder.rmdir()
            continue
        yield folder
        (parent / "cgroup.procs").write_text(str(os.getpid()), encoding="utf-8")
        folder.rmdir()
        return
    pytest.skip("needs permission to make a memory control group")


@pytest.mark.slow
def test_sigkill_a_time_out_and_a_refused_allocation_are_three_outcomes():
    killed, late, refused, refused_tensor = ends_of(
        ("signal:raise_signal", 9, 120, None),
        ("time:sleep", 600, 3, None),
        ("builtins:bytearray", 4 * LIMIT_BYTES, 120, 2 * LIMIT_BYTES),
        ("torch:ones", LIMIT_BYTES, 120, 2 * LIMIT_BYTES),
    )
    assert killed == ["crash", "killed by SIGKILL"]
    assert late == ["timeout", "not finished after 3 s"]
    assert refused[0] == refused_tensor[0] == "host_oom"


@pytest.mark.slow
def test_the_kernel_s_killer_is_the_host_s_memory_and_other_kills_in_that_group_are_not(memory_group):
    well, out_of_memory, killed = ends_of(
        ("builtins:bytes", 1000, 120, None),
        ("torch:ones", LIMIT_BYTES, 120, None),
        ("signal:raise_signal", 9, 120, None),
        group=memory_group,
    )
    assert well[0] == "ok"
    assert out_of_memory == ["host_oom", "killed by the kernel for memory"]
    assert killed == ["crash", "killed by SIGKILL"]


ALLOCATE_ON_CARD = """
import torch

def fill(_):
    free, _ = torch.cuda.mem_get_info()
    torch.empty(2 * free, dtype=torch.uint8, device="cuda")
"""


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_the_card_s_memory_is_another_outcome(tmp_path, monkeypatch):
    (tmp_path / "card_targets.py").write_text(ALLOCATE_ON_CARD, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    assert ends_of(("card_targets:fill", 0, 120, None))[0][0] == "oom"
