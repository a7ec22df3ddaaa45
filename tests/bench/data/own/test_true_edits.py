"""A user's own edits: a list beside meshes becomes edits with a true answer, or a clear error."""

import json

import numpy as np
import pytest
import trimesh

from bench.api import BenchError
from bench.data import load
from bench.data.own import checks

BALL = trimesh.creation.icosphere(2)  # 162 vertices
TOP = np.flatnonzero(BALL.vertices[:, 2] > 0.5)


def shape(index: int) -> np.ndarray:
    return np.asarray(BALL.vertices) * (1 + 0.1 * np.random.default_rng(index).random(3)) * 5


def write(path, vertices):
    path.parent.mkdir(parents=True, exist_ok=True)
    trimesh.Trimesh(vertices, BALL.faces, process=False).export(path)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Six meshes in cm with two regions, and two edits of the region "top" of other subjects."""
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "scans"
    for index in range(6):
        write(root / f"{index}.ply", shape(index))
    rest = np.setdiff1d(np.arange(162), TOP).tolist()
    (root / "regions.json").write_text(json.dumps({"top": TOP.tolist(), "rest": rest}), encoding="utf-8")
    settings = {"unit": "cm", "regions": "regions.json"}
    (root / "dataset.json").write_text(json.dumps(settings), encoding="utf-8")
    lines = ["source, target, region, group"]
    for number in (0, 1):
        edited = shape(20 + number)
        edited[TOP, 2] += 0.3 * (1 + number)
        write(root / "edits" / f"{number}-before.ply", shape(20 + number))
        write(root / "edits" / f"{number}-after.ply", edited)
        lines.append(f"{number}-before.ply, {number}-after.ply, top{', raised' if number else ''}")
    (root / "edits" / "edits.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


def relist(folder, text):
    (folder / "edits" / "edits.csv").write_text(text, encoding="utf-8")


def test_edits_are_read_in_mm_and_are_no_samples(folder):
    data = load(str(folder))
    assert sum(len(meshes) for meshes in data.splits.values()) == 6
    first, second = data.edits
    assert [first.group, second.group] == ["top", "raised"] and first.region == "top"
    np.testing.assert_allclose(first.source_mm.numpy(), shape(20) * 10, atol=1e-3)
    moved = (second.target_mm - second.source_mm).norm(dim=1).numpy()
    np.testing.assert_allclose(moved[TOP], 6.0, atol=1e-3)
    assert set(np.flatnonzero(second.moves.numpy())) == set(TOP)
    assert load(str(folder)).edits is not None  # from the cache
    assert [f for f in checks.check(folder) if f.level == "error"] == []


def test_a_changed_edit_is_read_again(folder):
    before = load(str(folder)).edits.target_mm.copy()
    changed = shape(20)
    changed[TOP, 2] += 1.5
    write(folder / "edits" / "0-after.ply", changed)
    assert not np.array_equal(load(str(folder)).edits.target_mm, before)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("source,target\na.ply,b.ply\n", "columns source, target, region"),
        ("source,target,region\n", "a line for every edit"),
        ("source,target,region\n0-before.ply,gone.ply,top\n", r"line 2.*target.*gone\.ply"),
        ("source,target,region\n0-before.ply,0-after.ply,tpo\n", "line 2.*'tpo'; did you mean top"),
        ("source,target,region\n0-before.ply,0-before.ply,top\n", "something moves"),
        ("source,target,region\n../0.ply,0-after.ply,top\n", "no model is trained on"),
    ],
)
def test_lists_that_cannot_be_used(folder, text, message):
    relist(folder, text)
    if "trained on" in message:
        manifest = {"train": ["0", "1", "2", "3"], "validation": ["4"], "test": ["5"]}
        (folder / "split.json").write_text(json.dumps(manifest), encoding="utf-8")
        settings = {"unit": "cm", "regions": "regions.json", "split": "split.json"}
        (folder / "dataset.json").write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(BenchError, match=message):
        load(str(folder))
    assert any("expected" in f.text for f in checks.check(folder) if f.level == "error")


def test_meshes_of_another_template_or_unit(folder):
    write(folder / "edits" / "0-after.ply", shape(20) * 10)
    with pytest.raises(BenchError, match="cm against mm"):
        load(str(folder))
    ball = trimesh.creation.icosphere(1)
    trimesh.Trimesh(ball.vertices, ball.faces, process=False).export(folder / "edits" / "0-after.ply")
    with pytest.raises(BenchError, match=r"0-after\.ply: expected 162 vertices"):
        load(str(folder))


def test_an_edit_of_another_region_is_a_warning(folder):
    relist(folder, "source,target,region\n0-before.ply,0-after.ply,rest\n")
    (text,) = [f.text for f in checks.check(folder) if f.level == "warning" and "edit 1" in f.text]
    assert "0% of what moves is in region 'rest'" in text


def test_a_folder_of_that_name_without_a_list_holds_samples(folder):
    (folder / "edits" / "edits.csv").unlink()
    data = load(str(folder))
    assert data.edits is None and sum(len(meshes) for meshes in data.splits.values()) == 10
    assert any(r"edits.csv" in f.text for f in checks.check(folder) if f.level == "warning")
