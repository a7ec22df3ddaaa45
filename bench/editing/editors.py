"""Who edits: a model itself, or the shared latent fit; and what an edit is given."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from bench.api import BenchError, Region, Unsupported
from bench.case import Case
from bench.data.dataset import Dataset
from bench.editing.latent_fit import fit_edit

Edit = Callable[[Tensor, Tensor, Tensor], Tensor]


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
