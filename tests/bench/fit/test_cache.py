"""Trainings kept by key: never repeated, never mixed up, never silently from another commit."""

import numpy as np
import pytest
import torch
from filelock import FileLock
from torch import nn

from bench.api import BenchError, Normalization, Region, Topology, TrainSettings
from bench.data.dataset import Dataset
from bench.fit.cache import FitCache
from bench.fit.fit import Budget, fit

SETTINGS = TrainSettings(batch=5)


@pytest.fixture
def dataset():
    rng = np.random.default_rng(0)
    splits = {name: rng.normal(size=(10, 4, 3)).astype(np.float32) for name in ("train", "validation", "test")}
    regions = (Region("all", torch.arange(4)),)
    topology = Topology("four", torch.eye(4, 3), torch.tensor([[0, 1, 2]]), regions, Normalization.identity(4))
    return Dataset("four", topology, splits)


class Model(nn.Module):
    calls = 0

    def __init__(self):
        super().__init__()
        torch.manual_seed(0)
        self.map, self.back = nn.Linear(12, 5), nn.Linear(5, 12)

    def encode(self, vertices):
        Model.calls += self.training
        return self.map(vertices.flatten(1))

    def decode(self, latent):
        return self.back(latent).unflatten(1, (4, 3))


def train(cache, dataset, description, wait_seconds=-1, **how):
    with cache.place(description, wait_seconds) as place:
        return fit(Model(), dataset, settings=SETTINGS, budget=Budget(2), **place, **how)


def test_the_second_time_is_from_the_cache(tmp_path, dataset):
    cache = FitCache(tmp_path, commit="a" * 40)
    assert cache.finished({"model": "m", "seed": 0}) is None
    first = train(cache, dataset, {"model": "m", "seed": 0})
    calls = Model.calls
    second = train(cache, dataset, {"seed": 0, "model": "m"})
    assert Model.calls == calls and second.cached and not first.cached
    assert second.weights == first.weights and second.weights.exists()
    assert cache.finished({"model": "m", "seed": 0}).best_mm == first.best_mm
    assert second.description["description"] == {"model": "m", "seed": 0, "commit": "a" * 40}


def test_another_description_is_another_training(tmp_path, dataset):
    cache = FitCache(tmp_path, commit="a")
    train(cache, dataset, {"model": "m", "seed": 0})
    assert not train(cache, dataset, {"model": "m", "seed": 1}).cached
    assert cache.folder({"model": "lamm.model:build", "dataset": "heads"}).name.startswith("lamm.model_build-heads-")


def test_another_commit_is_refused_or_named(tmp_path, dataset):
    train(FitCache(tmp_path, commit="aaa"), dataset, {"model": "m"})
    with pytest.raises(BenchError, match=r"commit bbb .* finished one of aaa"):
        train(FitCache(tmp_path, commit="bbb"), dataset, {"model": "m"})
    with pytest.raises(BenchError, match="bbb"):
        FitCache(tmp_path, commit="bbb").finished({"model": "m"})
    named = train(FitCache(tmp_path, commit="bbb", other_commit="name"), dataset, {"model": "m"})
    assert named.cached and named.description["description"]["commit"] == "aaa"


def test_an_unfinished_training_of_another_commit_is_always_refused(tmp_path, dataset):
    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(FitCache(tmp_path, commit="aaa"), dataset, {"model": "m"}, progress=stop)
    with pytest.raises(BenchError, match="unfinished"):
        train(FitCache(tmp_path, commit="bbb", other_commit="name"), dataset, {"model": "m"})
    assert train(FitCache(tmp_path, commit="aaa"), dataset, {"model": "m"}).resumed == 1


def test_the_same_key_for_other_data_is_refused(tmp_path, dataset):
    cache = FitCache(tmp_path, commit="a")
    train(cache, dataset, {"model": "m"})
    other = Dataset("four", dataset.topology, {**dataset.splits, "train": dataset.splits["train"] + 1})
    with pytest.raises(BenchError, match="data differ"):
        train(cache, other, {"model": "m"})


def test_one_at_a_time(tmp_path, dataset):
    cache = FitCache(tmp_path, commit="a")
    with FileLock(str(cache.folder({"model": "m"})) + ".lock"), pytest.raises(BenchError, match="to itself"):
        train(cache, dataset, {"model": "m"}, wait_seconds=0.05)


def test_descriptions_are_plain_values(tmp_path):
    with pytest.raises(BenchError, match="description"):
        FitCache(tmp_path, commit="a").folder({"model": object()})
    with pytest.raises(BenchError, match="rule"):
        FitCache(tmp_path, commit="a", other_commit="ignore")
