"""A data set from the user's own Python: ``file.py:function``."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench.api import BenchError, Normalization, Topology
from bench.base.modules import module_from_file
from bench.data.dataset import SPLITS, Dataset
from bench.data.own import regions as region_tools
from bench.data.own import splits
from bench.data.own.findings import Inspection
from bench.data.own.own import unit_factor


def load(spec: str, *, counts: tuple[int, int, int] | None = None, seed: int = 0, **options: Any) -> Dataset:
    """Call the function and make a data set of what it returns.

    It returns a :class:`Dataset`, or a mapping with ``vertices`` ``(n, V, 3)`` and ``faces`` ``(F, 3)``, and if wanted
    ``unit`` (default mm), ``names`` (one per mesh), ``regions`` (as in a region file), ``template`` ``(V, 3)`` and
    ``splits`` (``{"train": [names], …}``). It is called with those of ``counts``, ``seed`` and ``options`` it takes.
    """
    function = _function(spec)
    wanted = inspect.signature(function).parameters
    takes_all = any(p.kind is inspect.Parameter.VAR_KEYWORD for p in wanted.values())
    unknown = [name for name in options if name not in wanted and not takes_all]
    if unknown:
        raise BenchError(
            f"expected options that {spec} takes ({', '.join(wanted) or 'none'}), got {', '.join(unknown)}"
        )
    given = {"counts": counts, "seed": seed, **options}
    result = function(**{name: value for name, value in given.items() if name in wanted or takes_all})
    if isinstance(result, Dataset):
        return result
    if not isinstance(result, Mapping):
        raise BenchError(f"expected {spec} to return a Dataset or a mapping, got {type(result).__name__}; return one")
    return _from_mapping(spec, result, counts, seed)


def _function(spec: str) -> Callable[..., Any]:
    file, _, name = spec.rpartition(":")
    path = Path(file)
    if not path.is_file():
        raise BenchError(f"expected a Python file, got {file!r}, which is not there; check the path")
    if path.suffix != ".py":
        raise BenchError(f"expected a Python file that can be imported, got {file!r}; name it something.py")
    try:
        module = module_from_file(path, f"user_data_{path.stem}")
    except Exception as error:
        raise BenchError(
            f"{file}: expected a file that can be imported, got {type(error).__name__}: {error}"
        ) from error
    function = getattr(module, name, None)
    if not callable(function):
        found = [n for n, v in vars(module).items() if inspect.isfunction(v) and not n.startswith("_")]
        raise BenchError(f"expected a function of {file}, got {name!r}; name one of {', '.join(found) or 'none there'}")
    return function


def _from_mapping(spec: str, result: Mapping[str, Any], counts: tuple[int, int, int] | None, seed: int) -> Dataset:
    try:
        vertices = np.asarray(result["vertices"], dtype=np.float32)
        faces = np.asarray(result["faces"], dtype=np.int64)
    except (KeyError, ValueError, TypeError) as error:
        raise BenchError(f"{spec}: expected vertices (n, V, 3) and faces (F, 3), got {error!r}; return both") from error
    if vertices.ndim != 3 or vertices.shape[2] != 3 or not np.isfinite(vertices).all():
        raise BenchError(f"{spec}: expected finite vertices (n, V, 3), got {vertices.shape}; check the function")
    if faces.ndim != 2 or faces.shape[1] != 3 or faces.min() < 0 or faces.max() >= vertices.shape[1]:
        raise BenchError(f"{spec}: expected faces (F, 3) of ids under {vertices.shape[1]}, got {faces.shape}")
    vertices = vertices * np.float32(unit_factor(result.get("unit", "mm")))
    names = [str(name) for name in result.get("names", [f"mesh-{i:05d}" for i in range(len(vertices))])]
    if len(names) != len(vertices) or len(set(names)) != len(names):
        raise BenchError(
            f"{spec}: expected a name of its own for each of {len(vertices)} meshes, got {len(set(names))}"
        )
    manifest = splits.at_random(names, seed, counts)
    if "splits" in result:
        manifest = splits.Manifest(spec, {s: tuple(result["splits"].get(s, ())) for s in SPLITS})
    manifest.check(names)
    inspection = Inspection(vertices.shape[1], faces)
    for name, mesh in zip(names, vertices, strict=True):
        inspection.add(name, mesh)
    for finding in inspection.findings(manifest.splits):
        if finding.level == "error":
            raise BenchError(f"{spec}: {finding.text}")
    chosen = {s: vertices[ids] for s, ids in splits.indices(manifest, names).items()}
    template = np.asarray(result.get("template", vertices[0]), dtype=np.float64)
    wanted = result.get("regions")
    parts = (
        region_tools.automatic(template, faces) if wanted is None else region_tools.from_ids(wanted, template, faces)
    )
    normalization = Normalization.fit(torch.from_numpy(chosen["train"]))
    name = str(result.get("name", Path(spec.rpartition(":")[0]).stem))
    topology = Topology(name, torch.from_numpy(template).float(), torch.from_numpy(faces), parts, normalization)
    info = {"source": spec, "unit": "mm", "split": manifest.name, "split_sha256": manifest.sha256}
    return Dataset(name, topology, chosen, info)
