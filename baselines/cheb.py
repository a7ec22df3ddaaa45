"""Chebyshev graph convolution (Defferrard et al., NeurIPS 2016) with the scaled Laplacian −D^-½ A D^-½.

With the symmetric normalised Laplacian L = I − D^-½ A D^-½ and λ_max taken as 2, 2 L / λ_max − I = −D^-½ A D^-½.
"""

from __future__ import annotations

import numpy as np
import torch
from jaxtyping import Float
from scipy import sparse
from torch import Tensor, nn

from baselines.pool import SparseProduct, torch_csr
from baselines.surface import edge_graph

ORDER = 6


def scaled_laplacian(faces: np.ndarray, vertex_count: int) -> sparse.csr_matrix:
    """``−D^-½ A D^-½`` of the edge graph, ``(V, V)`` float32; rows of vertices without neighbours are zero."""
    graph = edge_graph(faces, vertex_count)
    degree = np.asarray(graph.sum(1)).ravel()
    root = np.divide(1.0, np.sqrt(degree), out=np.zeros_like(degree), where=degree > 0)
    scale = sparse.diags(root)
    return (-(scale @ graph @ scale)).tocsr().astype(np.float32)


class ChebConv(nn.Module):
    """``y = Σ_k T_k(L̃) x W_k + b`` on vertex-major tensors; T_0 = 1, T_1 = L̃, T_k = 2 L̃ T_{k−1} − T_{k−2}.

    ``weight`` ``(K, C_in, C_out)``. With ``rows`` the result is computed at those vertices alone.
    """

    laplacian: Tensor
    rows: Tensor | None

    def __init__(
        self,
        laplacian: sparse.csr_matrix,
        in_channels: int,
        out_channels: int,
        order: int = ORDER,
        bias: bool = True,
        rows: Tensor | None = None,
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(order, in_channels, out_channels))
        self.bias = nn.Parameter(torch.zeros(out_channels)) if bias else None
        self.register_buffer("laplacian", torch_csr(laplacian), persistent=False)
        self.register_buffer("rows", rows, persistent=False)
        nn.init.normal_(self.weight, std=0.1)  # as the fully connected layers; keeps the scale of features over a layer

    def forward(self, features: Float[Tensor, "v b c"]) -> Float[Tensor, "n b o"]:
        shape = features.shape
        flat = features.reshape(shape[0], -1)
        before, current = flat, flat
        total = self._take(flat, shape) @ self.weight[0]
        for k in range(1, len(self.weight)):
            product = SparseProduct.apply(current, self.laplacian, self.laplacian)  # L̃ is symmetric
            before, current = current, product if k == 1 else 2 * product - before
            total = total + self._take(current, shape) @ self.weight[k]
        return total if self.bias is None else total + self.bias

    def _take(self, flat: Tensor, shape: torch.Size) -> Tensor:
        chosen = flat if self.rows is None else flat.index_select(0, self.rows)
        return chosen.reshape(-1, *shape[1:])
