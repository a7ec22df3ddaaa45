"""Meshes that are exactly linear, and the linear models that learn them: step by step and in closed form."""

import numpy as np
import torch
from torch import nn

from bench.api import MeshModel, Normalization, Region, Topology, TrainSettings
from bench.data.dataset import Dataset

QUICK = TrainSettings(rate=3e-3, batch=8, epochs=4)


def make_dataset(count=40, vertices=6, rank=3, seed=0, **splits):
    """Meshes that are a mean plus ``rank`` directions, exactly."""
    rng = np.random.default_rng(seed)
    template = torch.from_numpy(rng.normal(0, 10, (vertices, 3))).float()
    basis = rng.normal(0, 2, (rank, vertices, 3))
    faces = torch.tensor([[i, (i + 1) % vertices, (i + 2) % vertices] for i in range(vertices)])

    def meshes(n):
        return (template.numpy() + np.einsum("nr,rvc->nvc", rng.normal(size=(n, rank)), basis)).astype(np.float32)

    found = {"train": meshes(count), "validation": meshes(10), "test": meshes(10), **splits}
    normalization = Normalization.fit(torch.from_numpy(found["train"]))
    region = Region("all", torch.arange(vertices), torch.tensor([0, 1, 2]))
    return Dataset("tiny", Topology("tiny", template, faces, (region,), normalization), found)


class Linear(MeshModel):
    """A linear autoencoder; ``noise`` and dropout make its loss draw random numbers."""

    def __init__(self, vertices=6, latent=3, noise=0.0):
        super().__init__()
        torch.manual_seed(7)
        self.latent_size, self.noise = latent, noise
        self.inward, self.outward = nn.Linear(3 * vertices, latent), nn.Linear(latent, 3 * vertices)
        self.drop = nn.Dropout(0.1 if noise else 0.0)
        self.told = []

    def encode(self, vertices):
        return self.inward(vertices.flatten(1))

    def decode(self, latent):
        return self.outward(latent).unflatten(1, (-1, 3))

    def loss(self, vertices):
        return (
            (self.decode(self.drop(self.encode(vertices + self.noise * torch.randn_like(vertices)))) - vertices)
            .abs()
            .mean()
        )

    def on_epoch(self, epoch, epochs):
        self.told.append((epoch, epochs))
        if self.noise:
            torch.rand(3)


class ClosedForm(MeshModel):
    """Principal components, in closed form."""

    def __init__(self, latent=3):
        super().__init__()
        self.latent_size = latent
        self.register_buffer("mean", torch.zeros(18))
        self.register_buffer("basis", torch.zeros(latent, 18))

    def fit(self, vertices):
        flat = vertices.flatten(1)
        self.mean.copy_(flat.mean(0))
        self.basis.copy_(torch.linalg.svd(flat - self.mean, full_matrices=False)[2][: len(self.basis)])

    def encode(self, vertices):
        return (vertices.flatten(1) - self.mean) @ self.basis.T

    def decode(self, latent):
        return (latent @ self.basis + self.mean).unflatten(1, (-1, 3))


def same_weights(a, b):
    return all(torch.equal(x, y) for x, y in zip(a.state_dict().values(), b.state_dict().values(), strict=True))
