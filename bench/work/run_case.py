"""One case, inside its own process: build, feed, measure, and hand back rows."""

from __future__ import annotations

import os
import time
from typing import Any

import torch

from bench.case import Case, split_of
from bench.data.dataset import Dataset
from bench.measure.nvml import NvmlUnavailable, device_index, others_bytes
from bench.measure.precision import set_precision
from bench.runs.prepared import Place, folder_of, open_prepared
from bench.runs.rows import make_row
from bench.work.card_phases import card_rows
from bench.work.localization import check_editable, localization_rows
from bench.work.reconstruction import reconstruction_rows
from bench.work.sampling import check_enough, generation_rows
from bench.work.timing import timing_rows
from bench.work.training import train


def run_case(request: tuple[Case, Place]) -> list[dict[str, Any]]:
    """Rows of one case, on meshes prepared in a scratch folder. What the model raises becomes an outcome above."""
    case, place = request
    _settle(case, place.cores, place.card_share)
    dataset = open_prepared(folder_of(place.scratch, case))
    rows = measured_rows(case, place, dataset)
    rows += neighbour_rows(case)
    if case.trains:  # what it cost, whoever else was at work on the machine
        rows.append(make_row(case, "case_process_seconds", time.process_time(), "s"))
    faces = len(dataset.topology.faces)
    return [{**row, "faces": faces, "split": row["split"] or split_of(case)} for row in rows]


def measured_rows(case: Case, place: Place, dataset: Dataset) -> list[dict[str, Any]]:
    """Train where the case asks for that (two stages where edits need them and the model has them), then measure."""
    if case.measure == "reconstruction":
        return reconstruction_rows(case, place, dataset, train(case, place, dataset))
    if case.measure == "localization":
        check_editable(dataset)
        return localization_rows(case, place, dataset, train(case, place, dataset, edits=True))
    if case.measure == "generation":
        check_enough(dataset)
        return generation_rows(case, place, dataset, train(case, place, dataset, edits=True))
    if case.measure == "card":
        return card_rows(case, dataset)
    return timing_rows(case, dataset)


def neighbour_rows(case: Case) -> list[dict[str, Any]]:
    """What other processes hold on the case's card when it ends: times are not its own where that is not 0.

    A row that says why where the driver does not tell; nothing on a CPU.
    """
    if case.device == "cpu":
        return []
    try:
        held = float(others_bytes(os.getpid(), case.device))
    except NvmlUnavailable as error:
        return [make_row(case, "other_processes_bytes", None, "B", outcome="unsupported", detail=str(error))]
    return [make_row(case, "other_processes_bytes", held, "B")]


def _settle(case: Case, cores: tuple[int, ...] = (), card_share: float = 1.0) -> None:
    torch.manual_seed(case.seed)
    set_precision(case.dtype)
    if case.device != "cpu" and card_share < 1:
        torch.cuda.set_per_process_memory_fraction(card_share, device_index(case.device))
    if case.device == "cpu":
        if hasattr(os, "sched_setaffinity"):
            mine = sorted(os.sched_getaffinity(0))
            os.sched_setaffinity(0, cores or mine[-case.threads * case.devices :])
        torch.set_num_threads(case.threads)
