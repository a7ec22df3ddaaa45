"""Splits: disjoint, stable, and the same for the same names and seed."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.api import BenchError
from bench.data.dataset import SPLITS
from bench.data.own import splits

names = st.lists(st.from_regex(r"s[0-9]{1,2}_e[0-9]{1,2}", fullmatch=True), min_size=4, max_size=40, unique=True)


@settings(deadline=None, max_examples=30)
@given(names, st.integers(0, 5), st.randoms())
def test_random_split_covers_and_ignores_the_order(found, seed, shuffler):
    manifest = splits.at_random(found, seed)
    parts = [set(manifest.splits[s]) for s in SPLITS]
    assert sum(map(len, parts)) == len(found) and set.union(*parts) == set(found)
    assert all(parts)
    shuffled = list(found)
    shuffler.shuffle(shuffled)
    assert splits.at_random(shuffled, seed).sha256 == manifest.sha256


@settings(deadline=None, max_examples=30)
@given(names, st.integers(0, 5))
def test_a_key_never_stands_on_two_sides(found, seed):
    keys = {name.split("_")[0] for name in found}
    if len(keys) < 2:
        return
    manifest = splits.by_pattern(found, r"(s\d+)_", seed)
    sides = [{name.split("_")[0] for name in manifest.splits[s]} for s in SPLITS]
    assert not (sides[0] & sides[1] or sides[0] & sides[2] or sides[1] & sides[2])
    assert sum(len(manifest.splits[s]) for s in SPLITS) == len(found)
    assert manifest.splits["train"]


def test_hold_out_is_the_test_set():
    found = [f"s{s}_{e}" for s in range(6) for e in ("smile", "jaw")]
    manifest = splits.by_pattern(found, r"_(\w+)$", 0, hold_out=["jaw"])
    assert set(manifest.splits["test"]) == {n for n in found if n.endswith("jaw")}
    with pytest.raises(BenchError, match="choose from jaw"):
        splits.by_pattern(found, r"_(\w+)$", 0, hold_out=["jaws"])


def test_patterns_that_do_not_work():
    with pytest.raises(BenchError, match="regular expression"):
        splits.by_pattern(["a", "b"], "(", 0)
    with pytest.raises(BenchError, match="nothing in 'b'"):
        splits.by_pattern(["a1", "b"], r"\d", 0)
    with pytest.raises(BenchError, match="at least 2 groups"):
        splits.by_pattern(["a1", "b1"], r"\d", 0)


def test_one_more_name_moves_few():
    found = [f"m{i}" for i in range(100)]
    before, after = splits.at_random(found, 0, (80, 10, 10)), splits.at_random([*found, "m100"], 0, (81, 10, 10))
    assert len(set(before.splits["train"]) - set(after.splits["train"])) <= 1


def test_manifest_round_trip_and_tampering(tmp_path):
    manifest = splits.at_random([f"m{i}" for i in range(10)], 3)
    path = tmp_path / "split.json"
    manifest.save(path)
    assert splits.Manifest.load(path).sha256 == manifest.sha256
    content = json.loads(path.read_text(encoding="utf-8"))
    content["test"], content["train"] = content["train"], content["test"]
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(BenchError, match="lists were changed"):
        splits.Manifest.load(path)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"train": []}', '{"train": [1]}', '{"train": "ab"', "\udcff"])
def test_manifests_that_are_none(tmp_path, text):
    path = tmp_path / "split.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BenchError, match=r"split\.json"):
        splits.Manifest.load(path)


def test_names_are_checked():
    with pytest.raises(BenchError, match="did you mean m1"):
        splits.Manifest("x", {"train": ("m01",)}).check(["m1", "m2"])
    with pytest.raises(BenchError, match="'m1' twice"):
        splits.Manifest("x", {"train": ("m1",), "test": ("m1",)}).check(["m1"])


def test_counts():
    assert splits.by_counts(10, None) == (8, 1, 1)
    assert splits.by_counts(2, None) == (2, 0, 0)
    assert splits.by_counts(10, (3, 2, 1)) == (3, 2, 1)
    with pytest.raises(BenchError, match="at most 10"):
        splits.by_counts(10, (9, 1, 1))
