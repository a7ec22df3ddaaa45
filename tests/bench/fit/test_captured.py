"""Recorded steps against steps made one kernel at a time, with a graph that calls again in the place of a card's."""

import logging
from contextlib import nullcontext

import pytest
import torch

from bench.api import TrainSettings
from bench.fit import captured
from bench.fit import fit as loop
from bench.fit.captured import CapturedStep
from bench.fit.fit import Budget, fit
from bench.measure.graphs import WARMUPS
from tests.bench.fit.linear_models import Linear, make_dataset


class Again:
    """Keeps the recorded call and, like a card, runs nothing while recording."""

    def __init__(self, device=None):
        self.records, self.replays, self.call = 0, 0, None

    def record(self, call):
        self.records, self.call = self.records + 1, call

    def replay(self):
        self.replays += 1
        self.call()

    def aside(self):
        return nullcontext()


@pytest.fixture
def graphs(monkeypatch):
    """Trainings on the CPU record their steps; the graphs they made."""
    made = []

    def graph_of(device):
        made.append(Again(device))
        return made[-1]

    monkeypatch.setattr(loop, "graph_of", graph_of)
    return made


def trained(seed=0, epochs=6, optimizer="adamw", keep_data=None, out=None, clock=None, model=None):
    model = model or Linear()
    settings = TrainSettings(optimizer=optimizer, rate=3e-3, batch=8, epochs=epochs, clip_norm=1.0)
    result = fit(
        model, make_dataset(), settings=settings, budget=Budget(epochs=epochs), seed=seed, keep_data=keep_data, out=out
    )
    return model, result


@pytest.mark.parametrize("optimizer", ["adamw", "adam", "sgd"])
@pytest.mark.parametrize("keep_data", [True, False])
def test_recorded_steps_are_those_of_an_undisturbed_training(graphs, monkeypatch, optimizer, keep_data):
    recorded, with_graph = trained(optimizer=optimizer, keep_data=keep_data)
    graph = graphs[-1]
    monkeypatch.setattr(loop, "graph_of", lambda device: None)
    plain, without = trained(optimizer=optimizer, keep_data=keep_data)
    assert graph.records == 1
    assert graph.replays == with_graph.steps - WARMUPS == without.steps - WARMUPS
    for one, other in zip(recorded.parameters(), plain.parameters(), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-6)
    losses = [[point.train_loss for point in result.curve[1:]] for result in (with_graph, without)]
    assert losses[0] == pytest.approx(losses[1], rel=1e-4)


def test_a_resumed_training_with_recorded_steps_ends_as_an_undisturbed_one(graphs, tmp_path):
    whole, _ = trained(out=tmp_path / "whole")

    class Stops(Linear):
        calls = 0

        def loss(self, vertices):
            Stops.calls += 1
            if Stops.calls == 14:
                raise KeyboardInterrupt
            return super().loss(vertices)

    dataset, settings = make_dataset(), TrainSettings(rate=3e-3, batch=8, epochs=6, clip_norm=1.0)
    how = {"settings": settings, "budget": Budget(epochs=6), "checkpoint_seconds": 0.0, "out": tmp_path / "cut"}
    Stops.__module__, Stops.__qualname__ = Linear.__module__, Linear.__qualname__
    with pytest.raises(KeyboardInterrupt):
        fit(Stops(), dataset, **how)
    model = Linear()
    assert fit(model, dataset, **how).resumed == 1
    assert len(graphs) == 3
    for one, other in zip(model.parameters(), whole.parameters(), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-7)


class Reads(Linear):
    """Reads a number from the device in every step."""

    def loss(self, vertices):
        return super().loss(vertices) * max(1.0, vertices.abs().max().item() * 0)


def test_a_model_that_reads_the_host_is_trained_all_the_same_and_named_in_one_line(graphs, caplog):
    with caplog.at_level(logging.WARNING):
        _, result = trained(model=Reads())
    assert result.outcome == "ok" and graphs[-1].records == 0 and graphs[-1].replays == 0
    said = [record.getMessage() for record in caplog.records if record.name == captured.__name__]
    assert len(said) == 1 and "item" in said[0] and "test_captured.py" in said[0]


def test_a_recording_that_fails_falls_back_and_loses_no_step(caplog):
    class Refuses(Again):
        def record(self, call):
            raise RuntimeError("operation not permitted when stream is capturing\nmore")

    total = torch.zeros(())
    step = CapturedStep(lambda batch: total.add_(batch.sum()), None, Refuses())
    for number in range(1, 7):
        step(torch.tensor([float(number)]))
    assert float(total) == 21 and "not permitted" in step.why and "more" not in step.why


def test_running_out_of_memory_while_recording_is_not_hidden():
    class Full(Again):
        def record(self, call):
            raise torch.cuda.OutOfMemoryError("CUDA out of memory")

    step = CapturedStep(lambda batch: None, None, Full())
    for _ in range(WARMUPS):
        step(torch.zeros(1))
    with pytest.raises(torch.cuda.OutOfMemoryError):
        step(torch.zeros(1))


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_recorded_steps_on_a_card_follow_the_curve_of_steps_made_one_by_one(monkeypatch):
    def on_card():
        model = Linear(noise=0.0)
        settings = TrainSettings(rate=3e-3, batch=8, epochs=20, clip_norm=1.0)
        return fit(model, make_dataset(), settings=settings, budget=Budget(epochs=20), device="cuda")

    recorded = on_card()
    monkeypatch.setattr(loop, "graph_of", lambda device: None)
    plain = on_card()
    losses = [[point.train_loss for point in result.curve[1:]] for result in (recorded, plain)]
    assert losses[0] == pytest.approx(losses[1], rel=1e-3)
