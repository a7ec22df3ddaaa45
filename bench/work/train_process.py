"""``python -m bench.work.train_process REQUEST``: one of the processes of a training on several devices."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from bench.base.console import run_main
from bench.case import Case
from bench.fit.group import start_group
from bench.processes.isolate import classify, die_with_parent
from bench.runs.prepared import Place, folder_of, open_prepared
from bench.work.training import train


def main(request: Path) -> None:
    """One of the processes: join the group, train what the request names, leave."""
    die_with_parent()
    about = json.loads(request.read_text(encoding="utf-8"))
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
        failure = {"outcome": classify(error), "kind": type(error).__name__, "text": str(error)[:500]}
        request.with_name(f"error-{rank}.json").write_text(json.dumps(failure), encoding="utf-8")
        raise


if __name__ == "__main__":
    run_main(main, Path(sys.argv[1]))
