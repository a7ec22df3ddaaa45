"""The minimiser against problems whose minimum is known."""

import itertools

import torch

from bench.editing.least_squares import minimise


def problem(residual_of):
    """``evaluate`` from a function ``(r, k) -> (r, m)``, with a count of what was asked."""

    def evaluate(change, rows):
        change = change.detach().requires_grad_()
        residual = residual_of(change, rows)
        value = (residual.square().sum(1) + change.square().sum(1)) / 2
        (gradient,) = torch.autograd.grad(value.sum(), change)
        return value.detach(), gradient, residual.detach()

    return evaluate


def test_a_linear_problem_with_its_jacobian_takes_one_step():
    matrix = torch.randn(7, 4, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    goals = torch.randn(3, 7, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    found = minimise(
        problem(lambda u, rows: u @ matrix.t() - goals[rows]), matrix, 3, tolerance=1e-9, least=1e-3, limit=9
    )
    expected = goals @ matrix @ torch.linalg.inv(torch.eye(4, dtype=torch.float64) + matrix.t() @ matrix)
    assert torch.allclose(found.change, expected) and found.evaluations.tolist() == [2, 2, 2]


def test_a_wrong_jacobian_is_learned():
    matrix = 3 * torch.randn(7, 4, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    goals = torch.randn(3, 7, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    found = minimise(
        problem(lambda u, rows: u @ matrix.t() - goals[rows]),
        matrix.flip(0), 3, tolerance=1e-9, least=1e-3, limit=60,
    )  # fmt: skip
    expected = goals @ matrix @ torch.linalg.inv(torch.eye(4, dtype=torch.float64) + matrix.t() @ matrix)
    assert torch.allclose(found.change, expected, atol=1e-4) and found.converged.all()


def test_a_curved_valley_is_followed_to_its_end():
    """Rosenbrock's function, its minimum at (1, 1) moved a little by the regulariser: the gradient there is zero."""

    def residual(u, rows):
        x, y = (8 * u).unbind(1)
        return torch.stack([10 * (y - x**2), 1 - x], 1)

    start = torch.tensor([[0.0, 80.0], [-8.0, 0.0]], dtype=torch.float64)
    found = minimise(problem(residual), start, 1, tolerance=1e-12, least=1e-3, limit=200)
    assert found.converged.all() and int(found.evaluations.max()) < 60
    gradient = problem(residual)(found.change, torch.arange(1))[1]
    assert float(gradient.abs().max()) < 1e-3  # of 8 at the start
    assert torch.allclose(8 * found.change, torch.ones(1, 2, dtype=torch.float64), atol=0.1)


def test_f_never_goes_up_and_the_limit_holds():
    def residual(u, rows):
        return torch.cat([torch.sin(5 * u) * 4 - 3, u**3 - 2], 1)

    values = []
    for limit in (1, 2, 4, 8, 16):
        found = minimise(problem(residual), torch.full((6, 3), 9.0), 2, tolerance=1e-12, least=1e-3, limit=limit)
        assert int(found.evaluations.max()) <= limit
        values.append(problem(residual)(found.change, torch.arange(2))[0])
    assert all(bool((after <= before).all()) for before, after in itertools.pairwise(values))
    assert bool((values[-1] < values[0]).all())
