"""Who edits: a model itself, or the shared latent fit; and what an edit is given."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from bench.api import BenchError, Region, Unsupported
from bench.case import Case
from bench.data.dataset import Dataset
from bench.editing.latent_fit import fit_edit

Edit = Callable[[Tensor, Tensor, Tensor], Tensor]


@dataclass(frozen=True)
class Editor:
    """A trained model of a case that edits meshes of its data set; meshes are ``(b, V, 3)`` in mm, on the CPU.

    ``edit`` takes normalised meshes, ids of control vertices and their normalised displacements.
    """

    case: Case
    dataset: Dataset
    model: Any
    edit: Edit

    def reconstruct(self, source_mm: Float[Tensor, "b v 3"]) -> Float[Tensor, "b v 3"]:
        """What the model makes of the meshes without an edit."""
        normalization = self.dataset.topology.normalization
        with torch.no_grad():
            vertices = normalization.normalize(source_mm).to(self.case.device)
            return normalization.denormalize(self.model.decode(self.model.encode(vertices)).cpu())

    def move(
        self, region: Region, source_mm: Float[Tensor, "b v 3"], target_mm: Float[Tensor, "b v 3"]
    ) -> tuple[Float[Tensor, "b v 3"], float]:
        """The edited meshes, control vertices of the region sent to where ``target_mm`` has them, and seconds taken."""
        normalization = self.dataset.topology.normalization
        handles, moves = handles_and_moves(self.dataset, region, source_mm, target_mm, self.case.editor)
        vertices, handles, moves = (
            part.to(self.case.device) for part in (normalization.normalize(source_mm), handles, moves)
        )
        began = time.perf_counter()
        made = self.edit(vertices, handles, moves).detach().cpu()
        return normalization.denormalize(made), time.perf_counter() - began


def editor_of(model: Any, case: Case, dataset: Dataset) -> tuple[str, Edit]:
    """``native`` and the model's own edit, or ``latent-fit`` and the shared one."""
    if callable(getattr(model, "edit", None)):
        if case.editor == "held" and getattr(model, "edits_locally", False):
            raise Unsupported("holding the other control vertices changes nothing: this model's edit leaves them alone")
        return str(getattr(model, "editor", "native")), _without_autograd(model.edit)
    with torch.no_grad():
        codes = torch.cat(
            [
                model.encode(dataset.normalized("train", start, start + 64).to(case.device))
                for start in range(0, min(len(dataset.splits["train"]), 2000), 64)
            ]
        )

    def edit(vertices: Tensor, handles: Tensor, displacement: Tensor) -> Tensor:
        scale = dataset.topology.normalization.std_mm.to(vertices)  # the residual in mm
        return fit_edit(model, vertices, handles, displacement, codes, scale=scale)

    return "latent-fit", edit


def _without_autograd(edit: Edit) -> Edit:
    """A model's own edit as it is used: nothing is recorded for a backward pass that nobody makes."""

    @functools.wraps(edit)
    def edited(vertices: Tensor, handles: Tensor, displacement: Tensor) -> Tensor:
        with torch.no_grad():
            try:
                return edit(vertices, handles, displacement)
            except RuntimeError as error:
                if "does not require grad" not in str(error):
                    raise
                raise BenchError(
                    "expected an edit that works without autograd, got one that needs it; "
                    "put what it optimises under torch.enable_grad()"
                ) from error

    return edited


def handles_and_moves(
    dataset: Dataset, region: Region, source_mm: Tensor, target_mm: Tensor, editor: str
) -> tuple[Tensor, Float[Tensor, "b h 3"]]:
    """The control vertices an edit is given, and where they shall go, normalised.

    ``region``: those of the edited region alone. ``held``: all there are; the others are asked to stay.
    """
    handles = region.controls if editor == "region" else dataset.topology.controls
    moves_mm = (target_mm - source_mm)[:, handles]
    moves_mm[:, ~torch.isin(handles, region.controls)] = 0.0
    return handles, moves_mm / dataset.topology.normalization.std_mm[handles]


def inside_mask(dataset: Dataset, region: Region) -> Bool[Tensor, " v"]:
    inside = torch.zeros(dataset.topology.vertex_count, dtype=torch.bool)
    inside[region.vertices] = True
    return inside
