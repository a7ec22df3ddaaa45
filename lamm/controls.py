"""Displacements of control vertices, sorted by region."""

from __future__ import annotations

from jaxtyping import Float, Int
from torch import Tensor, nn

from bench.api import BenchError
from lamm.regions import RegionLayout


class RegionControls(nn.Module):
    """What a model with a :class:`~lamm.regions.RegionLayout` knows about its control vertices."""

    layout: RegionLayout

    def split_controls(self, displacement: Float[Tensor, "b h 3"]) -> dict[int, Float[Tensor, "b c 3"]]:
        """Displacements of all control vertices, in the order of ``layout.controls``, region by region."""
        return {i: displacement[:, slice(*self.layout.control_ranges[i])] for i in self.layout.editable}

    def region_displacements(
        self, handles: Int[Tensor, " h"], displacement: Float[Tensor, "b h 3"]
    ) -> dict[int, Float[Tensor, "b c 3"]]:
        """Displacements by region from those of some control vertices; regions without any are left out."""
        if displacement.dim() != 3 or displacement.shape[1:] != (len(handles), 3):
            raise BenchError(
                f"expected displacements (B, {len(handles)}, 3) for {len(handles)} control vertices, "
                f"got {tuple(displacement.shape)}"
            )
        controls = self.layout.controls
        matches = controls[:, None] == handles.to(controls.device)[None, :]
        unknown = ~matches.any(0)
        if bool(unknown.any()):
            raise BenchError(
                f"expected control vertices of {self.layout.topology_name}, got {handles[unknown.cpu()].tolist()}, "
                f"which are none; choose from model.layout.controls"
            )
        slots, columns = matches.nonzero(as_tuple=True)
        spread = displacement.new_zeros(len(displacement), len(controls), 3)
        spread[:, slots] = displacement[:, columns]
        touched = matches.any(1)
        regions = self.split_controls(spread)
        return {i: delta for i, delta in regions.items() if bool(touched[slice(*self.layout.control_ranges[i])].any())}
