"""Products of components: data on a quadratic manifold is found, nearly linear data is left alone."""

from __future__ import annotations

import pytest
import torch

from baselines.pca import Pca
from bench.api import BenchError
from lamm import checkpoint
from lamm.config import LammConfig
from lamm.layers.quadratic import Quadratic
from lamm.model import build


def curved(topology, count: int = 400, seed: int = 0, bend: float = 1.0) -> torch.Tensor:
    """Shapes with 4 large components and one small one that is the product of the first two."""
    basis, _ = torch.linalg.qr(torch.randn(180, 5, generator=torch.Generator().manual_seed(3)))
    codes = torch.randn(count, 4, generator=torch.Generator().manual_seed(seed))
    sizes = torch.tensor([40.0, 30.0, 20.0, 15.0])
    more = bend * 5 * codes[:, :1] * codes[:, 1:2] + (1 - bend) * 5 * torch.randn(
        count, 1, generator=torch.Generator().manual_seed(seed + 50)
    )
    rows = torch.cat([codes * sizes, more], 1) @ basis.T
    return topology.normalization.normalize(topology.template_mm + rows.view(count, 60, 3))


def model_of(topology, **settings):
    sizes = {"latent": 4, "width": 32, "encoder_layers": 1, "decoder_layers": 1, "linear_path": True, "quadratic": 4}
    torch.manual_seed(1)
    return build(topology, LammConfig.from_dict({**sizes, **settings})).eval()


def error_mm(topology, made, x):
    return float(((made - x) * topology.normalization.std_mm).norm(dim=-1).mean())


@pytest.mark.parametrize("rank", [None, 4])
def test_a_quadratic_manifold_is_reproduced_where_pca_cannot(topology, rank, tmp_path):
    model, x, other = model_of(topology, rank=rank), curved(topology), curved(topology, 50, 1)
    model.prepare(x)
    pca = Pca(topology, 4)
    pca.fit(x)
    with torch.no_grad():
        made = model(other)
        assert error_mm(topology, made, other) < 0.25 * error_mm(topology, pca(other), other)
        checkpoint.save(model, tmp_path / "model.safetensors")
        assert torch.equal(checkpoint.load(tmp_path / "model.safetensors").eval()(other), made)


def test_what_products_cannot_say_is_left_alone(topology):
    model, x = model_of(topology), curved(topology, bend=0.0)
    model.prepare(x)
    pca = Pca(topology, 4)
    pca.fit(x)
    other = curved(topology, 200, 1, bend=0.0)
    with torch.no_grad():
        assert error_mm(topology, model(other), other) < 1.01 * error_mm(topology, pca(other), other)


def test_products_of_skewed_components_are_freed_of_the_code():
    """Of exponentially distributed codes z² goes with z; what follows z² alone is found only with z beside it."""
    codes = torch.empty(2000, 1).exponential_(generator=torch.Generator().manual_seed(0)) - 1
    square = codes.square() - codes.square().mean()
    slope = (square * codes).mean() / codes.square().mean()
    part = Quadratic(1, 1)
    part.fit(codes, (square - slope * codes).expand(-1, 64), torch.ones(64))
    assert torch.allclose(part(codes).detach(), (square - slope * codes).expand(-1, 64), atol=0.02)


def test_few_meshes_or_nothing_left_give_no_products():
    part = Quadratic(3, 3)
    part.fit(torch.randn(20, 3), torch.randn(20, 64), torch.ones(64))
    assert float(part.weight.detach().abs().max()) == 0
    part.fit(torch.randn(100, 3), torch.zeros(100, 0), torch.ones(0))
    assert float(part.weight.detach().abs().max()) == 0


def test_the_choice_is_made_on_meshes_apart():
    """A regression on noise fits its own meshes and helps on no other, so nothing is chosen."""
    generator = torch.Generator().manual_seed(0)
    part = Quadratic(12, 12)
    codes = torch.randn(200, 12, generator=generator)
    part.fit(codes, torch.randn(200, 64, generator=generator), torch.ones(64))
    assert float(part.weight.detach().abs().max()) < 0.05
    truth = torch.randn(90, 64, generator=generator) * 0.3
    part.fit(codes, part.products(codes) @ truth, torch.ones(64))
    assert torch.allclose(part.weight.detach(), truth, atol=0.05)


def test_bad_settings(topology):
    with pytest.raises(BenchError, match="expected quadratic to be a number of components"):
        model_of(topology, linear_path=False)
    with pytest.raises(BenchError, match="expected quadratic to be a number of components"):
        model_of(topology, quadratic=-1)
