"""Calls recorded as one CUDA graph and replayed: what the host would queue kernel by kernel is queued once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import torch

from bench.api import Unsupported
from bench.measure.capturable import faults

__all__ = ["WARMUPS", "CudaGraph", "Graph", "graph_of", "recorded"]

#: Calls before the recording: cuBLAS handles, an optimiser's state and PyTorch's caches come into being in them.
WARMUPS = 3


class Graph(Protocol):
    """What records a call and replays it: :class:`CudaGraph`; in tests one that calls again."""

    def record(self, call: Callable[[], None]) -> None: ...

    def replay(self) -> None: ...

    def aside(self) -> Any: ...


class CudaGraph:
    """PyTorch's CUDA graph with a memory pool of its own, and the stream on which warm-up calls run."""

    def __init__(self, device: torch.device) -> None:
        self._device, self._graph = device, torch.cuda.CUDAGraph()
        self._stream = torch.cuda.Stream(device)

    def record(self, call: Callable[[], None]) -> None:
        torch.cuda.synchronize(self._device)
        with torch.cuda.graph(self._graph, stream=self._stream):
            call()

    def replay(self) -> None:
        self._graph.replay()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Work inside runs on the recording's stream, after what was queued before and before what comes after."""
        here = torch.cuda.current_stream(self._device)
        self._stream.wait_stream(here)
        with torch.cuda.stream(self._stream):
            yield
        here.wait_stream(self._stream)


def graph_of(device: torch.device) -> Graph | None:
    """What records calls on ``device``; None where they are queued kernel by kernel."""
    return CudaGraph(device) if device.type == "cuda" else None


def recorded(call: Callable[[], Any], device: torch.device) -> Callable[[], Any]:
    """``call`` as a graph: the function returned replays it and gives the same tensors, filled anew, at every call.

    Raises :class:`Unsupported` where ``device`` has no graphs, or with the first thing in ``call`` that cannot be
    recorded (:mod:`bench.measure.capturable`).
    """
    graph = graph_of(device)
    if graph is None:
        raise Unsupported(f"expected a card for the form graph (--device cuda), got {device}")
    with graph.aside():
        for _ in range(WARMUPS - 1):
            call()
        found = faults(call, warmups=0)
    if found:
        raise Unsupported(f"cannot be recorded as one CUDA graph: {found[0]}")
    results: list[Any] = []
    graph.record(lambda: results.append(call()))
    return _Recorded(call, graph, results[0])


@dataclass(frozen=True)
class _Recorded:
    """Replays ``call``, and holds it: the recording reads its tensors, such as meshes, where they were."""

    call: Callable[[], Any]
    graph: Graph
    result: Any

    def __call__(self) -> Any:
        self.graph.replay()
        return self.result
