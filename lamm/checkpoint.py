"""Checkpoints: one safetensors file holds weights, configuration, topology, normalisation and statistics."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save as to_bytes

from bench.api import BenchError, Topology, open_atomically
from bench.base.checkpoints import without_wrappers
from lamm.config import LammConfig
from lamm.model import Lamm, build
from lamm.reduce.quantize import blank_quantized, blank_quantized_factors
from lamm.reduce.storage import packed
from lamm.regions.statistics import Statistics
from lamm.weights import FORMAT, VERSION, difference, fill, load_weights, read_file, topology_of

__all__ = ["about", "load", "load_published", "load_weights", "save"]


def save(model: Lamm, path: str | Path, *, storage: str = "float32", about: Mapping[str, Any] | None = None) -> None:
    """Write a model to one ``.safetensors`` file, from which :func:`load` rebuilds it without anything else.

    ``storage``: ``"float32"``, or ``"float16"`` or ``"compact"`` for a smaller file of rounded weights
    (:mod:`lamm.reduce.storage`). ``about``: whatever else belongs to the model (data, command, errors), as JSON values.
    Errors: another storage, and a smaller one for a model that is quantised already.
    """
    layout = model.layout
    if storage != "float32" and model.quantized:
        raise BenchError(f"expected full weights to store in {storage}, got {model.quantized}; store the original")
    topology = layout.topology()
    header = {
        "format": FORMAT,
        "version": VERSION,
        "config": model.config.to_dict(),
        "stage": model.stage,
        "topology": topology.name,
        "regions": list(layout.names),
        "statistics": sorted(int(i) for i in model.statistics.regions) if model.statistics is not None else None,
        "quantized": model.quantized,
        "compression": getattr(model, "compression", None),
        "storage": storage,
        "about": dict(about or {}),
    }
    tensors = {f"model.{name}": value for name, value in packed(without_wrappers(model.state_dict()), storage).items()}
    for name, value in topology.to_tensors().items():
        narrow = storage != "float32" and value.dtype == torch.long
        tensors[f"topology.{name}"] = value.int() if narrow else value
    flat = {name: value.detach().cpu().contiguous().clone() for name, value in tensors.items()}
    with open_atomically(Path(path)) as stream:
        stream.write(to_bytes(flat, {"lamm": json.dumps(header, sort_keys=True)}))


def load(path: str | Path, *, variant: str = "tuned", topology: Topology | None = None) -> Lamm:
    """Rebuild a model from its file, on the CPU.

    With ``topology`` the file must have been trained for exactly that one. Errors: a file that is missing,
    truncated or of another kind; another topology.
    """
    header, tensors = read_file(Path(path))
    own = topology_of(header, tensors, path)
    if topology is not None and own.digest() != topology.digest():
        raise BenchError(f"{path}: {difference(own, topology)}")
    config = LammConfig.from_dict(header["config"])
    model = build(own, config, variant=variant, stage=header["stage"])
    if header["quantized"]:
        blank = blank_quantized if config.rank is None else blank_quantized_factors
        model = blank(model, header["quantized"])
    if header.get("compression"):
        model.compression = header["compression"]  # type: ignore[assignment]
    if header["statistics"] is not None:
        model.statistics = Statistics.empty(config.latent, model.layout, header["statistics"])
    fill(model, tensors, path)
    return model


def about(path: str | Path) -> dict[str, Any]:
    """What a file says of its model: the header's entries, and under ``about`` what :func:`save` was given."""
    header, _ = read_file(Path(path))
    return {"storage": "float32", "about": {}, **header}


def load_published(*args: Any, **options: Any) -> Lamm:
    """Import a checkpoint of the published program: see :func:`lamm.published.load.load_published`."""
    import lamm.published.load as published

    return published.load_published(*args, **options)
