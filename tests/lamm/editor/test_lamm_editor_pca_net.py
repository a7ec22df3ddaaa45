"""The editor with a pca-net, in a real headless Chromium: edits of two regions together, and draws from a mixture."""

import numpy as np
import pytest
import torch

from lamm.edit import encode, fit_statistics, move_controls
from lamm.editor import read_edit, replay
from lamm.editor.server import running
from lamm.editor.site import write
from lamm.pca_net import PcaNet, PcaNetConfig
from lamm.regions.statistics import Mixture
from studies.page_speed import BROWSER
from tests.lamm.editor.opened import Opened, positions

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium here (Debian: apt-get install chromium)"),
]
CLOSE_MM = 0.01


@pytest.fixture(scope="module")
def net(heads):
    torch.manual_seed(0)
    made = PcaNet(heads.topology, PcaNetConfig(latent=12, components=48, width=16, layers=1, region_code=3))
    train = torch.from_numpy(heads.splits["train"].copy())
    made.prepare(heads.topology.normalization.normalize(train))
    fit_statistics(made, train, pairs=300)
    # two kinds of heads, far apart, with little between them
    factor = made.statistics.latent.factor
    middles = torch.stack([made.statistics.latent.mean + side * factor[:, 0] for side in (-3.0, 3.0)])
    made.statistics.mixture = Mixture(torch.tensor([0.4, 0.6]), middles, 0.05 * torch.stack([factor, factor]))
    return made.eval()


@pytest.fixture(scope="module")
def page(browser, net, person, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pca-net") / "page"
    write(net, folder, person, mesh_name="person.ply", model_name="mine")
    with running(folder) as address:
        opened = Opened(browser, address).ready()
        yield opened
        opened.context.close()


def test_two_regions_dragged_are_the_edit_in_python(page, net, person, tmp_path):
    page.drag(page.seen("nose"), 3, 4)
    page.drag(page.seen("mouth"), -2, -3)
    moves = page.moves()
    moved = np.flatnonzero(np.abs(moves).sum(1))
    handles = torch.tensor([page.vertex(int(c)) for c in moved])
    wanted = move_controls(net, person[None], handles, torch.tensor(moves[moved], dtype=torch.float32)[None])[0]
    shown = positions(page.file("Export PLY"))
    assert len(moved) == 2 and page.said == []
    assert np.abs(shown - wanted.numpy()).max() < CLOSE_MM
    assert np.abs(shown - net.layout.normalization.denormalize(net.decode(net.encode(
        net.layout.normalization.normalize(person[None])))).detach().numpy()[0]).max() > 0.5  # fmt: skip
    (tmp_path / "edit.json").write_bytes(page.file("Save the edit"))
    again = replay(net, person, read_edit(tmp_path / "edit.json", net))
    assert np.abs(shown - again.numpy()).max() < CLOSE_MM


def test_new_heads_are_drawn_from_the_mixture(page, net, person):
    page.ask("lammEditor.files.startAgain()")
    own, mixture = encode(net, person[None])[0].numpy(), net.statistics.mixture
    whitened = torch.linalg.pinv(mixture.factors[0]).numpy()
    sides = []
    for _ in range(12):
        page.tab.locator("[data-part=sample-head]").click()
        code = own + np.array(page.state["code"])
        apart = [np.linalg.norm(whitened @ (code - middle)) for middle in mixture.means.numpy()]
        sides.append(int(np.argmin(apart)))
        assert min(apart) < 8 < max(apart), "of 12 numbers of deviation 1, around one middle or the other"
    assert set(sides) == {0, 1}
