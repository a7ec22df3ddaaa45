"""What a shape model keeps and breaks: the variance that its codes carry, and surfaces that cut through themselves."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import torch
from igl import predicates
from jaxtyping import Float, Int
from torch import Tensor

from bench.api import BenchError

__all__ = ["compactness", "self_intersections"]


def compactness(pairs: Iterable[tuple[Float[Tensor, "b v 3"], Float[Tensor, "b v 3"]]]) -> float:
    """Share of the variance of a set of shapes that its reconstructions have; 1 where nothing is lost.

    ``pairs`` are batches (reconstruction, original) in mm. C = Σᵢ ‖x̂ᵢ − mean x̂‖² / Σᵢ ‖xᵢ − mean x‖². For PCA on its
    training set this is (λ₁ + … + λ_Z) / (λ₁ + … + λ_n), the compactness of Styner et al. (IPMI 2003) at Z modes over
    its largest value; the definition by reconstructions holds for any model. Errors: fewer than two shapes, or shapes
    that are all equal.
    """
    # sums of differences from the first shape, in float64: differences are small beside coordinates
    kept: list[list[Tensor]] = [[], []]
    origin: list[Tensor] = []
    count = 0
    for pair in pairs:
        for side, shapes in enumerate(pair):
            rows = shapes.detach().flatten(1).double()
            if len(origin) <= side:
                origin.append(rows[0].clone())
                kept[side] = [torch.zeros_like(rows[0]), torch.zeros((), dtype=rows.dtype)]
            rows = rows - origin[side]
            kept[side] = [kept[side][0] + rows.sum(0), kept[side][1] + rows.square().sum()]
        count += len(pair[1])
    if count < 2:
        raise BenchError(f"expected 2 or more shapes, got {count}")
    found, whole = (float(squares - total.square().sum() / count) for total, squares in kept)
    if not whole > 0:
        raise BenchError("expected shapes that differ, got equal ones")
    return max(found, 0.0) / whole


def self_intersections(vertices_mm: Float[Tensor, "n v 3"], faces: Int[Tensor, "f 3"]) -> Int[Tensor, " n"]:
    """Pairs of faces of each shape that cut through each other, faces that share a corner or edge left out as far as
    they do no more than touch there. By libigl, with exact predicates. Errors: vertices that are not finite."""
    if not bool(torch.isfinite(vertices_mm).all()):
        raise BenchError("expected finite vertices, got NaN or infinity")
    triangles = np.ascontiguousarray(faces.cpu().numpy(), dtype=np.int64)
    counts = [
        len(
            predicates.find_self_intersections(np.ascontiguousarray(shape.cpu().numpy(), dtype=np.float64), triangles)[
                1
            ]
        )
        for shape in vertices_mm
    ]
    return torch.tensor(counts, dtype=torch.long)
