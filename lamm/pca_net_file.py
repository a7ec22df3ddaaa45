"""A :class:`lamm.pca_net.PcaNet` in one safetensors file: weights, sizes, topology, normalisation and statistics."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from bench.api import BenchError, Topology
from bench.base.checkpoints import without_wrappers
from lamm.pca_net import PcaNet, PcaNetConfig
from lamm.reduce.storage import packed
from lamm.regions.statistics import Statistics
from lamm.weights import fill, read_file, topology_of, write_file

__all__ = ["load", "save"]

FORMAT = "pca-net"


def save(model: PcaNet, path: str | Path, *, storage: str = "float32", about: Mapping[str, Any] | None = None) -> None:
    """Write a model to one ``.safetensors`` file, from which :func:`load` rebuilds it without anything else.

    ``storage``: ``"float32"``, or ``"float16"`` for half the bytes; ``"compact"`` is the same here, since none of
    its matrices is among those that :mod:`lamm.reduce.storage` holds as bytes. ``about``: whatever else belongs
    to the model (data, command, errors), as JSON values. Errors: a model that was never prepared, of which there is
    nothing to keep; another storage.
    """
    if not bool(model.prepared):
        raise BenchError(
            "expected a model that was prepared on training meshes, got a fresh one; call prepare, or train"
        )
    header = {"format": FORMAT, "config": model.config.to_dict(), "storage": storage, "about": dict(about or {})}
    state = packed(without_wrappers(model.state_dict()), storage)
    write_file(Path(path), header, state, model.layout.topology(), model.statistics)


def load(path: str | Path, *, topology: Topology | None = None) -> PcaNet:
    """Rebuild a model from its file, on the CPU and in evaluation mode.

    With ``topology`` the file must have been trained for exactly that one. Errors: a file that is missing, truncated
    or of another kind; another topology.
    """
    header, tensors = read_file(Path(path), FORMAT)
    own = topology_of(header, tensors, path, topology)
    config = {"region_code": 0, **header["config"]}  # files of before there was one network for each region
    # Files of before edits held the whole rest of the surface bring maps that nothing needs any more.
    config.pop("control_noise_mm", None)
    tensors = {name: value for name, value in tensors.items() if not name.startswith("model.control_path.")}
    with torch.random.fork_rng(devices=[]):  # weights are drawn only to be replaced
        model = PcaNet(own, PcaNetConfig.from_dict(config))
    if header["statistics"] is not None:
        model.statistics = Statistics.empty(model.latent_size, model.layout, header["statistics"], tensors)
    fill(model, tensors, path)
    return model.eval()
