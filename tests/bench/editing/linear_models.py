"""Small models whose codes can be fitted: one with a closed form, one with a bend."""

import torch

from bench.api import MeshModel

VERTICES, LATENT = 20, 6


class Linear(MeshModel):
    """x = W z: the fit has a closed form."""

    def __init__(self, vertices=VERTICES, latent=LATENT):
        super().__init__()
        generator = torch.Generator().manual_seed(0)
        self.weight = torch.nn.Parameter(torch.linalg.qr(torch.randn(3 * vertices, latent, generator=generator))[0])

    def encode(self, vertices):
        return vertices.flatten(1) @ self.weight

    def decode(self, latent):
        return (latent @ self.weight.t()).unflatten(1, (-1, 3))


class Curved(Linear):
    """The same with a bend, of which the encoder does not know."""

    def decode(self, latent):
        flat = latent @ self.weight.t()
        return (flat + 0.3 * torch.sin(2 * flat)).unflatten(1, (-1, 3))
