"""CoMA in the authors' layout and through torch_geometric, on small files of the same form."""

import numpy as np
import pytest
import torch
import trimesh
from torch_geometric.data import Data
from torch_geometric.datasets import CoMA

from bench.api import BenchError
from bench.data import load
from bench.data.own import coma

BALL = trimesh.creation.icosphere(1)  # 42 vertices
SUBJECTS = ("FaceTalk_170725_00137_TA", "FaceTalk_170728_03272_TA")
EXPRESSIONS = ("bareteeth", "cheeks_in")


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))


def names(frames: int = 250) -> list[str]:
    return [f"{s}/{e}/{e}.{i + 1:06d}" for s in SUBJECTS for e in EXPRESSIONS for i in range(frames)]


def test_interpolation_splits_by_hand():
    found = names(250)  # 1,000 frames, four sequences
    test = {split: coma.manifest(found, split).splits["test"] for split in coma.INTERPOLATION}
    assert len(test["interpolation-coma"]) == 100 and len(test["interpolation-11"]) == 110
    assert len(test["interpolation-pyg"]) == 4 * 20  # frames 91–100 and 191–200 of each; 201–250 have no last ten
    frames = {int(name[-6:]) for name in test["interpolation-pyg"]}
    assert frames == {*range(91, 101), *range(191, 201)}
    assert set(test["interpolation-coma"]) < set(test["interpolation-11"])
    checks = {split: coma.manifest(found, split).sha256 for split in coma.INTERPOLATION}
    assert len(set(checks.values())) == 3


@pytest.mark.parametrize("split", [*coma.INTERPOLATION, "expression:cheeks_in", f"identity:{SUBJECTS[0]}"])
def test_every_frame_once_whatever_the_order(split):
    found = names(120)
    manifest = coma.manifest(found, split)
    listed = [name for part in manifest.splits.values() for name in part]
    assert sorted(listed) == sorted(found)
    assert coma.manifest(found[::-1], split).sha256 == manifest.sha256


def test_leave_one_out():
    found = names(50)
    held = coma.manifest(found, "expression:cheeks_in").splits
    assert all("/cheeks_in/" in name for name in held["test"]) and len(held["test"]) == 100
    assert not any("/cheeks_in/" in name for name in held["train"] + held["validation"])
    held = coma.manifest(found, f"identity:{SUBJECTS[1]}").splits
    assert {name.split("/")[0] for name in held["test"]} == {SUBJECTS[1]}


@pytest.mark.parametrize("split", ["expression:smile", "identity:", "interpolation", "identity:me"])
def test_unknown_splits(split):
    with pytest.raises(BenchError, match="choose one"):
        coma.manifest(names(5), split)


def test_not_comas_layout():
    with pytest.raises(BenchError, match="FaceTalk"):
        coma.manifest(["a", "b"], "interpolation-pyg")


@pytest.fixture
def original(tmp_path):
    generator = np.random.default_rng(0)
    for name in names(12):
        path = tmp_path / "coma" / f"{name}.ply"
        path.parent.mkdir(parents=True, exist_ok=True)
        vertices = np.asarray(BALL.vertices) * (1 + 0.1 * generator.random(3)) * 0.1  # metres
        trimesh.Trimesh(vertices, BALL.faces, process=False).export(path)
    return tmp_path / "coma"


def test_the_original_layout(original):
    data = load(f"coma:{original}", split="expression:bareteeth", region_count=4)
    assert len(data.splits["test"]) == 24 and len(data.splits["train"]) + len(data.splits["validation"]) == 24
    assert 90 < float(data.topology.template_mm.norm(dim=1).mean()) < 120  # metres became millimetres
    assert data.info["split"] == "coma-expression:bareteeth"
    few = load(f"coma:{original}", split="expression:bareteeth", region_count=4, counts=(5, 1, 3))
    assert [len(v) for v in few.splits.values()] == [5, 1, 3]
    np.testing.assert_array_equal(few.splits["test"], data.splits["test"][:3])
    with pytest.raises(BenchError, match="at most"):
        load(f"coma:{original}", counts=(500, 1, 1))
    with pytest.raises(BenchError, match="check the path"):
        load("coma:/nowhere/at/all")


@pytest.fixture
def geometric(tmp_path):
    root = tmp_path / "pyg"
    (root / "raw").mkdir(parents=True)
    (root / "processed").mkdir()
    (root / "raw" / "COMA_data.zip").write_bytes(b"")
    generator = np.random.default_rng(0)
    faces = torch.from_numpy(np.asarray(BALL.faces)).t().contiguous()
    items = [
        Data(
            pos=torch.tensor(BALL.vertices * (1 + 0.1 * generator.random(3)) * 0.1).float(),
            face=faces,
            y=torch.zeros(1),
        )
        for _ in range(40)
    ]
    CoMA.save(items[:30], str(root / "processed" / "training.pt"))
    CoMA.save(items[30:], str(root / "processed" / "test.pt"))
    return root, items


def test_through_torch_geometric(geometric):
    root, items = geometric
    data = load(f"coma:{root}", region_count=4)
    assert [len(data.splits[s]) for s in ("train", "validation", "test")] == [29, 1, 10]
    np.testing.assert_allclose(data.splits["test"][0], items[30].pos.numpy() * 1000, rtol=1e-6)
    np.testing.assert_allclose(data.splits["validation"][0], items[10].pos.numpy() * 1000, rtol=1e-6)
    with pytest.raises(BenchError, match="original layout"):
        load(f"coma:{root}", split="expression:bareteeth")


def test_a_stored_file_with_code_is_refused(geometric):
    root, _ = geometric
    torch.save({"harm": Harm()}, root / "processed" / "test.pt")
    with pytest.raises(BenchError, match="tensors only"):
        load(f"coma:{root}")
    assert not Harm.done


class Harm:
    done = False

    def __reduce__(self):
        return (setattr, (Harm, "done", True))
