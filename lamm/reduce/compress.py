"""Trained region maps cut down to low rank in the metric of the data, without training.

Of all maps of rank r, those are taken that move the results least over calibration meshes:

* into tokens, x = W v + b: with the covariance of W v over the meshes and its first r eigenvectors Q, W ≈ Q (Qᵀ W);
* out of tokens, v = Wᵀ y + b in mm: with C = L Lᵀ the covariance of the decoder's last tokens y and P the first r left
  singular vectors of Lᵀ W, W ≈ L⁻ᵀ P (Pᵀ Lᵀ W).

Both are about the mean, whose image the bias keeps exactly. Plain truncation of W would keep directions that no mesh
has. The tokens of a model of stage 2 include those of displaced control vertices.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError
from lamm.compact import CompactLamm
from lamm.layers.lowrank import region_ranks
from lamm.network import Lamm
from lamm.reduce.moments import CHUNK, Moments, moments_of
from lamm.reduce.tolerance import Tried, search

# Meshes on which it is tried how much the result hangs on the token of each region.
TRIED = 128


@dataclass(frozen=True)
class Compression:
    """What compression did: rank and deviation from the original, in mm, by region, over the calibration meshes."""

    regions: tuple[str, ...]
    ranks: tuple[int, ...]
    deviation_mm: tuple[float, ...]
    deviation_max_mm: tuple[float, ...]
    meshes: int
    tolerance_mm: float | None

    def to_dict(self) -> dict[str, Any]:
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}


@torch.no_grad()
def compress(
    model: Lamm,
    rank: int | Sequence[int] | None = None,
    *,
    tolerance_mm: float | None = None,
    calibration: Float[Tensor, "n v 3"],
) -> CompactLamm:
    """A copy of ``model`` with factored region maps; the model itself is left as it is.

    Either ``rank``, one number or one per region, or ``tolerance_mm``: the smallest ranks found for which every
    region's mean distance from the original's reconstruction stays below it over the calibration meshes, which are
    normalised. The result's ``compression`` holds what was done (:class:`Compression` as a dictionary).

    Errors: neither or both of them; a rank no region can have; a tolerance that even full rank exceeds; calibration of
    another topology or with no more meshes than the rank; a model that is factored or quantised already.
    """
    _check(model, rank, tolerance_mm, calibration)
    width, layout, was_training = model.config.width, model.layout, model.training
    model.eval()
    try:
        moments = moments_of(model, calibration)
        reference = _reconstructions(model, calibration)
        if rank is not None:
            ranks = region_ranks(rank, layout, width)
            _check_count(max(ranks), calibration)
            result = _truncated(model, ranks, moments)
            deviation = _deviation(result, reference, calibration)
        else:
            assert tolerance_mm is not None
            result, deviation = _to_tolerance(model, tolerance_mm, moments, reference, calibration)
    finally:
        model.train(was_training)
    means, worst = deviation
    report = Compression(
        layout.names, result.region_decoder.ranks, tuple(means), tuple(worst), len(calibration), tolerance_mm
    )
    result.compression = report.to_dict()
    return result.eval()


def _check(model: Lamm, rank: Any, tolerance_mm: float | None, calibration: Tensor) -> None:
    if model.quantized:
        raise BenchError(f"expected a model with full weights, got one in {model.quantized}; compress the original")
    if model.config.rank is not None:
        raise BenchError(
            f"expected full region maps, got factors of rank {model.config.rank}; compress the model they came from"
        )
    if model.variant != "tuned":
        raise BenchError(f"expected the tuned form, got {model.variant}; load or build it with variant='tuned'")
    if (rank is None) == (tolerance_mm is None):
        raise BenchError("expected either rank or tolerance_mm, got both or neither")
    if tolerance_mm is not None and not tolerance_mm > 0:
        raise BenchError(f"expected a tolerance above 0 mm, got {tolerance_mm}")
    model.check_vertices(calibration)
    _check_count(1, calibration)


def _check_count(rank: int, calibration: Tensor) -> None:
    if len(calibration) <= rank:
        raise BenchError(
            f"expected more calibration meshes than the rank of {rank}, got {len(calibration)}; add meshes or lower it"
        )


def _truncated(model: Lamm, ranks: tuple[int, ...], moments: Sequence[Moments]) -> CompactLamm:
    """The model with factors of these ranks."""
    topology = model.layout.topology()
    result = CompactLamm(topology, replace(model.config, rank=ranks), model.stage).to(model.identity_token)
    skipped = ("region_encoder.", "region_decoder.", "statistics.")
    kept = {name: value for name, value in model.state_dict().items() if not name.startswith(skipped)}
    result.load_state_dict({**result.state_dict(), **kept})
    result.prepared.fill_(True)
    result.statistics = copy.deepcopy(model.statistics)
    into, out = result.region_encoder, result.region_decoder
    into.embedding.copy_(model.region_encoder.embedding)
    into.small.zero_()
    out.small.zero_()
    for i, (rank, found) in enumerate(zip(ranks, moments, strict=True)):
        weight = model.region_encoder.weights[i].double()
        basis = found.basis_in[:, :rank]
        into.wide[i].copy_(basis.T @ weight)
        into.small[i, :rank] = basis.T.to(into.small)
        rest = found.mean_in - basis @ (basis.T @ found.mean_in)
        into.bias[i] = (model.region_encoder.bias[i].double() + rest).to(into.bias)
        weight, columns = model.region_decoder.weights[i].double(), model.layout.columns(i)
        basis = found.basis_out[:, :rank]
        small, wide = found.inverse @ basis, basis.T @ (found.left.T @ weight)
        # Columns of one size: what is large in one factor would be small in the other.
        size = small.norm(dim=0).clamp(min=1e-30)
        out.small[i, :, :rank] = (small / size).to(out.small)
        out.wide[i].copy_(wide * size[:, None])
        kept_mean = found.mean_out @ small @ wide
        out.bias[columns] = (model.region_decoder.bias[columns].double() + found.mean_out @ weight - kept_mean).float()
    return result.eval()


def _reconstructions(model: Lamm, calibration: Tensor) -> Float[Tensor, "n v 3"]:
    return torch.cat([model(vertices) for vertices in calibration.split(CHUNK)])


def _deviation(model: Lamm, reference: Tensor, calibration: Tensor) -> tuple[list[float], list[float]]:
    """Mean and largest distance between reconstructions in mm, by region."""
    layout = model.layout
    distance = ((_reconstructions(model, calibration) - reference) * layout.std_mm).norm(dim=-1)
    regions = [distance[:, layout.region_vertices(i)] for i in range(len(layout.sizes))]
    return [float(part.mean()) for part in regions], [float(part.max()) for part in regions]


def _to_tolerance(
    model: Lamm, tolerance_mm: float, moments: Sequence[Moments], reference: Tensor, calibration: Tensor
) -> tuple[CompactLamm, tuple[list[float], list[float]]]:
    """The model of the smallest ranks found within the tolerance (:mod:`lamm.reduce.tolerance`), and its deviations."""
    limits = [min(model.config.width, 3 * size, len(calibration) - 1) for size in model.layout.sizes]
    hangs_mm = _dependence(model, moments, calibration[:TRIED])
    lost_mm = [torch.maximum(m.lost_out_mm, h * m.lost_in.sqrt()) for m, h in zip(moments, hangs_mm, strict=True)]

    def tried(ranks: tuple[int, ...]) -> Tried:
        result = _truncated(model, ranks, moments)
        return Tried(ranks, result, *_deviation(result, reference, calibration))

    best = search(tried, lost_mm, limits, tolerance_mm)
    if max(best.means_mm) > tolerance_mm:
        worst = best.means_mm.index(max(best.means_mm))
        raise BenchError(
            f"expected a tolerance that {len(calibration)} calibration meshes can meet, got {tolerance_mm} mm: region "
            f"{model.layout.names[worst]!r} is {best.means_mm[worst]:.3g} mm off at rank {best.ranks[worst]}; allow "
            "more or give more meshes"
        )
    return best.model, (best.means_mm, best.largest_mm)


def _dependence(model: Lamm, moments: Sequence[Moments], calibration: Tensor) -> list[float]:
    """By how much reconstructions move, RMS in mm over all vertices, without what a region's token says."""
    plain = _reconstructions(model, calibration)
    found = []
    for i, part in enumerate(moments):
        mean = part.mean_in + (model.region_encoder.bias + model.region_encoder.embedding)[i].double()

        def silence(_: Any, __: Any, tokens: Tensor, i: int = i, mean: Tensor = mean) -> Tensor:
            return tokens.index_copy(
                1, torch.tensor([i], device=tokens.device), mean.to(tokens).expand(len(tokens), 1, -1)
            )

        hook = model.region_encoder.register_forward_hook(silence)
        try:
            moved = (_reconstructions(model, calibration) - plain) * model.layout.std_mm
        finally:
            hook.remove()
        found.append(float(moved.square().sum(-1).mean().sqrt()))
    return found
