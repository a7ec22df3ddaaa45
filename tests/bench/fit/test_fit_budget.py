"""Budgets of steps, epochs and time, and what counts as time of training."""

import pytest

from bench.api import BenchError
from bench.fit import fit as loop
from bench.fit.fit import Budget, fit
from bench.fit.result import parse_budget
from tests.bench.fit.linear_models import QUICK, Linear, make_dataset


class Timed(Linear):
    """A clock that knows what it is used for: a training step takes 1 s, a validation batch 50 s."""

    now = 0.0

    def loss(self, vertices):
        Timed.now += 1
        return super().loss(vertices)

    def decode(self, latent):
        Timed.now += 0 if self.training else 50
        return super().decode(latent)


def test_a_budget_of_steps_is_the_same_number_on_few_and_many_meshes_and_epochs_follow():
    for meshes, epochs in ((16, 10.0), (40, 4.0)):  # batches of 8: 2 and 5 steps an epoch
        model = Linear()
        result = fit(model, make_dataset(meshes), settings=QUICK, budget=Budget(steps=20), validations=2)
        assert result.steps == 20 and result.epochs == epochs
        assert [point.step for point in result.curve] == [0, 10, 20]
        assert model.told[-1] == (epochs - 1, epochs)  # models hear of the epochs that the steps come to
    assert result.curve[-1].rate < 0.02 * QUICK.rate  # the schedule runs over the steps
    assert fit(Linear(), make_dataset(40), settings=QUICK, budget=Budget(epochs=9, steps=3)).steps == 3
    assert parse_budget("steps=300") == Budget(steps=300) and parse_budget("steps=300", 0.1) == Budget(steps=30)
    assert Budget(epochs=3).about() == {"epochs": 3, "seconds": None}  # as in folders of trainings made before
    with pytest.raises(BenchError, match="one step or more"):
        Budget(steps=0)


def test_a_time_budget_counts_training_steps_alone():
    result = fit(
        Timed(), make_dataset(40), settings=QUICK, budget=Budget(seconds=12.0), clock=lambda: Timed.now, validations=4
    )
    assert (result.train_seconds, result.steps, result.epochs) == (12.0, 12, 2.4)
    assert [point.step for point in result.curve] == [0, 3, 6, 9, 12]


@pytest.mark.parametrize("every", [1, 3, 100])
def test_waiting_for_a_card_is_time_of_its_steps(monkeypatch, every):
    """On a card a step is queued in no time, and the host waits where it reads the losses."""
    queued, now = [0], [0.0]

    def step(self, batch, epoch):
        queued[0] += 1
        real_step(self, batch, epoch)

    def read(self, state):
        now[0], queued[0] = now[0] + queued[0], 0  # a second each
        real_read(self, state)

    def lap(self, exact=False):
        if exact:
            now[0], queued[0] = now[0] + queued[0], 0
        return real_lap(self, exact)

    def begin(self, *arguments):
        real_begin(self, *arguments)
        self._every = every

    real_step, real_read, real_begin = loop.Training._step, loop.LossWindow.read, loop.LossWindow.__init__
    real_lap = loop.TrainClock.lap
    monkeypatch.setattr(loop.Training, "_step", step)
    monkeypatch.setattr(loop.LossWindow, "read", read)
    monkeypatch.setattr(loop.LossWindow, "__init__", begin)
    monkeypatch.setattr(loop.TrainClock, "lap", lap)
    result = fit(
        Linear(), make_dataset(40), settings=QUICK, budget=Budget(epochs=4), clock=lambda: now[0], validations=2
    )
    assert result.train_seconds == result.steps == 20


def test_the_first_of_two_limits_ends_it():
    result = fit(Timed(), make_dataset(40), settings=QUICK, budget=Budget(1, 1e9), clock=lambda: Timed.now)
    assert (result.epochs, result.train_seconds) == (1.0, 5.0)
    result = fit(Timed(), make_dataset(40), settings=QUICK, budget=Budget(100, 3.0), clock=lambda: Timed.now)
    assert (result.steps, result.train_seconds) == (3, 3.0)
