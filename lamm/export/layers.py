"""The parts of a LAMM as ONNX nodes: backbones, region maps, control networks. Shapes as in the modules they follow."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

from lamm.export.graph import Graph
from lamm.layers.blocks import Backbone, MixerBlock, TransformerBlock
from lamm.network import Lamm


def backbone(graph: Graph, x: str, stack: Backbone, prefix: str) -> str:
    """Tokens ``(B, T, D)`` after the last layer, normalised (:class:`lamm.layers.blocks.Backbone`)."""
    for index, layer in enumerate(stack.layers):
        block = _mixer_block if isinstance(layer, MixerBlock) else _transformer_block
        x = block(graph, x, layer, f"{prefix}.layers.{index}")  # type: ignore[arg-type]
    return norm(graph, x, stack.norm, f"{prefix}.norm")


def norm(graph: Graph, x: str, part: nn.LayerNorm, name: str) -> str:
    scale, shift = graph.weight(f"{name}.weight", part.weight), graph.weight(f"{name}.bias", part.bias)
    return str(graph.node("LayerNormalization", x, scale, shift, axis=-1, epsilon=part.eps))


def _token_map(graph: Graph, x: str, part: nn.Module, name: str) -> str:
    product = graph.node("MatMul", graph.weight(f"{name}.weight", part.weight), x)  # type: ignore[arg-type]
    return str(graph.node("Add", product, graph.weight(f"{name}.bias", part.bias)))  # type: ignore[arg-type]


def _channel_map(graph: Graph, x: str, part: nn.Linear, name: str) -> str:
    turned = graph.node("Transpose", graph.weight(f"{name}.weight", part.weight), perm=[1, 0])
    product = graph.node("MatMul", x, turned)
    return product if part.bias is None else str(graph.node("Add", product, graph.weight(f"{name}.bias", part.bias)))


def _mixer_block(graph: Graph, x: str, block: MixerBlock, name: str) -> str:
    inner = norm(graph, x, block.token_norm, f"{name}.token_norm")
    inner = graph.node("Gelu", _token_map(graph, inner, block.token_in, f"{name}.token_in"))
    x = graph.node("Add", x, _token_map(graph, inner, block.token_out, f"{name}.token_out"))
    inner = norm(graph, x, block.channel_norm, f"{name}.channel_norm")
    inner = graph.node("Gelu", _channel_map(graph, inner, block.channel_in, f"{name}.channel_in"))
    return str(graph.node("Add", x, _channel_map(graph, inner, block.channel_out, f"{name}.channel_out")))


def _transformer_block(graph: Graph, x: str, block: TransformerBlock, name: str) -> str:
    width = block.projection.in_features
    size = width // block.heads
    inner = norm(graph, x, block.attention_norm, f"{name}.attention_norm")
    qkv = graph.reshape(_channel_map(graph, inner, block.qkv, f"{name}.qkv"), 0, 0, 3, block.heads, size)
    qkv = graph.node("Transpose", qkv, perm=[2, 0, 3, 1, 4])
    query, key, value = (graph.node("Squeeze", part, graph.constant([0])) for part in graph.pieces(qkv, [1, 1, 1], 0))
    scores = graph.node("MatMul", query, graph.node("Transpose", key, perm=[0, 1, 3, 2]))
    scores = graph.node("Mul", scores, graph.constant(torch.tensor(size**-0.5)))
    mixed = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), value)
    mixed = graph.reshape(graph.node("Transpose", mixed, perm=[0, 2, 1, 3]), 0, 0, width)
    x = graph.node("Add", x, _channel_map(graph, mixed, block.projection, f"{name}.projection"))
    inner = norm(graph, x, block.mlp_norm, f"{name}.mlp_norm")
    inner = graph.node("Gelu", _channel_map(graph, inner, block.mlp_in, f"{name}.mlp_in"))
    return str(graph.node("Add", x, _channel_map(graph, inner, block.mlp_out, f"{name}.mlp_out")))


def region_tokens(graph: Graph, packed: str, model: Lamm) -> str:
    """Regions' tokens ``(B, K, D)`` from vertices in slot order ``(B, 3 · slots)``."""
    maps: Any = model.region_encoder
    width = model.config.width
    parts = graph.pieces(packed, [3 * size for size in model.layout.sizes])
    tokens = []
    for i, part in enumerate(parts):
        if model.config.rank is None:
            weight = graph.weight(f"region_encoder.weights.{i}", maps.weights[i])
            tokens.append(graph.linear(part, weight, turned=True))
        else:
            wide = graph.weight(f"region_encoder.wide.{i}", maps.wide[i])
            small = graph.weight(f"region_encoder.small.{i}", maps.small[i, : maps.ranks[i]])
            tokens.append(graph.linear(graph.linear(part, wide, turned=True), small))
    joined = graph.reshape(_joined(graph, tokens), 0, len(parts), width)
    return str(graph.node("Add", joined, graph.constant(maps.bias + maps.embedding, "region_encoder.offset")))


def control_tokens(graph: Graph, displacement: str, model: Lamm) -> str | None:
    """What displacements ``(B, 3 · C)``, normalised, add to the regions' tokens ``(B, K, D)``; None without networks.

    A region that is not moved adds nothing: f_i(0) = 0.
    """
    layout = model.layout
    if not layout.editable:
        return None
    parts = graph.pieces(displacement, [3 * layout.control_sizes[i] for i in layout.editable])
    additions = []
    for region, part in zip(layout.editable, parts, strict=True):
        network, name = model.control_networks.networks[str(region)], f"control_networks.networks.{region}"
        for number in (0, 2, 4):
            if number:
                part = graph.node("Gelu", part)
            weight = graph.weight(f"{name}.{number}.weight", network[number].weight)  # type: ignore[index]
            part = graph.linear(part, weight, turned=True)
        additions.append(part)
    joined = graph.reshape(_joined(graph, additions), 0, len(additions), model.config.width)
    if len(additions) == len(layout.names):
        return joined
    place = torch.zeros(len(layout.names), len(additions))
    place[list(layout.editable), range(len(additions))] = 1
    return str(graph.node("MatMul", graph.constant(place, "region_of_network"), joined))


def _joined(graph: Graph, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else str(graph.node("Concat", *parts, axis=1))


def region_features(graph: Graph, tokens: str, model: Lamm) -> list[tuple[str, str]]:
    """For each region what is multiplied ``(B, n)``, and the matrix ``(n, 3 n_i)``: its vertices are the product."""
    maps: Any = model.region_decoder
    width, count = model.config.width, len(model.layout.names)
    parts = graph.pieces(graph.reshape(tokens, 0, count * width), [width] * count)
    found = []
    for i, part in enumerate(parts):
        if model.config.rank is None:
            found.append((part, graph.weight(f"region_decoder.weights.{i}", maps.weights[i])))
        else:
            small = graph.weight(f"region_decoder.small.{i}", maps.small[i][:, : maps.ranks[i]])
            found.append((graph.linear(part, small), graph.weight(f"region_decoder.wide.{i}", maps.wide[i])))
    return found
