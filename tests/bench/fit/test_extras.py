"""Rates by hand, reproducible orders, weights and random states on disk."""

import math

import numpy as np
import pytest
import torch
from torch import nn

from bench.api import BenchError, Normalization, Region, Topology, TrainSettings
from bench.data.dataset import Dataset
from bench.fit.extras import TrainClock
from bench.fit.meshes import TrainingMeshes, data_digest, require_disjoint, validation_error_mm
from bench.fit.result import Budget
from bench.fit.schedule import learning_rate, make_optimizer, stretched
from bench.fit.state import (
    capture_random,
    load_state,
    load_weights,
    restore_random,
    save_state,
    save_weights,
    snapshot,
    weights_digest,
)

CPU = torch.device("cpu")


def make(train, validation=None, std=1.0):
    topology = Topology(
        "four",
        torch.eye(4, 3),
        torch.tensor([[0, 1, 2]]),
        (Region("all", torch.arange(4)),),
        Normalization(torch.zeros(4, 3), torch.full((4, 3), std)),
    )
    return Dataset(
        "four", topology, {"train": train, "validation": train[:2] + 9 if validation is None else validation}
    )


def numbered(count):
    return np.arange(count, dtype=np.float32)[:, None, None] + np.zeros((1, 4, 3), np.float32)


def test_cosine_by_hand():
    settings = TrainSettings(rate=1.0, warmup=0.2, warmup_rate=0.1, floor_rate=0.01)
    rates = [learning_rate(settings, fraction, 0) for fraction in (0, 0.1, 0.2, 0.6, 1.0, 1.7)]
    assert rates == pytest.approx([0.1, 0.55, 1.0, 0.505, 0.01, 0.01])


def test_exponential_steps_by_epoch_and_constant_does_not():
    falling = TrainSettings(rate=2.0, schedule="exponential", decay=0.5)
    assert [learning_rate(falling, 0.9, epoch) for epoch in (0, 1, 3)] == [2.0, 1.0, 0.25]
    assert learning_rate(TrainSettings(rate=2.0, schedule="constant"), 0.9, 7) == 2.0


def test_a_stretched_schedule_ends_at_the_same_rate():
    published = TrainSettings(rate=1e-3, schedule="exponential", decay=0.99, epochs=300)
    short = stretched(published, 20)
    assert short.epochs == 20
    assert learning_rate(short, 1.0, 20) == pytest.approx(learning_rate(published, 1.0, 300))
    with pytest.raises(BenchError, match="one epoch"):
        stretched(published, 0)


def test_no_warm_up_begins_at_the_rate():
    assert learning_rate(TrainSettings(rate=1.0, warmup=0.0), 0.0, 0) == 1.0
    assert learning_rate(TrainSettings(rate=1.0, warmup=1.0, warmup_rate=0.0), 0.5, 0) == 0.5


@pytest.mark.parametrize(
    ("name", "expected"),
    [("sgd", 1.0 - 0.1 * 2.0), ("adam", 1.0 - 0.1), ("adamw", 1.0 - 0.1)],
)
def test_first_step_of_each_optimizer(name, expected):
    model = nn.Linear(1, 1, bias=False)
    nn.init.ones_(model.weight)
    optimizer = make_optimizer(TrainSettings(optimizer=name, rate=0.1), model)
    (2.0 * model.weight.sum()).backward()
    optimizer.step()
    assert model.weight.item() == pytest.approx(expected)


def test_budget_fractions():
    assert Budget(epochs=4).fraction(1.0, 1e9, 7) == 0.25
    assert Budget(seconds=10).fraction(50.0, 2.5, 7) == 0.25
    assert Budget(4, 10).fraction(1.0, 5.0, 7) == 0.5
    assert Budget(steps=14).fraction(1.0, 5.0, 7) == 0.5
    assert Budget(4, 10).describe() == "4 epochs or 10 s"


def test_an_epoch_sees_every_mesh_once_in_a_new_order():
    meshes = TrainingMeshes(make(numbered(12)), 4, seed=0, device=CPU)
    epochs = [torch.cat(list(meshes.batches(epoch)))[:, 0, 0].tolist() for epoch in (0, 1)]
    assert sorted(epochs[0]) == sorted(epochs[1]) == list(range(12)) and epochs[0] != epochs[1]


def test_an_order_depends_on_seed_and_epoch_alone_and_can_be_entered_midway():
    data = make(numbered(23))
    one, two = TrainingMeshes(data, 5, 3, CPU, keep=True), TrainingMeshes(data, 5, 3, CPU, keep=False)
    whole = list(one.batches(6))
    assert len(whole) == one.steps == 4
    assert torch.equal(torch.stack(whole[2:]), torch.stack(list(two.batches(6, start=2))))
    assert not torch.equal(one.order(6), TrainingMeshes(data, 5, 4, CPU).order(6))


def test_batches_are_normalised_and_never_larger_than_the_split():
    meshes = TrainingMeshes(make(numbered(3), std=2.0), 32, 0, CPU)
    (batch,) = meshes.batches(0)
    assert sorted(batch[:, 0, 0].tolist()) == [0.0, 0.5, 1.0]


class Halving(nn.Module):
    def encode(self, vertices):
        return vertices.flatten(1) * (1.0 if self.training else 0.5)

    def decode(self, latent):
        return latent.unflatten(1, (4, 3))


def test_validation_error_by_hand():
    # Meshes whose vertices are all (x, x, x): halving moves every vertex by x·√3/2.
    data = make(numbered(3), validation=numbered(5)[2:] + 0.0, std=7.0)
    model = Halving().train()
    state = torch.get_rng_state()
    found = validation_error_mm(model, data, CPU, batch=2)
    assert found == pytest.approx(3 * math.sqrt(3) / 2, rel=1e-6)
    assert model.training and torch.equal(torch.get_rng_state(), state)


def test_splits_with_a_common_mesh_are_found():
    require_disjoint(make(numbered(4)))
    with pytest.raises(BenchError, match="validation mesh 1 equal to train mesh 2"):
        require_disjoint(make(numbered(4), validation=np.stack([numbered(9)[8], numbered(4)[2]])))


def test_a_data_digest_is_that_of_the_numbers():
    one = make(numbered(4))
    assert data_digest(one) == data_digest(make(numbered(4)))
    changed = numbered(4)
    changed[3, 3, 2] += 1e-3
    assert data_digest(one) != data_digest(make(changed, validation=one.splits["validation"]))


def test_weights_return_bitwise_from_disk(tmp_path):
    model = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
    tensors = snapshot(model)
    save_weights(tmp_path / "w.safetensors", tensors, {"step": 3})
    found = load_weights(tmp_path / "w.safetensors")
    assert weights_digest(found) == weights_digest(tensors)
    with torch.no_grad():
        model[0].weight[0, 0] += 1
    assert weights_digest(tensors) != weights_digest(snapshot(model))


def test_sparse_state_is_refused_with_advice():
    model = nn.Linear(1, 1)
    model.register_buffer("pool", torch.eye(3).to_sparse())
    with pytest.raises(BenchError, match="persistent=False"):
        snapshot(model)


def test_random_states_return_through_the_disk(tmp_path):
    import random

    torch.rand(3), np.random.rand(), random.random()
    save_state(tmp_path / "s.pt", capture_random(CPU))
    first = torch.rand(2).tolist(), np.random.randn(3).tolist(), random.random()
    restore_random(load_state(tmp_path / "s.pt"), CPU)
    assert (torch.rand(2).tolist(), np.random.randn(3).tolist(), random.random()) == first


def test_reading_ahead_is_no_part_of_the_steps_time(monkeypatch):
    """Meshes that are not kept are read by a thread beside the steps; a budget of seconds counts the steps alone."""
    data = make(numbered(40), std=2.0)
    meshes = TrainingMeshes(data, 4, 0, CPU, keep=False)
    kept = TrainingMeshes(data, 4, 0, CPU, keep=True)
    clock = {"process": 0.0, "thread": 0.0}

    def tick(name, step):
        clock[name] += step
        return clock[name]

    monkeypatch.setattr("time.thread_time", lambda: tick("thread", 1.0))  # every batch takes a second to read
    monkeypatch.setattr("time.process_time", lambda: clock["process"] + meshes.reading_seconds)
    watch = TrainClock(CPU, None, lambda: meshes.reading_seconds)
    watch.start()
    for streamed, same in zip(meshes.batches(0), kept.batches(0), strict=True):
        assert torch.equal(streamed, same)
        clock["process"] += 0.25
    assert meshes.reading_seconds == 10 and kept.reading_seconds == 0
    assert watch.lap() == pytest.approx(2.5)
