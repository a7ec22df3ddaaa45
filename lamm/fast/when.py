"""When LAMM's programs for a CPU take an input: everything that chooses among them.

==================  =========================================================================================
:func:`one_mesh`     one mesh without gradients: fewer calls (:mod:`lamm.fast.lean`)
:func:`compiled`     the same in float32 on one thread: compiled kernels, where a model has them (:mod:`lamm.fast.jit`)
:func:`step`         a training step on one thread: products by NumPy (:mod:`lamm.fast.products`)
==================  =========================================================================================

Everything else goes through PyTorch's own operators, or on a card through :mod:`lamm.fast.card`.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.utils._python_dispatch import _get_current_dispatch_mode

#: The types that NumPy has a BLAS for.
NUMPY_TYPES = (torch.float32, torch.float64)


def one_mesh(x: Tensor) -> bool:
    """One mesh, on the CPU, without gradients, automatic mixed precision or compilation; ``x`` is ``(B, …)``."""
    return x.shape[0] == 1 and not torch.is_grad_enabled() and _plain_cpu(x)


def compiled(x: Tensor) -> bool:
    """:func:`one_mesh` in float32, on one thread, and with nobody who watches operators (a profiler, a counter)."""
    return (
        one_mesh(x)
        and x.dtype == torch.float32
        and torch.get_num_threads() == 1
        and _get_current_dispatch_mode() is None
    )


def step(x: Tensor) -> bool:
    """A training step's products are NumPy's: float32 or float64, with gradients, on one thread of the CPU."""
    return torch.is_grad_enabled() and _plain_cpu(x) and for_numpy(x)


def for_numpy(x: Tensor) -> bool:
    """Whether NumPy has a product for the type, and threads of two libraries do not wait for the same cores."""
    return x.dtype in NUMPY_TYPES and torch.get_num_threads() == 1


def _plain_cpu(x: Tensor) -> bool:
    return x.device.type == "cpu" and not torch.is_autocast_enabled("cpu") and not torch.compiler.is_compiling()
