"""Who edits: a model itself, or the shared latent fit; and what an edit is given."""

from __future__ import annotations

import functools
import inspect
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from bench.api import REST_MM, BenchError, Region, Unsupported
from bench.case import Case
from bench.data.dataset import Dataset
from bench.editing.latent_fit import fit_edit

Edit = Callable[..., Tensor]


@dataclass(frozen=True)
class Editor:
    """A trained model of a case that edits meshes of its data set; meshes are ``(b, V, 3)`` in mm, on the CPU.

    ``edit`` takes normalised meshes, ids of control vertices and their normalised displacements, and where the case's
    editor is ``rest`` also ``rest`` and ``rest_mm`` of :class:`bench.api.MeshModel`.
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
        still: dict[str, Any] = {}
        if self.case.editor == "rest":
            rest = (~inside_mask(self.dataset, region)).nonzero().flatten().to(self.case.device)
            still = {"rest": rest, "rest_mm": REST_MM}
        began = time.perf_counter()
        made = self.edit(vertices, handles, moves, **still).detach().cpu()
        return normalization.denormalize(made), time.perf_counter() - began


def editor_of(model: Any, case: Case, dataset: Dataset) -> tuple[str, Edit]:
    """``native`` and the model's own edit, or ``latent-fit`` and the shared one."""
    if callable(getattr(model, "edit", None)):
        if case.editor in ("held", "rest") and getattr(model, "edits_locally", False):
            raise Unsupported("holding what lies outside changes nothing: this model's edit leaves it alone")
        if case.editor == "rest" and "rest" not in inspect.signature(model.edit).parameters:
            raise Unsupported("this model's edit has no argument rest, the vertices that are asked to stay")
        return str(getattr(model, "editor", "native")), _without_autograd(model.edit)
    with torch.no_grad():
        codes = torch.cat(
            [
                model.encode(dataset.normalized("train", start, start + 64).to(case.device))
                for start in range(0, min(len(dataset.splits["train"]), 2000), 64)
            ]
        )

    def edit(
        vertices: Tensor, handles: Tensor, displacement: Tensor, rest: Tensor | None = None, rest_mm: float = REST_MM
    ) -> Tensor:
        scale = dataset.topology.normalization.std_mm.to(vertices)  # the residual in mm
        return fit_edit(model, vertices, handles, displacement, codes, scale=scale, rest=rest, rest_noise=rest_mm)

    return "latent-fit", edit


def _without_autograd(edit: Edit) -> Edit:
    """A model's own edit as it is used: nothing is recorded for a backward pass that nobody makes."""

    @functools.wraps(edit)
    def edited(vertices: Tensor, handles: Tensor, displacement: Tensor, **still: Any) -> Tensor:
        with torch.no_grad():
            try:
                return edit(vertices, handles, displacement, **still)
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

    ``held``: all there are; the others are asked to stay. Otherwise those of the edited region alone.
    """
    handles = dataset.topology.controls if editor == "held" else region.controls
    moves_mm = (target_mm - source_mm)[:, handles]
    moves_mm[:, ~torch.isin(handles, region.controls)] = 0.0
    return handles, moves_mm / dataset.topology.normalization.std_mm[handles]


def inside_mask(dataset: Dataset, region: Region) -> Bool[Tensor, " v"]:
    inside = torch.zeros(dataset.topology.vertex_count, dtype=torch.bool)
    inside[region.vertices] = True
    return inside
