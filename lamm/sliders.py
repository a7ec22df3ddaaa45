"""Directions in the space of codes that can be put on sliders, and how far training moved control vertices."""

from __future__ import annotations

import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError
from lamm.edit import decode
from lamm.regions.editable import EditableModel
from lamm.regions.statistics import Gaussian

#: A displacement of more than this many of the training set's deviations is one that training did not see.
USUAL_DEVIATIONS = 3.0
CHUNK = 64


@torch.no_grad()
def directions(model: EditableModel, count: int = 10) -> tuple[Float[Tensor, " z"], Float[Tensor, "n z"]]:
    """The mean code and the ``count`` directions that change the shape most, a deviation each, strongest first.

    With codes z ~ N(μ, F Fᵀ) of the training set and M = J F the movement of all vertices, J the decoder's derivative
    at μ taken by differences of one deviation, M = U S Vᵀ gives the directions F V: uncorrelated over the training
    set, ordered by the root mean square movement in mm. ``decode(μ + w · directions)`` is what a slider shows. Each
    direction's sign makes its largest component positive.

    Errors: a model without statistics (:func:`lamm.edit.fit_statistics`), a count below 1.
    """
    if model.statistics is None:
        raise BenchError("expected a model with statistics, got one without; call lamm.edit.fit_statistics first")
    if count < 1:
        raise BenchError(f"expected at least one direction, got {count}")
    mean, factor = model.statistics.latent.mean, model.statistics.latent.factor
    steps = torch.cat([mean + factor.T, mean - factor.T])
    shapes = torch.cat([decode(model, part, {}) for part in steps.split(CHUNK)]).flatten(1).double()
    moved = (shapes[: len(mean)] - shapes[len(mean) :]) / 2
    _, vectors = torch.linalg.eigh(moved @ moved.T)
    chosen = vectors.flip(1)[:, : min(count, len(mean))].T @ factor.double().T
    largest = chosen.gather(1, chosen.abs().argmax(1, keepdim=True))
    return mean, (chosen * torch.where(largest < 0, -1.0, 1.0)).float()


def usual_mm(model: EditableModel) -> Float[Tensor, " c"] | None:
    """For every control vertex how long a displacement may be before training saw none like it, in mm.

    The length of the mean displacement of the region's Gaussian plus three deviations; infinite for a region that has
    none. None for a model without statistics.
    """
    if model.statistics is None:
        return None
    layout = model.layout
    limits = torch.full((len(layout.controls),), torch.inf)
    for name, gaussian in model.statistics.regions.items():
        assert isinstance(gaussian, Gaussian)
        variance = gaussian.factor.square().sum(1).view(-1, 3).sum(1)
        length = gaussian.mean.view(-1, 3).norm(dim=1)
        limits[slice(*layout.control_ranges[int(name)])] = (length + USUAL_DEVIATIONS * variance.sqrt()).cpu()
    return limits
