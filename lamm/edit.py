"""Editing and sampling in millimetres (Tarasiou et al., CVPR 2024, sections 3.3 and 3.4).

Every function takes a model and meshes ``(B, V, 3)`` in mm and returns new meshes in mm, made by one pass of the
model; inputs are never changed, and a result can be edited again. A region is given by its name or its number.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import torch
from jaxtyping import Float, Int
from torch import Tensor

from bench.api import BenchError
from lamm.regions.align import aligned_displacement
from lamm.regions.editable import EditableModel
from lamm.regions.layout import RegionLayout
from lamm.regions.statistics import Gaussian, Mixture, Statistics, region_gaussians

RegionName = str | int
Vertices = Float[Tensor, "b v 3"]

# Meshes this many times larger or smaller than the template are taken for another unit.
UNIT_FACTOR = 20.0


def reconstruct(model: EditableModel, vertices_mm: Vertices) -> Vertices:
    """The autoencoder's output: an edit that moves nothing (section 3.1)."""
    return edit_regions(model, vertices_mm, {})


@torch.no_grad()
def edit_regions(model: EditableModel, vertices_mm: Vertices, displacement_mm: Mapping[RegionName, Tensor]) -> Vertices:
    """Move the control vertices of one or more regions in one pass (section 3.3).

    ``displacement_mm`` maps a region to ``(B, c, 3)`` or ``(c, 3)``, one displacement for each of its control
    vertices in the order of ``model.layout.region_controls``.
    Errors: an unknown region or one without control vertices, a wrong shape, NaN, more than the template's size.
    """
    latent = encode(model, vertices_mm)
    return decode(model, latent, displacement_mm)


@torch.no_grad()
def move_controls(
    model: EditableModel,
    vertices_mm: Vertices,
    handles: Int[Tensor, " h"],
    displacement_mm: Float[Tensor, "*b h 3"] | None = None,
    targets_mm: Float[Tensor, "*b h 3"] | None = None,
) -> Vertices:
    """Move single control vertices, by a displacement or to a target position (section 3.3).

    ``handles`` are vertex ids; the other control vertices of the regions they are in are asked to stay. Exactly one
    of ``displacement_mm`` and ``targets_mm`` is given.
    """
    if (displacement_mm is None) == (targets_mm is None):
        raise BenchError("expected either displacement_mm or targets_mm, got both or neither")
    vertices_mm = _checked(model.layout, vertices_mm)
    handles = torch.as_tensor(handles, dtype=torch.long, device=vertices_mm.device)
    shape = (len(vertices_mm), len(handles), 3)
    if displacement_mm is None:
        assert targets_mm is not None
        delta = _expanded(targets_mm, shape, "targets").to(vertices_mm) - vertices_mm[:, handles]
    else:
        delta = _expanded(displacement_mm, shape, "displacements").to(vertices_mm)
    _check_displacement(model.layout, delta)
    moves: dict[RegionName, Tensor] = {}
    moves.update(model.region_displacements(handles, delta).items())
    return edit_regions(model, vertices_mm, moves)


@torch.no_grad()
def swap_regions(
    model: EditableModel,
    source_mm: Vertices,
    target_mm: Vertices,
    regions: RegionName | Sequence[RegionName],
    align: bool = True,
) -> Vertices:
    """The source with the target's regions (section 3.4).

    Each region of the target is laid on the source by the least-squares affine map between the two regions'
    boundary vertices; the displacement of the control vertices that remains is decoded in one pass. One target may
    serve all sources.
    """
    layout = model.layout
    source_mm = _checked(layout, source_mm)
    target_mm = _checked(layout, target_mm).to(source_mm).expand_as(source_mm)
    moves: dict[RegionName, Tensor] = {
        index: aligned_displacement(layout, index, source_mm, target_mm, align)[0]
        for index in _indices(layout, regions)
    }
    return edit_regions(model, source_mm, moves)


@torch.no_grad()
def fit_statistics(
    model: EditableModel, vertices_mm: Vertices, pairs: int | None = None, seed: int = 0, mixture: bool = True
) -> Statistics:
    """Fit the Gaussians over codes and over each region's displacements on training meshes (section 3.4), and a mixture
    of Gaussians over codes (not in the paper).

    They are kept as ``model.statistics``, move and are saved with it. ``pairs`` random pairs (default: ten a mesh)
    are aligned for each region; those whose map enlarges are left out, as published. Without ``mixture`` there is none
    until :func:`fit_mixture` fits it.
    """
    if len(vertices_mm) < 2:
        raise BenchError(f"expected at least 2 meshes to fit statistics, got {len(vertices_mm)}")
    codes = torch.cat([encode(model, chunk) for chunk in vertices_mm.split(64)])
    latent = Gaussian.fit(codes, "codes")
    number = 10 * len(vertices_mm) if pairs is None else pairs
    regions = region_gaussians(model.layout, vertices_mm, number, seed)
    model.statistics = Statistics(latent, regions, Mixture.fit(codes) if mixture else None).to(
        model.layout.template_mm.device
    )
    return model.statistics


@torch.no_grad()
def fit_mixture(model: EditableModel, meshes_mm: Iterable[Vertices]) -> None:
    """Fit the mixture over codes alone, on meshes that come in pieces: it gains from more of them than the Gaussians
    do. Errors: a model without statistics."""
    statistics = _statistics(model)
    codes = torch.cat([encode(model, chunk) for piece in meshes_mm for chunk in piece.split(64)])
    statistics.mixture = Mixture.fit(codes).to(model.layout.template_mm.device)


@torch.no_grad()
def sample_shapes(model: EditableModel, count: int, scale: float = 1.0, seed: int = 0, source: str = "") -> Vertices:
    """``count`` whole new shapes; ``scale`` 0 is the mean code.

    ``source``: ``"gaussian"``, the one over codes (section 3.4), or ``"mixture"``, whose shapes are nearer to real ones
    where codes lie in clusters, as those of hands do; by default the mixture where the model has one.
    """
    return decode(model, _statistics(model).shapes(source).sample(count, scale, seed), {})


@torch.no_grad()
def sample_regions(
    model: EditableModel,
    vertices_mm: Vertices,
    regions: RegionName | Sequence[RegionName],
    scale: float = 1.0,
    seed: int = 0,
) -> Vertices:
    """The given meshes with new regions, drawn from the Gaussians over their displacements (section 3.4)."""
    layout, statistics = model.layout, _statistics(model)
    moves: dict[RegionName, Tensor] = {}
    for offset, index in enumerate(_indices(layout, regions)):
        layout.region_controls(index)
        drawn = statistics.region(layout, index).sample(len(vertices_mm), scale, seed + 7919 * offset)
        moves[index] = drawn.unflatten(1, (-1, 3))
    return edit_regions(model, vertices_mm, moves)


@torch.no_grad()
def interpolate(
    model: EditableModel,
    first_mm: Float[Tensor, "v 3"],
    second_mm: Float[Tensor, "v 3"],
    steps: int | Sequence[float] = 5,
) -> Float[Tensor, "s v 3"]:
    """Shapes between two, decoded from codes (1 − t) z₁ + t z₂ (section 3.4); ``steps`` is a number or the t."""
    codes = encode(model, torch.stack([first_mm, second_mm]))
    share = _shares(steps).to(codes)[:, None]
    return decode(model, (1 - share) * codes[0] + share * codes[1], {})


@torch.no_grad()
def interpolate_edit(
    model: EditableModel,
    vertices_mm: Float[Tensor, "v 3"],
    displacement_mm: Mapping[RegionName, Float[Tensor, "c 3"]],
    steps: int | Sequence[float] = 5,
) -> Float[Tensor, "s v 3"]:
    """From the unedited shape to the edited one, the displacement growing linearly (section 3.4)."""
    share = _shares(steps)
    moves: dict[RegionName, Tensor] = {
        region: share.to(delta)[:, None, None] * delta for region, delta in displacement_mm.items()
    }
    code = encode(model, vertices_mm[None])
    return decode(model, code.expand(len(share), -1), moves)


@torch.no_grad()
def encode(model: EditableModel, vertices_mm: Vertices) -> Float[Tensor, "b z"]:
    """Codes of meshes in mm."""
    layout = model.layout
    return model.encode(layout.normalization.normalize(_checked(layout, vertices_mm)))


@torch.no_grad()
def decode(
    model: EditableModel, latent: Float[Tensor, "b z"], displacement_mm: Mapping[RegionName, Tensor]
) -> Vertices:
    """Meshes in mm from codes, with the control vertices of regions moved (see :func:`edit_regions`)."""
    layout = model.layout
    moves = {}
    for region, delta in displacement_mm.items():
        index = layout.index(region)
        controls = layout.region_controls(index)
        delta = _expanded(delta, (len(latent), len(controls), 3), f"displacements of region {layout.names[index]!r}")
        delta = delta.to(latent)
        _check_displacement(layout, delta)
        moves[index] = delta / layout.std_mm[controls]
    return layout.normalization.denormalize(model.decode(latent, moves))


def _indices(layout: RegionLayout, regions: RegionName | Sequence[RegionName]) -> list[int]:
    named = [regions] if isinstance(regions, str | int) else list(regions)
    return list(dict.fromkeys(layout.index(region) for region in named))


def _shares(steps: int | Sequence[float]) -> Float[Tensor, " s"]:
    if isinstance(steps, int):
        if steps < 2:
            raise BenchError(f"expected at least 2 steps, got {steps}")
        return torch.linspace(0, 1, steps)
    return torch.tensor(list(steps), dtype=torch.float32)


def _statistics(model: EditableModel) -> Statistics:
    if model.statistics is None:
        raise BenchError("expected a model with statistics, got one without; call lamm.edit.fit_statistics first")
    return model.statistics


def _expanded(values: Tensor, shape: tuple[int, ...], what: str) -> Tensor:
    if tuple(values.shape) not in (shape, shape[1:]):
        raise BenchError(f"expected {what} {shape} or {shape[1:]}, got {tuple(values.shape)}")
    return values.expand(shape)


def _check_displacement(layout: RegionLayout, delta: Tensor) -> None:
    if not delta.numel():
        return
    if not bool(torch.isfinite(delta).all()):
        raise BenchError("expected finite displacements, got NaN or infinity")
    longest = float(delta.norm(dim=-1).max())
    if layout.extent_mm > 0 and longest > layout.extent_mm:
        raise BenchError(
            f"expected displacements in mm, below the template's size of {layout.extent_mm:.4g} mm, "
            f"got {longest:.4g}; check the unit"
        )


def _checked(layout: RegionLayout, vertices_mm: Tensor) -> Tensor:
    """Meshes on the model's device; an error for a wrong shape, values that are not finite, or another unit."""
    expected = (layout.vertex_count, 3)
    if vertices_mm.dim() != 3 or tuple(vertices_mm.shape[1:]) != expected:
        raise BenchError(f"expected meshes (B, {expected[0]}, 3) in mm, got {tuple(vertices_mm.shape)}")
    if not bool(torch.isfinite(vertices_mm).all()):
        raise BenchError("expected finite vertices, got NaN or infinity; clean the meshes first")
    if len(vertices_mm) and layout.extent_mm > 0:
        sizes = (vertices_mm.amax(1) - vertices_mm.amin(1)).norm(dim=-1) / layout.extent_mm
        worst = max((float(sizes.max()), float(sizes.min())), key=lambda size: abs(math.log(max(size, 1e-12))))
        if not 1 / UNIT_FACTOR <= worst <= UNIT_FACTOR:
            raise BenchError(
                f"expected meshes in mm of about the template's size of {layout.extent_mm:.4g} mm, got one of "
                f"{worst * layout.extent_mm:.4g} mm; check the unit"
            )
    return vertices_mm.to(layout.template_mm)
