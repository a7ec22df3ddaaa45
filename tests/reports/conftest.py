"""Run folders made of rows whose every derived figure is known by hand; copied where a test changes them."""

import importlib.util
import shutil
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("made", Path(__file__).with_name("made.py"))
made_runs = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(made_runs)


@pytest.fixture(scope="session")
def made():
    return made_runs


@pytest.fixture(scope="session")
def scaling_folder(tmp_path_factory):
    """Read only; tests that change it take ``run_folder``."""
    return made_runs.write_scaling(tmp_path_factory.mktemp("scaling") / "made")


@pytest.fixture(scope="session")
def trained_folder(tmp_path_factory):
    """Read only: reconstruction and localization with meshes."""
    return made_runs.write_trained(tmp_path_factory.mktemp("trained") / "trained")


@pytest.fixture
def run_folder(scaling_folder, tmp_path):
    return Path(shutil.copytree(scaling_folder, tmp_path / "made"))


@pytest.fixture
def trained_copy(trained_folder, tmp_path):
    return Path(shutil.copytree(trained_folder, tmp_path / "trained"))
