"""Encoding and decoding of a pca-net as ONNX nodes, millimetres in and out (:mod:`lamm.edit`)."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from lamm.export.graph import Graph
from lamm.export.layers import norm
from lamm.export.passes import products, scattered
from lamm.export.surface import followed
from lamm.layers.dense import Dense, DenseLayer
from lamm.layers.region_decoder import RegionDecoder
from lamm.pca_net import PcaNet


def encoded(graph: Graph, vertices_mm: str, model: PcaNet) -> str:
    """Codes ``(B, Z)`` of meshes ``(B, V, 3)`` in mm."""
    size, deviation = model.config.latent, model.deviation
    centred = graph.node("Sub", vertices_mm, graph.constant(_mean_mm(model), "mean_mm"))
    rows = graph.node("Div", graph.reshape(centred, 0, -1), graph.constant(torch.tensor(model.unit_mm), "unit_mm"))
    components = graph.linear(rows, graph.weight("basis", model.basis), turned=True)
    seen = graph.node("Div", components, graph.constant(model.seen_scale, "seen_scale"))
    found = _dense(graph, seen, model.encoder_network, "encoder_network")
    first, _ = graph.pieces(components, [size, len(deviation) - size])
    known = graph.node("Div", first, graph.constant(deviation[:size], "deviation"))
    return str(graph.node("Add", known, found))


def decoded(graph: Graph, latent: str, displacement_mm: str | None, model: PcaNet) -> str:
    """Meshes ``(B, V, 3)`` in mm of codes, with all control vertices moved by ``(B, C, 3)`` mm (none: nothing)."""
    network, layout, basis = model.decoder_network, model.layout, graph.weight("basis", model.basis)
    known, size = _start(graph, latent, model)
    count = len(model.deviation)
    if isinstance(network, Dense):
        made = _dense(graph, latent, network, "decoder_network")
        made = graph.node("Mul", made, graph.constant(model.made_scale, "made_scale"))
        if size < count:
            none = graph.constant(torch.zeros(1, 1), "nothing")
            known = graph.node("Concat", known, graph.for_each_mesh(none, latent, count - size), axis=1)
        rows = graph.linear(graph.node("Add", known, made), basis)
        vertices = graph.reshape(rows, 0, layout.vertex_count, 3)
    else:
        if size < count:
            basis = graph.node("Slice", basis, graph.constant([0]), graph.constant([size]))
        vertices = graph.reshape(graph.linear(known, basis), 0, layout.vertex_count, 3)
        vertices = graph.node("Add", vertices, scattered(graph, _regions(graph, latent, network), layout))
    if displacement_mm is not None:
        vertices = graph.node("Add", vertices, followed(graph, displacement_mm, model))
    scaled = graph.node("Mul", vertices, graph.constant(torch.tensor(model.unit_mm), "unit_mm"))
    return str(graph.node("Add", scaled, graph.constant(_mean_mm(model), "mean_mm")))


def _start(graph: Graph, latent: str, model: PcaNet) -> tuple[str, int]:
    """What PCA and the products of its code say of the first components ``(B, n)``, and n."""
    size = model.config.latent
    if model.quadratic is not None:
        kept = min(model.quadratic.outputs, len(model.deviation) - size)
        more = products(graph, latent, model.quadratic, "quadratic")
        more = graph.node("Slice", more, *(graph.constant([n]) for n in (0, kept, 1)))
        latent, size = graph.node("Concat", latent, more, axis=1), size + kept
    return str(graph.node("Mul", latent, graph.constant(model.deviation[:size], "deviation"))), size


def _regions(graph: Graph, latent: str, network: RegionDecoder) -> str:
    """r(z) ``(B, 3 · slots)`` (:class:`lamm.layers.region_decoder.RegionDecoder`); inside, regions come first."""

    def linear(x: str, part: nn.Module, name: str) -> str:
        weight, bias = (graph.weight(f"decoder_network.{name}.{n}", getattr(part, n)) for n in ("weight", "bias"))
        return str(graph.node("Add", graph.node("MatMul", x, weight), bias))

    x = linear(linear(latent, network.numbers, "numbers"), network.first, "first")
    *norms, last = network.norms
    assert isinstance(last, nn.LayerNorm)
    for i, (before, inner, outer) in enumerate(zip(norms, network.inner, network.outer, strict=True)):
        assert isinstance(before, nn.LayerNorm)
        y = norm(graph, x, before, f"decoder_network.norms.{i}")
        x = graph.node("Add", x, linear(graph.node("Gelu", linear(y, inner, f"inner.{i}")), outer, f"outer.{i}"))
    x = linear(norm(graph, x, last, f"decoder_network.norms.{len(norms)}"), network.last, "last")
    x = graph.node("Mul", x, graph.constant(network.scale[:, None], "decoder_network.scale"))
    sizes = [columns.stop - columns.start for columns in network.columns]
    bases = graph.pieces(graph.weight("decoder_network.basis", network.basis), sizes)
    found = []
    for region, basis in zip(graph.pieces(x, [1] * len(sizes), axis=0), bases, strict=True):
        found.append(graph.linear(graph.node("Squeeze", region, graph.constant([0])), basis))
    return found[0] if len(found) == 1 else str(graph.node("Concat", *found, axis=1))


def _dense(graph: Graph, x: str, network: Dense, name: str) -> str:
    """:class:`lamm.layers.dense.Dense` on ``(B, n)``."""

    def linear(x: str, part: nn.Linear, name: str) -> str:
        return graph.linear(
            x, graph.weight(f"{name}.weight", part.weight), graph.weight(f"{name}.bias", part.bias), True
        )

    first, *layers, last_norm, last = network
    assert isinstance(first, nn.Linear) and isinstance(last_norm, nn.LayerNorm) and isinstance(last, nn.Linear)
    x = linear(x, first, f"{name}.0")
    for i, layer in enumerate(layers, 1):
        assert isinstance(layer, DenseLayer)
        inner = linear(norm(graph, x, layer.norm, f"{name}.{i}.norm"), layer.inner, f"{name}.{i}.inner")
        x = graph.node("Add", x, linear(graph.node("Gelu", inner), layer.outer, f"{name}.{i}.outer"))
    x = norm(graph, x, last_norm, f"{name}.{len(layers) + 1}")
    return linear(x, last, f"{name}.{len(layers) + 2}")


def _mean_mm(model: PcaNet) -> Tensor:
    """The mean shape ``(V, 3)`` in mm: that of the model's training meshes, where the layout's is its origin."""
    return model.layout.mean_mm + (model.mean * model.unit_mm).unflatten(0, (-1, 3))
