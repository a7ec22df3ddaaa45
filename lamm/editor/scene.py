"""What the page needs beside the networks (``editor.json``): meshes, regions' labels, pins, left and right, names."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import torch
from jaxtyping import Float, Int, UInt8
from torch import Tensor

from bench.api import BenchError
from lamm.edit import decode, sample_shapes
from lamm.editor.mirror import find_mirror
from lamm.export.contract import DIRECTIONS, Exportable, array
from lamm.regions.layout import RegionLayout
from lamm.sliders import directions

FORMAT, VERSION = "lamm-editor", 1
#: New shapes that the page offers as other meshes to take regions from.
EXAMPLES = 6
#: A pinned region's hold on its surroundings ends at this share of the template's size.
FADE_SHARE = 0.06


def scene(model: Exportable, start_mm: Float[Tensor, "v 3"], mesh_name: str, model_name: str) -> dict[str, Any]:
    """The content of ``editor.json``. Errors: a model without control vertices or without faces."""
    layout = model.layout
    if not len(layout.controls):
        raise BenchError(
            f"expected a model with control vertices, got {model_name} without any; train it on a topology whose "
            "regions have control vertices (docs/use/data.md)"
        )
    if not len(layout.faces):
        raise BenchError(f"expected a model whose topology has faces, got {model_name} without; nothing can be drawn")
    mirror = find_mirror(layout)
    return {
        "format": FORMAT,
        "version": VERSION,
        "model": model_name,
        "mesh": mesh_name,
        "weights": weights_digest(model),
        "start_mm": array(start_mm),
        "labels": array(vertex_labels(layout)),
        "pins": _bytes(pin_weights(layout)),
        "mirror": None if mirror is None else mirror.as_dict(),
        "examples": _examples(model),
        **_codes(model),
    }


def weights_digest(model: Exportable) -> str:
    """SHA-256 over names, shapes and bytes of a model's weights: a saved code means something to these alone."""
    found = hashlib.sha256()
    for name, value in sorted(model.state_dict().items()):
        if name.startswith("statistics."):
            continue
        found.update(f"{name} {tuple(value.shape)} {value.dtype}".encode())
        found.update(value.detach().cpu().contiguous().view(torch.uint8).numpy().tobytes() if value.dim() else b"")
        if not value.dim():
            found.update(repr(value.item()).encode())
    return found.hexdigest()


def vertex_labels(layout: RegionLayout) -> Int[Tensor, " v"]:
    """The region of every vertex; the first of those that share it."""
    owner = torch.repeat_interleave(torch.arange(len(layout.names)), torch.tensor(layout.sizes))
    return owner[layout.first_slot.cpu()]


def pin_weights(layout: RegionLayout) -> UInt8[np.ndarray, "k v"]:
    """How far each region's pin holds each vertex, in 255ths: 255 in the region, falling smoothly to 0 beside it.

    w = 1 − s²(3 − 2 s) with s the distance to the region along the template's edges over ``FADE_SHARE`` of its size.
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra

    faces, at = layout.faces.cpu().numpy(), layout.template_mm.cpu().double().numpy()
    edges = np.unique(np.sort(faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), 1), axis=0)
    lengths = np.maximum(np.linalg.norm(at[edges[:, 0]] - at[edges[:, 1]], axis=1), 1e-9)
    graph = csr_matrix((lengths, edges.T), shape=(len(at), len(at)))
    fade_mm = FADE_SHARE * layout.extent_mm
    weights = np.zeros((len(layout.names), len(at)), dtype=np.uint8)
    for region in range(len(layout.names)):
        members = layout.region_vertices(region).cpu().numpy()
        distance = dijkstra(graph, directed=False, indices=members, min_only=True, limit=fade_mm)
        share = np.minimum(distance / fade_mm, 1.0)
        weights[region] = np.round(255 * (1 - share**2 * (3 - 2 * share)))
    return weights


def _examples(model: Exportable) -> list[dict[str, Any]]:
    found = [("the average", model.layout.template_mm)]
    if model.statistics is not None:
        drawn = sample_shapes(model, EXAMPLES, seed=1)
        found += [(f"sample {number + 1}", shape) for number, shape in enumerate(drawn)]
    return [{"name": name, "vertices_mm": array(shape)} for name, shape in found]


@torch.no_grad()
def _codes(model: Exportable) -> dict[str, Any]:
    """``dual`` (n, Z): w = dual · (z − mean) is where a code lies along the directions; and how far each moves, in mm.

    With directions D = Q F, Q orthonormal rows: w = Q F⁺ (z − mean), F the factor of the codes' covariance.
    """
    if model.statistics is None:
        return {"dual": None, "moved_mm": []}
    mean, ways = directions(model, DIRECTIONS)
    factor = model.statistics.latent.factor.double()
    back = torch.linalg.pinv(factor, rtol=1e-6)
    dual = (ways.double() @ back.T) @ back
    shapes = decode(model, torch.cat([mean[None] + ways, mean[None] - ways]), {})
    moved = (shapes[: len(ways)] - shapes[len(ways) :]).norm(dim=-1).square().mean(1).sqrt() / 2
    return {"dual": array(dual.float()), "moved_mm": [round(float(length), 3) for length in moved]}


def _bytes(values: UInt8[np.ndarray, "k v"]) -> dict[str, Any]:
    import base64

    data = base64.b64encode(np.ascontiguousarray(values).tobytes()).decode("ascii")
    return {"dtype": "uint8", "shape": list(values.shape), "base64": data}
