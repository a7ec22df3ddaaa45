"""Region maps in bf16, fp16 or int8 for inference: weights only, activations stay in float32.

At one mesh a region map is read once and used once, so its time is the time to read it. Both maps are cut into
blocks of ``w`` ≤ 96 outputs and kept as rows, one row of ``w`` numbers an input, so that a block's result is a
weighted sum of rows. PyTorch has fast kernels for exactly that (``embedding_bag``): with ``w`` ≤ 96 the sums stay in
registers and every row is read once, in order.

* int8: each row has its own scale and offset in float32, ``value = scale · byte + offset`` (8 bits, asymmetric);
  about 1 + 8/w bytes per weight.
* bf16, fp16: inputs and results of a block are rounded to the type as well, sums are in float32.

Several meshes at once are mapped region by region with ordinary products on the restored weights. Of factored maps the
wide factors are reduced, with the rank in the token's place.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional

from bench.api import BenchError
from lamm.compact import CompactLamm
from lamm.network import Lamm
from lamm.regions.layout import RegionLayout

KINDS = {"bf16": torch.bfloat16, "fp16": torch.float16, "int8": torch.uint8}
WIDEST = 96
# A row's scale and offset, its number and its factor are read along with it.
ROW_OVERHEAD_BYTES = 16


def block_width(outputs: int) -> int:
    """The block size, a multiple of 8 from 32 to 96, that makes the rows of ``outputs`` numbers cheapest to read."""
    widths = range(32, WIDEST + 1, 8)
    return min(widths, key=lambda width: -(-outputs // width) * (width + ROW_OVERHEAD_BYTES))


class Rows(nn.Module):
    """``count`` rows of ``width`` numbers in one of :data:`KINDS`, and weighted sums of consecutive ones."""

    data: Tensor
    numbers: Tensor

    def __init__(self, count: int, width: int, kind: str) -> None:
        super().__init__()
        self.width, self.kind = width, kind
        columns = width + 8 if kind == "int8" else width
        self.register_buffer("data", torch.zeros(count, columns, dtype=KINDS[kind]))
        self.register_buffer("numbers", torch.arange(count, dtype=torch.int32), persistent=False)

    def store(self, first: int, rows: Float[Tensor, "n w"]) -> None:
        """Reduce rows and put them at ``first`` and after."""
        rows = rows.detach().float().cpu().contiguous()
        part = torch.ops.quantized.embedding_bag_byte_prepack(rows) if self.kind == "int8" else rows
        self.data[first : first + len(rows)] = part.to(self.data)

    def restore(self, data: Tensor, dtype: torch.dtype) -> Float[Tensor, "*n w"]:
        """Numbers from stored rows ``(…, columns)``."""
        if self.kind != "int8":
            return data.to(dtype)
        scale, offset = data[..., self.width :].contiguous().view(torch.float32).unbind(-1)
        return torch.addcmul(offset[..., None], data[..., : self.width].float(), scale[..., None]).to(dtype)

    def sums(self, factors: Float[Tensor, " r"], starts: Tensor) -> Float[Tensor, "b w"]:
        """Σ factor · row over each run of rows; ``starts`` has one more entry than there are runs."""
        if self.kind == "int8":
            return torch.ops.quantized.embedding_bag_byte_rowwise_offsets(
                self.data, self.numbers, starts, False, 0, False, factors, None, True
            )
        factors = factors.to(self.data.dtype)
        return functional.embedding_bag(
            self.numbers, self.data, starts, mode="sum", per_sample_weights=factors, include_last_offset=True
        ).float()


class ReducedEncoder(nn.Module):
    """:class:`~lamm.layers.tokens.RegionEncoder` with reduced weights: block of D, input coordinate, then the block."""

    offset: Tensor
    starts: Tensor

    def __init__(self, sizes: Sequence[int], width: int, kind: str) -> None:
        super().__init__()
        block = block_width(width)
        self.blocks, self.width, self.inputs = -(-width // block), width, 3 * sum(sizes)
        self.rows = Rows(self.blocks * self.inputs, block, kind)
        self.register_buffer("offset", torch.zeros(len(sizes), width))
        stops = torch.tensor(sizes).cumsum(0) * 3
        within = torch.cat([torch.zeros(1, dtype=torch.long), stops[:-1]])
        starts = (torch.arange(self.blocks)[:, None] * self.inputs + within).flatten()
        last = torch.tensor([self.blocks * self.inputs])
        self.register_buffer("starts", torch.cat([starts, last]).int(), persistent=False)

    def fill(self, weights: Sequence[Tensor], offset: Float[Tensor, "k d"] | None = None) -> None:
        first = 0
        for weight in weights:
            padded = functional.pad(weight.detach().float().T, (0, self.blocks * self.rows.width - self.width))
            for index, part in enumerate(padded.split(self.rows.width, 1)):
                self.rows.store(index * self.inputs + first, part)
            first += weight.shape[1]
        if offset is not None:
            self.offset.copy_(offset.detach())

    def forward(self, packed: Float[Tensor, "b s"], layout: RegionLayout) -> Float[Tensor, "b k d"]:
        if len(packed) == 1 and packed.device.type == "cpu":
            sums = self.rows.sums(packed.expand(self.blocks, -1).reshape(-1), self.starts)
            tokens = sums.view(self.blocks, len(self.offset), -1).transpose(0, 1).flatten(1)[None, :, : self.width]
            return tokens + self.offset
        data = self.rows.data.view(self.blocks, self.inputs, -1)
        maps = []
        for region in range(len(self.offset)):
            columns = layout.columns(region)
            weight = self.rows.restore(data[:, columns], packed.dtype)
            maps.append((packed[:, columns] @ weight).transpose(0, 1).flatten(1)[:, : self.width])
        return torch.stack(maps, 1) + self.offset


class ReducedDecoder(nn.Module):
    """:class:`~lamm.layers.tokens.RegionDecoder` with reduced weights: block of a region's coordinates, D, then it."""

    bias: Tensor
    starts: Tensor
    owners: Tensor
    kept: Tensor

    def __init__(self, sizes: Sequence[int], width: int, kind: str) -> None:
        super().__init__()
        self.width, self.sizes = width, tuple(3 * size for size in sizes)
        block = WIDEST
        self.counts = tuple(-(-size // block) for size in self.sizes)
        total = sum(self.counts)
        self.rows = Rows(total * width, block, kind)
        self.register_buffer("bias", torch.zeros(sum(self.sizes)))
        owners = torch.repeat_interleave(torch.arange(len(sizes)), torch.tensor(self.counts))
        starts = torch.arange(total + 1, dtype=torch.int32) * width
        self.register_buffer("owners", owners, persistent=False)
        self.register_buffer("starts", starts, persistent=False)

    def fill(self, weights: Sequence[Tensor], bias: Float[Tensor, " s"] | None = None) -> None:
        first = 0
        for weight, count in zip(weights, self.counts, strict=True):
            padded = functional.pad(weight.detach().float(), (0, count * self.rows.width - weight.shape[1]))
            for part in padded.split(self.rows.width, 1):
                self.rows.store(first, part)
                first += self.width
        if bias is not None:
            self.bias.copy_(bias.detach())

    def forward(self, tokens: Float[Tensor, "b k d"], layout: RegionLayout) -> Float[Tensor, "b s"]:
        if len(tokens) == 1 and tokens.device.type == "cpu":
            sums = self.rows.sums(tokens[0].index_select(0, self.owners).view(-1), self.starts)
            parts = [part.reshape(-1)[:size] for part, size in zip(sums.split(self.counts), self.sizes, strict=True)]
            return torch.cat(parts).add_(self.bias)[None]
        data = self.rows.data.view(-1, self.width, self.rows.data.shape[1]).split(self.counts)
        maps = []
        for region, (part, size) in enumerate(zip(data, self.sizes, strict=True)):
            weight = self.rows.restore(part, tokens.dtype)
            maps.append((tokens[:, region] @ weight).transpose(0, 1).flatten(1)[:, :size])
        return torch.cat(maps, 1) + self.bias


def quantize(model: Lamm, kind: str) -> Lamm:
    """A copy whose region maps, or of factored ones the wide factors, are held in ``kind`` (one of :data:`KINDS`).

    The model itself is left as it is. Errors: an unknown kind, a model that is quantised already, the faithful form.
    """
    if kind not in KINDS:
        raise BenchError(f"expected one of {', '.join(KINDS)}, got {kind!r}")
    if model.quantized:
        raise BenchError(f"expected a model with full weights, got one in {model.quantized}; quantise the original")
    if model.variant != "tuned":
        raise BenchError(f"expected the tuned form, got {model.variant}; load or build it with variant='tuned'")
    into, out = model.region_encoder, model.region_decoder
    full = [into, out] if model.config.rank is None else [into.wide, out.wide]
    # What is reduced is most of a model: it is read, not copied.
    other = hold_in(copy.deepcopy(model, {id(part): part for part in full}), kind)
    if model.config.rank is None:
        other.region_encoder.fill(list(into.weights), into.bias + into.embedding)
        other.region_decoder.fill(list(out.weights), out.bias)
    else:
        for whole, part in ((into, other.region_encoder), (out, other.region_decoder)):
            part.reduced.fill(whole.padded())
    other = other.to(model.identity_token.device).eval()
    _keep_mean_shape(model, other)
    return other


@torch.no_grad()
def _keep_mean_shape(model: Lamm, other: Lamm) -> None:
    """Move the reduced decoder's bias so that the mean shape is decoded as before.

    Tokens vary little around those of the mean shape, so most of what rounding does to a map is one constant offset.
    """
    mean = torch.zeros(1, model.layout.vertex_count, 3).to(model.identity_token)
    tokens = model.decoder(model.target_tokens(model.encode(mean)))[:, 1:]
    if isinstance(model, CompactLamm) and model.linear is not None and model.config.rank is not None:
        tokens = tokens * model.linear.residual
    change = model.region_decoder(tokens, model.layout) - other.region_decoder(tokens, other.layout)
    other.region_decoder.bias.add_(change[0])


def hold_in(model: Lamm, kind: str) -> Lamm:
    """Replace a model's region maps, or of factored ones the wide factors, by reduced ones, still empty."""
    sizes, width = model.layout.sizes, model.config.width
    if model.config.rank is None:
        model.region_encoder = ReducedEncoder(sizes, width, kind)
        model.region_decoder = ReducedDecoder(sizes, width, kind)
    else:
        for part, reduced in ((model.region_encoder, ReducedEncoder), (model.region_decoder, ReducedDecoder)):
            part.reduced, part.wide = reduced(sizes, part.rank, kind), nn.ParameterList()
    model.quantized = kind
    return model
