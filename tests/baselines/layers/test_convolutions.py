import numpy as np
import pytest
import torch
from scipy import sparse
from torch.autograd import gradcheck
from torch_geometric.nn import ChebConv as GeometricChebConv

from baselines.layers import cheb
from baselines.layers import sparse as bags
from baselines.layers.spiral_conv import GatherSpiralConv, SpiralConv
from bench.base.meshes import adjacency


def test_a_bag_map_is_the_sparse_product_for_stacked_tables():
    matrix = sparse.random(5, 7, density=0.4, random_state=1, format="csr")
    mapping = bags.BagMap(matrix, copies=3)
    tables = torch.randn(3, 7, 4)
    expected = torch.from_numpy(matrix.toarray()).float() @ tables
    assert torch.allclose(mapping(tables.flatten(0, 1)).view(3, 5, 4), expected, atol=1e-6)
    assert torch.allclose(mapping(tables[:2].flatten(0, 1)).view(2, 5, 4), expected[:2], atol=1e-6)


def test_rows_without_entries_are_zero_and_ones_need_no_weights():
    matrix = sparse.csr_matrix(np.array([[0.0, 0], [1, 1], [0, 0]]))
    mapping = bags.BagMap(matrix, copies=2)
    assert mapping.weights is None
    out = mapping(torch.tensor([[1.0], [2], [3], [4]]))
    assert out.flatten().tolist() == [0, 3, 0, 0, 7, 0]


def test_sparse_map_gradient_is_the_transpose():
    matrix = sparse.random(4, 6, density=0.5, random_state=2, format="csr")
    mapping = bags.SparseMap(matrix, 3).double()
    assert gradcheck(mapping, torch.randn(2, 6, 3, dtype=torch.float64, requires_grad=True))


def by_hand(features, spirals, resample, weight, bias):
    """The definition, vertex by vertex."""
    fine = torch.einsum("vn,bnc->bvc", torch.from_numpy(resample.toarray()).to(features), features)
    fine = torch.cat([fine, torch.zeros_like(fine[:, :1])], 1)
    rows = [fine[:, torch.from_numpy(row)].flatten(1) @ weight.t() + bias for row in spirals]
    return torch.stack(rows, 1)


@pytest.mark.parametrize(("inputs", "c_in", "c_out"), [(4, 2, 3), (16, 2, 5), (16, 5, 1)])
@pytest.mark.parametrize("elu", [False, True])
def test_spiral_convolution_equals_its_definition_in_both_orders(inputs, c_in, c_out, elu):
    rng = np.random.default_rng(0)
    resample = sparse.identity(16, format="csr") if inputs == 16 else _stochastic(16, inputs, rng)
    spirals = np.stack([np.concatenate([[v], rng.permutation(17)[:5]]) for v in range(0, 16, 1 if inputs < 16 else 3)])
    spirals[spirals == 16] = 16  # the dummy
    layer = SpiralConv(spirals, resample, c_in, c_out, elu=elu).double()
    torch.nn.init.normal_(layer.bias)
    features = torch.randn(3, inputs, c_in, dtype=torch.float64, requires_grad=True)
    expected = by_hand(features, spirals, resample, layer.weight, layer.bias)
    expected = torch.nn.functional.elu(expected) if elu else expected
    assert torch.allclose(layer(features), expected, atol=1e-6)

    def run(x, weight, bias):
        return torch.func.functional_call(layer, {"weight": weight, "bias": bias}, (x,))

    arguments = (features, layer.weight, layer.bias)
    assert gradcheck(run, arguments, atol=1e-6, fast_mode=True)


def _stochastic(rows, columns, rng):
    matrix = np.where(rng.random((rows, columns)) < 0.4, rng.random((rows, columns)), 0) + 1e-3
    return sparse.csr_matrix((matrix / matrix.sum(1, keepdims=True)).astype(np.float32))


def test_both_orders_are_in_use():
    spirals = np.stack([np.roll(np.arange(16), -v)[:6] for v in range(16)])
    same = sparse.identity(16, format="csr")
    assert SpiralConv(spirals, same, 32, 3).maps.project
    assert not SpiralConv(spirals[::4], same, 8, 8).maps.project


def test_samples_taken_in_parts_give_the_same(monkeypatch):
    spirals = np.stack([np.roll(np.arange(16), -v)[:6] for v in range(16)])
    results = []
    for limit in (4 << 20, 1):
        monkeypatch.setattr(bags, "COPIES_BYTES", limit)
        torch.manual_seed(0)
        layers = [SpiralConv(spirals, sparse.identity(16, format="csr"), *c) for c in ((3, 8), (8, 3))]
        features = torch.randn(5, 16, 3, requires_grad=True)
        out = layers[1](layers[0](features))
        out.square().sum().backward()
        results.append((out.detach(), features.grad, layers[0].weight.grad, layers[1].bias.grad))
        assert layers[0].maps.copies == (32 if limit > 1 else 1)
    assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(*results, strict=True))


def test_the_published_gather_is_the_same_map_and_pads_with_zeros():
    spirals = np.array([[0, 1, 3], [1, 3, 3], [2, 0, 1]])
    plain = GatherSpiralConv(spirals, 2, 4)
    tuned = SpiralConv(spirals, sparse.identity(3, format="csr"), 2, 4)
    tuned.load_state_dict(plain.state_dict())
    features = torch.randn(2, 3, 2)
    assert plain.dummy
    assert torch.allclose(plain(features), tuned(features), atol=1e-6)


@pytest.mark.parametrize(("c_in", "c_out"), [(3, 16), (16, 16), (16, 3)])
@pytest.mark.parametrize("some_rows", [False, True])
def test_chebyshev_equals_torch_geometric(meshes, c_in, c_out, some_rows):
    vertices, faces = meshes["grid"](9, 9, hole=True)
    count = len(vertices)
    edges = torch.from_numpy(np.stack(adjacency(faces, count).nonzero())).long()
    rows = np.arange(0, count, 4) if some_rows else None
    torch.manual_seed(1)
    ours = cheb.ChebConv(cheb.scaled_laplacian(faces, count), c_in, c_out, relu=False, rows=rows)
    theirs = GeometricChebConv(c_in, c_out, 6, normalization="sym")
    torch.nn.init.normal_(ours.bias)
    for k, layer in enumerate(theirs.lins):
        layer.weight.data.copy_(ours.weight.data[k].t())
    theirs.bias.data.copy_(ours.bias.data)
    features = torch.randn(3, count, c_in, requires_grad=True)
    copy = features.detach().clone().requires_grad_()
    expected = theirs(copy, edges, lambda_max=torch.tensor(2.0))
    expected = expected if rows is None else expected[:, rows]
    found = ours(features)
    assert (found - expected).abs().max() < 1e-5
    weights = torch.randn_like(found)
    (found * weights).mean().backward()
    (expected * weights).mean().backward()
    assert (features.grad - copy.grad).abs().max() < 1e-5
    assert all((ours.weight.grad[k] - g.weight.grad.t()).abs().max() < 1e-5 for k, g in enumerate(theirs.lins))


@pytest.mark.parametrize(("c_in", "c_out", "order"), [(2, 3, 4), (3, 2, 4), (3, 2, 1), (2, 2, 2)])
@pytest.mark.parametrize("relu", [False, True])
def test_chebyshev_gradients(meshes, c_in, c_out, order, relu):
    _, faces = meshes["grid"](3, 3)
    laplacian = cheb.scaled_laplacian(faces, 9)
    for rows in (None, np.array([4, 1, 7])):
        layer = cheb.ChebConv(laplacian, c_in, c_out, order, relu=relu, rows=rows).double()
        features = torch.randn(2, 9, c_in, dtype=torch.float64, requires_grad=True)

        def run(x, weight, bias, layer=layer):
            return torch.func.functional_call(layer, {"weight": weight, "bias": bias}, (x,))

        assert gradcheck(run, (features, layer.weight, layer.bias), atol=1e-6, fast_mode=True)
        # without a gradient of the input the weights' comes another way
        assert gradcheck(run, (features.detach(), layer.weight, layer.bias), atol=1e-6, fast_mode=True)


def test_scaled_laplacian_of_a_triangle_by_hand():
    assert np.allclose(cheb.scaled_laplacian(np.array([[0, 1, 2]]), 4).toarray()[:3, :3], -0.5 * (1 - np.eye(3)))
    assert cheb.scaled_laplacian(np.array([[0, 1, 2]]), 4).toarray()[3].tolist() == [0, 0, 0, 0]


def test_the_published_chebyshev_is_the_same_map(meshes):
    _, faces = meshes["grid"](5, 6)
    plain = cheb.ScatterChebConv(faces, 3, 7)
    tuned = cheb.ChebConv(cheb.scaled_laplacian(faces, 30), 3, 7)
    tuned.load_state_dict(plain.state_dict())
    features = torch.randn(2, 30, 3)
    assert torch.allclose(plain(features), tuned(features), atol=1e-5)


def test_convolutions_keep_their_precision_under_autocast(meshes):
    spirals = np.stack([np.roll(np.arange(16), -v)[:6] for v in range(16)])
    layer = SpiralConv(spirals, sparse.identity(16, format="csr"), 8, 3)
    features = torch.randn(2, 16, 8)
    expected = layer(features)
    with torch.autocast("cpu", torch.bfloat16):
        assert torch.equal(layer(features), expected)
