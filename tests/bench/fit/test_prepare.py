"""First weights from the training meshes, and parameters with a rate of their own."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from bench.api import BenchError, Normalization, Region, Topology, TrainSettings
from bench.data.dataset import Dataset
from bench.fit import meshes as fit_data
from bench.fit.fit import Budget, fit
from bench.fit.schedule import make_optimizer, set_rate


def made() -> Dataset:
    regions = (Region("all", torch.arange(4)),)
    normalization = Normalization(torch.ones(4, 3), torch.full((4, 3), 2.0))
    topology = Topology("four", torch.eye(4, 3), torch.tensor([[0, 1, 2]]), regions, normalization)
    numbers = np.random.default_rng(0).normal(size=(24, 4, 3)).astype(np.float32)
    return Dataset("four", topology, {"train": numbers[:16], "validation": numbers[16:]})


class Prepared(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.ones(2))
        self.still = nn.Parameter(torch.ones(2))
        self.register_buffer("seen", torch.zeros(2))
        self.times = 0

    def prepare(self, vertices: torch.Tensor) -> None:
        self.times += 1
        self.seen.copy_(torch.tensor([float(len(vertices)), float(vertices.mean())]))

    def rate_factor(self, name: str) -> float:
        return 0.0 if name == "still" else 0.5

    def encode(self, vertices: torch.Tensor) -> torch.Tensor:
        return vertices.flatten(1)[:, :2] * self.scale * self.still

    def decode(self, latent: torch.Tensor) -> torch.Tensor:
        return latent.repeat(1, 6).unflatten(1, (4, 3))


@pytest.mark.parametrize("keep", [True, False])
def test_a_model_sees_all_normalised_training_meshes_once(keep, tmp_path):
    data, model = made(), Prepared()
    settings = TrainSettings(rate=0.1, batch=4, warmup=0.0)
    first = fit(model, data, settings=settings, budget=Budget(epochs=2), out=tmp_path, keep_data=keep)
    mean = float(((torch.from_numpy(data.splits["train"]) - 1) / 2).mean())
    assert model.times == 1 and model.seen.tolist() == pytest.approx([16, mean])
    again = Prepared()
    second = fit(again, data, settings=settings, budget=Budget(epochs=2), out=tmp_path, keep_data=keep)
    assert second.cached and not first.cached and again.times == 0
    assert torch.equal(again.seen, model.seen)


@pytest.mark.parametrize("keep", [True, False])
def test_of_a_set_that_is_not_kept_a_model_that_takes_chunks_gets_chunks(keep, monkeypatch):
    monkeypatch.setattr(fit_data, "_CHUNK_BYTES", 5 * 4 * 12)
    monkeypatch.setattr(fit_data, "_LEAST_CHUNK", 1)
    data, sizes = made(), []

    class Streamed(Prepared):
        def prepare_chunks(self, chunks, count):
            whole = torch.cat(list(chunks()))
            sizes.extend(len(chunk) for chunk in chunks())
            self.prepare(whole)
            assert count == len(whole)

    model, plain = Streamed(), Prepared()
    for one in (model, plain):
        settings = TrainSettings(rate=0.1, batch=4, warmup=0.0)
        fit(one, data, settings=settings, budget=Budget(epochs=1), keep_data=keep)
    assert sizes == ([] if keep else [5, 5, 5, 1])
    assert torch.equal(model.seen, plain.seen)


def test_the_time_of_preparing_is_training_time():
    ticks = iter(range(10_000))
    plain, model = Prepared(), Prepared()
    plain.prepare = None
    settings = TrainSettings(rate=0.1, batch=4)
    times = [
        fit(m, made(), settings=settings, budget=Budget(epochs=1), clock=lambda: float(next(ticks))).train_seconds
        for m in (plain, model)
    ]
    assert times[1] == times[0] + 1


def test_rates_of_parameters_follow_their_factor():
    model = Prepared()
    optimizer = make_optimizer(TrainSettings(optimizer="sgd", rate=0.4), model)
    set_rate(optimizer, 0.2)
    assert sorted(group["lr"] for group in optimizer.param_groups) == [0.0, 0.1]
    fit(model, made(), settings=TrainSettings(rate=0.1, batch=4), budget=Budget(epochs=3))
    assert torch.equal(model.still, torch.ones(2)) and not torch.equal(model.scale, torch.ones(2))


def test_a_bad_factor_is_refused():
    model = Prepared()
    model.rate_factor = lambda name: float("nan")
    with pytest.raises(BenchError, match="rate factor of 0 or more"):
        make_optimizer(TrainSettings(), model)
