"""Cases that edit: each edit with a true answer, made by a trained model, and scored against the truth."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from bench.api import BenchError
from bench.case import Case
from bench.data.dataset import Dataset
from bench.data.edits import EditSet
from bench.editing.editors import Editor, editor_of, inside_mask
from bench.editing.region_swaps import (
    aligned_displacements,
    fit_displacements,
    protocol_subjects,
    sample_displacements,
)
from bench.metrics.geodesics import region_distances_mm
from bench.metrics.localization import UNITS, EditBatch, leakage_curve, measure_edits, outside_displacement
from bench.runs.prepared import Place
from bench.runs.rows import make_row
from bench.work.outputs import checked_edit
from bench.work.reconstruction import training_rows, write_meshes
from bench.work.training import Trained

BATCH = 16  # edits made at once; the time of one is that of the batch, divided
BOUNDS_MM = (0.0, 2.5, 5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0, 80.0, 120.0)
SHOWN_A_GROUP = 1
TRUTH = {"model": "truth", "variant": "default", "editor": ""}


def localization_rows(case: Case, place: Place, dataset: Dataset, trained: Trained) -> list[dict[str, Any]]:
    """Edit every subject of the edit set, score. Phase ``edit``.

    Then the paper's own protocol, which needs no true answer (phases ``edit-sampled``, ``edit-swap``); of data without
    true edits that is all.
    """
    model, results = trained.model, trained.results
    if results[-1].outcome != "ok":
        detail = results[-1].detail
        return [make_row(case, "fidelity_inside_mm", None, "mm", outcome=results[-1].outcome, detail=detail)]
    kind, edit = editor_of(model, case, dataset)
    editor = Editor(case, dataset, model, checked_edit(edit))
    shown = _Shown(dataset)
    rows = _true_edits(editor, shown)
    rows += _sampled_and_swapped(editor)
    rows = [row if row["model"] == TRUTH["model"] else {**row, "editor": f"{kind}-{case.editor}"} for row in rows]
    if shown.names:
        write_meshes(case, place, dataset, shown.arrays(), names=shown.names, parts=shown.parts)
    return rows + training_rows(case, trained)


def _true_edits(editor: Editor, shown: _Shown) -> list[dict[str, Any]]:
    edits, rows = editor.dataset.edits, list[dict[str, Any]]()
    if edits is None:
        return rows
    for region in dict.fromkeys(edits.regions):
        chosen = [index for index, name in enumerate(edits.regions) if name == region]
        for start in range(0, len(chosen), BATCH):
            rows += _edit_batch(editor, edits, region, chosen[start : start + BATCH], shown)
    return rows


def check_editable(dataset: Dataset) -> None:
    """Raise :class:`BenchError` before any training if nothing of this data set could be edited."""
    regions = dataset.topology.regions
    if len(regions) < 2 or not any(len(region.controls) for region in regions):
        raise BenchError(
            f"expected two or more regions, and control vertices in them, got {len(regions)} in {dataset.name!r}; "
            "give regions (--regions, or dataset.json)"
        )
    edited = dict.fromkeys(dataset.edits.regions if dataset.edits is not None else ())
    without = [name for name in edited if not len(dataset.topology.region(name).controls)]
    if without:
        raise BenchError(f"expected control vertices in the regions that are edited, got none in {', '.join(without)}")
    few = min(len(dataset.splits["train"]) - 1, len(dataset.splits.get("test", ())))
    if few < 1:
        raise BenchError(
            f"expected two or more training meshes and a test mesh in {dataset.name!r}, whose regions are taken and "
            "edited, got fewer; add meshes, or give a split"
        )


def _edit_batch(
    editor: Editor, edits: EditSet, region_name: str, chosen: list[int], shown: _Shown
) -> list[dict[str, Any]]:
    case, topology = editor.case, editor.dataset.topology
    region = topology.region(region_name)
    source, target = (
        torch.from_numpy(np.array(edits.source_mm[chosen], dtype=np.float32)),
        torch.from_numpy(np.array(edits.target_mm[chosen], dtype=np.float32)),
    )
    reconstruction = editor.reconstruct(source)
    edited, seconds = editor.move(region, source, target)
    if not bool(torch.isfinite(edited).all()):
        return [
            make_row(case, "fidelity_inside_mm", None, "mm", outcome="nonfinite", part=edits.groups[i], sample=i)
            for i in chosen
        ]
    batch = EditBatch(source, target, edited, reconstruction, inside_mask(editor.dataset, region), region.controls)
    rows = [
        _row(case, edits, index, name, float(value), _unit(name))
        for name, values in measure_edits(batch).items()
        for index, value in zip(chosen, values, strict=True)
        if torch.isfinite(value)
    ]
    # one measurement, one row, whatever the number of edits in it
    rows.append(
        _row(
            case,
            edits,
            chosen[0],
            "edit_ms",
            1000 * seconds / len(chosen),
            "ms",
            detail=f"batch of {len(chosen)}, divided",
        )
    )
    distance = region_distances_mm(topology, region_name)
    rows += _curve(case, edits, chosen, leakage_curve(edited, reconstruction, distance, BOUNDS_MM))
    rows += _curve(case, edits, chosen, leakage_curve(target, source, distance, BOUNDS_MM), **TRUTH)
    shown.add(edits, chosen, source, target, reconstruction, edited)
    return rows


def _sampled_and_swapped(editor: Editor) -> list[dict[str, Any]]:
    """The paper's protocol on test subjects: regions drawn from Gaussians, regions swapped in from others.

    A region whose Gaussian cannot be fitted has a row that says why.
    """
    case, dataset = editor.case, editor.dataset
    test = dataset.millimetres("test", 0, protocol_subjects(len(dataset.edits or ())))
    others = test.roll(1, 0) if len(test) > 1 else dataset.millimetres("train", 0, 1)
    rows = []
    for region in dataset.topology.regions:
        if not len(region.controls):
            continue
        try:
            drawn = sample_displacements(fit_displacements(dataset, region, seed=case.seed), len(test), case.seed)
        except BenchError as error:
            why = {"outcome": "unsupported", "detail": str(error), "phase": "edit-sampled", "part": region.name}
            rows.append(make_row(case, "displacement_outside_mm", None, "mm", **why))
            continue
        swapped, _ = aligned_displacements(dataset, region, test, others)
        for phase, moves_mm in (("edit-sampled", drawn), ("edit-swap", swapped)):
            target = test.clone()
            target[:, region.controls] += moves_mm
            edited, _ = editor.move(region, test, target)
            found = outside_displacement(edited, editor.reconstruct(test), inside_mask(dataset, region))
            rows += [
                make_row(case, name, float(value), _unit(name), phase=phase, part=region.name, sample=index)
                for name, values in found.items()
                for index, value in enumerate(values)
                if torch.isfinite(value)
            ]
    return rows


def _row(case: Case, edits: EditSet, index: int, name: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    return make_row(case, name, value, unit, part=edits.groups[index], sample=index, **more)


def _curve(case: Case, edits: EditSet, chosen: list[int], curve: Tensor, **more: Any) -> list[dict[str, Any]]:
    rows = []
    for index, line in zip(chosen, curve, strict=True):
        for low, high, value in zip(BOUNDS_MM, BOUNDS_MM[1:], line, strict=False):
            if torch.isfinite(value):
                rows.append(_row(case, edits, index, f"leakage_mm@{low:g}-{high:g}", float(value), "mm", **more))
    return rows


def _unit(name: str) -> str:
    return next(unit for end, unit in UNITS.items() if name.endswith(end))


class _Shown:
    """The first edits of every group, kept for the viewer."""

    def __init__(self, dataset: Dataset) -> None:
        self.topology = dataset.topology
        self.names: list[str] = []
        self.parts: list[str] = []
        self._kept: list[dict[str, Any]] = []

    def add(self, edits: EditSet, chosen: list[int], *meshes: Tensor) -> None:
        for at, index in enumerate(chosen):
            group = edits.groups[index]
            if self.parts.count(group) >= SHOWN_A_GROUP:
                continue
            self.names.append(f"{group} {index}")
            self.parts.append(group)
            kinds = ("source_mm", "target_mm", "reconstruction_mm", "edited_mm")
            kept: dict[str, Any] = {kind: mesh[at].numpy() for kind, mesh in zip(kinds, meshes, strict=True)}
            kept["controls"] = self.topology.region(edits.regions[index]).controls.numpy()
            self._kept.append(kept | {"sample": index})

    def arrays(self) -> dict[str, np.ndarray]:
        most = max(len(one["controls"]) for one in self._kept)
        controls = np.full((len(self._kept), most), -1, dtype=np.int32)
        targets = np.full((len(self._kept), most, 3), np.nan, dtype=np.float32)
        for at, one in enumerate(self._kept):
            number = len(one["controls"])
            controls[at, :number] = one["controls"]
            targets[at, :number] = one["target_mm"][one["controls"]]
        meshes = ("source_mm", "target_mm", "reconstruction_mm", "edited_mm")
        arrays = {name: np.stack([one[name] for one in self._kept]) for name in meshes}
        samples = np.array([one["sample"] for one in self._kept], dtype=np.int32)
        return arrays | {"controls": controls, "control_targets_mm": targets, "sample": samples}
