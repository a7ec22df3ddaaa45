"""Editing a model that has no edit of its own: the latent that brings control vertices to their targets.

Maximum a posteriori: with A Aᵀ the covariance of the training set's latents, z = z₀ + A u and
``f(u) = ‖decode(z)[handles] − targets‖² / 2σ² + ‖u‖² / 2``, minimised for every mesh of a batch at once. σ is how
exactly targets are met. Control vertices to be held are handles whose displacement is zero.

With a ``rest`` of the surface that is asked to stay, everything is relative to the model's own reconstruction, as in
the edits of LAMM: targets are where it has the handles, displaced, and the rest adds
``mean ‖decode(z)[rest] − decode(z₀)[rest]‖² / 2σ_r²`` to f.

:mod:`bench.editing.least_squares` minimises, with a Jacobian for every mesh that starts as the one at the batch's mean
latent and learns from each evaluation. A model with ``decoder_at`` computes what the handles depend on and no more.
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

from bench.api import REST_MM, BenchError
from bench.editing.least_squares import minimise

__all__ = [
    "NOISE", "LatentFit", "covariance_root", "differences", "fit_edit", "fit_latent", "frozen", "prior_root",
]  # fmt: skip

NOISE = 0.05  # σ, in the unit of the residual
LEAST = 20.0  # f counts as this at least for each coordinate of a handle: see ``tolerance``
DIFFERENCE = 0.1  # step of the first Jacobian's differences, in deviations of the prior
CHUNK = 32  # meshes decoded at a time for it


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
    noise: float = NOISE,
    scale: Float[Tensor, "v 3"] | None = None,
    rest: Int[Tensor, " r"] | None = None,
    rest_noise: float = REST_MM,
    tolerance: float = 1e-3,
    max_iterations: int = 60,
) -> LatentFit:
    """Move ``handles`` of normalised meshes by ``displacement`` (normalised), starting from the meshes' own latents.

    Args:
        codes: latents of the training set, whose covariance is the prior on the change of the latent.
        noise: σ, in the unit of the residual.
        scale: the residual is multiplied by it, vertex and coordinate (``std_mm`` makes it mm); default 1.
        rest: vertices that are asked to stay, within ``rest_noise`` in root mean square, σ_r in the same unit.
        tolerance: a mesh is done when the expected decrease of f is under this share of f, or of :data:`LEAST` for each
            of the 3 h coordinates: then no step would move the handles by more than ``σ √(40 tolerance)`` root mean
            square, 0.01 mm by default.
        max_iterations: evaluations after which a mesh is given up as not converged (its best latent is returned).

    A model with ``editable_latents(handles) -> bool (z,)`` (handles that really move) changes only these entries. One
    with ``decoder_at(handles) -> (z -> (b, h, 3))`` or None is decoded there alone until the end.

    Raises:
        BenchError: shapes that do not fit, NaN, fewer than 2 codes, σ or tolerance not above 0.
    """
    _check(vertices, handles, displacement, codes, min(noise, rest_noise), tolerance)
    began = time.perf_counter()
    with torch.inference_mode(False), torch.enable_grad(), frozen(model):
        vertices, displacement = vertices.detach().clone(), displacement.detach().clone()
        with torch.no_grad():
            start = model.encode(vertices).detach()
        targets = vertices[:, handles] + displacement
        unit = torch.ones_like(vertices[0]) if scale is None else scale.to(vertices)
        weights, seen, aims = unit[handles] / noise, handles, targets
        if rest is not None and len(rest):
            with torch.no_grad():
                still = model.decode(start)
            targets = still[:, handles] + displacement
            aims = torch.cat([targets, still[:, rest]], 1)
            weights = torch.cat([weights, unit[rest] / (rest_noise * len(rest) ** 0.5)])
            seen = torch.cat([handles, rest])
        root = prior_root(model, handles, displacement, codes.to(start))
        problem = _Problem(_decoder_at(model, seen), start, aims, weights, root)
        found = minimise(
            problem.evaluate, problem.jacobian(), len(start),
            tolerance=tolerance, least=LEAST * targets[0].numel(), limit=max_iterations,
        )  # fmt: skip
        with torch.no_grad():
            latent = start + found.change.to(root) @ root.t()
            edited = model.decode(latent)
            residual = (edited[:, handles] - targets).square().mean((1, 2)).sqrt()
    seconds = time.perf_counter() - began
    return LatentFit(edited.detach(), latent, residual, found.converged, found.evaluations, seconds)


@dataclass(frozen=True, eq=False)
class _Problem:
    """r(u), the weighted residual at the handles ``(b, 3h)``, for z = start + root u."""

    decode: Callable[[Tensor], Tensor]
    start: Float[Tensor, "b z"]
    targets: Float[Tensor, "b h 3"]
    weights: Float[Tensor, "h 3"]
    root: Float[Tensor, "z k"]

    def evaluate(self, change: Tensor, rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """f ``(r,)``, its gradient ``(r, k)`` and the residual ``(r, 3h)`` of the meshes ``rows``."""
        latent = (self.start[rows] + change.to(self.root) @ self.root.t()).requires_grad_()
        residual = ((self.decode(latent) - self.targets[rows]) * self.weights).flatten(1)
        (back,) = torch.autograd.grad(residual, latent, residual.detach())
        residual = residual.detach().double()
        value = (residual.square().sum(1) + change.square().sum(1)) / 2
        return value, change + (back @ self.root).double(), residual

    @torch.no_grad()
    def jacobian(self) -> Float[Tensor, "m k"]:
        """The derivative of the residual at the mean latent, by differences."""
        columns = differences(self.decode, self.start.mean(0, keepdim=True), self.root)
        return torch.nan_to_num((columns * self.weights).flatten(1)).t()


def _decoder_at(model: Any, handles: Tensor) -> Callable[[Tensor], Tensor]:
    """The model's own decoder at the handles, or all of its decoder."""
    restrict = getattr(model, "decoder_at", None)
    decoder: Callable[[Tensor], Tensor] | None = restrict(handles) if callable(restrict) else None
    return decoder or (lambda latent: model.decode(latent)[:, handles])


def differences(
    decode: Callable[[Tensor], Tensor], at: Float[Tensor, "1 z"], root: Float[Tensor, "z k"]
) -> Float[Tensor, "k v 3"]:
    """How much the decoder's vertices move for each column of ``root`` that is added to a code, by differences."""
    base = decode(at)
    return torch.cat([decode(at + DIFFERENCE * part) - base for part in root.t().split(CHUNK)]) / DIFFERENCE


def prior_root(model: Any, handles: Tensor, displacement: Tensor, codes: Tensor) -> Tensor:
    """A ``(z, k)`` with A Aᵀ the covariance of the codes (of the editable entries alone, others stay)."""
    size = codes.shape[1]
    chosen = torch.ones(size, dtype=torch.bool, device=codes.device)
    choose: Callable[[Tensor], Tensor] | None = getattr(model, "editable_latents", None)
    if callable(choose):
        moved = displacement.abs().amax((0, 2)) > 0
        if bool(moved.any()):
            chosen = choose(handles[moved]).to(codes.device)
    root = codes.new_zeros(size, int(chosen.sum()))
    root[chosen] = covariance_root(codes[:, chosen])
    return root


def covariance_root(codes: Float[Tensor, "n k"]) -> Float[Tensor, "k k"]:
    """A with A Aᵀ the covariance of codes; a direction without spread gets a millionth of the largest variance."""
    covariance = torch.cov(codes.double().t()).reshape(codes.shape[1], codes.shape[1])
    values, vectors = torch.linalg.eigh(covariance)
    floor = 1e-6 * values[-1].clamp(min=1e-12)
    return (vectors * values.clamp(min=floor).sqrt()).to(codes)


@contextlib.contextmanager
def frozen(model: Any) -> Iterator[None]:
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
        raise BenchError(f"expected noises and a tolerance above 0, got {noise} and {tolerance}")
