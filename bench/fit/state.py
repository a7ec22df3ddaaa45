"""Weights and the state of an unfinished training on disk: written beside and renamed, read without pickled code."""

from __future__ import annotations

import contextlib
import hashlib
import io
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
from bench.base.disk import disk_fault
from bench.base.sealed import digest
from bench.base.words import one_line

__all__ = [
    "DamagedTraining",
    "TrainState",
    "apply_weights",
    "best_name",
    "capture_random",
    "check_state",
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


_SEAL = b"\nlamm-bench sha256 "
_CUT = 120  # letters shown of what differs


class DamagedTraining(BenchError):
    """Files of a training that do not read as they were written."""


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
    best_sha256: str = ""  # of the file of the best weights; empty in states of older versions
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
        text = one_line(error, 300)
        raise BenchError(f"expected weights of this {type(model).__name__}, got others: {text}") from error


def weights_digest(tensors: Mapping[str, Tensor]) -> str:
    """SHA-256 over names, shapes, types and bytes."""
    sha = hashlib.sha256()
    for name in sorted(tensors):
        tensor = tensors[name].contiguous()
        sha.update(f"{name}{tuple(tensor.shape)}{tensor.dtype}".encode())
        sha.update(tensor.reshape(-1).view(torch.uint8).numpy().tobytes())
    return sha.hexdigest()


def save_weights(path: Path, tensors: Mapping[str, Tensor], about: Mapping[str, Any] | None = None) -> str:
    """Write tensors as safetensors; ``about`` goes into the header as JSON. Returns the SHA-256 of the file."""
    content = safetensors.torch.save(dict(tensors), {"about": json.dumps(dict(about or {}))})
    with open_atomically(path) as stream:
        stream.write(content)
    return digest(content)


def load_weights(path: Path, sha256: str = "") -> dict[str, Tensor]:
    """Read tensors written by :func:`save_weights`; compared with its checksum where one is given."""
    try:
        if sha256 and digest(path.read_bytes()) != sha256:
            raise DamagedTraining(f"expected the weights in {path} as they were written, got others; train again")
        return safetensors.torch.load_file(path)
    except (OSError, safetensors.SafetensorError) as error:
        raise DamagedTraining(f"expected weights in {path}, got {one_line(error, 300)}; train again") from error


def save_state(path: Path, state: Mapping[str, Any]) -> None:
    """Write the state of a training: tensors, numbers, texts, lists and dictionaries only. Its checksum stands at the
    end of the file."""
    buffer = io.BytesIO()
    torch.save(dict(state), buffer)
    content = buffer.getbuffer()
    with open_atomically(path) as stream:
        stream.write(content)
        stream.write(_SEAL + hashlib.sha256(content).hexdigest().encode())


def load_state(path: Path) -> dict[str, Any]:
    """Read what :func:`save_state` wrote; no pickled code is run (``weights_only``)."""
    try:
        content, mark, seal = path.read_bytes().rpartition(_SEAL)
        if mark and digest(content) != seal.decode(errors="replace"):
            raise ValueError("it does not match its checksum")
        return torch.load(io.BytesIO(content) if mark else path, map_location="cpu", weights_only=True)
    except Exception as error:
        if disk_fault(error) is not None:
            raise
        raise DamagedTraining(
            f"expected the state of a training in {path}, got {one_line(error, 300)}; delete it to start anew"
        ) from error


def check_state(path: Path) -> None:
    """Read the state of an unfinished training and the best weights that it names; :class:`DamagedTraining` if one of
    them is not as it was written."""
    state = load_state(path)["state"]
    best = path.with_name(best_name(state["best_step"]))
    if state["best_step"] >= 0:
        load_weights(best, state.get("best_sha256", ""))


def best_name(step: int) -> str:
    """The file of the best weights so far, those of a step."""
    return f"best-{step:09d}.safetensors"


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
        there, now = (one_line(repr(side.get(first)), _CUT) for side in (found, wanted))
        raise BenchError(
            f"expected {where} to hold this training, got another: {', '.join(different)} differ "
            f"({first}: {there} there, {now} now); "
            "choose another folder or delete it"
        )
