"""A small topology and models that the tests of LAMM share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

from bench.api import Normalization, Region, Topology
from lamm.config import LammConfig
from lamm.model import Lamm, build


def make_topology(overlap: bool = False) -> Topology:
    """60 vertices in three regions, in shuffled order; region b has no control vertices."""
    generator = torch.Generator().manual_seed(5)
    order = torch.randperm(60, generator=generator)
    start = 18 if overlap else 25
    regions = (
        Region("a", order[:25], order[[3, 4, 20]]),
        Region("b", order[start:40]),
        Region("c", order[40:], order[[41, 59]]),
    )
    template = torch.randn(60, 3, generator=generator) * 50
    std = torch.rand(60, 3, generator=generator) * 4 + 1
    faces = torch.tensor([[0, 1, 2], [1, 2, 3]])
    return Topology("sixty", template, faces, regions, Normalization(template.clone(), std))


def make_model(
    backbone: str = "mixer", variant: str = "tuned", overlap: bool = False, seed: int = 1, **settings: object
) -> Lamm:
    sizes = {"latent": 8, "width": 32, "encoder_layers": 2, "decoder_layers": 2, "heads": 4}
    config = LammConfig.from_dict({"backbone": backbone, **sizes, **settings})
    torch.manual_seed(seed)
    return build(make_topology(overlap), config, variant=variant)


@pytest.fixture
def topology() -> Topology:
    return make_topology()


@pytest.fixture
def new_topology() -> Callable[..., Topology]:
    return make_topology


@pytest.fixture
def new_model() -> Callable[..., Lamm]:
    return make_model
