"""This project's own models: what their names build, the speed table, and that nobody takes them for the paper's."""

from __future__ import annotations

import json

import pytest
import torch

from bench.api import BenchError, model_variants
from bench.models import build_model, installed_models
from lamm.compact import CompactLamm
from lamm.config import LammConfig
from lamm.model import Lamm, build
from reports.style import colour, marker, title
from studies import lamm_programs, lamm_speed

NAMES = {
    "lamm-mixer-lr": ("mixer", True, False),
    "lamm-transformer-lr": ("transformer", True, False),
    "lamm-mixer-lin": ("mixer", False, True),
    "lamm-mixer-lin-lr": ("mixer", True, True),
    "lamm-mixer-quad-lr": ("mixer", True, True),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_builds_its_model(name, topology):
    assert name in installed_models()
    backbone, low_rank, linear = NAMES[name]
    model = build_model(name, topology, 6, "tuned", [("width", 32), ("heads", 4)])
    assert isinstance(model, CompactLamm) and model.config.backbone == backbone and model.config.latent == 6
    assert (model.config.rank is not None, model.config.linear_path) == (low_rank, linear)
    assert model(torch.randn(2, 60, 3)).shape == (2, 60, 3)
    x = torch.randn(12, 60, 3)
    model.prepare(x)
    model.loss(x).backward()
    assert model.published.clip_norm == (1.0 if linear else None)


@pytest.mark.parametrize("name", [*(name for name in NAMES if "transformer" not in name), "pca-net"])
def test_chunks_give_the_first_weights_of_all_meshes_at_once(name, topology):
    """To rounding, and up to the sign of a direction: what a model makes of meshes is the same."""
    options = [("components", 40), ("quadratic", 4)] if name == "pca-net" else [("width", 32)]
    meshes, models = torch.randn(100, 60, 3) @ torch.diag(torch.tensor([3.0, 2.0, 1.0])), []
    for step in (100, 7):
        torch.manual_seed(0)
        model = build_model(name, topology, 6, "tuned", options).eval()
        model.prepare_chunks(lambda step=step: iter(meshes.split(step)), 100)
        models.append(model)
    with torch.no_grad():
        torch.testing.assert_close(*(model(meshes[:9]) for model in models), rtol=1e-4, atol=1e-4)
    if name == "pca-net":
        torch.testing.assert_close(models[0].residual, models[1].residual)
        torch.testing.assert_close(models[0].decoder_network.scale, models[1].decoder_network.scale)
        assert models[0].decoder_network.scale[:, 0].min() > 0
    with pytest.raises(BenchError, match="every pass"):
        build_model(name, topology, 6, "tuned", options).prepare_chunks(lambda: iter(meshes.split(9)), 99)


def test_small_regions_get_the_rank_they_can_have(topology):
    model = build_model("lamm-mixer-lr", topology, 6, "tuned", [("width", 64)])
    assert model.config.rank == (32, 32, 32)
    narrow = build_model("lamm-mixer-lr", topology, 6, "tuned", [("width", 16)])
    assert narrow.config.rank == (16, 16, 16)
    with pytest.raises(BenchError, match="rank of 1 to 16"):
        build_model("lamm-mixer-lr", topology, 6, "tuned", [("width", 16), ("rank", 17)])


def test_the_papers_model_is_still_the_papers(topology):
    model = build_model("lamm-mixer", topology, 6, "tuned", [("width", 32)])
    assert type(model) is Lamm and not model.config.beyond_paper
    from bench.models import load_build

    assert model_variants(load_build("lamm-mixer-lr")) == ("tuned", "jit")


def test_tables_name_them_as_ours_with_colours_of_their_own():
    assert all("ours" in title(name) for name in NAMES)
    assert all("ours" not in title(name) for name in ("lamm-mixer", "lamm-transformer", "pca"))
    everyone = [*NAMES, "lamm-mixer", "lamm-transformer", "spiralnet", "coma", "pca", "neural3dmm"]
    assert len({colour(name) for name in everyone}) == len(everyone)
    assert all(marker(name) for name in everyone)


@pytest.mark.slow
def test_the_speed_table_has_forms_of_low_rank(capsys):
    arguments = ["--vertices", "300", "--phases", "forward,decode", "--rounds", "2", "--json"]
    assert lamm_speed.main([*arguments, "--forms", "fp32,rank 4,rank 4 int8"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = {(row["form"], row["phase"]) for row in rows}
    assert {("rank 4 int8", "decode"), ("rank 4", "forward"), ("fp32", "decode")} <= found
    assert all(row["ratio"] > 0 for row in rows)


def test_sizes_by_hand():
    full = build(lamm_programs.synthetic_topology(300), LammConfig(backbone="mixer", latent=256))
    low = lamm_programs.in_form(full, "rank 4")
    parameters = [sum(value.numel() for value in model.parameters()) for model in (full, low)]
    wide = 2 * 512 * 900 - 2 * 4 * 900
    small = 2 * 11 * 4 * 512
    assert parameters[0] - parameters[1] == wide - small
