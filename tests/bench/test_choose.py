"""Which method to take: known truths, and what cannot be known."""

import math

import numpy as np
import pytest
import torch
import trimesh
from click.testing import CliRunner

from bench.api import BenchError
from bench.choose import choose, main
from bench.runs.known_gains import COMMITTED, KnownGain, known_gains
from bench.stats.held_out import look


def meshes(count, bend, seed=0, directions=6, vertices=60):
    """Shapes of ``directions`` numbers; ``bend`` mm of one more direction that is the product of the first two."""
    basis = np.linalg.qr(np.random.default_rng(9).normal(size=(vertices * 3, directions + 8)))[0].T
    rng = np.random.default_rng(seed)
    code = rng.normal(size=(count, directions)) * np.linspace(30, 10, directions)
    bent = bend * (code[:, :1] / 30) * (code[:, 1:2] / 26)
    rest = rng.normal(size=(count, 7)) * 2.0
    rows = np.concatenate([code, bent, rest], 1) @ basis
    return torch.from_numpy(rows.reshape(count, vertices, 3).astype(np.float32))


KNOWN = [
    KnownGain("pca-net", "hands", 16, 500, 0.2, 1.6, 100.0, 1, "a"),
    KnownGain("spiralnet", "hands", 16, 500, 0.2, 1.3, 500.0, 1, "a"),
    KnownGain("lamm-mixer", "heads", 64, 6000, 0.01, 1.1, 500.0, 1, "b"),
]


def test_linear_shapes_get_pca_and_bent_ones_the_best_network_of_the_nearest_set():
    straight = look(meshes(300, 0.0), meshes(80, 0.0, seed=1), 6)
    assert abs(straight.gain.value - 1) < 0.02 and straight.gain.low < 1.02
    assert choose(straight, (300, 80), 6, KNOWN, "mine").model == "pca"
    bent = look(meshes(300, 8.0), meshes(80, 8.0, seed=1), 6)
    assert bent.gain.low > 1.1 and bent.error_mm > straight.error_mm and bent.nonlinearity < 1
    choice = choose(bent, (300, 80), 6, KNOWN, "my scans")
    assert choice.model == "pca-net" and "--data 'my scans'" in choice.cost and "one seed" in choice.sure
    assert choose(bent, (300, 80), 6, [], "mine").model == "pca-net"


def test_what_is_held_out_does_not_choose_itself():
    """The products' strength comes from training meshes: noise in the test meshes does not change the error of PCA."""
    train, test = meshes(300, 8.0), meshes(80, 8.0, seed=1)
    whole, part = look(train, test, 6), look(train, test[:40], 6)
    assert math.isclose(whole.error_mm, part.error_mm, rel_tol=0.3) and whole.twice_mm < whole.error_mm


def test_few_meshes_are_said_to_say_nothing():
    choice = choose(None, (8, 1), 32, KNOWN, "mine")
    assert choice.model == "pca" and choice.sure.startswith("not at all")


@pytest.mark.slow
def test_the_committed_runs_are_read_and_a_folder_without_runs_is_an_error(tmp_path):
    known = known_gains(COMMITTED)
    assert {"pca-net", "lamm-mixer", "spiralnet"} <= {one.model for one in known}
    assert all(0 < one.nonlinearity < 1 and one.gain > 0 for one in known)
    with pytest.raises(BenchError, match="expected runs of the suites"):
        known_gains(tmp_path)


@pytest.mark.slow
def test_a_code_that_the_meshes_cannot_fill_is_replaced_by_one_that_they_can():
    done = CliRunner().invoke(main, ["heads-mini", "--latent", "128"])
    assert done.exit_code == 0, done.output
    note, *_, cost = done.output.splitlines()
    assert note == "note      128 training meshes hold 127 directions, not 128: Z = 64 here"
    assert cost.endswith("--latent 64")


@pytest.mark.slow
def test_one_mesh_is_an_error_and_not_an_answer(tmp_path):
    trimesh.creation.icosphere(2, radius=50).export(tmp_path / "one.ply")
    done = CliRunner().invoke(main, [str(tmp_path), "--unit", "mm"])
    assert (
        done.exit_code == 2 and done.output == "error: expected meshes to train and test on, got 1 and 0; add meshes\n"
    )


@pytest.mark.slow
def test_the_command_says_three_lines_and_a_mistake_in_one(tmp_path):
    done = CliRunner().invoke(main, ["heads-mini", "--latent", "8"])
    assert done.exit_code == 0, done.output
    assert [line.split("  ")[0] for line in done.output.splitlines()] == ["take", "how sure", "cost"]
    for arguments in (["nosuch"], ["heads-mini", "--counts", "5"], ["heads-mini", "--rows", str(tmp_path)]):
        failed = CliRunner().invoke(main, arguments)
        assert failed.exit_code == 2 and failed.output.startswith("error: expected"), failed.output
