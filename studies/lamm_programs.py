"""What the programs whose speed is measured consist of: topologies, phases, training steps, what a step keeps.

Shared by :mod:`studies.lamm_speed` and the tests of what it measures.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import torch

from bench.api import Normalization, Region, Topology
from bench.measure.memory import saved_activations_bytes
from lamm.config import LammConfig
from lamm.layers.lowrank import largest_ranks
from lamm.model import Lamm, build

Program = Callable[[], Any]


def synthetic_topology(vertices: int, regions: int = 11, editable: int = 8, controls: int = 14) -> Topology:
    """Regions of unequal size and shuffled vertices, as in a real head; only the sizes matter for time."""
    generator = torch.Generator().manual_seed(0)
    order = torch.randperm(vertices, generator=generator)
    share = torch.linspace(0.5, 1.5, regions).cumsum(0)
    stops = [*(share / share[-1] * vertices).round().long().tolist()[:-1], vertices]
    parts = []
    for index, (start, stop) in enumerate(zip([0, *stops[:-1]], stops, strict=True)):
        ids = order[start:stop].sort().values
        marks = ids[:controls] if index < editable else ids[:0]
        parts.append(Region(f"region{index}", ids, marks.clone()))
    template = torch.randn(vertices, 3, generator=generator) * 80
    empty = torch.empty(0, 3, dtype=torch.long)
    return Topology(f"synthetic-{vertices}", template, empty, tuple(parts), Normalization.identity(vertices))


def program_of(model: Lamm, phase: str) -> Program:
    """One phase at one mesh."""
    generator = torch.Generator().manual_seed(1)
    mesh = torch.randn(1, model.layout.vertex_count, 3, generator=generator)
    code = torch.randn(1, model.config.latent, generator=generator)
    region = model.layout.editable[0]
    move = {region: torch.randn(1, model.layout.control_sizes[region], 3, generator=generator)}
    programs: dict[str, Program] = {
        "forward": lambda: model(mesh),
        "decode": lambda: model.decode(code),
        "edit": lambda: model.decode(code, move),
    }
    return programs[phase]


def training_step(model: Lamm, batch: int, fused: bool = True) -> Program:
    """One training step: loss, backward pass, AdamW."""
    model.train()
    meshes = torch.randn(batch, model.layout.vertex_count, 3, generator=torch.Generator().manual_seed(1))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-6, fused=fused or None)

    def step() -> None:
        optimizer.zero_grad(set_to_none=True)
        model.loss(meshes).backward()
        optimizer.step()

    return step


def in_form(tuned: Lamm, form: str) -> Lamm:
    """The model itself (``"fp32"``), a reduced copy (``"int8"``), or one with compiled kernels (``"jit"``,
    ``"int8 jit"``); after ``"rank R"`` the same of a model with maps of rank R."""
    if found := re.fullmatch(r"rank (\d+) ?(.*)", form):
        ranks = largest_ranks(int(found[1]), tuned.layout.sizes, tuned.config.width)
        low = build(tuned.layout.topology(), replace(tuned.config, rank=ranks)).eval()
        return in_form(low, found[2] or "fp32")
    kind = form.removesuffix("jit").strip() or "fp32"
    if kind != "fp32":
        model = tuned.quantize(kind)
    elif kind == form:
        return tuned
    else:  # of the same weights
        shared = {id(value): value for value in (*tuned.parameters(), *tuned.buffers())}
        model = copy.deepcopy(tuned, shared)  # type: ignore[arg-type]
    return model.jit() if form.endswith("jit") else model


def saved_bytes(model: Lamm, batch: int) -> int:
    """Bytes kept for the backward pass of the loss: distinct storages but parameters and the input itself."""
    meshes = torch.randn(batch, model.layout.vertex_count, 3)
    return saved_activations_bytes(lambda: model.loss(meshes), model, [meshes])


def activations(backbone: str, vertices: int, batch: int = 16) -> dict[str, Any]:
    """Saved activations of both forms for one training step, and their quotient."""
    topology = synthetic_topology(vertices)
    sizes = {}
    for variant in ("faithful", "tuned"):
        model = build(topology, LammConfig(backbone=backbone), variant=variant)
        sizes[variant] = saved_bytes(model, batch)
    share = sizes["tuned"] / sizes["faithful"]
    return {"backbone": backbone, "vertices": vertices, "batch": batch, **sizes, "share": share}
