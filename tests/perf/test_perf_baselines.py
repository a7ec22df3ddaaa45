"""Kernels of the baselines for pytest-benchmark: each form of each network, forward and training step."""

import pytest
import torch

from baselines import coma, neural3dmm, spiralnet
from bench.base.components import Rows, randomised
from studies.baselines_speed import example_topology

pytestmark = pytest.mark.perf
BUILDS = {"coma": coma.build, "spiralnet": spiralnet.build, "neural3dmm": neural3dmm.build}


@pytest.fixture(scope="module")
def topology():
    return example_topology(3000)


@pytest.mark.parametrize("variant", ["tuned", "faithful"])
@pytest.mark.parametrize("name", BUILDS)
def test_forward(benchmark, topology, name, variant):
    torch.manual_seed(0)
    model = BUILDS[name](topology, 16, variant=variant).eval()
    vertices = torch.randn(1, topology.vertex_count, 3)
    with torch.inference_mode():
        out = benchmark(model, vertices)
    assert out.shape == vertices.shape


@pytest.mark.parametrize("variant", ["tuned", "faithful"])
@pytest.mark.parametrize("name", BUILDS)
def test_training_step(benchmark, topology, name, variant):
    torch.manual_seed(0)
    model = BUILDS[name](topology, 16, variant=variant)
    vertices = torch.randn(4, topology.vertex_count, 3)

    def step():
        model.zero_grad(set_to_none=True)
        model.loss(vertices).backward()

    benchmark(step)
    assert all(parameter.grad is not None for parameter in model.parameters())


@pytest.mark.parametrize("size", [16, 64])
def test_components_of_more_meshes_than_are_fitted_exactly(benchmark, size):
    random = torch.Generator().manual_seed(0)
    spread = 0.95 ** torch.arange(300.0)
    meshes = (torch.randn(3000, 300, generator=random) * spread) @ torch.randn(300, 6000, generator=random)
    found = benchmark(lambda: randomised(Rows.of(meshes), size))
    assert found.directions.shape == (size, 6000)
