"""Going down and up the levels of a hierarchy in the way of the published programs."""

from __future__ import annotations

import numpy as np
import torch
from jaxtyping import Float
from scipy import sparse
from torch import Tensor, nn

from baselines.hierarchy import Step


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
