"""This project's own models: what their names build, the speed table, and that nobody takes them for the paper's."""

from __future__ import annotations

import json

import pytest
import torch

from bench.api import BenchError, model_variants
from bench.models import build_model, installed_models
from lamm.compact import CompactLamm
from lamm.model import Lamm
from reports.style import colour, marker, title
from studies import low_rank_speed as speed_lowrank

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
def test_the_speed_table_has_every_model_and_phase(capsys):
    arguments = ["--vertices", "300", "--ranks", "4", "--linear", "8", "--rounds", "2", "--train-rounds", "2", "--json"]
    assert speed_lowrank.main([*arguments, "--forms", "int8"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = {(row["model"], row["phase"]) for row in rows}
    assert {("rank 4, int8", "decode"), ("rank 4, linear path, Z 8", "train"), ("faithful", "forward")} <= found
    assert all(row["ratio"] > 0 for row in rows)
    assert all(row["ratio"] == 1 for row in rows if row["model"] == "faithful")


def test_sizes_by_hand():
    rows = {row["model"]: row for row in speed_lowrank.sizes("mixer", 300, [4], batch=2)}
    full, low = rows["tuned"], rows["rank 4"]
    assert full["state_bytes"] == 16 * full["parameters"]
    wide = 2 * 512 * 900 - 2 * 4 * 900
    small = 2 * 11 * 4 * 512
    assert full["parameters"] - low["parameters"] == wide - small
    assert low["share"] == pytest.approx(low["parameters"] / full["parameters"])
