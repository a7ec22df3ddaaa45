"""Principal component analysis in millimetres: the linear autoencoder that every network has to beat."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
from jaxtyping import Float, Int
from torch import Tensor

from bench.api import REST_MM, BenchError, MeshModel, Topology, offers
from bench.base import components

EXACT_MESHES = 2048  # up to this many meshes the n × n products are cheaper than a randomised fit's passes
NOISE_MM = 0.3


class Pca(MeshModel):
    """``z = Uᵀ (x_mm − mean_mm)``, ``x_mm = mean_mm + U z``: U the first Z principal directions of the training meshes.

    Vertices come and go normalised; means, directions and z are in mm (z: coefficients of unit directions).
    Buffers: ``mean_mm`` ``(3V,)``, ``basis`` ``(Z, 3V)``, ``deviation_mm`` ``(Z,)`` (std of z over the training set).

    ``edit`` is the shared latent fit in closed form: the latent change of highest posterior under the training set's
    Gaussian that brings handles to their targets within ``noise_mm``. Held control vertices are handles that move by 0.
    With a ``rest`` of the surface, which stays within ``rest_mm`` in root mean square, all is relative to the
    reconstruction: handles move by ``displacement`` from where it has them.
    """

    editor = "closed-form"
    mean_mm: Tensor
    basis: Tensor
    deviation_mm: Tensor
    shift_mm: Tensor
    scale_mm: Tensor

    def __init__(self, topology: Topology, latent_size: int, noise_mm: float = NOISE_MM) -> None:
        super().__init__()
        size = 3 * topology.vertex_count
        if not 1 <= latent_size <= size:
            raise BenchError(f"expected a latent size of 1…{size}, got {latent_size}")
        if not noise_mm > 0:
            raise BenchError(f"expected a noise above 0 mm, got {noise_mm}")
        self.latent_size, self.noise_mm = latent_size, noise_mm
        self.register_buffer("mean_mm", torch.zeros(size))
        self.register_buffer("basis", torch.zeros(latent_size, size))
        self.register_buffer("deviation_mm", torch.zeros(latent_size))
        self.register_buffer("shift_mm", topology.normalization.mean_mm.flatten().clone())
        self.register_buffer("scale_mm", topology.normalization.std_mm.flatten().clone())

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        vertices_mm = torch.addcmul(self.shift_mm - self.mean_mm, vertices.flatten(1), self.scale_mm)
        return vertices_mm @ self.basis.t()

    def decode(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b v 3"]:
        vertices_mm = torch.addmm(self.mean_mm - self.shift_mm, latent, self.basis)
        return (vertices_mm / self.scale_mm).unflatten(1, (-1, 3))

    @torch.no_grad()
    def edit(
        self,
        vertices: Float[Tensor, "b v 3"],
        handles: Int[Tensor, " h"],
        displacement: Float[Tensor, "b h 3"],
        rest: Int[Tensor, " r"] | None = None,
        rest_mm: float = REST_MM,
    ) -> Float[Tensor, "b v 3"]:
        """``z + S (S J Jᵀ S / σ² + S K Kᵀ S / (n σ_r²) + 1)⁻¹ S J r / σ²``: S the std of z, J the handles' rows of U,
        K those of the n vertices of the rest, r what is missing at the handles."""
        if displacement.shape != (len(vertices), len(handles), 3):
            raise BenchError(
                f"expected displacements ({len(vertices)}, {len(handles)}, 3), got {tuple(displacement.shape)}"
            )
        latent, missing = self.encode(vertices), displacement
        if rest is None:
            missing = vertices[:, handles] + displacement - self.decode(latent)[:, handles]
        missing_mm = (missing * self.scale_mm.view(-1, 3)[handles]).flatten(1).double()
        rows = self._rows(handles) / self.noise_mm
        normal = rows @ rows.t() + torch.eye(len(rows), dtype=rows.dtype, device=rows.device)
        if rest is not None and len(rest):
            still = self._rows(rest) / rest_mm
            normal += still @ still.t() / len(rest)
        whitened = torch.cholesky_solve(rows @ missing_mm.t() / self.noise_mm, torch.linalg.cholesky(normal))
        return self.decode(latent + (whitened.t() * self.deviation_mm).to(latent))

    def _rows(self, vertices: Int[Tensor, " n"]) -> Float[Tensor, "z m"]:
        """S J of these vertices: how far a deviation of each component moves their 3 n coordinates, mm, float64."""
        rows = self.basis.unflatten(1, (-1, 3))[:, vertices].flatten(1)
        return rows.double() * self.deviation_mm.double()[:, None]

    @torch.no_grad()
    def fit(self, vertices: Float[Tensor, "n v 3"]) -> None:
        """Fit to normalised training meshes: see :meth:`fit_chunks`."""
        self.fit_chunks(lambda: iter(vertices.split(512)), len(vertices))

    @torch.no_grad()
    def fit_chunks(self, chunks: Callable[[], Iterable[Float[Tensor, "c v 3"]]], count: int) -> None:
        """Fit to ``count`` normalised meshes that need not fit in memory: ``chunks()`` starts a pass over them.

        Exactly up to 2,048 meshes, beyond by randomised subspace iteration (Halko et al. 2011, algorithm 4.4) until it
        settles; seeded, so deterministic. Raises :class:`BenchError` where Z is over n − 1, or for NaN.
        """
        components.check_latent(self.latent_size, count)
        rows = components.Rows(lambda: map(self._millimetres, chunks()), count)
        self._take((components.exact if count <= EXACT_MESHES else components.randomised)(rows, self.latent_size))

    @torch.no_grad()
    def fit_stream(self, chunks: Iterable[Float[Tensor, "c v 3"]]) -> None:
        """Fit in a single pass over chunks of normalised meshes (Ross et al. 2008), keeping 2 Z + 16 directions."""
        result = components.incremental(map(self._millimetres, chunks), self.latent_size)
        components.check_latent(self.latent_size, result.count)
        self._take(result)

    def _millimetres(self, vertices: Float[Tensor, "n v 3"]) -> Float[Tensor, "n w"]:
        return torch.addcmul(self.shift_mm, vertices.to(self.shift_mm).flatten(1), self.scale_mm)

    def _take(self, found: components.Components) -> None:
        self.mean_mm.copy_(found.mean)
        self.basis.copy_(found.directions)
        self.deviation_mm.copy_(found.deviation)


@offers("tuned", minimum_vertices=4, closed_form=True, tags=("quick", "full", "when", "ranks", "card"))
def build(topology: Topology, latent_size: int, *, variant: str = "tuned", noise_mm: float = NOISE_MM) -> Pca:
    """PCA in millimetres for a topology; :meth:`Pca.fit` takes the training meshes.

    ``noise_mm``: how exactly an edit meets its targets.
    """
    if variant != "tuned":
        raise BenchError(f"expected variant tuned, got {variant!r}")
    return Pca(topology, latent_size, noise_mm)
