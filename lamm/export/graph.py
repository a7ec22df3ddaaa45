"""Writing an ONNX graph node by node: constants, weights in fewer bytes, products.

Values are named by what they are; a weight carries its name in the model's state dict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import numpy as np
import torch
from torch import Tensor

from bench.api import BenchError
from lamm.reduce.storage import kind_of, to_bytes

#: Version of the ONNX operator set: the first with GELU; onnxruntime 1.18 and later, also in a browser, run it.
OPSET = 20
#: Format version of the file itself, which onnxruntime checks too.
IR_VERSION = 10
#: What one file of the format can hold, with some room for the graph.
LARGEST_BYTES = 2**31 - 2**24


def onnx_package() -> ModuleType:
    """The package ``onnx``. Errors: not installed."""
    try:
        import onnx
    except ImportError:
        raise BenchError("expected the package onnx for an export, got none; pip install 'lamm-bench[onnx]'") from None
    return onnx


class Graph:
    """A graph that is being written. Every method adds nodes and returns the name of their result."""

    def __init__(self, storage: str) -> None:
        self.onnx, self.storage = onnx_package(), storage
        self.nodes: list[Any] = []
        self.initializers: dict[str, Any] = {}
        self._held: dict[str, str] = {}
        self._count = 0

    def node(self, kind: str, *inputs: str, outputs: Sequence[str] | int = 1, **attributes: Any) -> Any:
        """One operator. With ``outputs`` above 1, the names of all its results."""
        names = [self._new(kind) for _ in range(outputs)] if isinstance(outputs, int) else list(outputs)
        self.nodes.append(self.onnx.helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if len(names) == 1 else names

    def constant(self, values: Tensor | Sequence[int], name: str = "constant") -> str:
        """Numbers in float32, or whole ones in int64; equal ones are held once."""
        tensor = torch.as_tensor(values).detach().cpu()
        array = tensor.float().numpy() if tensor.is_floating_point() else tensor.long().numpy()
        return self._initializer(array, name)

    def exact(self, values: Tensor, name: str = "exact") -> str:
        """Numbers in float64, for what float32 would lose."""
        return self._initializer(values.detach().cpu().double().numpy(), name)

    def weight(self, name: str, tensor: Tensor) -> str:
        """A tensor of the model in the storage of this file; the graph computes with it in float32.

        Halves and bytes are turned into float32 by nodes that depend on nothing, which a runtime evaluates once.
        """
        if name in self._held:
            return self._held[name]
        value, kind = tensor.detach().float().cpu(), kind_of(name, tensor, self.storage)
        if kind == "float32":
            result = self._initializer(value.numpy(), name)
        elif kind == "float16":
            result = self.node("Cast", self._initializer(value.half().numpy(), name), to=1)
        else:
            data, scales = to_bytes(value)
            wide = self.node("Cast", self._initializer(data.numpy(), name), to=1)
            result = self.node("Mul", wide, self._initializer(scales[:, None].numpy(), name + ".row_scales"))
        self._held[name] = result
        return result

    def linear(self, x: str, weight: str, bias: str | None = None, turned: bool = False) -> str:
        """x W + b for ``(B, n)``; with ``turned`` x Wᵀ + b."""
        return self.node("Gemm", x, weight, *([] if bias is None else [bias]), transB=int(turned))

    def reshape(self, x: str, *shape: int) -> str:
        """A new shape; 0 keeps a length (the batch), −1 stands for what is left."""
        return self.node("Reshape", x, self.constant(list(shape), "shape"))

    def for_each_mesh(self, x: str, batched: str, *shape: int) -> str:
        """``x`` repeated to ``(B, *shape)``, B the first length of ``batched``."""
        batch = self.node("Shape", batched, start=0, end=1)
        return str(self.node("Expand", x, self.node("Concat", batch, self.constant(list(shape), "shape"), axis=0)))

    def pieces(self, x: str, sizes: Sequence[int], axis: int = 1) -> list[str]:
        """Consecutive pieces along an axis."""
        if len(sizes) == 1:
            return [x]
        return list(self.node("Split", x, self.constant(list(sizes), "sizes"), axis=axis, outputs=len(sizes)))

    def either(self, condition: str, yes: Callable[[], str], no: Callable[[], str]) -> str:
        """What ``yes`` or ``no`` writes, of which only the one that ``condition`` names is computed: float32 both."""
        kind = self.onnx.TensorProto.FLOAT
        branches = {name: self._body(write, kind) for name, write in (("then_branch", yes), ("else_branch", no))}
        return str(self.node("If", condition, **branches))

    def repeat(self, times: int, start: str, step: Callable[[str, str], str]) -> str:
        """``state = step(number, state)`` for the numbers 0 to ``times`` − 1, from ``start``; float64."""
        helper, kinds = self.onnx.helper, self.onnx.TensorProto
        number, go_on, state = (self._new(name) for name in ("number", "go_on", "state"))
        with self._apart() as nodes:
            result = self.node("Identity", step(number, state))
            same = self.node("Identity", go_on)
        info = helper.make_tensor_value_info
        before = [info(number, kinds.INT64, []), info(go_on, kinds.BOOL, []), info(state, kinds.DOUBLE, None)]
        after = [info(same, kinds.BOOL, []), info(result, kinds.DOUBLE, None)]
        body = helper.make_graph(nodes, self._new("body"), before, after)
        return str(self.node("Loop", self.constant(torch.tensor(times), "times"), "", start, body=body))

    def _body(self, write: Callable[[], str], kind: int) -> Any:
        with self._apart() as nodes:
            result = self.node("Identity", write())  # a body's result must be made in it
        info = self.onnx.helper.make_tensor_value_info(result, kind, None)
        return self.onnx.helper.make_graph(nodes, self._new("body"), [], [info])

    @contextmanager
    def _apart(self) -> Iterator[list[Any]]:
        """Nodes written inside go into a list of their own, and weights that they turn stay known inside alone."""
        outer, held, self.nodes = self.nodes, dict(self._held), []
        try:
            yield self.nodes
        finally:
            self.nodes, self._held = outer, held

    def _initializer(self, array: np.ndarray, name: str) -> str:
        known = self.initializers
        unique = name
        while unique in known:
            if known[unique].dtype == array.dtype and np.array_equal(known[unique], array):
                return unique
            self._count += 1
            unique = f"{name}_{self._count}"
        known[unique] = np.array(array, order="C")  # (ascontiguousarray makes a number a list of one)
        return unique

    def _new(self, kind: str) -> str:
        self._count += 1
        return f"{kind.lower()}_{self._count}"

    def model(self, inputs: Sequence[Any], outputs: Sequence[Any], name: str, about: dict[str, str]) -> Any:
        """The finished model, checked by ``onnx.checker``. ``inputs``, ``outputs``: (name, shape) of float32.

        Errors: more weights than one ONNX file can hold.
        """
        total = sum(array.nbytes for array in self.initializers.values())
        if total > LARGEST_BYTES:
            raise BenchError(
                f"expected at most {LARGEST_BYTES / 2**30:.0f} GiB of weights in one ONNX file, got "
                f"{total / 2**30:.1f}; hold them in float16 or compact, or compress the model"
            )
        helper, kind = self.onnx.helper, self.onnx.TensorProto.FLOAT
        ends = [[helper.make_tensor_value_info(n, kind, shape) for n, shape in side] for side in (inputs, outputs)]
        weights = [self.onnx.numpy_helper.from_array(array, n) for n, array in self.initializers.items()]
        graph = helper.make_graph(self.nodes, name, *ends, weights)
        model = helper.make_model(graph, producer_name="lamm-bench", opset_imports=[helper.make_opsetid("", OPSET)])
        model.ir_version = IR_VERSION
        helper.set_model_props(model, about)
        self.onnx.checker.check_model(model, full_check=True)
        return model
