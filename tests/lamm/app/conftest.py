"""A small trained model of bent sheets as a file, for the commands that take one."""

from pathlib import Path

import pytest
import torch

from lamm import checkpoint, edit
from lamm.config import LammConfig
from lamm.model import build
from tests.lamm.app.sheets import grid, shapes


@pytest.fixture(scope="module")
def model_path(tmp_path_factory) -> Path:
    topology = grid()
    torch.manual_seed(0)
    config = LammConfig(
        latent=4, width=16, encoder_layers=1, decoder_layers=1, linear_path=True, control_path=True, rank=4
    )
    model = build(topology, config, stage=2).eval()
    data = shapes(80)
    model.prepare(topology.normalization.normalize(data))
    edit.fit_statistics(model, data, pairs=300)
    path = tmp_path_factory.mktemp("model") / "sheet.safetensors"
    checkpoint.save(model, path, about={"data": "sheets"})
    return path


@pytest.fixture
def model(model_path):
    return checkpoint.load(model_path).eval()
