"""Rates searched at equal effort, a second stage that keeps its last weights, and cases that cannot be run."""

import json
import math
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from torch import nn

from bench.api import BenchError, MeshModel, Normalization, Region, Topology, TrainSettings, Unsupported
from bench.case import Case
from bench.data.dataset import Dataset
from bench.data.edits import EditSet
from bench.editing.editors import editor_of
from bench.fit.cache import FitCache
from bench.fit.fit import Budget, fit
from bench.fit.rate_search import GRID, search_budget, search_rate
from bench.fit.result import validations_of
from bench.processes.isolate import classify
from bench.runs.prepared import Place
from bench.work.reconstruction import training_rows
from bench.work.run_case import measured_rows
from bench.work.training import settings_of, train

COMMON = settings_of("searched", TrainSettings(batch=8), Budget(1))


def tiny(controls=(0, 1), edits=False, inside=4):
    """Meshes that are all the same shape, 1 unit from the mean in every coordinate. There is no test split."""
    regions = [Region("all", torch.arange(inside), torch.tensor(controls, dtype=torch.long))]
    regions += [Region("rest", torch.arange(inside, 4))] if inside < 4 else []
    faces = torch.tensor([[0, 1, 2], [1, 2, 3]])
    topology = Topology("tiny", torch.eye(4, 3), faces, tuple(regions), Normalization.identity(4))
    rng = np.random.default_rng(0)
    splits = {
        name: (1 + 1e-3 * rng.normal(size=(n, 4, 3))).astype(np.float32)
        for name, n in (("train", 80), ("validation", 5))
    }
    source = splits["validation"][:2]
    made = EditSet(topology, source, source + 1, ("all",) * 2, ("move",) * 2, (True,) * 2) if edits else None
    return Dataset("tiny", topology, splits, {}, made)


class Constant(MeshModel):
    """Learns one number, by steps as large as the rate; the loss is NaN beyond ``breaks_at``."""

    published = TrainSettings(batch=8)
    trainings = 0

    def __init__(self, breaks_at=math.inf):
        super().__init__()
        self.level, self.breaks_at = nn.Parameter(torch.zeros(())), breaks_at
        self.latent_size = 1

    def encode(self, vertices):
        return vertices.flatten(1)[:, :1]

    def decode(self, latent):
        return self.level.expand(len(latent), 4, 3)

    def loss(self, vertices):
        Constant.trainings += 1
        return (vertices - self.level).abs().mean() + (math.nan if float(self.level.detach()) > self.breaks_at else 0.0)


def search(folder, model=Constant, **how):
    cache = FitCache(folder, commit="c")
    return search_rate(cache, model, tiny(), {"model": "m"}, settings=COMMON, budget=search_budget("epochs=20"), **how)


def test_the_rate_with_the_lowest_validation_error_is_taken_and_every_rate_had_the_same_budget(tmp_path):
    found = search(tmp_path)
    assert found.rate == GRID[-1]  # the number to learn is far off: the longest steps get nearest
    assert list(found.errors_mm) == sorted(found.errors_mm, reverse=True) and len(found.errors_mm) == len(GRID)
    assert found.epochs == len(GRID) * 2 and found.seconds > 0  # a tenth of 20 epochs for each rate
    assert found.about() == {"rate": GRID[-1], "grid": list(GRID), "share": 0.1}


def test_a_rate_that_diverges_is_out_and_a_search_is_not_repeated(tmp_path):
    found = search(tmp_path, lambda: Constant(breaks_at=0.05))
    assert math.isnan(found.errors_mm[-1]) and found.rate == GRID[-2]
    before = Constant.trainings
    assert search(tmp_path, lambda: Constant(breaks_at=0.05)).rate == found.rate
    assert Constant.trainings == before
    assert search(tmp_path / "none", lambda: Constant(breaks_at=-1.0)).rate == GRID[0]


def test_a_short_training_looks_at_validation_less_often():
    assert validations_of(Budget(epochs=4)) == validations_of(Budget(seconds=80)) == 10
    assert validations_of(Budget(epochs=300)) == validations_of(Budget(seconds=1800)) == 30
    assert search_budget("epochs=4").epochs == 1 and search_budget("seconds=80").seconds == pytest.approx(8)


def test_the_latest_weights_are_kept_where_that_is_asked_for(tmp_path):
    class Worse(Constant):
        def loss(self, vertices):
            return -super().loss(vertices)  # away from the meshes: every validation is worse than the one before

    kept = {}
    for latest in (False, True):
        model = Worse()
        result = fit(model, tiny(), settings=COMMON, budget=Budget(2), latest=latest, out=tmp_path / str(latest))
        kept[latest] = (result.best_step, float(model.level.detach()))
        assert result.best_mm == (result.last_mm if latest else result.curve[0].validation_mm)
    assert kept[False] == (0, 0.0) and kept[True][0] == 20 and kept[True][1] < 0
    with pytest.raises(BenchError, match="weights"):
        fit(Worse(), tiny(), settings=COMMON, budget=Budget(2), out=tmp_path / "True")


def case(**values):
    fixed = {"suite": "localization", "model": "pca", "variant": "tuned", "dataset": "tiny", "vertices": 0}
    fixed |= {"phase": "edit", "measure": "localization", "batch": 1, "latent": 1, "editor": "region"}
    return Case(**{**fixed, **values})


@pytest.mark.parametrize(
    ("dataset", "why"), [(tiny(), "two or more regions"), (tiny((), edits=True), "control vertices")]
)
def test_edits_that_are_not_there_or_have_no_control_vertices_are_unsupported(tmp_path, dataset, why):
    place = Place(tmp_path, tmp_path, tmp_path, "c")
    with pytest.raises(BenchError, match=why) as caught:
        measured_rows(case(), place, dataset)
    assert classify(caught.value) == "unsupported"


def test_a_fourth_count_takes_the_first_edits():
    edits = tiny(edits=True).edits
    assert len(edits.first()) == len(edits.first(9)) == 2 and len(edits.first(1)) == 1
    assert edits.first(1).regions == ("all",) and np.array_equal(edits.first(1).target_mm, edits.target_mm[:1])


def test_holding_is_unsupported_where_it_changes_nothing_and_a_model_without_an_edit_gets_the_latent_fit():
    local = SimpleNamespace(edit=lambda *given: None, edits_locally=True)
    for editor in ("held", "rest"):
        with pytest.raises(Unsupported, match="changes nothing"):
            editor_of(local, case(editor=editor), tiny())
    with pytest.raises(Unsupported, match="no argument rest"):
        editor_of(SimpleNamespace(edit=lambda *given: None), case(editor="rest"), tiny())
    assert editor_of(Constant(), case(), tiny())[0] == "latent-fit"


class TwoStages(Constant):
    """Its paper trains the second stage at a tenth of the first's rate, in batches of half the size."""

    stage = 1

    @property
    def published(self):
        return TrainSettings(rate=1e-3 if self.stage == 1 else 1e-4, batch=8 if self.stage == 1 else 4)


class Plain(nn.Module):
    """No published settings, no loss: a module with encode and decode."""

    def __init__(self):
        super().__init__()
        self.level = nn.Parameter(torch.zeros(()))

    encode, decode = Constant.encode, Constant.decode


def trained(monkeypatch, tmp_path, model, **values):
    monkeypatch.setattr("bench.work.training.build_model", lambda *given: model())
    place = Place(tmp_path, tmp_path, tmp_path / "trainings", "c")
    return train(case(budget="epochs=3", counts=(), **values), place, tiny(edits=True), edits=True)


@pytest.mark.parametrize(
    ("settings", "rates"),
    [("common", (1e-3, 1e-4)), ("searched", (GRID[-1], GRID[-1] / 10)), ("published", (1e-3, 1e-4))],
)
def test_the_second_stage_has_its_published_share_of_the_rate_and_its_own_batch(monkeypatch, tmp_path, settings, rates):
    done = trained(monkeypatch, tmp_path, TwoStages, settings=settings)
    first, second = done.results
    assert (first.settings.rate, second.settings.rate) == pytest.approx(rates)
    assert second.settings.floor_rate < second.settings.rate / 10 and second.curve[-1].rate <= rates[1]
    assert (first.settings.batch, second.settings.batch) == (8, 4)
    rows = {row["metric"]: row["value"] for row in training_rows(case(), done)}
    assert (rows["training_rate"], rows["training_rate_stage_2"]) == pytest.approx(rates)
    # a training at the first stage's rate, as earlier programs had it, is another training
    assert second.description["description"].get("rate_share") == pytest.approx(0.1)


def test_a_rate_is_searched_for_a_module_without_published_settings(monkeypatch, tmp_path):
    done = trained(monkeypatch, tmp_path, Plain, settings="searched")
    assert done.search.rate in GRID and [one.outcome for one in done.results] == ["ok"]


@pytest.mark.slow
def test_a_latent_larger_than_the_training_set_is_a_row_with_its_reason_and_a_budget_of_zero_an_error(
    bench_run, tmp_path
):
    given = ["--suite", "reconstruction", "--data", "heads-mini", "--sizes", "1100", "--models", "pca"]
    done = bench_run(*given, "--latent", "200", "--out", tmp_path / "run", "--no-report")
    assert done.returncode == 0, done.stderr
    assert "heads-mini: all the meshes it has" in done.stdout
    rows = [json.loads(line) for path in (tmp_path / "run" / "rows").iterdir() for line in path.open(encoding="utf-8")]
    (row,) = [row for row in rows if row["metric"] == "error_mean_mm"]
    assert row["outcome"] == "unsupported" and "at most n - 1 = 127 for 128 training meshes" in row["detail"]
    for budget in ("--epochs", "--seconds"):
        done = bench_run(*given, budget, "0")
        assert done.returncode == 2 and budget in done.stderr and "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_searched_rate_and_its_cost_are_rows(bench_run, tmp_path):
    (tmp_path / "mine.py").write_text(
        "from torch import nn\nfrom bench.api import MeshModel, TrainSettings\n"
        "class Model(MeshModel):\n    published = TrainSettings(batch=16)\n"
        "    def __init__(self, count, latent):\n        super().__init__()\n"
        "        self.down, self.up = nn.Linear(3 * count, latent), nn.Linear(latent, 3 * count)\n"
        "    def encode(self, vertices): return self.down(vertices.flatten(1))\n"
        "    def decode(self, latent): return self.up(latent).unflatten(1, (-1, 3))\n"
        "def build(topology, latent_size): return Model(topology.vertex_count, latent_size)\n",
        encoding="utf-8",
    )
    done = bench_run(
        "--suite", "reconstruction", "--data", "heads-mini", "--sizes", "1100", "--latent", "8", "--epochs", "10",
        "--models", f"{tmp_path}/mine.py:build", "--settings", "searched", "--out", tmp_path / "run", "--no-report",
        "--trainings", tmp_path / "trainings",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for path in (tmp_path / "run" / "rows").iterdir() for line in path.open(encoding="utf-8")]
    tried = {float(row["metric"].partition("@")[2]): row["value"] for row in rows if "search_error" in row["metric"]}
    assert set(tried) == set(GRID) and {row["split"] for row in rows if "search_error" in row["metric"]} == {
        "validation"
    }
    value = {row["metric"]: row["value"] for row in rows if row["phase"] == "train"}
    assert value["training_rate"] == min(tried, key=tried.get) and value["search_epochs"] == len(GRID)
    regions = [row for row in rows if row["metric"] == "error_mean_mm" and row["part"]]
    assert len({row["sample"] for row in regions}) == 16  # every test mesh has its own error in every region
    descriptions = [
        json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "trainings").rglob("result.json")
    ]
    assert len(descriptions) == 1 + len(GRID)
    (final,) = [one for one in descriptions if one["description"]["description"].get("stage") == 1]
    assert final["description"]["description"]["search"]["rate"] == value["training_rate"]


class Editing(Constant):
    """Notes whether autograd was on, and how often it was called."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def edit(self, vertices, handles, displacement):
        self.asked.append((torch.is_grad_enabled(), len(vertices)))
        return vertices + displacement.mean((1, 2), keepdim=True) + self.level


def test_a_model_s_own_edit_runs_without_autograd_and_a_batch_has_one_time(monkeypatch, tmp_path):
    model = Editing()
    monkeypatch.setattr("bench.work.training.build_model", lambda *given: model)
    monkeypatch.setattr("bench.work.localization.region_distances_mm", lambda *given: torch.arange(4.0))
    monkeypatch.setattr("bench.work.run_case.check_editable", lambda dataset: None)  # there is no test split
    monkeypatch.setattr("bench.work.localization._sampled_and_swapped", lambda *given: [])
    place = Place(tmp_path, tmp_path, tmp_path / "trainings", "c")
    rows = measured_rows(case(budget="epochs=1", settings="common"), place, tiny(edits=True, inside=2))
    assert model.asked == [(False, 2)]
    times = [row for row in rows if row["metric"] == "edit_ms"]
    assert [row["sample"] for row in times] == [0] and times[0]["detail"] == "batch of 2, divided"
    assert len([row for row in rows if row["metric"] == "fidelity_inside_mm"]) == 2


def test_an_edit_that_needs_autograd_turns_it_on_or_is_told_to(tmp_path):
    class Careless(Constant):
        def edit(self, vertices, handles, displacement):
            moved = displacement.clone().requires_grad_()
            (moved * self.level).sum().backward()
            return vertices

    class Careful(Careless):
        def edit(self, vertices, handles, displacement):
            with torch.enable_grad():
                return super().edit(vertices, handles, displacement)

    given = (torch.zeros(1, 4, 3), torch.tensor([0]), torch.ones(1, 1, 3))
    assert editor_of(Careful(), case(), tiny())[1](*given) is given[0]
    with pytest.raises(BenchError, match=r"torch\.enable_grad"):
        editor_of(Careless(), case(), tiny())[1](*given)
