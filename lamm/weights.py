"""What a checkpoint's file says: its header, its tensors, and filling a model with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as to_bytes
from torch import Tensor, nn

from bench.api import BenchError, Topology, open_atomically
from bench.base.checkpoints import without_wrappers
from lamm.config import LammConfig
from lamm.network import Lamm
from lamm.reduce.storage import unpacked
from lamm.regions.statistics import Statistics

FORMAT = "lamm"
VERSION = 1
# Settings that do not change what weights mean.
TRAINING_ONLY = ("targets", "linear_rate", "start", "control_noise_mm")


def load_weights(model: Lamm, path: str | Path) -> None:
    """Copy a checkpoint's weights into a model of the same topology and configuration (stage 2 from stage 1).

    Errors name both sides, and leave the model as it was.
    """
    header, tensors = read_file(Path(path))
    own, other = model.config, LammConfig.from_dict(header["config"])
    changed = [
        f"{name} {value!r} against {getattr(own, name)!r}"
        for name, value in vars(other).items()
        if value != getattr(own, name) and name not in TRAINING_ONLY
    ]
    if changed or header["quantized"]:
        what = ", ".join(changed) or f"{header['quantized']} weights against full ones"
        raise BenchError(f"{path}: expected a checkpoint of this configuration, got {what}")
    topology_of(header, tensors, path, model.layout.topology())
    statistics = {name: value for name, value in tensors.items() if not name.startswith("model.statistics.")}
    fill(model, statistics, path)


def read_header(path: Path) -> dict[str, Any]:
    """What a file says of its model, whatever kind it is: ``format`` is ``lamm``, or ``pca-net``."""
    return {"format": FORMAT, **_opened(path, with_tensors=False)[0]}


def read_file(path: Path, kind: str = FORMAT) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """Header and tensors of a file of one kind: ``lamm``, or ``pca-net`` (:mod:`lamm.pca_net_file`)."""
    header, tensors = _opened(path)
    if header.get("format", kind) != kind:
        of = "lamm.pca_net_file" if header["format"] == "pca-net" else "lamm.checkpoint"
        raise BenchError(f"{path}: expected a model of the kind {kind}, got {header['format']}; load it with {of}.load")
    if header.get("storage", "float32") != "float32":
        tensors = unpacked(tensors)
    return header, tensors


def _opened(path: Path, with_tensors: bool = True) -> tuple[dict[str, Any], dict[str, Tensor]]:
    if not path.is_file():
        raise BenchError(f"{path}: expected a LAMM checkpoint, got no such file")
    try:
        with safe_open(str(path), framework="pt") as file:
            metadata = file.metadata() or {}
            names = file.keys() if with_tensors else []
            tensors = {name: file.get_tensor(name) for name in names}
    except SafetensorError as error:
        raise BenchError(f"{path}: expected a whole safetensors file, got one that cannot be read: {error}") from None
    try:
        header = json.loads(metadata["lamm"])
    except (KeyError, ValueError, RecursionError):
        raise BenchError(f"{path}: expected a file written by lamm.checkpoint.save, got another one") from None
    if header.get("version") != VERSION:
        raise BenchError(f"{path}: expected version {VERSION} of the format, got {header.get('version')!r}")
    return header, tensors


def write_file(
    path: Path,
    header: Mapping[str, Any],
    state: Mapping[str, Tensor],
    topology: Topology,
    statistics: Statistics | None,
) -> None:
    """One safetensors file of ``state``, what wrappers put before its names left out, with the header's words and
    those on the topology and statistics. A state of another storage has its topology's ids in 32 bits."""
    whole = {
        **header,
        "version": VERSION,
        "topology": topology.name,
        "regions": [region.name for region in topology.regions],
        "statistics": sorted(int(i) for i in statistics.regions) if statistics is not None else None,
    }
    tensors = {f"model.{name}": value for name, value in state.items()}
    for name, value in topology.to_tensors().items():
        narrow = header.get("storage", "float32") != "float32" and value.dtype == torch.long
        tensors[f"topology.{name}"] = value.int() if narrow else value
    flat = {name: value.detach().cpu().contiguous().clone() for name, value in tensors.items()}
    with open_atomically(path) as stream:
        stream.write(to_bytes(flat, {"lamm": json.dumps(whole, sort_keys=True)}))


def topology_of(
    header: Mapping[str, Any], tensors: Mapping[str, Tensor], path: str | Path, wanted: Topology | None = None
) -> Topology:
    """The topology that a file holds. Errors: one other than ``wanted``, where that is given; tensors that lack."""
    parts = {name.removeprefix("topology."): t for name, t in tensors.items() if name.startswith("topology.")}
    parts = {name: ids.long() if ids.dtype == torch.int32 else ids for name, ids in parts.items()}
    try:
        own = Topology.from_tensors(header["topology"], header["regions"], parts)
    except KeyError as error:
        raise BenchError(
            f"{path}: expected the tensors of {len(header['regions'])} regions, got none for {error}"
        ) from None
    if wanted is not None and own.digest() != wanted.digest():
        raise BenchError(f"{path}: {difference(own, wanted)}")
    return own


def fill(model: nn.Module, tensors: Mapping[str, Tensor], path: str | Path) -> None:
    """Put a file's tensors into a model; either may have been wrapped by ``torch.compile`` or parallel training."""
    state = {name.removeprefix("model."): value for name, value in tensors.items() if name.startswith("model.")}
    state, own = without_wrappers(state), model.state_dict()
    names = without_wrappers({name: name for name in own})
    expected = {name: tuple(own[there].shape) for name, there in names.items()}
    found = {name: tuple(value.shape) for name, value in state.items()}
    if expected != found:
        wrong = sorted(set(expected.items()) ^ set(found.items()))[0][0]
        raise BenchError(
            f"{path}: expected tensor {wrong} of shape {expected.get(wrong, 'none')}, got {found.get(wrong, 'none')}"
        )
    model.load_state_dict({names[name]: value for name, value in state.items()})


def difference(theirs: Topology, mine: Topology) -> str:
    """One sentence on what makes two topologies different."""
    if theirs.vertex_count != mine.vertex_count:
        sides = [f"{side.name} ({side.vertex_count} vertices)" for side in (mine, theirs)]
        return f"expected a checkpoint of {sides[0]}, got {sides[1]}"
    a, b = theirs.to_tensors(), mine.to_tensors()
    changed = [name for name in sorted(set(a) | set(b)) if name not in a or name not in b or not a[name].equal(b[name])]
    names = [r.name for r in theirs.regions] != [r.name for r in mine.regions]
    what = ", ".join(changed[:4]) or ("the names of the regions" if names else "nothing")
    return f"expected a checkpoint of the topology {mine.name!r}, got {theirs.name!r}, which differs in {what}"
