"""Gaussians over codes and over control displacements, and a mixture over codes, from which new shapes are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import torch
from jaxtyping import Float
from torch import Tensor, nn

from bench.api import BenchError
from bench.base.normals import draw_from_mixture, mixture_of, normal_of
from lamm.regions.align import aligned_displacement, has_boundary
from lamm.regions.layout import RegionLayout

MIXTURE_WEIGHTS = "model.statistics.mixture.weights"  # their name in a checkpoint


class Gaussian(nn.Module):
    """A normal distribution kept as mean ``(n,)`` and factor ``(n, n)`` with covariance = factor · factorᵀ."""

    mean: Tensor
    factor: Tensor

    def __init__(self, mean: Float[Tensor, " n"], factor: Float[Tensor, "n n"]) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("factor", factor)

    @staticmethod
    def fit(samples: Float[Tensor, "m n"], what: str) -> Gaussian:
        """Mean and (unbiased) covariance of the rows; at least two of them."""
        if len(samples) < 2:
            raise BenchError(f"expected at least 2 samples to fit the Gaussian of {what}, got {len(samples)}")
        mean, factor = normal_of(samples)
        return Gaussian(mean.float(), factor.float().contiguous())

    @property
    def covariance(self) -> Float[Tensor, "n n"]:
        return self.factor @ self.factor.T

    def sample(self, count: int, scale: float, seed: int) -> Float[Tensor, "c n"]:
        """``count`` draws, their distance from the mean multiplied by ``scale``; equal for equal seeds."""
        generator = torch.Generator().manual_seed(seed)
        noise = torch.randn(count, len(self.mean), generator=generator).to(self.mean)
        return self.mean + scale * noise @ self.factor.T


class Mixture(nn.Module):
    """A mixture of normal distributions: ``weights (k,)``, ``means (k, n)``, ``factors (k, n, n)``.

    Not in the paper, which draws shapes from one Gaussian: that stretches between clusters of codes.
    """

    weights: Tensor
    means: Tensor
    factors: Tensor

    def __init__(self, weights: Float[Tensor, " k"], means: Float[Tensor, "k n"], factors: Float[Tensor, "k n n"]):
        super().__init__()
        self.register_buffer("weights", weights)
        self.register_buffer("means", means)
        self.register_buffer("factors", factors)

    @staticmethod
    def fit(samples: Float[Tensor, "m n"]) -> Mixture:
        """1 to 20 components, as many as held-out rows ask for (:func:`bench.base.normals.mixture_of`)."""
        return Mixture(*(part.float().contiguous() for part in mixture_of(samples)))

    @property
    def mean(self) -> Float[Tensor, " n"]:
        return self.weights.to(self.means) @ self.means

    def sample(self, count: int, scale: float, seed: int) -> Float[Tensor, "c n"]:
        """``count`` draws, their distance from the mean of all multiplied by ``scale``; equal for equal seeds."""
        mean = self.mean
        return mean + scale * (draw_from_mixture(self.weights, self.means, self.factors, count, seed) - mean)


class Statistics(nn.Module):
    """What was fitted on a training set: a Gaussian and a mixture over codes, a Gaussian over displacements (mm) for
    each region. Files of before there were mixtures have none."""

    def __init__(self, latent: Gaussian, regions: dict[int, Gaussian], mixture: Mixture | None = None) -> None:
        super().__init__()
        self.latent = latent
        self.regions = nn.ModuleDict({str(index): gaussian for index, gaussian in regions.items()})
        self.mixture = mixture

    @staticmethod
    def empty(latent_size: int, layout: RegionLayout, regions: list[int], tensors: Mapping[str, Tensor]) -> Statistics:
        """Of the right shapes, to be filled from the ``tensors`` of a checkpoint."""

        def blank(size: int) -> Gaussian:
            return Gaussian(torch.zeros(size), torch.zeros(size, size))

        components = len(tensors.get(MIXTURE_WEIGHTS, ()))
        shapes = ((components,), (components, latent_size), (components, latent_size, latent_size))
        mixture = Mixture(*map(torch.zeros, shapes)) if components else None
        return Statistics(blank(latent_size), {i: blank(3 * layout.control_sizes[i]) for i in regions}, mixture)

    def shapes(self, source: str = "") -> Gaussian | Mixture:
        """What codes of whole shapes are drawn from: ``mixture`` or ``gaussian``; by default a mixture if there is one.

        Errors: another name; a mixture where there is none.
        """
        found = {"gaussian": self.latent, "mixture": self.mixture}
        if source not in (*found, ""):
            raise BenchError(f"expected codes to be drawn from a mixture or a gaussian, got {source!r}")
        chosen = found[source or ("gaussian" if self.mixture is None else "mixture")]
        if chosen is None:
            raise BenchError(
                "expected a model with a mixture over codes, got one of before there were any; draw from the gaussian, "
                "or fit one with lamm.edit.fit_statistics"
            )
        return chosen

    def region(self, layout: RegionLayout, index: int) -> Gaussian:
        if str(index) not in self.regions:
            raise BenchError(
                f"expected statistics of region {layout.names[index]!r}, got none; fit them with "
                f"lamm.edit.fit_statistics on more meshes (it needs pairs whose alignment does not enlarge)"
            )
        return self.regions[str(index)]  # type: ignore[return-value]


def region_gaussians(
    layout: RegionLayout, vertices_mm: Float[Tensor, "n v 3"], pairs: int, seed: int
) -> dict[int, Gaussian]:
    """For every editable region, the Gaussian over aligned displacements of random pairs (paper, section 3.4).

    A pair whose affine map has a diagonal entry above 1 in magnitude is left out, as published. A region with
    fewer than two pairs left has no Gaussian; one that touches no other region is not aligned.
    """
    found = {}
    for region in layout.editable:
        rows, align = [], has_boundary(layout, region)
        for source, target in _pairs(len(vertices_mm), pairs, seed):
            where = layout.template_mm.device
            shapes = vertices_mm[source].to(where), vertices_mm[target].to(where)
            displacement, matrix = aligned_displacement(layout, region, *shapes, align=align)
            kept = (matrix.diagonal(dim1=1, dim2=2).abs() <= 1).all(1)
            rows.append(displacement[kept].flatten(1))
        samples = torch.cat(rows)
        if len(samples) >= 2:
            found[region] = Gaussian.fit(samples, f"region {layout.names[region]!r}")
    return found


def _pairs(count: int, pairs: int, seed: int, chunk: int = 256) -> Iterator[tuple[Tensor, Tensor]]:
    """Random pairs of different meshes, in pieces."""
    generator = torch.Generator().manual_seed(seed)
    source = torch.randint(count, (pairs,), generator=generator)
    target = (source + 1 + torch.randint(count - 1, (pairs,), generator=generator)) % count
    return zip(source.split(chunk), target.split(chunk), strict=True)
