"""What products of principal components say of the components that a code leaves out. Not in the paper."""

from __future__ import annotations

import torch
from jaxtyping import Float
from torch import Tensor, nn

# Directions beyond the code that products may steer, and what is tried on held-out meshes: how many components are
# multiplied, and the weight of the ridge.
OUTPUTS = 64
COUNTS, RIDGES = (8, 16, 32), (0.1, 1.0, 10.0, 100.0, 1000.0)
HELD_OUT = 4  # every fourth mesh
LEAST_MESHES = 40
_CHUNK = 2048

Moments = tuple[Float[Tensor, "p p"], Float[Tensor, "p m"]]


class Quadratic(nn.Module):
    """q(z) = A (φ(z) − φ̄) ``(B, outputs)``, φ the code and the products z_i z_j, i ≤ j, of ``count`` components.

    The code itself is among φ because products of skewed components are not free of it. A is a ridge regression on
    training codes; how many components are multiplied and the ridge are chosen on every fourth training mesh, held
    out, and A is zero where nothing helps there (quadratic manifolds: Jain et al. 2017, Geelen et al. 2023).
    """

    offset: Tensor
    pairs: Tensor

    def __init__(self, latent: int, count: int) -> None:
        super().__init__()
        self.count, self.outputs = count, OUTPUTS
        self.register_buffer("pairs", torch.triu_indices(count, count), persistent=False)
        self.register_buffer("offset", torch.zeros(self.pairs.shape[1]))
        self.weight = nn.Parameter(torch.zeros(latent + self.pairs.shape[1], OUTPUTS))

    def products(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b p"]:
        return torch.cat([latent, latent[:, self.pairs[0]] * latent[:, self.pairs[1]] - self.offset], 1)

    def forward(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b o"]:
        return self.products(latent) @ self.weight

    @torch.no_grad()
    def fit(self, codes: Float[Tensor, "n z"], shares: Float[Tensor, "n m"], deviation: Float[Tensor, " m"]) -> None:
        """A from training codes and the shares of the next components, both of deviation 1; in the choice these
        count by ``deviation``. Too few meshes to hold any out, or no choice better than nothing: A = 0.
        """
        self.weight.zero_()
        self.offset.zero_()
        if len(codes) < LEAST_MESHES or not shares.shape[1]:
            return
        total = torch.stack([self.products(some).sum(0, dtype=torch.float64) for some in codes.split(_CHUNK)]).sum(0)
        self.offset.copy_((total / len(codes))[codes.shape[1] :])
        fitted, apart = self._moments(codes, shares * deviation)
        best, choice = 0.0, None
        for count in [c for c in COUNTS if c < self.count] + [self.count]:
            used = torch.cat([torch.ones_like(codes[0], dtype=torch.bool), (self.pairs < count).all(0)])
            chosen = used.nonzero().flatten()
            for ridge in RIDGES:
                found = _ridge(fitted, chosen, ridge)
                # How much the squared rest of the held-out meshes changes: tr(AᵀGA − 2 AᵀH).
                inner, cross = apart[0][chosen[:, None], chosen], apart[1][chosen]
                change = float(((inner @ found) * found).sum() - 2 * (cross * found).sum())
                if change < best:
                    best, choice = change, (chosen, ridge)
        if choice is not None:
            found = _ridge((fitted[0] + apart[0], fitted[1] + apart[1]), *choice) / deviation.double()
            self.weight[choice[0][:, None], torch.arange(shares.shape[1], device=codes.device)] = found.to(self.weight)

    def _moments(self, codes: Float[Tensor, "n z"], wanted: Float[Tensor, "n m"]) -> tuple[Moments, Moments]:
        """Of the meshes fitted to and of those held out, summed in float64; of products only a chunk is in memory."""
        width = codes.shape[1] + self.pairs.shape[1]
        fitted, apart = (
            (codes.new_zeros(width, width).double(), codes.new_zeros(width, wanted.shape[1]).double()) for _ in range(2)
        )
        for start in range(0, len(codes), _CHUNK):
            products, share = (
                self.products(codes[start : start + _CHUNK]).double(),
                wanted[start : start + _CHUNK].double(),
            )
            held = torch.arange(start, start + len(share), device=codes.device) % HELD_OUT == HELD_OUT - 1
            for (inner, cross), of in ((fitted, ~held), (apart, held)):
                inner.addmm_(products[of].T, products[of])
                cross.addmm_(products[of].T, share[of])
        return fitted, apart


def _ridge(moments: Moments, chosen: Tensor, ridge: float) -> Float[Tensor, "p m"]:
    inner = moments[0][chosen[:, None], chosen]
    inner = inner + ridge * torch.eye(len(chosen), dtype=inner.dtype, device=inner.device)
    return torch.cholesky_solve(moments[1][chosen], torch.linalg.cholesky(inner))
