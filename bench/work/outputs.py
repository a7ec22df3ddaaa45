"""What a model returns, looked at once before anything is measured: broadcasting hides a wrong shape from every metric.

Given ``n`` normalised meshes ``(n, V, 3)`` and a latent size ``Z``, a model in evaluation mode must return

* from ``encode`` a tensor ``(n, Z)``, from ``decode`` a tensor ``(n, V, 3)``,
* of the precision and on the device of what it was given,
* for every mesh what it returns for that mesh alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from bench.fit.state import keep_random

MESHES = 2
# How far a mesh's numbers may be from those it has alone, as a share of the largest: kernels of other batch sizes round
# differently, and a network that is not trained may make a difference larger.
TOLERANCE = {torch.float64: 1e-6, torch.float32: 5e-3}
_LOOSE = 0.1


class WrongOutput(RuntimeError):
    """A model returns something else than a model returns. Its case is a crash with these words."""


def check_outputs(model: Any, vertices: Tensor, latent_size: int) -> None:
    """Encode and decode ``vertices`` ``(n, V, 3)`` and refuse what is not as this module says.

    The model's mode and all random states are as before afterwards. Raises :class:`WrongOutput`; what the model
    raises passes through. Values that are not finite are let through: they have an outcome of their own.
    """
    meshes = _pair(vertices)
    modes = [(part, part.training) for part in model.modules()] if isinstance(model, torch.nn.Module) else []
    with keep_random(vertices.device), torch.no_grad():
        try:
            if modes:
                model.eval()
            code = model.encode(meshes)
            _check(code, (len(meshes), latent_size), meshes, "encode", _latent_hint(code, latent_size))
            found = model.decode(code)
            _check(found, tuple(meshes.shape), meshes, "decode", _mesh_hint(found, meshes))
            _check_alone(model.encode, meshes, code, "encode")
            _check_alone(model.decode, code, found, "decode")
        finally:
            for part, training in modes:
                part.training = training


def checked_edit(edit: Callable[..., Any]) -> Callable[..., Tensor]:
    """The edit function, with what it returns looked at every time."""

    def checked(vertices: Tensor, *more: Any, **options: Any) -> Tensor:
        found = edit(vertices, *more, **options)
        _check(found, tuple(vertices.shape), vertices, "edit", "return whole meshes")
        return found  # type: ignore[no-any-return]

    return checked


def _pair(vertices: Tensor) -> Tensor:
    """Two meshes that differ: the first one, and the second or the first one moved."""
    first = vertices[:1]
    second = vertices[1:MESHES] if len(vertices) > 1 else first + 0.25
    return torch.cat([first, second])


def _check(found: Any, shape: tuple[int, ...], like: Tensor, method: str, hint: str) -> None:
    letters = {"encode": "(B, Z)", "decode": "(B, V, 3)", "edit": "(B, V, 3)"}[method]
    wanted = f"expected {method} to return {letters} = {shape} of {_name(like.dtype)} on {like.device.type}"
    if not isinstance(found, Tensor):
        raise WrongOutput(f"{wanted}, got {_kind(found)}")
    if tuple(found.shape) != shape:
        raise WrongOutput(f"{wanted}, got {tuple(found.shape)}; {hint}")
    if found.dtype != like.dtype:
        raise WrongOutput(
            f"{wanted}, got {_name(found.dtype)}; compute in the precision of the input, or convert with .to(input)"
        )
    if found.device.type != like.device.type:
        raise WrongOutput(f"{wanted}, got it on {found.device}; keep tensors in buffers, which move with the model")
    if found.layout != torch.strided:
        raise WrongOutput(f"{wanted}, got a sparse tensor; return found.to_dense()")


def _kind(found: Any) -> str:
    if isinstance(found, (tuple, list)):
        parts = ", ".join(str(tuple(part.shape)) if isinstance(part, Tensor) else type(part).__name__ for part in found)
        return (
            f"a {type(found).__name__} of {len(found)} ({parts}); return the first alone, of a variational encoder "
            "the mean, and use the others in loss"
        )
    if type(found).__module__ == "numpy":
        return f"a NumPy array {getattr(found, 'shape', '')}; return a tensor, without .detach().numpy()"
    return f"{'nothing' if found is None else 'a ' + type(found).__name__}; return a tensor"


def _latent_hint(code: Any, size: int) -> str:
    if isinstance(code, Tensor) and code.dim() == 2 and len(code) == MESHES:
        return f"build the model with the latent size that build is given ({size})"
    return "one code a mesh, in one row: code.flatten(1)"


def _mesh_hint(found: Any, meshes: Tensor) -> str:
    if not isinstance(found, Tensor):
        return ""
    count, shape = meshes.shape[1], tuple(found.shape)
    if shape == (len(meshes), count * 3):
        return "end with .unflatten(1, (-1, 3))"
    if shape == (len(meshes), 3, count):
        return "end with .transpose(1, 2)"
    if shape == (count, 3):
        return "one mesh for a whole batch: keep the first dimension"
    if shape == (len(meshes), count, 1):
        return "three coordinates a vertex, not one"
    return "one mesh of three coordinates a vertex for every code"


def _check_alone(function: Callable[[Tensor], Tensor], given: Tensor, found: Tensor, method: str) -> None:
    """Refuse what depends on the rest of the batch. A model that draws at random looks the same: it is let
    through where two equal calls differ as well."""
    alone = torch.cat([function(one) for one in given.split(1)])
    if _near(alone, found) or not _near(function(given), found):
        return
    far = float((alone.double() - found.double()).abs().max())
    raise WrongOutput(
        f"expected {method} to return for every mesh what it returns for that mesh alone, got numbers up to {far:.3g} "
        "away from that; in evaluation mode nothing may depend on the rest of the batch"
    )


def _near(one: Tensor, other: Tensor) -> bool:
    if one.shape != other.shape:
        return False
    if not bool(torch.isfinite(other).all()) or not bool(torch.isfinite(one).all()):
        return True  # an outcome of its own
    gap = float((one.double() - other.double()).abs().max())
    return gap <= TOLERANCE.get(other.dtype, _LOOSE) * float(other.double().abs().max().clamp(min=1e-6))


def _name(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")
