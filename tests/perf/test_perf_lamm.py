"""pytest-benchmark kernels of LAMM at small sizes: both forms and the reduced ones, one mesh and a training step.

The ratios that the project promises are measured interleaved by ``python -m studies.lamm_speed``.
"""

from __future__ import annotations

import pytest
import torch

from lamm.config import LammConfig
from lamm.model import Lamm, build
from lamm.pca_net import build_pca_net
from studies.lamm_programs import synthetic_topology

VERTICES = 1500
PROGRAMS = ("faithful", "tuned", "bf16", "int8")

pytestmark = pytest.mark.perf


def program(backbone: str, name: str) -> Lamm:
    torch.manual_seed(0)
    variant = "faithful" if name == "faithful" else "tuned"
    model = build(synthetic_topology(VERTICES), LammConfig(backbone=backbone, latent=64, width=256), variant=variant)
    return model.eval() if name in ("faithful", "tuned") else model.quantize(name)


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("backbone", ["mixer", "transformer"])
def test_forward(benchmark, backbone, name):
    model, mesh = program(backbone, name), torch.randn(1, VERTICES, 3)
    with torch.no_grad():
        out = benchmark(model, mesh)
    assert out.shape == mesh.shape


@pytest.mark.parametrize("name", PROGRAMS)
def test_encode(benchmark, name):
    model, mesh = program("mixer", name), torch.randn(1, VERTICES, 3)
    with torch.no_grad():
        assert benchmark(model.encode, mesh).shape == (1, 64)


@pytest.mark.parametrize("name", PROGRAMS)
def test_decode(benchmark, name):
    model, code = program("mixer", name), torch.randn(1, 64)
    with torch.no_grad():
        assert benchmark(model.decode, code).shape == (1, VERTICES, 3)


@pytest.mark.parametrize("name", PROGRAMS)
def test_edit(benchmark, name):
    model, mesh = program("mixer", name), torch.randn(1, VERTICES, 3)
    handles = model.layout.region_controls(0)
    move = torch.randn(1, len(handles), 3)
    with torch.no_grad():
        assert benchmark(model.edit, mesh, handles, move).shape == mesh.shape


@pytest.mark.parametrize("vertices", [VERTICES, 12_000])
def test_edit_of_pca_net(benchmark, vertices):
    """One region of one mesh; the map of the edit is made by the first call, which is not timed."""
    torch.manual_seed(0)
    model, mesh = build_pca_net(synthetic_topology(vertices), 64).eval(), torch.randn(1, vertices, 3)
    handles = model.layout.region_controls(0)
    move = torch.randn(1, len(handles), 3)
    with torch.no_grad():
        model.edit(mesh, handles, move)
        assert benchmark(model.edit, mesh, handles, move).shape == mesh.shape


@pytest.mark.parametrize("name", ["faithful", "tuned"])
@pytest.mark.parametrize("backbone", ["mixer", "transformer"])
def test_training_step(benchmark, backbone, name):
    model, meshes = program(backbone, name).train(), torch.randn(16, VERTICES, 3)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-5, fused=True)

    def step() -> torch.Tensor:
        optimizer.zero_grad(set_to_none=True)
        loss = model.loss(meshes)
        loss.backward()
        optimizer.step()
        return loss.detach()

    assert bool(benchmark(step).isfinite())
