"""All phases of one form of a model in one process: what the suite ``card`` asks of each form, and of each size.

A process on a card takes seconds to begin, so the phases share one, and one model. What one phase cannot do is a row
of that phase; the others are measured all the same.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor

from bench.api import Unsupported
from bench.case import Case
from bench.data.dataset import Dataset
from bench.measure.precision import TENSORS
from bench.models import GRAPH
from bench.processes.isolate import classify
from bench.runs.rows import failure_row
from bench.work.outputs import check_outputs
from bench.work.timing import (
    as_form,
    batch_of,
    deviation_rows,
    energy_rows,
    latency_rows,
    memory_rows,
    phase_function,
    prepare_model,
)

__all__ = ["card_rows", "edit_function"]

#: Phases and batches, 0 for the case's own. Training is last: it changes the weights.
CELLS = (("decode", 1), ("edit", 1), ("forward", 1), ("forward", 0), ("train", 0))
_WITH_ENERGY = ("decode", "train")
_FULL = ("oom", "host_oom")
#: A function of a cell, and its optimiser.
Made = Callable[[Case], "tuple[Callable[[], Any], Any]"]


def card_rows(case: Case, dataset: Dataset) -> list[dict[str, Any]]:
    """Time, memory and energy of every phase of the case's form; rows have the phase's own batch."""
    model = prepare_model(case, dataset)
    check_outputs(model, batch_of(dataset, replace(case, batch=2)).to(case.device, TENSORS[case.dtype]), case.latent)

    def made(cell: Case) -> tuple[Callable[[], Any], Any]:
        meshes = batch_of(dataset, replace(cell, phase="train" if cell.phase == "train" else "forward"))
        vertices = meshes.to(cell.device, TENSORS[cell.dtype])
        if cell.phase == "edit":
            return edit_function(model, vertices, dataset), None
        return phase_function(model, vertices, cell)

    rows = []
    for phase, batch in CELLS:
        cell = replace(case, measure="latency", phase=phase, batch=batch or case.batch)
        rows += _measured(cell, model, made)
        _free(model, cell)
        if phase == "forward" and not batch:
            rows += deviation_rows(cell, dataset, model)
    if case.variant != GRAPH and case.batch > 1:  # two batches tell which one fits a card
        cell = replace(case, measure="memory", phase="train", batch=max(1, case.batch // 4))
        rows += _measured(cell, model, made)
        _free(model, cell)
    return [{**row, "case": case.key, "split": "train" if row["phase"] == "train" else "test"} for row in rows]


def edit_function(model: Any, vertices: Tensor, dataset: Dataset) -> Callable[[], Tensor]:
    """The first region with control vertices, all of them moved by a tenth; by the model's own editing alone.

    Raises :class:`Unsupported` for a model without one, and for meshes without control vertices.
    """
    handles = next((region.controls for region in dataset.topology.regions if len(region.controls)), None)
    if handles is None:
        raise Unsupported("no region of these meshes has control vertices")
    if not callable(getattr(model, "edit", None)):
        raise Unsupported("it has no edit of its own")
    model.eval()
    handles = handles.to(vertices.device)
    moves = vertices.new_full((len(vertices), len(handles), 3), 0.1)
    looked_up = getattr(model, "editing", None)
    edit = looked_up(handles) if callable(looked_up) else lambda meshes, moved: model.edit(meshes, handles, moved)

    def call() -> Tensor:
        with torch.inference_mode():
            return edit(vertices, moves)

    return call


def _measured(cell: Case, model: Any, made: Made) -> list[dict[str, Any]]:
    """Rows of one phase, or one that says why there are none."""
    function = optimizer = None
    try:
        function, optimizer = made(cell)
        function = as_form(cell, function)
        if cell.measure == "memory":
            return memory_rows(cell, model, function, optimizer)
        rows = latency_rows(cell, model, function, optimizer)
        if rows[-1]["outcome"] == "ok":
            rows += memory_rows(cell, model, function, optimizer) if cell.phase != "edit" else []
            rows += energy_rows(cell, function) if cell.phase in _WITH_ENERGY else []
        return rows
    except Exception as error:
        outcome = classify(error)
        detail = str(error) if outcome == "unsupported" else f"{type(error).__name__}: {error}"
        if outcome == "disk":
            raise
        if outcome == "crash":
            traceback.print_exc()
    function = optimizer = None
    _free(model, cell)
    if outcome in _FULL:
        detail = f"{_fitting(cell, made, model)}; {detail}"
    return [failure_row(cell, outcome, " ".join(detail.split())[:500])]


def _fitting(cell: Case, made: Made, model: Any) -> str:
    """Which batch fits where one did not: halved until a call goes through."""
    batch = cell.batch
    while batch > 1:
        batch //= 2
        try:
            made(replace(cell, batch=batch))[0]()
            return f"batch {cell.batch} does not fit, batch {batch} does"
        except Exception as error:
            if classify(error) not in _FULL:
                return f"batch {cell.batch} does not fit"
        finally:
            _free(model, cell)
    return "not even one mesh fits"


def _free(model: Any, cell: Case) -> None:
    """Give back what a phase left, so that the next one begins as it would alone."""
    if isinstance(model, torch.nn.Module):
        model.zero_grad(set_to_none=True)
    gc.collect()
    if cell.device != "cpu":
        torch.cuda.empty_cache()
