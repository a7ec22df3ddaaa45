"""Encoding and decoding of a LAMM as ONNX nodes, millimetres in and out (:mod:`lamm.edit`)."""

from __future__ import annotations

import torch
from torch import Tensor

from lamm.compact import CompactLamm
from lamm.export.graph import Graph
from lamm.export.layers import backbone, control_tokens, region_features, region_tokens
from lamm.layers.linear_path import LinearPath
from lamm.layers.quadratic import Quadratic
from lamm.network import Lamm
from lamm.regions.layout import RegionLayout


def encoded(graph: Graph, vertices_mm: str, model: Lamm) -> str:
    """Codes ``(B, Z)`` of meshes ``(B, V, 3)`` in mm."""
    layout, linear = model.layout, _linear(model)
    centred = graph.node("Sub", vertices_mm, graph.constant(layout.mean_mm, "mean_mm"))
    scaled = graph.node("Div", centred, graph.constant(_unit_mm(model), "unit_mm"))
    slots = graph.node("Gather", scaled, graph.constant(layout.slots, "slots"), axis=1)
    packed = graph.reshape(slots, 0, 3 * len(layout.slots))
    identity = graph.for_each_mesh(graph.weight("identity_token", model.identity_token), packed, 1, model.config.width)
    tokens = graph.node("Concat", identity, region_tokens(graph, packed, model), axis=1)
    tokens = backbone(graph, tokens, model.encoder, "encoder")
    token = graph.node("Gather", tokens, graph.constant(torch.tensor(0), "first"), axis=1)
    code = _bottleneck(graph, token, model, "bottleneck_down")
    if linear is None:
        return code
    rest = graph.node("Sub", packed, graph.constant(linear.mean, "linear.mean"))
    shares = graph.linear(rest, graph.weight("linear.encoder", linear.encoder), turned=True)
    added = graph.node("Add", shares, graph.node("Mul", code, graph.constant(linear.deviation[-1], "last_deviation")))
    return str(graph.node("Div", added, graph.constant(linear.deviation, "linear.deviation")))


def decoded(graph: Graph, latent: str, displacement_mm: str | None, model: Lamm) -> str:
    """Meshes ``(B, V, 3)`` in mm of codes, with all control vertices moved by ``(B, C, 3)`` mm (none: nothing)."""
    layout, linear, width = model.layout, _linear(model), model.config.width
    first = graph.reshape(_bottleneck(graph, latent, model, "bottleneck_up"), 0, 1, width)
    added = None
    if displacement_mm is not None:
        normal = graph.node("Div", displacement_mm, graph.constant(layout.std_mm[layout.controls], "control_std_mm"))
        added = control_tokens(graph, graph.reshape(normal, 0, 3 * len(layout.controls)), model)
    tokens = graph.weight("decoder_tokens", model.decoder_tokens)
    if added is None:
        tokens = graph.for_each_mesh(tokens, latent, len(layout.names), width)
    else:
        tokens = graph.node("Add", added, tokens)
    tokens = backbone(graph, graph.node("Concat", first, tokens, axis=1), model.decoder, "decoder")
    tokens = graph.node("Slice", tokens, *(graph.constant([n]) for n in (1, 1 + len(layout.names), 1)))
    if linear is not None:
        tokens = graph.node("Mul", tokens, graph.constant(linear.residual, "linear.residual"))
    packed = _geometry(graph, tokens, latent, displacement_mm, model)
    vertices = scattered(graph, packed, layout)
    scaled = graph.node("Mul", vertices, graph.constant(_unit_mm(model), "unit_mm"))
    return str(graph.node("Add", scaled, graph.constant(layout.mean_mm, "mean_mm")))


def _geometry(graph: Graph, tokens: str, latent: str, displacement_mm: str | None, model: Lamm) -> str:
    """Vertices in slot order: one product a region, of its token, the code and the control vertices together."""
    layout, linear = model.layout, _linear(model)
    bias = model.region_decoder.bias if linear is None else model.region_decoder.bias + linear.mean
    rows = [[pair] for pair in region_features(graph, tokens, model)]
    if linear is not None:
        features = _features(graph, latent, linear)
        matrix = graph.weight("linear.decoder", linear.decoder)
        columns = graph.pieces(matrix, [3 * size for size in layout.sizes])
        for row, part in zip(rows, columns, strict=True):
            row.append((features, part))
    path = getattr(model, "control_path", None)
    if path is not None and displacement_mm is not None:
        units = graph.node("Div", displacement_mm, graph.constant(torch.tensor(model.unit_mm), "path_unit_mm"))  # type: ignore[operator]
        for i, (row, follows) in enumerate(zip(rows, path.follows, strict=True)):
            if len(follows):
                near = graph.node("Gather", units, graph.constant(follows, "follows"), axis=1)
                moves = graph.reshape(near, 0, 3 * len(follows))
                row.append((moves, graph.weight(f"control_path.map{i}", path.weight(i))))
    parts = [_product(graph, row) for row in rows]
    joined = parts[0] if len(parts) == 1 else graph.node("Concat", *parts, axis=1)
    return str(graph.node("Add", joined, graph.constant(bias, "geometry_bias")))


def _product(graph: Graph, row: list[tuple[str, str]]) -> str:
    if len(row) == 1:
        return graph.linear(*row[0])
    left = graph.node("Concat", *(pair[0] for pair in row), axis=1)
    return graph.linear(left, graph.node("Concat", *(pair[1] for pair in row), axis=0))


def _features(graph: Graph, latent: str, linear: LinearPath) -> str:
    if linear.quadratic is None:
        return latent
    more = products(graph, latent, linear.quadratic, "linear.quadratic")
    return str(graph.node("Concat", latent, more, axis=1))


def products(graph: Graph, latent: str, quadratic: Quadratic, name: str) -> str:
    """What products of a code say of the components it leaves out (:class:`lamm.layers.quadratic.Quadratic`)."""
    left, right = (
        graph.node("Gather", latent, graph.constant(side, "pairs"), axis=1) for side in quadratic.pairs.unbind(0)
    )
    pairs = graph.node("Sub", graph.node("Mul", left, right), graph.constant(quadratic.offset, "quadratic.offset"))
    entered = graph.node("Concat", latent, pairs, axis=1)
    return graph.linear(entered, graph.weight(f"{name}.weight", quadratic.weight))


def scattered(graph: Graph, packed: str, layout: RegionLayout) -> str:
    """Slot order back to vertex order: :meth:`lamm.regions.layout.RegionLayout.scatter`."""
    slots = graph.reshape(packed, 0, len(layout.slots), 3)
    vertices = graph.node("Gather", slots, graph.constant(layout.first_slot, "first_slot"), axis=1)
    if not layout.has_overlap:
        return str(vertices)
    extra = graph.node("Gather", slots, graph.constant(layout.extra_slots, "extra_slots"), axis=1)
    where = graph.constant(layout.extra_vertices[None, :, None].expand(1, -1, 3), "extra_vertices")
    where = graph.node("Expand", where, graph.node("Shape", extra))
    vertices = graph.node("ScatterElements", vertices, where, extra, axis=1, reduction="add")
    if layout.overlap == "mean":
        vertices = graph.node("Mul", vertices, graph.constant(layout.vertex_share, "vertex_share"))
    return str(vertices)


def _bottleneck(graph: Graph, x: str, model: Lamm, name: str) -> str:
    part = getattr(model, name)
    bias = None if part.bias is None else graph.weight(f"{name}.bias", part.bias)
    return graph.linear(x, graph.weight(f"{name}.weight", part.weight), bias, turned=True)


def _linear(model: Lamm) -> LinearPath | None:
    return model.linear if isinstance(model, CompactLamm) else None


def _unit_mm(model: Lamm) -> Tensor:
    """Millimetres in a unit of the regions' maps: one for all with a linear path, else each coordinate's deviation."""
    if isinstance(model, CompactLamm) and model.linear is not None:
        return torch.tensor(model.unit_mm)
    return model.layout.std_mm
