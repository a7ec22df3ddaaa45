"""A training step as one CUDA graph: what the host would queue kernel by kernel is recorded once and replayed.

A step of these models is some hundreds of short kernels, which a card works off faster than a host can queue them.
The first steps of a training are made as ever, on a stream of their own; one of them is looked at by
:func:`bench.measure.capturable.faults`; then a step is recorded. From there on a step is: fill the batch and the rates,
replay. Recording runs nothing, so that the steps of a training are the same ones in the same order either way.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import torch
from torch import Tensor

from bench.measure.capturable import faults
from bench.measure.graphs import WARMUPS, Graph

__all__ = ["CapturedStep"]

log = logging.getLogger(__name__)


class CapturedStep:
    """Calls ``step(batch)``, from the fourth call on as a replay of what was recorded.

    ``step`` takes a batch ``(B, V, 3)`` and must do the same work at every call, on tensors that stay where they are
    (weights, gradients, the optimiser's state and rates, running sums). ``source`` are all training meshes on the
    device, and calls bring mesh ids ``(B,)``; or None, and calls bring the batches themselves.

    A step that cannot be recorded is made as ever, with one line in the log that names the first operator in the way.
    ``why`` is that line, empty where steps are recorded.
    """

    def __init__(self, step: Callable[[Tensor], None], source: Tensor | None, graph: Graph) -> None:
        self._step, self._source, self._graph = step, source, graph
        self._calls, self._recorded = 0, False
        self._input: Tensor | None = None
        self.why = ""

    def __call__(self, item: Tensor) -> None:
        if self._recorded:
            assert self._input is not None
            self._input.copy_(item, non_blocking=True)
            self._graph.replay()
            return
        self._calls += 1
        if self.why:
            self._step(self._batch(item))
        elif self._calls < WARMUPS:
            with self._graph.aside():
                self._step(self._batch(item))
        elif self._calls == WARMUPS:
            self._look(item)
        else:
            self._record(item)

    def _batch(self, item: Tensor) -> Tensor:
        return item if self._source is None else self._source.index_select(0, item)

    def _look(self, item: Tensor) -> None:
        """A step under the eyes of the checker; the first thing it finds ends the attempt."""
        with self._graph.aside():
            found = faults(lambda: self._step(self._batch(item)), warmups=0)
        if found:
            self._give_up(str(found[0]) + (f" and {len(found) - 1} more" if len(found) > 1 else ""))

    def _record(self, item: Tensor) -> None:
        self._input = item.clone()
        try:
            self._graph.record(lambda: self._step(self._batch(self._input)))  # type: ignore[arg-type]
        except torch.cuda.OutOfMemoryError:
            raise
        except RuntimeError as error:  # what the checker does not know; nothing of the step has run
            self._give_up(str(error).splitlines()[0])
            self._step(self._batch(item))
            return
        self._recorded = True
        self._graph.replay()

    def _give_up(self, reason: str) -> None:
        self.why = reason
        log.warning("steps are made one kernel at a time, not as one CUDA graph: %s", reason)
