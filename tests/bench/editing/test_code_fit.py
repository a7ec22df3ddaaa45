"""Codes fitted to meshes, against scipy on the same sum of distances and against meshes whose code is known."""

import numpy as np
import pytest
import torch
from scipy.optimize import minimize

from bench.api import BenchError
from bench.editing import code_fit
from bench.editing.code_fit import fit_codes
from tests.bench.editing.linear_models import Curved

VERTICES, LATENT = 30, 4
SCALE = torch.tensor([2.0, 0.5, 1.0]).expand(VERTICES, 3)


class Bent(Curved):
    def __init__(self):
        super().__init__(VERTICES, LATENT)


@pytest.fixture
def codes():
    return torch.randn(200, LATENT, generator=torch.Generator().manual_seed(1)) * torch.tensor([3.0, 2, 1, 1])


def distances(model, codes, vertices):
    with torch.no_grad():
        return ((model.decode(codes) - vertices) * SCALE).norm(dim=2)


def test_a_mesh_that_the_decoder_can_make_is_met(codes):
    model = Bent()
    vertices = model.decode(codes[:7]).detach()
    found = fit_codes(model, vertices, codes, SCALE)
    assert distances(model, model.encode(vertices), vertices).mean() > 0.05
    assert distances(model, found.codes, vertices).mean() < 1e-3
    assert bool(found.converged.all()) and int(found.evaluations.max()) < code_fit.LIMIT


def test_the_mean_distance_is_the_smallest_there_is(codes):
    model = Bent()
    noise = 0.2 * torch.randn(5, VERTICES, 3, generator=torch.Generator().manual_seed(2))
    noise[:, ::7] *= 20  # a few vertices far off: squares would follow them
    vertices = model.decode(codes[:5]).detach() + noise
    found = distances(model, fit_codes(model, vertices, codes, SCALE).codes, vertices).mean(1)
    for mesh, error in zip(vertices, found, strict=True):
        starts = [model.encode(mesh[None])[0], *codes[:5]]
        best = min(
            minimize(
                lambda z, mesh=mesh: float(distances(model, torch.tensor(z[None], dtype=torch.float32), mesh).mean()),
                start.detach().double().numpy(), method="Nelder-Mead",
                options={"maxiter": 4000, "xatol": 1e-5, "fatol": 1e-7},
            ).fun
            for start in starts
        )  # fmt: skip
        assert float(error) < 1.005 * best
    assert bool((found < distances(model, model.encode(vertices), vertices).mean(1)).all())


def test_batches_by_memory_change_nothing_but_the_shared_first_derivative(codes, monkeypatch):
    model = Bent()
    vertices = model.decode(codes[:6]).detach() + 0.1 * torch.randn(
        6, VERTICES, 3, generator=torch.Generator().manual_seed(3)
    )
    whole = distances(model, fit_codes(model, vertices, codes, SCALE).codes, vertices).mean(1)
    monkeypatch.setattr(code_fit, "BYTES", 8 * 3 * VERTICES * LATENT * 2)  # two at a time
    parts = distances(model, fit_codes(model, vertices, codes, SCALE).codes, vertices).mean(1)
    np.testing.assert_allclose(parts, whole, rtol=2e-3)


def test_weights_get_no_gradients_and_a_mesh_that_is_met_stays(codes):
    model = Bent()
    vertices = torch.zeros(2, VERTICES, 3)  # the encoder says 0, which is exact
    found = fit_codes(model, vertices, codes, SCALE)
    assert bool(found.converged.all()) and not bool(found.codes.any())
    assert model.weight.grad is None and model.weight.requires_grad


def test_what_cannot_be_fitted_is_refused(codes):
    class NoGradients(Bent):
        @torch.no_grad()
        def decode(self, latent):
            return super().decode(latent)

    vertices = torch.randn(2, VERTICES, 3)
    with pytest.raises(BenchError, match="decoder with gradients, got none"):
        fit_codes(NoGradients(), vertices, codes, SCALE)
    with pytest.raises(BenchError, match="2 or more finite training codes, got 1"):
        fit_codes(Bent(), vertices, codes[:1], SCALE)
    vertices[0, 0] = torch.nan
    with pytest.raises(BenchError, match="finite meshes"):
        fit_codes(Bent(), vertices, codes, SCALE)
