"""Where a mesh stands against the model's meshes: the rigid motion that lays it on the template."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from lamm.regions.layout import RegionLayout

# A mesh whose mean distance from the template falls to less than this share when it is laid on it stands elsewhere,
# if that is more than this share of the template's size.
BETTER, APART = 0.5, 0.03


@dataclass(frozen=True)
class Rigid:
    """x ↦ x R + t, ``rotation`` ``(3, 3)`` without reflection, ``shift_mm`` ``(3,)``."""

    rotation: Float[Tensor, "3 3"]
    shift_mm: Float[Tensor, " 3"]

    def there(self, vertices_mm: Float[Tensor, "*b v 3"]) -> Float[Tensor, "*b v 3"]:
        return vertices_mm @ self.rotation + self.shift_mm

    def back(self, vertices_mm: Float[Tensor, "*b v 3"]) -> Float[Tensor, "*b v 3"]:
        return (vertices_mm - self.shift_mm) @ self.rotation.T

    def turned(self, vectors_mm: Float[Tensor, "*b 3"]) -> Float[Tensor, "*b 3"]:
        """Displacements, which have no place."""
        return vectors_mm @ self.rotation


def onto_template(layout: RegionLayout, vertices_mm: Float[Tensor, "v 3"]) -> Rigid:
    """The rotation and shift with the least squared distance from the template (Kabsch 1976)."""
    source, goal = vertices_mm.double(), layout.template_mm.cpu().double()
    middle, aim = source.mean(0), goal.mean(0)
    u, _, vt = torch.linalg.svd((source - middle).T @ (goal - aim))
    sign = torch.ones(3, dtype=torch.float64)
    sign[2] = torch.sign(torch.linalg.det(u @ vt))
    rotation = u @ (sign[:, None] * vt)
    return Rigid(rotation.float(), (aim - middle @ rotation).float())


def stands_elsewhere(layout: RegionLayout, vertices_mm: Float[Tensor, "v 3"]) -> float | None:
    """How far, in mm on average, a mesh is moved by laying it on the template, where that matters; else None."""
    template = layout.template_mm.cpu()
    laid = onto_template(layout, vertices_mm).there(vertices_mm)
    before, after = (float((mesh - template).norm(dim=1).mean()) for mesh in (vertices_mm, laid))
    moved = float((laid - vertices_mm).norm(dim=1).mean())
    return moved if after < BETTER * before and moved > APART * layout.extent_mm else None
