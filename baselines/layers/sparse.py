"""Fixed sparse matrices over vertices: as sums over bags of table rows, and as the published programs pool.

``embedding_bag`` with weights is a sparse product whose dense rows are read contiguously; on one CPU thread it ran
2.5 times as fast as the CSR product for the matrices here (docs/studies/baselines-speed.md).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from jaxtyping import Float
from scipy import sparse
from torch import Tensor, nn

from baselines.layers import card
from baselines.mesh.hierarchy import Step
from bench.base.programs import program_for

COPIES_BYTES = 4 << 20  # samples worked on at a time: what a table of them may take, to stay in the cache
MAX_COPIES = 32


class BagMap(nn.Module):
    """A sparse matrix ``(M, N)`` that maps the rows of ``k`` stacked tables ``(k·N, C)`` → ``(k·M, C)``, k ≤ copies.

    The matrix is stored ``copies`` times as one block diagonal, so that several samples go through in one call.
    ``transposed`` holds the transpose the same way. Buffers are derived from the mesh and not saved. On a card one
    copy is kept (:mod:`baselines.layers.card`): its tables are ``(N, B·C)``.
    """

    columns: Tensor
    starts: Tensor
    weights: Tensor | None

    def __init__(self, matrix: sparse.csr_matrix, copies: int = 1) -> None:
        super().__init__()
        matrix = matrix.tocsr().sorted_indices()
        self.rows_out, self.rows_in = matrix.shape
        self.copies, self.entries = copies, int(matrix.nnz)
        self._copies_on_cpu = copies
        shift = np.arange(copies, dtype=np.int64)[:, None]
        columns = (matrix.indices[None].astype(np.int64) + shift * self.rows_in).ravel()
        starts = np.append((matrix.indptr[None, :-1] + shift * self.entries).ravel(), copies * self.entries)
        small = max(len(columns), copies * max(self.rows_in, self.rows_out)) < 2**31
        kind = np.int32 if small else np.int64
        ones = bool((matrix.data == 1).all())
        weights = None if ones else torch.from_numpy(np.tile(matrix.data.astype(np.float32), copies))
        self.register_buffer("columns", torch.from_numpy(columns.astype(kind)), persistent=False)
        self.register_buffer("starts", torch.from_numpy(starts.astype(kind)), persistent=False)
        self.register_buffer("weights", weights, persistent=False)

    def _apply(self, fn: Callable[[Tensor], Tensor], recurse: bool = True) -> BagMap:
        super()._apply(fn, recurse)
        copies = self._copies_on_cpu if self.columns.device.type == "cpu" else 1
        if copies != self.copies:
            self._repeat(copies)
        return self

    def _repeat(self, copies: int) -> None:
        """Keep the first copy, ``copies`` times."""
        turn = torch.arange(copies, device=self.columns.device, dtype=self.columns.dtype)[:, None]
        starts = (self.starts[: self.rows_out] + turn * self.entries).flatten()
        self.starts = torch.cat([starts, starts.new_full((1,), copies * self.entries)])
        self.columns = (self.columns[: self.entries] + turn * self.rows_in).flatten()
        if self.weights is not None:
            self.weights = self.weights[: self.entries].repeat(copies)
        self.copies = copies

    def csr(self) -> sparse.csr_matrix:
        """The matrix, float32, on the CPU."""
        columns, starts = self.columns[: self.entries].cpu().numpy(), self.starts[: self.rows_out + 1].cpu().numpy()
        ones = np.ones(self.entries, dtype=np.float32)
        values = ones if self.weights is None else self.weights[: self.entries].float().cpu().numpy()
        return sparse.csr_matrix((values, columns, starts), shape=(self.rows_out, self.rows_in))

    def forward(self, table: Float[Tensor, "kn c"], scale: float = 1.0) -> Float[Tensor, "km c"]:
        """``scale`` times the product; only for a matrix with weights."""
        copies = len(table) // self.rows_in
        starts = self.starts[: copies * self.rows_out + 1]
        columns = self.columns[: copies * self.entries]
        weights = None if self.weights is None else self.weights[: copies * self.entries].to(table.dtype)
        if scale != 1 and weights is not None:
            weights = weights * scale
        return nn.functional.embedding_bag(
            columns, table, starts, mode="sum", per_sample_weights=weights, include_last_offset=True
        )


def copies_for(row_bytes: int, rows: int) -> int:
    """How many samples of ``rows`` rows a table may hold within :data:`COPIES_BYTES`, at least 1."""
    return int(min(max(COPIES_BYTES // max(rows * row_bytes, 1), 1), MAX_COPIES))


def batches(count: int, copies: int) -> list[slice]:
    """Slices that cover ``count`` samples, at most ``copies`` at a time."""
    return [slice(start, min(start + copies, count)) for start in range(0, count, copies)]


class SparseMap(nn.Module):
    """A fixed sparse matrix ``(M, N)`` over the vertices of ``(B, N, C)``; backward is its transpose."""

    def __init__(self, matrix: sparse.csr_matrix, channels: int) -> None:
        super().__init__()
        self.matrix = matrix
        copies = copies_for(4 * channels, max(matrix.shape))
        self.map, self.transposed = BagMap(matrix, copies), BagMap(matrix.T.tocsr(), copies)
        self.table_bytes = 4 * channels * max(matrix.shape)

    def on_card(self, features: Float[Tensor, "n b c"]) -> Float[Tensor, "m b c"]:
        """The same with vertices first: the program for a card."""
        return card.sparse_map(features, self.map, self.transposed)

    def forward(self, features: Float[Tensor, "b n c"]) -> Float[Tensor, "b m c"]:
        if program_for(features) == "card":
            return card.vertices_first(self.on_card, features)
        return _SparseProduct.apply(features, self.map, self.transposed)


class _SparseProduct(torch.autograd.Function):
    @staticmethod
    def forward(ctx, features: Tensor, matrix: BagMap, transposed: BagMap) -> Tensor:
        ctx.maps = (transposed, matrix)
        parts = [matrix(features[part].flatten(0, 1)) for part in batches(len(features), matrix.copies)]
        return torch.cat(parts).view(len(features), matrix.rows_out, features.shape[2])

    @staticmethod
    def backward(ctx, gradient: Tensor):
        return _SparseProduct.apply(gradient.contiguous(), *ctx.maps), None, None


def down_matrix(step: Step) -> sparse.csr_matrix:
    """Selection of the coarse vertices as a sparse matrix of ones ``(V', V)``."""
    count = len(step.selected)
    return sparse.csr_matrix((np.ones(count), (np.arange(count), step.selected)), shape=(count, len(step.corners)))


class ScatterPool(nn.Module):
    """A sparse matrix ``(M, N)`` over the vertices of ``(B, N, C)``: gather, multiply, scatter-add over its entries."""

    rows: Tensor
    columns: Tensor
    values: Tensor

    def __init__(self, matrix: sparse.csr_matrix) -> None:
        super().__init__()
        entries = matrix.tocoo()
        self.size = matrix.shape[0]
        self.register_buffer("rows", torch.from_numpy(entries.row.astype(np.int64)), persistent=False)
        self.register_buffer("columns", torch.from_numpy(entries.col.astype(np.int64)), persistent=False)
        self.register_buffer("values", torch.from_numpy(entries.data.astype(np.float32)), persistent=False)

    def forward(self, features: Float[Tensor, "b n c"]) -> Float[Tensor, "b m c"]:
        weighted = features.index_select(1, self.columns) * self.values[:, None]
        batch, _, channels = weighted.shape
        return weighted.new_zeros(batch, self.size, channels).index_add(1, self.rows, weighted)


class DensePool(nn.Module):
    """The same product with the matrix stored densely, ``4·M·N`` bytes, multiplied for each mesh of the batch."""

    matrix: Tensor

    def __init__(self, matrix: sparse.csr_matrix) -> None:
        super().__init__()
        self.register_buffer("matrix", torch.from_numpy(matrix.toarray().astype(np.float32)), persistent=False)

    def forward(self, features: Float[Tensor, "b n c"]) -> Float[Tensor, "b m c"]:
        return torch.matmul(self.matrix, features)
