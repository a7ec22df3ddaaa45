"""Models that return something else than a model returns: named in words, in suites that train and that time."""

import numpy as np
import pytest
import torch

from bench.api import Normalization, Region, Topology
from bench.case import Case
from bench.data.dataset import Dataset
from bench.models import installed_models, load_build
from bench.processes.isolate import classify
from bench.runs.prepared import Place
from bench.work.outputs import WrongOutput, check_outputs, checked_edit
from bench.work.timing import timing_rows
from bench.work.training import train

MODELS = """
import numpy as np, torch
from torch import nn
from bench.api import MeshModel, TrainSettings
class Right(MeshModel):
    published = TrainSettings(batch=4, epochs=2)
    def __init__(self, topology, size):
        super().__init__()
        self.count = topology.vertex_count
        self.down, self.up = nn.Linear(self.count * 3, size), nn.Linear(size, self.count * 3)
    def encode(self, x): return self.down(x.flatten(1))
    def decode(self, z): return self.up(z).view(-1, self.count, 3)
class Norm(Right):
    def __init__(self, topology, size):
        super().__init__(topology, size); self.norm = nn.BatchNorm1d(size)
    def encode(self, x): return self.norm(super().encode(x))
class Loud(Right):
    def encode(self, x):
        print("x" * 2000); return super().encode(x)
class Drawing(Right):
    def encode(self, x):
        code = super().encode(x); return code + torch.randn_like(code)
class Plain(nn.Module):
    def __init__(self, topology, size):
        super().__init__()
        self.inner = Right(topology, size)
    def encode(self, x): return self.inner.encode(x)
    def decode(self, z): return self.inner.decode(z)
    def forward(self, x, y): return x
class Tuple(Right):
    def encode(self, x): return super().encode(x), 0
class Flat(Right):
    def decode(self, z): return self.up(z)
class Swapped(Right):
    def decode(self, z): return self.up(z).view(-1, 3, self.count)
class One(Right):
    def decode(self, z): return self.up(z.mean(0)).view(self.count, 3)
class Fewer(Right):
    def decode(self, z): return super().decode(z)[:, :, :1]
class BigZ(Right):
    def __init__(self, topology, size): super().__init__(topology, 9)
class Cube(Right):
    def encode(self, x): return super().encode(x)[:, :, None]
    def decode(self, z): return super().decode(z[:, :, 0])
class Double(Right):
    def encode(self, x): return super().encode(x).double()
    def decode(self, z): return super().decode(z.float())
class Half(Right):
    def decode(self, z): return super().decode(z).half()
class NumpyCode(Right):
    def encode(self, x): return super().encode(x).detach().numpy()
class NumpyMesh(Right):
    def decode(self, z): return super().decode(z).detach().numpy()
class Nothing(Right):
    def decode(self, z): super().decode(z)
class Meta(Right):
    def decode(self, z): return super().decode(z).to("meta")
class Batch(Right):
    def encode(self, x): return super().encode(x - x.mean(0))
class BatchMesh(Right):
    def decode(self, z): return super().decode(z - z.mean(0))
"""
WRONG = {
    "Tuple": "a tuple of 2 .*return the first alone", "Flat": "unflatten", "Swapped": "transpose",
    "One": "first dimension", "Fewer": "three coordinates", "BigZ": "latent size that build is given",
    "Cube": "one code a mesh",
    "Double": "got float64", "Half": "got float16", "NumpyCode": "NumPy array", "NumpyMesh": "NumPy array",
    "Nothing": "got nothing", "Meta": "got it on meta", "Batch": "encode to return for every mesh",
    "BatchMesh": "decode to return for every mesh",
}  # fmt: skip
RIGHT = ("Right", "Norm", "Loud", "Drawing", "Plain")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("models") / "models.py"
    path.write_text(MODELS, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def dataset():
    rng = np.random.default_rng(0)
    regions = (Region("all", torch.arange(5), torch.tensor([0])),)
    topology = Topology("five", torch.eye(5, 3), torch.tensor([[0, 1, 2]]), regions, Normalization.identity(5))
    splits = {name: rng.normal(size=(8, 5, 3)).astype(np.float32) for name in ("train", "validation", "test")}
    return Dataset("five", topology, splits)


def timed(file, dataset, name, phase="forward", measure="latency", batch=1):
    case = Case(
        "s", f"{file}:{name}", "default", "d", 5, phase, measure, batch, 4, samples=2, min_samples=1, warmup_calls=1,
        warmup_seconds=0.0, max_seconds=0.05, budget="memory=1GiB" if measure == "capacity" else "",
    )  # fmt: skip
    return timing_rows(case, dataset)


def trained(file, dataset, name, folder):
    case = Case(
        "s", f"{file}:{name}", "default", "d", 0, "test", "reconstruction", 1, 4, budget="epochs=1", settings="common"
    )
    return train(case, Place(folder, folder, folder / "trainings", "c", case=case.key), dataset).results[0]


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_output_is_named_before_anything_is_measured(file, dataset, name, tmp_path):
    for phase, measure in (("encode", "latency"), ("train", "latency"), ("decode", "memory"), ("forward", "counters")):
        with pytest.raises(WrongOutput, match=WRONG[name]):
            timed(file, dataset, name, phase, measure)
    with pytest.raises(WrongOutput, match=WRONG[name]) as raised:
        trained(file, dataset, name, tmp_path)
    assert classify(raised.value) == "crash" and str(raised.value).startswith("expected ")
    assert not (tmp_path / "trainings").exists(), "nothing was trained"


def test_capacity_is_not_found_for_a_model_of_wrong_shape(file, dataset):
    with pytest.raises(WrongOutput):
        timed(file, dataset, "Flat", "forward", "capacity")


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_measured_and_trained(file, dataset, name, tmp_path):
    assert all(row["outcome"] == "ok" for row in timed(file, dataset, name, "forward"))
    assert trained(file, dataset, name, tmp_path).outcome == "ok"


def test_the_check_leaves_mode_random_state_and_statistics_as_they_were(file, dataset):
    model = load_build(f"{file}:Norm")(dataset.topology, 4).train()
    model.down.eval()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    state = torch.get_rng_state()
    check_outputs(model, dataset.normalized("test"), 4)
    assert model.training and model.norm.training and not model.down.training
    assert torch.equal(torch.get_rng_state(), state)
    assert all(torch.equal(tensor, before[name]) for name, tensor in model.state_dict().items())


def test_an_edit_of_another_shape_is_named():
    vertices = torch.zeros(2, 5, 3)
    assert checked_edit(lambda v, h, d: v + 1)(vertices, None, None).shape == vertices.shape
    with pytest.raises(WrongOutput, match="expected edit to return"):
        checked_edit(lambda v, h, d: v[0])(vertices, None, None)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(installed_models()))
def test_this_project_s_models_return_what_models_return(name):
    from bench.api import model_variants
    from bench.data.load import load
    from bench.work.timing import prepare_model

    made = load("heads-mini", vertices=1100, counts=(32, 4, 4))
    for variant in model_variants(load_build(name)):
        case = Case("s", name, variant, "heads-mini", 1100, "forward", "latency", 1, 16)
        check_outputs(prepare_model(case, made), made.normalized("test"), 16)
