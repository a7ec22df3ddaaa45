"""One training on several devices of this machine: ``torchrun`` starts :mod:`bench.work.train_process` for each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from bench.api import BenchError, Unsupported
from bench.case import Case
from bench.fit.group import check_divides

__all__ = ["train_on_devices"]


def train_on_devices(case: Case, place: Any, model: Any, *, edits: bool) -> None:
    """Do the case's trainings on ``case.devices`` devices; they are in the cache of trainings afterwards.

    Raises what a process raised, by its kind: :class:`BenchError`, :class:`Unsupported`, out of memory, or a
    RuntimeError with its words.
    """
    check_divides(model)
    with tempfile.TemporaryDirectory(dir=place.scratch) as folder:
        request = Path(folder) / "request.json"
        held = {name: str(value) if isinstance(value, Path) else value for name, value in asdict(place).items()}
        cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
        about = {"case": json.loads(case.canonical()), "place": held, "edits": edits, "cores": cores}
        request.write_text(json.dumps(about), encoding="utf-8")
        command = [sys.executable, "-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={case.devices}"]
        environment = os.environ | {"OMP_NUM_THREADS": str(case.threads)}
        done = subprocess.run([*command, "-m", "bench.work.train_process", str(request)], env=environment, check=False)
        if done.returncode:
            _raise(sorted(Path(folder).glob("error-*.json")), done.returncode)


def _raise(errors: list[Path], code: int) -> None:
    found = [json.loads(path.read_text(encoding="utf-8")) for path in errors]
    if not found:
        raise RuntimeError(f"the processes of the training ended with exit code {code}; see the case's log")
    first = min(found, key=lambda error: error["outcome"] == "crash")  # what one died of, not what that did to others
    kinds: dict[str, type[BaseException]] = {
        "unsupported": BenchError, "host_oom": MemoryError, "oom": torch.cuda.OutOfMemoryError,
    }  # fmt: skip
    kind = Unsupported if first["kind"] == "Unsupported" else kinds.get(first["outcome"], RuntimeError)
    raise kind(first["text"])
