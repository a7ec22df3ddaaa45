"""Errors with codes that are fitted to each mesh: what is left is the decoder's, the rest the encoder's."""

from __future__ import annotations

import time
from typing import Any

import torch

from bench.api import BenchError
from bench.case import Case
from bench.data.dataset import Dataset
from bench.editing.code_fit import fit_codes
from bench.metrics.values import vertex_distances
from bench.processes.isolate import classify
from bench.runs.rows import make_row
from bench.work.code_gaussian import training_codes

CODES = 1000  # training meshes whose codes are the prior
BATCH = 64


def fitted_rows(case: Case, dataset: Dataset, model: Any) -> list[dict[str, Any]]:
    """The first ``case.fit_codes`` test meshes with fitted codes.

    A decoder without gradients is ``unsupported``; where memory runs out the row says so, and the case's other rows
    stay.
    """
    count = min(case.fit_codes, len(dataset.splits["test"]))
    try:
        return _rows(case, dataset, model, count) if count else []
    except (BenchError, MemoryError, RuntimeError) as error:
        outcome = classify(error)
        if outcome == "crash":
            raise
        detail = str(error)
        if outcome in ("oom", "host_oom"):
            size = 24 * dataset.topology.vertex_count * case.latent / 2**20
            detail = f"no memory to fit codes in: a Jacobian of {size:,.0f} MiB a mesh and four times as much beside it"
        return [make_row(case, "fitted_error_mean_mm", None, "mm", outcome=outcome, detail=detail)]


def _rows(case: Case, dataset: Dataset, model: Any, count: int) -> list[dict[str, Any]]:
    began = time.process_time()
    normalization = dataset.topology.normalization
    codes = training_codes(model, dataset, CODES, case.device)
    errors, converged, evaluations = [], 0, 0
    for start in range(0, count, BATCH):
        truth = dataset.millimetres("test", start, min(start + BATCH, count)).to(case.device)
        found = fit_codes(model, normalization.normalize(truth), codes, normalization.std_mm)
        with torch.no_grad():
            made = normalization.denormalize(model.decode(found.codes))
        errors += vertex_distances(made, truth).double().mean(1).tolist()
        converged += int(found.converged.sum())
        evaluations += int(found.evaluations.sum())
    rows = [make_row(case, "fitted_error_mean_mm", error, "mm", sample=index) for index, error in enumerate(errors)]
    about = {
        "fit_converged": (converged / count, "1"),
        "fit_evaluations": (evaluations / count, "1"),
        "fit_process_seconds": ((time.process_time() - began) / count, "s"),
    }
    return rows + [make_row(case, name, value, unit) for name, (value, unit) in about.items()]
