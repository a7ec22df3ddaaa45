"""The graph networks' operators for pytest-benchmark, each form of them on one level of a small mesh: spiral and
Chebyshev convolution, pooling up. Forms of one operator give one result."""

import pytest
import torch
from scipy import sparse

from baselines.layers.cheb import ChebConv, ScatterChebConv, scaled_laplacian
from baselines.layers.sparse import BagMap, DensePool, ScatterPool
from baselines.layers.spiral_conv import GatherSpiralConv, SpiralConv
from baselines.mesh.hierarchy import hierarchy_of, up_matrix
from baselines.mesh.spirals import spiralnet_levels
from studies.baselines_speed import example_topology

pytestmark = pytest.mark.perf
VERTICES, CHANNELS = 3000, 32


@pytest.fixture(scope="module")
def hierarchy():
    return hierarchy_of(example_topology(VERTICES))


@pytest.fixture(scope="module")
def features():
    return torch.randn(1, VERTICES, CHANNELS, generator=torch.Generator().manual_seed(0))


def measured(benchmark, operator, features, reference):
    """Time the operator; its result is that of the other form with the same weights."""
    operator.load_state_dict(reference.state_dict())
    with torch.inference_mode():
        expected = reference(features)
        torch.testing.assert_close(benchmark(operator, features), expected, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("form", ["tuned", "faithful"])
def test_spiral_convolution(benchmark, hierarchy, features, form):
    spirals = spiralnet_levels(hierarchy, 9, 1)[0]
    same = sparse.identity(VERTICES, format="csr")
    forms = {
        "tuned": SpiralConv(spirals, same, CHANNELS, CHANNELS),
        "faithful": GatherSpiralConv(spirals, CHANNELS, CHANNELS),
    }
    other = forms["faithful" if form == "tuned" else "tuned"]
    measured(benchmark, forms[form], features, other)


@pytest.mark.parametrize("form", ["tuned", "faithful"])
def test_chebyshev_convolution(benchmark, hierarchy, features, form):
    faces = hierarchy.levels[0].faces
    forms = {
        "tuned": ChebConv(scaled_laplacian(faces, VERTICES), CHANNELS, CHANNELS),
        "faithful": ScatterChebConv(faces, CHANNELS, CHANNELS),
    }
    other = forms["faithful" if form == "tuned" else "tuned"]
    measured(benchmark, forms[form], features, other)


@pytest.mark.parametrize("form", ["bags", "scatter", "dense"])
def test_pooling_up(benchmark, hierarchy, features, form):
    matrix = up_matrix(hierarchy.steps[0])
    coarse = features[:, : matrix.shape[1]].contiguous()
    forms = {"scatter": ScatterPool(matrix), "dense": DensePool(matrix)}
    bags = BagMap(matrix)
    operator = forms.get(form, lambda x: bags(x[0])[None])
    with torch.inference_mode():
        pooled = benchmark(operator, coarse)
    expected = torch.from_numpy(matrix @ coarse[0].numpy()).float()
    torch.testing.assert_close(pooled[0], expected, rtol=1e-4, atol=1e-5)
