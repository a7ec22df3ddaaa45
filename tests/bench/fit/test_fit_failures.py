"""Trainings that break by planted faults, and what is said of mistakes before one begins."""

import json
import math

import numpy as np
import pytest
import torch
from torch import nn

from bench.api import BenchError, TrainSettings
from bench.fit.fit import Budget, fit
from bench.fit.meshes import validation_error_mm
from tests.bench.fit.linear_models import QUICK, ClosedForm, Linear, make_dataset


@pytest.mark.parametrize("fault", ["nan", "grow"])
def test_a_training_that_breaks_is_an_outcome(fault):
    class Breaking(Linear):
        step = 0

        def loss(self, vertices):
            Breaking.step += 1
            factor = 1.0 if Breaking.step <= 12 else (float("nan") if fault == "nan" else 1e9)
            return super().loss(vertices) * factor

    model, data = Breaking(), make_dataset(40)
    result = fit(model, data, settings=QUICK, budget=Budget(20))
    assert result.outcome == "nonfinite" and "step 13" in result.detail
    assert result.steps == 13 and result.best_step <= 12
    assert math.isfinite(result.best_mm)
    assert validation_error_mm(model, data, torch.device("cpu")) == result.best_mm


def test_a_rate_out_of_all_proportion_diverges_by_itself():
    settings = TrainSettings(optimizer="sgd", rate=1e4, schedule="constant", batch=8)

    class Squared(Linear):
        def loss(self, vertices):
            return (self(vertices) - vertices).square().mean()

    result = fit(Squared(), make_dataset(40), settings=settings, budget=Budget(20))
    assert result.outcome == "nonfinite" and result.steps < 20


def test_a_failed_training_is_kept_as_plain_json(tmp_path):
    class Nothing(Linear):
        def loss(self, vertices):
            return super().loss(vertices) * float("inf")

    first = fit(Nothing(), make_dataset(40), settings=QUICK, budget=Budget(2), out=tmp_path)
    json.loads(
        (tmp_path / "result.json").read_text(encoding="utf-8"),
        parse_constant=lambda name: pytest.fail(f"{name} in JSON"),
    )
    again = fit(Nothing(), make_dataset(40), settings=QUICK, budget=Budget(2), out=tmp_path)
    assert first.outcome == again.outcome == "nonfinite" and again.cached
    assert first.best_step == again.best_step == 0 and again.best_mm == first.best_mm
    assert math.isnan(again.curve[0].train_loss)


def bad(**changes):
    def call():
        arguments = {"model": Linear(), "dataset": make_dataset(40), "settings": QUICK, "budget": Budget(1)}
        arguments.update({key: value() if callable(value) else value for key, value in changes.items()})
        fit(**arguments)

    return call


def without_a_latent_size():
    model = Linear(latent=41)
    del model.latent_size
    return model


def repeated_mesh():
    data = make_dataset(40)
    return make_dataset(40, test=data.splits["train"][3:4].copy())


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: Budget(), "got none"),
        (lambda: Budget(epochs=0), "one epoch or more"),
        (lambda: Budget(seconds=0.0), "above 0 seconds"),
        (bad(dataset=repeated_mesh), "test mesh 0 equal to train mesh 3"),
        (bad(dataset=lambda: make_dataset(40, validation=np.zeros((0, 6, 3), np.float32))), "validation meshes"),
        (bad(model=lambda: Linear(latent=40)), "at most n - 1 = 39 for 40 training meshes of 'tiny', got 40"),
        (bad(model=without_a_latent_size), "at most n - 1 = 39 for 40 training meshes of 'tiny', got 41"),
        (bad(model=lambda: ClosedForm(40)), "at most n - 1 = 39 for 40 training meshes"),
        (bad(precision="float16"), "precision"),
        (bad(device="cuda:99"), "device that is there"),
        (bad(device="gpu"), "device that is there"),
        (bad(settings=TrainSettings(optimizer="lion")), "optimizer"),
        (bad(settings=TrainSettings(schedule="step")), "schedule"),
        (bad(settings=TrainSettings(rate=float("nan"))), "learning rate"),
        (bad(settings=TrainSettings(batch=0)), "batch"),
        (bad(model=lambda: nn.Identity()), "without encode"),
        (bad(model=lambda: Linear().requires_grad_(False)), "parameters to train"),
    ],
)
def test_mistakes_are_told(call, text):
    with pytest.raises(BenchError, match=text):
        call()
