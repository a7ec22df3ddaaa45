"""A linear path beside the network: code and output start as those of PCA, the network adds what PCA cannot.

All lengths here are in the model's own unit, one for all coordinates (:class:`lamm.compact.CompactLamm`), so that
PCA is that of millimetres.
"""

from __future__ import annotations

import torch
from jaxtyping import Float
from torch import Tensor, nn

from bench.base.components import Rows, check_latent, principal
from lamm.layers.quadratic import Quadratic
from lamm.regions.layout import RegionLayout, coordinates


class LinearPath(nn.Module):
    """z = (E (x − m) + ρ t) / σ and x = m + D z + γ g, with t the encoder's token and g the decoder's geometry.

    E ``(Z, s)`` are principal directions, σ ``(Z,)`` their deviations, D = σ E, m ``(s,)`` the mean, ρ the last
    deviation, γ the root mean square of what PCA leaves: with them a step of the optimiser moves the network's share
    by a part of PCA's *error*, not of the shape. ``s`` = 3 · slots.

    With ``products`` above 0 the code also enters by products: x = m + D [z, q(z)] + γ g, with the next principal
    directions among D's rows and q (:class:`lamm.layers.quadratic.Quadratic`) the ridge regression of their shares on
    products of the first ``products`` components. Encoding stays linear.
    """

    mean: Tensor
    deviation: Tensor
    residual: Tensor

    def __init__(self, latent: int, columns: int, products: int = 0) -> None:
        super().__init__()
        self.quadratic = Quadratic(latent, min(products, latent)) if products else None
        rows = latent + (self.quadratic.outputs if self.quadratic else 0)
        # Random until fitted, of the size of PCA's.
        self.encoder = nn.Parameter(torch.randn(latent, columns) * columns**-0.5)
        self.decoder = nn.Parameter(torch.randn(rows, columns) * latent**-0.5)
        self.register_buffer("mean", torch.zeros(columns))
        self.register_buffer("deviation", torch.ones(latent))
        self.register_buffer("residual", torch.ones(()))

    def code(self, packed: Float[Tensor, "b s"], token: Float[Tensor, "b z"]) -> Float[Tensor, "b z"]:
        """PCA's code plus the encoder's token, each component in units of its deviation."""
        linear = torch.nn.functional.linear(packed - self.mean, self.encoder)
        return torch.addcmul(linear, token, self.deviation[-1]) / self.deviation

    def features(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b f"]:
        """What D is multiplied with: the code, and what its products say of the next components."""
        return latent if self.quadratic is None else torch.cat([latent, self.quadratic(latent)], 1)

    @torch.no_grad()
    def start_from(self, packed: Float[Tensor, "n s"] | Rows, layout: RegionLayout) -> None:
        """Fit to training meshes in slot order, every vertex counted once, whatever regions share it."""
        first = coordinates(layout.first_slot)
        rows = Rows.of(packed, lambda chunk: chunk[:, first])
        size = len(self.deviation)
        check_latent(size, rows.count)
        more = 0 if self.quadratic is None else min(self.quadratic.outputs, min(len(first), rows.count - 1) - size)
        found = principal(rows, size + more)
        # A component without any spread carries nothing; its scale must not divide by zero.
        spread = found.deviation.clamp(min=max(1e-6 * float(found.deviation[0]), 1e-12))
        scaled = found.directions * spread[:, None]
        shares = torch.cat([centred @ found.directions.T / spread for _, centred in rows.centred(found.mean)])
        if self.quadratic is not None:
            self.quadratic.fit(shares[:, :size], shares[:, size:], spread[size:])
            shares = self.features(shares[:, :size])[:, : size + more]
        whole, left = rows.rms(found.mean, lambda here: shares[here] @ scaled)
        # Of a set that PCA stores whole nothing is left; the network's unit must not vanish with it.
        self.residual.fill_(max(left, 1e-3 * max(whole, 1e-6)))
        self.encoder.zero_()
        self.encoder[:, first] = found.directions[:size]
        self.deviation.copy_(spread[:size])
        self.decoder.zero_()
        if layout.overlap == "mean":
            # Every slot of a shared vertex holds the whole value, and their mean is it.
            self.mean.copy_(_spread(found.mean, layout))
            self.decoder[: len(scaled)] = _spread(scaled, layout)
        else:
            self.mean.zero_()
            self.mean[first] = found.mean
            self.decoder[: len(scaled), first] = scaled


def _spread(values: Float[Tensor, "*k w"], layout: RegionLayout) -> Float[Tensor, "*k s"]:
    """Values of vertices' coordinates in slot order."""
    return values[..., coordinates(layout.slots)]
