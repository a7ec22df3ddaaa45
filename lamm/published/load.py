"""Importing checkpoints that were trained with the published program.

Its state dict is described by names and shapes; what lies inside a block is found by shape, so that the block's own
names do not matter. Layer sizes, depths, backbone, code size and the control networks are read off the tensors.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from bench.api import BenchError, Normalization, Region, Topology
from bench.base.checkpoints import read_checkpoint, without_wrappers
from bench.base.pickles import read_pickle
from lamm.config import LammConfig
from lamm.model import Lamm, build
from lamm.published.blocks import mixer_block, transformer_block

log = logging.getLogger(__name__)
PathLike = str | Path
Ids = Mapping[Any, Sequence[int]] | Sequence[Sequence[int]]
# The published program adds this to the standard deviation.
STD_EPSILON = 1e-7


def load_published(
    state_dict: PathLike | Mapping[str, Tensor],
    region_ids: PathLike | Ids,
    mean_std: PathLike | Mapping[str, Any] | None = None,
    faces: Any = None,
    *,
    controls: PathLike | Ids | None = None,
    heads: int = 8,
    stage: int | None = None,
    name: str = "published",
    variant: str = "tuned",
) -> Lamm:
    """A model with the weights of a published checkpoint.

    * ``state_dict``: the ``.pth`` (read with ``weights_only=True``) or the dict itself.
    * ``region_ids``: the pickle, dict or list of vertex ids of the regions, in the order of the maps.
    * ``mean_std``: the pickle or dict with ``mean``, ``std`` and ``mm_mult``; without it normalised units count as mm.
    * ``faces``: ``(F, 3)``, needed for aligned swaps only.
    * ``controls``: control vertex ids by region, as dict (keys of ``region_ids``, or numbers) or list with empty
      entries. They are in no tensor; without them the model is the autoencoder alone and the control networks are
      left out, with a warning.
    * ``heads``: attention heads of a transformer, which no tensor shows.

    Pickles are read by :func:`bench.base.pickles.read_pickle`, nothing in them is run. Errors name the tensor and both
    shapes.
    """
    tensors = _tensors(state_dict)
    names, regions = _named(region_ids, "region ids")
    config = _config(tensors, heads)
    handles = _controls(controls, names, tensors)
    topology = _topology(name, names, regions, handles, mean_std, faces)
    chosen = (2 if any(handles) else 1) if stage is None else stage
    model = build(topology, config, variant=variant, stage=chosen)
    state = _translate(tensors, config, [i for i, ids in enumerate(handles) if ids])
    expected = {key: tuple(value.shape) for key, value in model.state_dict().items()}
    for key, shape in expected.items():
        if key not in state or tuple(state[key].shape) != shape:
            got = tuple(state[key].shape) if key in state else "none"
            raise BenchError(f"published checkpoint: expected {shape} for {key}, got {got}; check the region ids")
    model.load_state_dict(state)
    return model


def _tensors(source: PathLike | Mapping[str, Any]) -> dict[str, Tensor]:
    """The state dict, whatever it is wrapped in, in float32, with the names of the bare module."""
    if isinstance(source, str | Path):
        source = read_checkpoint(Path(source))
    if not isinstance(source, Mapping):
        raise BenchError(f"expected a checkpoint that is a dict of tensors, got one {type(source).__name__}")
    for wrapper in ("state_dict", "model_state_dict", "model", "net"):
        inner = source.get(wrapper)
        if isinstance(inner, Mapping):
            source = inner
    tensors = {key: value.detach().float() for key, value in source.items() if isinstance(value, Tensor)}
    tensors = without_wrappers(tensors)
    needed = ("bottleneck_down.weight", "bottleneck_up.weight", "id_token", "xyz_to_token.0.weight")
    missing = [key for key in needed if key not in tensors]
    if missing:
        raise BenchError(
            f"expected a published LAMM checkpoint with {', '.join(needed)}; got one without {', '.join(missing)}"
        )
    return tensors


def _named(source: PathLike | Ids, what: str) -> tuple[list[str], list[list[int]]]:
    """Names and ids from a pickle, a dict or a list."""
    value = read_pickle(source) if isinstance(source, str | Path) else source
    if isinstance(value, Mapping):
        return [str(key) for key in value], [_ids(ids) for ids in value.values()]
    if isinstance(value, list | tuple):
        return [f"region{i}" for i in range(len(value))], [_ids(ids) for ids in value]
    raise BenchError(f"expected {what} as a dict or list of id lists, got {type(value).__name__}")


def _ids(values: Any) -> list[int]:
    array = np.asarray(values if values is not None else [])
    if array.ndim != 1 or (array.size and not np.issubdtype(array.dtype, np.integer)):
        raise BenchError(f"expected a list of whole vertex ids, got {array.dtype} of shape {array.shape}")
    return [int(value) for value in array]


def _controls(source: PathLike | Ids | None, names: list[str], tensors: Mapping[str, Tensor]) -> list[list[int]]:
    """Control vertex ids of every region, checked against the control networks of the checkpoint."""
    sizes = [tensors[key].shape[1] // 3 for key in _series(tensors, r"delta_control_net\.(\d+)\.0\.weight")]
    if source is None:
        if sizes:
            log.warning(
                "the checkpoint has %d control networks but no control vertices were given: it is loaded as an "
                "autoencoder; pass controls= to edit with it",
                len(sizes),
            )
        return [[] for _ in names]
    keys, ids = _named(source, "controls")
    if isinstance(source, Mapping) or keys != [f"region{i}" for i in range(len(ids))]:
        unknown = [key for key in keys if key not in names and not (key.isdigit() and int(key) < len(names))]
        if unknown:
            raise BenchError(f"expected controls of the regions {', '.join(names)}; got {', '.join(unknown)}")
        found = {names.index(key) if key in names else int(key): value for key, value in zip(keys, ids, strict=True)}
        ids = [found.get(index, []) for index in range(len(names))]
    given = [len(value) for value in ids if value]
    if given != sizes or len(ids) != len(names):
        raise BenchError(
            f"expected {len(sizes)} regions with {sizes} control vertices, as in the checkpoint's control networks; "
            f"got {len(given)} with {given} for {len(ids)} regions"
        )
    return ids


def _topology(
    name: str,
    names: list[str],
    regions: list[list[int]],
    handles: list[list[int]],
    mean_std: PathLike | Mapping[str, Any] | None,
    faces: Any,
) -> Topology:
    count = max(max(ids, default=-1) for ids in regions) + 1
    triangles = torch.empty(0, 3, dtype=torch.long) if faces is None else torch.as_tensor(np.asarray(faces)).long()
    parts = tuple(
        Region(region, torch.tensor(ids, dtype=torch.long), torch.tensor(marks, dtype=torch.long))
        for region, ids, marks in zip(names, regions, handles, strict=True)
    )
    if mean_std is None:
        return Topology(name, torch.zeros(count, 3), triangles, parts, Normalization.identity(count))
    values = read_pickle(mean_std) if isinstance(mean_std, str | Path) else mean_std
    missing = [key for key in ("mean", "std") if key not in values]
    if missing:
        raise BenchError(f"expected mean, std and mm_mult; got no {', '.join(missing)}")
    unit = float(values.get("mm_mult", 1.0))
    mean, std = (
        torch.as_tensor(np.asarray(values[key]), dtype=torch.float32).reshape(-1, 3) for key in ("mean", "std")
    )
    if len(mean) != count or len(std) != count:
        raise BenchError(
            f"expected mean and std of {count} vertices, as in the region ids; got {len(mean)}, {len(std)}"
        )
    normalization = Normalization(mean * unit, (std + STD_EPSILON) * unit)
    return Topology(name, mean * unit, triangles, parts, normalization)


def _series(tensors: Mapping[str, Tensor], pattern: str) -> list[str]:
    """Keys that match, in the order of their number."""
    found = [(int(match.group(1)), key) for key in tensors if (match := re.fullmatch(pattern, key))]
    return [key for _, key in sorted(found)]


def _layers(tensors: Mapping[str, Tensor], stack: str) -> list[dict[str, Tensor]]:
    """The tensors of every block of a stack, in order, with the names they have inside the block."""
    blocks: dict[int, dict[str, Tensor]] = {}
    for key, value in tensors.items():
        if match := re.fullmatch(rf"{stack}\.layers\.(\d+)\.(.+)", key):
            blocks.setdefault(int(match.group(1)), {})[match.group(2)] = value
    if not blocks:
        raise BenchError(f"expected tensors named {stack}.layers.…, got none")
    return [blocks[index] for index in sorted(blocks)]


def _config(tensors: Mapping[str, Tensor], heads: int) -> LammConfig:
    latent, width = tensors["bottleneck_down.weight"].shape
    tokens = len(_series(tensors, r"xyz_to_token\.(\d+)\.weight")) + 1
    encoder, decoder = (_layers(tensors, stack) for stack in ("encoder", "decoder"))
    block = encoder[0]
    widest = [tuple(value.shape[:2]) for value in block.values() if value.dim() >= 2]
    hidden = _series(tensors, r"delta_control_net\.(\d+)\.0\.weight")
    control = (64, 256)
    if hidden:
        prefix = hidden[0].removesuffix("0.weight")
        control = (tensors[f"{prefix}0.weight"].shape[0], tensors[f"{prefix}2.weight"].shape[0])
    common: dict[str, Any] = {
        "latent": latent,
        "heads": heads,
        "width": width,
        "encoder_layers": len(encoder),
        "decoder_layers": len(decoder),
        "control_hidden": control,
        "bottleneck_bias": "bottleneck_down.bias" in tensors,
    }
    if (3 * width, width) in widest:
        inner = next(rows for rows, columns in widest if columns == width and rows not in (3 * width, width))
        return LammConfig(backbone="transformer", mlp_ratio=inner / width, **common)
    token = next(rows for rows, columns in widest if columns == tokens)
    channel = next(rows for rows, columns in widest if columns == width)
    return LammConfig(backbone="mixer", token_ratio=token / tokens, channel_ratio=channel / width, **common)


def _translate(tensors: Mapping[str, Tensor], config: LammConfig, editable: list[int]) -> dict[str, Tensor]:
    """Our names and shapes from the published ones."""
    width = config.width
    into, out = (_series(tensors, rf"{key}\.(\d+)\.weight") for key in ("xyz_to_token", "token_to_xyz"))
    state = {
        "identity_token": tensors["id_token"].reshape(width),
        "decoder_tokens": tensors["learned_decoder_tokens"].reshape(-1, width),
        "region_encoder.embedding": tensors["semantic_embedding"].reshape(-1, width),
        "region_encoder.bias": torch.stack([tensors[key.replace("weight", "bias")] for key in into]),
        "region_decoder.bias": torch.cat([tensors[key.replace("weight", "bias")] for key in out]),
    }
    state |= {f"region_encoder.weights.{i}": tensors[key] for i, key in enumerate(into)}
    state |= {f"region_decoder.weights.{i}": tensors[key].T for i, key in enumerate(out)}
    for part in ("bottleneck_down", "bottleneck_up"):
        state |= {key: value for key, value in tensors.items() if key.startswith(f"{part}.")}
    block = mixer_block if config.backbone == "mixer" else transformer_block
    for stack in ("encoder", "decoder"):
        for index, layer in enumerate(_layers(tensors, stack)):
            found = block(layer, config, len(into) + 1)
            state |= {f"{stack}.layers.{index}.{key}": value for key, value in found.items()}
        state |= {f"{stack}.norm.{key}": tensors[f"{stack}.norm.{key}"] for key in ("weight", "bias")}
    for network, region in enumerate(editable):
        for part in ("0.weight", "2.weight", "4.weight"):
            state[f"control_networks.networks.{region}.{part}"] = tensors[f"delta_control_net.{network}.{part}"]
    return state
