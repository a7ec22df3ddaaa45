"""What defines a training: the user's program and meshes too. Damaged trainings are made again, never used."""

import json
from dataclasses import replace

import numpy as np
import pytest
import torch

from bench.api import BenchError, Normalization, Region, Topology
from bench.base.program import package_digest, program_digest, sources
from bench.case import Case
from bench.data.dataset import Dataset
from bench.fit.state import load_state
from bench.models import load_build
from bench.runs.prepared import Place
from bench.work.training import train

MODEL = """
from torch import nn
from bench.api import MeshModel, TrainSettings
import os
class MLP(MeshModel):
    published = TrainSettings(optimizer="adamw", rate=1e-3, batch=4, epochs=100)
    def __init__(self, topology, latent_size, width=WIDTH):
        super().__init__()
        size = topology.vertex_count * 3
        self.shape = (topology.vertex_count, 3)
        self.down = nn.Sequential(nn.Linear(size, width), nn.ELU(), nn.Linear(width, latent_size))
        self.up = nn.Sequential(nn.Linear(latent_size, width), nn.ELU(), nn.Linear(width, size))
    def encode(self, v): return self.down(v.flatten(1))
    def decode(self, z): return SCALE * self.up(z).unflatten(1, self.shape)
def build(topology, latent_size): return MLP(topology, latent_size)
"""


def meshes(add=0, controls=(0,), shift=0.0):
    rng = np.random.default_rng(0)
    regions = (Region("all", torch.arange(4), torch.tensor(controls)),)
    topology = Topology("own", torch.eye(4, 3), torch.tensor([[0, 1, 2]]), regions, Normalization.identity(4))
    splits = {name: rng.normal(size=(8, 4, 3)).astype(np.float32) for name in ("train", "validation", "test")}
    if add:
        splits["train"] = np.concatenate([splits["train"], rng.normal(size=(add, 4, 3)).astype(np.float32)])
    return Dataset("own", topology, splits)


@pytest.fixture
def run(tmp_path):
    """Train the user's model as a case does, in a process of its own: its file is read anew."""
    file = tmp_path / "my_model.py"

    def run(scale=1.0, width=8, dataset=None, name="folder/of/mine", **values):
        file.write_text(MODEL.replace("SCALE", str(scale)).replace("WIDTH", str(width)), encoding="utf-8")
        load_build.cache_clear()
        case = Case(
            "reconstruction", f"{file}:build", "default", name, 0, "test", "reconstruction", 1, 2, budget="epochs=2",
            settings="common", **values,
        )  # fmt: skip
        place = Place(tmp_path, tmp_path, tmp_path / "trainings", "c" * 40, case=case.key)
        return train(case, place, dataset or meshes()).results[0]

    return run


def test_an_edited_model_is_trained_anew_and_an_old_one_is_found_again(run):
    first, again, edited, back = run(), run(), run(scale=100.0), run()
    assert (first.cached, again.cached, edited.cached, back.cached) == (False, True, False, True)
    assert edited.best_mm > 10 * first.best_mm and back.best_mm == first.best_mm


def test_another_width_more_meshes_and_other_regions_are_trainings_of_their_own(run, monkeypatch):
    assert not run().cached and run().cached
    for other in ({"width": 9}, {"dataset": meshes(add=3)}, {"dataset": meshes(controls=(1,))}):
        assert not run(**other).cached and run(**other).cached
    assert run().cached


def test_what_comes_with_this_project_keeps_its_key(tmp_path):
    from bench.work.training import owned_by_user

    case = Case("reconstruction", "pca", "tuned", "heads-mini", 0, "test", "reconstruction", 1, 2)
    assert owned_by_user(case, meshes(), torch.nn.Linear(1, 1)) == {}
    assert owned_by_user(replace(case, dataset="heads?x=1"), meshes(), torch.nn.Linear(1, 1)) == {}
    assert set(owned_by_user(replace(case, dataset="mine"), meshes(), torch.nn.Linear(1, 1))) == {"data"}


@pytest.mark.parametrize("name", ["weights.safetensors", "result.json", "about.json", "checksums.json"])
def test_a_damaged_training_is_made_again(run, tmp_path, name):
    first = run()
    (path,) = (tmp_path / "trainings").glob(f"*/{name}")
    content = path.read_bytes()
    for place in (len(content) // 2, len(content) - 3):
        path.write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
        with pytest.warns(UserWarning, match="delete the folder to train again"):
            made = run()
        assert not made.cached and made.best_mm == first.best_mm
        assert run().cached
    path.write_bytes(content[: len(content) // 2])
    with pytest.warns(UserWarning):
        assert not run().cached


def test_a_damaged_training_of_another_commit_is_named_and_kept(run, tmp_path):
    run()
    (path,) = (tmp_path / "trainings").glob("*/weights.safetensors")
    (about,) = (tmp_path / "trainings").glob("*/about.json")
    about.write_text(json.dumps({"commit": "another"}), encoding="utf-8")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(BenchError, match="as it was written"):
        run()
    assert path.exists()


def test_a_training_of_an_older_version_has_no_checksums_and_is_read(run, tmp_path):
    run()
    for name in ("checksums.json",):
        next((tmp_path / "trainings").glob(f"*/{name}")).unlink()
    about = next((tmp_path / "trainings").glob("*/about.json"))
    kept = json.loads(about.read_text(encoding="utf-8"))
    del kept["sha256"]
    about.write_text(json.dumps(kept), encoding="utf-8")
    assert run().cached


def test_every_flipped_bit_of_a_checkpoint_is_found(tmp_path):
    from bench.fit.state import save_state

    path = tmp_path / "state.pt"
    save_state(path, {"weights": torch.arange(64.0), "step": 3})
    content = path.read_bytes()
    assert torch.equal(load_state(path)["weights"], torch.arange(64.0))
    for place in range(0, len(content), max(1, len(content) // 60)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with pytest.raises(BenchError, match="delete it"):
            load_state(path)
    torch.save({"step": 3}, path)
    assert load_state(path) == {"step": 3}  # of an older version


def test_a_program_is_the_file_and_the_local_modules_it_imports(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "parts").mkdir()
    for name, text in {
        "mine.py": "import torch, numpy\nfrom parts import block\nimport os\ndef f():\n    import late\n",
        "parts/__init__.py": "", "parts/block.py": "from . import deep\n", "parts/deep.py": "X = 1\n",
        "late.py": "import lamm.model\n", "unused.py": "", "torch_like.py": "",
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    file = tmp_path / "mine.py"
    names = {"mine.py", "parts", "parts.block", "late"}
    assert names <= set(sources(file)) <= names | {"parts.deep"}
    seen = {program_digest(f"{file}:build")}
    assert seen == {program_digest(f"{file}:build")} != {""}
    for name in ("mine.py", "parts/__init__.py", "parts/block.py", "late.py"):
        (tmp_path / name).write_text((tmp_path / name).read_text(encoding="utf-8") + "Y = 2\n", encoding="utf-8")
        seen.add(program_digest(f"{file}:build"))
    assert len(seen) == 5
    (tmp_path / "unused.py").write_text("Z = 3", encoding="utf-8")
    assert program_digest(f"{file}:build") in seen
    by_name = {program_digest("parts.block:build")}
    (tmp_path / "parts/deep.py").write_text("X = 2\n", encoding="utf-8")
    assert by_name != {program_digest("parts.block:build")}
    assert program_digest("lamm.model:build_mixer") == ""
    assert program_digest("tabulate:tabulate")  # an installed package
    assert len(package_digest()) == 12


def test_a_file_that_is_no_program_has_a_digest_too(tmp_path):
    file = tmp_path / "broken.py"
    file.write_text("def (:\n\x00", encoding="utf-8")
    assert program_digest(f"{file}:build")
    assert program_digest(f"{tmp_path / 'none.py'}:build") == "" == program_digest("no.such.module:build")
