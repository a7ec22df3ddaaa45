"""Which of a model's two programs runs: the one for a CPU or the one for a card.

A model whose fastest program on a CPU (pieces that stay in a cache, a loop over regions) is not that of a GPU (few
large kernels, nothing from the host) has both, and asks :func:`program_for` which one its input wants. Both compute
one function, so either can be forced on any device, which is how the card's program is tested where there is no card.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from torch import Tensor

from bench.base.errors import BenchError

PROGRAMS = ("cpu", "card")

_forced: ContextVar[str | None] = ContextVar("program", default=None)


def program_for(tensor: Tensor) -> str:
    """``"cpu"`` or ``"card"``: the program that is forced, else that of the device on which ``tensor`` lies."""
    return _forced.get() or ("cpu" if tensor.device.type == "cpu" else "card")


@contextmanager
def program(name: str) -> Iterator[None]:
    """Force one program for everything that models compute inside: ``with program("card"): model.loss(vertices)``."""
    if name not in PROGRAMS:
        raise BenchError(f"expected a program of {', '.join(PROGRAMS)}, got {name!r}")
    token = _forced.set(name)
    try:
        yield
    finally:
        _forced.reset(token)
