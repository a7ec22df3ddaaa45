"""What is kept on disk: whole or not at all, checked, made once."""

import errno
import json
import multiprocessing
import os
import time
from pathlib import Path

import numpy as np
import pytest

from bench.api import BenchError
from bench.data import store

SHAPES = {"train": (300, 4, 3), "empty": (0, 4, 3)}


def rows(array: str, start: int, stop: int) -> np.ndarray:
    return np.arange(start * 12, stop * 12, dtype=np.float32).reshape(-1, 4, 3)


def make(root: Path, fill=rows, **options):
    return store.get(root, "set", {"seed": 0}, SHAPES, fill, lambda: {"note": 1}, **options)


def test_made_once_then_mapped(tmp_path):
    first = make(tmp_path)
    assert isinstance(first.arrays["train"], np.memmap) and not first.arrays["train"].flags.writeable
    np.testing.assert_array_equal(first.arrays["train"], rows("train", 0, 300))
    assert first.arrays["empty"].shape == (0, 4, 3)

    def never(*_):
        raise AssertionError("made twice")

    again = make(tmp_path, never)
    assert again.manifest["notes"] == {"note": 1}
    other = store.get(tmp_path, "set", {"seed": 1}, SHAPES, rows)
    assert other.folder != first.folder


def test_progress_is_told(tmp_path):
    seen = []
    make(tmp_path, progress=lambda done, total: seen.append((done, total)), block=100)
    assert seen == [(100, 300), (200, 300), (300, 300)]


def test_an_interrupted_making_leaves_nothing(tmp_path):
    def stops(array, start, stop):
        if start:
            raise KeyboardInterrupt
        return rows(array, start, stop)

    with pytest.raises(KeyboardInterrupt):
        make(tmp_path, stops)
    assert [p for p in tmp_path.iterdir() if not p.name.endswith(".lock")] == []
    assert len(make(tmp_path).arrays["train"]) == 300


def test_what_a_killed_process_left_is_removed(tmp_path):
    folder = make(tmp_path).folder
    left = tmp_path / f".{folder.name}.abc123"
    folder.rename(left)
    (left / "train.npy").write_bytes(b"half")
    assert len(make(tmp_path).arrays["train"]) == 300
    assert not left.exists()


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path):
    def full(array, start, stop):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(BenchError, match=r"free space.*LAMM_BENCH_CACHE"):
        make(tmp_path, full)
    assert [p for p in tmp_path.iterdir() if not p.name.endswith(".lock")] == []


def test_too_little_space_is_said_before_work_begins(tmp_path, monkeypatch):
    usage = type("Usage", (), {"free": 100})
    monkeypatch.setattr(store.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(BenchError, match="free space"):
        make(tmp_path, lambda *_: pytest.fail("work began"))


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BenchError, match="LAMM_BENCH_CACHE"):
        make(tmp_path / "file" / "under")


def test_nonfinite_or_misshapen_rows_are_refused(tmp_path):
    with pytest.raises(BenchError, match="finite rows"):
        make(tmp_path, lambda a, i, j: np.full((j - i, 4, 3), np.nan))
    with pytest.raises(BenchError, match="finite rows"):
        make(tmp_path, lambda a, i, j: np.zeros((j - i, 5, 3)))


@pytest.mark.parametrize("damage", ["flip", "cut", "gone", "manifest", "manifest_gone", "other_note"])
def test_damage_is_found_and_named(tmp_path, damage):
    folder = make(tmp_path).folder
    data, manifest = folder / "train.npy", folder / "manifest.json"
    if damage == "flip":
        content = bytearray(data.read_bytes())
        content[-5] ^= 1
        data.write_bytes(content)
    elif damage == "cut":
        data.write_bytes(data.read_bytes()[:-8])
    elif damage == "gone":
        data.unlink()
    elif damage == "manifest":
        manifest.write_text(manifest.read_text(encoding="utf-8")[:40], encoding="utf-8")
    elif damage == "manifest_gone":
        manifest.unlink()
    else:
        content = json.loads(manifest.read_text(encoding="utf-8"))
        content["notes"]["note"] = 2
        manifest.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(BenchError, match=f"{folder}.*delete"):
        make(tmp_path)


def test_checksums_are_read_once_for_unchanged_files(tmp_path, monkeypatch):
    make(tmp_path)
    monkeypatch.setattr(store.hashlib, "sha256", _counting(store.hashlib.sha256, calls := []))
    make(tmp_path)
    sizes = [size for size in calls if size > 10_000]
    assert sizes == []  # only the small identities were hashed


def _counting(real, calls):
    def sha256(data=b""):
        calls.append(memoryview(data).nbytes)
        return real(data)

    return sha256


def _slow_rows(array, start, stop):
    time.sleep(0.01)
    return rows(array, start, stop)


def _compete(root, counter):
    def fill(array, start, stop):
        with counter.get_lock():
            counter.value += 1
        return _slow_rows(array, start, stop)

    assert make(Path(root), fill, block=30).arrays["train"][299, 3, 2] == 3599


def test_several_processes_make_it_once(tmp_path):
    context = multiprocessing.get_context("fork")
    counter = context.Value("i", 0)
    workers = [context.Process(target=_compete, args=(str(tmp_path), counter)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert [worker.exitcode for worker in workers] == [0] * 4
    assert counter.value == 10
