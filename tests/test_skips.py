"""A skip that nobody allowed fails the run where everything is installed, whichever process it was in."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TESTS = """
import pytest
@pytest.mark.gpu
def test_card(): pytest.skip("needs a CUDA device")
@pytest.mark.skipif(True, reason="needs two cores")
def test_cores(): pass
def test_other(): pass
@pytest.mark.skipif(True, reason="is skipped in silence")
def test_silent(): pass
"""
ALLOWED = (
    '[[may_skip]]\nwhy = "there is no card"\nmarker = "gpu"\ncount = {}\n'
    '[[may_skip]]\nwhy = "one core"\nreason = "needs two cores$"\nat_most = 1\n'
)


def ran(folder, *arguments, wanted="complete", cards=1):
    shutil.copy(HERE / "conftest.py", folder)
    (folder / "skips.toml").write_text(ALLOWED.format(cards), encoding="utf-8")
    (folder / "test_some.py").write_text(TESTS, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n  gpu\n  numbers\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments], cwd=folder,
        env=environment | {"LAMM_BENCH_TESTS": wanted}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_what_may_be_skipped_passes_and_is_told(tmp_path):
    done = ran(tmp_path, "-k", "not silent")
    assert done.returncode == 0, done.stdout
    assert "   1  needs a CUDA device" in done.stdout and "   1  needs two cores" in done.stdout


@pytest.mark.slow
def test_a_silent_skip_fails_in_this_process_and_in_a_worker(tmp_path):
    (tmp_path / "test_file.py").write_text("import pytest\npytest.importorskip('nosuchmodule')\n", encoding="utf-8")
    done = ran(tmp_path, "-n", "1", cards=2)
    assert done.returncode == 1 and "1 passed, 4 skipped" in done.stdout, done.stdout
    for line in (
        "test_some.py::test_silent was skipped where nothing should be missing: is skipped in silence",
        "test_file.py was skipped where nothing should be missing: could not import 'nosuchmodule'",
        "expected 2 tests skipped because there is no card, got 1",
    ):
        assert f"FAILED: {line}" in done.stdout
    assert ran(tmp_path, wanted="").returncode == 0


def test_a_run_without_workers_needs_no_xdist(tmp_path):
    done = ran(tmp_path, "-p", "no:xdist", "-k", "not silent")
    assert done.returncode == 0, done.stdout


def test_the_numbers_are_left_out_where_a_part_is_run(tmp_path):
    assert ran(tmp_path, "-k", "not silent", wanted="kinds", cards=2).returncode == 0


@pytest.mark.parametrize("marker", ["gpu", "blender"])
def test_every_kind_that_is_counted_is_a_marker(marker, pytestconfig):
    assert any(line.startswith(f"{marker}:") for line in pytestconfig.getini("markers"))
    assert f'marker = "{marker}"' in (HERE / "skips.toml").read_text(encoding="utf-8")
