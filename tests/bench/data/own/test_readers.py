"""Readers: order kept, formats agree, and damage is an error that names the file."""

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from bench.api import BenchError
from bench.data.own import readers

TRIANGLES = np.array([[0, 1, 2], [2, 1, 3]])
FORMATS = ("ply", "obj", "off", "npy", "npz")


def save(path, vertices, faces=TRIANGLES):
    if path.suffix == ".npy":
        np.save(path, vertices)
    elif path.suffix == ".npz":
        np.savez(path, vertices=vertices, faces=faces)
    else:
        trimesh.Trimesh(vertices, faces, process=False).export(path)


coordinates = hnp.arrays(
    np.float32, (4, 3), elements=st.floats(-1000, 1000, width=32).filter(lambda x: x == 0 or abs(x) > 1e-3)
)


@settings(deadline=None, max_examples=10)
@given(coordinates)
@pytest.mark.parametrize("suffix", FORMATS)
def test_vertices_come_back_in_order(tmp_path_factory, suffix, vertices):
    """Also when two vertices coincide, which readers like to merge."""
    path = tmp_path_factory.mktemp("mesh") / f"mesh.{suffix}"
    save(path, vertices)
    (mesh,) = readers.read(path)
    np.testing.assert_allclose(mesh.vertices, vertices, atol=1e-4, rtol=1e-6)
    if suffix != "npy":
        np.testing.assert_array_equal(mesh.faces, TRIANGLES)


def test_an_obj_with_texture_and_normals_keeps_its_order(tmp_path):
    text = "mtllib none.mtl\n" + "".join(f"v {i} {i * i} {-i}\n" for i in range(4))
    text += "vt 0 0\nvt 1 0\nvt 0 1\nvt 1 1\nvt .5 .5\nvn 0 0 1\n"
    text += "usemtl skin\nf 3/1/1 1/2/1 2/3/1\nf 3/5/1 2/4/1 4/1/1\n"  # corner 3 has two texture points
    (tmp_path / "a.obj").write_text(text, encoding="utf-8")
    (mesh,) = readers.read(tmp_path / "a.obj")
    np.testing.assert_array_equal(mesh.vertices, [[i, i * i, -i] for i in range(4)])
    np.testing.assert_array_equal(mesh.faces, [[2, 0, 1], [2, 1, 3]])


def test_ply_in_text_with_colours(tmp_path):
    text = "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n"
    text += "property uchar red\nproperty uchar green\nproperty uchar blue\nelement face 1\n"
    text += "property list uchar int vertex_indices\nend_header\n0 0 0 255 0 0\n1 0 0 0 255 0\n0 1 0 0 0 255\n3 0 1 2\n"
    (tmp_path / "a.ply").write_text(text, encoding="utf-8")
    (mesh,) = readers.read(tmp_path / "a.ply")
    np.testing.assert_array_equal(mesh.colours, np.eye(3) * 255)
    np.testing.assert_array_equal(mesh.faces, [[0, 1, 2]])


def test_stl_welds_back_to_its_vertices(tmp_path):
    ball = trimesh.creation.icosphere(1)
    ball.export(tmp_path / "a.stl")
    (soup,) = readers.read(tmp_path / "a.stl")
    assert soup.vertices.shape == (240, 3)
    keep, corner, faces = readers.weld(soup)
    assert len(keep) == 42 and faces.shape == (80, 3)
    np.testing.assert_array_equal(soup.vertices[keep][corner], soup.vertices)
    assert faces[0].tolist() == [0, 1, 2]  # in the order of first use


def test_stacks_are_many_meshes(tmp_path):
    stack = np.random.default_rng(0).normal(size=(5, 4, 3))
    np.save(tmp_path / "a.npy", stack)
    np.savez(tmp_path / "b.npz", vertices=stack, faces=TRIANGLES)
    for file in ("a.npy", "b.npz"):
        found = readers.read(tmp_path / file)
        np.testing.assert_array_equal([mesh.vertices for mesh in found], stack)
    assert found[0].faces is not None


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ply", b"", "empty file"),
        ("a.obj", b"  \n\n", "empty file"),
        ("a.ply", b"not a mesh at all", "beginning with 'ply'"),
        ("a.off", b"PFF\n1 0 0\n0 0 0", "beginning with 'OFF'"),
        ("a.off", b"OFF\n5 1 0\n0 0 0\n", "ends before"),
        ("a.stl", b"x" * 200, "bytes of binary STL"),
        ("a.obj", b"v 0 0 0\nv 1 0 0\nv 0 \xb1 0\nf 1 2 3\n", "among them"),
        ("a.off", b"OFF\n1 0 0\n0 0 0\n1 1 1\n", "goes on after"),
        ("a.obj", b"# nothing but a remark\n", "with lines"),
        ("a.obj", b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 9\n", "a.obj"),
        ("a.obj", b"v 0 0 0\nv nan 0 0\nv 0 1 0\nf 1 2 3\n", "NaN or infinity"),
        ("a.npy", b"\x93NUMPY garbage", "NPY"),
        ("a.npz", b"PK garbage", "NPZ"),
        ("a.fbx", b"x", "convert"),
        ("a", b"x", "no ending"),
    ],
)
def test_bad_files_are_named_with_a_remedy(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BenchError, match=message) as raised:
        readers.read(tmp_path / name)
    assert str(tmp_path / name) in str(raised.value) and "; " in str(raised.value)


def test_bad_arrays(tmp_path):
    cases = {
        "shape.npy": np.zeros((4, 2)),
        "complex.npy": np.zeros((4, 3), dtype=complex),
        "text.npy": np.array([["a", "b", "c"]]),
        "nan.npy": np.full((4, 3), np.nan),
        "none.npy": np.zeros((0, 3)),
    }
    for name, array in cases.items():
        np.save(tmp_path / name, array)
        with pytest.raises(BenchError, match=name):
            readers.read(tmp_path / name)
    np.save(tmp_path / "pickle.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(BenchError, match=r"pickle\.npy"):
        readers.read(tmp_path / "pickle.npy")
    np.savez(tmp_path / "a.npz", points=np.zeros((4, 3)))
    with pytest.raises(BenchError, match="called vertices, got points"):
        readers.read(tmp_path / "a.npz")
    np.savez(tmp_path / "b.npz", vertices=np.eye(3), faces=np.array([[0, 1, 7]]))
    with pytest.raises(BenchError, match="vertex numbers"):
        readers.read(tmp_path / "b.npz")


def test_a_missing_file(tmp_path):
    with pytest.raises(BenchError, match=r"gone\.ply"):
        readers.read(tmp_path / "gone.ply")


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(["ply", "obj", "stl", "off", "npy", "npz"]), st.binary(max_size=300))
def test_any_bytes_are_a_mesh_or_an_error(tmp_path_factory, suffix, data):
    path = tmp_path_factory.mktemp("any") / f"x.{suffix}"
    path.write_bytes(data)
    try:
        readers.read(path)
    except BenchError as error:
        assert str(path) in str(error)
