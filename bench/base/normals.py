"""Normal distributions, and mixtures of them, fitted to the rows of a matrix."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

COMPONENTS = (1, 2, 5, 10, 20)  # of a mixture, chosen on held-out rows
LEAST_ROWS = 40  # that a mixture is fitted to; fewer get one component
_HELD_OUT = 4  # every so many-th row
_RIDGE = 1e-3  # of the variance of rows, on the diagonal of every component's covariance


def normal_of(rows: Float[Tensor, "n z"]) -> tuple[Float[Tensor, " z"], Float[Tensor, "z z"]]:
    """Mean and a factor of the unbiased covariance (covariance = factor · factorᵀ), in float64; two rows or more.

    A direction in which the rows do not vary stays without spread.
    """
    rows = rows.double()
    mean = rows.mean(0)
    values, vectors = torch.linalg.eigh((rows - mean).T @ (rows - mean) / (len(rows) - 1))
    return mean, vectors * values.clamp(min=0).sqrt()


def mixture_of(
    rows: Float[Tensor, "n z"],
) -> tuple[Float[Tensor, " k"], Float[Tensor, "k z"], Float[Tensor, "k z z"]]:
    """Weights, means and factors of 1 to 20 normal distributions, in float64, by expectation and maximisation.

    How many is what gives every fourth row, held out, the highest likelihood; then all rows are fitted to. Rows are
    brought to deviation 1 for it. Fewer than :data:`LEAST_ROWS` get one component.
    """
    mean, factor = normal_of(rows)
    if len(rows) < LEAST_ROWS:
        return torch.ones(1, dtype=torch.float64), mean[None], factor[None]
    from sklearn.mixture import GaussianMixture  # takes a second to load

    scale = rows.double().std(0)
    scale = scale.clamp(min=1e-6 * float(scale.max()) or 1e-12)
    unit = ((rows.double() - mean) / scale).cpu().numpy()
    held = np.arange(len(unit)) % _HELD_OUT == _HELD_OUT - 1

    def fit(count: int, on: np.ndarray) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of steps that are used up before the likelihood stands still
            return GaussianMixture(count, reg_covar=_RIDGE, random_state=0).fit(on)

    most = (len(unit) - held.sum()) // 10
    scores = {count: fit(count, unit[~held]).score(unit[held]) for count in COMPONENTS if count <= max(1, most)}
    found = fit(max(scores, key=lambda count: scores[count]), unit)
    weights, means, covariances = (
        torch.from_numpy(part) for part in (found.weights_, found.means_, found.covariances_)
    )
    factors = torch.linalg.cholesky(covariances) * scale.cpu()[:, None]
    return weights, means * scale.cpu() + mean.cpu(), factors


def draw_from_mixture(
    weights: Float[Tensor, " k"],
    means: Float[Tensor, "k z"],
    factors: Float[Tensor, "k z z"],
    count: int,
    seed: int,
) -> Float[Tensor, "c z"]:
    """``count`` rows, equal for equal seeds on every device."""
    generator = torch.Generator().manual_seed(seed)
    which = torch.multinomial(weights.double().cpu(), count, replacement=True, generator=generator)
    noise = torch.randn(count, means.shape[1], generator=generator).to(means)
    which = which.to(means.device)
    return means[which] + torch.einsum("czy,cy->cz", factors[which], noise)
