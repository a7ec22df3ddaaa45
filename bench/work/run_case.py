"""One case, inside its own process: build, feed, measure, and hand back rows."""

from __future__ import annotations

import os
import time
from typing import Any

import torch

from bench.case import Case, split_of
from bench.measure.precision import set_precision
from bench.runs.prepared import Place, folder_of, open_prepared
from bench.runs.rows import make_row
from bench.work.localization import localization_rows
from bench.work.reconstruction import reconstruction_rows
from bench.work.timing import timing_rows


def run_case(request: tuple[Case, Place]) -> list[dict[str, Any]]:
    """Rows of one case, on meshes prepared in a scratch folder. What the model raises becomes an outcome above."""
    case, place = request
    _settle(case, place.cores)
    dataset = open_prepared(folder_of(place.scratch, case))
    if case.measure == "reconstruction":
        rows = reconstruction_rows(case, place, dataset)
    elif case.measure == "localization":
        rows = localization_rows(case, place, dataset)
    else:
        rows = timing_rows(case, dataset)
    if case.trains:  # what it cost, whoever else was at work on the machine
        rows.append(make_row(case, "case_process_seconds", time.process_time(), "s"))
    faces = len(dataset.topology.faces)
    return [{**row, "faces": faces, "split": row["split"] or split_of(case)} for row in rows]


def _settle(case: Case, cores: tuple[int, ...] = ()) -> None:
    torch.manual_seed(case.seed)
    set_precision(case.dtype)
    if case.device == "cpu":
        if hasattr(os, "sched_setaffinity"):
            mine = sorted(os.sched_getaffinity(0))
            os.sched_setaffinity(0, cores or mine[-case.threads * case.devices :])
        torch.set_num_threads(case.threads)
