"""Own meshes: a folder, a list or a Python file becomes a data set, or a clear error."""

import json

import numpy as np
import pytest
import trimesh

from bench.api import BenchError
from bench.data import load
from bench.data.own import checks
from bench.data.own.findings import unit_hint

BALL = trimesh.creation.icosphere(2)  # 162 vertices, 320 faces
FACES = np.asarray(BALL.faces)


def shape(index: int, scale: float = 50.0) -> np.ndarray:
    return np.asarray(BALL.vertices) * (1 + 0.1 * np.random.default_rng(index).random(3)) * scale


def write(path, vertices, faces=FACES, **options):
    trimesh.Trimesh(vertices, faces, process=False, **options).export(path)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path):
    """Four subjects with three expressions each."""
    root = tmp_path / "scans"
    for subject in range(4):
        (root / f"s{subject}").mkdir(parents=True)
        for expression in range(3):
            write(root / f"s{subject}" / f"e{expression}.ply", shape(3 * subject + expression))
    return root


def errors(path, **options):
    return [f.text for f in checks.check(path, **options) if f.level == "error"]


def test_a_folder_loads_and_loads_again(folder):
    data = load(str(folder), unit="mm")
    assert {s: len(v) for s, v in data.splits.items()} == {"train": 10, "validation": 1, "test": 1}
    np.testing.assert_array_equal(data.topology.faces.numpy(), FACES)
    for split, names in data.info["names"].items():
        for name, mesh in zip(names, data.splits[split], strict=True):
            index = 3 * int(name[1]) + int(name[-1])
            np.testing.assert_allclose(mesh, shape(index), atol=1e-4)
    again = load(str(folder), unit="mm")
    assert again.info["checksums"] == data.info["checksums"]
    assert again.topology.digest() == data.topology.digest()
    assert isinstance(again.splits["train"], np.memmap)


def test_options_written_into_the_name(folder):
    data = load(f"{folder}?unit=cm&region_count=5&split_by=(s\\d)/")
    assert data.info["unit_factor"] == 10 and len(data.topology.regions) == 5
    assert data.info["split"].startswith("pattern-")
    with pytest.raises(BenchError, match="did you mean unit"):
        load(f"{folder}?units=cm")
    with pytest.raises(BenchError, match="key=value"):
        load(f"{folder}?unit")


def test_resampled(folder):
    assert load(str(folder), unit="mm", vertices=600).splits["train"].shape == (10, 600, 3)


@pytest.mark.parametrize(("unit", "factor"), [("mm", 1), ("cm", 10), ("m", 1000), ("inch", 25.4), ("2.5", 2.5), (3, 3)])
def test_units(folder, unit, factor):
    data = load(str(folder), unit=unit, counts=(12, 0, 0))
    np.testing.assert_allclose(data.topology.template_mm.numpy(), shape(0) * factor, rtol=1e-5, atol=1e-3)


@pytest.mark.parametrize("unit", [None, "yard", "-1", "0", "nan"])
def test_the_unit_must_be_stated(folder, unit):
    with pytest.raises(BenchError, match="unit"):
        load(str(folder), unit=unit)


def test_split_by_subject_and_held_out_expression(folder):
    data = load(str(folder), unit="mm", split_by=r"(s\d)/")
    subjects = [{name[:2] for name in names} for names in data.info["names"].values()]
    assert sum(map(len, subjects)) == 4  # no subject on two sides
    data = load(str(folder), unit="mm", split_by=r"/(e\d)", hold_out=["e1"])
    assert {name[-2:] for name in data.info["names"]["test"]} == {"e1"}


def test_a_manifest_and_dataset_json(folder):
    names = [f"s{s}/e{e}" for s in range(4) for e in range(3)]
    (folder / "split.json").write_text(
        json.dumps({"train": names[:8], "validation": names[8:10], "test": names[10:]}), encoding="utf-8"
    )
    (folder / "regions.json").write_text(
        json.dumps({"a": list(range(80)), "b": list(range(80, 162))}), encoding="utf-8"
    )
    (folder / "dataset.json").write_text(
        json.dumps({"unit": "cm", "split": "split.json", "regions": "regions.json"}), encoding="utf-8"
    )
    data = load(str(folder))
    assert data.info["names"]["validation"] == names[8:10]
    assert [region.name for region in data.topology.regions] == ["a", "b"]
    assert data.info["unit_factor"] == 10
    (folder / "dataset.json").write_text('{"units": "cm"}', encoding="utf-8")
    with pytest.raises(BenchError, match=r"dataset\.json.*got units"):
        load(str(folder))


def test_lists(folder, tmp_path):
    paths = sorted(folder.rglob("*.ply"))
    (tmp_path / "list.txt").write_text("# mine\n" + "\n".join(str(p) for p in paths[:6]) + "\n\n", encoding="utf-8")
    data = load(str(tmp_path / "list.txt"), unit="mm")
    assert sum(len(v) for v in data.splits.values()) == 6
    rows = "".join(f"{p.relative_to(tmp_path)},{'test' if i > 7 else 'train'},n{i}\n" for i, p in enumerate(paths))
    (tmp_path / "list.csv").write_text("path,split,name\n" + rows, encoding="utf-8")
    data = load(str(tmp_path / "list.csv"), unit="mm")
    assert data.info["names"]["test"] == ["n8", "n9", "n10", "n11"]
    (tmp_path / "bad.txt").write_text(f"{paths[0]}\nnothing.ply\n", encoding="utf-8")
    with pytest.raises(BenchError, match=r"bad\.txt.*nothing\.ply"):
        load(str(tmp_path / "bad.txt"), unit="mm")
    (tmp_path / "bad.csv").write_text(f"path,split\n{paths[0]},trian\n", encoding="utf-8")
    with pytest.raises(BenchError, match="trian"):
        load(str(tmp_path / "bad.csv"), unit="mm")


def test_a_python_file(tmp_path):
    code = "import numpy as np, trimesh\nball = trimesh.creation.icosphere(2)\n"
    code += "def build(seed=0):\n    r = np.random.default_rng(seed)\n"
    code += "    v = np.stack([ball.vertices * (1 + .1 * r.random(3)) for _ in range(10)])\n"
    code += "    return {'vertices': v, 'faces': ball.faces, 'unit': 'cm'}\n"
    code += "def nothing():\n    return 3\ndef lame():\n    return {'vertices': [[1]]}\n"
    (tmp_path / "mine.py").write_text(code, encoding="utf-8")
    data = load(f"{tmp_path / 'mine.py'}:build", seed=2)
    assert data.splits["train"].shape == (8, 162, 3) and 9 < float(data.topology.template_mm.abs().max()) < 12
    for function, message in (("nothing", "return a Dataset"), ("lame", "vertices"), ("biuld", "build"), ("", "build")):
        with pytest.raises(BenchError, match=message):
            load(f"{tmp_path / 'mine.py'}:{function}")
    (tmp_path / "broken.py").write_text("import nothing_like_this", encoding="utf-8")
    with pytest.raises(BenchError, match=r"broken\.py.*nothing_like_this"):
        load(f"{tmp_path / 'broken.py'}:build")


def test_vertex_colours_become_regions(tmp_path):
    root = tmp_path / "painted"
    root.mkdir()
    colours = np.where(BALL.vertices[:, [2]] > 0, [[255, 0, 0, 255]], [[0, 0, 255, 255]]).astype(np.uint8)
    write(root / "template.ply", shape(0), vertex_colors=colours)
    for index in range(5):
        write(root / f"m{index}.ply", shape(index))
    data = load(str(root), unit="mm")
    assert sorted(region.name for region in data.topology.regions) == ["colour_0000ff", "colour_ff0000"]
    assert sum(len(v) for v in data.splits.values()) == 5  # the template is not a sample
    assert len(load(str(root), unit="mm", regions="auto", region_count=4).topology.regions) == 4


def test_the_check_finds_every_fault_at_once(folder):
    """One fault a file, each found and named in one go."""
    ball = np.asarray(BALL.vertices)
    faults = {
        "fewer": lambda p: write(p, shape(1)[:-1], FACES[(FACES < 161).all(1)]),
        "other": lambda p: write(
            p, np.asarray(trimesh.creation.icosphere(1).vertices), trimesh.creation.icosphere(1).faces
        ),
        "faces": lambda p: write(p, shape(2), FACES[:, [1, 2, 0]]),
        "metres": lambda p: write(p, shape(3) / 1000),
        "shuffled": lambda p: write(p, shape(4)[np.random.default_rng(0).permutation(162)]),
        "point": lambda p: write(p, np.zeros_like(ball)),
        "nan": lambda p: np.save(p.with_suffix(".npy"), np.where(ball > 0.9, np.nan, ball)),
        "empty": lambda p: p.write_bytes(b""),
        "cut": lambda p: p.write_bytes((folder / "s0" / "e0.ply").read_bytes()[:2000]),
    }
    for name, make in faults.items():
        make(folder / f"{name}.ply")
    found = errors(folder, unit="mm")
    expected = {
        "fewer": "merged on export",
        "other": "expected 162 vertices as metres.ply, got 42",
        "faces": "another order",
        "metres": "m against mm",
        "shuffled": "reordered",
        "point": "one place",
        "nan": "NaN",
        "empty": "empty file",
        "cut": "export it again",
    }
    for name, text in expected.items():
        assert any(name in line and text in line for line in found), (name, found)
    assert not any("s1/" in line for line in found)
    with pytest.raises(BenchError):
        load(str(folder), unit="mm")


def test_duplicates_between_train_and_test(folder):
    data = load(str(folder), unit="mm")
    train, test = data.info["names"]["train"][0], data.info["names"]["test"][0]
    (folder / f"{test}.ply").write_bytes((folder / f"{train}.ply").read_bytes())
    with pytest.raises(BenchError, match=r"same vertices as.*split by a pattern"):
        load(str(folder), unit="mm")
    assert any("same vertices" in text for text in errors(folder, unit="mm"))


def test_duplicates_in_train_are_a_warning(folder):
    (folder / "s0" / "copy.ply").write_bytes((folder / "s0" / "e0.ply").read_bytes())
    names = sorted(p.relative_to(folder).with_suffix("").as_posix() for p in folder.rglob("*.ply"))
    (folder / "dataset.json").write_text('{"split": "split.json", "unit": "mm"}', encoding="utf-8")
    (folder / "split.json").write_text(json.dumps({"train": names[:8], "test": names[8:]}), encoding="utf-8")
    found = checks.check(folder)
    assert [f.level for f in found if "same vertices" in f.text] == ["warning"]
    load(str(folder))


def test_a_changed_file_is_read_again(folder):
    before = load(str(folder), unit="mm", counts=(12, 0, 0)).info["checksums"]
    write(folder / "s0" / "e0.ply", shape(99))
    assert load(str(folder), unit="mm", counts=(12, 0, 0)).info["checksums"] != before


def test_nothing_to_read(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(BenchError, match="expected meshes"):
        load(str(tmp_path / "empty"), unit="mm")
    np.save(tmp_path / "empty" / "a.npy", shape(0))
    with pytest.raises(BenchError, match="faces in at least one file"):
        load(str(tmp_path / "empty"), unit="mm")


def test_a_region_file_of_another_template(folder):
    (folder / "regions.json").write_text(json.dumps({"a": [0, 4199]}), encoding="utf-8")
    with pytest.raises(BenchError, match="another template"):
        load(str(folder), unit="mm", regions="regions.json")
    with pytest.raises(BenchError, match="auto, colours or a file"):
        load(str(folder), unit="mm", regions="regoins.json")


def test_same_name_with_two_endings(folder):
    write(folder / "s0" / "e0.obj", shape(0))
    with pytest.raises(BenchError, match="'s0/e0' twice"):
        load(str(folder), unit="mm")


def test_stl_folder(tmp_path):
    (tmp_path / "stl").mkdir()
    for index in range(5):
        write(tmp_path / "stl" / f"m{index}.stl", shape(index))
    data = load(str(tmp_path / "stl"), unit="mm")
    assert data.topology.vertex_count == 162 and data.topology.faces.shape == (320, 3)
    soup = shape(1)[FACES].reshape(-1, 3)
    soup[5] += 1.0  # one corner torn off
    write(tmp_path / "stl" / "m1.stl", soup, np.arange(960).reshape(-1, 3))
    with pytest.raises(BenchError, match=r"m1\.stl.*share vertices"):
        load(str(tmp_path / "stl"), unit="mm")


def test_template_warnings(tmp_path):
    (tmp_path / "w").mkdir()
    vertices = np.concatenate([shape(0), [[0, 0, 0]]])
    faces = np.concatenate([FACES, FACES[:1, [1, 0, 2]], [[3, 3, 4]]])
    for index in range(3):
        np.savez(tmp_path / "w" / f"m{index}.npz", vertices=vertices + index, faces=faces)
    texts = " ".join(f.text for f in checks.check(tmp_path / "w", unit="mm"))
    for part in ("more than two faces", "in no face", "no area"):
        assert part in texts


def test_unit_hints():
    assert "m against mm" in unit_hint(1 / 1000) and "cm against mm" in unit_hint(0.11)
    assert unit_hint(5.5) == ""


def test_a_unit_that_makes_the_meshes_impossibly_large_is_a_warning(folder):
    size = float(np.linalg.norm(np.ptp(shape(0), axis=0)))
    likely = 100 / size  # a factor that makes them 10 cm across
    assert [f.text for f in checks.check(folder, unit=str(likely)) if "--unit" in f.text] == []
    (warning,) = [f for f in checks.check(folder, unit=str(1000 * likely)) if "--unit" in f.text]
    assert warning.level == "warning" and "mm across" in warning.text


def test_subjects_behind_symbolic_links_are_read_and_loops_refused(folder, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    (folder / "s3").rename(elsewhere)
    (folder / "s3").symlink_to(elsewhere)
    for path in list((folder / "s2").iterdir()):
        path.rename(tmp_path / path.name)
        path.symlink_to(tmp_path / path.name)
    assert sum(len(meshes) for meshes in load(str(folder), unit="mm").splits.values()) == 12
    (elsewhere / "back").symlink_to(folder)
    with pytest.raises(BenchError, match=r"back.*symbolic link back"):
        load(str(folder), unit="mm")
    assert any("symbolic link back" in text for text in errors(folder, unit="mm"))
