"""Going down and up the levels of a hierarchy, for tensors in vertex-major order ``(V, B, C)``."""

from __future__ import annotations

import warnings

import numpy as np
import torch
from jaxtyping import Float
from scipy import sparse
from torch import Tensor, nn

from baselines.hierarchy import Step, up_matrix


class SparseMap(nn.Module):
    """A fixed sparse matrix ``(M, N)`` applied over the vertices: ``(N, B, C)`` → ``(M, B, C)``.

    Backward multiplies by the stored transpose and saves nothing.
    """

    forward_matrix: Tensor
    backward_matrix: Tensor

    def __init__(self, matrix: sparse.csr_matrix) -> None:
        super().__init__()
        self.register_buffer("forward_matrix", torch_csr(matrix), persistent=False)
        self.register_buffer("backward_matrix", torch_csr(matrix.T.tocsr()), persistent=False)

    def forward(self, features: Float[Tensor, "n b c"]) -> Float[Tensor, "m b c"]:
        _, batch, channels = features.shape
        flat = features.reshape(len(features), batch * channels)
        return SparseProduct.apply(flat, self.forward_matrix, self.backward_matrix).reshape(-1, batch, channels)


class SparseProduct(torch.autograd.Function):
    """``matrix @ dense`` whose backward is ``transpose @ gradient``."""

    @staticmethod
    def forward(ctx, dense: Tensor, matrix: Tensor, transpose: Tensor) -> Tensor:
        ctx.transpose = transpose
        return matrix @ dense

    @staticmethod
    def backward(ctx, gradient: Tensor):
        return ctx.transpose @ gradient.contiguous(), None, None


def torch_csr(matrix: sparse.csr_matrix) -> Tensor:
    """A scipy matrix as a torch CSR tensor with 32-bit indices and float32 values."""
    matrix = matrix.tocsr().sorted_indices()
    parts = (matrix.indptr.astype(np.int32), matrix.indices.astype(np.int32), matrix.data.astype(np.float32))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Sparse CSR tensor support is in beta", category=UserWarning)
        pointers, columns, values = (torch.from_numpy(part) for part in parts)
        return torch.sparse_csr_tensor(pointers, columns, values, size=matrix.shape, check_invariants=True)


def up_map(step: Step) -> SparseMap:
    """Barycentric up-sampling of one hierarchy step."""
    return SparseMap(up_matrix(step))


class ScatterPool(nn.Module):
    """A sparse matrix applied to batch-major tensors as published programs do: gather, multiply, scatter-add."""

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

    @staticmethod
    def down(step: Step) -> ScatterPool:
        """Selection of the coarse vertices as a matrix of ones."""
        count, shape = len(step.selected), (len(step.selected), len(step.corners))
        return ScatterPool(sparse.csr_matrix((np.ones(count), (np.arange(count), step.selected)), shape=shape))

    @staticmethod
    def up(step: Step) -> ScatterPool:
        """Barycentric up-sampling."""
        return ScatterPool(up_matrix(step))
