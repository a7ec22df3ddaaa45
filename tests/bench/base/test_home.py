"""A user without a home folder, or with a cache that cannot be written: one line, and compiled kernels all the same."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from bench.base.arrays import stored
from bench.base.errors import BenchError
from bench.base.files import cache_dir, writable_cache
from bench.data.__main__ import main as data
from bench.run import main as run

ROOT = Path(__file__).parents[3]


@pytest.fixture
def homeless(monkeypatch):
    """Nothing names a folder, and the user is in no list: ``Path.home()`` raises."""

    def home():
        raise RuntimeError("Could not determine home directory.")

    for name in ("LAMM_BENCH_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", home)


@pytest.fixture(params=["no home", "a home that is not there", "a file in the way"])
def nowhere(request, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    if request.param == "no home":
        request.getfixturevalue("homeless")
    elif request.param == "a home that is not there":
        request.getfixturevalue("homeless")
        monkeypatch.setattr(Path, "home", lambda: Path("/dev/null/nonexistent"))
    else:
        monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "file" / "cache"))


@pytest.fixture
def folder(tmp_path):
    """Thirty small meshes of one's own."""
    generator, faces = np.random.default_rng(0), np.arange(38)[:, None] + np.arange(3)
    place = tmp_path / "meshes"
    place.mkdir()
    for number in range(30):
        vertices = generator.normal(0, 50, (40, 3)).astype(np.float32)
        np.savez(place / f"mesh{number:02}.npz", vertices=vertices, faces=faces)
    return place


def test_a_run_ends_in_one_line_that_names_the_remedy(nowhere, tmp_path):
    out = tmp_path / "run"
    done = CliRunner().invoke(run, ["--suite", "scaling", "--models", "pca", "--sizes", "1200", "--out", str(out)])
    assert done.exit_code == 2 and isinstance(done.exception, SystemExit), done.output
    assert len(done.stderr.strip().splitlines()) == 1 and "set LAMM_BENCH_CACHE to" in done.stderr
    assert not out.exists()


def test_what_needs_no_cache_goes_without_and_what_does_says_so(nowhere, folder):
    assert CliRunner().invoke(data, ["list"]).exit_code == 0
    done = CliRunner().invoke(data, ["make", str(folder), "--unit", "mm"])
    assert done.exit_code == 2 and isinstance(done.exception, SystemExit), done.output
    assert len(done.stderr.strip().splitlines()) == 1 and "LAMM_BENCH_CACHE" in done.stderr


def test_arrays_that_cannot_be_kept_are_made_all_the_same(monkeypatch, tmp_path, caplog):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "file" / "cache"))
    assert stored("kind", "key", lambda: {"a": np.arange(3)})["a"].tolist() == [0, 1, 2]
    assert "cannot be written" in caplog.text


def test_a_cache_that_is_named_needs_no_home(homeless, monkeypatch, tmp_path):
    with pytest.raises(BenchError, match="LAMM_BENCH_CACHE"):
        cache_dir()
    monkeypatch.setenv("LAMM_BENCH_CACHE", str(tmp_path / "a" / "b"))
    assert writable_cache() == tmp_path / "a" / "b" and (tmp_path / "a" / "b").is_dir()


def test_a_tilde_without_a_home_is_refused(monkeypatch):
    monkeypatch.setenv("LAMM_BENCH_CACHE", "~nobody-of-this-name/cache")
    with pytest.raises(BenchError, match="LAMM_BENCH_CACHE"):
        cache_dir()


WITHOUT_A_PLACE = """
import numba.core.caching as caching
for kind in (caching.CacheImpl, *caching.CacheImpl.__subclasses__()):
    kind._locator_classes = []
import numpy as np
from lamm.fast import kernels
x = np.array([0.0, 1.0], np.float32)
kernels.gelu(x)
print(x[1])
"""


def test_kernels_are_compiled_where_numba_has_no_place_to_keep_them():
    pytest.importorskip("numba")
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_A_PLACE], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-800:]
    assert float(done.stdout) == pytest.approx(0.8413447, abs=1e-6)
