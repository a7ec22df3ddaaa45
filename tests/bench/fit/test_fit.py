"""The training loop against trainings whose outcome is known: linear data, planted faults, real kills."""

import json
import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from bench.api import BenchError, MeshModel, Normalization, Region, Topology, TrainSettings
from bench.data.dataset import Dataset
from bench.fit import fit as loop
from bench.fit.fit import Budget, fit
from bench.fit.meshes import validation_error_mm
from bench.fit.result import parse_budget
from bench.fit.state import load_weights

QUICK = TrainSettings(rate=3e-3, batch=8, epochs=4)


def make_dataset(count=40, vertices=6, rank=3, seed=0, **splits):
    """Meshes that are a mean plus ``rank`` directions, exactly."""
    rng = np.random.default_rng(seed)
    template = torch.from_numpy(rng.normal(0, 10, (vertices, 3))).float()
    basis = rng.normal(0, 2, (rank, vertices, 3))
    faces = torch.tensor([[i, (i + 1) % vertices, (i + 2) % vertices] for i in range(vertices)])

    def meshes(n):
        return (template.numpy() + np.einsum("nr,rvc->nvc", rng.normal(size=(n, rank)), basis)).astype(np.float32)

    found = {"train": meshes(count), "validation": meshes(10), "test": meshes(10), **splits}
    normalization = Normalization.fit(torch.from_numpy(found["train"]))
    region = Region("all", torch.arange(vertices), torch.tensor([0, 1, 2]))
    return Dataset("tiny", Topology("tiny", template, faces, (region,), normalization), found)


class Linear(MeshModel):
    """A linear autoencoder; ``noise`` and dropout make its loss draw random numbers."""

    def __init__(self, vertices=6, latent=3, noise=0.0):
        super().__init__()
        torch.manual_seed(7)
        self.latent_size, self.noise = latent, noise
        self.inward, self.outward = nn.Linear(3 * vertices, latent), nn.Linear(latent, 3 * vertices)
        self.drop = nn.Dropout(0.1 if noise else 0.0)
        self.told = []

    def encode(self, vertices):
        return self.inward(vertices.flatten(1))

    def decode(self, latent):
        return self.outward(latent).unflatten(1, (-1, 3))

    def loss(self, vertices):
        return (
            (self.decode(self.drop(self.encode(vertices + self.noise * torch.randn_like(vertices)))) - vertices)
            .abs()
            .mean()
        )

    def on_epoch(self, epoch, epochs):
        self.told.append((epoch, epochs))
        if self.noise:
            torch.rand(3)


def same_weights(a, b):
    return all(torch.equal(x, y) for x, y in zip(a.state_dict().values(), b.state_dict().values(), strict=True))


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


class ClosedForm(MeshModel):
    """Principal components, in closed form."""

    def __init__(self, latent=3):
        super().__init__()
        self.latent_size = latent
        self.register_buffer("mean", torch.zeros(18))
        self.register_buffer("basis", torch.zeros(latent, 18))

    def fit(self, vertices):
        flat = vertices.flatten(1)
        self.mean.copy_(flat.mean(0))
        self.basis.copy_(torch.linalg.svd(flat - self.mean, full_matrices=False)[2][: len(self.basis)])

    def encode(self, vertices):
        return (vertices.flatten(1) - self.mean) @ self.basis.T

    def decode(self, latent):
        return (latent @ self.basis + self.mean).unflatten(1, (-1, 3))


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


CHILD = """
import importlib.util, sys, time, torch
from pathlib import Path
spec = importlib.util.spec_from_file_location("tiny", sys.argv[1])
tiny = importlib.util.module_from_spec(spec); spec.loader.exec_module(tiny)
class Slow(tiny.Linear):
    def loss(self, vertices):
        time.sleep(0.02)
        return super().loss(vertices)
torch.set_num_threads(1)
tiny.fit(Slow(noise=0.1), tiny.make_dataset(44), settings=tiny.QUICK, budget=tiny.Budget(12), out=Path(sys.argv[2]),
         checkpoint_seconds=float(sys.argv[3]), validations=5)
"""


def run_child(out: Path, checkpoint_seconds: float) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", CHILD, __file__, str(out), str(checkpoint_seconds)])


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
