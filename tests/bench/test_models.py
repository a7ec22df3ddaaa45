import pytest

from bench.api import BenchError
from bench.models import build_model, default_models, installed_models, load_build, variants_of


def write(tmp_path, text):
    path = tmp_path / "mine.py"
    path.write_text(text, encoding="utf-8")
    return path


GOOD = """
import torch
class Model(torch.nn.Module):
    def __init__(self, latent): super().__init__(); self.latent = latent
    def encode(self, vertices): return vertices.flatten(1)[:, : self.latent]
    def decode(self, latent): return latent
def build(topology, latent_size): return Model(latent_size)
number = 3
"""


def test_a_model_from_a_file(tmp_path):
    name = f"{write(tmp_path, GOOD)}:build"
    assert variants_of(name, ["tuned", "faithful"]) == ["default"]
    assert build_model(name, None, 5, "default").latent == 5


@pytest.mark.parametrize(
    ("text", "attribute", "words"),
    [
        (GOOD, "biuld", "did you mean build"),
        (GOOD, "number", "to be a function"),
        ("import nosuchmodule_xyz", "build", "nosuchmodule_xyz"),
        ("def build(:", "build", "SyntaxError"),
    ],
)
def test_a_bad_file_is_said_in_one_line(tmp_path, text, attribute, words):
    with pytest.raises(BenchError, match=words):
        load_build(f"{write(tmp_path, text)}:{attribute}")


def test_a_model_without_decode_is_refused(tmp_path):
    path = write(tmp_path, "import torch\ndef build(topology, latent_size): return torch.nn.Linear(1, 1)")
    with pytest.raises(BenchError, match="encode, decode"):
        build_model(f"{path}:build", None, 5, "default")


def test_unknown_names_bring_the_close_matches():
    known = next(iter(installed_models()))
    with pytest.raises(BenchError, match=f"did you mean .*{known}"):
        load_build(known + "x")
    with pytest.raises(BenchError, match="got none"):
        load_build("missing/file.py:build")
    with pytest.raises(BenchError, match="no_such_package"):
        load_build("no_such_package.module:build")


def test_variants_are_those_offered(tmp_path):
    text = "from bench.api import offers\n@offers('tuned', 'faithful')\ndef build(t, z, variant='tuned'): ..."
    name = f"{write(tmp_path, text)}:build"
    assert variants_of(name, ["faithful", "tuned"]) == ["faithful", "tuned"]
    assert variants_of(name, ["faithful"]) == ["faithful"]


def test_a_run_without_models_takes_the_published_ones_and_one_of_this_projects_own():
    quick, full = default_models("quick"), default_models("full")
    assert {"pca", "lamm-mixer", "spiralnet", "coma", "pca-net"} <= set(quick) < set(full) < set(installed_models())
    assert set(installed_models()) - set(full) == {
        "lamm-mixer-lr", "lamm-transformer-lr", "lamm-mixer-lin", "lamm-mixer-lin-lr", "lamm-mixer-quad-lr"
    }  # fmt: skip
    assert "pca-net" in default_models("when")


def test_a_choice_that_marks_no_model_is_all_of_them():
    assert default_models("no such choice") == sorted(installed_models())


def test_a_broken_plug_in_is_in_no_choice_and_is_named_where_it_is_wanted(tmp_path, monkeypatch):
    text = "from bench.api import offers\n@offers(tags=('quick',))\ndef build(t, z): ..."
    good = f"{write(tmp_path, text)}:build"
    monkeypatch.setattr("bench.models.installed_models", lambda: {"good": good, "broken": "no_such_package:build"})
    load_build.cache_clear()
    assert default_models("quick") == ["good"]
    with pytest.raises(BenchError, match="expected model 'broken' in module no_such_package"):
        load_build("broken")
    load_build.cache_clear()
