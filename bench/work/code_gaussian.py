"""From where codes of new shapes are drawn: a VAE's prior; a Gaussian, or a mixture, fitted to training codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError
from bench.base.normals import LEAST_ROWS, draw_from_mixture, mixture_of, normal_of
from bench.data.dataset import Dataset

FITTED_ON = 2000  # most training meshes that a Gaussian is fitted to
MIXED_ON = 10_000  # and a mixture, whose components share them
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
    mean, factor = normal_of(codes)
    words = f"a Gaussian fitted to the codes of {len(codes):,} training meshes: the model has no prior"
    return CodeGaussian(mean.to(codes), factor.to(codes), False, words)


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
        return draw_from_mixture(self.weights, self.means, self.factors, count, seed)


def mixture(codes: Float[Tensor, "n z"]) -> CodeMixture:
    """A mixture of 1 to 20 normal distributions (:func:`bench.base.normals.mixture_of`).

    Drawing from a mixture fitted after training (Ghosh et al. 2020) is open to every autoencoder, whatever its prior.
    """
    fitted(codes)  # refuses what nothing can be fitted to
    weights, means, factors = (part.to(codes) for part in mixture_of(codes))
    words = f"a mixture of {len(weights)} Gaussians fitted to the codes of {len(codes):,} training meshes"
    if len(codes) < LEAST_ROWS:
        words = f"a Gaussian fitted to the codes of {len(codes):,} training meshes, too few for a mixture"
    return CodeMixture(weights, means, factors, words)


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
