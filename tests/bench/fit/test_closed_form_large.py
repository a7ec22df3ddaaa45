"""Closed forms of more meshes than memory holds: streamed from the memory map, equal to the exact ones."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import scipy.sparse.linalg
import torch

from bench.data.dataset import Dataset
from bench.data.load import load
from bench.fit import meshes as fit_data
from bench.fit.meshes import fit_closed_form
from bench.models import build_model

ROOT = Path(__file__).parents[3]


def faces_like(path, count, seed=0):
    """Meshes on disk with the variation of the built-in heads: random mixtures of them, and a little noise."""
    small = load("heads-mini", vertices=1100)
    heads = np.concatenate([small.splits[name] for name in ("train", "validation", "test")]).reshape(-1, 3300)
    mean, random = heads.mean(0), np.random.default_rng(seed)
    meshes = np.lib.format.open_memmap(path, "w+", np.float32, (count, 1100, 3))
    for start in range(0, count, 1000):
        number = min(1000, count - start)
        mixed = random.standard_normal((number, len(heads))) @ (heads - mean) / np.sqrt(len(heads))
        noise = 0.05 * random.standard_normal(mixed.shape)
        meshes[start : start + number] = (mean + mixed + noise).reshape(number, 1100, 3)
    meshes.flush()
    return small


def dataset_of(small, path):
    train = np.load(path, mmap_mode="r")
    return Dataset("large", small.topology, {"train": train, "test": small.splits["test"]})


def error_mm(model, dataset):
    from bench.metrics.reconstruction import measure_reconstruction, reconstructed

    measured = measure_reconstruction(reconstructed(model, dataset, "test"), dataset.topology)
    return float(measured.per_mesh["error_mean_mm"].mean())


@pytest.mark.slow
@pytest.mark.parametrize("latent", [8, 32])
def test_streamed_components_have_the_error_of_exact_ones(tmp_path, monkeypatch, latent):
    dataset = dataset_of(faces_like(tmp_path / "train.npy", 1500), tmp_path / "train.npy")
    models = []
    for free in (2**40, 0):
        monkeypatch.setattr(fit_data, "_free_bytes", lambda device, free=free: free)
        monkeypatch.setattr(fit_data, "_CHUNK_BYTES", 4 * 2**20)
        model = build_model("pca", dataset.topology, latent, "tuned", ())
        whole = model.fit
        monkeypatch.setattr(type(model), "fit", whole if free else lambda *_: pytest.fail("not streamed"), raising=True)
        fit_closed_form(model, dataset, torch.device("cpu"))
        monkeypatch.undo()
        models.append(model)
    exact, streamed = (error_mm(model, dataset) for model in models)
    assert streamed == pytest.approx(exact, rel=1e-5) and exact > 0.1


LIMITED = """
import resource, sys, psutil, torch
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import test_closed_form_large as here
from bench.fit.meshes import TrainingMeshes, fit_closed_form
from bench.models import build_model
torch.set_num_threads(1)
path = Path(sys.argv[1])
dataset = here.dataset_of(here.load("heads-mini", vertices=1100), path)
model = build_model(sys.argv[4], dataset.topology, here.KEPT, "tuned", ())
room = 230 * 2**20
assert path.stat().st_size > 1.1 * room
limit = psutil.Process().memory_info().data + room
resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
try:
    dataset.normalized("train")
    sys.exit("the data fit in memory: the test shows nothing")
except (MemoryError, RuntimeError):
    pass
try:
    if sys.argv[4] == "pca":
        fit_closed_form(model, dataset, torch.device("cpu"))
        torch.save([model.mean_mm, model.basis], sys.argv[3])
    else:
        meshes = TrainingMeshes(dataset, 32, 0, torch.device("cpu"))
        assert not meshes.kept
        meshes.prepare(model)
        normal, unit = dataset.topology.normalization, model.unit_mm
        torch.save([normal.mean_mm.flatten() + model.mean * unit, model.basis[: here.KEPT]], sys.argv[3])
except RuntimeError:
    print(here.private_maps(), file=sys.stderr)
    raise
"""


def private_maps():
    """What counts against the limit, the largest first: kB and a name, for the message of a failure."""
    found = []
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        span, rights, *_, name = line.split(maxsplit=5) if line.count(" ") > 5 else (*line.split(), "")
        start, stop = (int(end, 16) for end in span.split("-"))
        if rights[1] == "w" and rights[3] == "p":
            found.append(((stop - start) // 1024, name.strip().rpartition("/")[2]))
    return sorted(found, reverse=True)[:40]


MANY = 21_000  # 264 MiB, with room for 230; what is built of them takes at most 115
KEPT = 16


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A set that does not fit, and what it should give: the mean and the first directions, by Lanczos in float64."""
    path = tmp_path_factory.mktemp("many") / "train.npy"
    small = faces_like(path, MANY)
    rows = np.load(path).reshape(MANY, -1).astype(np.float64)
    rows -= (mean := rows.mean(0))
    _, directions = scipy.sparse.linalg.eigsh(
        scipy.sparse.linalg.LinearOperator((3300, 3300), lambda x: rows.T @ (rows @ x), dtype=np.float64),
        k=KEPT, v0=np.ones(3300),
    )  # fmt: skip
    return small, path, mean, directions.T


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pca", "pca-net"])
def test_components_of_data_larger_than_memory_equal_the_exact_ones(many, tmp_path, name):
    small, path, mean, exact = many
    command = [sys.executable, "-c", LIMITED, path, Path(__file__).parent, tmp_path / "found.pt", name]
    # blocks that are freed go back at once: what an allocator keeps for later counts against the limit too
    given_back = {
        "MALLOC_MMAP_THRESHOLD_": "65536",
        "MALLOC_TRIM_THRESHOLD_": "65536",
        "MALLOC_ARENA_MAX": "1",
        "MKL_DISABLE_FAST_MM": "1",
    }
    done = subprocess.run(
        list(map(str, command)), cwd=ROOT, env=os.environ | given_back, capture_output=True, encoding="utf-8",
        timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found_mean, basis = (tensor.double().numpy() for tensor in torch.load(tmp_path / "found.pt", weights_only=True))
    test = np.asarray(small.splits["test"], dtype=np.float64).reshape(-1, 3300)

    def error(middle, directions):
        missed = (test - middle) - (test - middle) @ directions.T @ directions
        return np.linalg.norm(missed.reshape(len(test), -1, 3), axis=2).mean()

    assert error(found_mean, basis) == pytest.approx(error(mean, exact), rel=1e-5)
