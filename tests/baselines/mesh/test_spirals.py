"""Spirals against a plain reference implementation, vertex by vertex in Python."""

import numpy as np
import pytest

from baselines.mesh import hierarchy, spirals, surface
from bench.api import BenchError


def neighbours(faces, count):
    rings = surface.ordered_rings(faces, count)
    return [rings.neighbours[rings.start[v] : rings.start[v + 1]].tolist() for v in range(count)]


def next_ring(around, last, sequence):
    found = []
    for vertex in last:
        ring = around[vertex]
        begin = next((k for k, other in enumerate(ring) if other in last), 0)
        for other in ring[begin:] + ring[:begin]:
            if other not in sequence and other not in found:
                found.append(other)
    return found


def plain_spiralnet(vertices, faces, length, dilation):
    around, wanted, result = neighbours(faces, len(vertices)), length * dilation, []
    for vertex in range(len(vertices)):
        last = around[vertex]
        sequence = [vertex, *last]
        while len(sequence) < wanted and last:
            last = next_ring(around, last, sequence)
            sequence += last
        if len(sequence) < wanted:
            distance = np.linalg.norm(vertices - vertices[vertex], axis=1).round(6)
            distance[vertex] = -1
            sequence = sorted(range(len(vertices)), key=lambda other: (distance[other], other))
        result.append(sequence[:wanted:dilation])
    return np.array(result)


def plain_neural3dmm(vertices, faces, hops, dilation, towards):
    around, sequences = neighbours(faces, len(vertices)), []
    for vertex in range(len(vertices)):
        last = around[vertex]
        begin = last.index(towards[vertex]) if towards[vertex] >= 0 else 0
        last = last[begin:] + last[:begin]
        sequence = [vertex, *last]
        for _ in range(hops - 1):
            last = next_ring(around, last, sequence)
            sequence += last
        sequences.append(sequence[::dilation])
    lengths = [len(sequence) for sequence in sequences]
    length = int(np.mean(lengths) + 2 * np.std(lengths))
    return np.array([(sequence + [len(vertices)] * length)[:length] for sequence in sequences])


MESHES = {
    "closed": lambda m: m["sphere"](2),
    "open": lambda m: m["grid"](9, 8),
    "hole": lambda m: m["grid"](14, 15, hole=True),
    "components": lambda m: m["joined"](m["sphere"](1), m["grid"](2, 2), m["grid"](5, 5)),
    "two fans at one vertex": lambda m: _bowtie(m),
}


def _bowtie(meshes):
    vertices, faces = meshes["joined"](meshes["grid"](5, 5), meshes["grid"](5, 5))
    faces = np.where(faces == 25, 12, faces)
    faces[faces > 25] -= 1
    return np.delete(vertices, 25, axis=0), faces


@pytest.fixture(params=MESHES)
def mesh(request, meshes):
    return MESHES[request.param](meshes)


@pytest.mark.parametrize(("length", "dilation"), [(9, 1), (6, 2), (25, 1), (1, 1)])
def test_spiralnet_equals_the_plain_reference(mesh, length, dilation):
    vertices, faces = mesh
    found = spirals.spiralnet_spirals(vertices, faces, length, dilation)
    assert (found == plain_spiralnet(vertices, faces, length, dilation)).all()
    assert (found[:, 0] == np.arange(len(vertices))).all()
    assert all(len(set(row)) == length for row in found.tolist())


@pytest.mark.parametrize(("hops", "dilation"), [(1, 1), (2, 2), (3, 1)])
def test_neural3dmm_equals_the_plain_reference(mesh, hops, dilation):
    vertices, faces = mesh
    towards = spirals._towards_reference(vertices, faces, None)
    found = spirals.neural3dmm_spirals(vertices, faces, hops, dilation)
    assert (found == plain_neural3dmm(vertices, faces, hops, dilation, towards)).all()


def test_work_in_chunks_changes_nothing(meshes, monkeypatch):
    vertices, faces = meshes["sphere"](2)
    whole = spirals.spiralnet_spirals(vertices, faces, 9), spirals.neural3dmm_spirals(vertices, faces, 2, 2)
    monkeypatch.setattr(spirals, "_CHUNK", 50)
    assert (spirals.spiralnet_spirals(vertices, faces, 9) == whole[0]).all()
    assert (spirals.neural3dmm_spirals(vertices, faces, 2, 2) == whole[1]).all()


def test_one_ring_of_an_icosahedron_by_hand(meshes):
    vertices, faces = meshes["sphere"](0)
    found = spirals.spiralnet_spirals(vertices, faces, 6)
    for vertex in range(12):
        ring = found[vertex, 1:]
        assert ring[0] == ring.min()
        edges = {tuple(sorted(edge)) for face in faces for edge in zip(face, np.roll(face, 1), strict=True)}
        assert all(tuple(sorted(pair)) in edges for pair in zip(ring, np.roll(ring, 1), strict=True))
        normal = np.cross(vertices[ring[0]] - vertices[vertex], vertices[ring[1]] - vertices[vertex])
        assert normal @ vertices[vertex] > 0  # counter-clockwise seen from outside


def test_first_neighbours_lead_to_the_reference_along_shortest_paths(meshes):
    vertices, faces = meshes["grid"](6, 7)
    vertices[:, 2] = 0
    towards = spirals._towards_reference(vertices, faces, 20)
    assert towards[20] == -1
    for start in range(42):
        place, length = start, 0.0
        while place != 20:
            length += np.linalg.norm(vertices[place] - vertices[towards[place]])
            place = towards[place]
        dx, dy = vertices[start, :2] - vertices[20, :2]
        straight = abs(dx) + abs(dy) if dx * dy < 0 else max(abs(dx), abs(dy)) + (2**0.5 - 1) * min(abs(dx), abs(dy))
        assert length == pytest.approx(straight)


def test_a_mesh_with_fewer_vertices_than_the_spiral_is_refused(meshes):
    with pytest.raises(BenchError, match="at least 30 vertices"):
        spirals.spiralnet_spirals(*meshes["grid"](5, 5), 15, 2)


@pytest.mark.parametrize(
    "call", [lambda v, f: spirals.spiralnet_spirals(v, f, 0), lambda v, f: spirals.neural3dmm_spirals(v, f, 0)]
)
def test_lengths_below_one_are_refused(meshes, call):
    with pytest.raises(BenchError, match="at least 1"):
        call(*meshes["grid"](5, 5))


def test_levels_come_from_the_cache_the_second_time(topology, monkeypatch):
    pyramid = hierarchy.hierarchy_of(topology, levels=2)
    first = spirals.spiralnet_levels(pyramid, 7)
    monkeypatch.setattr(spirals, "spiralnet_spirals", lambda *a: pytest.fail("built again"))
    assert all((a == b).all() for a, b in zip(first, spirals.spiralnet_levels(pyramid, 7), strict=True))
    assert [len(level) for level in first] == list(pyramid.sizes[:-1])
