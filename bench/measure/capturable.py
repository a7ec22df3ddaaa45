"""Whether a step can be captured in one CUDA graph, found without a card by running it on the CPU.

A capture records the kernels of one call and replays them, so nothing between two kernels may come from the host:
no number read back, no copy between devices, no tensor made from Python numbers (its bytes come from the host), no
shape that depends on data, no NumPy. Factories whose kernel runs on the device (``zeros``, ``arange``, ``randn`` with
``device=``) are fine. What PyTorch itself says of this: "CUDA Graphs" in its notes on CUDA semantics.

Two modes look on: one sees every operator that is executed, in the backward pass too; the other sees calls in Python
that leave no operator behind on a CPU, such as ``.cpu()`` there.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode

from bench.measure.storages import tensors_in

__all__ = ["Fault", "NotCapturable", "faults", "require_capturable"]

HOST_READ = "host read"
DEVICE_COPY = "copy between devices"
HOST_TENSOR = "tensor made on the host"
DATA_SHAPE = "shape that depends on data"
NUMPY = "NumPy"
UNKNOWN = "operator that is not PyTorch's"
STRAY = "tensor that does not follow the model"

_READS = ("_local_scalar_dense", "equal", "allclose", "is_nonzero", "_linalg_check_errors")
# Their CUDA programs look at a result before they go on (convergence, rank), whatever the caller does.
_WAITS = ("_linalg_svd", "_linalg_eigh", "linalg_eig", "linalg_eigvals", "linalg_lstsq", "linalg_pinv")
_DATA_SHAPES = (
    "nonzero", "argwhere", "masked_select", "bincount", "_unique", "_unique2", "unique_dim", "unique_consecutive",
    "unique_dim_consecutive", "repeat_interleave", "_sparse_coo_tensor_with_dims_and_tensors",
)  # fmt: skip
_BY_MASK = ("index", "_unsafe_index", "index_put", "index_put_", "_index_put_impl_")
_FROM_NUMBERS = ("tensor", "as_tensor", "asarray", "frombuffer", "new_tensor", "from_dlpack")
_FACTORIES = (
    "empty", "zeros", "ones", "full", "arange", "range", "linspace", "logspace", "eye", "rand", "randn", "randint",
    "randperm", "tril_indices", "triu_indices", "scalar_tensor",
)  # fmt: skip
_NAMESPACES = ("aten", "prim", "prims", "profiler", "_c10d_functional", "c10d")


@dataclass(frozen=True)
class Fault:
    """One thing that a capture refuses: its ``kind``, the ``operator`` and the line that called it."""

    kind: str
    operator: str
    where: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.operator} at {self.where}"


class NotCapturable(RuntimeError):
    """A step that cannot be captured; the message names operators and places."""


def faults(step: Callable[[], Any], *, follows: Iterable[Tensor] | None = None, warmups: int = 1) -> tuple[Fault, ...]:
    """What stands in the way of capturing ``step()``, each kind, operator and place once, in the order of its calls.

    ``warmups`` calls come before the one that is looked at, as before a capture, so that first-time work does not
    count. With ``follows`` (a model's parameters and buffers, the optimiser's state, the step's own inputs) every
    other tensor that was not made in the step is a fault as well: on a card it would still be on the CPU.
    """
    for _ in range(warmups):
        step()
    found = _Found()
    known = None if follows is None else {_storage(tensor) for tensor in follows}
    with _numpy_seen(found), _Calls(found), _Operators(found, known):
        step()
    return tuple(found.values())


def require_capturable(step: Callable[[], Any], **options: Any) -> None:
    """Raise :class:`NotCapturable`, which names every fault, unless :func:`faults` finds none."""
    found = faults(step, **options)
    if found:
        raise NotCapturable("expected a step that can be captured, got " + "; ".join(map(str, found)))


class _Found(dict[tuple[str, str], Fault]):
    """Faults by kind and place: a call in Python and the operators that it ends in are one fault."""

    def add(self, kind: str, operator: str) -> None:
        where = _where()
        self.setdefault((kind, where), Fault(kind, operator, where))


def _where() -> str:
    """The innermost line outside of torch and this module."""
    skipped = (str(Path(torch.__file__).parent), __file__, mock.__file__)
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(skipped):
        frame = frame.f_back
    path = Path(frame.f_code.co_filename)
    roots = [Path(entry).resolve() for entry in sys.path if entry]
    inside = [path.relative_to(root).as_posix() for root in roots if path.is_relative_to(root)]
    shown = min(inside, key=len) if inside else "/".join(path.parts[-2:])
    return f"{shown}:{frame.f_lineno} ({frame.f_code.co_name})"


def _storage(tensor: Tensor) -> int:
    return tensor.untyped_storage()._cdata if tensor.layout == torch.strided else id(tensor)


class _Operators(TorchDispatchMode):
    """Looks at every operator that is executed."""

    def __init__(self, found: _Found, known: set[int] | None) -> None:
        super().__init__()
        self.found, self.known = found, known
        self.alive: list[Tensor] = []  # so that no address is used twice

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        name, namespace = func._overloadpacket.__name__, func.namespace
        if namespace in _NAMESPACES:
            with self:  # in inference mode composite operators arrive whole; look inside
                parts = func.decompose(*args, **kwargs)
            if parts is not NotImplemented:
                return parts
        for kind in self.kinds(func, name, namespace, args, kwargs):
            self.found.add(kind, f"{namespace}::{name}")
        result = func(*args, **kwargs)
        made = list(tensors_in(result))
        if _crosses(name, [*tensors_in(list(args)), *tensors_in(kwargs)], made):
            self.found.add(DEVICE_COPY, f"{namespace}::{name}")
        if self.known is not None:
            self.known.update(_storage(tensor) for tensor in made)
            self.alive += made
        return result

    def kinds(self, func: Any, name: str, namespace: str, args: Any, kwargs: Any) -> Iterator[str]:
        if namespace not in _NAMESPACES:
            yield UNKNOWN
        if name in _READS or name in _WAITS:
            yield HOST_READ
        if name == "lift_fresh" and args[0].dim():  # a single number is filled in by a kernel, or seen as a call
            yield HOST_TENSOR
        sized = name == "repeat_interleave" and kwargs.get("output_size") is not None
        if (name in _DATA_SHAPES and not sized) or (name in _BY_MASK and _selects_by_mask(args)):
            yield DATA_SHAPE
        if self.known is not None and not func.is_view:
            inputs = [*tensors_in(list(args)), *tensors_in(kwargs)]
            if any(tensor.dim() and _storage(tensor) not in self.known for tensor in inputs):
                yield STRAY


def _selects_by_mask(args: Any) -> bool:
    """Whether an index is a mask: its true entries are counted first. One number for all of them is a fill instead."""
    masks = [index for index in args[1] if isinstance(index, Tensor) and index.dtype in (torch.bool, torch.uint8)]
    fills = len(args) > 2 and isinstance(args[2], Tensor) and args[2].numel() == 1
    return bool(masks) and not fills


def _crosses(name: str, inputs: list[Tensor], made: list[Tensor]) -> bool:
    """Whether an operator moves data between devices; a number of the host (no dimension) may go into any kernel."""
    moved = {tensor.device for tensor in inputs if tensor.dim() or name in ("_to_copy", "copy_")}
    if name in ("_to_copy", "copy_", "_copy_from"):
        moved |= {tensor.device for tensor in made}
    return len(moved) > 1


class _Calls(TorchFunctionMode):
    """Looks at calls in Python that a CPU answers without an operator."""

    def __init__(self, found: _Found) -> None:
        super().__init__()
        self.found = found

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        name = getattr(func, "__name__", "")
        for kind in self.kinds(func, name, args, kwargs):
            self.found.add(kind, f"torch.Tensor.{name}" if args and isinstance(args[0], Tensor) else f"torch.{name}")
        return func(*args, **kwargs)

    def kinds(self, func: Any, name: str, args: Any, kwargs: Any) -> Iterator[str]:
        method = bool(args) and isinstance(args[0], Tensor)
        if name in _FROM_NUMBERS and not (name in ("as_tensor", "asarray") and method):
            yield HOST_TENSOR
        if name in _FACTORIES and not method and kwargs.get("device") is None and "out" not in kwargs:
            yield HOST_TENSOR  # without a device it is made on the CPU
        if method and name in ("cpu", "cuda", "pin_memory"):
            yield DEVICE_COPY
        if method and name == "to" and "cpu" in [v for v in (*args[1:], kwargs.get("device")) if isinstance(v, str)]:
            yield DEVICE_COPY
        if method and name in ("tolist", "item"):
            yield HOST_READ
        if method and name in ("numpy", "__array__"):
            yield NUMPY
        if method and name in ("__getitem__", "__setitem__") and _indexes_from_host(args[1]):
            yield HOST_TENSOR


def _indexes_from_host(index: Any) -> bool:
    parts = index if isinstance(index, tuple) else (index,)
    return any(isinstance(part, (list, range)) or type(part).__module__ == "numpy" for part in parts)


@contextmanager
def _numpy_seen(found: _Found) -> Iterator[None]:
    """``torch.from_numpy`` is no operator and no overridable call, so it is replaced while the step runs.

    Calls of other threads, such as one that reads the next batch, are no part of the step.
    """
    plain, step = torch.from_numpy, threading.get_ident()

    def from_numpy(array: Any) -> Tensor:
        if threading.get_ident() == step:
            found.add(NUMPY, "torch.from_numpy")
        return plain(array)

    with mock.patch.object(torch, "from_numpy", from_numpy):
        yield
