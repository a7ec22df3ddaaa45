"""What truncation needs to know of a model's region maps: the moments of their tokens over calibration meshes."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from lamm.compact import CompactLamm
from lamm.loss.targets import manipulation_pairs
from lamm.network import Lamm

CHUNK = 64  # calibration meshes that go through a model at once
# Directions without data keep this share of the mean variance, so that L has an inverse.
RIDGE = 1e-7


@dataclass(frozen=True)
class Moments:
    """What truncation needs to know of one region, in float64."""

    basis_in: Tensor  # (D, D) eigenvectors of the covariance of W v, falling
    lost_in: Tensor  # (D + 1,) what rank r = 0 … D leaves out of its variance, as a share
    mean_in: Tensor  # (D,) mean of W v
    left: Tensor  # L (D, D)
    inverse: Tensor  # L⁻ᵀ
    basis_out: Tensor  # (D, D) left singular vectors of Lᵀ W, falling
    lost_out_mm: Tensor  # (D + 1,) RMS distance a vertex that rank r = 0 … D leaves out
    mean_out: Tensor  # (D,) mean of y


@torch.no_grad()
def moments_of(model: Lamm, calibration: Float[Tensor, "n v 3"]) -> list[Moments]:
    """One a region, from a model in evaluation mode with full maps and normalised calibration meshes."""
    tokens_in, tokens_out = _tokens(model, calibration)
    # The unit of the output is mm, where the model's own is not.
    scale = model.layout.std_mm.double().index_select(0, model.layout.slots).flatten()
    if isinstance(model, CompactLamm) and model.linear is not None:
        scale = scale / model.to_unit
    found = []
    for i, weight in enumerate(model.region_decoder.weights):
        before = tokens_in[:, i].double()
        values_in, basis_in = torch.linalg.eigh(_covariance(before))
        after = tokens_out[:, i].double()
        values, vectors = torch.linalg.eigh(_covariance(after))
        floor = max(float(values.clamp(min=0).mean()) * RIDGE, 1e-30)
        roots = (values.clamp(min=0) + floor).sqrt()
        left = vectors * roots
        scaled = left.T @ (weight.double() * scale[model.layout.columns(i)])
        values_out, basis_out = torch.linalg.eigh(scaled @ scaled.T)
        lost_in, lost_out = _left_out(values_in), _left_out(values_out)
        found.append(
            Moments(
                basis_in.flip(1), lost_in / lost_in[0].clamp(min=1e-30), before.mean(0), left, vectors / roots,
                basis_out.flip(1), (lost_out / model.layout.sizes[i]).sqrt(), after.mean(0),
            )
        )  # fmt: skip
    return found


def _left_out(rising: Float[Tensor, " d"]) -> Float[Tensor, " e"]:
    """The sum of all but the r largest of rising eigenvalues, for r = 0 … D."""
    return torch.cat([rising.new_zeros(1), rising.clamp(min=0).cumsum(0)]).flip(0)


def _covariance(rows: Float[Tensor, "n d"]) -> Float[Tensor, "d d"]:
    centred = rows - rows.mean(0)
    return centred.T @ centred / len(rows)


def _tokens(model: Lamm, calibration: Tensor) -> tuple[Tensor, Tensor]:
    """W v before bias and embedding, and the decoder's last tokens, both ``(n, K, D)``."""
    maps = model.region_encoder
    into, out = [], []
    for vertices in calibration.split(CHUNK):
        packed = model.layout.gather(vertices)
        packed = model.in_units(packed) if isinstance(model, CompactLamm) else packed
        into.append(maps(packed, model.layout) - (maps.bias + maps.embedding))
        latent = model.encode(vertices)
        out.append(model.decoder(model.target_tokens(latent))[:, 1:])
        if model.stage == 2 and len(vertices) > 1:
            with torch.random.fork_rng(devices=[]):
                torch.manual_seed(len(out))
                pairs = manipulation_pairs(vertices, model.layout.controls, 1.0)
            moves = model.split_controls(pairs.displacement)
            half = len(vertices) // 2
            edited = {i: delta[-half:] for i, delta in moves.items()}
            out.append(model.decoder(model.target_tokens(latent[-half:], edited))[:, 1:])
    return torch.cat(into), torch.cat(out)
