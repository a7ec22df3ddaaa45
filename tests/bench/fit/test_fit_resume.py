"""Trainings that are stopped, really killed, repeated, or meet a folder of another or a damaged one."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch

from bench.api import BenchError, TrainSettings
from bench.fit.fit import Budget, fit
from bench.fit.state import load_weights
from tests.bench.fit import linear_models
from tests.bench.fit.linear_models import QUICK, Linear, make_dataset, same_weights


class Stop(Exception):
    pass


def stop_at(step):
    def progress(seen):
        if seen.step >= step:
            raise Stop

    return progress


@pytest.mark.parametrize("optimizer", ["adamw", "adam", "sgd"])
def test_interrupted_and_undisturbed_end_bitwise_equal(tmp_path, monkeypatch, optimizer):
    monkeypatch.setattr(time, "monotonic", iter(np.arange(0, 1e6, 10.0)).__next__)  # so that every step is told
    settings = TrainSettings(optimizer=optimizer, rate=3e-3, batch=8, momentum=0.9, weight_decay=1e-3)
    whole, data = Linear(noise=0.1), make_dataset(44)
    first = fit(whole, data, settings=settings, budget=Budget(4), validations=3)
    for step in (1, 3, 8, 13):
        with pytest.raises(Stop):
            fit(
                Linear(noise=0.1), data, settings=settings, budget=Budget(4), validations=3, out=tmp_path,
                checkpoint_seconds=0.0, progress=stop_at(step),
            )  # fmt: skip
        assert (tmp_path / "state.pt").exists()
    last = Linear(noise=0.1)
    second = fit(last, data, settings=settings, budget=Budget(4), validations=3, out=tmp_path)
    assert second.resumed == 4 and same_weights(whole, last)
    strip = [(p.step, p.train_loss, p.validation_mm, p.rate) for p in first.curve[1:]]
    assert strip == [(p.step, p.train_loss, p.validation_mm, p.rate) for p in second.curve[1:]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["checksums.json", "result.json", "weights.safetensors"]
    kept = load_weights(tmp_path / "weights.safetensors")
    assert all(torch.equal(kept[name], value) for name, value in last.state_dict().items())


def test_a_model_is_told_how_many_meshes_there_are_when_a_training_begins_and_when_it_goes_on(tmp_path):
    class Told(Linear):
        meshes, drawn_with = None, None

        def on_start(self, meshes):
            self.meshes = meshes

        def loss(self, vertices):
            self.drawn_with = self.meshes
            return super().loss(vertices)

    data = make_dataset(44)
    for _ in range(2):
        model = Told()
        with contextlib.suppress(Stop):
            fit(
                model, data, settings=QUICK, budget=Budget(4), out=tmp_path, checkpoint_seconds=0.0, progress=stop_at(1)
            )
        assert model.drawn_with == len(data.splits["train"]) == 44


CHILD = """
import importlib.util, sys, time, torch
from pathlib import Path
from bench.fit.fit import Budget, fit
spec = importlib.util.spec_from_file_location("tiny", sys.argv[1])
tiny = importlib.util.module_from_spec(spec); spec.loader.exec_module(tiny)
class Slow(tiny.Linear):
    def loss(self, vertices):
        time.sleep(0.02)
        return super().loss(vertices)
torch.set_num_threads(1)
fit(Slow(noise=0.1), tiny.make_dataset(44), settings=tiny.QUICK, budget=Budget(12), out=Path(sys.argv[2]),
    checkpoint_seconds=float(sys.argv[3]), validations=5)
"""


def run_child(out: Path, checkpoint_seconds: float) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", CHILD, linear_models.__file__, str(out), str(checkpoint_seconds)])


@pytest.mark.slow
def test_a_killed_process_resumes_to_bitwise_the_same_weights(tmp_path):
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    whole = run_child(undisturbed, 1e9)
    for pause in (0.0, 0.17):
        child = run_child(killed, 0.0)
        state = killed / "state.pt"
        before = state.stat().st_mtime_ns if state.exists() else 0
        deadline = time.monotonic() + 60
        while not (state.exists() and state.stat().st_mtime_ns != before):
            assert child.poll() is None and time.monotonic() < deadline
            time.sleep(0.002)
        time.sleep(pause)
        os.kill(child.pid, signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
        assert not (killed / "result.json").exists()
    assert run_child(killed, 0.0).wait() == 0 and whole.wait() == 0
    a, b = (load_weights(folder / "weights.safetensors") for folder in (undisturbed, killed))
    assert a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


def test_a_finished_training_is_not_repeated(tmp_path):
    class Once(Linear):
        steps = 0

        def loss(self, vertices):
            Once.steps += 1
            return super().loss(vertices)

    first, again = Once(), Once()
    a = fit(first, make_dataset(40), settings=QUICK, budget=Budget(2), out=tmp_path)
    steps = Once.steps
    b = fit(again, make_dataset(40), settings=QUICK, budget=Budget(2), out=tmp_path)
    assert Once.steps == steps and not a.cached and b.cached and same_weights(first, again)
    assert b.curve[1:] == a.curve[1:] and b.settings == a.settings and b.budget == a.budget


def test_a_folder_of_another_training_is_refused(tmp_path):
    fit(Linear(), make_dataset(40), settings=QUICK, budget=Budget(2), out=tmp_path)
    with pytest.raises(BenchError, match="budget differ"):
        fit(Linear(), make_dataset(40), settings=QUICK, budget=Budget(3), out=tmp_path)
    with pytest.raises(BenchError, match="data"):
        fit(Linear(), make_dataset(41), settings=QUICK, budget=Budget(2), out=tmp_path)
    other = Linear()
    with torch.no_grad():
        other.inward.bias += 1
    with pytest.raises(BenchError, match="start"):
        fit(other, make_dataset(40), settings=QUICK, budget=Budget(2), out=tmp_path)
    with pytest.raises(BenchError, match="description"):
        fit(
            Linear(), make_dataset(40), settings=QUICK, budget=Budget(2), out=tmp_path, description={"commit": "b"}
        )  # fmt: skip


def test_a_damaged_checkpoint_is_told(tmp_path):
    (tmp_path / "state.pt").write_bytes(b"PK not really")
    with pytest.raises(BenchError, match="state of a training"):
        fit(Linear(), make_dataset(40), settings=QUICK, budget=Budget(2), out=tmp_path)
