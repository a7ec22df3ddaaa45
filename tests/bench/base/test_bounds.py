"""Small files that stand for very much: refused with a reason, at once, and before the memory is full."""

import json
import pickle
import zipfile
from functools import partial

import numpy as np
import pytest

from bench.api import BenchError
from bench.base import bounds, pickles
from bench.data.own import readers, regions, splits


def levels(content, depth):
    for _ in range(depth):
        content = [content]
    return content


def laughs(depth=10, width=10):
    """A list of ten lists of ten lists …, each of them the same one: small in a file, endless to go through."""
    content = list(range(width))
    for _ in range(depth):
        content = [content] * width
    return {"nose": content}


@pytest.mark.slow
def test_content_is_counted_wherever_it_stands():
    bounds.check_content({"nose": list(range(300_000)), "mouth": [np.arange(5), {1, 2}, range(7)]})
    bounds.check_content(levels(1, bounds.DEPTH))
    for hostile in (levels(1, bounds.DEPTH + 1), laughs(), [range(10**12)], np.array([laughs(), 1], dtype=object)):
        with pytest.raises(BenchError, match="expected"):
            bounds.check_content(hostile)
    shared = list(range(1000))
    with pytest.raises(BenchError, match="items"):
        bounds.check_content([[shared] * 1000] * 100)


@pytest.mark.parametrize("text", ["[" * 100_000 + "]" * 100_000, '{"a":' * 50_000, json.dumps(levels(1, 30)), "[1,"])
def test_deep_or_broken_json_is_refused_wherever_a_user_s_file_is_read(tmp_path, text):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    from_file = partial(regions.from_file, vertices=np.eye(3), faces=np.array([[0, 1, 2]]))
    for read in (bounds.read_json, splits.Manifest.load, from_file):
        with pytest.raises(BenchError, match=r"a\.json.*expected JSON|a\.json.*levels"):
            read(path)


def test_a_text_file_beyond_all_bounds_is_not_read(tmp_path):
    path = tmp_path / "a.json"
    with open(path, "wb") as stream:
        stream.truncate(bounds.MOST_TEXT_BYTES + 1)
    for read in (bounds.read_json, readers.read_text):
        with pytest.raises(BenchError, match="at most 64 MiB"):
            read(path)


@pytest.mark.parametrize("read", [readers.read, readers.read_archive])
def test_an_archive_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path, read):
    """Four gigabytes of zeros in four megabytes; here the archive only says so, which is what is looked at."""
    path = tmp_path / "a.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("vertices.npy", "w") as member:
        np.lib.format.write_array_header_1_0(
            member, {"descr": "<f8", "fortran_order": False, "shape": (30_000_000 // 24, 3)}
        )
        for _ in range(30):
            member.write(bytes(10_000_000))
    with pytest.raises(BenchError, match=r"a\.npz.*unpacks to at most 50 times"):
        read(path)


def test_arrays_that_pack_well_are_read_all_the_same(tmp_path):
    np.savez_compressed(tmp_path / "a.npz", vertices=np.zeros((100_000, 3)), faces=np.zeros((10, 3), dtype=int))
    (mesh,) = readers.read(tmp_path / "a.npz")
    assert mesh.vertices.shape == (100_000, 3)


def test_a_pickle_s_steps_are_looked_at_before_it_is_loaded():
    bounds.check_pickle(pickle.dumps({"nose": list(range(1000)), "a": np.arange(9)}))
    for hostile in (b"\x80\x02]r\xff\xff\xff\x7f.", b"(lp2000000000\n."):
        with pytest.raises(BenchError, match="steps"):
            bounds.check_pickle(hostile)


# A pickle by hand: (what it would do, its bytes).
HOSTILE = {
    "laughs": pickle.dumps(laughs()),
    "wide laughs": pickle.dumps({"a": [[list(range(2000))] * 2000] * 2000}),
    "a set of a range": b"cbuiltins\nset\n(cbuiltins\nrange\n(L100000000000L\ntRtR.",
    "a range": b"cbuiltins\nrange\n(L100000000000L\ntR.",
    "doubling": b"c_codecs\nencode\np0\n(" + b"g0\n(" * 39 + b"C\x01a" + b"U\x03hextR" * 40 + b".",
    "numbering": b"\x80\x02]r\xff\xff\xff\x7f.",
    "a call": b"cos\nsystem\n(S'true'\ntR.",
    "cut": pickle.dumps({"a": [1, 2, 3]})[:-3],
}  # fmt: skip


@pytest.mark.parametrize("kind", [pytest.param(k, marks=[pytest.mark.slow] * ("laughs" in k)) for k in HOSTILE])
@pytest.mark.parametrize("read", [pickles.load_pickle, pickles.read_pickle])
def test_pickles_that_would_hang_or_fill_the_memory(tmp_path, kind, read):
    path = tmp_path / "regions.pickle"
    path.write_bytes(HOSTILE[kind])
    assert len(HOSTILE[kind]) < 20_000
    with pytest.raises(BenchError, match=r"regions\.pickle: expected"):
        read(path)


def test_pickles_of_regions_and_arrays_are_read(tmp_path):
    path = tmp_path / "a.pickle"
    for protocol in range(6):
        content = {"region_ids": [list(range(300)), {1, 2}], "mean": np.arange(30.0), "name": "ü"}
        path.write_bytes(pickle.dumps(content, protocol=protocol))
        found = pickles.load_pickle(path)
        assert found["region_ids"] == content["region_ids"] and found["mean"].tolist() == content["mean"].tolist()
