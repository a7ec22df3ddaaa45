"""Variance kept and self-intersections, on shapes whose answers are known."""

import numpy as np
import pytest
import torch

from bench.api import BenchError
from bench.metrics.shape_model import compactness, self_intersections


def test_compactness_of_pca_is_the_share_of_its_eigenvalues():
    generator = torch.Generator().manual_seed(0)
    data = (
        1000
        + torch.randn(60, 30, generator=generator, dtype=torch.float64) @ torch.diag(torch.arange(30.0, 0, -1)).double()
    )
    mean = data.mean(0)
    values, vectors = np.linalg.eigh(np.cov(data.T.numpy()))
    basis = torch.from_numpy(vectors[:, ::-1].copy())
    for size in (1, 5, 20, 30):
        kept = mean + (data - mean) @ basis[:, :size] @ basis[:, :size].T
        pairs = zip(kept.unflatten(1, (-1, 3)).split(7), data.unflatten(1, (-1, 3)).split(7), strict=True)
        assert compactness(pairs) == pytest.approx(values[::-1][:size].sum() / values.sum(), rel=1e-9)


def test_a_model_that_always_answers_the_mean_keeps_nothing():
    shapes = torch.randn(20, 4, 3)
    assert compactness([(shapes.mean(0).expand(20, -1, -1), shapes)]) == 0.0
    assert compactness([(shapes, shapes)]) == 1.0


def test_faces_that_cut_through_each_other_are_counted_and_neighbours_are_not():
    square = torch.tensor([[0.0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]])
    through = torch.tensor([[0.6, 0.2, -1], [0.6, 0.2, 1], [3.0, 0.2, 0.5]])
    faces = torch.tensor([[0, 1, 2], [0, 2, 3], [4, 5, 6]])
    beside = through + torch.tensor([5.0, 0, 0])
    shapes = torch.stack([torch.cat([square, through]), torch.cat([square, beside])])
    assert self_intersections(shapes, faces).tolist() == [1, 0]


def test_two_boxes_that_overlap_cut_through_each_other_until_they_are_moved_apart():
    import trimesh

    box = trimesh.creation.icosphere(subdivisions=2)
    one, count = torch.from_numpy(np.array(box.vertices)), len(box.vertices)
    faces = torch.from_numpy(np.concatenate([box.faces, box.faces + count]))
    shapes = torch.stack([torch.cat([one, one + torch.tensor([x, 0.013, 0.007])]) for x in (0.7, 2.5)])
    near, far = self_intersections(shapes, faces).tolist()
    assert near > 20 and far == 0


def test_mistakes_are_refused():
    with pytest.raises(BenchError, match="2 or more shapes"):
        compactness([(torch.zeros(1, 4, 3), torch.zeros(1, 4, 3))])
    with pytest.raises(BenchError, match="equal ones"):
        compactness([(torch.zeros(2, 4, 3), torch.zeros(2, 4, 3))])
    with pytest.raises(BenchError, match="finite"):
        self_intersections(torch.full((1, 3, 3), torch.nan), torch.tensor([[0, 1, 2]]))
