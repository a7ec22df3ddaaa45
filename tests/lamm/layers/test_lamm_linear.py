"""The linear path: it starts as the project's PCA, trains along, and leaves editing as it was."""

from __future__ import annotations

import logging

import pytest
import torch

from baselines.pca import Pca
from bench.api import BenchError
from bench.base.components import principal
from lamm import checkpoint, edit
from lamm.config import LammConfig
from lamm.loss.targets import layer_weights
from lamm.model import build


def meshes(count: int = 50, seed: int = 0) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    basis = torch.randn(20, 180, generator=torch.Generator().manual_seed(7)) * torch.linspace(2, 0.1, 20)[:, None]
    return (torch.randn(count, 20, generator=generator) @ basis).view(count, 60, 3) * 0.3


def with_path(topology, **settings):
    sizes = {"latent": 8, "width": 32, "encoder_layers": 2, "decoder_layers": 3, "heads": 4}
    torch.manual_seed(1)
    return build(topology, LammConfig.from_dict({**sizes, "linear_path": True, **settings}))


@pytest.mark.parametrize("rank", [None, 6, (3, 4, 5)])
@pytest.mark.parametrize("overlap", ["", "sum", "mean"])
@pytest.mark.parametrize("count", [50, 2100])
def test_step_zero_is_pca(new_topology, rank, overlap, count):
    topology = new_topology(bool(overlap))
    model, x = with_path(topology, rank=rank, overlap=overlap or "sum").eval(), meshes(count)
    model.prepare(x)
    pca = Pca(topology, 8)
    pca.fit(x)
    with torch.no_grad():
        assert torch.allclose(model(x), pca(x), atol=1e-5)
        assert torch.allclose(model(x[:1]), pca(x[:1]), atol=1e-5)
        code = pca.encode(x) / pca.deviation_mm
        assert torch.allclose(model.encode(x).abs(), code.abs(), atol=1e-3)  # a direction's sign is free


def features(path, code):
    """The code and, written out, what its products say of the next components."""
    if path.quadratic is None:
        return code
    part = path.quadratic
    products = [code[:, i] * code[:, j] for i in range(part.count) for j in range(i, part.count)]
    return torch.cat([code, torch.cat([code, torch.stack(products, 1) - part.offset], 1) @ part.weight], 1)


def trained(topology, **settings):
    """A model whose every part has moved."""
    model = with_path(topology, **settings)
    model.prepare(meshes())
    optimizer = torch.optim.AdamW(
        [{"params": [value], "lr": 3e-3 * model.rate_factor(name)} for name, value in model.named_parameters()]
    )
    for seed in range(5):
        optimizer.zero_grad()
        model.loss(meshes(16, seed)).backward()
        optimizer.step()
    return model


@pytest.mark.parametrize("rank", [None, (3, 4, 5)])
@pytest.mark.parametrize("targets", ["ramp", "last"])
@pytest.mark.parametrize("overlap", ["", "sum", "mean"])
@pytest.mark.parametrize("quadratic", [0, 5])
def test_loss_and_gradients_are_those_written_out(new_topology, rank, targets, overlap, quadratic):
    settings = {"rank": rank, "targets": targets, "overlap": overlap or "sum", "quadratic": quadratic}
    model = trained(new_topology(bool(overlap)), **settings).double()
    model.zero_grad()
    x = meshes(4).double()
    fused = model.loss(x)
    fused.backward()
    found = {name: value.grad.clone() for name, value in model.named_parameters() if value.grad is not None}
    model.zero_grad()
    path, layout, maps = model.linear, model.layout, model.region_decoder
    packed = layout.gather(x) * model.to_unit
    encoded = model.encoder.all_layers(model.source_tokens(packed))
    token = model.bottleneck_down(encoded[-1][:, 0])
    alone = (packed - path.mean) @ path.encoder.T / path.deviation
    code = alone + token * path.deviation[-1] / path.deviation
    decoded = model.decoder.all_layers(model.target_tokens(code))[1:]
    shares = layer_weights(model.config)
    groups = (encoded[: len(shares[0])], shares[0], alone.detach()), (decoded[-len(shares[1]) :], shares[1], code)
    terms = []
    for layers, weights, linear in groups:
        for tokens, share in zip(layers, weights, strict=True):
            network = maps(tokens[:, 1:], layout) - maps.bias
            whole = path.residual * network + maps.bias + path.mean + share * features(path, linear) @ path.decoder
            target = share * packed
            shape = layout.scatter(whole) - target.unflatten(1, (-1, 3)).index_select(1, layout.first_slot)
            terms.append(shape.abs().mean())
    plain = torch.stack(terms).mean() / path.residual
    plain.backward()
    assert fused.item() == pytest.approx(plain.item(), rel=1e-10)
    for name, value in model.named_parameters():
        if value.grad is not None:
            assert torch.allclose(found[name], value.grad, rtol=1e-6, atol=1e-11), name
    assert "linear.encoder" in found and "linear.decoder" in found


@pytest.mark.parametrize("rank", [None, 6])
def test_training_goes_down_from_pca_without_a_rise(topology, rank):
    model, x = with_path(topology, rank=rank, targets="last"), meshes(64)
    model.prepare(x)
    optimizer = torch.optim.AdamW(
        [{"params": [value], "lr": 1e-3 * model.rate_factor(name)} for name, value in model.named_parameters()]
    )
    losses = []
    for _ in range(50):
        optimizer.zero_grad()
        loss = model.loss(x)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
    assert max(losses) < 1.05 * losses[0]
    assert losses[-1] < 0.97 * losses[0]


def test_a_rate_of_zero_keeps_the_path_as_pca_found_it(topology):
    model = trained(topology, linear_rate=0)
    pca = principal(model.layout.gather(meshes()) * model.to_unit, 8)
    assert torch.allclose(model.linear.encoder, pca.directions)
    assert not model.linear.encoder.requires_grad
    assert with_path(topology).rate_factor("linear.decoder") == 0.02
    assert with_path(topology).rate_factor("identity_token") == 1.0


def test_no_displacement_is_the_autoencoder_and_one_is_not(topology, tmp_path):
    model = trained(topology, rank=5).eval()
    model.stage = 2
    model.loss(meshes(4)).backward()
    assert model.control_networks.networks["0"][0].weight.grad.abs().sum() > 0
    mesh = model.layout.normalization.denormalize(meshes(2))
    still = edit.edit_regions(model, mesh, {"a": torch.zeros(3, 3), "c": torch.zeros(2, 3)})
    assert torch.equal(still, edit.reconstruct(model, mesh))
    moved = edit.edit_regions(model, mesh, {"a": torch.ones(3, 3)})
    assert not torch.equal(moved, still)
    checkpoint.save(model, tmp_path / "path.safetensors")
    other = checkpoint.load(tmp_path / "path.safetensors").eval()
    assert torch.equal(edit.edit_regions(other, mesh, {"a": torch.ones(3, 3)}), moved)
    before = other.linear.encoder.clone()
    other.prepare(meshes(seed=3))  # a loaded model is not started again
    assert torch.equal(before, other.linear.encoder)


def test_swap_sample_and_quantize(topology):
    model = trained(topology).eval()
    mesh = model.layout.normalization.denormalize(meshes(6))
    edit.fit_statistics(model, mesh, pairs=40)
    assert edit.sample_shapes(model, 3).shape == (3, 60, 3)
    small = model.quantize("int8")
    assert float((edit.reconstruct(small, mesh) - edit.reconstruct(model, mesh)).abs().max()) < 0.5


def test_bad_input(topology, caplog):
    model = with_path(topology)
    with pytest.raises(BenchError, match="at most n - 1 = 7"):
        model.prepare(meshes(8))
    with pytest.raises(BenchError, match="sixty"):
        model.prepare(torch.zeros(20, 59, 3))
    with pytest.raises(BenchError, match="share between 0 and 1"):
        with_path(topology, linear_rate=2.0)
    with pytest.raises(BenchError, match="finite"):
        principal(torch.full((5, 4), float("nan")), 2)
    with pytest.raises(BenchError, match="1 to 4 components"):
        principal(torch.zeros(5, 9), 5)
    with caplog.at_level(logging.WARNING):
        model.loss(meshes(2))
        model.loss(meshes(2))
    assert caplog.text.count("call prepare") == 1
