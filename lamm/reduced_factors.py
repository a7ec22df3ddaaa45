"""The wide factors of low-rank maps in bf16, fp16 or int8: :mod:`lamm.quantize` with the rank in the token's place."""

from __future__ import annotations

import copy

import torch

from bench.api import BenchError
from lamm.compact import CompactLamm
from lamm.network import Lamm
from lamm.quantize import KINDS, ReducedDecoder, ReducedEncoder


def quantized_factors(model: CompactLamm, kind: str) -> CompactLamm:
    """A copy whose wide factors are held in ``"bf16"``, ``"fp16"`` or ``"int8"``; errors as :func:`~.quantized`."""
    if kind not in KINDS:
        raise BenchError(f"expected one of {', '.join(KINDS)}, got {kind!r}")
    if model.quantized:
        raise BenchError(f"expected a model with full weights, got one in {model.quantized}; quantise the original")
    maps = model.region_encoder, model.region_decoder
    other: CompactLamm = blank_quantized_factors(copy.deepcopy(model), kind)  # type: ignore[assignment]
    for part, target in zip(maps, (other.region_encoder, other.region_decoder), strict=True):
        wide = part.padded()
        target.reduced.fill(wide, target.reduced.offset if part is maps[0] else target.reduced.bias)
    other = other.to(model.identity_token.device).eval()
    with torch.no_grad():
        _keep_mean_shape(model, other)
    return other


def _keep_mean_shape(model: CompactLamm, other: CompactLamm) -> None:
    """Move the decoder's bias so that the mean shape is decoded as before (as for full maps)."""
    mean = torch.zeros(1, model.layout.vertex_count, 3).to(model.identity_token)
    tokens = model.decoder(model.target_tokens(model.encode(mean)))[:, 1:]
    if model.linear is not None:
        tokens = tokens * model.linear.residual
    change = model.region_decoder(tokens, model.layout) - other.region_decoder(tokens, other.layout)
    other.region_decoder.bias.add_(change[0])


def blank_quantized_factors(model: Lamm, kind: str) -> Lamm:
    """Replace the wide factors of a model by reduced ones of the right shapes, still empty."""
    sizes = model.layout.sizes
    assert isinstance(model, CompactLamm)
    for part, reduced in ((model.region_encoder, ReducedEncoder), (model.region_decoder, ReducedDecoder)):
        part.reduced = reduced(sizes, part.rank, kind)
        part.wide = torch.nn.ParameterList()
    model.quantized = kind
    return model
