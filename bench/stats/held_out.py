"""What a set says about itself on meshes held out: how far PCA goes, and whether products of its code go further."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from bench.base.components import Components, principal
from bench.stats.intervals import Estimate

PRODUCTS_OF = 12  # of the code's first numbers, this many: 78 products
RIDGES = tuple(10.0**power for power in range(-4, 3))  # times the number of meshes; chosen within the training meshes
FOLDS = 5
RESAMPLES = 2000


@dataclass(frozen=True)
class HeldOut:
    """Of test meshes, by PCA of the training meshes with Z components.

    ``error_mm``: mean distance between vertices and their reconstruction. ``spread_mm``: mean distance from the mean
    shape. ``twice_mm``: the error with 2 Z components; None where the meshes do not hold that many. ``gain``: error of
    PCA over that with products of the code in the next components, a ratio of means with its 95% interval over test
    meshes; above 1 the shapes bend in a way that the code foretells.
    """

    error_mm: float
    spread_mm: float
    twice_mm: float | None
    gain: Estimate

    @property
    def nonlinearity(self) -> float:
        """Error of PCA over the spread: what Z linear directions leave."""
        return self.error_mm / self.spread_mm


def look(train_mm: Float[Tensor, "n v 3"], test_mm: Float[Tensor, "m v 3"], latent: int) -> HeldOut:
    """The figures of a set of meshes; ``latent`` at most n − 2, so that something is left to foretell.

    Products: the next components (up to 3 Z more) as a ridge regression on c_i c_j, i ≤ j, of the first numbers of the
    standardised code, its strength chosen by cross-validation among the training meshes alone.
    """
    rows, unseen = train_mm.flatten(1).float(), test_mm.flatten(1).float()
    most = min(4 * latent, len(rows) - 1, rows.shape[1])
    found = principal(rows, most)
    codes, hidden = ((part - found.mean) @ found.directions.T for part in (rows, unseen))
    error = _distances(unseen, _shapes(found, hidden[:, :latent]))
    twice = _distances(unseen, _shapes(found, hidden[:, : 2 * latent])).mean().item() if most >= 2 * latent else None
    scale = found.deviation[:latent].clamp(min=1e-12)
    products, unseen_products = (_products(part[:, :latent] / scale) for part in (codes, hidden))
    more = _foretold(products, codes[:, latent:], unseen_products)
    bent = _distances(unseen, _shapes(found, torch.cat([hidden[:, :latent], more], 1)))
    spread = _distances(unseen, found.mean.expand_as(unseen)).mean().item()
    return HeldOut(error.mean().item(), spread, twice, _ratio(error.numpy(), bent.numpy()))


def _shapes(found: Components, codes: Tensor) -> Tensor:
    return found.mean + codes @ found.directions[: codes.shape[1]]


def _distances(a: Tensor, b: Tensor) -> Tensor:
    """Mean distance of vertices for each mesh, ``(m,)``."""
    return (a - b).unflatten(1, (-1, 3)).norm(dim=2).mean(1)


def _products(code: Tensor) -> Tensor:
    some = code[:, :PRODUCTS_OF]
    i, j = torch.triu_indices(some.shape[1], some.shape[1])
    return some[:, i] * some[:, j]


def _foretold(inputs: Tensor, outputs: Tensor, unseen: Tensor) -> Tensor:
    """Ridge regression with an intercept; nothing (zero) where no strength is better than that within the training."""
    fold = torch.arange(len(inputs)) % FOLDS
    left = torch.zeros(len(RIDGES))
    for number in range(FOLDS):
        here = fold != number
        for place, ridge in enumerate(RIDGES):
            guess = _ridge(inputs[here], outputs[here], inputs[~here], ridge)
            left[place] += (guess - outputs[~here]).square().sum()
    best = int(left.argmin())
    if left[best] >= outputs.square().sum():
        return outputs.new_zeros(len(unseen), outputs.shape[1])
    return _ridge(inputs, outputs, unseen, RIDGES[best])


def _ridge(inputs: Tensor, outputs: Tensor, unseen: Tensor, ridge: float) -> Tensor:
    middle, target = inputs.mean(0), outputs.mean(0)
    centred = (inputs - middle).double()
    square = centred.T @ centred
    square.diagonal().add_(ridge * len(inputs))
    weights = torch.linalg.solve(square, centred.T @ (outputs - target).double())
    return ((unseen - middle).double() @ weights).to(outputs.dtype) + target


def _ratio(error: np.ndarray, bent: np.ndarray) -> Estimate:
    """Ratio of means, with the 2.5% and 97.5% points of its bootstrap over meshes."""
    chosen = np.random.default_rng(0).integers(len(error), size=(RESAMPLES, len(error)))
    drawn = error[chosen].mean(1) / bent[chosen].mean(1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return Estimate(float(error.mean() / bent.mean()), float(low), float(high))
