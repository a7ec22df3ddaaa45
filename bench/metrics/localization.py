"""What an edit changed, where, and how near that is to the true edit. All lengths in mm, one figure for each edit."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

from bench.api import BenchError
from bench.metrics.values import Value, vertex_distances

__all__ = ["EditBatch", "edit_values", "leakage_curve", "measure_edits", "outside_displacement"]

UNITS = {"_mm": "mm", "_share": "1"}


@dataclass(frozen=True, eq=False)
class EditBatch:
    """``b`` edits of one region with a true answer, and what a model made of them.

    ``source_mm``, ``target_mm``: the subjects before and after the true edit; ``edited_mm``: the model's edit of the
    source; ``reconstruction_mm``: the model's output for the source without an edit; all ``(b, V, 3)``.
    ``inside`` ``(V,)``: the region; ``controls`` ``(h,)``: the control vertices that steered the edit, of which each
    should go to its place in ``target_mm``.
    """

    source_mm: Float[Tensor, "b v 3"]
    target_mm: Float[Tensor, "b v 3"]
    edited_mm: Float[Tensor, "b v 3"]
    reconstruction_mm: Float[Tensor, "b v 3"]
    inside: Bool[Tensor, " v"]
    controls: Int[Tensor, " h"]

    def __post_init__(self) -> None:
        for name in ("target_mm", "edited_mm", "reconstruction_mm"):
            vertex_distances(getattr(self, name)[:0], self.source_mm[:0])
            if len(getattr(self, name)) != len(self.source_mm):
                raise BenchError(f"expected {len(self.source_mm)} meshes of {name}, got {len(getattr(self, name))}")
        if self.inside.shape != self.source_mm.shape[1:2] or self.inside.dtype != torch.bool:
            raise BenchError(f"expected a mask of {self.source_mm.shape[1]} vertices, got {tuple(self.inside.shape)}")
        if not len(self.controls):
            raise BenchError("expected control vertices that steer the edit, got none; choose a region that has them")
        if not bool(self.inside.any()) or bool(self.inside.all()):
            raise BenchError("expected vertices inside and outside the region, got all on one side")
        if not bool(torch.isfinite(self.edited_mm).all()):
            raise BenchError("expected finite edited meshes, got NaN or infinity")


def measure_edits(batch: EditBatch) -> dict[str, Float[Tensor, " b"]]:
    """Figures of every edit. s source, t target, r the model's reconstruction of s, e its edit; means over vertices.

    * ``displacement_inside_mm``, ``displacement_outside_mm``: mean ‖e − r‖: what the model changed. Outside, this is
      how far the source is *not* preserved against the model's own reconstruction;
    * ``outside_from_source_mm``: mean ‖e − s‖ outside: the same against the source itself, reconstruction error
      included;
    * ``true_inside_mm``, ``true_outside_mm``: mean ‖t − s‖, what should have changed;
    * ``leak_share``: displacement_outside / displacement_inside (NaN where nothing moved inside);
    * ``fidelity_inside_mm``, ``fidelity_outside_mm``: mean ‖e − t‖, distance to the true answer;
    * ``change_error_inside_mm``, ``change_error_outside_mm``: mean ‖(e − r) − (t − s)‖: the same without the
      model's reconstruction error;
    * ``delivered_share``: ⟨e − r, t − s⟩ / ⟨t − s, t − s⟩ over the region: 1 delivers the requested displacement, less
      falls short of it, more overshoots; ``delivered_controls_share``: the same over the control vertices;
    * ``control_distance_mm``: mean ‖e − t‖ at the control vertices, their distance to their targets.
    """
    inside, outside, controls = batch.inside, ~batch.inside, batch.controls
    change = batch.edited_mm - batch.reconstruction_mm
    true = batch.target_mm - batch.source_mm
    moved, fidelity = change.norm(dim=-1), vertex_distances(batch.edited_mm, batch.target_mm)
    wrong, truth = (change - true).norm(dim=-1), true.norm(dim=-1)
    figures = {
        "displacement_inside_mm": moved[:, inside].mean(1),
        "displacement_outside_mm": moved[:, outside].mean(1),
        "outside_from_source_mm": vertex_distances(batch.edited_mm, batch.source_mm)[:, outside].mean(1),
        "true_inside_mm": truth[:, inside].mean(1),
        "true_outside_mm": truth[:, outside].mean(1),
        "fidelity_inside_mm": fidelity[:, inside].mean(1),
        "fidelity_outside_mm": fidelity[:, outside].mean(1),
        "change_error_inside_mm": wrong[:, inside].mean(1),
        "change_error_outside_mm": wrong[:, outside].mean(1),
        "delivered_share": _delivered(change[:, inside], true[:, inside]),
        "delivered_controls_share": _delivered(change[:, controls], true[:, controls]),
        "control_distance_mm": fidelity[:, controls].mean(1),
    }
    figures["leak_share"] = _ratio(figures["displacement_outside_mm"], figures["displacement_inside_mm"])
    return figures


def outside_displacement(
    edited_mm: Float[Tensor, "b v 3"], reconstruction_mm: Float[Tensor, "b v 3"], inside: Bool[Tensor, " v"]
) -> dict[str, Float[Tensor, " b"]]:
    """For edits without a true answer (sampled regions, region swaps): what moved inside and outside, mean, mm."""
    moved = vertex_distances(edited_mm, reconstruction_mm)
    found = {"displacement_inside_mm": moved[:, inside].mean(1), "displacement_outside_mm": moved[:, ~inside].mean(1)}
    return {**found, "leak_share": _ratio(found["displacement_outside_mm"], found["displacement_inside_mm"])}


def leakage_curve(
    edited_mm: Float[Tensor, "b v 3"],
    reconstruction_mm: Float[Tensor, "b v 3"],
    distance_mm: Float[Tensor, " v"],
    bounds_mm: Any,
) -> Float[Tensor, "b k"]:
    """Mean displacement ‖e − r‖ of the vertices whose geodesic distance d from the region is in (a, b], mm.

    ``bounds_mm`` are k + 1 rising bounds in mm, beginning at 0, so that the first interval begins just outside the
    region; ``distance_mm`` comes from :func:`bench.metrics.geodesics.region_distances_mm`. An interval without a
    vertex gives NaN. Pass the true target and source instead to get the curve of the true edit.
    """
    bounds = torch.as_tensor(bounds_mm, dtype=distance_mm.dtype)
    if bounds.dim() != 1 or len(bounds) < 2 or not bool((bounds.diff() > 0).all()) or float(bounds[0]) < 0:
        raise BenchError(f"expected two or more rising bounds from 0 mm, got {bounds.tolist()}")
    moved = vertex_distances(edited_mm, reconstruction_mm)
    columns = []
    for low, high in itertools.pairwise(bounds.tolist()):
        member = ((distance_mm > low) & (distance_mm <= high)).to(moved.device)
        columns.append(moved[:, member].mean(1) if bool(member.any()) else moved.new_full((len(moved),), torch.nan))
    return torch.stack(columns, dim=1)


def edit_values(figures: dict[str, Float[Tensor, " b"]]) -> list[Value]:
    """Means over edits of :func:`measure_edits`, leaving out undefined ones (NaN), with units."""
    return [
        Value(name, float(figure.double().nanmean()), next(unit for end, unit in UNITS.items() if name.endswith(end)))
        for name, figure in figures.items()
    ]


def _delivered(change: Float[Tensor, "b n 3"], true: Float[Tensor, "b n 3"]) -> Float[Tensor, " b"]:
    return _ratio((change * true).sum((1, 2)), true.square().sum((1, 2)))


def _ratio(above: Tensor, below: Tensor) -> Tensor:
    return torch.where(below > 0, above / below, torch.full_like(above, torch.nan))
