import pytest
import torch

from bench.api import BenchError
from bench.editing.latent_fit import fit_edit, fit_latent
from tests.bench.editing.linear_models import LATENT, VERTICES, Curved, Linear


class Parted(Linear):
    def editable_latents(self, handles):
        assert handles.tolist() == [4]
        return torch.tensor([False, True, True, False, False, False])


HANDLES = torch.tensor([4, 11])


@pytest.fixture
def codes():
    generator = torch.Generator().manual_seed(1)
    return torch.randn(200, LATENT, generator=generator) * torch.tensor([3.0, 2, 1, 1, 0.5, 0.2])


@pytest.fixture
def moves():
    return 0.4 * torch.randn(5, 2, 3, generator=torch.Generator().manual_seed(2))


def meshes_of(model, codes):
    return model.decode(codes[:5]).detach()


def test_a_linear_model_gets_its_closed_form(codes, moves):
    model = Linear()
    vertices = meshes_of(model, codes)
    found = fit_latent(model, vertices, HANDLES, moves, codes, noise=0.2, tolerance=1e-6)
    rows = model.weight.detach().view(VERTICES, 3, LATENT)[HANDLES].reshape(6, LATENT)
    covariance = torch.cov(codes.t())
    gain = covariance @ rows.t() @ torch.linalg.inv(rows @ covariance @ rows.t() + 0.04 * torch.eye(6))
    expected = codes[:5] + moves.flatten(1) @ gain.t()
    assert torch.allclose(found.latent, expected, atol=1e-3)
    assert found.converged.all() and int(found.iterations.max()) <= 3 and found.seconds > 0
    assert torch.allclose(found.vertices, model.decode(found.latent))
    missing = (found.vertices - vertices)[:, HANDLES] - moves
    assert torch.allclose(found.residual, missing.square().mean((1, 2)).sqrt(), atol=1e-5)


def test_a_curved_model_ends_where_the_gradient_is_zero(codes, moves):
    model = Curved()
    vertices = meshes_of(model, codes)
    start = model.encode(vertices).detach()
    found = fit_latent(model, vertices, HANDLES, moves, codes, noise=0.1, tolerance=1e-7, max_iterations=200)
    assert found.converged.all()
    latent = found.latent.detach().double().requires_grad_()
    inverse = torch.linalg.inv(torch.cov(codes.double().t()))
    change = latent - start.double()
    missing = (model.double().decode(latent)[:, HANDLES] - (vertices[:, HANDLES] + moves)) / 0.1
    value = missing.square().sum() / 2 + torch.einsum("bi,ij,bj->", change, inverse, change) / 2
    assert float(torch.autograd.grad(value, latent)[0].abs().max()) < 0.1  # of hundreds at the start


def test_a_batch_gives_what_single_meshes_give(codes, moves):
    model = Curved()
    vertices = meshes_of(model, codes)
    together = fit_latent(model, vertices, HANDLES, moves, codes, tolerance=1e-6, max_iterations=200).vertices
    alone = torch.cat(
        [
            fit_edit(model, vertices[i : i + 1], HANDLES, moves[i : i + 1], codes, tolerance=1e-6, max_iterations=200)
            for i in range(5)
        ]
    )
    assert torch.allclose(together, alone, atol=2e-2)


class Watched(Curved):
    """Counts how often all vertices are decoded; handles have a decoder of their own."""

    def __init__(self):
        super().__init__()
        self.whole = 0

    def decode(self, latent):
        self.whole += 1
        return super().decode(latent)

    def decoder_at(self, vertices):
        rows = self.weight.view(VERTICES, 3, LATENT)[vertices].flatten(0, 1)

        def decode(latent):
            flat = latent @ rows.t()
            return (flat + 0.3 * torch.sin(2 * flat)).unflatten(1, (-1, 3))

        return decode


def test_a_decoder_of_the_handles_alone_gives_the_same_and_is_used(codes, moves):
    model = Watched()
    vertices = meshes_of(model, codes)
    model.whole = 0
    found = fit_latent(model, vertices, HANDLES, moves, codes, tolerance=1e-6, max_iterations=200)
    assert model.whole == 1  # for the meshes that are returned
    expected = fit_latent(Curved(), vertices, HANDLES, moves, codes, tolerance=1e-6, max_iterations=200)
    assert torch.allclose(found.vertices, expected.vertices, atol=2e-3)


def test_the_answer_is_as_near_as_the_tolerance_says(codes, moves):
    model = Curved()
    vertices = meshes_of(model, codes)
    loose, exact = (
        fit_latent(model, vertices, HANDLES, moves, codes, tolerance=tolerance, max_iterations=200)
        for tolerance in (1e-3, 1e-8)
    )
    assert int(loose.iterations.max()) < int(exact.iterations.max()) and exact.converged.all()
    moved = (loose.vertices - exact.vertices)[:, HANDLES].square().mean((1, 2)).sqrt()
    assert 0 < float(moved.max()) < 0.05 * (40 * 1e-3) ** 0.5


def test_a_mesh_that_cannot_be_decoded_is_not_converged_and_leaves_the_others_alone(codes, moves):
    class Broken(Curved):
        def decode(self, latent):
            return super().decode(torch.where(latent[:, :1] == codes[2, :1], torch.nan, latent))

        def encode(self, vertices):
            return codes[:5]

    vertices = meshes_of(Curved(), codes)
    found = fit_latent(Broken(), vertices, HANDLES, moves, codes)
    assert found.converged.tolist() == [True, True, False, True, True] and found.iterations[2] == 1
    assert torch.isfinite(found.vertices).all(2).all(1).tolist() == [True, True, False, True, True]


def test_held_control_vertices_stay_nearer(codes, moves):
    model = Linear()
    vertices = meshes_of(model, codes)
    free = fit_edit(model, vertices, HANDLES, moves, codes)
    all_handles = torch.cat([HANDLES, torch.tensor([0, 7, 15, 18])])
    held = fit_edit(model, vertices, all_handles, torch.cat([moves, torch.zeros(5, 4, 3)], 1), codes)
    others = torch.tensor([0, 7, 15, 18])
    assert (held - vertices)[:, others].norm() < 0.8 * (free - vertices)[:, others].norm()


def test_the_rest_stays_as_closed_form_least_squares_says(codes, moves):
    """On a linear decoder f is quadratic: its minimum is worked out here, term by term."""
    model = Linear()
    vertices = meshes_of(model, codes)
    rest = torch.tensor([i for i in range(vertices.shape[1]) if i not in HANDLES.tolist()])
    found = fit_latent(model, vertices, HANDLES, moves, codes, noise=0.3, rest=rest, rest_noise=0.2, tolerance=1e-9)
    with torch.no_grad():
        rows = model.decode(torch.eye(codes.shape[1])) - model.decode(torch.zeros(1, codes.shape[1]))
        at, still = rows[:, HANDLES].flatten(1).double().T, rows[:, rest].flatten(1).double().T
        inverse = torch.linalg.inv(torch.cov(codes.double().T))
        system = at.T @ at / 0.3**2 + still.T @ still / (len(rest) * 0.2**2) + inverse
        wanted = torch.linalg.solve(system, at.T @ moves.flatten(1).double().T / 0.3**2).T
    change = (found.latent - model.encode(vertices)).double()
    torch.testing.assert_close(change, wanted, rtol=2e-2, atol=2e-3)
    free = fit_latent(model, vertices, HANDLES, moves, codes, noise=0.3, tolerance=1e-9).vertices
    moved = [(other - vertices)[:, rest].norm() for other in (found.vertices, free)]
    assert moved[0] < 0.9 * moved[1]
    with pytest.raises(BenchError, match="noises and a tolerance above 0"):
        fit_latent(model, vertices, HANDLES, moves, codes, rest=rest, rest_noise=0.0)


def test_only_the_editable_part_moves(codes, moves):
    model = Parted()
    vertices = meshes_of(model, codes)
    moves[:, 1] = 0.0  # held
    change = fit_latent(model, vertices, HANDLES, moves, codes).latent - codes[:5]
    assert change[:, [0, 3, 4, 5]].abs().max() < 1e-5
    assert change[:, [1, 2]].abs().max() > 1e-2


def test_no_displacement_changes_nothing(codes):
    model = Linear()
    vertices = meshes_of(model, codes)
    found = fit_latent(model, vertices, HANDLES, torch.zeros(5, 2, 3), codes)
    assert torch.allclose(found.vertices, vertices, atol=1e-4)
    assert (found.iterations == 1).all()


def test_giving_up_is_said(codes, moves):
    found = fit_latent(Curved(), meshes_of(Linear(), codes), HANDLES, 5 * moves, codes, noise=1e-3, max_iterations=2)
    assert not found.converged.any() and (found.iterations <= 2).all()
    assert torch.isfinite(found.vertices).all()


def test_weights_keep_their_gradients_and_inference_mode_is_no_obstacle(codes, moves):
    model = Linear()
    vertices = meshes_of(model, codes)
    with torch.inference_mode():
        inside = fit_edit(model, vertices.clone(), HANDLES, moves.clone(), codes.clone())
    assert model.weight.requires_grad and model.weight.grad is None
    assert torch.allclose(inside, fit_edit(model, vertices, HANDLES, moves, codes), atol=1e-5)


def test_a_scale_weighs_the_residual(codes, moves):
    model = Linear()
    vertices = meshes_of(model, codes)
    plain = fit_edit(model, vertices, HANDLES, moves, codes, noise=0.1)
    scaled = fit_edit(model, vertices, HANDLES, moves, codes, noise=0.5, scale=torch.full((VERTICES, 3), 5.0))
    assert torch.allclose(plain, scaled, atol=1e-4)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"displacement": torch.zeros(5, 3, 3)}, r"\(5, 2, 3\)"),
        ({"handles": torch.tensor([4, 20])}, "0…19"),
        ({"displacement": torch.full((5, 2, 3), float("nan"))}, "finite"),
        ({"codes": torch.zeros(1, LATENT)}, "at least 2"),
        ({"noise": 0.0}, "above 0"),
        ({"tolerance": -1.0}, "above 0"),
    ],
)
def test_wrong_input_is_refused(codes, moves, change, words):
    model = Linear()
    arguments = {"vertices": meshes_of(model, codes), "handles": HANDLES, "displacement": moves, "codes": codes}
    with pytest.raises(BenchError, match=words):
        fit_latent(model, **{**arguments, **change})
