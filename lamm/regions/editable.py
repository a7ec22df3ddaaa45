"""What a model must have for :mod:`lamm.edit`: regions, codes, and a decoder that takes displacements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from jaxtyping import Float, Int
from torch import Tensor

from lamm.regions.layout import RegionLayout
from lamm.regions.statistics import Statistics


class EditableModel(Protocol):
    """A :class:`lamm.network.Lamm`, a :class:`lamm.pca_net.PcaNet`, or another model with the same interface.

    Meshes, codes and displacements are normalised; ``displacement`` maps a region's number to the displacements of its
    control vertices.
    """

    layout: RegionLayout
    statistics: Statistics | None

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]: ...

    def decode(
        self, latent: Float[Tensor, "b z"], displacement: Mapping[int, Float[Tensor, "b c 3"]] | None = None
    ) -> Float[Tensor, "b v 3"]: ...

    def region_displacements(
        self, handles: Int[Tensor, " h"], displacement: Float[Tensor, "b h 3"]
    ) -> dict[int, Float[Tensor, "b c 3"]]: ...
