"""Checkpoints: one safetensors file holds weights, configuration, topology, normalisation and statistics."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.api import BenchError, Topology
from bench.base.checkpoints import without_wrappers
from lamm.config import LammConfig
from lamm.model import Lamm, build
from lamm.reduce.quantize import hold_in
from lamm.reduce.storage import packed
from lamm.regions.statistics import Statistics
from lamm.weights import FORMAT, fill, load_weights, read_file, read_header, topology_of, write_file

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
    header = {
        "format": FORMAT,
        "config": model.config.to_dict(),
        "stage": model.stage,
        "quantized": model.quantized,
        "compression": getattr(model, "compression", None),
        "storage": storage,
        "about": dict(about or {}),
    }
    state = packed(without_wrappers(model.state_dict()), storage)
    write_file(Path(path), header, state, layout.topology(), model.statistics)


def load(path: str | Path, *, variant: str = "tuned", topology: Topology | None = None) -> Lamm:
    """Rebuild a model from its file, on the CPU.

    With ``topology`` the file must have been trained for exactly that one. Errors: a file that is missing,
    truncated or of another kind; another topology.
    """
    header, tensors = read_file(Path(path))
    own = topology_of(header, tensors, path, topology)
    config = LammConfig.from_dict(header["config"])
    model = build(own, config, variant=variant, stage=header["stage"])
    if header["quantized"]:
        model = hold_in(model, header["quantized"])
    if header.get("compression"):
        model.compression = header["compression"]  # type: ignore[assignment]
    if header["statistics"] is not None:
        model.statistics = Statistics.empty(config.latent, model.layout, header["statistics"], tensors)
    fill(model, tensors, path)
    return model


def about(path: str | Path) -> dict[str, Any]:
    """What a file says of its model: the header's entries, and under ``about`` what :func:`save` was given. Files of
    ``pca-net`` (:mod:`lamm.pca_net_file`) say it in the same way."""
    return {"storage": "float32", "about": {}, **read_header(Path(path))}


def load_published(*args: Any, **options: Any) -> Lamm:
    """Import a checkpoint of the published program: see :func:`lamm.published.load.load_published`."""
    import lamm.published.load as published

    return published.load_published(*args, **options)
