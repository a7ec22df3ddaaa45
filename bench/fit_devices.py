"""One training on several devices of this machine: ``torchrun`` starts a process a device, each runs :func:`main`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch

from bench.api import BenchError, Unsupported
from bench.case import Case
from bench.fit_parallel import check_divides, start_group
from bench.isolate import classify, die_with_parent

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
        request.write_text(json.dumps(about))
        command = [sys.executable, "-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={case.devices}"]
        environment = os.environ | {"OMP_NUM_THREADS": str(case.threads)}
        done = subprocess.run([*command, "-m", "bench.fit_devices", str(request)], env=environment, check=False)
        if done.returncode:
            _raise(sorted(Path(folder).glob("error-*.json")), done.returncode)


def _raise(errors: list[Path], code: int) -> None:
    found = [json.loads(path.read_text()) for path in errors]
    if not found:
        raise RuntimeError(f"the processes of the training ended with exit code {code}; see the case's log")
    first = min(found, key=lambda error: error["outcome"] == "crash")  # what one died of, not what that did to others
    kinds: dict[str, type[BaseException]] = {
        "unsupported": BenchError, "host_oom": MemoryError, "oom": torch.cuda.OutOfMemoryError,
    }  # fmt: skip
    kind = Unsupported if first["kind"] == "Unsupported" else kinds.get(first["outcome"], RuntimeError)
    raise kind(first["text"])


def main(request: Path) -> None:
    """One of the processes: join the group, train what the request names, leave."""
    from bench.prepared import folder_of, open_prepared
    from bench.train_case import Place, train

    die_with_parent()
    about = json.loads(request.read_text())
    case = Case.from_dict(about["case"])
    held: dict[str, Any] = about["place"]
    place = Place(**held | {name: Path(held[name]) for name in ("scratch", "run", "trainings")})
    rank = int(os.environ["LOCAL_RANK"])
    if case.device == "cpu" and about["cores"]:
        share = about["cores"][rank * case.threads : (rank + 1) * case.threads]
        os.sched_setaffinity(0, share or about["cores"])
    torch.set_num_threads(case.threads)
    try:
        case = replace(case, device=start_group(case.device))
        train(case, place, open_prepared(folder_of(place.scratch, case)), edits=about["edits"])
        torch.distributed.destroy_process_group()
    except BaseException as error:
        told = {"outcome": classify(error), "kind": type(error).__name__, "text": str(error)[:500]}
        request.with_name(f"error-{rank}.json").write_text(json.dumps(told))
        raise


if __name__ == "__main__":
    main(Path(sys.argv[1]))
