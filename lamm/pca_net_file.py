"""A :class:`lamm.pca_net.PcaNet` in one safetensors file: weights, sizes, topology, normalisation and statistics."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save as to_bytes

from bench.api import BenchError, Topology, open_atomically
from bench.base.checkpoints import without_wrappers
from lamm.pca_net import PcaNet, PcaNetConfig
from lamm.regions.statistics import Statistics
from lamm.weights import VERSION, difference, fill, read_file, topology_of

__all__ = ["load", "save"]

FORMAT = "pca-net"


def save(model: PcaNet, path: str | Path, *, about: Mapping[str, Any] | None = None) -> None:
    """Write a model to one ``.safetensors`` file, from which :func:`load` rebuilds it without anything else.

    ``about``: whatever else belongs to the model (data, command, errors), as JSON values. Errors: a model that was
    never prepared, of which there is nothing to keep.
    """
    if not bool(model.prepared):
        raise BenchError(
            "expected a model that was prepared on training meshes, got a fresh one; call prepare, or train"
        )
    topology = model.layout.topology()
    header = {
        "format": FORMAT,
        "version": VERSION,
        "config": model.config.to_dict(),
        "topology": topology.name,
        "regions": list(model.layout.names),
        "statistics": sorted(int(i) for i in model.statistics.regions) if model.statistics is not None else None,
        "about": dict(about or {}),
    }
    tensors = {f"model.{name}": value for name, value in without_wrappers(model.state_dict()).items()}
    tensors |= {f"topology.{name}": value for name, value in topology.to_tensors().items()}
    flat = {name: value.detach().cpu().contiguous().clone() for name, value in tensors.items()}
    with open_atomically(Path(path)) as stream:
        stream.write(to_bytes(flat, {"lamm": json.dumps(header, sort_keys=True)}))


def load(path: str | Path, *, topology: Topology | None = None) -> PcaNet:
    """Rebuild a model from its file, on the CPU and in evaluation mode.

    With ``topology`` the file must have been trained for exactly that one. Errors: a file that is missing, truncated
    or of another kind; another topology.
    """
    header, tensors = read_file(Path(path), FORMAT)
    own = topology_of(header, tensors, path)
    if topology is not None and own.digest() != topology.digest():
        raise BenchError(f"{path}: {difference(own, topology)}")
    with torch.random.fork_rng(devices=[]):  # weights are drawn only to be replaced
        model = PcaNet(own, PcaNetConfig.from_dict(header["config"]))
    if header["statistics"] is not None:
        model.statistics = Statistics.empty(model.latent_size, model.layout, header["statistics"])
    fill(model, tensors, path)
    return model.eval()
