"""Cases at a rank: the floor by hand, what a compression gets, and one training for all ranks."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from bench.api import Normalization, Region, Topology
from bench.base.errors import Unsupported
from bench.case import Case
from bench.data.dataset import Dataset
from bench.models import build_model
from bench.runs.prepared import Place
from bench.work.ranks import as_compressed, floor_rows
from bench.work.run_case import measured_rows
from bench.work.timing import prepare_model

CASE = Case("ranks", "lamm-mixer", "rank-2", "twelve", 0, "test", "reconstruction", 1, 2, options=(("width", 16),))


@pytest.fixture(scope="module")
def twelve():
    """Twelve vertices in two regions; the first moves in two directions, the second in one."""
    generator = np.random.default_rng(0)
    directions = generator.normal(size=(3, 12, 3))
    directions[:2, 6:], directions[2, :6] = 0, 0
    meshes = np.einsum("nk,kvc->nvc", generator.normal(size=(60, 3)) * [9.0, 3.0, 1.0], directions)
    meshes = meshes.astype(np.float32)
    regions = (
        Region("two", torch.arange(6), torch.tensor([0])),
        Region("one", torch.arange(6, 12), torch.tensor([7])),
    )
    normalization = Normalization.fit(torch.from_numpy(meshes))
    topology = Topology("twelve", torch.randn(12, 3), torch.tensor([[0, 1, 2]]), regions, normalization)
    return Dataset("twelve", topology, {"train": meshes[:40], "validation": meshes[40:50], "test": meshes[50:]})


def test_the_floor_ends_where_the_directions_do(twelve):
    floor = {
        rank: {row["part"]: row["value"] for row in floor_rows(replace(CASE, variant=f"rank-{rank}"), twelve)}
        for rank in (1, 2, 64)
    }
    assert floor[1]["two"] > 0.5 and floor[1]["one"] < 1e-4
    assert floor[2]["two"] < 1e-4 and floor[64]["two"] < 1e-4
    assert floor_rows(replace(CASE, variant="tuned"), twelve) == []


def test_a_model_is_cut_to_the_rank_and_small_regions_to_what_they_can_have(twelve):
    model = build_model("lamm-mixer", twelve.topology, 2, "rank-2", CASE.options).eval()
    assert as_compressed(replace(CASE, variant="tuned"), model, twelve) is model
    small, whole = (as_compressed(replace(CASE, variant=form), model, twelve) for form in ("rank-2", "rank-16"))
    assert small.compression["ranks"] == [2, 2] and whole.compression["ranks"] == [16, 16]
    assert sum(p.numel() for p in small.parameters()) < sum(p.numel() for p in model.parameters())
    vertices = twelve.normalized("test", 0, 10)
    with torch.no_grad():  # 16 is the width of the tokens: nothing is cut
        assert torch.allclose(whole(vertices), model(vertices), atol=1e-4)
    with pytest.raises(Unsupported, match="no compress"):
        as_compressed(replace(CASE, model="pca"), model, twelve)


def test_times_are_of_the_compressed_model(twelve):
    timed = prepare_model(replace(CASE, phase="decode", measure="latency"), twelve)
    assert timed.config.rank == (2, 2)


@pytest.mark.slow
def test_every_rank_is_a_test_of_one_training_and_a_rank_that_cuts_nothing_has_its_error(twelve, tmp_path):
    place = Place(tmp_path, tmp_path / "run", tmp_path / "trainings", "0" * 40)
    (tmp_path / "run" / "meshes").mkdir(parents=True)
    base = replace(CASE, budget="steps=30", settings="common", counts=(40, 10, 10))
    errors, parameters = {}, {}
    for form in ("tuned", "rank-1", "rank-16"):
        rows = measured_rows(replace(base, variant=form), place, twelve)
        errors[form] = [row["value"] for row in rows if row["metric"] == "error_mean_mm" and not row["part"]]
        parameters[form] = next(row["value"] for row in rows if row["metric"] == "parameters")
        assert {row["variant"] for row in rows} == {form} and {row["outcome"] for row in rows} == {"ok"}
        assert {row["part"] for row in rows if row["metric"] == "region_floor_mm"} == (
            set() if form == "tuned" else {"one", "two"}
        )
    assert len([path for path in (tmp_path / "trainings").iterdir() if path.is_dir()]) == 1
    assert len(errors["tuned"]) == 10 and errors["rank-16"] == pytest.approx(errors["tuned"], rel=1e-3)
    assert errors["rank-1"] != pytest.approx(errors["tuned"], rel=1e-2)
    assert parameters["rank-1"] < parameters["tuned"]
