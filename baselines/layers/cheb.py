"""Chebyshev graph convolution (Defferrard et al., NeurIPS 2016) with the scaled Laplacian −D^-½ A D^-½.

With the symmetric normalised Laplacian L = I − D^-½ A D^-½ and λ_max taken as 2, L̃ = 2 L / λ_max − I = −D^-½ A D^-½.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
import torch
from jaxtyping import Float, Int
from scipy import sparse
from torch import Tensor, nn
from torch.autograd.function import once_differentiable

from baselines.layers import card
from baselines.layers.sparse import BagMap, batches, copies_for
from baselines.layers.spiral_ops import SPARSE_COST, SpiralMaps, spiral_conv
from bench.base.meshes import adjacency
from bench.base.programs import program_for

ORDER = 6


def scaled_laplacian(faces: np.ndarray, vertex_count: int) -> sparse.csr_matrix:
    """``−D^-½ A D^-½`` of the edge graph, ``(V, V)``; rows of vertices without neighbours are zero."""
    graph = adjacency(faces, vertex_count)
    degree = np.asarray(graph.sum(1)).ravel()
    root = np.divide(1.0, np.sqrt(degree), out=np.zeros_like(degree), where=degree > 0)
    scale = sparse.diags(root)
    return (-(scale @ graph @ scale)).tocsr()


class ChebConv(nn.Module):
    """``y = Σ_k T_k(L̃) x W_k + b``, then ReLU if ``relu``; T_0 = 1, T_1 = L̃, T_k = 2 L̃ T_{k−1} − T_{k−2}.

    ``weight`` ``(K, C_in, C_out)``. With ``rows`` the result is computed at those vertices alone. Computed as written
    where C_in ≤ C_out; else by Clenshaw's recurrence on ``x W_k``, which has the fewer channels. L̃ being symmetric,
    backward is the recurrence on the gradient: ``g_k = T_k(L̃) ∂y`` gives ``∂W_k = xᵀ g_k`` and ``∂x = Σ g_k W_kᵀ``,
    and saves nothing but the input (and the output where there is a ReLU).
    """

    rows: Tensor | None

    def __init__(
        self,
        laplacian: sparse.csr_matrix,
        in_channels: int,
        out_channels: int,
        order: int = ORDER,
        bias: bool = True,
        relu: bool = True,
        rows: np.ndarray | None = None,
    ) -> None:
        super().__init__()
        self.relu, self.laplacian = relu, laplacian
        self.weight = nn.Parameter(torch.empty(order, in_channels, out_channels))
        self.bias = nn.Parameter(torch.zeros(out_channels)) if bias else None
        copies = copies_for(4 * max(in_channels, out_channels) * order, laplacian.shape[0])
        self.twice = BagMap(2 * laplacian, copies)  # 2 L̃; T_1 is half of its product
        self.register_buffer("rows", None if rows is None else torch.from_numpy(rows), persistent=False)
        nn.init.normal_(self.weight, std=0.1)  # as the fully connected layers; keeps the scale of features over a layer

        self.table_bytes = (
            4 * laplacian.shape[0] * (order * out_channels if in_channels > out_channels else out_channels)
        )

    def on_card(self, features: Float[Tensor, "v b c"]) -> Float[Tensor, "n b o"]:
        """The same with vertices first: the program for a card."""
        return card.chebyshev(features, self)

    def forward(self, features: Float[Tensor, "b v c"]) -> Float[Tensor, "b n o"]:
        if program_for(features) == "card":
            return card.vertices_first(self.on_card, features)
        with torch.autocast(features.device.type, enabled=False):
            features = features.to(self.weight.dtype).contiguous()
            return _Chebyshev.apply(features, self.weight, self.bias, self.twice, self.rows, self.relu)

    def at(
        self, rows: Int[np.ndarray, " r"], resample: sparse.csr_matrix | None = None
    ) -> tuple[Callable[[Tensor], Tensor], Int[np.ndarray, " n"]] | None:
        """The convolution at vertices ``rows`` alone, and the input vertices it takes; None where that is no saving.

        With ``resample`` R ``(V, N)`` the layer is understood to be applied to R x, and x has N vertices. The maps
        ``T_k(L̃)[rows] R`` are made explicitly: a sparse map and a product, as for a spiral of K positions.
        """
        order, c_in, c_out = self.weight.shape
        passes = (order - 1) * self.laplacian.nnz
        whole = passes * min(c_in, c_out) * SPARSE_COST + self.laplacian.shape[0] * order * c_in * c_out
        bias = self.bias
        if bias is None or len(rows) > self.laplacian.shape[0] // 2:
            return None
        powers = chebyshev_rows(self.laplacian, rows, order, resample)
        needed = np.unique(powers.indices)
        maps = SpiralMaps(powers[:, needed], order, c_in, c_out)
        if maps.cost > whole:
            return None
        weight = self.weight.permute(2, 0, 1).reshape(c_out, -1)
        maps = maps.to(weight.device)

        def convolve(features: Tensor) -> Tensor:
            result = spiral_conv(features, weight, bias, maps, elu=False)
            return torch.relu(result) if self.relu else result

        return convolve, needed


class ScatterChebConv(nn.Module):
    """The same map as published programs compute it: in every forward the Laplacian is normalised anew from the list
    of edges, and every product with it gathers, multiplies and scatters over the edges of ``(B, V, C)``."""

    edges: Tensor

    def __init__(
        self, faces: np.ndarray, in_channels: int, out_channels: int, order: int = ORDER, relu: bool = True
    ) -> None:
        super().__init__()
        self.relu = relu
        self.weight = nn.Parameter(torch.empty(order, in_channels, out_channels))
        self.bias = nn.Parameter(torch.zeros(out_channels))
        graph = adjacency(faces, int(faces.max()) + 1).tocoo()
        edges = torch.from_numpy(np.stack([graph.row, graph.col]).astype(np.int64))
        self.register_buffer("edges", edges, persistent=False)
        nn.init.normal_(self.weight, std=0.1)

    def forward(self, features: Float[Tensor, "b v c"]) -> Float[Tensor, "b v o"]:
        rows, columns = self.edges
        degree = features.new_zeros(features.shape[1]).index_add(0, rows, torch.ones_like(rows, dtype=features.dtype))
        root = degree.pow(-0.5)
        root = torch.where(torch.isinf(root), 0.0, root)
        weights = -(root[rows] * root[columns])[:, None]
        series = [features]
        result = features @ self.weight[0]
        for k in range(1, len(self.weight)):
            messages = series[-1].index_select(1, columns) * weights
            product = torch.zeros_like(features).index_add(1, rows, messages)
            series.append(product if k == 1 else 2 * product - series[-2])
            result = result + series[-1] @ self.weight[k]
        result = result + self.bias
        return torch.relu(result) if self.relu else result


def chebyshev_rows(
    laplacian: sparse.csr_matrix, rows: np.ndarray, order: int, resample: sparse.csr_matrix | None
) -> sparse.csr_matrix:
    """``T_k(L̃)[rows] R`` for all k as one matrix, row ``v·K + k``; R the identity if ``resample`` is None."""
    powers = [sparse.identity(laplacian.shape[0], format="csr")[rows]]
    for k in range(1, order):
        product = powers[-1] @ laplacian
        powers.append(product if k == 1 else 2 * product - powers[-2])
    stacked = sparse.vstack(powers).tocsr()
    stacked = stacked if resample is None else stacked @ resample
    return stacked[np.arange(len(rows) * order).reshape(order, -1).T.ravel()].tocsr()


def chebyshev_terms(table: Tensor, twice: BagMap, order: int) -> Iterator[Tensor]:
    """``T_0 x, …, T_{K−1} x`` of a table x ``(n, C)``, one after the other."""
    before, current = None, table
    for _ in range(order - 1):
        yield current
        product = twice(current)
        before, current = current, product.mul_(0.5) if before is None else product.sub_(before)
    yield current


def add_products(terms: Iterable[Tensor], weights: Iterable[Tensor], out: Tensor) -> None:
    """``out = Σ_k terms_k weights_k``, term by term, so that each is multiplied while it is in the cache."""
    for k, (term, weight) in enumerate(zip(terms, weights, strict=True)):
        if k == 0:
            torch.mm(term, weight, out=out)
        else:
            out.addmm_(term, weight)


def clenshaw(terms: Tensor, twice: BagMap) -> Tensor:
    """``Σ_k T_k(L̃) y_k`` of ``terms`` y ``(n, K, C)``: b_k = y_k + 2 L̃ b_{k+1} − b_{k+2}, result b_0 − L̃ b_1."""
    order = terms.shape[1]
    if order == 1:
        return terms[:, 0].contiguous()
    later, current = None, terms[:, order - 1].contiguous()
    for k in range(order - 2, 0, -1):
        product = twice(current).add_(terms[:, k])
        later, current = current, product if later is None else product.sub_(later)
    result = twice(current).mul_(0.5).add_(terms[:, 0])
    return result if later is None else result.sub_(later)


class _Chebyshev(torch.autograd.Function):
    @staticmethod
    def forward(ctx, features, weight, bias, twice, rows, relu):
        order, c_in, c_out = weight.shape
        outputs = features.shape[1] if rows is None else len(rows)
        output = features.new_empty(len(features), outputs, c_out)
        for part in batches(len(features), twice.copies):
            target = output[part]
            if c_in <= c_out:
                terms = chebyshev_terms(features[part].flatten(0, 1), twice, order)
                flat = target.view(-1, c_out)
                add_products((_at(term, rows, len(target)) for term in terms), weight, flat)
            else:
                wall = weight.permute(1, 0, 2).reshape(c_in, -1)
                terms = (features[part].flatten(0, 1) @ wall).view(-1, order, c_out)
                flat = target.view(-1, c_out)
                flat.copy_(_at(clenshaw(terms, twice), rows, len(target)))
            if bias is not None:
                flat.add_(bias)
            if relu:
                flat.relu_()
        ctx.twice, ctx.rows = twice, rows
        ctx.save_for_backward(features, weight, output if relu else None)
        return output

    @staticmethod
    @once_differentiable
    def backward(ctx, gradient):
        features, weight, output = ctx.saved_tensors
        twice, rows = ctx.twice, ctx.rows
        order, c_in, c_out = weight.shape
        need_x, need_w, need_b = ctx.needs_input_grad[:3]
        grad_x = torch.empty_like(features) if need_x else None
        grad_w = torch.zeros_like(weight) if need_w else None
        grad_b = torch.zeros_like(weight[0, 0]) if need_b else None
        for part in batches(len(features), twice.copies):
            before = gradient[part] if output is None else gradient[part] * (output[part] > 0)
            if grad_b is not None:
                grad_b += before.sum((0, 1))
            flat_x = features[part].flatten(0, 1)
            if grad_x is None and c_in < c_out and grad_w is not None:  # cheaper on the input's few channels
                for k, term in enumerate(chebyshev_terms(flat_x, twice, order)):
                    grad_w[k].addmm_(_at(term, rows, len(before)).t(), before.reshape(-1, c_out))
                continue
            terms = list(chebyshev_terms(_spread(before, rows, features.shape[1]), twice, order))
            if grad_w is not None:
                grad_w += (flat_x.t() @ torch.cat(terms, 1)).view(c_in, order, c_out).permute(1, 0, 2)
            if grad_x is not None:
                target = grad_x[part].view(-1, c_in)
                if c_out < c_in:  # one product over all terms, which have few channels each
                    terms, weight_t = [torch.cat(terms, 1)], weight.permute(0, 2, 1).reshape(1, -1, c_in)
                else:
                    weight_t = weight.transpose(1, 2)
                add_products(terms, weight_t, target)
        return grad_x, grad_w, grad_b, None, None, None


def _at(table: Tensor, rows: Tensor | None, copies: int) -> Tensor:
    """The chosen rows of each of ``copies`` stacked tables."""
    return table if rows is None else table.view(copies, -1, table.shape[1]).index_select(1, rows).flatten(0, 1)


def _spread(gradient: Tensor, rows: Tensor | None, vertex_count: int) -> Tensor:
    """The transpose of :func:`_at`: zeros but at the chosen rows."""
    if rows is None:
        return gradient.reshape(-1, gradient.shape[2])
    spread = gradient.new_zeros(len(gradient), vertex_count, gradient.shape[2])
    spread[:, rows] = gradient
    return spread.flatten(0, 1)
