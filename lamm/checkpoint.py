"""Checkpoints: one safetensors file holds weights, configuration, topology, normalisation and statistics."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open
from safetensors.torch import save as to_bytes
from torch import Tensor

from bench.api import BenchError, Topology, open_atomically
from lamm.config import LammConfig
from lamm.model import Lamm, build
from lamm.statistics import Statistics

FORMAT = "lamm"
VERSION = 1
# Settings that do not change what weights mean.
TRAINING_ONLY = ("targets", "linear_rate", "start", "control_noise_mm")


def save(model: Lamm, path: str | Path) -> None:
    """Write a model to one ``.safetensors`` file, from which :func:`load` rebuilds it without anything else."""
    layout = model.layout
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
    }
    tensors = {f"model.{name}": value for name, value in model.state_dict().items()}
    tensors |= {f"topology.{name}": value for name, value in topology.to_tensors().items()}
    flat = {name: value.detach().cpu().contiguous().clone() for name, value in tensors.items()}
    with open_atomically(Path(path)) as stream:
        stream.write(to_bytes(flat, {"lamm": json.dumps(header, sort_keys=True)}))


def load(path: str | Path, *, variant: str = "tuned", topology: Topology | None = None) -> Lamm:
    """Rebuild a model from its file, on the CPU.

    With ``topology`` the file must have been trained for exactly that one. Errors: a file that is missing,
    truncated or of another kind; another topology.
    """
    header, tensors = _read(Path(path))
    own = _topology(header, tensors, path)
    if topology is not None and own.digest() != topology.digest():
        raise BenchError(f"{path}: {_difference(own, topology)}")
    config = LammConfig.from_dict(header["config"])
    model = build(own, config, variant=variant, stage=header["stage"])
    if header["quantized"]:
        from lamm.quantize import blank_quantized
        from lamm.reduced_factors import blank_quantized_factors

        blank = blank_quantized if config.rank is None else blank_quantized_factors
        model = blank(model, header["quantized"])
    if header.get("compression"):
        model.compression = header["compression"]  # type: ignore[assignment]
    if header["statistics"] is not None:
        model.statistics = Statistics.empty(config.latent, model.layout, header["statistics"])
    _fill(model, tensors, path)
    return model


def load_weights(model: Lamm, path: str | Path) -> None:
    """Copy a checkpoint's weights into a model of the same topology and configuration (stage 2 from stage 1).

    Errors name both sides, and leave the model as it was.
    """
    header, tensors = _read(Path(path))
    own, other = model.config, LammConfig.from_dict(header["config"])
    changed = [
        f"{name} {value!r} against {getattr(own, name)!r}"
        for name, value in vars(other).items()
        if value != getattr(own, name) and name not in TRAINING_ONLY
    ]
    if changed or header["quantized"]:
        what = ", ".join(changed) or f"{header['quantized']} weights against full ones"
        raise BenchError(f"{path}: expected a checkpoint of this configuration, got {what}")
    topology, mine = _topology(header, tensors, path), model.layout.topology()
    if topology.digest() != mine.digest():
        raise BenchError(f"{path}: {_difference(topology, mine)}")
    statistics = {name: value for name, value in tensors.items() if not name.startswith("model.statistics.")}
    _fill(model, statistics, path)


def _read(path: Path) -> tuple[dict[str, Any], dict[str, Tensor]]:
    if not path.is_file():
        raise BenchError(f"{path}: expected a LAMM checkpoint, got no such file")
    try:
        with safe_open(str(path), framework="pt") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (not a dict)
    except SafetensorError as error:
        raise BenchError(f"{path}: expected a whole safetensors file, got one that cannot be read: {error}") from None
    try:
        header = json.loads(metadata["lamm"])
    except (KeyError, json.JSONDecodeError):
        raise BenchError(f"{path}: expected a file written by lamm.checkpoint.save, got another one") from None
    if header.get("version") != VERSION:
        raise BenchError(f"{path}: expected version {VERSION} of the format, got {header.get('version')!r}")
    return header, tensors


def _topology(header: Mapping[str, Any], tensors: Mapping[str, Tensor], path: str | Path) -> Topology:
    parts = {name.removeprefix("topology."): t for name, t in tensors.items() if name.startswith("topology.")}
    try:
        return Topology.from_tensors(header["topology"], header["regions"], parts)
    except KeyError as error:
        raise BenchError(
            f"{path}: expected the tensors of {len(header['regions'])} regions, got none for {error}"
        ) from None


def _fill(model: Lamm, tensors: Mapping[str, Tensor], path: str | Path) -> None:
    state = {name.removeprefix("model."): value for name, value in tensors.items() if name.startswith("model.")}
    expected = {name: tuple(value.shape) for name, value in model.state_dict().items()}
    found = {name: tuple(value.shape) for name, value in state.items()}
    if expected != found:
        wrong = sorted(set(expected.items()) ^ set(found.items()))[0][0]
        raise BenchError(
            f"{path}: expected tensor {wrong} of shape {expected.get(wrong, 'none')}, got {found.get(wrong, 'none')}"
        )
    model.load_state_dict(state)


def _difference(theirs: Topology, mine: Topology) -> str:
    """One sentence on what makes two topologies different."""
    if theirs.vertex_count != mine.vertex_count:
        sides = [f"{side.name} ({side.vertex_count} vertices)" for side in (mine, theirs)]
        return f"expected a checkpoint of {sides[0]}, got {sides[1]}"
    a, b = theirs.to_tensors(), mine.to_tensors()
    changed = [name for name in sorted(set(a) | set(b)) if name not in a or name not in b or not a[name].equal(b[name])]
    names = [r.name for r in theirs.regions] != [r.name for r in mine.regions]
    what = ", ".join(changed[:4]) or ("the names of the regions" if names else "nothing")
    return f"expected a checkpoint of the topology {mine.name!r}, got {theirs.name!r}, which differs in {what}"


def load_published(*args: Any, **options: Any) -> Lamm:
    """Import a checkpoint of the published program: see :func:`lamm.published.load_published`."""
    from lamm import published

    return published.load_published(*args, **options)
