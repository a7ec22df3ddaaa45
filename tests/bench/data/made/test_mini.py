"""The shipped heads load without the human model, and are what they say."""

import shutil
import subprocess
import sys

import numpy as np
import pytest
import torch

from bench.api import BenchError, Normalization
from bench.base import meshes
from bench.data import load
from bench.data.made import mini


@pytest.fixture(scope="module")
def heads():
    return load("heads-mini")


def test_counts_and_shapes(heads):
    assert {split: meshes_.shape for split, meshes_ in heads.splits.items()} == {
        "train": (128, 4200, 3),
        "validation": (16, 4200, 3),
        "test": (16, 4200, 3),
    }
    assert heads.topology.faces.shape == (8356, 3)
    assert len(heads.topology.regions) == 11
    assert len(heads.edits) == 24


def test_loading_needs_neither_anny_nor_the_network():
    code = (
        "import sys; sys.modules['anny'] = None\n"
        "from bench.data import load; print(len(load('heads-mini', counts=(2, 1, 1)).splits['train']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == "2", done.stderr


def test_it_is_a_head_in_millimetres(heads):
    size = np.ptp(heads.splits["train"], axis=1)
    assert (size > 100).all() and (size < 400).all()
    # The neutral template is symmetric about x = 0.
    template = heads.topology.template_mm.numpy()
    mirrored = template * [-1, 1, 1]
    nearest = np.linalg.norm(template[:50, None] - mirrored[None], axis=2).min(1)
    assert nearest.max() < 0.02


def test_no_mesh_stands_in_two_splits(heads):
    digests = [mesh.tobytes() for split in heads.splits.values() for mesh in split]
    assert len(set(digests)) == len(digests)


def test_regions_cover_and_are_connected_except_the_two_cheeks(heads):
    graph = meshes.adjacency(heads.topology.faces.numpy(), 4200)
    parts = {r.name: len(meshes.components(graph, r.vertices.numpy())) for r in heads.topology.regions}
    assert parts.pop("cheeks") == 2
    assert set(parts.values()) == {1}
    assert sum(len(r.vertices) for r in heads.topology.regions) == 4200
    assert all(3 <= len(r.controls) <= 16 for r in heads.topology.regions)


def test_normalisation_is_of_train_only(heads):
    fitted = Normalization.fit(heads.millimetres("train"))
    torch.testing.assert_close(heads.topology.normalization.mean_mm, fitted.mean_mm)
    torch.testing.assert_close(heads.topology.normalization.std_mm, fitted.std_mm)
    assert float(fitted.std_mm.min()) >= 0.5


def test_other_normalisations(heads):
    mean_only = load("heads-mini", normalization="mean").topology.normalization
    assert bool((mean_only.std_mm == 1).all()) and torch.equal(mean_only.mean_mm, heads.topology.normalization.mean_mm)
    high = load("heads-mini", floor_mm=9.0)
    assert float(high.topology.normalization.std_mm.min()) == 9.0 and high.edits.topology is high.topology
    with pytest.raises(BenchError, match="standard or mean"):
        load("heads-mini", normalization="none")


def test_edits_are_local_and_true(heads):
    assert {edit.group for edit in heads.edits} == {"eye", "nose", "mouth", "ear", "chin", "cheek", "forehead", "neck"}
    for edit in heads.edits:
        moved = (edit.target_mm - edit.source_mm).norm(dim=1)
        inside = torch.zeros(4200, dtype=torch.bool)
        inside[heads.topology.region(edit.region).vertices] = True
        assert moved[inside].mean() > 10 * moved[~inside].mean(), edit.group
        assert torch.equal(edit.displacement_mm, (edit.target_mm - edit.source_mm)[edit.controls])
        assert edit.moves.float().mean() < 0.3
        assert edit.neutral == (edit.group in ("chin", "forehead", "neck"))
    assert len(heads.edits.of_region("nose")) == 3


def test_packing_is_exact_to_half_a_step():
    offsets = np.random.default_rng(0).normal(0, 40, (3, 50, 3))
    assert np.abs(mini._unpack(mini._pack(offsets)) - offsets).max() <= mini.STEP_MM / 2 + 1e-4
    with pytest.raises(BenchError, match="under 327 mm"):
        mini._pack(np.full((1, 2, 3), 400.0))


def test_too_many_are_refused_and_fewer_are_the_first():
    few = load("heads-mini", counts=(5, 2, 0))
    np.testing.assert_array_equal(few.splits["train"], load("heads-mini").splits["train"][:5])
    assert few.splits["test"].shape == (0, 4200, 3)
    with pytest.raises(BenchError, match=r"at most .128, 16, 16.*--data heads"):
        load("heads-mini", counts=(129, 1, 1))
    with pytest.raises(BenchError, match="seed 0"):
        load("heads-mini", seed=1)


def test_a_damaged_file_is_named(tmp_path):
    path = tmp_path / "heads-mini.npz"
    with pytest.raises(BenchError, match="no such file"):
        mini.load(path=path)
    shutil.copy(mini.asset(), path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(BenchError, match=r"heads-mini\.npz.*reinstall"):
        mini.load(path=path)
    whole = bytearray(mini.asset().read_bytes())
    whole[len(whole) // 2] ^= 0x10
    path.write_bytes(whole)
    with pytest.raises(BenchError, match="reinstall"):
        mini.load(path=path)


def test_unknown_names_get_the_close_matches():
    with pytest.raises(BenchError, match="did you mean heads-mini"):
        load("head-mini")
    with pytest.raises(BenchError, match="expected an option of heads-mini, got 'unit'"):
        load("heads-mini", unit="mm")
    with pytest.raises(BenchError, match="three counts"):
        load("heads-mini", counts=(0, 1, 1))
