"""The code that brings a decoder nearest to a mesh: what a model could say of it, whatever its encoder says.

``f(u) = Σ_v d_v / 2s + ‖u‖² / 2`` is minimised for every mesh of a batch at once, z = z₀ + A u, where z₀ is what the
encoder says, A Aᵀ the covariance of training codes, d_v the distance of vertex v, and s a tenth of the mean distance
at z₀, so that the prior on u counts for next to nothing. Distances, not their squares, since errors are means of them.
As the sum of squares that :mod:`bench.editing.least_squares` takes, a vertex with the residual r, in units of s, has
``ρ = r / √ℓ`` with ℓ = √(‖r‖² + ε²), so ‖ρ‖² ≈ ‖r‖.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

from bench.api import BenchError
from bench.editing.latent_fit import covariance_root, differences, frozen
from bench.editing.least_squares import minimise

__all__ = ["CodeFit", "fit_codes"]

SHARE = 0.1  # s, in mean distances at the start
SMOOTH = 1e-2  # ε, in units of s
TOLERANCE = 1e-4  # a mesh is done when this share of its error is expected from the next step
LIMIT = 60  # evaluations
BYTES = 2**28  # of all Jacobians of a batch


@dataclass(frozen=True, eq=False)
class CodeFit:
    """Fitted ``codes`` ``(b, z)``, whether each met the tolerance, and the evaluations of decoder and gradient."""

    codes: Float[Tensor, "b z"]
    converged: Bool[Tensor, " b"]
    evaluations: Int[Tensor, " b"]


def fit_codes(
    model: Any, vertices: Float[Tensor, "b v 3"], codes: Float[Tensor, "n z"], scale: Float[Tensor, "v 3"]
) -> CodeFit:
    """Fit the codes of normalised meshes.

    Args:
        codes: of training meshes, whose covariance is the prior on the change of the code.
        scale: what a residual is multiplied by to be a length, vertex and coordinate (``std_mm`` makes it mm).

    A mesh never ends further away than the encoder puts it, by more than the prior's next to nothing. Memory: a
    Jacobian in float64 for every mesh, 24 V Z bytes, in batches of some 256 MiB.

    Raises:
        BenchError: fewer than two codes, meshes or codes that are not finite, or a decoder without gradients.
    """
    if len(codes) < 2 or not bool(torch.isfinite(codes).all() and torch.isfinite(vertices).all()):
        raise BenchError(f"expected finite meshes and 2 or more finite training codes, got {len(codes)}; check both")
    batch = max(1, BYTES // (8 * vertices[0].numel() * codes.shape[1]))
    with torch.inference_mode(False), torch.enable_grad(), frozen(model):
        root = covariance_root(codes.clone())
        parts = [_fit(model, part.detach().clone(), root, scale) for part in vertices.split(batch)]
    return CodeFit(*(torch.cat(of) for of in zip(*parts, strict=True)))


def _fit(model: Any, vertices: Tensor, root: Tensor, scale: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    with torch.no_grad():
        start = model.encode(vertices)
        problem = _Problem(model.decode, start, vertices, scale.to(vertices), root.to(start))
        jacobian = problem.jacobian()
    found = minimise(problem.evaluate, jacobian, len(start), tolerance=TOLERANCE, least=0.0, limit=LIMIT)
    return start + found.change.to(start) @ problem.root.t(), found.converged, found.evaluations


class _Problem:
    """ρ(u) ``(b, 3v)`` of z = start + root u."""

    def __init__(self, decode: Any, start: Tensor, vertices: Tensor, scale: Tensor, root: Tensor) -> None:
        self.decode, self.start, self.vertices, self.scale, self.root = decode, start, vertices, scale, root
        self.first = (decode(start) - vertices) * scale
        mean = self.first.norm(dim=2).mean(1)
        #: s of each mesh; one that is met exactly stays as it is.
        self.unit = (SHARE * mean).clamp(min=1e-12)[:, None, None]

    def evaluate(self, change: Tensor, rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """f ``(r,)``, its gradient ``(r, k)`` and ρ ``(r, 3v)`` of the meshes ``rows``."""
        latent = (self.start[rows] + change.to(self.root) @ self.root.t()).requires_grad_()
        made = self.decode(latent)
        if not made.requires_grad:
            raise BenchError("expected a decoder with gradients, got none for the code; fit no codes of this model")
        left = (made - self.vertices[rows]) * self.scale / self.unit[rows]
        rho = (left * _length(left).rsqrt()).flatten(1)
        (back,) = torch.autograd.grad(rho, latent, rho.detach())
        rho = rho.detach().double()
        return (rho.square().sum(1) + change.square().sum(1)) / 2, change + (back @ self.root).double(), rho

    def jacobian(self) -> Float[Tensor, "b m k"]:
        """The decoder's derivative at the mean code, the same for all, times that of each mesh's ρ by its residual.

        With ℓ = √(‖r‖² + ε²) that is ∂ρ/∂r = ℓ^-½ (1 − r rᵀ / 2ℓ²).
        """
        columns = (differences(self.decode, self.start.mean(0, keepdim=True), self.root) * self.scale).permute(1, 2, 0)
        left = self.first / self.unit
        whole = columns[None] / self.unit[..., None]
        along = torch.einsum("bvc,bvck->bvk", left, whole)[:, :, None]
        whole -= left[..., None] * along / (2 * _length(left).square()[..., None])
        return (whole * _length(left).rsqrt()[..., None]).flatten(1, 2)


def _length(left: Float[Tensor, "b v 3"]) -> Float[Tensor, "b v 1"]:
    """ℓ, smooth where a residual is zero."""
    return (left.square().sum(2, keepdim=True) + SMOOTH**2).sqrt()
