"""What SD-VAE and LED-VAE share: the SpiralNet++ network as a VAE whose latent is divided among the regions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from jaxtyping import Bool, Float, Int
from scipy import sparse
from torch import Tensor, nn

from baselines.layers.sparse import SparseMap
from baselines.mesh.hierarchy import Hierarchy
from baselines.spiral_autoencoder import SpiralAutoencoder
from bench.api import BenchError, Topology
from bench.base.meshes import adjacency

CHANNELS = (32, 32, 32, 64)


def latent_parts(latent_size: int, regions: int) -> list[slice]:
    """The latent divided among regions: equal parts, the first ones longer by one where it does not divide evenly."""
    if latent_size < regions:
        raise BenchError(
            f"expected a latent of at least one entry for each of the {regions} regions, got {latent_size}; "
            "raise the latent size"
        )
    each, longer = divmod(latent_size, regions)
    ends = np.cumsum([each + (index < longer) for index in range(regions)])
    return [slice(int(end) - each - (index < longer), int(end)) for index, end in enumerate(ends)]


class RegionVae(SpiralAutoencoder):
    """Encoder to a Gaussian over z, of which ``encode`` gives the mean; the part ``parts[r]`` belongs to region r.

    A region is edited through its own part alone (:meth:`editable_latents`, which the shared latent fit asks for).
    """

    standard_normal_prior = True
    divides_batches = False  # the loss compares all meshes of a batch and draws noise for them
    kl_weight = 1e-4
    laplacian_weight = 1.0

    def __init__(
        self,
        topology: Topology,
        hierarchy: Hierarchy,
        spirals: Sequence[np.ndarray],
        latent_size: int,
        channels: Sequence[int] = CHANNELS,
    ) -> None:
        parts = latent_parts(latent_size, len(topology.regions))
        super().__init__(hierarchy, spirals, latent_size, channels, channels)
        self.parts, self.topology = parts, topology
        self.to_log_variance = nn.Linear(self.to_latent.in_features, latent_size)
        nn.init.xavier_uniform_(self.to_log_variance.weight)
        nn.init.zeros_(self.to_log_variance.bias)
        graph = adjacency(hierarchy.levels[0].faces, topology.vertex_count)
        mean = sparse.diags(1.0 / np.maximum(np.asarray(graph.sum(1)).ravel(), 1)) @ graph
        self.laplacian = SparseMap((sparse.identity(topology.vertex_count) - mean).tocsr(), channels=3)

    def distribution(self, vertices: Float[Tensor, "b v 3"]) -> tuple[Float[Tensor, "b z"], Float[Tensor, "b z"]]:
        """Mean and logarithm of the variance of z."""
        features = self.features(vertices)
        return self.to_latent(features), self.to_log_variance(features)

    def editable_latents(self, handles: Int[Tensor, " h"]) -> Bool[Tensor, " z"]:
        """The entries of z that belong to the regions of which ``handles`` are control vertices (else vertices)."""
        moved = handles.cpu()
        regions = self.topology.regions
        hit = [bool(torch.isin(moved, region.controls).any()) for region in regions]
        if not any(hit):
            hit = [bool(torch.isin(moved, region.vertices).any()) for region in regions]
        chosen = torch.zeros(self.latent_size, dtype=torch.bool)
        for part, inside in zip(self.parts, hit, strict=True):
            chosen[part] = inside
        return chosen.to(handles.device)

    def autoencode(self, vertices: Float[Tensor, "b v 3"]) -> tuple[Tensor, Tensor, Tensor]:
        """One pass of training: output from a drawn z, the drawn z (its mean in evaluation), and the losses of both
        papers but their own: mean squared error + Laplacian + Kullback-Leibler divergence from N(0, 1)."""
        mean, log_variance = self.distribution(vertices)
        latent = mean
        if self.training:
            latent = mean + torch.randn_like(mean) * (0.5 * log_variance).exp()
        output = self.decode(latent)
        divergence = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum(1).mean()
        smoothness = self.laplacian(output).square().sum(2).mean()
        error = (output - vertices).square().mean()
        return output, latent, error + self.laplacian_weight * smoothness + self.kl_weight * divergence
