import importlib

import numpy as np
import pytest
import torch

from baselines import coma, neural3dmm, spiralnet
from baselines.layers.cheb import scaled_laplacian
from baselines.mesh.hierarchy import hierarchy_of
from bench.api import BenchError, MeshAutoencoder
from studies import baselines_speed as speed

NETWORKS = {"spiralnet": 16, "neural3dmm": 16, "coma": 8, "sdvae": 15, "ledvae": 15}


def build(name, topology, latent=None, **options):
    torch.manual_seed(5)
    return importlib.import_module(f"baselines.{name}").build(topology, latent or NETWORKS[name], **options)


@pytest.mark.parametrize("name", NETWORKS)
def test_faithful_and_tuned_give_equal_outputs_losses_and_gradients(name, topology):
    tuned, faithful = build(name, topology), build(name, topology, variant="faithful")
    faithful.load_state_dict(tuned.state_dict())
    vertices = torch.randn(5, topology.vertex_count, 3)
    assert torch.allclose(tuned.encode(vertices), faithful.encode(vertices), atol=2e-5)
    assert torch.allclose(tuned(vertices), faithful(vertices), atol=2e-5)
    losses = []
    for model in (tuned, faithful):
        torch.manual_seed(0)
        losses.append(model.loss(vertices))
        losses[-1].backward()
    assert torch.allclose(*losses, rtol=1e-5)
    for (key, mine), other in zip(tuned.named_parameters(), faithful.parameters(), strict=True):
        assert (mine.grad - other.grad).abs().max() <= 2e-4 * other.grad.abs().max() + 1e-6, key


@pytest.mark.parametrize("handles", [[311], [3, 100, 623, 40, 41], list(range(0, 624, 8))])
@pytest.mark.parametrize("name", NETWORKS)
def test_a_decoder_at_some_vertices_equals_the_whole_one(name, handles, topology):
    model, chosen = build(name, topology), torch.tensor(handles)
    latent = torch.randn(4, NETWORKS[name], requires_grad=True)
    some, whole = model.decoder_at(chosen)(latent), model.decode(latent)[:, chosen]
    assert torch.allclose(some, whole, atol=1e-5)
    weights = torch.randn_like(whole)
    mine, theirs = (torch.autograd.grad((made * weights).sum(), latent)[0] for made in (some, whole))
    assert torch.allclose(mine, theirs, atol=1e-5 * float(theirs.abs().max()) + 1e-7)
    assert build(name, topology, variant="faithful").decoder_at(chosen) is None


def test_explicit_chebyshev_maps_stop_where_they_are_no_saving(topology):
    model = build("coma", topology)
    assert model.last.at(np.array([5])) is not None
    assert model.last.at(np.arange(topology.vertex_count)) is None and model.decoder_at(torch.arange(600)) is None
    assert build("coma", topology, variant="wrong-last-graph").decoder_at(torch.tensor([5])) is None


@pytest.mark.parametrize("name", NETWORKS)
def test_models_keep_the_interface_and_learn(name, topology):
    model = build(name, topology)
    assert isinstance(model, MeshAutoencoder)
    vertices = torch.stack([torch.sin(0.2 * topology.template_mm + phase) for phase in (0.0, 1.0, 2.5)])
    latent = model.encode(vertices)
    assert latent.shape == (3, NETWORKS[name]) and model.decode(latent).shape == vertices.shape
    optimizer = torch.optim.Adam(model.parameters(), 3e-3)
    first = _error(model, vertices)
    model.train()
    for step in range(25):
        if hasattr(model, "on_epoch"):
            model.on_epoch(step, 25)
        optimizer.zero_grad()
        model.loss(vertices).backward()
        optimizer.step()
    assert _error(model, vertices) < 0.9 * first


@torch.no_grad()
def _error(model, vertices):
    return float((model.eval()(vertices) - vertices).abs().mean())


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("variant", ["other", ""])
def test_unknown_variants_are_refused(name, variant, topology):
    with pytest.raises(BenchError, match="expected variant tuned or faithful"):
        build(name, topology, variant=variant)


@pytest.mark.parametrize("name", NETWORKS)
def test_weights_of_another_hierarchy_are_refused(name, topology, meshes):
    other = meshes["topology"](*meshes["grid"](26, 24, hole=True))
    with pytest.raises(BenchError, match="of others"):
        build(name, topology).load_state_dict(build(name, other).state_dict())


@pytest.mark.parametrize("name", NETWORKS)
def test_a_mesh_too_small_for_the_levels_is_refused(name, meshes):
    small = meshes["topology"](*meshes["grid"](9, 9))
    with pytest.raises(BenchError, match="use"):
        build(name, small)


@pytest.mark.slow
def test_parameter_counts_are_those_of_the_papers():
    count = speed.example_topology(5023)
    network = coma.build(count, 8)
    assert network.sizes == (5023, 1256, 314, 79, 20)
    assert sum(p.numel() for p in network.parameters()) == 30_059
    wrong = coma.build(count, 8, variant="wrong-last-graph")
    assert sum(p.numel() for p in wrong.parameters()) == 30_056
    # SpiralNet++ by hand: encoder 896 + 2 · 9248 + 18496, decoder 36928 + 18464 + 2 · 9248, last 867, linear 20 · 64
    convolutions = 896 + 2 * 9248 + 18496 + 36928 + 18464 + 2 * 9248 + 867
    spiral = spiralnet.build(count, 16)
    assert sum(p.numel() for p in spiral.parameters()) == convolutions + 2 * 16 * 1280 + 16 + 1280
    larger = spiralnet.build(speed.example_topology(11_916), 16)
    assert 0.205e6 < sum(p.numel() for p in larger.parameters()) < 0.215e6


def test_first_weights_are_those_of_the_papers(topology):
    linear = build("coma", topology, 64).from_latent
    assert float(linear.weight.detach().std()) == pytest.approx(0.1, rel=0.1) and not linear.bias.any()
    assert float(build("coma", topology).decoder[0].weight.detach().std()) == pytest.approx(0.1, rel=0.1)
    for name in ("spiralnet", "neural3dmm", "sdvae", "ledvae"):
        model = build(name, topology)
        for layer in (*model.encoder, *model.decoder, model.last, model.to_latent, model.from_latent):
            bound = (6 / sum(layer.weight.shape)) ** 0.5
            assert 0.9 * bound < float(layer.weight.detach().abs().max()) <= bound and not layer.bias.any()


def test_channels_of_neural3dmm_are_those_of_the_paper(topology):
    model = build("neural3dmm", topology)
    assert [len(layer.weight) for layer in model.encoder] == [16, 32, 64, 128]
    assert [len(layer.weight) for layer in (*model.decoder, model.last)] == [64, 32, 32, 16, 3]


def test_the_largest_eigenvalue_of_a_meshs_laplacian_is_not_two(topology):
    laplacian = scaled_laplacian(topology.faces.numpy(), topology.vertex_count)  # L − 1, taken as if λ_max were 2
    largest = 1 + np.linalg.eigvalsh(laplacian.toarray())[-1]
    assert 1.5 < largest < 1.65


def test_the_wrong_last_graph_maps_all_but_the_first_vertices_pointwise(topology):
    model = coma.build(topology, 8, variant="wrong-last-graph")
    coarse = hierarchy_of(topology).sizes[-1]
    features = torch.randn(1, topology.vertex_count, 16)
    base = model.last(features)
    changed = features.clone()
    changed[:, 300] += 1.0
    touched = (model.last(changed) - base).abs().sum(2)[0] > 1e-6
    assert touched.nonzero().flatten().tolist() == [300]
    right = coma.build(topology, 8).last
    assert int(((right(changed) - right(features)).abs().sum(2)[0] > 1e-6).sum()) > 20
    assert coarse < 300
    assert (model.encode(torch.randn(4, topology.vertex_count, 3)) >= 0).all()


@pytest.mark.parametrize("name", ["spiralnet", "neural3dmm", "coma"])
def test_the_tuned_form_saves_far_less_for_backward(name, topology):
    vertices = torch.randn(4, topology.vertex_count, 3)
    plain, tuned = (speed.saved_bytes(build(name, topology, variant=v), vertices) for v in ("faithful", "tuned"))
    assert tuned < 0.3 * plain
    if name == "spiralnet":  # one tensor a layer: inputs of 8 convolutions, all but the first 32 or 64 channels wide
        sizes = hierarchy_of(topology).sizes
        widths = (0, 32, 32, 32, 64), (32, 32, 32, 64)
        activations = sum(n * c for n, c in zip(sizes, widths[0], strict=True))
        activations += sum(n * c for n, c in zip(sizes, widths[1], strict=False)) + sizes[-1] * 64
        assert tuned <= 4 * 4 * (activations + 2 * 3 * sizes[0] + 64)


def test_all_slots_of_padding_hold_zeros(topology):
    model = neural3dmm.build(topology, 4)
    plain = neural3dmm.build(topology, 4, variant="faithful")
    spirals = plain.encoder[0].spirals
    assert (spirals == topology.vertex_count).any(), "no padding: the test shows nothing"
    entries = model.last.maps.map.entries
    assert entries == int((plain.last.spirals < topology.vertex_count).sum())


def test_settings_of_the_papers():
    assert (spiralnet.SpiralNet.published.rate, spiralnet.SpiralNet.published.batch) == (1e-3, 32)
    assert neural3dmm.Neural3dmm.published.weight_decay == 5e-5
    assert (coma.Coma.published.optimizer, coma.Coma.published.momentum) == ("sgd", 0.9)


def test_decoding_follows_the_device_and_type(topology):
    model = spiralnet.build(topology, 4).double()
    out = model(torch.randn(2, topology.vertex_count, 3, dtype=torch.float64))
    assert out.dtype == torch.float64
    single = spiralnet.build(topology, 4)
    single.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in model.state_dict().items()})
    assert torch.allclose(
        single(torch.zeros(1, topology.vertex_count, 3)),
        model(torch.zeros(1, topology.vertex_count, 3, dtype=torch.float64)).float(),
        atol=1e-5,
    )


@pytest.mark.slow
def test_geometric_coma_is_the_same_network(topology):
    tuned = coma.build(topology, 8)
    plain = speed.GeometricComa(tuned, hierarchy_of(topology))
    vertices = torch.randn(3, topology.vertex_count, 3)
    assert torch.allclose(tuned(vertices), plain(vertices), atol=1e-5)


@pytest.mark.slow
def test_memory_of_neural3dmm_is_linear_in_the_vertices():
    def stored_bytes(model):
        return sum(b.numel() * b.element_size() for b in (*model.buffers(), *model.parameters()))

    small, large = (neural3dmm.build(speed.example_topology(n), 16) for n in (1500, 6000))
    assert stored_bytes(large) < 5 * stored_bytes(small)
    kept = [speed.saved_bytes(m, torch.randn(2, m.sizes[0], 3)) for m in (small, large)]
    assert kept[1] < 4.5 * kept[0]
    assert np.isclose(large.sizes[1], 1500)
