"""The suite data: cases of a sweep over training meshes, and what is refused before any work begins."""

import json

import numpy as np
import pytest
import trimesh

from bench.api import BenchError
from bench.data import load
from bench.data.dataset import SPLITS
from bench.suites.plan import make_cases
from bench.suites.training import TRAIN_PRESETS


def cases(**asked):
    return make_cases("data", "quick", **{"models": "pca,pca-net", **asked})[0]


def test_every_model_gets_each_number_of_meshes_the_same_test_meshes_and_steps():
    found = cases(meshes="300,100", steps=7)
    assert [(case.counts[0], case.model) for case in found] == [
        (100, "pca"), (100, "pca-net"), (300, "pca"), (300, "pca-net"),
    ]  # fmt: skip
    assert len({case.counts[1:] for case in found}) == 1
    assert {case.budget for case in found if case.model == "pca-net"} == {"steps=7"}
    assert len({case.key for case in found}) == 4 and "300 training meshes" in found[-1].label()


def test_presets_end_with_as_many_meshes_as_their_counts_say():
    for preset in TRAIN_PRESETS["data"].values():
        assert preset.meshes[-1] == preset.counts[0] == max(preset.meshes)
    assert TRAIN_PRESETS["data"]["full"].meshes == (100, 300, 1000, 3000, 10_000, 30_000)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"data": "heads-mini", "meshes": "100,300"}, "at most 128 training meshes of heads-mini, got 300"),
        ({"meshes": "1000000000"}, "disk of the cache"),
        ({"epochs": 3}, "--steps with --suite data"),
        ({"seconds": 3.0}, "--steps with --suite data"),
        ({"settings": "published"}, "common or searched"),
        ({"meshes": "100", "counts": "300,10,10"}, "first number of --counts"),
        ({"data": "coma:."}, "a built-in data set, or a folder or list of meshes"),
        ({"data": "hnads"}, "did you mean .*hands"),
    ],
)
def test_what_cannot_be_swept_is_one_clear_line(asked, message):
    with pytest.raises(BenchError, match=message) as refused:
        cases(**asked)
    assert "\n" not in str(refused.value)


def scans(folder, count=20):
    """Ten subjects, two meshes each."""
    folder.mkdir()
    ball = trimesh.creation.icosphere(2)
    for index in range(count):
        vertices = ball.vertices * (50 + np.random.default_rng(index).random(3))
        mesh = trimesh.Trimesh(vertices, ball.faces, process=False)
        mesh.export(folder / f"s{index // 2}_{index % 2}.ply")
    return folder


@pytest.mark.parametrize("split", ["", "&split_by=(s[0-9])_", "&split=manifest.json", "list"])
def test_subsets_of_a_folder_are_nested_and_validated_and_tested_on_the_same_meshes(tmp_path, monkeypatch, split):
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))
    folder = scans(tmp_path / "scans")
    names = [f"s{index // 2}_{index % 2}" for index in range(20)]
    sides = {"train": names[:14], "validation": names[14:17], "test": names[17:]}
    (folder / "manifest.json").write_text(json.dumps(sides), encoding="utf-8")
    rows = [f"scans/{name}.ply,{name},{side}" for side, listed in sides.items() for name in listed]
    (tmp_path / "list.csv").write_text("path,name,split\n" + "\n".join(rows), encoding="utf-8")
    data = f"{tmp_path / 'list.csv'}?unit=mm" if split == "list" else f"{folder}?unit=mm{split}"
    found = cases(data=data, meshes="12,4,8", models="pca")
    parts = [load(data, counts=case.counts).info["names"] for case in found]
    assert [len(part["train"]) for part in parts] == [4, 8, 12]
    train = [set(part["train"]) for part in parts]
    assert train[0] < train[1] < train[2]
    assert len({(tuple(part["validation"]), tuple(part["test"])) for part in parts}) == 1
    whole = load(data).info["names"]
    assert (parts[0]["validation"], parts[0]["test"]) == (whole["validation"], whole["test"])
    assert train[2] < set(whole["train"])
    if "split_by" in split:
        who = [{name[:2] for name in parts[2][side]} for side in SPLITS]
        assert not (who[0] & who[1] or who[0] & who[2] or who[1] & who[2])
    given = cases(data=data, meshes="4,8", counts="8,2,1", models="pca")
    sizes = [{side: len(mine) for side, mine in load(data, counts=case.counts).info["names"].items()} for case in given]
    assert sizes == [{"train": train, "validation": 2, "test": 1} for train in (4, 8)]


def test_more_meshes_than_a_folder_has_are_refused_with_their_number(tmp_path):
    folder = scans(tmp_path / "scans")
    with pytest.raises(
        BenchError, match=r"at most 16 training meshes of .*, got 17; it has 2 more to validate and 2 to"
    ):
        cases(data=f"{folder}?unit=mm", meshes="4,17")
    with pytest.raises(BenchError, match="at most 20 meshes in all"):
        cases(data=f"{folder}?unit=mm", meshes="4,17", counts="17,2,2")
    with pytest.raises(BenchError, match="at most 16 training meshes, got 17"):
        cases(data=f"{folder}?unit=mm&split_by=(s[0-9])_", meshes="17", counts="17,2,1")
    (tmp_path / "none").mkdir()
    with pytest.raises(BenchError, match="expected meshes"):
        cases(data=str(tmp_path / "none"), meshes="4")


def test_numbers_of_meshes_belong_to_this_suite_and_steps_to_all_that_train():
    with pytest.raises(BenchError, match="--meshes with --suite data"):
        make_cases("when", "quick", models="pca", meshes="100")
    found, _ = make_cases("when", "quick", models="pca-net", data="hands", latent="16", steps=5)
    assert [case.budget for case in found] == ["steps=5"]
