"""Regions of unlike size as tiles of one width, so that all of them are one batched product on a card.

Region i's 3 n_i coordinates fill ``ceil(3 n_i / w)`` tiles of w rows; the rest of its last tile is padding, whose
weights are zero. A map of all regions is then ``(tiles, w, D)``. Padding every region to the largest one would more
than double the work on heads (regions of 593 to 2,272 vertices at 12,000); tiles add 2 to 5%.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.autograd import Function
from torch.autograd.function import once_differentiable

from lamm.regions.layout import RegionLayout

# Wide tiles mean few copies of a token; the widest whose padding stays within a share of the rows is taken.
WIDTHS, PADDING = (3072, 1536, 768, 384, 192, 96), 0.06


def tile_width(sizes: Sequence[int]) -> int:
    """Rows of a tile: the widest of :data:`WIDTHS` that adds at most 6% of padding, else the narrowest."""
    total = 3 * sum(sizes)
    for width in WIDTHS:
        if sum(-(-3 * size // width) * width for size in sizes) <= (1 + PADDING) * total:
            return width
    return WIDTHS[-1]


class Tiles(nn.Module):
    """Where the coordinates of a layout's slots stand in tiles, as indices on the layout's device.

    ``region`` ``(n,)``: the region of each tile; ``owner``: its token, region + 1 (token 0 is the identity); ``sums``
    ``(K + 1, n)``: ones where a tile belongs to a token. ``columns`` ``(n w,)``: the
    coordinate (in slot order) at each row, ``vertex_columns`` the same in vertex order, ``present`` 0 in the padding;
    ``rows`` ``(3 S,)``: the row of each coordinate. Overlapping regions: a vertex is the sum over j of the slots
    ``parts[j]``, where ``counted[j]`` is 1.
    """

    owner: Tensor
    region: Tensor
    sums: Tensor
    columns: Tensor
    vertex_columns: Tensor
    present: Tensor
    rows: Tensor
    slot_columns: Tensor
    parts: Tensor
    counted: Tensor

    def __init__(self, layout: RegionLayout) -> None:
        super().__init__()
        sizes, device = layout.sizes, layout.slots.device
        self.width = width = tile_width(sizes)
        counts = [-(-3 * size // width) for size in sizes]
        self.count, self.regions = sum(counts), len(sizes)
        starts = [sum(counts[:i]) * width for i in range(len(sizes))]
        #: Rows of each region in the stacked tiles.
        self.spans = tuple((start, start + 3 * size) for start, size in zip(starts, sizes, strict=True))
        rows = torch.cat([torch.arange(*span) for span in self.spans])
        columns = torch.zeros(self.count * width, dtype=torch.long)
        columns[rows] = torch.arange(len(rows))
        owner = torch.repeat_interleave(torch.arange(1, self.regions + 1), torch.tensor(counts))
        sums = (owner[None] == torch.arange(self.regions + 1)[:, None]).float()
        present = torch.zeros(self.count * width)
        present[rows] = 1
        slots = layout.slots.cpu()
        slot_columns = (3 * slots[:, None] + torch.arange(3)).flatten()
        parts, counted = _parts(slots, layout.vertex_count)
        found = {
            "owner": owner, "region": owner - 1, "sums": sums, "columns": columns,
            "vertex_columns": slot_columns[columns],
            "present": present, "rows": rows, "slot_columns": slot_columns, "parts": parts, "counted": counted,
        }  # fmt: skip
        for name, tensor in found.items():
            self.register_buffer(name, tensor.to(device), persistent=False)

    def spread(self, rows: Float[Tensor, "k m r"]) -> Float[Tensor, "n m r"]:
        """The rows of each tile's region, of all tokens ``(K + 1, …)`` or of the regions ``(K, …)``."""
        return rows.index_select(0, self.owner if len(rows) > self.regions else self.region)

    def collect(
        self, parts: Float[Tensor, "n m r"], tokens: int, scale: Tensor | None = None
    ) -> Float[Tensor, "k m r"]:
        """The transpose of :meth:`spread`, times ``scale``: a product with ones, whose order of adding is fixed."""
        sums = self.sums[len(self.sums) - tokens :].to(parts.dtype)
        sums = sums if scale is None else sums * scale
        return torch.mm(sums, parts.flatten(1)).view(tokens, *parts.shape[1:])

    def gather(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "n b w"]:
        """Vertices at the rows of the tiles; what stands in the padding is unspecified."""
        packed = vertices.flatten(1).index_select(1, self.vertex_columns)
        return packed.unflatten(1, (self.count, self.width)).transpose(0, 1)

    def from_slots(self, packed: Float[Tensor, "*b s"]) -> Float[Tensor, "*b m"]:
        """Coordinates in slot order laid out in rows of tiles, zero in the padding."""
        return laid(packed, self.columns, self.rows) * self.present.to(packed.dtype)

    def to_slots(self, tiles: Float[Tensor, "n b w"]) -> Float[Tensor, "b s"]:
        """The inverse of :meth:`gather` into slot order."""
        return tiles.transpose(0, 1).flatten(1).index_select(1, self.rows)

    def vertices(self, packed: Float[Tensor, "b s"], layout: RegionLayout) -> Float[Tensor, "b v 3"]:
        """Vertices from slot order, shared ones added up in one order or averaged (no atomic additions)."""
        packed = packed.unflatten(1, (-1, 3))
        found = packed.index_select(1, self.parts[0])
        for slots, counted in zip(self.parts[1:], self.counted[1:], strict=True):
            found = torch.addcmul(found, packed.index_select(1, slots), counted.to(packed.dtype))
        if layout.has_overlap and layout.overlap == "mean":
            found = found * layout.vertex_share.to(found.dtype)
        return found

    def slots_of(self, vertices: Float[Tensor, "b v 3"], layout: RegionLayout) -> Float[Tensor, "n b w"]:
        """The transpose of :meth:`vertices`, in tiles, zero in the padding."""
        if layout.has_overlap and layout.overlap == "mean":
            vertices = vertices * layout.vertex_share.to(vertices.dtype)
        packed = vertices.flatten(1).index_select(1, self.vertex_columns) * self.present.to(vertices.dtype)
        return packed.unflatten(1, (self.count, self.width)).transpose(0, 1)


def _parts(slots: Int[Tensor, " s"], vertex_count: int) -> tuple[Int[Tensor, "j v"], Float[Tensor, "j v 1"]]:
    """The slots of every vertex, one row for each region that it lies in; where it has fewer, 0 with a count of 0."""
    order = torch.argsort(slots, stable=True)
    vertex = slots[order]
    first = torch.searchsorted(vertex, torch.arange(vertex_count))
    turn = torch.arange(len(slots)) - first[vertex]
    parts = torch.zeros(int(turn.max()) + 1, vertex_count, dtype=torch.long)
    counted = torch.zeros(parts.shape)
    parts[turn, vertex], counted[turn, vertex] = order, 1
    return parts, counted[..., None]


def laid(packed: Float[Tensor, "*b s"], columns: Int[Tensor, " m"], rows: Int[Tensor, " s"]) -> Float[Tensor, "*b m"]:
    """``packed[..., columns]`` where column ``rows[i]`` of the result is i and the rest padding, from which no gradient
    comes back; so backward is a gather as well."""
    return _Laid.apply(packed, columns, rows)


class _Laid(Function):
    @staticmethod
    def forward(ctx: Any, packed: Tensor, columns: Tensor, rows: Tensor) -> Tensor:
        ctx.rows = rows
        return packed.index_select(-1, columns)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, None, None]:  # type: ignore[override]
        return grad.index_select(-1, ctx.rows), None, None


class JoinedWeights:
    """The regions' weights ``(r, 3 n_i)`` as one tensor ``(tiles · w, r)`` whose rows are what the weights look at.

    On a card the parameters are views of one storage, each region's rows beneath the other's, so that nothing is
    copied in a step: a batched product reads all of them, and the gradient of the storage is handed out as views.
    The parameters keep their names, shapes and values; their strides become ``(1, r)``. Joined when first asked for,
    and again after the weights were moved, copied or cast. Weights of unlike r (a rank by region) cannot be views
    with one stride and are copied together in every step.
    """

    def __init__(self) -> None:
        self._storage: Tensor | None = None

    def get(self, weights: Sequence[nn.Parameter], tiles: Tiles) -> Float[Tensor, "m r"]:
        if len({len(weight) for weight in weights}) > 1:
            return _Padded.apply(tiles, max(len(weight) for weight in weights), *weights)
        if self._storage is None or not _is_joined(weights, self._storage, tiles.spans):
            self._storage = _join(weights, tiles)
        return _Joined.apply(self._storage, tiles.spans, *weights)

    def part(self, weights: Sequence[nn.Parameter]) -> None:
        """Weights of their own again, each contiguous: what the program for the CPU is made for."""
        self._storage = None
        for weight in weights:
            weight.data = weight.data.contiguous()

    def __deepcopy__(self, memo: dict[int, Any]) -> JoinedWeights:
        return JoinedWeights()

    def __getstate__(self) -> dict[str, Any]:
        return {"_storage": None}


def _is_joined(weights: Sequence[Tensor], storage: Tensor, spans: Sequence[tuple[int, int]]) -> bool:
    width = storage.shape[1]
    row_bytes = width * storage.element_size()
    return all(
        weight.data_ptr() == storage.data_ptr() + start * row_bytes
        and weight.stride() == (1, width)
        and weight.device == storage.device
        and weight.dtype == storage.dtype
        for weight, (start, _) in zip(weights, spans, strict=True)
    )


def _join(weights: Sequence[nn.Parameter], tiles: Tiles) -> Tensor:
    with torch.inference_mode(False), torch.no_grad():
        first = weights[0]
        storage = torch.zeros(tiles.count * tiles.width, len(first), dtype=first.dtype, device=first.device)
        for weight, span in zip(weights, tiles.spans, strict=True):
            rows = storage[slice(*span)].T
            rows.copy_(weight.detach())
            weight.data = rows
    return storage


class _Joined(Function):
    @staticmethod
    def forward(ctx: Any, storage: Tensor, spans: tuple[tuple[int, int], ...], *weights: Tensor) -> Tensor:
        ctx.spans = spans
        return storage.view_as(storage)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        return None, None, *(grad[slice(*span)].T for span in ctx.spans)


class _Padded(Function):
    @staticmethod
    def forward(ctx: Any, tiles: Tiles, rank: int, *weights: Tensor) -> Tensor:
        ctx.spans, ctx.ranks = tiles.spans, [len(weight) for weight in weights]
        storage = weights[0].new_zeros(tiles.count * tiles.width, rank)
        for weight, span in zip(weights, tiles.spans, strict=True):
            storage[slice(*span), : len(weight)].copy_(weight.T)
        return storage

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        pairs = zip(ctx.spans, ctx.ranks, strict=True)
        return None, None, *(grad[slice(*span), :rank].T for span, rank in pairs)
