"""From where codes of new shapes are drawn: a VAE's prior; a Gaussian, or a mixture, fitted to training codes."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError
from bench.data.dataset import Dataset

FITTED_ON = 2000  # most training meshes that a Gaussian is fitted to
MIXED_ON = 10_000  # and a mixture, whose components share them
COMPONENTS = (1, 2, 5, 10, 20)  # of a mixture, chosen on held-out codes
_HELD_OUT = 4  # every so many-th code
_LEAST_CODES = 40
_RIDGE = 1e-3  # of the variance of codes, on the diagonal of every component's covariance
_BATCH = 64


@dataclass(frozen=True)
class CodeGaussian:
    """A normal distribution of codes, mean ``(z,)`` and factor ``(z, z)`` (covariance = factor · factorᵀ).

    ``prior``: whether it is what the model was trained towards; ``source`` says so in words.
    """

    mean: Float[Tensor, " z"]
    factor: Float[Tensor, "z z"]
    prior: bool
    source: str

    def sample(self, count: int, seed: int) -> Float[Tensor, "c z"]:
        """``count`` codes, equal for equal seeds on every device."""
        noise = torch.randn(count, len(self.mean), generator=torch.Generator().manual_seed(seed))
        return self.mean + noise.to(self.mean) @ self.factor.T


def fitted(codes: Float[Tensor, "n z"]) -> CodeGaussian:
    """Mean and unbiased covariance of codes; a direction in which they do not vary stays without spread."""
    if len(codes) < 2:
        raise BenchError(f"expected 2 or more codes to fit a Gaussian to, got {len(codes)}; add training meshes")
    if not bool(torch.isfinite(codes).all()):
        raise BenchError("expected finite codes of the training meshes, got NaN or infinity")
    rows = codes.double()
    mean = rows.mean(0)
    values, vectors = torch.linalg.eigh((rows - mean).T @ (rows - mean) / (len(rows) - 1))
    factor = (vectors * values.clamp(min=0).sqrt()).to(codes)
    words = f"a Gaussian fitted to the codes of {len(codes):,} training meshes: the model has no prior"
    return CodeGaussian(mean.to(codes), factor, False, words)


def standard_normal(size: int, device: torch.device | str = "cpu") -> CodeGaussian:
    """N(0, I) over codes of that size, a VAE's prior."""
    return CodeGaussian(torch.zeros(size, device=device), torch.eye(size, device=device), True, "the prior N(0, I)")


@dataclass(frozen=True)
class CodeMixture:
    """A mixture of normal distributions of codes: ``weights (k,)``, ``means (k, z)``, ``factors (k, z, z)``."""

    weights: Float[Tensor, " k"]
    means: Float[Tensor, "k z"]
    factors: Float[Tensor, "k z z"]
    source: str

    def sample(self, count: int, seed: int) -> Float[Tensor, "c z"]:
        """``count`` codes, equal for equal seeds on every device."""
        generator = torch.Generator().manual_seed(seed)
        which = torch.multinomial(self.weights.double().cpu(), count, replacement=True, generator=generator)
        noise = torch.randn(count, self.means.shape[1], generator=generator).to(self.means)
        which = which.to(self.means.device)
        return self.means[which] + torch.einsum("czy,cy->cz", self.factors[which], noise)


def mixture(codes: Float[Tensor, "n z"]) -> CodeMixture:
    """A mixture of 1 to 20 normal distributions, by expectation and maximisation on codes of deviation 1.

    How many is what gives every fourth code, held out, the highest likelihood; then all codes are fitted to. Drawing
    from a mixture fitted after training (Ghosh et al. 2020) is open to every autoencoder, whatever its prior. Fewer
    than 40 codes get one component.
    """
    alone = fitted(codes)  # refuses what nothing can be fitted to
    if len(codes) < _LEAST_CODES:
        words = f"a Gaussian fitted to the codes of {len(codes):,} training meshes, too few for a mixture"
        return CodeMixture(codes.new_ones(1), alone.mean[None], alone.factor[None], words)
    from sklearn.mixture import GaussianMixture  # takes a second to load

    middle, scale = alone.mean.double(), codes.double().std(0)
    scale = scale.clamp(min=1e-6 * float(scale.max()) or 1e-12)
    rows = ((codes.double() - middle) / scale).cpu().numpy()
    held = np.arange(len(rows)) % _HELD_OUT == _HELD_OUT - 1

    def fit(count: int, on: np.ndarray) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of steps that are used up before the likelihood stands still
            return GaussianMixture(count, reg_covar=_RIDGE, random_state=0).fit(on)

    most = (len(rows) - held.sum()) // 10
    scores = {count: fit(count, rows[~held]).score(rows[held]) for count in COMPONENTS if count <= max(1, most)}
    best = max(scores, key=lambda count: scores[count])
    found = fit(best, rows)
    weights, means, covariances = (
        torch.from_numpy(part) for part in (found.weights_, found.means_, found.covariances_)
    )
    factors = torch.linalg.cholesky(covariances) * scale.cpu()[:, None]
    words = f"a mixture of {best} Gaussians fitted to the codes of {len(codes):,} training meshes"
    return CodeMixture(weights.to(codes), (means * scale.cpu() + middle.cpu()).to(codes), factors.to(codes), words)


@torch.no_grad()
def training_codes(model: Any, dataset: Dataset, most: int, device: str) -> Float[Tensor, "n z"]:
    """What a model's encoder says of the first training meshes, at most so many."""
    count = min(most, len(dataset.splits["train"]))
    parts = [
        model.encode(dataset.normalized("train", start, min(start + _BATCH, count)).to(device))
        for start in range(0, count, _BATCH)
    ]
    return torch.cat(parts)


def gaussian_of(model: Any, codes: Float[Tensor, "n z"]) -> CodeGaussian:
    """The prior of a model that says it has one (``standard_normal_prior``); of any other a Gaussian that is fitted to
    the first :data:`FITTED_ON` of its training codes."""
    if getattr(model, "standard_normal_prior", False):
        return standard_normal(codes.shape[1], codes.device)
    return fitted(codes[:FITTED_ON])
