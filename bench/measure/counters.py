"""Figures that do not depend on the machine: parameters, operations, bytes touched, kernel calls, output.

``torch.utils.flop_counter`` has formulas for dense products, convolutions and attention only. The rest is listed by
name, with calls and bytes and, where there is an exact count, operations: a total that leaves out gathers, scatters
and sparse products compares two programs of one model, not two models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.flop_counter import flop_registry

from bench.measure.digest import Sketch, output_digest, sketch
from bench.measure.storages import dense_parts, tensors_in

_ALLOCATE = ("empty", "new_empty", "empty_like", "empty_strided", "new_empty_strided", "_local_scalar_dense")
_WRITE_ONLY = ("copy_", "fill_", "zero_", "normal_", "uniform_", "bernoulli_", "random_")
_GATHER = ("index", "index_select", "gather", "take", "embedding", "_unsafe_index", "take_along_dim")
_SCATTER_INTO = ("index_add_", "index_put_", "_index_put_impl_", "scatter_", "scatter_add_", "index_copy_")
_ADDING = ("index_add", "index_add_", "scatter_add", "scatter_add_", "index_put_", "_index_put_impl_", "index_put")


@dataclass
class Missed:
    """An operator without a FLOP formula in torch: calls, bytes, and operations where an exact count is known.

    ``operations`` counts a multiply-add as 2; None: not known (or nothing but data movement, see ``name``).
    """

    name: str
    calls: int = 0
    touched_bytes: int = 0
    operations: int | None = None


@dataclass(frozen=True)
class Counters:
    """``flops`` by torch's formulas (dense products); ``sparse_flops`` = 2·nnz·columns of sparse products, and one
    addition per element of adding scatters, which torch leaves out; ``touched_bytes`` see :func:`count`."""

    parameters: int
    flops: int
    sparse_flops: int
    touched_bytes: int
    kernel_calls: int
    missed: tuple[Missed, ...]
    digest: str
    sketch: Sketch

    def values(self) -> dict[str, int]:
        """The integer counters by name, for rows and the golden file."""
        return {
            "parameters": self.parameters,
            "flops": self.flops,
            "sparse_flops": self.sparse_flops,
            "touched_bytes": self.touched_bytes,
            "kernel_calls": self.kernel_calls,
        }


def count(function: Callable[[], Any], *, model: nn.Module | None = None, sketch_numbers: int = 1024) -> Counters:
    """Run ``function()`` once and count what it asks of torch.

    ``kernel_calls``: operators executed, views and bare allocations left out. ``touched_bytes``: for each of them the
    bytes it must read and write at least once: inputs (an expanded tensor counts as what it stores) and outputs; a
    gather reads only what it returns, an in-place scatter touches only what it adds. Caches are not modelled: this is
    the traffic of the program, not of the memory bus.
    """
    mode = _Counting()
    with mode:
        output = function()
    missed = sorted(mode.missed.values(), key=lambda entry: -entry.touched_bytes)
    return Counters(
        parameters=parameter_count(model) if model is not None else 0,
        flops=mode.flops,
        sparse_flops=mode.sparse_flops,
        touched_bytes=mode.touched_bytes,
        kernel_calls=mode.kernel_calls,
        missed=tuple(missed),
        digest=output_digest(output),
        sketch=sketch(output, sketch_numbers),
    )


@dataclass
class _Tally:
    flops: int = 0
    sparse_flops: int = 0
    touched_bytes: int = 0
    kernel_calls: int = 0
    missed: dict[str, Missed] = field(default_factory=dict)


class _Counting(TorchDispatchMode, _Tally):
    def __init__(self) -> None:
        TorchDispatchMode.__init__(self)
        _Tally.__init__(self)

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        packet = func._overloadpacket
        if packet not in flop_registry and func is not torch.ops.prim.device.default:
            with self:  # in inference mode composite operators arrive whole; look inside
                parts = func.decompose(*args, **kwargs)
            if parts is not NotImplemented:
                return parts
        result = func(*args, **kwargs)
        name = packet.__name__
        if not func.is_view and name not in _ALLOCATE:
            self._add(name, packet, args, kwargs, result)
        return result

    def _add(self, name: str, packet: Any, args: Any, kwargs: Any, result: Any) -> None:
        touched = _touched_bytes(name, args, kwargs, result)
        self.kernel_calls += 1
        self.touched_bytes += touched
        sparse = _sparse_operations(name, args)
        formula = _formula(name, packet)
        if sparse is None and formula is not None:
            self.flops += formula(*args, **kwargs, out_val=result)
            return
        if sparse is None and name in _CPU_ATTENTION:
            self.flops += _CPU_ATTENTION[name](args)
            return
        entry = self.missed.setdefault(name, Missed(name))
        entry.calls += 1
        entry.touched_bytes += touched
        operations = sparse if sparse is not None else _scatter_operations(name, args)
        if operations is not None:
            self.sparse_flops += operations
            entry.operations = (entry.operations or 0) + operations


def _formula(name: str, packet: Any) -> Callable[..., int] | None:
    """Torch's FLOP formula of an operator; of one in place (``addmm_``), which has none, that of its plain form."""
    if packet not in flop_registry and name.endswith("_") and not name.endswith("__"):
        packet = getattr(torch.ops.aten, name[:-1], None)
    return flop_registry.get(packet)


def _size_bytes(tensors: Iterable[Tensor]) -> int:
    """Bytes of the distinct pieces of memory; an expanded tensor counts as what it stores."""
    pieces: dict[tuple[int, int], int] = {}
    for tensor in tensors:
        for part in dense_parts(tensor):
            stored = part.numel() * part.element_size()
            if 0 in part.stride():
                stored = min(stored, part.untyped_storage().nbytes())
            key = (part.untyped_storage().data_ptr(), int(part.storage_offset()))
            pieces[key] = max(pieces.get(key, 0), stored)
    return sum(pieces.values())


def _touched_bytes(name: str, args: Any, kwargs: Any, result: Any) -> int:
    inputs = [*tensors_in(list(args)), *tensors_in(kwargs)]
    written = _size_bytes(tensors_in(result))
    if name in _GATHER and inputs:
        indices = _size_bytes(inputs[1:]) if inputs else 0
        return 2 * written + indices
    if name in _SCATTER_INTO and len(inputs) > 1:
        return _size_bytes(inputs[1:]) + 2 * _size_bytes(inputs[-1:])
    if name in _WRITE_ONLY:
        return written + _size_bytes(inputs[1:])
    return _size_bytes(inputs) + written


def _sparse_operations(name: str, args: Any) -> int | None:
    """2 · non-zeros · columns of a product with a sparse left or right factor; None if no factor is sparse."""
    if name not in ("mm", "addmm", "_sparse_addmm", "bmm", "mv", "spmm", "_sparse_mm"):
        return None
    factors = [value for value in args if isinstance(value, Tensor)][-2:]
    sparse = [factor for factor in factors if factor.layout != torch.strided]
    dense = [factor for factor in factors if factor.layout == torch.strided]
    if len(sparse) != 1:
        return None
    columns = 1 if dense[0].dim() == 1 else dense[0].shape[-1] if sparse[0] is factors[0] else dense[0].shape[-2]
    return 2 * sparse[0]._nnz() * columns


def _scatter_operations(name: str, args: Any) -> int | None:
    if name not in _ADDING:
        return None
    if name.startswith(("index_put", "_index_put")) and not (len(args) > 3 and args[3] is True):
        return None  # assignment, not addition
    source = next((value for value in reversed(args) if isinstance(value, Tensor)), None)
    return source.numel() if source is not None else None


def _attention_flops(args: Any) -> int:
    query, key, value = args[:3]
    batch, heads, length, width = query.shape
    keys = key.shape[-2]
    return int(2 * batch * heads * length * keys * (width + value.shape[-1]))


# The CPU kernels that torch's registry leaves out. Backward: five products of the forward pass's two sizes.
_CPU_ATTENTION: dict[str, Callable[[Any], int]] = {
    "_scaled_dot_product_flash_attention_for_cpu": _attention_flops,
    "_scaled_dot_product_flash_attention_for_cpu_backward": lambda args: _attention_flops(args[1:]) * 5 // 2,
}


@dataclass(frozen=True)
class Flops:
    """``counted``: by torch's formulas; ``missed``: calls of each operator that has none."""

    counted: int
    missed: dict[str, int]


def parameter_count(model: nn.Module) -> int:
    """Numbers in a model's parameters, shared ones once."""
    return sum(p.numel() for p in model.parameters())


def count_flops(function: Callable[[], Any]) -> Flops:
    """Only the operations of :func:`count`."""
    counters = count(function)
    return Flops(counters.flops, {entry.name: entry.calls for entry in counters.missed})


def count_calls(function: Callable[[], Any]) -> int:
    """Only the kernel calls of :func:`count`."""
    return count(function).kernel_calls
