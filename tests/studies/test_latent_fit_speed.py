"""What ``python -m studies.latent_fit_speed`` measures is what it says; that it is fast is not a test."""

import pytest
import torch
from torch import nn

from bench.api import BenchError
from bench.data.load import load
from bench.editing import latent_fit
from studies import latent_fit_speed as edit_speed


class Linear(nn.Module):
    """A random linear decoder with orthonormal columns."""

    def __init__(self, vertex_count, latent_size):
        super().__init__()
        generator = torch.Generator().manual_seed(0)
        basis = torch.linalg.qr(torch.randn(3 * vertex_count, latent_size, generator=generator))[0]
        self.weight = nn.Parameter(basis)

    def encode(self, vertices):
        return vertices.flatten(1) @ self.weight

    def decode(self, latent):
        return (latent @ self.weight.t()).unflatten(1, (-1, 3))


@pytest.fixture(scope="module")
def dataset():
    return load("heads-mini")


@pytest.fixture(scope="module")
def model(dataset):
    return Linear(dataset.topology.vertex_count, 5)


def test_a_batch_moves_the_regions_controls_as_its_true_edits_do(dataset):
    held = edit_speed.edit_batch(dataset, "nose", "held", 4)
    region = edit_speed.edit_batch(dataset, "nose", "region", 4)
    inside = torch.isin(held.handles, dataset.topology.region("nose").controls)
    assert torch.allclose(held.moves[:, inside], region.moves) and not held.moves[:, ~inside].any()
    true = dataset.edits.of_region("nose")
    expected = torch.stack([true[i % len(true)].displacement_mm for i in range(4)])
    moved_mm = region.moves * dataset.topology.normalization.std_mm[region.handles]
    assert torch.allclose(moved_mm, expected, atol=1e-3)


def test_f_is_that_of_the_fit_and_lowest_at_its_answer(dataset, model):
    batch = edit_speed.edit_batch(dataset, "nose", "region", 3)
    codes, scale = edit_speed.codes_of(model, dataset), dataset.topology.normalization.std_mm
    start = model.encode(batch.vertices).detach()
    value, residual = edit_speed.objective(model, batch, codes, scale, start)
    targets = batch.vertices[:, batch.handles] + batch.moves
    missing_mm = (model.decode(start)[:, batch.handles] - targets).detach() * scale[batch.handles]
    expected = missing_mm.square().sum((1, 2)) / (2 * 0.05**2)
    assert torch.allclose(value.float(), expected, rtol=1e-3)
    assert torch.allclose(residual.float(), missing_mm.square().mean((1, 2)).sqrt(), rtol=1e-3)
    rows = edit_speed.measure({"here": latent_fit.fit_latent}, model, batch, codes, dataset, 1, 60)
    best = rows["here"]["f"]
    assert rows["here"]["converged"] == 1.0 and (best < value).all()
    answer = latent_fit.fit_latent(model, batch.vertices, batch.handles, batch.moves, codes, scale=scale).latent
    for shift in 0.05 * torch.randn(5, 3, 5, generator=torch.Generator().manual_seed(1)):
        aside = edit_speed.objective(model, batch, codes, scale, answer + shift * codes.std(0))[0]
        assert (aside > best).all()


def test_regions_without_an_edit_and_too_many_edits_are_refused(dataset):
    with pytest.raises(BenchError, match="true edits of 'skull'"):
        edit_speed.edit_batch(dataset, "skull", "region", 4)
    with pytest.raises(BenchError, match="at most 24 edits"):
        edit_speed.edit_batch(dataset, "nose", "region", 25)
