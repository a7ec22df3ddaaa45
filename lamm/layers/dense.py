"""A small network of dense layers with shortcuts, whose output begins at zero."""

from __future__ import annotations

from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional


class Dense(nn.Sequential):
    """``(B, inputs)`` → width → ``layers`` with shortcuts → norm → ``(B, outputs)``; the last weights begin at zero.

    ``dropout``: in the layers, while training.
    """

    def __init__(self, inputs: int, outputs: int, width: int, layers: int, dropout: float) -> None:
        inner = [DenseLayer(width, dropout) for _ in range(layers)]
        last = nn.Linear(width, outputs)
        nn.init.zeros_(last.weight)
        nn.init.zeros_(last.bias)
        super().__init__(nn.Linear(inputs, width), *inner, nn.LayerNorm(width), last)

    def set_dropout(self, share: float) -> None:
        for layer in self:
            if isinstance(layer, DenseLayer):
                layer.dropout = share


class DenseLayer(nn.Module):
    """x + W₂ drop(GELU(W₁ LN(x))), ``(B, width)``."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.norm, self.inner, self.outer = nn.LayerNorm(width), nn.Linear(width, width), nn.Linear(width, width)
        self.dropout = dropout

    def forward(self, x: Float[Tensor, "b w"]) -> Float[Tensor, "b w"]:
        inner = functional.dropout(functional.gelu(self.inner(self.norm(x))), self.dropout, self.training)
        return x + self.outer(inner)
