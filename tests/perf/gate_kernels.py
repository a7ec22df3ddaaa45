"""Kernels of ``bench-gate.toml`` that are not a model's phase: functions that return the function to measure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def hierarchy() -> Callable[[], Any]:
    """Building the four-level pyramid of a mesh of 1,200 vertices."""
    from baselines.mesh.hierarchy import build_hierarchy
    from bench.data import load

    topology = load("heads-mini", vertices=1200, seed=0).topology
    vertices, faces = topology.template_mm.numpy(), topology.faces.numpy()

    def build() -> Any:
        pyramid = build_hierarchy(vertices, faces)
        return [level.vertices_mm for level in pyramid.levels]

    return build
