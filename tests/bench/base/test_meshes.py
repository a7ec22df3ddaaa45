"""Edges, islands, control vertices: answers known by hand."""

import numpy as np

from bench.base import meshes

# A strip of four vertices and two triangles: 0-1-2 and 1-3-2.
FACES = np.array([[0, 1, 2], [1, 3, 2]])
SQUARE = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 0]])


def grid(n: int) -> tuple[np.ndarray, np.ndarray]:
    """A flat ``n × n`` grid of vertices."""
    y, x = np.mgrid[:n, :n]
    vertices = np.stack([x.ravel(), y.ravel(), np.zeros(n * n)], 1).astype(float)
    corner = (np.arange(n - 1)[:, None] * n + np.arange(n - 1)).ravel()
    lower = np.stack([corner, corner + 1, corner + n], 1)
    upper = np.stack([corner + 1, corner + n + 1, corner + n], 1)
    return vertices, np.concatenate([lower, upper])


def test_edges_and_lengths():
    assert meshes.edges(FACES).tolist() == [[0, 1], [0, 2], [1, 2], [1, 3], [2, 3]]
    np.testing.assert_allclose(meshes.edge_lengths(SQUARE, FACES), [1, 1, np.sqrt(2), 1, 1])
    assert meshes.adjacency(FACES, 4).sum() == 10


def test_components_are_sorted_by_size():
    graph = meshes.adjacency(FACES, 6)  # vertices 4 and 5 are alone
    assert [part.tolist() for part in meshes.components(graph, np.arange(6))] == [[0, 1, 2, 3], [4], [5]]
    assert meshes.components(graph, np.array([], dtype=int)) == []


def test_islands_go_to_the_label_around_them():
    vertices, faces = grid(5)
    labels = (vertices[:, 0] >= 3).astype(int)
    labels[6] = 1  # a speck of label 1 inside label 0
    merged = meshes.merge_islands(labels, meshes.adjacency(faces, 25))
    np.testing.assert_array_equal(merged, (vertices[:, 0] >= 3).astype(int))


def test_farthest_points_of_a_square_are_its_corners():
    vertices, _ = grid(5)
    corners = meshes.farthest_points(vertices, np.arange(25), 4)
    assert corners.tolist() == [0, 4, 20, 24]
    assert meshes.farthest_points(vertices, np.array([7]), 3).tolist() == [7]


def test_control_count_is_bounded():
    assert [meshes.control_count(n) for n in (10, 100, 256, 10_000)] == [6, 6, 10, 14]
