"""LED-VAE (Foti, Koo, Stoyanov, Clarkson, Computer Graphics Forum 2023): latents tied to local eigenprojections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import igl
import numpy as np
import torch
from jaxtyping import Float
from scipy import sparse
from scipy.sparse import linalg
from torch import Tensor

from baselines.graph_model import form_of
from baselines.mesh.hierarchy import LEVELS, Hierarchy, hierarchy_of
from baselines.mesh.spirals import spiralnet_levels
from baselines.region_vae import CHANNELS, RegionVae
from baselines.spiral_autoencoder import FaithfulSpiralAutoencoder
from baselines.spiralnet import MINIMUM_VERTICES, SPIRAL_LENGTH
from bench.api import BenchError, Topology, TrainSettings, offers
from bench.base.meshes import adjacency
from bench.base.programs import program_for

CANDIDATES = 50
DENSE_VERTICES = 400  # up to this size a region's eigenvectors are found densely


class LedVae(RegionVae):
    """SpiralNet++ as a VAE; the part of z of a region is tied to its *local eigenprojections*.

    The signed displacement of a vertex from the mean shape, ``sign(⟨d, n⟩) |d|`` in mm with n the template's normal,
    is projected on the 50 lowest eigenvectors of the region's own graph (Kirchhoff) Laplacian. Those of highest
    variance over the training set, as many as the region's part of z has entries, standardised, are what the part is
    pulled to: L1, weight 1; and weight 0.5 on meshes generated from N(0, 1).

    Mean and variance of the projections are gathered while the first epoch goes by (buffers, so they travel with the
    weights) and kept from then on; :meth:`fit_projections` sets them beforehand.
    """

    published = TrainSettings(optimizer="adam", rate=1e-4, schedule="constant", batch=16, epochs=40)
    laplacian_weight = 50.0
    tie_weight = 1.0
    generated_weight = 0.5
    seen: Tensor
    mean: Tensor
    square: Tensor
    settled: Tensor
    normals: Tensor
    std_mm: Tensor
    projection: Tensor

    def __init__(
        self,
        topology: Topology,
        hierarchy: Hierarchy,
        spirals: Sequence[np.ndarray],
        latent_size: int,
        channels: Sequence[int] = CHANNELS,
    ) -> None:
        super().__init__(topology, hierarchy, spirals, latent_size, channels)
        faces = hierarchy.levels[0].faces
        basis, owner = _region_bases(topology, faces, self.parts)
        normals = np.nan_to_num(igl.per_vertex_normals(topology.template_mm.double().numpy(), faces))
        self.register_buffer("normals", torch.from_numpy(normals.astype(np.float32)), persistent=False)
        self.register_buffer("std_mm", topology.normalization.std_mm.clone(), persistent=False)
        self.register_buffer("projection", torch.from_numpy(basis), persistent=False)
        self.owner = owner  # region of each candidate
        for region in range(len(self.parts)):
            candidates = torch.from_numpy(np.flatnonzero(owner == region))
            self.register_buffer(f"candidates{region}", candidates, persistent=False)
        self.register_buffer("seen", torch.zeros((), dtype=torch.float64))
        self.register_buffer("mean", torch.zeros(len(owner), dtype=torch.float64))
        self.register_buffer("square", torch.zeros(len(owner), dtype=torch.float64))
        self.register_buffer("settled", torch.zeros((), dtype=torch.bool))

    def project(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b p"]:
        """Projections of the signed displacement on all candidates, mm. ``vertices`` normalised: mean shape is 0."""
        displacement = vertices * self.std_mm
        length = (displacement.square().sum(2) + 1e-12).sqrt()
        side = torch.sign((displacement.detach() * self.normals).sum(2))
        return (side * length) @ self.projection

    @torch.no_grad()
    def fit_projections(self, vertices: Float[Tensor, "n v 3"]) -> None:
        """Mean and variance of the projections from the whole training set, for good."""
        for running in (self.seen, self.mean, self.square):
            running.zero_()
        for chunk in vertices.split(256):
            self._gather(self.project(chunk))
        self.settled.fill_(True)

    def on_epoch(self, epoch: int, epochs: int) -> None:
        if epoch > 0 and float(self.seen) > 1:
            self.settled.fill_(True)

    def loss(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, ""]:
        """Mean squared error, Laplacian, divergence and ties. The program for a card decides by tensors whether
        statistics are still gathered and whether there are enough of them to tie anything."""
        projections = self.project(vertices).detach()
        if program_for(vertices) == "card":
            if self.training:
                self._gather_unless_settled(projections)
            _, latent, loss = self.autoencode(vertices)
            return loss + torch.where(self.seen >= 2, self._ties(projections, latent), 0.0)
        if self.training and not bool(self.settled):
            self._gather(projections)
        _, latent, loss = self.autoencode(vertices)
        return loss if float(self.seen) < 2 else loss + self._ties(projections, latent)

    def _ties(self, projections: Float[Tensor, "b p"], latent: Float[Tensor, "b z"]) -> Float[Tensor, ""]:
        chosen, mean, deviation = self.targets()
        wanted = (projections.index_select(1, chosen) - mean) / deviation
        ties = self.tie_weight * (wanted - latent).abs().mean()
        if self.training and self.generated_weight:
            drawn = torch.randn_like(latent)
            made = (self.project(self.decode(drawn)).index_select(1, chosen) - mean) / deviation
            ties = ties + self.generated_weight * (made - drawn).abs().mean()
        return ties

    def targets(self) -> tuple[Tensor, Tensor, Tensor]:
        """The candidate tied to each entry of z, and the mean and deviation it is standardised by (mm)."""
        variance = (self.square / self.seen.clamp(min=1)).clamp(min=0)
        chosen = []
        for region, part in enumerate(self.parts):
            mine = self.get_buffer(f"candidates{region}")
            order = torch.argsort(variance[mine], descending=True, stable=True)
            chosen.append(mine[order[: part.stop - part.start]])
        ids = torch.cat(chosen)
        deviation = variance[ids].sqrt().clamp(min=1e-6)
        return ids, self.mean[ids].float(), deviation.float()

    @torch.no_grad()
    def _gather(self, projections: Tensor) -> None:
        """Running mean and sum of squared deviations (Chan et al. 1983)."""
        rows = projections.double()
        count, own = len(rows), rows.mean(0)
        share = count / (float(self.seen) + count)
        self.square += (rows - own).square().sum(0) + (own - self.mean).square() * float(self.seen) * share
        self.mean += (own - self.mean) * share
        self.seen += count

    @torch.no_grad()
    def _gather_unless_settled(self, projections: Tensor) -> None:
        """:meth:`_gather` where ``settled`` is false, without a look at it."""
        rows = projections.double()
        count, own = len(rows), rows.mean(0)
        share = count / (self.seen + count)
        square = self.square + (rows - own).square().sum(0) + (own - self.mean).square() * self.seen * share
        mean = self.mean + (own - self.mean) * share
        for running, new in ((self.square, square), (self.mean, mean), (self.seen, self.seen + count)):
            running.copy_(torch.where(self.settled, running, new))


class FaithfulLedVae(FaithfulSpiralAutoencoder, LedVae):
    """The same function, its network computed as the published programs do."""


def _region_bases(topology: Topology, faces: np.ndarray, parts: list[slice]) -> tuple[np.ndarray, np.ndarray]:
    """Eigenvectors of all regions' graph Laplacians as columns ``(V, P)`` float32, and the region of each column."""
    graph = adjacency(faces, topology.vertex_count)
    columns, owner = [], []
    for index, (region, part) in enumerate(zip(topology.regions, parts, strict=True)):
        ids, needed = region.vertices.numpy(), part.stop - part.start
        if len(ids) < needed:
            raise BenchError(
                f"expected region {region.name!r} to have at least {needed} vertices for its part of the latent, got "
                f"{len(ids)}; lower the latent size or join regions"
            )
        vectors = kirchhoff_vectors(graph[ids][:, ids], min(CANDIDATES, len(ids)))
        wide = np.zeros((topology.vertex_count, vectors.shape[1]), dtype=np.float32)
        wide[ids] = vectors
        columns.append(wide)
        owner += [index] * vectors.shape[1]
    return np.concatenate(columns, axis=1), np.array(owner)


def kirchhoff_vectors(graph: sparse.csr_matrix, count: int) -> np.ndarray:
    """The ``count`` eigenvectors ``(n, count)`` of lowest eigenvalue of D − A, signs fixed by their largest entry."""
    laplacian = (sparse.diags(np.asarray(graph.sum(1)).ravel()) - graph).tocsc()
    size = laplacian.shape[0]
    if size <= DENSE_VERTICES or count >= size - 1:
        vectors = np.linalg.eigh(laplacian.toarray())[1][:, :count]
    else:
        options: dict[str, Any] = {"sigma": -1e-3, "which": "LM", "v0": np.ones(size)}
        values, vectors = linalg.eigsh(laplacian, k=count, **options)
        vectors = vectors[:, np.argsort(values, kind="stable")]
    largest = np.abs(np.round(vectors, 9)).argmax(0)
    return vectors * np.where(vectors[largest, np.arange(count)] < 0, -1.0, 1.0)


@offers("tuned", "faithful", minimum_vertices=MINIMUM_VERTICES, tags=("full", "card"))
def build(topology: Topology, latent_size: int, *, variant: str = "tuned", levels: int = LEVELS) -> LedVae:
    """LED-VAE on a topology (latent 60 for 12 regions as published).

    Raises :class:`BenchError` for fewer latent entries than regions, a part larger than its region, or a mesh that
    does not bear the levels.
    """
    form = form_of(variant, tuned=LedVae, faithful=FaithfulLedVae)
    hierarchy = hierarchy_of(topology, levels)
    return form(topology, hierarchy, spiralnet_levels(hierarchy, SPIRAL_LENGTH), latent_size)
