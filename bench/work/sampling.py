"""Cases that make new shapes: codes drawn for a trained model, held against real meshes never seen."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from bench.api import BenchError, Region
from bench.case import Case
from bench.data.dataset import Dataset
from bench.editing.editors import Edit, editor_of, handles_and_moves
from bench.editing.region_swaps import PROTOCOL_SUBJECTS, fit_displacements, sample_displacements
from bench.metrics.generation import diversity_mm, mean_vertex_distances, set_agreement, specificity_mm
from bench.metrics.reconstruction import reconstructed
from bench.metrics.shape_model import compactness, self_intersections
from bench.metrics.values import vertex_distances
from bench.runs.prepared import Place
from bench.runs.rows import make_row
from bench.work.code_gaussian import (
    FITTED_ON,
    MIXED_ON,
    CodeGaussian,
    CodeMixture,
    gaussian_of,
    mixture,
    training_codes,
)
from bench.work.outputs import checked_edit
from bench.work.reconstruction import training_rows, write_meshes
from bench.work.training import Trained

SAMPLES = 200  # most shapes that are drawn, and most real ones that they are held against
SHOWN = 4
TRUTH = {"model": "truth", "variant": "default", "budget": ""}
_BATCH, _TRAINING_AT_ONCE = 32, 256
Rows = list[dict[str, Any]]


def generation_rows(case: Case, place: Place, dataset: Dataset, trained: Trained) -> Rows:
    """Draw from a trained model, compare: the rows that ``results/README.md`` lists."""
    model, last = trained.model, trained.results[-1]
    if last.outcome != "ok":
        failed = make_row(case, "specificity_mm", None, "mm", outcome=last.outcome, detail=last.detail)
        return [failed, *training_rows(case, trained)]
    rows = _kept(case, dataset, model)
    codes = training_codes(model, dataset, MIXED_ON, case.device)
    gaussian = gaussian_of(model, codes)
    real = dataset.millimetres("test", 0, SAMPLES)
    drawn = drawn_shapes(model, dataset, gaussian, len(real), case.seed, case.device)
    if not bool(torch.isfinite(drawn).all()):
        why = f"shapes drawn from {gaussian.source} are not finite"
        return [*rows, make_row(case, "specificity_mm", None, "mm", outcome="nonfinite", detail=why)]
    rows += [{**row, "detail": gaussian.source} for row in set_rows(case, dataset, drawn, real)]
    rows.append(make_row(case, "codes_from_prior", float(gaussian.prior), "1", detail=gaussian.source))
    rows += _from_mixture(case, dataset, model, mixture(codes), real)
    held = dataset.millimetres("validation", 0, len(real)) if "validation" in dataset.splits else real[:0]
    if len(held) > 1:  # what a generator would reach that drew from the people themselves
        rows += [row | TRUTH for row in set_rows(case, dataset, held, real[: len(held)])]
    rows += _regions(case, dataset, model)
    shown = {"real_mm": real[:SHOWN].numpy(), "generated_mm": drawn[:SHOWN].numpy()}
    number = len(shown["real_mm"])
    names = [f"sample {index}" for index in range(number)]
    write_meshes(case, place, dataset, shown | {"sample": np.arange(number, dtype=np.int32)}, names=names)
    return rows + training_rows(case, trained)


def _from_mixture(case: Case, dataset: Dataset, model: Any, source: CodeMixture, real: Tensor) -> Rows:
    """As many shapes drawn from a mixture fitted to the codes, of every model: phase ``sample-mixture``."""
    where = {"phase": "sample-mixture", "detail": source.source}
    drawn = drawn_shapes(model, dataset, source, len(real), case.seed, case.device)
    if not bool(torch.isfinite(drawn).all()):
        why = f"shapes drawn from {source.source} are not finite"
        return [make_row(case, "specificity_mm", None, "mm", phase=where["phase"], outcome="nonfinite", detail=why)]
    count = make_row(case, "mixture_components", float(len(source.weights)), "1")
    return [row | where for row in [count, *set_rows(case, dataset, drawn, real)]]


def check_enough(dataset: Dataset) -> None:
    """Raise :class:`BenchError` before any training where there is too little to draw from or compare with."""
    train_count, test_count = (len(dataset.splits.get(split, ())) for split in ("train", "test"))
    if min(train_count, test_count) < 2:
        raise BenchError(
            f"expected 2 or more training meshes and 2 or more test meshes in {dataset.name!r}, got {train_count} and "
            f"{test_count}; add meshes, or give --counts or a split"
        )


@torch.no_grad()
def drawn_shapes(
    model: Any, dataset: Dataset, source: CodeGaussian | CodeMixture, count: int, seed: int, device: str = "cpu"
) -> Tensor:
    """``count`` shapes ``(count, V, 3)`` in mm, decoded from codes drawn from their source."""
    codes = source.sample(count, seed).to(device)
    decoded = torch.cat([model.decode(part).float().cpu() for part in codes.split(_BATCH)])
    return dataset.topology.normalization.denormalize(decoded)


def set_rows(case: Case, dataset: Dataset, made: Tensor, real: Tensor) -> Rows:
    """What a set of shapes is, held against real shapes and against all training shapes; mm, phase ``sample``."""
    whole = set_agreement(
        mean_vertex_distances(made, made), mean_vertex_distances(made, real), mean_vertex_distances(real, real)
    )
    single = {
        "diversity_mm": (diversity_mm(made, seed=case.seed), "mm"),
        "matching_mm": (whole.mmd, "mm"),
        "coverage_share": (whole.coverage, "1"),
        "one_nna_share": (whole.one_nna, "1"),
        "one_nna_generated_share": (whole.one_nna_generated, "1"),
        "one_nna_real_share": (whole.one_nna_reference, "1"),
    }
    rows = [make_row(case, name, value, unit) for name, (value, unit) in single.items()]
    each = {
        "specificity_mm": (specificity_mm(made, dataset.pieces("train", _TRAINING_AT_ONCE)), "mm"),
        "self_intersections": (self_intersections(made, dataset.topology.faces), "1"),
    }
    return rows + [
        make_row(case, name, float(value), unit, sample=index)
        for name, (values, unit) in each.items()
        for index, value in enumerate(values)
    ]


def _kept(case: Case, dataset: Dataset, model: Any) -> Rows:
    """Generalization: mean vertex error of each test mesh. Compactness: variance of training meshes that is kept."""
    errors = [
        error
        for found, truth in reconstructed(model, dataset, "test", device=case.device)
        for error in vertex_distances(found, truth).mean(1).tolist()
    ]
    rows = [
        make_row(case, "generalization_mm", error, "mm", phase="test", sample=index)
        for index, error in enumerate(errors)
    ]
    share = compactness(reconstructed(model, dataset, "train", _BATCH, case.device, FITTED_ON))
    return [*rows, make_row(case, "compactness_share", share, "1", phase="test", split="train")]


def _regions(case: Case, dataset: Dataset, model: Any) -> Rows:
    """New regions on test subjects, drawn from the Gaussians over control displacements (LAMM, section 3.4), made by
    the model's own edit; pairs of faces that cut through each other, before and after. Phase ``sample-region``."""
    regions = [region for region in dataset.topology.regions if len(region.controls)]
    if not callable(getattr(model, "edit", None)) or len(dataset.topology.regions) < 2 or not regions:
        why = "regions are sampled with a model's own edit; this model has none, or the data no control vertices"
        blank = {"outcome": "unsupported", "detail": why, "phase": "sample-region"}
        return [make_row(case, "self_intersections", None, "1", **blank)]
    edit = checked_edit(editor_of(model, case, dataset)[1])
    given = "region" if getattr(model, "edits_locally", False) else "held"
    normalization = dataset.topology.normalization
    subjects = dataset.millimetres("test", 0, PROTOCOL_SUBJECTS)
    with torch.no_grad():
        codes = model.encode(normalization.normalize(subjects).to(case.device))
        before = normalization.denormalize(model.decode(codes).float().cpu())
    rows = [
        make_row(case, "self_intersections_unedited", float(value), "1", phase="sample-region", sample=index)
        for index, value in enumerate(self_intersections(before, dataset.topology.faces))
    ]
    for region in regions:
        rows += _region(case, dataset, edit, region, subjects, given)
    return rows


def _region(case: Case, dataset: Dataset, edit: Edit, region: Region, subjects: Tensor, given: str) -> Rows:
    """The subjects with one region drawn anew; a region whose Gaussian cannot be fitted has a row that says why."""
    normalization = dataset.topology.normalization
    where: dict[str, Any] = {"phase": "sample-region", "part": region.name}
    try:
        moves_mm = sample_displacements(fit_displacements(dataset, region, seed=case.seed), len(subjects), case.seed)
    except BenchError as error:
        return [make_row(case, "self_intersections", None, "1", outcome="unsupported", detail=str(error), **where)]
    target = subjects.clone()
    target[:, region.controls] += moves_mm
    handles, moves = handles_and_moves(dataset, region, subjects, target, given)
    vertices = normalization.normalize(subjects).to(case.device)
    edited = normalization.denormalize(edit(vertices, handles.to(case.device), moves.to(case.device)).float().cpu())
    if not bool(torch.isfinite(edited).all()):
        return [make_row(case, "self_intersections", None, "1", outcome="nonfinite", **where)]
    return [
        make_row(case, "self_intersections", float(value), "1", sample=index, **where)
        for index, value in enumerate(self_intersections(edited, dataset.topology.faces))
    ]
