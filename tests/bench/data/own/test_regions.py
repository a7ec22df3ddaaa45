"""Regions: read from files, from colours, or found."""

import json
import pickle

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.api import BenchError
from bench.base import meshes
from bench.data.own import regions


@pytest.fixture(scope="module")
def ball():
    mesh = trimesh.creation.icosphere(3)  # 642 vertices
    return np.asarray(mesh.vertices), np.asarray(mesh.faces, dtype=np.int64)


def covered(found, count):
    return sorted(np.concatenate([r.vertices.numpy() for r in found]).tolist()) == list(range(count))


@pytest.mark.parametrize("count", [1, 2, 7, 11, 30])
def test_automatic_regions_are_balanced_connected_and_cover(ball, count):
    vertices, faces = ball
    found = regions.automatic(vertices, faces, count)
    graph = meshes.adjacency(faces, len(vertices))
    assert len(found) == count and covered(found, len(vertices))
    sizes = [len(r.vertices) for r in found]
    assert max(sizes) <= 1.6 * min(sizes)
    for region in found:
        assert len(meshes.components(graph, region.vertices.numpy())) == 1
        assert len(region.controls) >= min(6, len(region.vertices))


def test_automatic_regions_of_several_pieces(ball):
    vertices, faces = ball
    tiny = trimesh.creation.icosphere(0)
    both = np.concatenate([vertices, np.asarray(tiny.vertices) * 0.1 + [3, 0, 0]])
    all_faces = np.concatenate([faces, np.asarray(tiny.faces) + len(vertices)])
    found = regions.automatic(both, all_faces, 6)
    assert covered(found, len(both))
    with pytest.raises(BenchError, match="1 to"):
        regions.automatic(vertices, faces, 0)


def test_colours_with_stray_blends(ball):
    vertices, faces = ball
    truth = (vertices[:, 2] > 0).astype(int) + 2 * (vertices[:, 0] > 0.3)
    palette = np.array([[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0]], dtype=np.uint8)
    painted = palette[truth]
    stray = np.arange(0, len(vertices), 60)
    painted[stray] = [[128, i, 7] for i in range(len(stray))]  # every one another colour
    found = regions.from_colours(painted, vertices, faces)
    assert len(found) == 4 and covered(found, len(vertices))
    label = np.empty(len(vertices), dtype=int)
    for region in found:
        label[region.vertices.numpy()] = ["ff0000", "00ff00", "0000ff", "ffff00"].index(region.name[7:])
    kept = np.setdiff1d(np.arange(len(vertices)), stray)
    np.testing.assert_array_equal(label[kept], truth[kept])
    graph = meshes.adjacency(faces, len(vertices))
    for vertex in stray:  # a stray vertex joins a region beside it
        assert label[vertex] in truth[graph[vertex].indices]


def test_one_colour_is_no_division(ball):
    vertices, faces = ball
    with pytest.raises(BenchError, match="2 to 64 colours"):
        regions.from_colours(np.full((len(vertices), 3), 9, dtype=np.uint8), vertices, faces)


def test_json_npz_and_pickle_say_the_same(ball, tmp_path):
    vertices, faces = ball
    upper, lower = np.flatnonzero(vertices[:, 2] > 0), np.flatnonzero(vertices[:, 2] <= 0)
    (tmp_path / "r.json").write_text(json.dumps({"upper": upper.tolist(), "lower": lower.tolist()}), encoding="utf-8")
    np.savez(tmp_path / "r.npz", upper=upper, lower=lower)
    with open(tmp_path / "r.pickle", "wb") as stream:
        pickle.dump({"upper": upper, "lower": lower.tolist()}, stream)
    for file in ("r.json", "r.npz", "r.pickle"):
        found = {r.name: r for r in regions.from_file(tmp_path / file, vertices, faces)}
        np.testing.assert_array_equal(found["upper"].vertices.numpy(), upper)
        np.testing.assert_array_equal(found["lower"].vertices.numpy(), lower)
    labels = (vertices[:, 2] > 0).astype(int)
    np.savez(tmp_path / "l.npz", labels=labels)
    np.testing.assert_array_equal(regions.from_file(tmp_path / "l.npz", vertices, faces)[1].vertices.numpy(), upper)
    (tmp_path / "l.json").write_text(json.dumps(labels.tolist()), encoding="utf-8")
    np.testing.assert_array_equal(regions.from_file(tmp_path / "l.json", vertices, faces)[0].vertices.numpy(), lower)


def test_given_controls_and_the_rest(ball, tmp_path):
    vertices, faces = ball
    content = {"regions": {"a": [0, 1, 2, 3], "b": [3, 4, 5]}, "controls": {"a": [1, 3]}}  # overlapping
    (tmp_path / "r.json").write_text(json.dumps(content), encoding="utf-8")
    a, b, rest = regions.from_file(tmp_path / "r.json", vertices, faces)
    assert a.controls.tolist() == [1, 3] and b.vertices.tolist() == [3, 4, 5]
    assert rest.name == "rest" and len(rest.vertices) == len(vertices) - 6


def test_the_published_layout_is_a_list_of_lists(ball, tmp_path):
    vertices, faces = ball
    ids = [list(range(0, 300)), list(range(300, 642))]
    with open(tmp_path / "region_ids.pickle", "wb") as stream:
        pickle.dump(ids, stream, protocol=2)
    found = regions.from_file(tmp_path / "region_ids.pickle", vertices, faces)
    assert [r.name for r in found] == ["region_00", "region_01"] and found[0].vertices.tolist() == ids[0]


class Evil:
    ran = False

    def __reduce__(self):
        return (exec, ("import bench.data.own.regions as r; r.harmed = True",))


def test_a_pickle_with_code_is_not_run(ball, tmp_path):
    with open(tmp_path / "evil.pickle", "wb") as stream:
        pickle.dump({"a": Evil()}, stream)
    with pytest.raises(BenchError, match=r"evil\.pickle.*builtins\.exec"):
        regions.from_file(tmp_path / "evil.pickle", *ball)
    assert not hasattr(regions, "harmed")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"a": [0, 9999]}, "another template"),
        ({"a": [-1, 2]}, "another template"),
        ({"a": []}, "whole numbers"),
        ({"a": [0.5]}, "whole numbers"),
        ({"a": "nose"}, "whole numbers"),
        ({}, "one per region"),
        ([0, 1, 2], "another template"),
        ({"regions": {"a": [1, 2]}, "controls": {"b": [1]}}, "name one of a"),
        ({"regions": {"a": [1, 2]}, "controls": {"a": [7]}}, "inside it"),
        (7, "one per region"),
    ],
)
def test_region_files_that_do_not_fit(ball, tmp_path, content, message):
    (tmp_path / "r.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(BenchError, match=rf"r\.json.*{message}"):
        regions.from_file(tmp_path / "r.json", *ball)


def test_other_files(ball, tmp_path):
    (tmp_path / "r.txt").write_text("1 2 3", encoding="utf-8")
    (tmp_path / "r.json").write_text("{", encoding="utf-8")
    for file, message in (("r.txt", "convert"), ("r.json", "JSON"), ("none.npz", "NPZ"), ("none.pkl", "pickle")):
        with pytest.raises(BenchError, match=message):
            regions.from_file(tmp_path / file, *ball)


@settings(deadline=None, max_examples=80)
@given(st.binary(max_size=200))
def test_any_bytes_as_pickle_give_a_plain_error_or_plain_data(tmp_path_factory, data):
    from bench.base.pickles import load_pickle

    path = tmp_path_factory.mktemp("p") / "x.pickle"
    path.write_bytes(data)
    try:
        load_pickle(path)
    except BenchError as error:
        assert "x.pickle" in str(error)
