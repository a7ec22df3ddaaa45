"""Regularised least squares for many small problems at once: ``f(u) = ‖r(u)‖² / 2 + ‖u‖² / 2``.

Every problem of the batch keeps a Jacobian J of r of its own. The caller gives what it starts from (for instance that
of all problems' mean), and each evaluation of r and of the exact gradient g = u + Jᵀr corrects it twice, by rank one:

* Broyden's secant, ``J ← J + (Δr − J s) sᵀ / sᵀs``, for a step s that changed r by Δr;
* the adjoint tangent, ``J ← J + r (g − u − Jᵀr)ᵀ / rᵀr``, which makes Jᵀr exact (Schlenkrich, Griewank, Walther 2010).

A step is that of L-BFGS (Nocedal and Wright 2006, algorithm 7.4) over the last six changes of the gradient, which see
the curvature of r that Gauss-Newton leaves out, with ``1 + JᵀJ`` as the matrix it starts from, λ added to both. λ
goes up by four where f fell by less than a quarter of what was expected, down by four where by more than three quarters
(Levenberg-Marquardt). Small algebra in float64, r in whatever precision the caller computes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

__all__ = ["Minimum", "minimise"]

MEMORY = 6
SUFFICIENT = 1e-3  # share of the expected decrease that a step must bring to be taken
LITTLE, MUCH = 0.25, 0.75
FACTOR, FIRST, LEAST = 4.0, 0.0, 0.25  # of the damping λ, in units of the prior's precision
FAR = 2.0  # a trial that multiplies f by this says nothing about J
PRECISION = 1e-6  # of f, where r is float32

#: ``(u (r, k), rows (r,)) -> f (r,), gradient (r, k), r (r, m)``, all float64
Evaluate = Callable[[Tensor, Tensor], tuple[Tensor, Tensor, Tensor]]


@dataclass(frozen=True, eq=False)
class Minimum:
    """The best u of every problem, whether it met the tolerance, and how often it was evaluated."""

    change: Float[Tensor, "b k"]
    converged: Bool[Tensor, " b"]
    evaluations: Int[Tensor, " b"]


def minimise(
    evaluate: Evaluate, jacobian: Float[Tensor, "*b m k"], count: int, *, tolerance: float, least: float, limit: int
) -> Minimum:
    """Minimise ``count`` problems from u = 0, with one ``jacobian`` to start from, or one for each.

    A problem is done when the expected decrease of f is at most ``tolerance · max(f, least)``, or at most the precision
    of f after a step that failed; after ``limit`` evaluations it is given up, not converged, and so is one whose f or
    gradient is not finite at the start. Those that are done leave the batch.
    """
    state = _State.start(evaluate, jacobian.double(), count)
    best = state.change.new_zeros(count, jacobian.shape[-1])
    converged = torch.zeros(count, dtype=torch.bool, device=best.device)
    evaluations = torch.ones(count, dtype=torch.long, device=best.device)
    while True:
        hessian = state.hessian()
        decrease = -(state.gradient * state.direction(hessian)).sum(1) / 2
        done = state.stuck | (decrease <= tolerance * state.value.clamp(min=least))
        converged[state.rows[done]] = True
        keep = ~done & (evaluations[state.rows] < limit)
        if not bool(keep.any()):
            return Minimum(best, converged, evaluations)
        if not bool(keep.all()):
            state, hessian = state.only(keep), hessian[keep]
        step = state.direction(hessian, state.damping)
        evaluations[state.rows] += 1
        state.take(step, *evaluate(state.change + step, state.rows))
        best[state.rows] = state.change


@dataclass(eq=False)
class _State:
    """The problems still at work: where they are, and what is known about r around there."""

    rows: Int[Tensor, " r"]
    change: Float[Tensor, "r k"]
    value: Float[Tensor, " r"]
    gradient: Float[Tensor, "r k"]
    residual: Float[Tensor, "r m"]
    jacobian: Float[Tensor, "r m k"]
    damping: Float[Tensor, " r"]
    stuck: Bool[Tensor, " r"]
    steps: Float[Tensor, "r h k"]  # the last ones; zeros where there were none yet
    turns: Float[Tensor, "r h k"]  # changes of the gradient along the steps

    @staticmethod
    def start(evaluate: Evaluate, jacobian: Tensor, count: int) -> _State:
        rows = torch.arange(count, device=jacobian.device)
        change = jacobian.new_zeros(count, jacobian.shape[-1])
        value, gradient, residual = evaluate(change, rows)
        history = change.new_zeros(count, MEMORY, change.shape[1])
        state = _State(
            rows, change, value, gradient, residual, jacobian.expand(count, -1, -1).clone(),
            torch.full_like(value, FIRST), torch.zeros_like(rows, dtype=torch.bool),
            history, history.clone(),
        )  # fmt: skip
        state = state.only(torch.isfinite(value) & torch.isfinite(gradient).all(1))
        state._agree()
        return state

    def only(self, keep: Tensor) -> _State:
        return _State(*(getattr(self, field.name)[keep] for field in fields(self)))

    def hessian(self) -> Float[Tensor, "r k k"]:
        """``1 + JᵀJ``."""
        hessian = self.jacobian.transpose(1, 2) @ self.jacobian
        hessian.diagonal(dim1=1, dim2=2).add_(1.0)
        return hessian

    def direction(self, hessian: Tensor, damping: Tensor | None = None) -> Float[Tensor, "r k"]:
        """Minus the inverse Hessian of L-BFGS that starts from ``hessian``, times the gradient; all plus λ."""
        turns = self.turns
        if damping is not None:
            turns = turns + damping[:, None, None] * self.steps
            hessian = hessian + torch.diag_embed(damping[:, None].expand_as(self.gradient))
        curvature = (self.steps * turns).sum(2)  # 0 where there is no step yet
        inverse = torch.where(curvature > 0, 1 / curvature, torch.zeros_like(curvature))
        result, shares = self.gradient.clone(), []
        for at in range(MEMORY - 1, -1, -1):
            share = inverse[:, at] * (self.steps[:, at] * result).sum(1)
            shares.append(share)
            result -= share[:, None] * turns[:, at]
        result = torch.cholesky_solve(result[:, :, None], torch.linalg.cholesky(hessian))[:, :, 0]
        for at, share in zip(range(MEMORY), reversed(shares), strict=True):
            more = share - inverse[:, at] * (turns[:, at] * result).sum(1)
            result += more[:, None] * self.steps[:, at]
        return -result

    def take(self, step: Tensor, value: Tensor, gradient: Tensor, residual: Tensor) -> None:
        """Move where f fell enough; learn from the trial either way; set the damping of the next step."""
        expected = -(self.gradient * step).sum(1) / 2
        share = (self.value - value) / expected
        self._learn(step, value, gradient, residual)
        moved = (share > SUFFICIENT) & torch.isfinite(gradient).all(1)
        self.stuck = ~moved & (expected <= PRECISION * self.value)
        self.change = torch.where(moved[:, None], self.change + step, self.change)
        self.value = torch.where(moved, value, self.value)
        self.gradient = torch.where(moved[:, None], gradient, self.gradient)
        self.residual = torch.where(moved[:, None], residual, self.residual)
        self._agree()
        raised = (self.damping * FACTOR).clamp(min=LEAST * FACTOR)
        lowered = self.damping / FACTOR
        lowered[lowered < LEAST] = 0.0
        kept = torch.where(share > MUCH, lowered, self.damping)
        self.damping = torch.where(share >= LITTLE, kept, raised)

    def _learn(self, step: Tensor, value: Tensor, gradient: Tensor, residual: Tensor) -> None:
        """Broyden's update, and the pair for L-BFGS, from trials that are not far off."""
        near = (value < FAR * self.value) & torch.isfinite(gradient).all(1)
        wrong = residual - self.residual - (self.jacobian @ step[:, :, None])[:, :, 0]
        wrong = torch.where(near[:, None], wrong, torch.zeros_like(wrong))
        along = step / step.square().sum(1, keepdim=True).clamp(min=1e-30)
        self.jacobian.baddbmm_(wrong[:, :, None], along[:, None])
        turn = torch.where(near[:, None], gradient - self.gradient, torch.zeros_like(gradient))
        curvature = (step * turn).sum(1)
        usable = curvature > 1e-8 * turn.square().sum(1)
        for held, new in ((self.steps, step), (self.turns, turn)):
            held[usable] = torch.cat([held[usable][:, 1:], new[usable][:, None]], 1)

    def _agree(self) -> None:
        """The adjoint update: Jᵀr becomes the exact ``g − u``."""
        row = self.gradient - self.change - (self.jacobian.transpose(1, 2) @ self.residual[:, :, None])[:, :, 0]
        length = self.residual.square().sum(1, keepdim=True).clamp(min=1e-30)
        self.jacobian.baddbmm_((self.residual / length)[:, :, None], row[:, None])
