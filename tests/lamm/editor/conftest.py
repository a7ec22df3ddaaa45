"""A small model of the shipped heads, fitted in closed form and not trained; its editor as a folder and in a tab."""

import pytest
import torch

from bench.data import load
from lamm.builders import build_mixer_lin_lr
from lamm.edit import fit_statistics
from lamm.editor.server import running
from lamm.editor.site import write
from tests.lamm.editor.opened import Opened


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


@pytest.fixture(scope="module")
def address(site):
    with running(site) as found:
        yield found


@pytest.fixture(scope="module")
def tab(browser, address):
    opened = Opened(browser, address).ready()
    yield opened
    opened.context.close()


@pytest.fixture
def page(tab):
    """One tab for all tests (opening it is slow), put back to where it began."""
    tab.key("Escape", "Escape", "0")
    tab.ask("lammEditor.editor.see({ along: 'view', mirror: false, colour: false, before: false, region: -1 })")
    tab.ask("lammEditor.files.startAgain()")
    tab.ask("lammEditor.settled()")
    tab.ask("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))")
    return tab
