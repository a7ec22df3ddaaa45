"""Meshes in one file: what comes back is what unpacked files give, what is shared is stored once, damage is said."""

import json

import numpy as np
import pytest

from bench.runs.packed_meshes import NAME, STEP_MM, mesh_files, pack_meshes

VERTICES = 500


def write_case(run, stem, seed):
    """Two true meshes that all cases share, reconstructions of their own, and what else a file holds."""
    shared, own = np.random.default_rng(0), np.random.default_rng(seed)
    truth = (shared.normal(size=(2, VERTICES, 3)) * 100).astype(np.float32)
    controls = np.full((2, 3, 3), np.nan, dtype=np.float32)
    arrays = {
        "meta": np.frombuffer(json.dumps({"case": stem}).encode(), dtype=np.uint8),
        "faces": shared.integers(0, VERTICES, (900, 3)).astype(np.int32),
        "source_mm": truth,
        "reconstruction_mm": truth + own.normal(size=truth.shape).astype(np.float32),
        "edited_mm": truth + own.normal(size=truth.shape).astype(np.float32),
        "control_targets_mm": controls,
    }
    (run / "meshes").mkdir(exist_ok=True, parents=True)
    np.savez(run / "meshes" / f"{stem}.npz", **arrays)
    return arrays


def read_all(run):
    return {path.name: read() for path, read in mesh_files(run)}


def same(one, two):
    assert one.keys() == two.keys()
    for name in one:
        assert one[name].keys() == two[name].keys()
        for key in one[name]:
            a, b = one[name][key], two[name][key]
            assert (a.dtype, a.shape, a.tobytes()) == (b.dtype, b.shape, b.tobytes()), (name, key)


def test_packed_meshes_are_read_as_unpacked_ones_within_half_a_step_of_what_was_written(tmp_path):
    written = {f"{stem}.npz": write_case(tmp_path, stem, seed) for seed, stem in enumerate("ba", 1)}
    before = read_all(tmp_path)
    was, now = pack_meshes(tmp_path)
    assert [path.name for path in (tmp_path / "meshes").iterdir()] == [NAME] and now < was / 3
    same(before, read_all(tmp_path))
    assert list(before) == ["a.npz", "b.npz"]
    for name, arrays in before.items():
        for key in ("source_mm", "reconstruction_mm", "edited_mm"):
            assert float(np.abs(arrays[key] - written[name][key]).max()) <= STEP_MM / 2 + 1e-5
        assert arrays["control_targets_mm"].tobytes() == written[name]["control_targets_mm"].tobytes()


def test_equal_runs_give_equal_bytes_and_packing_twice_changes_nothing(tmp_path):
    for name in ("r", "s"):
        write_case(tmp_path / name, "a", 1)
        pack_meshes(tmp_path / name)
    first = (tmp_path / "r" / "meshes" / NAME).read_bytes()
    assert first == (tmp_path / "s" / "meshes" / NAME).read_bytes()
    assert pack_meshes(tmp_path / "r") == (0, 0) and (tmp_path / "r" / "meshes" / NAME).read_bytes() == first


def test_what_cases_share_costs_once(tmp_path):
    for name, stems in (("one", "a"), ("many", "abcd")):
        for stem in stems:
            write_case(tmp_path / name, stem, seed=1)
        pack_meshes(tmp_path / name)
    sizes = {name: (tmp_path / name / "meshes" / NAME).stat().st_size for name in ("one", "many")}
    assert sizes["many"] < 1.2 * sizes["one"]


def test_a_new_case_beside_a_packed_file_is_added_to_it(tmp_path):
    write_case(tmp_path, "a", 1)
    pack_meshes(tmp_path)
    write_case(tmp_path, "b", 2)
    before = read_all(tmp_path)
    pack_meshes(tmp_path)
    same(before, read_all(tmp_path))
    assert len(before) == 2 and len(list((tmp_path / "meshes").iterdir())) == 1


def test_a_damaged_packed_file_is_one_problem_and_no_mesh(tmp_path):
    write_case(tmp_path, "a", 1)
    pack_meshes(tmp_path)
    path = tmp_path / "meshes" / NAME
    path.write_bytes(path.read_bytes()[:-200])
    ((found, read),) = mesh_files(tmp_path)
    assert found.name == NAME
    with pytest.raises(ValueError):
        read()


def test_no_meshes_are_no_problem(tmp_path):
    assert pack_meshes(tmp_path) == (0, 0) and list(mesh_files(tmp_path)) == []
