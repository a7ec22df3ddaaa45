"""The ladder: exact counts, one affine map, everything carried along."""

import dataclasses

import numpy as np
import pytest
import torch

from bench.api import BenchError, Normalization
from bench.base import meshes
from bench.data import load
from bench.data.resized import carry, ladder, resolution


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def heads():
    return load("heads-mini", counts=(6, 2, 2))


def check_mesh(faces: np.ndarray, count: int) -> None:
    resolution.check_manifold(faces)
    assert np.array_equal(np.unique(faces), np.arange(count))  # every vertex is in a face
    assert len(meshes.components(meshes.adjacency(faces, count), np.arange(count))) == 1


@pytest.mark.parametrize("count", [500, 501, 4201, 9000])
def test_exact_count_regions_and_edits(heads, count):
    small = ladder.resample(heads, count)
    topology = small.topology
    assert topology.vertex_count == count
    assert {name: split.shape for name, split in small.splits.items()} == {
        "train": (6, count, 3),
        "validation": (2, count, 3),
        "test": (2, count, 3),
    }
    check_mesh(topology.faces.numpy(), count)
    graph = meshes.adjacency(topology.faces.numpy(), count)
    for old, new in zip(heads.topology.regions, topology.regions, strict=True):
        assert new.name == old.name
        assert len(meshes.components(graph, new.vertices.numpy())) <= (2 if new.name == "cheeks" else 1)
        assert len(new.controls) == min(len(old.controls), len(new.vertices))
    edit, before = small.edits[1], heads.edits[1]
    moved = (edit.target_mm - edit.source_mm).norm(dim=1)
    inside = torch.zeros(count, dtype=torch.bool)
    inside[topology.region(edit.region).vertices] = True
    assert edit.region == before.region == "nose"
    assert moved[inside].mean() > 10 * moved[~inside].mean()


@pytest.mark.parametrize("count", [700, 5200, 9000])
def test_the_map_is_affine_and_keeps_the_shape(heads, count):
    mapping = ladder.linear_map(heads.topology, count)
    np.testing.assert_allclose(np.asarray(mapping.matrix.sum(1)).ravel(), 1.0, atol=1e-6)
    mesh = heads.splits["test"][:1]
    moved = mapping.apply(2.0 * mesh + np.float32(7.0))
    np.testing.assert_allclose(moved, 2.0 * mapping.apply(mesh) + 7.0, atol=1e-3)
    # Every new vertex lies near the old surface; the longest edges of the template are 37 mm.
    template = heads.topology.template_mm.numpy()
    far = [np.linalg.norm(template - vertex, axis=1).min() for vertex in mapping.apply(template[None])[0][::50]]
    assert np.mean(far) < 3.0 and max(far) < 20.0


def test_smaller_is_a_selection_of_vertices(heads):
    mapping = ladder.linear_map(heads.topology, 800)
    assert set(mapping.matrix.data.tolist()) == {1.0}
    assert len(np.unique(mapping.matrix.indices)) == 800


def test_the_same_size_is_the_same_set(heads):
    assert ladder.resample(heads, 4200) is heads


def test_normalisation_is_fitted_on_the_mapped_train(heads):
    small = ladder.resample(heads, 600)
    torch.testing.assert_close(
        small.topology.normalization.std_mm, Normalization.fit(small.millimetres("train")).std_mm
    )


def test_a_large_set_is_mapped_from_the_disk(heads, monkeypatch):
    inside = ladder.resample(heads, 700)
    monkeypatch.setattr(ladder, "IN_MEMORY_BYTES", 0)
    for _ in range(2):
        mapped = ladder.resample(heads, 700)
        assert isinstance(mapped.splits["train"], np.memmap)
        np.testing.assert_array_equal(mapped.splits["test"], inside.splits["test"])
        torch.testing.assert_close(mapped.topology.normalization.mean_mm, inside.topology.normalization.mean_mm)
        torch.testing.assert_close(mapped.topology.normalization.std_mm, inside.topology.normalization.std_mm)


def test_a_stored_map_is_used_and_a_damaged_one_made_anew(heads, monkeypatch):
    first = ladder.linear_map(heads.topology, 900)
    path = next((ladder.cache_dir() / "ladder").glob("*.npz"))
    calls = []
    real = resolution.build
    monkeypatch.setattr(resolution, "build", lambda *a: calls.append(1) or real(*a))
    again = ladder.linear_map(heads.topology, 900)
    assert not calls and (again.matrix != first.matrix).nnz == 0
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    repaired = ladder.linear_map(heads.topology, 900)
    assert calls == [1] and np.array_equal(repaired.faces, first.faces)
    path.write_bytes(b"")
    ladder.linear_map(heads.topology, 900)
    assert calls == [1, 1]


def test_a_cache_that_cannot_be_written_is_said_and_done_without(heads, tmp_path, monkeypatch, caplog):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "file"))
    assert ladder.linear_map(heads.topology, 900).matrix.shape == (900, 4200)
    assert "cannot be written" in caplog.text


@pytest.mark.parametrize("count", [0, 499, 300_001])
def test_sizes_out_of_range_are_refused(heads, count):
    with pytest.raises(BenchError, match="500 to 300,000"):
        ladder.resample(heads, count)


def test_a_template_that_is_no_manifold_is_refused(heads):
    faces = torch.cat([heads.topology.faces, heads.topology.faces[:1, [1, 0, 2]]])
    broken = dataclasses.replace(heads.topology, faces=faces)
    with pytest.raises(BenchError, match="edge-manifold"):
        ladder.linear_map(broken, 600)


def test_splitting_one_square():
    square = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 0]])
    matrix, faces = resolution.split_edges(square, np.array([[0, 1, 2], [1, 3, 2]]), 5)
    np.testing.assert_allclose(matrix @ square, np.vstack([square, [[0.5, 0.5, 0]]]))  # the diagonal is longest
    assert len(faces) == 4
    corners = (matrix @ square)[faces]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    np.testing.assert_allclose(normal, [[0, 0, 0.5]] * 4)  # same orientation, a quarter of the area each


def test_dominant_parent():
    from scipy import sparse

    matrix = sparse.csr_matrix(np.array([[0.5, 0.5, 0], [0.1, 0.2, 0.7], [0, 1, 0]]))
    assert carry.dominant(matrix).tolist() == [0, 2, 1]


@pytest.mark.slow
@pytest.mark.parametrize("count", [48_000, 72_000, 300_000])
def test_large_meshes(heads, count):
    large = ladder.resample(heads, count)
    assert large.topology.vertex_count == count
    check_mesh(large.topology.faces.numpy(), count)
