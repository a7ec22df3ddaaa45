"""SD-VAE (Foti, Koo, Stoyanov, Clarkson, CVPR 2022): regions swapped in the batch pull the latent apart."""

from __future__ import annotations

from typing import Any

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from baselines.graph_model import form_of
from baselines.mesh.hierarchy import LEVELS, hierarchy_of
from baselines.mesh.spirals import spiralnet_levels
from baselines.region_vae import RegionVae
from baselines.spiral_autoencoder import FaithfulSpiralAutoencoder
from baselines.spiralnet import MINIMUM_VERTICES, SPIRAL_LENGTH
from bench.api import Topology, TrainSettings, offers
from bench.base.programs import program_for

GROUP = 4


class SdVae(RegionVae):
    """SpiralNet++ as a VAE with a *latent consistency* loss.

    b = 4 shapes become a b × b grid: entry (i, j) is shape i with one region, drawn at random, from shape j. The
    region's part of z must agree along columns (same j) and differ along rows, all other parts the other way round:
    hinges ``max(0, |z_ij − z_kj|² − |z_ij − z_il|² + η)`` with η₁ = η₂ = 0.5, weight 0.5. Larger batches are taken in
    groups of four; every shape of the grid is also autoencoded.
    """

    published = TrainSettings(optimizer="adam", rate=1e-4, schedule="constant", batch=4, epochs=40)
    consistency_weight = 0.5
    margins = (0.5, 0.5)

    region_masks: Tensor
    part_masks: Tensor

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        regions = self.topology.regions
        masks = torch.zeros(len(regions), self.topology.vertex_count, dtype=torch.bool)
        parts = torch.zeros(len(regions), self.latent_size, dtype=torch.bool)
        for row, (region, part) in enumerate(zip(regions, self.parts, strict=True)):
            masks[row, region.vertices] = True
            parts[row, part] = True
        self.register_buffer("region_masks", masks, persistent=False)
        self.register_buffer("part_masks", parts, persistent=False)

    def loss(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, ""]:
        if program_for(vertices) == "card":
            return self.loss_at_once(vertices)
        groups = vertices.split(GROUP)
        total = vertices.new_zeros(())
        for group in groups:
            region = int(torch.randint(len(self.parts), ()))
            grid = self.swapped(group, region)
            _, latent, loss = self.autoencode(grid)
            if len(group) > 1:
                loss = loss + self.consistency_weight * self.consistency(latent, region)
            total = total + loss * (len(group) / len(vertices))
        return total

    def loss_at_once(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, ""]:
        """The same for all groups of four in one pass, their regions drawn on the device; meshes that are left over
        are a group of their own."""
        whole = len(vertices) // GROUP * GROUP
        total = vertices.new_zeros(())
        for part, size in ((vertices[:whole], GROUP), (vertices[whole:], len(vertices) - whole)):
            if not len(part):
                continue
            groups = part.unflatten(0, (-1, size))
            drawn = torch.randint(len(self.parts), (len(groups),), device=vertices.device)
            inside = self.region_masks.index_select(0, drawn)[:, None, None, :, None]
            grid = torch.where(inside, groups[:, None], groups[:, :, None])
            _, latent, loss = self.autoencode(grid.flatten(0, 2))
            if size > 1:
                own = self.part_masks.index_select(0, drawn)
                codes = latent.unflatten(0, (len(groups), size, size))
                loss = loss + self.consistency_weight * self.consistency_at_once(codes, own)
            total = total + loss * (len(part) / len(vertices))
        return total

    def consistency_at_once(self, codes: Float[Tensor, "g b b z"], own: Bool[Tensor, "g z"]) -> Float[Tensor, ""]:
        """Mean over groups of :meth:`consistency`, with the entries of z chosen by masks."""
        count = codes.shape[1]
        columns = (codes[:, :, None] - codes[:, None]).square()  # (g, i, k, j, z)
        rows = (codes[:, :, :, None] - codes[:, :, None]).square()  # (g, i, j, l, z)
        same = torch.eye(count, dtype=codes.dtype, device=codes.device)
        valid = (1 - same)[:, None, :, None] * (1 - same)[None, :, None, :]
        total = codes.new_zeros(())
        for chosen, sign, margin in ((own, 1, self.margins[0]), (~own, -1, self.margins[1])):
            if sign < 0 and len(self.parts) == 1:  # one region alone: there is no other part
                continue
            weight = chosen.to(codes.dtype)[:, None, None, None, :]
            column = (columns * weight).sum(-1).transpose(2, 3)[..., None]
            row = (rows * weight).sum(-1)[:, :, :, None]
            hinge = torch.relu(sign * (column - row) + margin) * valid
            total = total + hinge.sum() / (len(codes) * (count * (count - 1)) ** 2)
        return total

    def swapped(self, vertices: Float[Tensor, "b v 3"], region: int) -> Float[Tensor, "bb v 3"]:
        """Row-major grid: entry ``i·b + j`` is mesh i with the region's vertices of mesh j."""
        count, ids = len(vertices), self.topology.regions[region].vertices.to(vertices.device)
        grid = vertices[:, None].expand(-1, count, -1, -1).clone()
        grid[:, :, ids] = vertices[None, :, ids]
        return grid.flatten(0, 1)

    def consistency(self, latent: Float[Tensor, "bb z"], region: int) -> Float[Tensor, ""]:
        """Mean of both hinges over all entries (i, j) and their partners (k, j), k ≠ i, and (i, l), l ≠ j."""
        count = round(len(latent) ** 0.5)
        inside = torch.zeros(latent.shape[1], dtype=torch.bool, device=latent.device)
        inside[self.parts[region]] = True
        grid = latent.unflatten(0, (count, count))
        total = latent.new_zeros(())
        for chosen, same_column, margin in ((inside, True, self.margins[0]), (~inside, False, self.margins[1])):
            codes = grid[:, :, chosen]
            if not codes.shape[2]:  # one region alone: there is no other part
                continue
            along_column = (codes[:, None] - codes[None]).square().sum(3)  # (i, k, j)
            along_row = (codes[:, :, None] - codes[:, None]).square().sum(3)  # (i, j, l)
            column, row = along_column.permute(0, 2, 1)[:, :, :, None], along_row[:, :, None]
            hinge = torch.relu((column - row if same_column else row - column) + margin)
            other = ~torch.eye(count, dtype=torch.bool, device=latent.device)
            valid = other[:, None, :, None] & other[None, :, None, :]
            total = total + hinge[valid.expand_as(hinge)].mean()
        return total


class FaithfulSdVae(FaithfulSpiralAutoencoder, SdVae):
    """The same function, its network computed as the published programs do."""


@offers("tuned", "faithful", minimum_vertices=MINIMUM_VERTICES, tags=("full", "card"))
def build(topology: Topology, latent_size: int, *, variant: str = "tuned", levels: int = LEVELS) -> SdVae:
    """SD-VAE on a topology (latent 60 for 12 regions as published).

    Raises :class:`BenchError` for fewer latent entries than regions, or a mesh that does not bear the levels.
    """
    form = form_of(variant, tuned=SdVae, faithful=FaithfulSdVae)
    hierarchy = hierarchy_of(topology, levels)
    return form(topology, hierarchy, spiralnet_levels(hierarchy, SPIRAL_LENGTH), latent_size)
