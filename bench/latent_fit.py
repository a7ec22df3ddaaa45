"""Editing a model that has no edit of its own: the latent that brings control vertices to their targets.

Maximum a posteriori: with A Aᵀ the covariance of the training set's latents, z = z₀ + A u and
``f(u) = ‖decode(z)[handles] − targets‖² / 2σ² + ‖u‖² / 2``, minimised for every mesh of a batch at once. σ is how
exactly targets are met. Control vertices to be held are handles whose displacement is zero.

The minimiser is L-BFGS (Nocedal and Wright 2006, algorithm 7.4) that starts from the inverse Gauss-Newton Hessian at
the batch's mean latent instead of a multiple of one: decoders are near enough to linear that few steps are left.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

from bench.api import BenchError

__all__ = ["LatentFit", "fit_edit", "fit_latent"]

MEMORY = 6
SUFFICIENT = 1e-4  # Armijo's constant
FLOOR = 1e-3  # f under this a handle counts as this: targets met to a few hundredths of σ
CHUNK = 32  # meshes decoded at a time for the Jacobian


@dataclass(frozen=True, eq=False)
class LatentFit:
    """The edited meshes and how they were found. ``residual`` ``(b,)``: root mean square at the handles, normalised.

    ``iterations`` ``(b,)``: evaluations of decoder and gradient for each mesh. ``seconds``: the whole batch, the
    Jacobian included.
    """

    vertices: Float[Tensor, "b v 3"]
    latent: Float[Tensor, "b z"]
    residual: Float[Tensor, " b"]
    converged: Bool[Tensor, " b"]
    iterations: Int[Tensor, " b"]
    seconds: float


def fit_edit(
    model: Any,
    vertices: Float[Tensor, "b v 3"],
    handles: Int[Tensor, " h"],
    displacement: Float[Tensor, "b h 3"],
    codes: Float[Tensor, "n z"],
    **options: Any,
) -> Float[Tensor, "b v 3"]:
    """The meshes of :func:`fit_latent`, which has the arguments."""
    return fit_latent(model, vertices, handles, displacement, codes, **options).vertices


def fit_latent(
    model: Any,
    vertices: Float[Tensor, "b v 3"],
    handles: Int[Tensor, " h"],
    displacement: Float[Tensor, "b h 3"],
    codes: Float[Tensor, "n z"],
    *,
    noise: float = 0.05,
    scale: Float[Tensor, "v 3"] | None = None,
    tolerance: float = 1e-3,
    max_iterations: int = 60,
) -> LatentFit:
    """Move ``handles`` of normalised meshes by ``displacement`` (normalised), starting from the meshes' own latents.

    Args:
        codes: latents of the training set, whose covariance is the prior on the change of the latent.
        noise: σ, in the unit of the residual.
        scale: the residual is multiplied by it, vertex and coordinate (``std_mm`` makes it mm); default 1.
        tolerance: a mesh is done when the expected decrease of f is under this share of f (or of 0.001 a handle).
        max_iterations: evaluations after which a mesh is given up as not converged (its best latent is returned).

    A model with ``editable_latents(handles) -> bool (z,)`` (handles that really move) changes only these entries.

    Raises:
        BenchError: shapes that do not fit, NaN, fewer than 2 codes, σ or tolerance not above 0.
    """
    _check(vertices, handles, displacement, codes, noise, tolerance)
    began = time.perf_counter()
    with torch.inference_mode(False), torch.enable_grad(), _frozen(model):
        vertices, displacement = vertices.detach().clone(), displacement.detach().clone()
        with torch.no_grad():
            start = model.encode(vertices).detach()
        targets = vertices[:, handles] + displacement
        weights = (torch.ones_like(vertices[0]) if scale is None else scale.to(vertices))[handles] / noise
        root = _prior_root(model, handles, displacement, codes.to(start))
        problem = _Problem(model, start, handles, targets, weights, root)
        change, converged, iterations = _minimise(problem, _inverse_hessian(problem), tolerance, max_iterations)
        with torch.no_grad():
            latent = start + change @ root.t()
            edited = model.decode(latent)
            residual = (edited[:, handles] - targets).square().mean((1, 2)).sqrt()
    return LatentFit(edited.detach(), latent, residual, converged, iterations, time.perf_counter() - began)


@dataclass(frozen=True, eq=False)
class _Problem:
    model: Any
    start: Tensor
    handles: Tensor
    targets: Tensor
    weights: Tensor
    root: Tensor

    def residual(self, change: Tensor, rows: Tensor) -> Tensor:
        decoded = self.model.decode(self.start[rows] + change @ self.root.t())
        return ((decoded[:, self.handles] - self.targets[rows]) * self.weights).flatten(1)

    def evaluate(self, change: Tensor, rows: Tensor) -> tuple[Tensor, Tensor]:
        """f ``(r,)`` and its gradient ``(r, k)`` for the meshes ``rows``."""
        change = change.detach().requires_grad_()
        value = (self.residual(change, rows).square().sum(1) + change.square().sum(1)) / 2
        (gradient,) = torch.autograd.grad(value.sum(), change)
        return value.detach(), gradient


def _prior_root(model: Any, handles: Tensor, displacement: Tensor, codes: Tensor) -> Tensor:
    """A ``(z, k)`` with A Aᵀ the covariance of the codes (of the editable entries alone, others stay)."""
    size = codes.shape[1]
    chosen = torch.ones(size, dtype=torch.bool, device=codes.device)
    choose: Callable[[Tensor], Tensor] | None = getattr(model, "editable_latents", None)
    if callable(choose):
        moved = displacement.abs().amax((0, 2)) > 0
        if bool(moved.any()):
            chosen = choose(handles[moved]).to(codes.device)
    part = codes[:, chosen].double()
    covariance = torch.cov(part.t()).reshape(part.shape[1], part.shape[1])
    values, vectors = torch.linalg.eigh(covariance)
    floor = 1e-6 * values[-1].clamp(min=1e-12)
    root = codes.new_zeros(size, part.shape[1])
    root[chosen] = (vectors * values.clamp(min=floor).sqrt()).to(codes.dtype)
    return root


def _inverse_hessian(problem: _Problem) -> Tensor:
    """(1 + JᵀJ)⁻¹ ``(k, k)``, J the derivative of the weighted residual at the mean latent, by differences."""
    middle = problem.start.mean(0, keepdim=True)
    directions = problem.root.t()
    step = 0.1
    with torch.no_grad():
        base = problem.model.decode(middle)[:, problem.handles]
        columns = [
            (problem.model.decode(middle + step * part)[:, problem.handles] - base) / step
            for part in directions.split(CHUNK)
        ]
        jacobian = (torch.cat(columns) * problem.weights).flatten(1).double()  # (k, 3h)
        jacobian = torch.nan_to_num(jacobian)
        hessian = jacobian @ jacobian.t() + torch.eye(len(jacobian), dtype=torch.float64, device=jacobian.device)
        return torch.cholesky_inverse(torch.linalg.cholesky(hessian)).to(problem.start.dtype)


def _minimise(problem: _Problem, inverse: Tensor, tolerance: float, limit: int) -> tuple[Tensor, Tensor, Tensor]:
    """Batched L-BFGS with one backtracking step size a mesh; meshes that are done leave the batch."""
    count, size = len(problem.start), problem.root.shape[1]
    device = problem.start.device
    best = problem.start.new_zeros(count, size)
    converged = torch.zeros(count, dtype=torch.bool, device=device)
    iterations = torch.ones(count, dtype=torch.long, device=device)
    rows = torch.arange(count, device=device)
    value, gradient = problem.evaluate(best, rows)
    floor = FLOOR * problem.handles.numel()
    pairs: list[tuple[Tensor, Tensor, Tensor]] = []
    while len(rows):
        direction = -_two_loop(gradient, pairs, inverse)
        slope = (direction * gradient).sum(1)
        uphill = ~(slope < 0)
        direction[uphill], slope[uphill] = -gradient[uphill], -gradient[uphill].square().sum(1)
        done = -slope / 2 <= tolerance * value.clamp(min=floor)
        converged[rows[done]] = True
        keep = ~done & (iterations[rows] < limit)
        if not bool(keep.any()):
            break
        rows, value, gradient, direction, slope = (t[keep] for t in (rows, value, gradient, direction, slope))
        pairs = [(s[keep], y[keep], r[keep]) for s, y, r in pairs]
        moved, value_new, gradient_new = _search(
            problem, best, rows, value, gradient, direction, slope, iterations, limit
        )
        change = gradient_new - gradient
        curvature = (moved * change).sum(1)
        usable = curvature > 1e-10 * change.square().sum(1).clamp(min=1e-30)
        inverse_curvature = torch.where(usable, 1 / curvature.where(usable, torch.ones_like(curvature)), 0.0)
        pairs = [*pairs, (moved, change, inverse_curvature)][-MEMORY:]
        stuck = moved.abs().amax(1) == 0
        converged[rows[stuck]] = iterations[rows[stuck]] < limit  # no step gets lower: at the precision of f
        value, gradient = value_new, gradient_new
        rows, value, gradient = rows[~stuck], value[~stuck], gradient[~stuck]
        pairs = [(s[~stuck], y[~stuck], r[~stuck]) for s, y, r in pairs]
    return best, converged, iterations


def _search(
    problem: _Problem,
    best: Tensor,
    rows: Tensor,
    value: Tensor,
    gradient: Tensor,
    direction: Tensor,
    slope: Tensor,
    iterations: Tensor,
    limit: int,
) -> tuple[Tensor, Tensor, Tensor]:
    """A step that lowers f enough for every mesh (Armijo); updates ``best``; a mesh without one does not move."""
    size = torch.ones_like(value)
    moved, value, gradient = torch.zeros_like(direction), value.clone(), gradient.clone()
    waiting = torch.arange(len(rows), device=rows.device)
    while len(waiting):
        chosen = rows[waiting]
        step = size[waiting, None] * direction[waiting]
        trial, trial_gradient = problem.evaluate(best[chosen] + step, chosen)
        iterations[chosen] += 1
        enough = trial <= value[waiting] + SUFFICIENT * size[waiting] * slope[waiting]
        accepted = waiting[enough]
        moved[accepted], gradient[accepted] = step[enough], trial_gradient[enough]
        best[rows[accepted]] += step[enough]
        value[accepted] = trial[enough]
        waiting = waiting[~enough]
        size[waiting] *= 0.3
        waiting = waiting[(size[waiting] > 1e-4) & (iterations[rows[waiting]] < limit)]
    return moved, value, gradient


def _two_loop(gradient: Tensor, pairs: list[tuple[Tensor, Tensor, Tensor]], inverse: Tensor) -> Tensor:
    """The inverse Hessian of L-BFGS times the gradient, each mesh with its own history."""
    result, shares = gradient.clone(), []
    for step, change, factor in reversed(pairs):
        share = factor * (step * result).sum(1)
        shares.append(share)
        result -= share[:, None] * change
    result = result @ inverse
    for (step, change, factor), share in zip(pairs, reversed(shares), strict=True):
        result += (share - factor * (change * result).sum(1))[:, None] * step
    return result


@contextlib.contextmanager
def _frozen(model: Any) -> Iterator[None]:
    """No gradients for the weights meanwhile."""
    wanted = [parameter for parameter in model.parameters() if parameter.requires_grad]
    for parameter in wanted:
        parameter.requires_grad_(False)
    try:
        yield
    finally:
        for parameter in wanted:
            parameter.requires_grad_(True)


def _check(
    vertices: Tensor, handles: Tensor, displacement: Tensor, codes: Tensor, noise: float, tolerance: float
) -> None:
    if displacement.shape != (len(vertices), len(handles), 3):
        raise BenchError(
            f"expected displacements ({len(vertices)}, {len(handles)}, 3), got {tuple(displacement.shape)}; "
            "give one for each mesh and handle"
        )
    if not len(handles) or int(handles.min()) < 0 or int(handles.max()) >= vertices.shape[1]:
        raise BenchError(f"expected handles in 0…{vertices.shape[1] - 1}, at least one; got {handles.tolist()[:8]}")
    if not bool(torch.isfinite(displacement).all() and torch.isfinite(vertices).all()):
        raise BenchError("expected finite meshes and displacements, got NaN or infinity")
    if codes.dim() != 2 or len(codes) < 2 or not bool(torch.isfinite(codes).all()):
        raise BenchError(f"expected finite codes (n, z) of at least 2 meshes, got {tuple(codes.shape)}")
    if not (noise > 0 and tolerance > 0):
        raise BenchError(f"expected a noise and a tolerance above 0, got {noise} and {tolerance}")
