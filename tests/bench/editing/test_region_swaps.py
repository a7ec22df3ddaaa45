import numpy as np
import pytest
import torch

from bench.api import BenchError, Normalization, Region, Topology
from bench.data.dataset import Dataset
from bench.editing.region_swaps import aligned_displacements, fit_displacements, region_boundary, sample_displacements

SIDE = 8


def grid_dataset(count=40):
    """A flat SIDE × SIDE sheet; in every sample the middle is raised by a random height, the rest is the same."""
    y, x = np.mgrid[:SIDE, :SIDE]
    template = np.stack([x.ravel(), y.ravel(), 0 * x.ravel()], 1).astype(np.float32)
    corner = (y[:-1, :-1] * SIDE + x[:-1, :-1]).ravel()
    right, below = corner + 1, corner + SIDE
    faces = np.concatenate([np.stack([corner, right, below], 1), np.stack([right, below + 1, below], 1)])
    inner = ((x >= 2) & (x <= 5) & (y >= 2) & (y <= 5)).ravel()
    top = [3 * SIDE + 3, 4 * SIDE + 4]
    rng = np.random.default_rng(0)
    meshes = np.repeat(template[None], count, 0)
    meshes[:, np.flatnonzero(inner), 2] += 0  # the rim of the region stays flat
    meshes[:, top, 2] = rng.normal(5, 1, (count, 1))
    ids = torch.arange(SIDE * SIDE)
    regions = (
        Region("middle", ids[torch.from_numpy(inner)], torch.tensor(top)),
        Region("rest", ids[torch.from_numpy(~inner)]),
    )
    topology = Topology(
        "grid", torch.from_numpy(template), torch.from_numpy(faces), regions, Normalization.identity(64)
    )
    return Dataset("grid", topology, {"train": meshes, "validation": meshes[:2], "test": meshes[:2]})


def test_the_boundary_is_the_rim_of_the_region():
    dataset = grid_dataset()
    rim = {(int(i) % SIDE, int(i) // SIDE) for i in region_boundary(dataset, dataset.topology.region("middle"))}
    assert rim == {(x, y) for x in range(2, 6) for y in range(2, 6) if x in (2, 5) or y in (2, 5)}


def test_a_moved_and_turned_copy_is_aligned_away():
    dataset = grid_dataset()
    region = dataset.topology.region("middle")
    source = dataset.millimetres("train", 0, 1)
    source[:, :, 2] += source[:, :, 0] * source[:, :, 1] / 10  # a rim that is not flat
    turn = torch.tensor([[0.0, -1, 0], [1, 0, 0], [0, 0, 1]])
    displacement, _ = aligned_displacements(dataset, region, source, source @ turn.T + 30)
    assert displacement.abs().max() < 1e-3


def test_swapping_in_the_same_subject_in_place_moves_nothing_the_rim_can_see():
    dataset = grid_dataset()
    region = dataset.topology.region("middle")
    source = dataset.millimetres("train", 0, 2)
    source[:, :, 2] += source[:, :, 0] * source[:, :, 1] / 10  # a rim that is not flat
    displacement, kept = aligned_displacements(dataset, region, source, source)
    assert displacement.abs().max() < 1e-3 and kept.shape == (2,)


def test_the_gaussian_has_the_spread_of_the_pairs():
    dataset = grid_dataset(400)
    meshes = dataset.splits["train"]
    meshes[:, :, 2] += meshes[:, :, 0] * meshes[:, :, 1] / 10
    mean, covariance = fit_displacements(dataset, dataset.topology.region("middle"), pairs=2000)
    height = covariance[2, 2]
    assert mean[2] == pytest.approx(0, abs=0.15) and height == pytest.approx(2.0, rel=0.2)  # difference of two N(5, 1)
    drawn = sample_displacements((mean, covariance), 4000, seed=1)
    assert drawn.shape == (4000, 2, 3)
    assert float(drawn[:, 0, 2].var()) == pytest.approx(height, rel=0.1)
    assert torch.equal(drawn, sample_displacements((mean, covariance), 4000, seed=1))


def test_a_region_without_a_boundary_is_refused():
    dataset = grid_dataset()
    whole = Region("all", torch.arange(64), torch.tensor([0]))
    with pytest.raises(BenchError, match="boundary"):
        region_boundary(dataset, whole)
