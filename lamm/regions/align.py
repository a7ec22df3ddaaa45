"""Boundaries of regions, and the affine map that lays one region on another along them."""

from __future__ import annotations

import torch
from jaxtyping import Float, Int
from torch import Tensor

from bench.api import BenchError
from lamm.regions.layout import RegionLayout

# Directions in which a boundary has less than this share of its greatest extent are left as they are: a flat ring
# says nothing about scaling across its own plane.
RANK_TOLERANCE = 1e-4


def boundary(layout: RegionLayout, region: int) -> Int[Tensor, " n"]:
    """Ids of a region's vertices that share an edge with a vertex outside of it.

    Errors: a mesh without faces, or a region without neighbours (nothing to align along).
    """
    if not len(layout.faces):
        raise BenchError(
            f"expected a topology with faces to find the boundary of {layout.names[region]!r}, got none; "
            f"build or load the model with faces, or call with align=False"
        )
    ids = _next_to_others(layout, region)
    if not len(ids):
        raise BenchError(
            f"expected a region with neighbours, got {layout.names[region]!r}, which shares no edge with another "
            f"region; call with align=False"
        )
    return ids


def has_boundary(layout: RegionLayout, region: int) -> bool:
    """Whether a region shares edges with others, so that :func:`boundary` has something to give."""
    return len(_next_to_others(layout, region)) > 0


def _next_to_others(layout: RegionLayout, region: int) -> Int[Tensor, " n"]:
    inside = torch.zeros(layout.vertex_count, dtype=torch.bool, device=layout.faces.device)
    inside[layout.region_vertices(region)] = True
    corners = inside[layout.faces]
    mixed = layout.faces[corners.any(1) & ~corners.all(1)].unique()
    return mixed[inside[mixed]]


def affine_maps(
    target: Float[Tensor, "b n 3"], source: Float[Tensor, "b n 3"]
) -> tuple[Float[Tensor, "b 3 3"], Float[Tensor, "b 3"]]:
    """The least-squares affine map x ↦ x A + t from ``target`` points to ``source`` points, mesh by mesh.

    A = I + E with E of least norm, so that directions in which the points do not extend are kept.
    """
    center_t, center_s = target.double().mean(1, True), source.double().mean(1, True)
    spread = target.double() - center_t
    change = torch.linalg.pinv(spread, rtol=RANK_TOLERANCE) @ ((source.double() - center_s) - spread)
    matrix = torch.eye(3, dtype=torch.float64, device=target.device) + change
    shift = center_s - center_t @ matrix
    return matrix.to(target.dtype), shift[:, 0].to(target.dtype)


def aligned_displacement(
    layout: RegionLayout, region: int, source_mm: Float[Tensor, "b v 3"], target_mm: Float[Tensor, "b v 3"], align: bool
) -> tuple[Float[Tensor, "b c 3"], Float[Tensor, "b 3 3"]]:
    """Displacement (mm) that moves the source's control vertices to those of the target's region, laid on the source.

    With ``align`` the target's region is first mapped on the source by :func:`affine_maps` between the two regions'
    boundary vertices (paper, section 3.4). Also returns the maps' matrices.
    """
    controls = layout.region_controls(region)
    goal = target_mm[:, controls]
    matrix = torch.eye(3, dtype=source_mm.dtype, device=source_mm.device).expand(len(source_mm), 3, 3)
    if align:
        ids = boundary(layout, region)
        matrix, shift = affine_maps(target_mm[:, ids], source_mm[:, ids])
        goal = goal @ matrix + shift[:, None]
    return goal - source_mm[:, controls], matrix
