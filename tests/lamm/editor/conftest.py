"""A small model of the shipped heads, fitted in closed form and not trained, and its editor as a folder."""

import pytest
import torch

from bench.data import load
from lamm.builders import build_mixer_lin_lr
from lamm.edit import fit_statistics
from lamm.editor.site import write


@pytest.fixture(scope="session")
def heads():
    return load("heads-mini", counts=(64, 0, 4))


@pytest.fixture(scope="session")
def model(heads):
    torch.manual_seed(0)
    made = build_mixer_lin_lr(heads.topology, 12, width=32, rank=8)
    train = torch.from_numpy(heads.splits["train"])
    made.prepare(heads.topology.normalization.normalize(train))
    fit_statistics(made, train, pairs=300)
    return made.eval()


@pytest.fixture(scope="session")
def person(heads):
    return torch.from_numpy(heads.splits["test"][0])


@pytest.fixture(scope="session")
def site(model, person, tmp_path_factory):
    folder = tmp_path_factory.mktemp("editor") / "page"
    write(model, folder, person, mesh_name="person.ply", model_name="heads-mini")
    return folder
