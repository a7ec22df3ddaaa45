"""Names with commas, question marks and number signs in ``--data`` and ``--models``."""

import numpy as np
import pytest

from bench.base.errors import BenchError
from bench.data import load
from bench.suites.names import split_paths
from bench.suites.plan import make_cases

ODD = "my, scans? #2"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder of work with folders of meshes of unusual names."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "cache"))
    generator, faces = np.random.default_rng(0), np.arange(598)[:, None] + np.arange(3)
    for name in ("a,b", ODD, "x", "x,y"):
        (tmp_path / name).mkdir()
    for number in range(30):
        vertices = generator.normal(0, 50, (600, 3)).astype(np.float32)
        np.savez(tmp_path / ODD / f"mesh{number:02}.npz", vertices=vertices, faces=faces)
    (tmp_path / "m,n.py").write_text("def build(topology, latent_size): ...\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("heads,hands", ["heads", "hands"]),
        (" heads , hands,", ["heads", "hands"]),
        ("a,b", ["a,b"]),
        ("heads,a,b,hands", ["heads", "a,b", "hands"]),
        ("a,b?unit=cm,heads", ["a,b?unit=cm", "heads"]),
        (f"{ODD}?unit=mm,heads", [f"{ODD}?unit=mm", "heads"]),
        ('"x,y",x', ["x,y", "x"]),
        ('heads, "not, there"?unit=cm', ["heads", "not, there?unit=cm"]),
        ("m,n.py:build,pca", ["m,n.py:build", "pca"]),
        ("heads#2,hands", ["heads#2", "hands"]),
    ],
)
def test_commas_part_names_but_not_those_of_paths(here, text, names):
    assert split_paths("data", text) == names


@pytest.mark.parametrize(("text", "words"), [("x,y", "in one way"), ('"open', "close the quotes"), ('a"b"', "quotes")])
def test_what_cannot_be_read_in_one_way_is_refused_with_the_remedy(here, text, words):
    with pytest.raises(BenchError, match=words) as caught:
        split_paths("data", text)
    assert "--data" in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("spec", [f"{ODD}?unit=mm", f"./{ODD}?unit=mm&split_by=mesh(..)"])
def test_a_folder_of_an_unusual_name_is_loaded_with_its_options(here, spec):
    dataset = load(spec)
    assert sum(len(split) for split in dataset.splits.values()) == 30 and dataset.topology.vertex_count == 600


def test_a_suite_takes_the_folder_as_one_set(here):
    cases, _ = make_cases("reconstruction", "quick", models="pca", data=f"{ODD}?unit=mm,heads-mini", latent="8")
    assert {case.dataset for case in cases} == {f"{ODD}?unit=mm", "heads-mini"}
    cases, _ = make_cases("latency", "quick", models="pca", data=f'"{ODD}"?unit=mm', latent="8", sizes="600")
    assert {case.dataset for case in cases} == {f"{ODD}?unit=mm"}
    with pytest.raises(BenchError, match="one data set for --suite latency"):
        make_cases("latency", "quick", models="pca", data="heads,hands")
