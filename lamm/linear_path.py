"""A linear path beside the network: code and output start as those of PCA, the network adds what PCA cannot.

All lengths here are in the model's own unit, one for all coordinates (:class:`lamm.compact.CompactLamm`), so that
PCA is that of millimetres.
"""

from __future__ import annotations

import torch
from jaxtyping import Float
from torch import Tensor, nn

from bench.api import BenchError
from lamm.principal import principal
from lamm.regions import RegionLayout


class LinearPath(nn.Module):
    """z = (E (x − m) + ρ t) / σ and x = m + D z + γ g, with t the encoder's token and g the decoder's geometry.

    E ``(Z, s)`` are principal directions, σ ``(Z,)`` their deviations, D = σ E, m ``(s,)`` the mean, ρ the last
    deviation, γ the root mean square of what PCA leaves: with them a step of the optimiser moves the network's share
    by a part of PCA's *error*, not of the shape. ``s`` = 3 · slots.
    """

    mean: Tensor
    deviation: Tensor
    residual: Tensor

    def __init__(self, latent: int, columns: int) -> None:
        super().__init__()
        # Random until fitted, of the size of PCA's.
        self.encoder = nn.Parameter(torch.randn(latent, columns) * columns**-0.5)
        self.decoder = nn.Parameter(torch.randn(latent, columns) * latent**-0.5)
        self.register_buffer("mean", torch.zeros(columns))
        self.register_buffer("deviation", torch.ones(latent))
        self.register_buffer("residual", torch.ones(()))

    def code(self, packed: Float[Tensor, "b s"], token: Float[Tensor, "b z"]) -> Float[Tensor, "b z"]:
        """PCA's code plus the encoder's token, each component in units of its deviation."""
        linear = torch.nn.functional.linear(packed - self.mean, self.encoder)
        return torch.addcmul(linear, token, self.deviation[-1]) / self.deviation

    @torch.no_grad()
    def start_from(self, packed: Float[Tensor, "n s"], layout: RegionLayout) -> None:
        """Fit to training meshes in slot order, every vertex counted once, whatever regions share it."""
        first = _columns(layout.first_slot)
        rows = packed[:, first]
        size = len(self.deviation)
        if size > len(rows) - 1:
            raise BenchError(
                f"expected a latent of at most n - 1 = {len(rows) - 1} for the linear path of {len(rows)} meshes, "
                f"got {size}; lower the latent size or add meshes"
            )
        found = principal(rows, size)
        # A component without any spread carries nothing; its scale must not divide by zero.
        deviation = found.deviation.clamp(min=max(1e-6 * float(found.deviation[0]), 1e-12))
        rest = rows - found.mean
        # Of a set that PCA stores whole nothing is left; the network's unit must not vanish with it.
        least = 1e-3 * rest.square().mean().sqrt().clamp(min=1e-6)
        rest -= (rest @ found.directions.T) @ found.directions
        self.encoder.zero_()
        self.encoder[:, first] = found.directions
        self.deviation.copy_(deviation)
        self.residual.copy_(torch.maximum(rest.square().mean().sqrt(), least))
        if layout.overlap == "mean":
            # Every slot of a shared vertex holds the whole value, and their mean is it.
            self.mean.copy_(_spread(found.mean, layout))
            self.decoder.copy_(_spread(found.directions * deviation[:, None], layout))
        else:
            self.mean.zero_()
            self.mean[first] = found.mean
            self.decoder.zero_()
            self.decoder[:, first] = found.directions * deviation[:, None]


def _columns(slots: Tensor) -> Tensor:
    return (3 * slots[:, None] + torch.arange(3, device=slots.device)).flatten()


def _spread(values: Float[Tensor, "*k w"], layout: RegionLayout) -> Float[Tensor, "*k s"]:
    """Values of vertices' coordinates in slot order."""
    return values[..., _columns(layout.slots)]
