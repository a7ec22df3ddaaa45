"""Principal component analysis in millimetres: the linear autoencoder that every network has to beat."""

from __future__ import annotations

import torch
from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError, MeshModel, Topology, offers


class Pca(MeshModel):
    """``z = Uᵀ (x_mm − mean_mm)``, ``x_mm = mean_mm + U z``: U the first Z principal directions of the training meshes.

    Vertices come and go normalised; means, directions and z are in mm (z: coefficients of unit directions).
    Buffers: ``mean_mm`` ``(3V,)``, ``basis`` ``(Z, 3V)``, ``deviation_mm`` ``(Z,)`` (std of z over the training set).
    """

    mean_mm: Tensor
    basis: Tensor
    deviation_mm: Tensor
    shift_mm: Tensor
    scale_mm: Tensor

    def __init__(self, topology: Topology, latent_size: int) -> None:
        super().__init__()
        size = 3 * topology.vertex_count
        if not 1 <= latent_size <= size:
            raise BenchError(f"expected a latent size of 1…{size}, got {latent_size}")
        self.latent_size = latent_size
        self.register_buffer("mean_mm", torch.zeros(size))
        self.register_buffer("basis", torch.zeros(latent_size, size))
        self.register_buffer("deviation_mm", torch.zeros(latent_size))
        self.register_buffer("shift_mm", topology.normalization.mean_mm.flatten().clone())
        self.register_buffer("scale_mm", topology.normalization.std_mm.flatten().clone())

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        vertices_mm = vertices.flatten(1) * self.scale_mm + (self.shift_mm - self.mean_mm)
        return vertices_mm @ self.basis.t()

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        vertices_mm = torch.addmm(self.mean_mm - self.shift_mm, latent, self.basis)
        return (vertices_mm / self.scale_mm).unflatten(1, (-1, 3))

    @torch.no_grad()
    def fit(self, vertices: Float[Tensor, "n v 3"]) -> None:
        """Fit to normalised training meshes. Raises :class:`BenchError` where Z is over n − 1."""
        count = len(vertices)
        if self.latent_size > count - 1:
            raise BenchError(
                f"expected a latent of at most n - 1 = {count - 1} for PCA of {count} meshes, got {self.latent_size}; "
                "lower the latent size or add meshes"
            )
        data = vertices.flatten(1) * self.scale_mm + self.shift_mm
        self.mean_mm.copy_(data.double().mean(0))
        centred = data - self.mean_mm
        gram = torch.zeros(count, count, dtype=torch.float64, device=data.device)
        for block in centred.split(4096, dim=1):
            gram += (wide := block.double()) @ wide.t()
        values, vectors = torch.linalg.eigh(gram)
        values, vectors = values[-self.latent_size :].flip(0).clamp(min=0), vectors[:, -self.latent_size :].flip(1)
        basis = vectors.float().t() @ centred
        self.basis.copy_(torch.linalg.qr(basis.t().double())[0].t())
        self.deviation_mm.copy_((values / (count - 1)).sqrt())


@offers("tuned", minimum_vertices=4)
def build(topology: Topology, latent_size: int, *, variant: str = "tuned") -> Pca:
    """PCA in millimetres for a topology; :meth:`Pca.fit` takes the training meshes."""
    if variant != "tuned":
        raise BenchError(f"expected variant tuned, got {variant!r}")
    return Pca(topology, latent_size)
