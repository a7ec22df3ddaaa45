"""The generated sets, with the human model itself (slow; its first ever load takes minutes)."""

import importlib.util

import numpy as np
import pytest
import torch

from bench.api import Normalization
from bench.base import meshes
from bench.data import load
from bench.data.made import generated, mini

pytestmark = [
    pytest.mark.slow,
    pytest.mark.anny,
    pytest.mark.skipif(importlib.util.find_spec("anny") is None, reason="anny is not installed"),
]
COUNTS = (24, 3, 4)


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAMM_BENCH_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module", params=["heads", "hands"])
def made(request, cache):
    return load(request.param, counts=COUNTS, edits=16)


def test_sizes_normalisation_and_regions(made):
    kind = generated.KINDS[made.name]
    assert [made.splits[s].shape for s in ("train", "validation", "test")] == [(n, kind.vertices, 3) for n in COUNTS]
    fitted = Normalization.fit(made.millimetres("train"))
    torch.testing.assert_close(made.topology.normalization.mean_mm, fitted.mean_mm)
    torch.testing.assert_close(made.topology.normalization.std_mm, fitted.std_mm)
    graph = meshes.adjacency(made.topology.faces.numpy(), kind.vertices)
    for region in made.topology.regions:
        parts = len(meshes.components(graph, region.vertices.numpy()))
        assert parts == (2 if region.name == "cheeks" else 1)


def test_vertices_lie_on_the_grid(made):
    steps = made.splits["test"].astype(np.float64) / generated.on_grid(np.array(2.0**-10)).item()
    np.testing.assert_array_equal(steps, np.round(steps))


def test_a_larger_set_begins_with_the_smaller(made):
    larger = load(made.name, counts=(30, 3, 5), edits=0)
    np.testing.assert_array_equal(larger.splits["train"][:24], made.splits["train"])
    np.testing.assert_array_equal(larger.splits["test"][:4], made.splits["test"])
    assert larger.edits is None
    other = load(made.name, counts=(2, 1, 1), edits=0, seed=1)
    assert not np.array_equal(other.splits["train"], made.splits["train"][:2])


def test_opening_does_not_make_again(made, monkeypatch):
    monkeypatch.setattr(generated, "HumanModel", None)
    again = load(made.name, counts=COUNTS, edits=16)
    assert again.info["checksums"] == made.info["checksums"]


def test_edits_stay_inside(made):
    for edit in made.edits:
        moved = (edit.target_mm - edit.source_mm).norm(dim=1)
        inside = torch.zeros(len(moved), dtype=torch.bool)
        inside[made.topology.region(edit.region).vertices] = True
        assert moved[inside].mean() > 8 * moved[~inside].mean(), (edit.group, edit.region)
        assert not any(torch.equal(edit.source_mm, torch.from_numpy(mesh.copy())) for mesh in made.splits["train"])


def test_the_shipped_extract_comes_out_the_same(tmp_path, cache):
    mini.extract(tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == mini.asset().read_bytes()


def test_the_shipped_heads_are_the_first_of_the_generated(cache):
    shipped, made = load("heads-mini"), load("heads", counts=COUNTS, edits=16)
    for split, count in zip(("train", "validation", "test"), COUNTS, strict=True):
        np.testing.assert_allclose(shipped.splits[split][:count], made.splits[split], atol=0.0061)
    assert shipped.topology.faces.equal(made.topology.faces)
    assert [r.vertices.tolist() for r in shipped.topology.regions] == [
        r.vertices.tolist() for r in made.topology.regions
    ]
