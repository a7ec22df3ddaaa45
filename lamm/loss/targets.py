"""The multilayer loss (paper, eqs. 1–2) and the source–target pairs of stage 2 (paper, section 3.3)."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from lamm.config import LammConfig
from lamm.regions.align import affine_maps, boundary, has_boundary
from lamm.regions.layout import RegionLayout
from lamm.regions.seams import Seams

ALPHA_MIN = 0.25
ALPHA_EPOCHS, PUBLISHED_EPOCHS = 100, 1500


def layer_weights(config: LammConfig) -> tuple[list[float], list[float]]:
    """What share of the shape each layer is pulled to: L_enc + 1 numbers, then L_dec.

    ``"ramp"``: encoder layer l has 1 − l/L (it ends at the mean shape, zero in normalised coordinates), decoder
    layer l has l/L. ``"constant"``: 1 throughout. The decoder's input layer is left out: without an edit it does
    not depend on the input, so its term cannot fall, and with one the published program masks it out. ``"last"``: no
    encoder layer and the decoder's last only (two lists of lengths 0 and 1).
    """
    encoder, decoder = config.encoder_layers, config.decoder_layers
    if config.targets == "last":
        return [], [1.0]
    if config.targets == "constant":
        return [1.0] * (encoder + 1), [1.0] * decoder
    return [1 - layer / encoder for layer in range(encoder + 1)], [layer / decoder for layer in range(1, decoder + 1)]


def alpha_limit(epoch: int, epochs: int) -> float:
    """α_max of stage 2: from 0.25 to 1 over the first 100 of 1,500 epochs, the same share of a shorter budget."""
    rise = min(float(ALPHA_EPOCHS), epochs * ALPHA_EPOCHS / PUBLISHED_EPOCHS)
    return ALPHA_MIN + (1 - ALPHA_MIN) * min(1.0, epoch / max(rise, 1e-9))


@dataclass(frozen=True)
class Pairs:
    """A stage-2 batch: what goes in, what must come out, and the displacement of the control vertices."""

    source: Float[Tensor, "b v 3"]
    target: Float[Tensor, "b v 3"]
    displacement: Float[Tensor, "b h 3"]


def manipulation_pairs(vertices: Float[Tensor, "b v 3"], controls: Tensor, alpha_max: float | Tensor) -> Pairs:
    """Half of the batch autoencodes (δ = 0), the other half turns a shape towards its neighbour in the batch.

    For the second half, with source s and neighbour t: δ = α (V_t − V_s)[C] and target α V_t + (1 − α) V_s, with α
    uniform in [0.25, α_max] (paper, section 3.3). A batch of one has no neighbour and autoencodes. As a tensor α_max is
    not read by the host.
    """
    shift = _alphas(vertices, alpha_max) * (vertices.roll(-1, 0) - vertices)
    return Pairs(vertices, vertices + shift, shift.index_select(1, controls))


def _alphas(vertices: Float[Tensor, "b v 3"], alpha_max: float | Tensor) -> Float[Tensor, "b 1 1"]:
    """α of every mesh: 0 for the half that autoencodes, uniform in [0.25, α_max] for the other."""
    count = len(vertices) // 2
    alpha = vertices.new_zeros(len(vertices), 1, 1)
    if not count:
        return alpha
    if isinstance(alpha_max, Tensor):
        alpha[-count:] = ALPHA_MIN + torch.rand_like(alpha[-count:]) * (alpha_max - ALPHA_MIN).clamp(min=0)
    else:
        alpha[-count:] = torch.empty_like(alpha[-count:]).uniform_(ALPHA_MIN, max(alpha_max, ALPHA_MIN))
    return alpha


def region_pairs(vertices: Float[Tensor, "b v 3"], layout: RegionLayout, alpha_max: float) -> Pairs:
    """:func:`manipulation_pairs` with one region at a time, drawn anew for each batch (not the paper's).

    The neighbour's region is laid on the source's by the affine map between their boundaries, as in a region swap
    (paper, section 3.4), so that the seam closes; the target is the source with that region moved by α of what
    remains. Every other region's target is the source's own, its control vertices are asked to stay.
    """
    region = layout.editable[int(torch.randint(len(layout.editable), ()))]
    ids = layout.region_vertices(region)
    millimetres = layout.normalization.denormalize(vertices)
    other = millimetres.roll(-1, 0)
    goal = other[:, ids]
    if has_boundary(layout, region):
        seam = boundary(layout, region)
        matrix, offset = affine_maps(other[:, seam], millimetres[:, seam])
        goal = goal @ matrix + offset[:, None]
    shift = torch.zeros_like(vertices)
    shift[:, ids] = _alphas(vertices, alpha_max) * (goal - millimetres[:, ids]) / layout.std_mm[ids].to(vertices)
    return Pairs(vertices, vertices + shift, shift.index_select(1, layout.controls))


def region_pairs_on_card(
    vertices: Float[Tensor, "b v 3"], layout: RegionLayout, seams: Seams, alpha_max: Tensor
) -> Pairs:
    """:func:`region_pairs` of the same draws without a number that the host reads: the region is a tensor, which picks
    a row of tables, and every vertex is laid on the source before those of the region are taken."""
    row = torch.randint(len(layout.editable), (1,), device=vertices.device)
    mean, std = (values.to(vertices) for values in (layout.mean_mm, layout.std_mm))
    millimetres = vertices * std + mean
    other = millimetres.roll(-1, 0)
    goal = seams.laid_on(other, millimetres, row)
    inside = seams.inside.index_select(0, row).to(vertices.dtype)[..., None]
    shift = _alphas(vertices, alpha_max) * inside * (goal - millimetres) / std
    return Pairs(vertices, vertices + shift, shift.index_select(1, layout.controls))
