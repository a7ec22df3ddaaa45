"""Reconstruction errors of meshes moved by known amounts."""

import math

import numpy as np
import pytest
import torch

from bench.api import BenchError, Normalization, Region, Topology
from bench.data.dataset import Dataset
from bench.metrics.reconstruction import (
    data_spread_mm,
    edge_length_errors,
    measure_reconstruction,
    mesh_edges,
    normal_deviations,
    reconstructed,
)
from bench.metrics.values import vertex_distances

SQUARE = torch.tensor([[0.0, 0, 0], [10, 0, 0], [10, 10, 0], [0, 10, 0]])
FACES = torch.tensor([[0, 1, 2], [0, 2, 3]])
TOPOLOGY = Topology(
    "square",
    SQUARE,
    FACES,
    (Region("left", torch.tensor([0, 3])), Region("right", torch.tensor([1, 2]))),
    Normalization.identity(4),
)


def moved(*distances):
    """One mesh for each list of four distances, by which its vertices are lifted."""
    meshes = SQUARE.repeat(len(distances), 1, 1)
    meshes[:, :, 2] += torch.tensor(distances, dtype=torch.float32)
    return meshes


def measure(found, truth, chunk=100):
    return measure_reconstruction(zip(found.split(chunk), truth.split(chunk), strict=True), TOPOLOGY)


def values(result):
    return {value.name: value.value for value in result.values()}


def test_distance_is_euclidean():
    found = SQUARE[None] + torch.tensor([1.0, 2.0, 2.0])
    assert vertex_distances(found, SQUARE[None]).tolist() == [[3.0] * 4]


def test_figures_by_hand():
    # Per-mesh means 1, 4 and 1; all twelve distances: 0 0 0 4, 4 4 4 4, 1 1 1 1.
    found, truth = moved([0, 0, 0, 4], [4, 4, 4, 4], [1, 1, 1, 1]), moved([0] * 4, [0] * 4, [0] * 4)
    result = measure(found, truth)
    seen = values(result)
    assert result.per_mesh["error_mean_mm"].tolist() == [1.0, 4.0, 1.0]
    assert seen["error_mean_mm"] == 2.0
    assert seen["error_std_mm"] == pytest.approx(math.sqrt(3))
    assert seen["error_median_meshes_mm"] == 1.0
    assert seen["error_median_vertices_mm"] == 1.0
    assert seen["error_max_mm"] == 4.0
    assert seen["error_p95_vertices_mm"] == 4.0
    assert seen["rmse_distance_mm"] == pytest.approx(math.sqrt((16 + 64 + 4) / 12))
    assert seen["rmse_coordinate_mm"] == pytest.approx(math.sqrt((16 + 64 + 4) / 36))
    assert seen["error_mean_mm/left"] == pytest.approx((2 + 4 + 1) / 3)
    assert seen["error_mean_mm/right"] == pytest.approx((0 + 4 + 1) / 3)
    assert result.cumulative([0, 0.5, 1, 3.9, 4]).tolist() == pytest.approx([3 / 12, 3 / 12, 7 / 12, 7 / 12, 1])


def test_the_two_medians_differ():
    # Three small errors and one large in each mesh: the pooled median is 0, the median over meshes is not.
    seen = values(measure(moved([0, 0, 0, 4], [0, 0, 0, 8]), moved([0] * 4, [0] * 4)))
    assert seen["error_median_vertices_mm"] == 0.0 and seen["error_median_meshes_mm"] == 1.5


def test_chunks_do_not_matter_even_when_the_last_is_small():
    torch.manual_seed(0)
    truth = torch.randn(7, 4, 3) * 10
    found = truth + torch.randn(7, 4, 3)
    whole, parts = values(measure(found, truth)), values(measure(found, truth, chunk=3))
    assert whole.keys() == parts.keys()
    assert all(whole[name] == pytest.approx(parts[name], rel=1e-6) for name in whole)


def test_identical_meshes_have_no_error():
    seen = values(measure(moved([1, 2, 3, 4], [0, 0, 0, 0]), moved([1, 2, 3, 4], [0, 0, 0, 0])))
    assert all(value == pytest.approx(0, abs=1e-6) for value in seen.values())


def test_one_mesh_has_no_spread():
    assert math.isnan(values(measure(moved([1] * 4), moved([0] * 4)))["error_std_mm"])


@pytest.mark.parametrize("degrees", [0.001, 30.0, 90.0, 179.0])
def test_a_tilted_mesh_has_tilted_normals(degrees):
    angle = math.radians(degrees)
    turn = torch.tensor(
        [[1, 0, 0], [0, math.cos(angle), -math.sin(angle)], [0, math.sin(angle), math.cos(angle)]], dtype=torch.float64
    )
    tilted = (SQUARE.double() @ turn.T)[None]
    assert normal_deviations(tilted, SQUARE.double()[None], FACES).item() == pytest.approx(degrees, rel=1e-4)


def test_normals_are_weighted_by_area_and_collapsed_faces_count_as_90_degrees():
    # Two faces in the plane with areas 50 and 150; the second collapses to a line.
    truth = torch.tensor([[[0.0, 0, 0], [10, 0, 0], [10, 10, 0], [-20, 10, 0]]])
    found = truth.clone()
    found[0, 3] = torch.tensor([5.0, 5, 0])
    assert normal_deviations(found, truth, FACES).item() == pytest.approx(0.75 * 90)


def test_a_face_without_area_in_the_truth_has_no_weight():
    truth = torch.tensor([[[0.0, 0, 0], [10, 0, 0], [10, 10, 0], [5, 5, 0]]])
    found = truth.clone()
    found[0, 3, 2] = 7.0
    assert normal_deviations(found, truth, FACES).item() == pytest.approx(0.0, abs=1e-9)


def test_edges_once_each_and_their_errors():
    edges = mesh_edges(FACES)
    assert edges.tolist() == [[0, 1], [0, 2], [0, 3], [1, 2], [2, 3]]
    stretched = SQUARE[None] * torch.tensor([1.2, 1.0, 1.0])
    errors = edge_length_errors(stretched, SQUARE[None], edges)[0].tolist()
    assert errors == pytest.approx([2.0, math.sqrt(244) - math.sqrt(200), 0.0, 0.0, 2.0], abs=1e-5)


class Shift(torch.nn.Module):
    def encode(self, vertices):
        return vertices.flatten(1) + 1.0

    def decode(self, latent):
        return latent.unflatten(1, (4, 3))


def test_a_shift_in_normalised_units_is_the_std_in_millimetres():
    topology = Topology("square", SQUARE, FACES, TOPOLOGY.regions, Normalization(SQUARE, torch.full((4, 3), 2.0)))
    meshes = np.stack([SQUARE.numpy() + offset for offset in range(5)])
    data = Dataset("square", topology, {"test": meshes})
    result = measure_reconstruction(reconstructed(Shift(), data, batch=2), topology)
    assert result.distances_mm.shape == (5, 4)
    assert result.per_mesh["error_mean_mm"] == pytest.approx([2 * math.sqrt(3)] * 5, rel=1e-5)


def test_a_model_that_gives_out_a_parameter_itself_is_measured():
    class Mean(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.mean = torch.nn.Parameter(torch.zeros(4, 3))

        def encode(self, vertices):
            return vertices.flatten(1)

        def decode(self, latent):
            return self.mean.expand(len(latent), -1, -1)

    data = Dataset("square", TOPOLOGY, {"test": moved([1] * 4).numpy()})
    ((found, _),) = reconstructed(Mean(), data)
    assert not found[:1].requires_grad and np.isfinite(found[:1].numpy()).all()


def test_spread_is_the_distance_from_the_mean_training_shape():
    train, test = moved([1] * 4, [3] * 4).numpy(), moved([2] * 4, [5] * 4, [2, 2, 2, 6]).numpy()
    data = Dataset("square", TOPOLOGY, {"train": train, "test": test})
    assert data_spread_mm(data) == pytest.approx((0 + 3 + 1) / 3)


def test_mistakes_are_told():
    with pytest.raises(BenchError, match="at least one mesh"):
        measure_reconstruction([], TOPOLOGY)
    with pytest.raises(BenchError, match="NaN"):
        measure(moved([float("nan"), 0, 0, 0]), moved([0] * 4))
    with pytest.raises(BenchError, match="one shape"):
        vertex_distances(torch.zeros(2, 4, 3), torch.zeros(1, 4, 3))
