"""From where codes of new shapes are drawn: a VAE's prior, or a Gaussian fitted to the codes of training meshes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError
from bench.data.dataset import Dataset

FITTED_ON = 2000  # most training meshes that a Gaussian is fitted to
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


@torch.no_grad()
def gaussian_of(model: Any, dataset: Dataset, latent: int, device: str) -> CodeGaussian:
    """The prior of a model that says it has one (``standard_normal_prior``); of any other a Gaussian that is fitted."""
    if getattr(model, "standard_normal_prior", False):
        return standard_normal(latent, device)
    count = min(len(dataset.splits["train"]), FITTED_ON)
    parts = [
        model.encode(dataset.normalized("train", start, min(start + _BATCH, count)).to(device))
        for start in range(0, count, _BATCH)
    ]
    return fitted(torch.cat(parts))
