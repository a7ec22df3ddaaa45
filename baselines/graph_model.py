"""What the graph autoencoders share: the fingerprint of the graph their weights belong to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from baselines.mesh.hierarchy import Hierarchy
from bench.api import BenchError, MeshModel

Layer = Callable[[Tensor], Tensor]


class GraphModel(MeshModel):
    """A model that computes on a hierarchy; its weights are only valid on that hierarchy.

    ``graph_digest`` ``(32,)`` uint8 travels with the weights; loading weights of another hierarchy is refused.
    """

    graph_digest: Tensor

    def __init__(self, latent_size: int, digest: str) -> None:
        super().__init__()
        if latent_size < 1:
            raise BenchError(f"expected a latent size of at least 1, got {latent_size}")
        self.latent_size = latent_size
        self.register_buffer("graph_digest", torch.tensor(list(bytes.fromhex(digest)), dtype=torch.uint8))

    def _load_from_state_dict(self, state_dict, prefix, *args, **kwargs) -> None:
        loaded = state_dict.get(f"{prefix}graph_digest")
        if loaded is not None and not torch.equal(loaded.cpu(), self.graph_digest.cpu()):
            raise BenchError(
                "expected weights trained on this model's hierarchy and spirals, got weights of others; build the "
                "model on the topology, levels and spiral length it was trained with"
            )
        super()._load_from_state_dict(state_dict, prefix, *args, **kwargs)


def graph_digest(hierarchy: Hierarchy, spirals: Iterable[np.ndarray] = ()) -> str:
    """SHA-256 over a hierarchy and the spirals of its levels."""
    sha = hashlib.sha256(hierarchy.digest().encode())
    for spiral in spirals:
        sha.update(f"{spiral.shape}".encode() + np.ascontiguousarray(spiral, dtype=np.int64).tobytes())
    return sha.hexdigest()


def coarse_features(layer: nn.Linear, chosen: np.ndarray, size: int) -> Callable[[Tensor], Tensor]:
    """The linear map from z to features of the coarsest level, ``(b, z) -> (b, n, c)``, at ``chosen`` of its ``size``
    vertices."""
    ids = torch.from_numpy(chosen).to(layer.weight.device)
    weight = layer.weight.unflatten(0, (size, -1))[ids]
    bias = layer.bias.unflatten(0, (size, -1))[ids]
    return lambda latent: nn.functional.linear(latent, weight.flatten(0, 1), bias.flatten()).unflatten(1, bias.shape)


def through(
    first: Callable[[Tensor], Tensor], layers: Sequence[Callable[[Tensor], Tensor]]
) -> Callable[[Tensor], Tensor]:
    """One function that applies ``first`` and then the layers in their order."""

    def apply(value: Tensor) -> Tensor:
        value = first(value)
        for layer in layers:
            value = layer(value)
        return value

    return apply


def form_of(variant: str, **forms: Any) -> Any:
    """The class of a variant. Raises :class:`BenchError` for a name that is none of ``forms``."""
    if variant not in forms:
        raise BenchError(f"expected variant {' or '.join(forms)}, got {variant!r}")
    return forms[variant]
