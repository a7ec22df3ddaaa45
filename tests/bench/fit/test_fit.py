"""The training loop against trainings whose outcome is known: what is learned, recorded, kept, and left alone."""

import math
import sys

import numpy as np
import pytest
import torch

from bench.api import BenchError, TrainSettings
from bench.fit.fit import Budget, fit
from bench.fit.meshes import validation_error_mm
from tests.bench.fit.linear_models import QUICK, ClosedForm, Linear, make_dataset, same_weights


def test_linear_data_is_learned_by_a_linear_model():
    model, data = Linear(), make_dataset(200)
    result = fit(model, data, settings=TrainSettings(rate=3e-2, batch=20), budget=Budget(epochs=50))
    start = result.curve[0].validation_mm
    assert result.outcome == "ok" and result.kind == "trained"
    assert result.best_mm < 0.05 * start
    assert not model.training
    assert validation_error_mm(model, data, torch.device("cpu")) == result.best_mm


def test_what_is_recorded():
    model, data = Linear(), make_dataset(40)
    seen = []
    result = fit(model, data, settings=QUICK, budget=Budget(epochs=4), validations=4, progress=seen.append)
    assert (result.steps, result.epochs, result.samples) == (20, 4.0, 160)
    assert [point.step for point in result.curve] == [0, 5, 10, 15, 20]
    assert [point.epoch for point in result.curve] == [0, 1, 2, 3, 4]
    assert math.isnan(result.curve[0].train_loss) and result.curve[1].train_loss > 0
    assert 0 < result.train_seconds <= result.process_seconds
    assert result.clock == "process" and result.budget == Budget(epochs=4)
    assert model.told == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert seen[-1].fraction == 1.0 and seen[-1].step == 20


def test_the_train_loss_of_a_point_is_the_mean_over_its_steps():
    class Counting(Linear):
        calls = 0

        def loss(self, vertices):
            Counting.calls += 1
            return super().loss(vertices) * 0 + Counting.calls

    result = fit(Counting(), make_dataset(40), settings=QUICK, budget=Budget(epochs=2), validations=2)
    assert [point.train_loss for point in result.curve[1:]] == [3.0, 8.0]  # means of 1…5 and 6…10


def test_best_weights_are_those_of_the_best_validation():
    class Overstepping(Linear):
        """Learns for 10 steps, then walks away."""

        step = 0

        def loss(self, vertices):
            Overstepping.step += 1
            loss = super().loss(vertices)
            return loss if Overstepping.step <= 10 else -loss

    model, data = Overstepping(), make_dataset(40)
    result = fit(model, data, settings=TrainSettings(rate=1e-2, batch=8, schedule="constant"), budget=Budget(6))
    errors = {point.step: point.validation_mm for point in result.curve}
    assert result.best_mm == min(errors.values()) == errors[result.best_step]
    assert 5 <= result.best_step <= 14 and result.last_mm > result.best_mm
    assert validation_error_mm(model, data, torch.device("cpu")) == result.best_mm


def test_test_meshes_do_not_matter():
    one, two = Linear(), Linear()
    data = make_dataset(40)
    other = make_dataset(40, test=np.full((1, 6, 3), 1e6, dtype=np.float32))
    a, b = (fit(m, d, settings=QUICK, budget=Budget(2)) for m, d in ((one, data), (two, other)))
    assert same_weights(one, two) and a.best_mm == b.best_mm


def test_seed_decides_the_order():
    models = [Linear() for _ in range(3)]
    for model, seed in zip(models, (0, 0, 1), strict=True):
        fit(model, make_dataset(40), settings=QUICK, budget=Budget(2), seed=seed)
    assert same_weights(models[0], models[1]) and not same_weights(models[0], models[2])


def test_random_state_of_the_caller_is_untouched():
    before = torch.get_rng_state(), np.random.get_state()[1].tolist()
    model = Linear(noise=0.1)
    torch.set_rng_state(before[0])
    fit(model, make_dataset(40), settings=QUICK, budget=Budget(1))
    assert torch.equal(torch.get_rng_state(), before[0]) and np.random.get_state()[1].tolist() == before[1]


def test_how_often_validation_runs_does_not_change_training():
    one, two = Linear(noise=0.1), Linear(noise=0.1)
    rising = TrainSettings(rate=1e-3, batch=8)
    fit(one, make_dataset(40), settings=rising, budget=Budget(3), validations=1)
    found = fit(two, make_dataset(40), settings=rising, budget=Budget(3), validations=15)
    if found.best_step == found.steps:
        assert same_weights(one, two)
    else:
        pytest.fail("expected the last weights to be the best of a short training")


def test_closed_form_is_recorded_as_such_and_kept(tmp_path):
    result = fit(ClosedForm(), make_dataset(40), out=tmp_path / "pca")
    assert result.kind == "closed_form" and result.steps == 0 and result.budget is None
    assert result.best_mm < 1e-4  # three directions, three components
    again = ClosedForm()
    cached = fit(again, make_dataset(40), out=tmp_path / "pca")
    assert cached.cached and cached.best_mm == result.best_mm
    assert validation_error_mm(again, make_dataset(40), torch.device("cpu")) == result.best_mm


def test_streamed_and_kept_data_give_the_same_weights():
    one, two = Linear(), Linear()
    a = fit(one, make_dataset(43), settings=QUICK, budget=Budget(3), keep_data=True)
    b = fit(two, make_dataset(43), settings=QUICK, budget=Budget(3), keep_data=False)
    assert a.data_on_device and not b.data_on_device and same_weights(one, two)


def test_bfloat16_trains_with_float32_weights():
    kinds = set()

    class Watching(Linear):
        def loss(self, vertices):
            kinds.add(self.inward(vertices.flatten(1)).dtype)
            return super().loss(vertices)

    model = Watching()
    result = fit(model, make_dataset(40), settings=QUICK, budget=Budget(2), precision="bfloat16")
    assert kinds == {torch.bfloat16} and result.precision == "bfloat16"
    assert all(parameter.dtype == torch.float32 for parameter in model.parameters())
    assert result.best_mm < result.curve[0].validation_mm


def test_published_settings_are_the_default():
    class Published(Linear):
        published = TrainSettings(rate=1e-3, batch=10, epochs=3)

    result = fit(Published(), make_dataset(40))
    assert result.settings == Published.published and result.epochs == 3.0


def test_tensorboard_is_asked_for_by_name(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)
    with pytest.raises(BenchError, match="tensorboard"):
        fit(Linear(), make_dataset(40), settings=QUICK, budget=Budget(1), tensorboard=tmp_path)


def test_tensorboard_log_holds_the_curve(tmp_path):
    pytest.importorskip("tensorboard")
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    result = fit(Linear(), make_dataset(40), settings=QUICK, budget=Budget(2), validations=2, tensorboard=tmp_path)
    log = EventAccumulator(str(tmp_path))
    log.Reload()
    found = [(event.step, event.value) for event in log.Scalars("validation_mm")]
    assert found == [(p.step, pytest.approx(p.validation_mm, rel=1e-6)) for p in result.curve]
