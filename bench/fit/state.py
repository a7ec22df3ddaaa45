"""Weights and the state of an unfinished training on disk: written beside and renamed, read without pickled code."""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from bench.api import BenchError, open_atomically
from bench.base.checkpoints import without_wrappers
from bench.base.console import plain_line

__all__ = [
    "TrainState",
    "apply_weights",
    "capture_random",
    "keep_random",
    "load_state",
    "load_weights",
    "require_same",
    "restore_random",
    "save_state",
    "save_weights",
    "seeded",
    "snapshot",
    "weights_digest",
]


@dataclass
class TrainState:
    """Where a training stands; with weights, optimiser and random states it is all that a resumed one needs."""

    step: int = 0
    train_seconds: float = 0.0
    process_seconds: float = 0.0
    wall_seconds: float = 0.0
    validations: int = 0  # the validation points passed
    loss_sum: float = 0.0
    loss_count: int = 0
    first_loss: float | None = None
    best_mm: float = math.inf
    best_step: int = -1
    last_mm: float = math.nan
    resumed: int = 0
    failure: str = ""
    curve: list[dict[str, Any]] = field(default_factory=list)


def snapshot(model: nn.Module) -> dict[str, Tensor]:
    """A copy of all weights and buffers on the CPU, safe to keep while training goes on."""
    tensors = {}
    for name, value in model.state_dict().items():
        if not isinstance(value, Tensor) or value.layout != torch.strided:
            raise BenchError(
                f"expected dense tensors in the state of {type(model).__name__}, got {name!r} of another kind; "
                "register derived buffers with persistent=False"
            )
        tensors[name] = value.detach().to("cpu", copy=True).contiguous()
    return tensors


def apply_weights(model: nn.Module, tensors: Mapping[str, Tensor]) -> None:
    """Put a snapshot back; shapes and names must be those of this model, wrapped by ``torch.compile`` or not."""
    names = without_wrappers({name: name for name in model.state_dict()})
    try:
        model.load_state_dict({names.get(name, name): value for name, value in without_wrappers(tensors).items()})
    except RuntimeError as error:
        text = plain_line(str(error))
        raise BenchError(f"expected weights of this {type(model).__name__}, got others: {text}") from error


def weights_digest(tensors: Mapping[str, Tensor]) -> str:
    """SHA-256 over names, shapes, types and bytes."""
    sha = hashlib.sha256()
    for name in sorted(tensors):
        tensor = tensors[name].contiguous()
        sha.update(f"{name}{tuple(tensor.shape)}{tensor.dtype}".encode())
        sha.update(tensor.reshape(-1).view(torch.uint8).numpy().tobytes())
    return sha.hexdigest()


def save_weights(path: Path, tensors: Mapping[str, Tensor], about: Mapping[str, Any] | None = None) -> None:
    """Write tensors as safetensors; ``about`` goes into the header as JSON."""
    with open_atomically(path) as stream:
        stream.write(safetensors.torch.save(dict(tensors), {"about": json.dumps(dict(about or {}))}))


def load_weights(path: Path) -> dict[str, Tensor]:
    """Read tensors written by :func:`save_weights`."""
    try:
        return safetensors.torch.load_file(path)
    except (OSError, safetensors.SafetensorError) as error:
        raise BenchError(f"expected weights in {path}, got {error}; train again") from error


def save_state(path: Path, state: Mapping[str, Any]) -> None:
    """Write the state of a training: tensors, numbers, texts, lists and dictionaries only."""
    with open_atomically(path) as stream:
        torch.save(dict(state), stream)


def load_state(path: Path) -> dict[str, Any]:
    """Read what :func:`save_state` wrote; no pickled code is run (``weights_only``)."""
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:
        text = plain_line(str(error))
        raise BenchError(f"expected the state of a training in {path}, got {text}; delete it to start anew") from error


def capture_random(device: torch.device) -> dict[str, Any]:
    """The states of all random number generators a training may use."""
    name, keys, position, has_gauss, gauss = np.random.get_state(legacy=True)
    state: dict[str, Any] = {
        "torch": torch.get_rng_state(),
        "numpy": [
            name,
            torch.from_numpy(np.asarray(keys, dtype=np.int64)),
            int(position),
            int(has_gauss),
            float(gauss),
        ],
        "python": random.getstate(),
    }
    if device.type == "cuda":
        state["cuda"] = torch.cuda.get_rng_state(device)
    return state


def restore_random(state: Mapping[str, Any], device: torch.device) -> None:
    """Put back what :func:`capture_random` took."""
    torch.set_rng_state(state["torch"])
    name, keys, position, has_gauss, gauss = state["numpy"]
    np.random.set_state((name, keys.numpy().astype(np.uint32), position, has_gauss, gauss))
    version, internal, following = state["python"]
    random.setstate((version, tuple(internal), following))
    if device.type == "cuda" and "cuda" in state:
        torch.cuda.set_rng_state(state["cuda"], device)


@contextlib.contextmanager
def keep_random(device: torch.device, wanted: bool = True) -> Iterator[None]:
    """Give the random states back as they were before the block (if ``wanted``)."""
    before = capture_random(device) if wanted else None
    try:
        yield
    finally:
        if before is not None:
            restore_random(before, device)


@contextlib.contextmanager
def seeded(seed: int, device: torch.device) -> Iterator[None]:
    """Seed torch, numpy and Python inside, and give the caller's random states back afterwards."""
    with keep_random(device):
        torch.manual_seed(seed)
        np.random.seed(seed % 2**32)
        random.seed(seed)
        yield


def require_same(found: Mapping[str, Any], wanted: Mapping[str, Any], where: Path) -> None:
    """Refuse a folder that holds another training, naming what differs."""
    different = sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
    if different:
        first = different[0]
        raise BenchError(
            f"expected {where} to hold this training, got another: {', '.join(different)} differ "
            f"({first}: {found.get(first)!r} there, {wanted.get(first)!r} now); choose another folder or delete it"
        )
