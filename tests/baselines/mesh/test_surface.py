import igl
import numpy as np
import pytest

from baselines.mesh import surface
from bench.api import BenchError

OCTAHEDRON = np.array([[0, 2, 4], [2, 1, 4], [1, 3, 4], [3, 0, 4], [2, 0, 5], [1, 2, 5], [3, 1, 5], [0, 3, 5]])


def ring(rings, vertex):
    return rings.neighbours[rings.start[vertex] : rings.start[vertex + 1]].tolist()


def test_inside_the_ring_goes_once_around_from_the_lowest_neighbour():
    rings = surface.ordered_rings(OCTAHEDRON, 6)
    assert ring(rings, 4) == [0, 2, 1, 3]  # counter-clockwise seen from +z
    assert ring(rings, 5) == [0, 3, 1, 2]
    assert rings.counts.tolist() == [4] * 6


def test_on_a_boundary_the_ring_runs_from_edge_to_edge():
    fan = np.array([[0, 1, 2], [0, 2, 3], [0, 3, 4]])
    rings = surface.ordered_rings(fan, 5)
    assert ring(rings, 0) == [1, 2, 3, 4]
    assert ring(rings, 3) == [4, 0, 2]
    assert ring(rings, 1) == [2, 0]


def test_a_vertex_of_two_fans_has_both_rings_each_neighbour_once():
    bowtie = np.array([[0, 3, 4], [0, 1, 2]])
    assert ring(surface.ordered_rings(bowtie, 5), 0) == [1, 2, 3, 4]


def test_an_edge_of_three_faces_is_cut_and_every_neighbour_kept_once():
    fins = np.array([[0, 1, 2], [0, 1, 3], [1, 0, 4]])
    rings = surface.ordered_rings(fins, 5)
    assert sorted(ring(rings, 0)) == [1, 2, 3, 4]
    assert sorted(ring(rings, 1)) == [0, 2, 3, 4]
    assert sorted(ring(rings, 4)) == [0, 1]


def test_faces_turned_the_wrong_way_are_turned_back(meshes):
    vertices, faces = meshes["sphere"](1)
    turned = faces.copy()
    turned[5] = turned[5, ::-1]
    same = surface.ordered_rings(surface.clean_faces(vertices, turned), len(vertices))
    assert (same.counts == surface.ordered_rings(faces, len(vertices)).counts).all()


def test_degenerate_and_repeated_faces_are_left_out(meshes):
    vertices, faces = meshes["grid"](4, 4)
    worse = np.concatenate([faces, faces[:2], faces[3:4, [1, 2, 0]], [[0, 0, 1], [5, 6, 5]]])
    assert (surface.clean_faces(vertices, worse) == faces).all()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda v, f: (v, f[:0]), "with faces"),
        (lambda v, f: (np.vstack([v, v[:2]]), f), "got 2 of 18 in none"),
        (lambda v, f: (np.where(v == 3, np.nan, v), f), "finite vertices"),
        (lambda v, f: (v, f + 1), "face ids in 0…15"),
        (lambda v, f: (v, np.array([[0, 0, 1]])), "in none"),
    ],
)
def test_meshes_without_a_surface_are_refused(meshes, change, words):
    with pytest.raises(BenchError, match=words):
        surface.clean_faces(*change(*meshes["grid"](4, 4)))


def test_components_are_counted(meshes):
    vertices, faces = meshes["joined"](meshes["sphere"](0), meshes["grid"](3, 3))
    count, label = surface.components(faces, len(vertices))
    assert count == 2 and (np.bincount(label) == [12, 9]).all()


def _mobius():
    """A strip of ten vertices glued with a half turn: an edge run through twice the same way, all manifold."""
    around = [[i, i + 1, i + 2] if i % 2 == 0 else [i + 1, i, i + 2] for i in range(8)]
    return np.array([*around, [8, 9, 1], [9, 1, 0]])


SURFACES = {
    "closed": (OCTAHEDRON, True, 0, 2),
    "disc": (np.array([[0, 1, 2], [0, 2, 3], [0, 3, 4]]), True, 5, 1),
    "moebius": (_mobius(), True, 10, 0),
    "bowtie": (np.array([[0, 3, 4], [0, 1, 2]]), False, 5, 1),
    "three faces at an edge": (np.array([[0, 1, 2], [0, 1, 3], [1, 0, 4]]), False, 5, 1),
    "two closed ones at a vertex": (
        np.concatenate([OCTAHEDRON, np.where(OCTAHEDRON == 0, 0, OCTAHEDRON + 5)]),
        False,
        0,
        3,
    ),
}


@pytest.mark.parametrize("name", SURFACES)
def test_manifoldness_boundary_and_euler_characteristic_of_known_surfaces(name):
    faces, manifold, boundary, euler = SURFACES[name]
    found, ends = surface.manifold(faces)
    assert found == manifold == (igl.is_edge_manifold(faces)[0] and bool(np.all(igl.is_vertex_manifold(faces))))
    assert len(ends) == boundary
    assert surface.euler_characteristic(faces) == euler
