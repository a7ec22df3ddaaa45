"""Edits whose displacement, leak and shortfall are known by hand; geodesics on shapes with known distances."""

import dataclasses
import math

import numpy as np
import pytest
import torch

from bench.api import BenchError, Normalization, Region, Topology
from bench.metrics.geodesics import region_distances_mm
from bench.metrics.localization import EditBatch, edit_values, leakage_curve, measure_edits, outside_displacement

INSIDE = torch.tensor([True, True, False, False])


def lifted(*heights):
    mesh = torch.tensor([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 0]])[None].repeat(len(heights), 1, 1)
    mesh[:, :, 2] += torch.tensor(heights, dtype=torch.float32)
    return mesh


def one_edit(**changes):
    """Asked: +4 and +2 inside. The model reconstructs 1 too high, delivers 3 and 1, and lifts vertex 2 by 0.5."""
    values = {
        "source_mm": lifted([0, 0, 0, 0]),
        "target_mm": lifted([4, 2, 0, 0]),
        "reconstruction_mm": lifted([1, 1, 1, 1]),
        "edited_mm": lifted([4, 2, 1.5, 1]),
        "inside": INSIDE,
        "controls": torch.tensor([0]),
    }
    return EditBatch(**{**values, **changes})


def test_figures_by_hand():
    seen = {name: value.item() for name, value in measure_edits(one_edit()).items()}
    assert seen == pytest.approx(
        {
            "displacement_inside_mm": 2.0,  # 3 and 1
            "displacement_outside_mm": 0.25,  # 0.5 and 0
            "outside_from_source_mm": 1.25,  # 1.5 and 1
            "true_inside_mm": 3.0,
            "true_outside_mm": 0.0,
            "leak_share": 0.125,
            "fidelity_inside_mm": 0.0,  # the reconstruction error makes up for the shortfall
            "fidelity_outside_mm": 1.25,
            "change_error_inside_mm": 1.0,  # 1 short on both
            "change_error_outside_mm": 0.25,
            "delivered_share": (3 * 4 + 1 * 2) / (16 + 4),
            "delivered_controls_share": 0.75,
            "control_distance_mm": 0.0,
        }
    )


def test_a_perfect_edit():
    target = lifted([4, 2, 0, 0])
    seen = measure_edits(one_edit(edited_mm=target, reconstruction_mm=lifted([0] * 4)))
    assert seen["delivered_share"].item() == 1.0 and seen["leak_share"].item() == 0.0
    assert seen["fidelity_inside_mm"].item() == seen["change_error_outside_mm"].item() == 0.0


@pytest.mark.parametrize("share", [0.0, 0.5, 1.5, -1.0])
def test_delivered_share_is_the_factor_of_the_true_displacement(share):
    edited = lifted([1 + 4 * share, 1 + 2 * share, 1, 1])
    seen = measure_edits(one_edit(edited_mm=edited))
    assert seen["delivered_share"].item() == pytest.approx(share)
    assert seen["delivered_controls_share"].item() == pytest.approx(share)


def test_sideways_displacement_delivers_nothing():
    edited = lifted([1, 1, 1, 1])
    edited[:, :2, 0] += 5
    seen = measure_edits(one_edit(edited_mm=edited))
    assert seen["delivered_share"].item() == 0.0 and seen["displacement_inside_mm"].item() == 5.0


def test_edits_of_a_batch_do_not_mix():
    one, two = one_edit(), one_edit(edited_mm=lifted([9, 9, 9, 9]))
    both = EditBatch(
        *(torch.cat([getattr(one, f.name), getattr(two, f.name)]) for f in dataclasses.fields(EditBatch)[:4]),
        INSIDE,
        one.controls,
    )
    joint, apart = measure_edits(both), (measure_edits(one), measure_edits(two))
    for name, figure in joint.items():
        assert figure.tolist() == [apart[0][name].item(), apart[1][name].item()]


def test_nothing_asked_has_no_share_and_is_left_out_of_means():
    figures = measure_edits(one_edit(target_mm=lifted([0, 0, 0, 0])))
    assert math.isnan(figures["delivered_share"].item())
    joined = {name: torch.cat([figure, figure * 0 + 2]) for name, figure in figures.items()}
    joined["delivered_share"] = torch.tensor([math.nan, 2.0])
    units = {value.name: value for value in edit_values(joined)}
    assert units["delivered_share"].value == 2.0 and units["delivered_share"].unit == "1"
    assert units["true_outside_mm"].unit == "mm"


def test_displacement_without_a_true_answer():
    seen = outside_displacement(lifted([3, 1, 0.5, 0]), lifted([0, 0, 0, 0]), INSIDE)
    assert [figure.item() for figure in seen.values()] == [2.0, 0.25, 0.125]


def test_leakage_curve_by_hand():
    distance = torch.tensor([0.0, 0.0, 5.0, 20.0])
    curve = leakage_curve(lifted([9, 9, 2, 4]), lifted([0, 0, 0, 0]), distance, [0, 5, 10, 30])
    assert curve[0, 0].item() == 2.0 and math.isnan(curve[0, 1].item()) and curve[0, 2].item() == 4.0


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"controls": torch.empty(0, dtype=torch.long)}, "control vertices"),
        ({"inside": torch.ones(4, dtype=torch.bool)}, "one side"),
        ({"inside": torch.ones(3, dtype=torch.bool)}, "mask of 4"),
        ({"edited_mm": lifted([math.nan, 0, 0, 0])}, "finite"),
        ({"edited_mm": lifted([0] * 4, [0] * 4)}, "1 meshes of edited_mm, got 2"),
        ({"target_mm": torch.zeros(1, 3, 3)}, "one shape"),
    ],
)
def test_mistakes_are_told(changes, text):
    with pytest.raises(BenchError, match=text):
        one_edit(**changes)


def test_bounds_must_rise():
    with pytest.raises(BenchError, match="rising bounds"):
        leakage_curve(lifted([0] * 4), lifted([0] * 4), torch.zeros(4), [0, 5, 5])


def grid(width=12, height=6, step=2.0, second=False):
    """A flat grid, on which distances from its left column are x; ``second`` adds a far component."""
    x, y = np.meshgrid(np.arange(width) * step, np.arange(height) * step)
    points = np.stack([x.ravel(), y.ravel(), 0 * x.ravel()], 1)
    corner = (np.arange(height - 1)[:, None] * width + np.arange(width - 1)).ravel()
    faces = np.concatenate(
        [
            np.stack([corner, corner + 1, corner + width], 1),
            np.stack([corner + 1, corner + width + 1, corner + width], 1),
        ]
    )
    left = np.flatnonzero(points[:, 0] == 0)
    if second:
        faces = np.concatenate([faces, faces + len(points)])
        points = np.concatenate([points, points + 1000])
    rest = np.setdiff1d(np.arange(len(points)), left)
    return Topology(
        "grid",
        torch.from_numpy(points).float(),
        torch.from_numpy(faces),
        (Region("left", torch.from_numpy(left)), Region("rest", torch.from_numpy(rest))),
        Normalization.identity(len(points)),
    )


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path))
    return tmp_path


def test_geodesics_on_a_plane():
    topology = grid()
    found = region_distances_mm(topology, "left", "exact")
    assert found.tolist() == pytest.approx(topology.template_mm[:, 0].tolist(), abs=1e-5)
    heat = region_distances_mm(topology, "left", "heat")
    assert (heat - found).abs().max() < 1.0


def test_geodesics_go_along_the_surface():
    # The grid folded at a right angle at x = 10: the way stays x, the straight line is shorter.
    topology = grid()
    points = topology.template_mm.clone()
    beyond = (points[:, 0] - 10).clamp(min=0)
    points[:, 0] -= beyond
    points[:, 2] = beyond
    folded = Topology("folded", points, topology.faces, topology.regions, topology.normalization)
    found = region_distances_mm(folded, "left", "exact")
    assert found.tolist() == pytest.approx(topology.template_mm[:, 0].tolist(), abs=1e-5)


@pytest.mark.parametrize("method", ["exact", "heat"])
def test_another_component_is_infinitely_far(method):
    found = region_distances_mm(grid(second=True), "left", method)
    assert torch.isinf(found[72:]).all() and torch.isfinite(found[:72]).all()
    assert (leakage_curve(torch.ones(1, 144, 3), torch.zeros(1, 144, 3), found, [0, 100]) == math.sqrt(3)).all()


def test_geodesics_are_kept(own_cache, monkeypatch):
    first = region_distances_mm(grid(), "left")
    assert len(list((own_cache / "geodesics").iterdir())) == 1
    monkeypatch.setattr("bench.metrics.geodesics._distances", None)
    assert torch.equal(region_distances_mm(grid(), "left"), first)
    with pytest.raises(TypeError):
        region_distances_mm(grid(), "rest")


def test_unknown_region_and_method_are_told():
    with pytest.raises(BenchError, match="region of grid"):
        region_distances_mm(grid(), "nose")
    with pytest.raises(BenchError, match="method"):
        region_distances_mm(grid(), "left", "dijkstra")
