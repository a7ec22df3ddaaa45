"""Quality of generated shapes: variety, nearness to real shapes, agreement of two sets of shapes.

Registered meshes are compared vertex by vertex (:func:`diversity_mm`, :func:`specificity_mm`); the set metrics of
generative point clouds (Achlioptas et al., ICML 2018; Yang et al., ICCV 2019) work on distances between shapes: the
mean distance of vertices (:func:`mean_vertex_distances`), or the Chamfer or the earth mover's distance between point
samples of equal size (:func:`sample_surface`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float, Int
from scipy.optimize import linear_sum_assignment
from torch import Tensor

from bench.api import BenchError

__all__ = [
    "SetAgreement",
    "chamfer_distances",
    "diversity_mm",
    "earth_mover_distances",
    "jensen_shannon",
    "mean_vertex_distances",
    "sample_surface",
    "set_agreement",
    "specificity_mm",
    "symmetric_earth_mover_distances",
]

_CHUNK = 30_000_000  # numbers held at once in a table of distances
_BLOCK = 64  # shapes compared at once: what a processor's cache holds
POINTS = 512  # of a shape: an exact assignment of that many takes some 15 ms, of 2,048 some 0.5 s


class SetAgreement(NamedTuple):
    """How well a generated set stands for a reference set; distances in the unit of the tables given.

    * ``mmd``, minimum matching distance: mean over the reference of the distance to the nearest generated shape;
    * ``coverage``: share of the reference shapes that are the nearest one of some generated shape;
    * ``one_nna``: leave-one-out accuracy of a 1-nearest-neighbour test between the sets; 0.5 is best, 1 means that
      the sets are told apart, 0 that each generated shape copies a reference shape;
    * ``one_nna_generated``, ``one_nna_reference``: the same of the shapes of either set alone. A generator that makes
      the mean shape alone has 1 and, of shapes with many parameters, 0, together 0.5, as the best has: read both.
    """

    mmd: float
    coverage: float
    one_nna: float
    one_nna_generated: float
    one_nna_reference: float


def diversity_mm(generated_mm: Float[Tensor, "n v 3"], pairs: int = 1000, seed: int = 0) -> float:
    """Mean vertex distance between the two shapes of ``pairs`` random pairs of different shapes, mm."""
    count = len(generated_mm)
    if count < 2:
        raise BenchError(f"expected at least 2 shapes, got {count}")
    generator = torch.Generator().manual_seed(seed)
    first = torch.randint(0, count, (pairs,), generator=generator)
    second = (first + torch.randint(1, count, (pairs,), generator=generator)) % count
    total = 0.0
    for one, other in zip(first.split(64), second.split(64), strict=True):
        total += float((generated_mm[one] - generated_mm[other]).norm(dim=-1).mean(1).double().sum())
    return total / pairs


def specificity_mm(
    generated_mm: Float[Tensor, "n v 3"], training_mm: Iterable[Float[Tensor, "m v 3"]]
) -> Float[Tensor, " n"]:
    """Mean vertex distance, mm, of every generated shape to the nearest training shape; the metric is its mean.

    ``training_mm`` gives the training shapes piece by piece, of which one at a time is in memory. Styner et al., IPMI
    2003. 0 for copies of training shapes, so it is read beside generalization. Errors: no training shape.
    """
    nearest = generated_mm.new_full((len(generated_mm),), torch.inf)
    seen = 0
    for piece in training_mm:
        if len(piece):
            nearest = torch.minimum(nearest, mean_vertex_distances(generated_mm, piece).amin(1))
            seen += len(piece)
    if not seen:
        raise BenchError(f"expected training shapes of {tuple(generated_mm.shape[1:])}, got none")
    return nearest


def mean_vertex_distances(first_mm: Float[Tensor, "n v 3"], second_mm: Float[Tensor, "m v 3"]) -> Float[Tensor, "n m"]:
    """Mean over the vertices of ‖x_v − y_v‖, mm, of every shape of one set to every shape of the other."""
    if first_mm.dim() != 3 or second_mm.dim() != 3 or first_mm.shape[1:] != second_mm.shape[1:]:
        raise BenchError(
            f"expected two sets of training shapes or samples (n, v, 3) of one topology, got {tuple(first_mm.shape)} "
            f"and {tuple(second_mm.shape)}"
        )
    table = first_mm.new_empty(len(first_mm), len(second_mm))
    step = max(1, min(_BLOCK, _CHUNK // max(1, first_mm[0].numel() if len(first_mm) else 1)))
    shapes = first_mm.movedim(2, 0).contiguous()
    for start in range(0, len(second_mm), step):
        others = second_mm[start : start + step].movedim(2, 0).contiguous()  # axis by axis: six times as fast
        for row in range(len(first_mm)):
            squares = (others[0] - shapes[0, row]).square_()
            for axis in (1, 2):
                squares.add_((others[axis] - shapes[axis, row]).square_())
            table[row, start : start + step] = squares.sqrt_().mean(1)
    return table


def chamfer_distances(first: Float[Tensor, "n p 3"], second: Float[Tensor, "m q 3"]) -> Float[Tensor, "n m"]:
    """Chamfer distance of every shape of one set to every shape of the other, in squared units.

    CD(X, Y) = mean over x of min over y of ‖x − y‖² + mean over y of min over x of ‖x − y‖². Distances are exact
    (no expansion of the square), so CD(X, X) = 0.
    """
    if first.dim() != 3 or second.dim() != 3 or first.shape[-1] != 3 or second.shape[-1] != 3:
        raise BenchError(f"expected two sets of points (n, p, 3), got {tuple(first.shape)} and {tuple(second.shape)}")
    step = max(1, _CHUNK // (first.shape[1] * second.shape[1]))
    table = first.new_empty(len(first), len(second))
    for row, shape in enumerate(first):
        for start in range(0, len(second), step):
            others = second[start : start + step]
            distance = torch.cdist(
                shape.expand(len(others), -1, -1), others, compute_mode="donot_use_mm_for_euclid_dist"
            )
            one_way = distance.amin(2).square().mean(1)
            table[row, start : start + step] = one_way + distance.amin(1).square().mean(1)
    return table


def sample_surface(
    vertices_mm: Float[Tensor, "n v 3"], faces: Int[Tensor, "f 3"], points: int = POINTS, seed: int = 0
) -> Float[Tensor, "n points 3"]:
    """``points`` points of each shape, uniform over its own surface area; independent from shape to shape.

    A triangle is drawn by its area, the point in it by √u (Osada et al., ACM TOG 2002, section 4). Vertices themselves
    crowd where the mesh is fine, which would weigh eyes and ears above the skull.
    """
    if points < 1 or not len(faces):
        raise BenchError(f"expected 1 point or more on 1 face or more, got {points} on {len(faces)}")
    generator = torch.Generator().manual_seed(seed)
    corners = vertices_mm[:, faces].double()  # (n, f, corner, 3)
    sides = corners[:, :, 1:] - corners[:, :, :1]
    areas = torch.linalg.cross(sides[:, :, 0], sides[:, :, 1]).norm(dim=-1)
    if not bool((areas.sum(1) > 0).all()):
        raise BenchError("expected shapes with a surface, got one of area 0; leave it out")
    chosen = torch.multinomial(areas.cpu(), points, replacement=True, generator=generator).to(vertices_mm.device)
    first, second = torch.rand(2, len(vertices_mm), points, 1, generator=generator, dtype=torch.float64).to(corners)
    triangle = corners.gather(1, chosen[:, :, None, None].expand(-1, -1, 3, 3))
    root = first.sqrt()
    found = (1 - root) * triangle[:, :, 0] + root * (1 - second) * triangle[:, :, 1] + root * second * triangle[:, :, 2]
    return found.to(vertices_mm)


def earth_mover_distances(first: Float[Tensor, "n p 3"], second: Float[Tensor, "m p 3"]) -> Float[Tensor, "n m"]:
    """Earth mover's distance of every shape of one set to every shape of the other, in the unit given.

    EMD(X, Y) = min over one-to-one maps φ of mean over x of ‖x − φ(x)‖ (Rubner et al., IJCV 2000; for point samples of
    one size an assignment problem, solved exactly). Cost grows with the cube of ``p``: state the sample size with the
    figure. Of one set to itself, use :func:`symmetric_earth_mover_distances` at half the cost.
    """
    _check_samples(first, second)
    table = np.empty((len(first), len(second)))
    for row, shape in enumerate(first):
        for column, other in enumerate(second):
            table[row, column] = _earth_mover(shape, other)
    return torch.from_numpy(table).to(first)


def symmetric_earth_mover_distances(points: Float[Tensor, "n p 3"]) -> Float[Tensor, "n n"]:
    """:func:`earth_mover_distances` of a set to itself: each pair once, zeros on the diagonal."""
    _check_samples(points, points)
    table = np.zeros((len(points), len(points)))
    for row, column in zip(*np.triu_indices(len(points), 1), strict=True):
        table[row, column] = table[column, row] = _earth_mover(points[row], points[column])
    return torch.from_numpy(table).to(points)


def _check_samples(first: Tensor, second: Tensor) -> None:
    if first.dim() != 3 or first.shape[-1] != 3 or first.shape[1:] != second.shape[1:] or not first.shape[1]:
        raise BenchError(
            f"expected two sets of equally many points (n, p, 3), got {tuple(first.shape)} and {tuple(second.shape)}; "
            "draw equal samples with sample_surface"
        )


def _earth_mover(shape: Float[Tensor, "p 3"], other: Float[Tensor, "p 3"]) -> float:
    cost = torch.cdist(shape.double(), other.double(), compute_mode="donot_use_mm_for_euclid_dist").cpu().numpy()
    return float(cost[linear_sum_assignment(cost)].mean())


def set_agreement(
    generated: Float[Tensor, "n n"], across: Float[Tensor, "n m"], reference: Float[Tensor, "m m"]
) -> SetAgreement:
    """MMD, coverage and 1-NNA from distances within the generated set, from generated to reference, within reference.

    Any distance between shapes will do. Ties go to the lower index, generated shapes first.
    """
    count, others = across.shape
    if generated.shape != (count, count) or reference.shape != (others, others) or min(count, others) < 2:
        raise BenchError(
            f"expected tables (n, n), (n, m), (m, m) with n, m ≥ 2, got {tuple(generated.shape)}, "
            f"{tuple(across.shape)}, {tuple(reference.shape)}"
        )
    whole = torch.cat([torch.cat([generated, across], 1), torch.cat([across.T, reference], 1)])
    whole = whole.clone().fill_diagonal_(torch.inf)
    is_reference = torch.arange(count + others, device=whole.device) >= count
    same = is_reference[whole.argmin(1)] == is_reference
    return SetAgreement(
        mmd=float(across.amin(0).double().mean()),
        coverage=len(across.argmin(1).unique()) / others,
        one_nna=float(same.double().mean()),
        one_nna_generated=float(same[:count].double().mean()),
        one_nna_reference=float(same[count:].double().mean()),
    )


def jensen_shannon(first: Float[Tensor, "n p 3"], second: Float[Tensor, "m q 3"], resolution: int = 28) -> float:
    """Jensen–Shannon divergence, in bits (0 … 1), between where the points of two sets lie.

    JSD(P, Q) = H((P + Q)/2) − (H(P) + H(Q))/2, with P and Q the shares of all points of a set in the cells of a grid
    of ``resolution`` cells along each side of the cube that holds both sets.
    """
    low = torch.minimum(first.amin((0, 1)), second.amin((0, 1)))
    high = torch.maximum(first.amax((0, 1)), second.amax((0, 1)))
    side = float((high - low).max())
    if not side > 0:
        raise BenchError("expected points that are not all in one place")
    shares = []
    for points in (first, second):
        cell = ((points.reshape(-1, 3) - low) / side * resolution).long().clamp(0, resolution - 1)
        flat = (cell[:, 0] * resolution + cell[:, 1]) * resolution + cell[:, 2]
        counts = torch.bincount(flat, minlength=resolution**3).double()
        shares.append(counts / counts.sum())
    return max(0.0, _entropy((shares[0] + shares[1]) / 2) - (_entropy(shares[0]) + _entropy(shares[1])) / 2)


def _entropy(shares: Tensor) -> float:
    return float(-torch.special.xlogy(shares, shares).sum() / torch.log(torch.tensor(2.0, dtype=torch.float64)))
