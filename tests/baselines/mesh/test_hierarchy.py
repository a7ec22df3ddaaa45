import numpy as np
import pytest

from baselines.mesh import hierarchy, surface
from baselines.mesh.decimate import decimate_to
from baselines.mesh.spirals import spiralnet_spirals
from bench.api import BenchError, cache_dir

SHAPES = {
    "closed": lambda m: m["sphere"](3),
    "open": lambda m: m["grid"](24, 26),
    "hole": lambda m: m["grid"](24, 26, hole=True),
    "components": lambda m: m["joined"](m["sphere"](3), m["grid"](20, 20), m["sphere"](0), m["grid"](2, 2)),
    "two sheets at one vertex": lambda m: _pinched(m),
}


def _pinched(meshes):
    """Two sheets that share one vertex, and a fin along an edge: non-manifold at a vertex and at an edge."""
    vertices, faces = meshes["joined"](meshes["grid"](20, 20), meshes["grid"](20, 20))
    faces = np.where(faces == 400, 210, faces)
    faces[faces > 400] -= 1
    vertices = np.delete(vertices, 400, axis=0)
    vertices = np.vstack([vertices, vertices[50] + [0.3, 0.3, 4.0]])
    return vertices, np.vstack([faces, [[50, 51, len(vertices) - 1]]])


@pytest.fixture(params=SHAPES)
def mesh(request, meshes):
    return SHAPES[request.param](meshes)


def test_levels_meet_their_targets_and_keep_every_component(mesh):
    vertices, faces = mesh
    pyramid = hierarchy.build_hierarchy(vertices, faces, levels=2)
    parts = surface.components(faces, len(vertices))[0]
    for fine, coarse in zip(pyramid.levels, pyramid.levels[1:], strict=False):
        target = -(-fine.vertex_count // 4)
        assert abs(coarse.vertex_count - target) <= max(1, 0.01 * target)
        assert surface.components(coarse.faces, coarse.vertex_count)[0] >= parts
        assert len(np.unique(coarse.faces)) == coarse.vertex_count


def test_a_coarse_vertex_stands_at_its_birth_vertex_and_weights_sum_to_one(mesh):
    pyramid = hierarchy.build_hierarchy(*mesh, levels=2)
    for fine, coarse, step in zip(pyramid.levels, pyramid.levels[1:], pyramid.steps, strict=False):
        assert (coarse.vertices_mm == fine.vertices_mm[step.selected]).all()
        assert len(np.unique(step.selected)) == coarse.vertex_count
        assert step.weights.min() >= 0
        assert np.abs(step.weights.sum(1) - 1).max() < 1e-12
        matrix = hierarchy.up_matrix(step)
        assert (matrix[step.selected] != np.eye(coarse.vertex_count)).sum() == 0


def test_coincident_vertices_stay_different_vertices(meshes):
    vertices, faces = meshes["grid"](12, 12)
    vertices[40] = vertices[41]  # an edge without length: two faces without area
    pyramid = hierarchy.build_hierarchy(vertices, faces, levels=2)
    assert pyramid.sizes == (144, 36, 9)
    for step in pyramid.steps:
        assert np.isfinite(step.weights).all() and np.abs(step.weights.sum(1) - 1).max() < 1e-12
    spirals = spiralnet_spirals(vertices, faces, 9)
    assert (spirals[:, 0] == np.arange(144)).all() and {40, 41} <= set(spirals[40]) & set(spirals[41])


def test_no_vertex_is_interpolated_from_another_component(meshes):
    vertices, faces = meshes["joined"](meshes["grid"](12, 12), meshes["grid"](12, 12))
    vertices[144:] = vertices[:144] + np.array([0.0, 0.0, 0.01])  # the second sheet lies on the first
    step = hierarchy.build_hierarchy(vertices, faces, levels=1).steps[0]
    origin = step.selected[step.corners]
    used = step.weights > 0
    assert (origin[:144][used[:144]] < 144).all()
    assert (origin[144:][used[144:]] >= 144).all()


def test_going_up_reproduces_a_plane_exactly(meshes):
    vertices, faces = meshes["grid"](16, 16)
    vertices[:, 2] = 0.5 * vertices[:, 0] - vertices[:, 1]
    pyramid = hierarchy.build_hierarchy(vertices, faces, levels=1)
    step, coarse = pyramid.steps[0], pyramid.levels[1].vertices_mm
    mapped = np.einsum("vk,vkd->vd", step.weights, coarse[step.corners])
    assert np.abs(mapped[:, 2] - (0.5 * mapped[:, 0] - mapped[:, 1])).max() < 1e-9
    inside = (np.abs(vertices[:, :2] - 7.5) < 4).all(1)
    assert np.abs(mapped - vertices)[inside].max() < 1e-6


def test_a_triangle_without_area_gives_weights_on_its_longest_edge():
    line = np.array([[0.0, 0, 0], [1.0, 0, 0], [4.0, 0, 0]])
    corners, weights = hierarchy.nearest_on_mesh(np.array([[3.0, 1.0, 0]]), line, np.array([[0, 1, 2]]))
    assert np.allclose((weights[0][:, None] * line[corners[0]]).sum(0), [3.0, 0, 0])
    assert weights.min() >= 0 and weights.sum() == pytest.approx(1)


def test_decimation_by_hand_keeps_a_closed_mesh_at_a_tetrahedron(meshes):
    vertices, faces = meshes["sphere"](1)
    kept, coarse = decimate_to(vertices, faces, 1)
    assert len(kept) == 4 and len(coarse) == 4


def test_equal_meshes_give_equal_hierarchies_and_others_do_not(meshes):
    vertices, faces = meshes["grid"](12, 14)
    first = hierarchy.build_hierarchy(vertices, faces, levels=2)
    assert first.digest() == hierarchy.build_hierarchy(vertices, faces, levels=2).digest()
    assert first.digest() != hierarchy.build_hierarchy(vertices[::-1].copy(), faces, levels=2).digest()


def test_the_cache_is_used_and_a_damaged_file_is_made_anew(topology, monkeypatch, tmp_path):
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path))
    built = hierarchy.hierarchy_of(topology, levels=2)
    (path,) = (cache_dir() / "hierarchy").glob("*.npz")
    with monkeypatch.context() as patch:
        patch.setattr(hierarchy, "build_hierarchy", lambda *a: pytest.fail("built again"))
        assert hierarchy.hierarchy_of(topology, levels=2).digest() == built.digest()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(bytes(data))
    assert hierarchy.hierarchy_of(topology, levels=2).digest() == built.digest()
    path.write_bytes(bytes(data[:100]))
    assert hierarchy.hierarchy_of(topology, levels=2).digest() == built.digest()


def test_too_many_levels_are_refused(meshes):
    with pytest.raises(BenchError, match="use fewer levels"):
        hierarchy.build_hierarchy(*meshes["sphere"](1), levels=4)
    many = meshes["joined"](*[meshes["sphere"](0)] * 20)
    with pytest.raises(BenchError, match="level 2 needs 80 of 80"):
        hierarchy.build_hierarchy(*many, levels=3)
