"""Localization on meshes without true edits: the paper's protocol, for every region that can be taken from another."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from bench.api import BenchError, Normalization, Region, Topology
from bench.case import Case
from bench.data.dataset import Dataset
from bench.editing.region_swaps import protocol_subjects
from bench.runs.prepared import Place
from bench.work.localization import check_editable
from bench.work.run_case import measured_rows

SIDE = 10
COUNT = SIDE * SIDE + 4


def sheets(count=24):
    """A curved sheet of two regions with a free tetrahedron (an eyeball) over it; the left half rises with a factor."""
    y, x = np.mgrid[:SIDE, :SIDE]
    flat = np.stack([x.ravel(), y.ravel(), 0.1 * (x * y).ravel()], 1).astype(np.float32)
    ball = np.array([[4, 4, 9], [5, 4, 9], [4, 5, 9], [4, 4, 10]], dtype=np.float32)
    template = np.concatenate([flat, ball])
    corner = (y[:-1, :-1] * SIDE + x[:-1, :-1]).ravel()
    sides = [
        np.stack([corner, corner + 1, corner + SIDE], 1),
        np.stack([corner + 1, corner + SIDE + 1, corner + SIDE], 1),
    ]
    tetrahedron = SIDE * SIDE + np.array([[0, 1, 2], [0, 3, 1], [0, 2, 3], [1, 3, 2]])
    faces = np.concatenate([*sides, tetrahedron])
    rng = np.random.default_rng(0)
    meshes = np.repeat(template[None], count, 0) + rng.normal(0, 0.02, (count, COUNT, 3)).astype(np.float32)
    left = np.flatnonzero(np.concatenate([x.ravel() < 5, np.zeros(4, dtype=bool)]))
    meshes[:, left[::3], 2] += rng.normal(0, 1, (count, 1))
    meshes[:, -4:] += rng.normal(0, 1, (count, 1, 3))
    right = np.setdiff1d(np.arange(SIDE * SIDE), left)
    parts = {"left": left, "right": right, "ball": np.arange(SIDE * SIDE, COUNT)}
    regions = tuple(Region(n, torch.from_numpy(ids), torch.from_numpy(ids[::3][:6].copy())) for n, ids in parts.items())
    meshes = meshes.astype(np.float32)
    normalization = Normalization.fit(torch.from_numpy(meshes[:16]))
    topology = Topology("sheets", torch.from_numpy(template), torch.from_numpy(faces), regions, normalization)
    return Dataset("sheets", topology, {"train": meshes[:16], "validation": meshes[16:18], "test": meshes[18:]})


def rows_of(dataset, tmp_path, editor="region"):
    case = Case(
        suite="localization", model="pca", variant="tuned", dataset="sheets", vertices=0, phase="edit",
        measure="localization", batch=1, latent=8, editor=editor, settings="common",
    )  # fmt: skip
    place = Place(tmp_path / "scratch", tmp_path / "run", tmp_path / "trainings", "0" * 40)
    return measured_rows(case, place, dataset)


@pytest.mark.parametrize("editor", ["region", "held", "rest"])
def test_regions_are_sampled_and_swapped_where_there_is_no_true_edit(tmp_path, editor):
    rows = rows_of(sheets(), tmp_path, editor)
    assert {row["outcome"] for row in rows} == {"ok"}
    for phase in ("edit-sampled", "edit-swap"):
        for metric in ("displacement_inside_mm", "displacement_outside_mm"):
            found = [row for row in rows if row["phase"] == phase and row["metric"] == metric]
            assert {row["part"] for row in found} == {"left", "right", "ball"}, (phase, metric)
            assert len(found) == 3 * 6 and all(np.isfinite(row["value"]) for row in found)
            assert {row["editor"] for row in found} == {f"closed-form-{editor}"}
    assert not [row for row in rows if row["phase"] == "edit"]
    moved = [r["value"] for r in rows if r["part"] == "ball" and r["metric"] == "displacement_inside_mm"]
    assert np.mean(moved) > 0.3  # a piece without a boundary goes to where the other subject has it


def test_one_test_mesh_takes_its_regions_from_a_training_mesh(tmp_path):
    dataset = sheets()
    dataset = replace(dataset, splits={**dataset.splits, "test": dataset.splits["test"][:1]})
    rows = rows_of(dataset, tmp_path)
    swapped = [r["value"] for r in rows if r["phase"] == "edit-swap" and r["metric"] == "displacement_inside_mm"]
    assert len(swapped) == 3 and min(swapped) > 0


def test_what_cannot_be_edited_is_refused_before_any_training():
    dataset = sheets()
    whole = Region("all", torch.arange(COUNT), torch.arange(6))
    one = replace(dataset, topology=replace(dataset.topology, regions=(whole,)))
    with pytest.raises(BenchError, match="two or more regions"):
        check_editable(one)
    for lacking in ({"test": dataset.splits["test"][:0]}, {"train": dataset.splits["train"][:1]}):
        with pytest.raises(BenchError, match="two or more training meshes and a test mesh"):
            check_editable(replace(dataset, splits={**dataset.splits, **lacking}))


def test_subjects_of_the_protocol():
    assert [protocol_subjects(edits) for edits in (0, 2, 24, 64, 160)] == [8, 2, 2, 4, 8]
