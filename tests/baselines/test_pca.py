import numpy as np
import pytest
import torch

from baselines import pca
from bench.api import BenchError, Normalization, Topology
from bench.base import components


@pytest.fixture(scope="module")
def family(meshes):
    """60 meshes of 36 vertices with 12 directions of falling size, normalised per vertex, and their topology."""
    plain = meshes["topology"](*meshes["grid"](6, 6))
    generator = torch.Generator().manual_seed(0)
    directions = torch.linalg.qr(torch.randn(108, 12, generator=generator))[0].t()
    sizes = 20.0 * 0.6 ** torch.arange(12)
    codes = torch.randn(60, 12, generator=generator) * sizes
    vertices_mm = plain.template_mm + (codes @ directions).view(60, 36, 3)
    normalization = Normalization.fit(vertices_mm)
    topology = Topology("family", plain.template_mm, plain.faces, plain.regions, normalization)
    return topology, normalization.normalize(vertices_mm), vertices_mm


def fitted(family, size, how="fit", **options):
    topology, vertices, _ = family
    model = pca.build(topology, size, **options)
    if how == "chunks":
        model.fit_chunks(lambda: iter(vertices.split(11)), len(vertices))
    elif how == "stream":
        model.fit_stream(iter(vertices.split(11)))
    else:
        model.fit(vertices)
    return model


@pytest.mark.parametrize("how", ["fit", "chunks", "stream"])
def test_every_way_finds_the_components_of_numpy_in_millimetres(family, how):
    flat = family[2].flatten(1).double().numpy()
    _, values, rows = np.linalg.svd(flat - flat.mean(0), full_matrices=False)
    model = fitted(family, 5, how)
    agreement = np.abs(np.sum(model.basis.numpy() * rows[:5], axis=1))
    assert agreement == pytest.approx(np.ones(5), abs=1e-5)
    assert model.deviation_mm.numpy() == pytest.approx(values[:5] / 59**0.5, rel=1e-4)
    assert model.mean_mm.numpy() == pytest.approx(flat.mean(0), abs=1e-3)
    assert torch.allclose(model.basis @ model.basis.t(), torch.eye(5), atol=1e-5)


def test_all_directions_give_the_meshes_back(family):
    model = fitted(family, 12)
    assert torch.allclose(model(family[1]), family[1], atol=1e-4)


def test_components_are_those_of_millimetres_not_of_normalised_coordinates(family):
    topology, vertices, vertices_mm = family
    error_mm = (topology.normalization.denormalize(fitted(family, 4)(vertices)) - vertices_mm).square().sum()
    flat = vertices.flatten(1)
    _, _, rows = torch.linalg.svd(flat - flat.mean(0), full_matrices=False)
    back = ((flat - flat.mean(0)) @ rows[:4].t() @ rows[:4] + flat.mean(0)).view_as(vertices)
    assert error_mm < 0.99 * (topology.normalization.denormalize(back) - vertices_mm).square().sum()


def test_a_memory_map_is_read_in_chunks(family, tmp_path):
    path = tmp_path / "meshes.npy"
    np.save(path, family[1].numpy())
    stored = np.load(path, mmap_mode="r")
    largest = []

    def chunks():
        for start in range(0, 60, 7):
            part = torch.from_numpy(np.array(stored[start : start + 7]))
            largest.append(len(part))
            yield part

    model = pca.build(family[0], 3)
    model.fit_chunks(chunks, 60)
    assert max(largest) == 7
    assert torch.allclose(model.basis.abs(), fitted(family, 3).basis.abs(), atol=1e-4)


def test_a_generator_that_cannot_start_again_is_refused(family):
    parts = iter(family[1].split(11))
    with pytest.raises(BenchError, match="start"):
        pca.build(family[0], 3).fit_chunks(lambda: parts, 60)


def test_many_meshes_take_the_randomised_way(family, monkeypatch):
    called = []
    monkeypatch.setattr(pca, "EXACT_MESHES", 20)
    real = components.randomised
    monkeypatch.setattr(components, "randomised", lambda *a: called.append(1) or real(*a))
    model = fitted(family, 4)
    monkeypatch.undo()
    assert called and torch.allclose(model.basis.abs(), fitted(family, 4).basis.abs(), atol=1e-4)


@pytest.mark.parametrize("how", ["fit", "chunks", "stream"])
def test_a_latent_over_n_minus_1_or_nan_is_refused(family, how):
    topology, vertices, _ = family
    with pytest.raises(BenchError, match="n - 1 = 59"):
        fitted(family, 60, how)
    broken = vertices.clone()
    broken[3, 4, 1] = float("nan")
    with pytest.raises(BenchError, match="finite"):
        fitted((topology, broken, None), 4, how)


def test_the_mean_is_the_decoded_zero(family):
    topology, _, vertices_mm = family
    middle = topology.normalization.denormalize(fitted(family, 4).decode(torch.zeros(1, 4)))
    assert torch.allclose(middle[0], vertices_mm.mean(0), atol=1e-3)


def test_the_edit_is_the_posterior_of_a_gaussian(family):
    """Against the textbook formula with the full covariance of the handles."""
    topology, vertices, _ = family
    model = fitted(family, 6, noise_mm=0.7)
    handles = torch.tensor([3, 17, 30])
    displacement = torch.randn(2, 3, 3, generator=torch.Generator().manual_seed(1))
    edited = model.edit(vertices[:2], handles, displacement)
    latent = model.encode(vertices[:2])
    rows = model.basis.view(6, 36, 3)[:, handles].reshape(6, 9).double()
    prior = torch.diag(model.deviation_mm.double().square())
    std_mm = topology.normalization.std_mm[handles]
    missing = ((vertices[:2, handles] + displacement - model.decode(latent)[:, handles]) * std_mm).flatten(1).double()
    gain = prior @ rows @ torch.linalg.inv(rows.t() @ prior @ rows + 0.49 * torch.eye(9, dtype=torch.float64))
    expected = model.decode(latent + (missing @ gain.t()).float())
    assert torch.allclose(edited, expected, atol=1e-4)


def test_the_rest_of_the_surface_stays_as_least_squares_says(family):
    model, vertices = fitted(family, 8), family[1]
    handles, noise, still = torch.tensor([3, 10]), model.noise_mm, 0.05
    rest = torch.tensor([i for i in range(vertices.shape[1]) if i not in (3, 10)])
    displacement = torch.full((2, 2, 3), 0.1)
    edited = model.edit(vertices[:2], handles, displacement, rest=rest, rest_mm=still)
    shape = (len(model.basis), -1, 3)
    directions = (model.basis * model.deviation_mm[:, None]).reshape(shape).double()
    at, fixed = (directions[:, ids].flatten(1).T for ids in (handles, rest))
    scale = model.scale_mm.view(-1, 3)[handles]
    missing = (displacement * scale).flatten(1).double()
    rows = torch.cat([at / noise, fixed / (still * len(rest) ** 0.5), torch.eye(len(directions)).double()])
    asked = torch.cat([missing.T / noise, torch.zeros(len(rows) - len(at), 2).double()])
    change = torch.linalg.lstsq(rows, asked).solution.T.float() * model.deviation_mm
    torch.testing.assert_close(edited, model.decode(model.encode(vertices[:2]) + change), atol=1e-4, rtol=1e-4)
    free = model.edit(vertices[:2], handles, displacement)
    moved = [(made - model(vertices[:2]))[:, rest].norm() for made in (edited, free)]
    assert moved[0] < moved[1]


def test_a_small_noise_meets_reachable_targets_and_held_vertices_stay(family):
    _, vertices, _ = family
    model = fitted(family, 12, noise_mm=1e-3)
    handles = torch.tensor([3, 30])
    target = model(vertices[1:2])[:, handles]  # another mesh of the family: reachable
    edited = model.edit(vertices[:1], handles, target - vertices[:1, handles])
    assert torch.allclose(edited[:, handles], target, atol=1e-3)
    held = model.edit(vertices[:1], torch.tensor([3, 10, 20, 30]), torch.zeros(1, 4, 3))
    assert torch.allclose(held, model(vertices[:1]), atol=1e-3)


def test_wrong_shapes_and_options_are_refused(family):
    model = fitted(family, 3)
    with pytest.raises(BenchError, match=r"\(2, 1, 3\)"):
        model.edit(family[1][:2], torch.tensor([0]), torch.zeros(1, 1, 3))
    for options in ({"latent_size": 0}, {"latent_size": 109}, {"latent_size": 2, "noise_mm": 0.0}):
        with pytest.raises(BenchError, match="expected"):
            pca.build(family[0], **options)
    with pytest.raises(BenchError, match="variant"):
        pca.build(family[0], 2, variant="faithful")


def test_no_meshes_at_all_are_refused(family):
    with pytest.raises(BenchError, match="at least one chunk"):
        pca.build(family[0], 2).fit_stream(iter([]))
