"""Two processes train as one does: gradients, learning curve, files. They are joined as torchrun joins them."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from bench.api import BenchError
from bench.fit.group import Group, Objective, check_batch, check_divides
from bench.models import build_model

ROOT = Path(__file__).parents[3]
MODELS = ("lamm-mixer", "lamm-transformer", "coma", "spiralnet", "neural3dmm")

RANK = """
import sys, json, torch
from pathlib import Path
from torch import distributed as dist
from bench.fit.group import Group, start_group
from bench.data.load import load
from bench.models import build_model
torch.set_num_threads(1)
what, out = sys.argv[1], Path(sys.argv[2])
start_group("cpu")
group = Group.current()
dataset = load("heads-mini", vertices=1100)
for name in sys.argv[3:]:
    torch.manual_seed(0)
    model = build_model(name, dataset.topology, 8, "tuned", ())
    if what == "gradients":
        model = model.double().train()
        objective = group.objective(model, torch.device("cpu"))
        share = 8 // group.world
        meshes = dataset.normalized("train", 0, 8).double()[group.rank * share : (group.rank + 1) * share]
        objective(meshes).backward()
        found = {key: p.grad for key, p in model.named_parameters() if p.grad is not None}
        torch.save(found, out / f"{name}-{group.rank}.pt")
    else:
        from bench.fit.fit import fit
        from bench.fit.result import Budget
        result = fit(model, dataset, budget=Budget(epochs=3), out=out / name, validations=6, checkpoint_seconds=0.0)
        (out / f"{name}-{group.rank}.json").write_text(result.to_json())
dist.destroy_process_group()
"""


def together(script, *arguments, world=2):
    """Run the script in ``world`` processes with the variables that torchrun sets; fails if one fails."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    common = os.environ | {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port), "WORLD_SIZE": str(world)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", script, *map(str, arguments)], cwd=ROOT,
            env=common | {"RANK": str(rank), "LOCAL_RANK": str(rank)}, stderr=subprocess.PIPE, encoding="utf-8",
        )
        for rank in range(world)
    ]  # fmt: skip
    errors = [process.communicate(timeout=300)[1] for process in processes]
    assert [process.returncode for process in processes] == [0] * world, "\n".join(errors)


@pytest.mark.slow
def test_two_processes_give_the_gradients_of_one(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, world in ((one, 1), (two, 2)):
        folder.mkdir()
        together(RANK, "gradients", folder, *MODELS, world=world)
    for name in MODELS:
        alone = torch.load(one / f"{name}-0.pt", weights_only=True)
        for rank in range(2):
            shared = torch.load(two / f"{name}-{rank}.pt", weights_only=True)
            assert set(shared) == set(alone) and len(alone) > 5
            for key, gradient in alone.items():
                assert gradient.dtype == torch.float64
                torch.testing.assert_close(
                    shared[key], gradient, rtol=1e-6, atol=1e-9 * float(gradient.abs().max() + 1)
                )


@pytest.mark.slow
def test_two_processes_learn_along_the_curve_of_one_and_only_the_first_writes(tmp_path):
    curves = {}
    for world in (1, 2):
        folder = tmp_path / str(world)
        folder.mkdir()
        together(RANK, "curve", folder, "coma", "lamm-mixer", world=world)
        for name in ("coma", "lamm-mixer"):
            results = [
                json.loads((folder / f"{name}-{rank}.json").read_text(encoding="utf-8")) for rank in range(world)
            ]
            curves[name, world] = results[0]
            assert all(result["best_step"] == results[0]["best_step"] for result in results)
            assert sorted(path.name for path in (folder / name).iterdir()) == [
                "checksums.json", "result.json", "weights.safetensors",
            ]  # fmt: skip
            assert results[0]["weights"] and not any(result["weights"] for result in results[1:])
    for name in ("coma", "lamm-mixer"):
        one, two = curves[name, 1], curves[name, 2]
        assert (one["steps"], one["samples"]) == (two["steps"], two["samples"]) and len(one["curve"]) >= 4
        for first, second in zip(one["curve"], two["curve"], strict=True):
            assert second["validation_mm"] == pytest.approx(first["validation_mm"], rel=1e-3)
            assert second["rate"] == first["rate"] and second["step"] == first["step"]
        assert one["curve"][-1]["validation_mm"] < one["curve"][0]["validation_mm"]


@pytest.mark.slow
def test_the_command_divides_a_training_and_refuses_what_cannot_be_divided(bench_run, tmp_path):
    common = (
        "--suite",
        "reconstruction",
        "--data",
        "heads-mini",
        "--sizes",
        "1100",
        "--latent",
        "12",
        "--threads",
        "1",
    )
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("needs two cores")
    done = bench_run(*common, "--models", "coma,pca,ledvae", "--counts", "64,16,16", "--epochs", "2", "--devices", "2",
                     "--no-report", "--out", tmp_path / "run")  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    rows = [
        json.loads(line)
        for path in (tmp_path / "run" / "rows").iterdir()
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    errors = {row["model"]: row for row in rows if row["metric"] == "error_mean_mm" and not row["part"]}
    assert {name: row["outcome"] for name, row in errors.items()} == {
        "coma": "ok",
        "pca": "ok",
        "ledvae": "unsupported",
    }
    assert "divided among devices" in errors["ledvae"]["detail"]
    done = bench_run(*common, "--models", "coma", "--epochs", "1", "--devices", "999")
    assert done.returncode == 2 and "--devices" in done.stderr


def test_what_cannot_be_divided_is_refused():
    class Whole(torch.nn.Module):
        divides_batches = False

    with pytest.raises(BenchError, match="Whole"):
        check_divides(Whole())
    with pytest.raises(BenchError, match="3 devices divide evenly, got 32"):
        check_batch(32, 3)
    check_batch(32, 4)


def test_alone_a_process_agrees_with_itself():
    group = Group.current()
    assert group.first and group.agree(1.5, True, torch.device("cpu")) == (1.5, True) and group.total(2.0) == 2.0
    assert group.gather("x") is None and group.wait() is None


def test_the_objective_is_the_models_loss_or_the_mean_absolute_error():
    from bench.data.load import load

    dataset = load("heads-mini", vertices=1100)
    model = build_model("lamm-mixer", dataset.topology, 8, "tuned", ()).eval()
    meshes = dataset.normalized("train", 0, 2)
    assert torch.equal(Objective(model)(meshes).detach(), model.loss(meshes).detach())

    class Zero(torch.nn.Module):
        def encode(self, vertices):
            return vertices[:, 0]

        def decode(self, latent):
            return torch.zeros(2, 1100, 3)

    assert float(Objective(Zero())(meshes)) == float(meshes.abs().mean())
