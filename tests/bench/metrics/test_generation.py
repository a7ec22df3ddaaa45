"""Generation metrics on sets whose answers are known: copies, disjoint sets, sets of one distribution."""

import itertools

import pytest
import torch

from bench.api import BenchError
from bench.metrics import generation
from bench.metrics.generation import (
    chamfer_distances,
    diversity_mm,
    earth_mover_distances,
    jensen_shannon,
    mean_vertex_distances,
    sample_surface,
    set_agreement,
    specificity_mm,
    symmetric_earth_mover_distances,
)


def shifted(*offsets):
    """Copies of one shape, each moved along x."""
    shape = torch.tensor([[0.0, 0, 0], [0, 50, 0], [0, 0, 90], [30, 0, 0]])
    return torch.stack([shape + torch.tensor([offset, 0.0, 0.0]) for offset in offsets])


def test_diversity_of_two_shapes_is_their_distance():
    assert diversity_mm(shifted(0, 3)) == pytest.approx(3.0)
    assert diversity_mm(shifted(5, 5, 5)) == 0.0


def test_diversity_approaches_the_mean_over_all_pairs():
    offsets = [0.0, 1.0, 4.0, 9.0]
    exact = sum(abs(a - b) for a, b in itertools.permutations(offsets, 2)) / 12
    assert diversity_mm(shifted(*offsets), pairs=20000) == pytest.approx(exact, rel=0.02)


@pytest.mark.parametrize("chunk", [10**7, 12, 30])
def test_specificity_finds_the_nearest_training_shape(monkeypatch, chunk):
    monkeypatch.setattr(generation, "_CHUNK", chunk)
    found = specificity_mm(shifted(1, 9, 4), shifted(0, 4, 11).split(2))
    assert found.tolist() == pytest.approx([1.0, 2.0, 0.0])


def test_samples_that_are_the_training_set_have_no_distance_to_it():
    training = torch.randn(150, 7, 3, generator=torch.Generator().manual_seed(0))
    assert specificity_mm(training, [training]).tolist() == [0.0] * 150


def test_mean_vertex_distances_are_those_of_each_pair():
    a, b = torch.randn(5, 9, 3), torch.randn(130, 9, 3)
    expected = torch.stack([torch.stack([(x - y).norm(dim=1).mean() for y in b]) for x in a])
    torch.testing.assert_close(mean_vertex_distances(a, b), expected)
    with pytest.raises(BenchError, match="one topology"):
        mean_vertex_distances(a, b[:, :8])


def vertex_agreement(made, real):
    return set_agreement(
        mean_vertex_distances(made, made), mean_vertex_distances(made, real), mean_vertex_distances(real, real)
    )


def shapes(count, seed):
    """Registered shapes of three parameters."""
    generator = torch.Generator().manual_seed(seed)
    directions = torch.randn(3, 30, generator=torch.Generator().manual_seed(99))
    return (torch.randn(count, 3, generator=generator) @ directions).unflatten(1, (-1, 3))


def test_registered_sets_of_one_distribution_are_told_apart_half_of_the_time():
    found = vertex_agreement(shapes(200, 1), shapes(200, 2))
    assert found.one_nna == pytest.approx(0.5, abs=0.06) and found.coverage > 0.5


def collapsed(shape):
    return shape + 1e-3 * torch.randn(50, *shape.shape[1:], generator=torch.Generator().manual_seed(0))


def test_a_generator_that_makes_one_shape_covers_one_in_n_and_is_told_apart():
    real = shapes(50, 1)
    found = vertex_agreement(collapsed(3 * real[7:8]), real)
    assert found.coverage == 1 / 50 and found.one_nna > 0.95


def test_the_mean_shape_alone_is_told_apart_by_its_own_half_only_where_shapes_have_many_parameters():
    real = torch.randn(50, 100, 3, generator=torch.Generator().manual_seed(1))
    found = vertex_agreement(collapsed(real.mean(0, keepdim=True)), real)
    assert found.coverage == 1 / 50 and found.one_nna_generated == 1.0 and found.one_nna_reference < 0.1
    assert found.one_nna == pytest.approx((found.one_nna_generated + found.one_nna_reference) / 2)


def test_chamfer_by_hand():
    one = torch.tensor([[[0.0, 0, 0], [10, 0, 0]]])
    other = torch.tensor([[[0.0, 0, 0], [10, 0, 3], [0, 4, 0]], [[0.0, 0, 0], [10, 0, 0], [10, 0, 0]]])
    # to the first: (0 + 9)/2 there, (0 + 9 + 16)/3 back; the second holds the same points twice
    assert chamfer_distances(one, other)[0].tolist() == pytest.approx([4.5 + 25 / 3, 0.0])


def test_chamfer_is_symmetric_and_ignores_order_and_chunks(monkeypatch):
    torch.manual_seed(0)
    a, b = torch.randn(4, 7, 3), torch.randn(5, 9, 3)
    table = chamfer_distances(a, b)
    assert torch.allclose(table, chamfer_distances(b, a).T)
    assert torch.allclose(table, chamfer_distances(a.flip(1), b[:, torch.randperm(9)]))
    monkeypatch.setattr(generation, "_CHUNK", 100)
    assert torch.allclose(table, chamfer_distances(a, b))


def agreement(a, b):
    return set_agreement(chamfer_distances(a, a), chamfer_distances(a, b), chamfer_distances(b, b))


def test_copies_of_the_reference_cover_it():
    same = shifted(0, 5, 10, 20)
    found = agreement(same, same)
    assert (found.mmd, found.coverage, found.one_nna) == (0.0, 1.0, 0.0)


def test_sets_far_apart_are_told_apart():
    found = agreement(shifted(0, 1, 2), shifted(1000, 1001, 1002))
    assert found.one_nna == 1.0 and found.coverage == pytest.approx(1 / 3)


def test_collapse_on_one_shape_is_seen():
    found = agreement(shifted(5, 5.01, 5.02), shifted(0, 5.01, 10, 20))
    assert found.coverage == 0.25 and found.mmd > 0


def test_one_distribution_gives_one_half():
    torch.manual_seed(0)
    a, b = (torch.randn(150, 1, 3) for _ in range(2))
    assert agreement(a, b).one_nna == pytest.approx(0.5, abs=0.1)


def test_mmd_by_hand():
    found = set_agreement(torch.zeros(2, 2), torch.tensor([[1.0, 5.0, 2.0], [3.0, 4.0, 9.0]]), torch.zeros(3, 3))
    assert found.mmd == pytest.approx((1 + 4 + 2) / 3)
    assert found.coverage == pytest.approx(1 / 3)


def test_jensen_shannon_of_equal_and_disjoint_sets():
    points = torch.rand(2, 500, 3)
    assert jensen_shannon(points, points.flip(1)) == pytest.approx(0.0, abs=1e-12)
    assert jensen_shannon(points, points + 10) == pytest.approx(1.0)


def test_jensen_shannon_by_hand():
    # Cells of a 2-grid: all points in one corner against half there, half in the opposite corner.
    one = torch.zeros(1, 4, 3)
    other = torch.tensor([[[0.0, 0, 0], [0, 0, 0], [1, 1, 1], [1, 1, 1]]])
    mixed = -(0.75 * torch.log2(torch.tensor(0.75)) + 0.25 * torch.log2(torch.tensor(0.25)))
    assert jensen_shannon(one, other, resolution=2) == pytest.approx(float(mixed) - 0.5, abs=1e-6)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: diversity_mm(shifted(0)), "at least 2"),
        (lambda: specificity_mm(shifted(0), [torch.zeros(2, 3, 3)]), "training shapes"),
        (lambda: specificity_mm(shifted(0), [shifted(0)[:0]]), "got none"),
        (lambda: chamfer_distances(torch.zeros(2, 3), torch.zeros(2, 3)), "sets of points"),
        (lambda: set_agreement(torch.zeros(2, 2), torch.zeros(2, 3), torch.zeros(2, 2)), "tables"),
        (lambda: jensen_shannon(torch.zeros(1, 2, 3), torch.zeros(1, 2, 3)), "one place"),
    ],
)
def test_mistakes_are_told(call, text):
    with pytest.raises(BenchError, match=text):
        call()


def test_earth_mover_moves_each_point_once():
    here = torch.tensor([[[0.0, 0, 0], [1, 0, 0], [2, 0, 0]]])
    there = torch.tensor([[[1.0, 0, 0], [2, 0, 0], [3, 0, 0]], [[2.0, 0, 0], [0, 0, 0], [1, 0, 0]]])
    # a step to the right of a line of points costs one whole length, however it is carried; order does not matter
    assert earth_mover_distances(here, there)[0].tolist() == pytest.approx([1.0, 0.0])
    # two points at 0 and one at 3 against one at 0 and two at 3: nearest neighbours would say nothing has to move
    here, there = torch.zeros(1, 3, 3), torch.zeros(1, 3, 3)
    here[0, 2, 0], there[0, 1:, 0] = 3.0, 3.0
    assert float(earth_mover_distances(here, there)) == pytest.approx(1.0)
    assert float(chamfer_distances(here, there)) == 0.0


def test_earth_mover_is_the_least_over_all_assignments():
    torch.manual_seed(0)
    a, b = torch.randn(2, 5, 3), torch.randn(3, 5, 3)
    table = earth_mover_distances(a, b)
    for i, j in itertools.product(range(2), range(3)):
        least = min((a[i] - b[j][list(order)]).norm(dim=1).mean() for order in itertools.permutations(range(5)))
        assert float(table[i, j]) == pytest.approx(float(least), rel=1e-5)
    whole = earth_mover_distances(b, b)
    assert torch.allclose(symmetric_earth_mover_distances(b), whole, atol=1e-6)


def test_earth_mover_wants_samples_of_one_size():
    with pytest.raises(BenchError, match="equally many"):
        earth_mover_distances(torch.zeros(1, 4, 3), torch.zeros(1, 5, 3))


def test_copies_and_strangers_under_the_earth_movers_distance():
    torch.manual_seed(0)
    points = torch.randn(6, 20, 3)
    near = points + 0.001
    copies = set_agreement(
        symmetric_earth_mover_distances(near),
        earth_mover_distances(near, points),
        symmetric_earth_mover_distances(points),
    )
    assert copies.coverage == 1.0 and copies.one_nna == 0.0 and copies.mmd < 0.01
    far = points + 100
    strangers = set_agreement(
        symmetric_earth_mover_distances(far),
        earth_mover_distances(far, points),
        symmetric_earth_mover_distances(points),
    )
    assert strangers.one_nna == 1.0 and strangers.mmd == pytest.approx(3**0.5 * 100, rel=0.02)


def test_surface_points_lie_on_the_surface_by_area():
    # two squares of area 1 and 9 in the planes z = 0 and z = 1
    square = torch.tensor([[0.0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]])
    vertices = torch.cat([square, square * 3 + torch.tensor([0.0, 0, 1])])[None]
    faces = torch.tensor([[0, 1, 2], [0, 2, 3], [4, 5, 6], [4, 6, 7]])
    points = sample_surface(vertices, faces, 20000)[0]
    low, high = points[points[:, 2] < 0.5], points[points[:, 2] > 0.5]
    assert len(low) / 20000 == pytest.approx(0.1, abs=0.01)
    assert set(points[:, 2].tolist()) == {0.0, 1.0} and float(low[:, :2].max()) <= 1.0
    assert high[:, :2].mean(0).tolist() == pytest.approx([1.5, 1.5], abs=0.03)
    assert high[:, :2].var(0).tolist() == pytest.approx([0.75, 0.75], abs=0.03)  # 9/12: uniform
    with pytest.raises(BenchError, match="area 0"):
        sample_surface(torch.zeros(1, 3, 3), torch.tensor([[0, 1, 2]]))
