"""Inference at one mesh by compiled kernels: ``model.jit()``, or ``variant="jit"`` where a model is built by name.

Numba compiles :mod:`lamm.fast.kernels` for the processor it runs on, once (some seven seconds; kept on disk by numba
where it finds a folder that can be written, otherwise once per process). They take the place of PyTorch's operators
where all of this holds: one mesh, one CPU thread, float32, no gradients, no autocast, nothing that watches operators
(counters, tracing). Everywhere else the model is what it was: results are equal to 1e-5, the weights are the same
memory, and training, several meshes or a GPU are not touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor, nn

from bench.api import BenchError

try:
    from lamm.fast import kernels
except ImportError:  # numba is missing: compile_parts says so
    kernels = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from lamm.regions.layout import RegionLayout

Array = np.ndarray[Any, Any]
_MIXER = ("token_norm", "token_in", "token_out", "channel_norm", "channel_in", "channel_out")
_TRANSFORMER = ("attention_norm", "qkv", "projection", "mlp_norm", "mlp_in", "mlp_out")
_NO_BIAS = np.empty(0, np.float32)


class _Weights:
    """NumPy views of parameters, made anew whenever one of the parameters has other memory than before."""

    def __init__(self, parameters: Sequence[nn.Parameter]) -> None:
        self.parameters = parameters
        self._places: tuple[int, ...] = ()
        self._views: list[Any] = []

    def __getstate__(self) -> dict[str, Any]:
        """Copies look at their own weights."""
        return {"parameters": self.parameters, "_places": (), "_views": []}

    def views(self) -> list[Any]:
        places = tuple([parameter.data_ptr() for parameter in self.parameters])
        if places != self._places:
            for parameter in self.parameters:
                if not parameter.is_contiguous():
                    raise BenchError(
                        f"expected contiguous weights for compiled kernels, got strides {parameter.stride()} of a "
                        f"{tuple(parameter.shape)} weight; make it contiguous, or call jit(False)"
                    )
            self._views = [parameter.detach().numpy() for parameter in self.parameters]
            self._places = places
        return self._views


class CompiledBackbone:
    """:class:`lamm.layers.blocks.Backbone` for one mesh, on ``(T, D)`` arrays that are changed in place."""

    def __init__(self, backbone: nn.Module) -> None:
        self.mixer = backbone.kind == "mixer"
        layers: Any = backbone.layers
        norm: Any = backbone.norm
        self.heads, self.eps = 0 if self.mixer else layers[0].heads, norm.eps
        names = _MIXER if self.mixer else _TRANSFORMER
        parts = [[p for name in names for p in getattr(layer, name).parameters()] for layer in layers]
        self.count = len(parts[0]) if parts else 0
        self.weights = _Weights([*(p for part in parts for p in part), norm.weight, norm.bias])

    def __call__(self, x: Float[Tensor, "1 t d"]) -> Float[Tensor, "1 t d"]:
        *views, scale, shift = self.weights.views()
        x_array = np.array(x[0].detach().numpy(), order="C")
        scratch = np.empty_like(x_array)
        block = self.mixer_block if self.mixer else self.transformer_block
        for first in range(0, len(views), self.count):
            block(x_array, scratch, *views[first : first + self.count])
        kernels.layer_norm(x_array, scale, shift, self.eps, scratch)
        return torch.from_numpy(scratch)[None]

    def mixer_block(
        self, x: Array, tokens: Array, scale: Array, shift: Array, token_in: Array, token_in_bias: Array,
        token_out: Array, token_out_bias: Array, channel_scale: Array, channel_shift: Array, *channels: Array,
    ) -> None:  # fmt: skip
        """:class:`lamm.layers.blocks.MixerBlock`; ``tokens`` is scratch memory."""
        kernels.layer_norm(x, scale, shift, self.eps, tokens)
        hidden = np.empty((len(token_in), x.shape[1]), np.float32)
        kernels.weighted_rows(token_in, tokens, token_in_bias[:, 0], hidden, False)
        kernels.gelu(hidden.reshape(-1))
        kernels.weighted_rows(token_out, hidden, token_out_bias[:, 0], x, True)
        kernels.layer_norm(x, channel_scale, channel_shift, self.eps, tokens)
        self.channels(x, tokens, *channels)

    def transformer_block(
        self, x: Array, tokens: Array, scale: Array, shift: Array, qkv: Array, projection: Array,
        projection_bias: Array, mlp_scale: Array, mlp_shift: Array, *channels: Array,
    ) -> None:  # fmt: skip
        """:class:`lamm.layers.blocks.TransformerBlock`; ``tokens`` is scratch memory."""
        kernels.layer_norm(x, scale, shift, self.eps, tokens)
        parts = np.empty((len(x), len(qkv)), np.float32)
        kernels.product(tokens, qkv, _NO_BIAS, parts, False)
        kernels.attention(parts, self.heads, tokens)
        kernels.product(tokens, projection, projection_bias, x, True)
        kernels.layer_norm(x, mlp_scale, mlp_shift, self.eps, tokens)
        self.channels(x, tokens, *channels)

    def channels(
        self, x: Array, tokens: Array, inner: Array, inner_bias: Array, outer: Array, outer_bias: Array
    ) -> None:
        """``x += gelu(tokens W₁ᵀ + b₁) W₂ᵀ + b₂``."""
        hidden = np.empty((len(x), len(inner)), np.float32)
        kernels.product(tokens, inner, inner_bias, hidden, False)
        kernels.gelu(hidden.reshape(-1))
        kernels.product(hidden, outer, outer_bias, x, True)


class CompiledEncoder:
    """The products of :class:`lamm.layers.tokens.RegionEncoder` for one mesh: tokens without their offset."""

    def __init__(self, maps: nn.Module) -> None:
        self.weights = _Weights(list(maps.weights))  # type: ignore[arg-type]

    def __call__(self, packed: Float[Tensor, "1 s"], layout: RegionLayout) -> Float[Tensor, "1 k d"]:
        views = self.weights.views()
        values = packed[0].detach().contiguous().numpy()
        tokens = np.empty((len(views), views[0].shape[0]), np.float32)
        for region, weight in enumerate(views):
            kernels.into_token(values[layout.columns(region)], weight, tokens[region])
        return torch.from_numpy(tokens)[None]


class CompiledDecoder:
    """:class:`lamm.layers.tokens.RegionDecoder` for one mesh."""

    def __init__(self, maps: nn.Module) -> None:
        self.weights = _Weights([*maps.weights, maps.bias])  # type: ignore[misc, list-item]

    def __call__(self, tokens: Float[Tensor, "1 k d"], layout: RegionLayout) -> Float[Tensor, "1 s"]:
        *views, bias = self.weights.views()
        rows = tokens[0].detach().contiguous().numpy()
        packed = bias.copy()
        for region, weight in enumerate(views):
            kernels.out_of_token(rows[region], weight, packed[layout.columns(region)])
        return torch.from_numpy(packed)[None]


def compile_parts(parts: Sequence[tuple[nn.Module, type | None]]) -> None:
    """Give each part its compiled form, of the class beside it, or take it away where there is none.

    Parts that have no compiled form (maps that are reduced or of low rank) stay as they are. Errors: numba is missing.
    """
    if any(kind for _, kind in parts):
        try:
            import numba  # noqa: F401
        except ImportError as error:
            raise BenchError("expected numba for compiled kernels, got none; pip install 'lamm-bench[jit]'") from error
    for part, kind in parts:
        if hasattr(part, "compiled"):
            part.compiled = None if kind is None else kind(part)  # type: ignore[assignment]
