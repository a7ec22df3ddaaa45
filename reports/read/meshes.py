"""Meshes of a run, for the rendered heads and the 3D viewer: ``RUN/meshes/*.npz``, see ``results/README.md``."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bench.runs.packed_meshes import mesh_files
from reports.style import title

if TYPE_CHECKING:  # a process that only draws meshes has no use for pandas, a third of a second
    from reports.read.runs import Run

# What an edit was told beside where the region's control vertices go (:data:`bench.case.EDITORS`), in words.
EDITORS = {
    "region": "only the region's control vertices given",
    "held": "all other control vertices held",
    "rest": "all the rest of the surface held",
}
_PAIRS = {
    "reconstruction": ("original_mm", "reconstruction_mm"),
    "localization": ("source_mm", "target_mm", "reconstruction_mm", "edited_mm", "controls", "control_targets_mm"),
    "generation": ("real_mm", "generated_mm"),
}
_META = ("suite", "model", "variant", "dataset", "latent", "budget", "seed", "names")


@dataclass(frozen=True)
class MeshCase:
    """Meshes of one case, in mm. ``arrays`` are those of its suite; ``name`` is the model as readers see it."""

    path: Path
    meta: dict[str, Any]
    faces: np.ndarray
    labels: np.ndarray
    sample: np.ndarray
    arrays: dict[str, np.ndarray]
    name: str

    @property
    def suite(self) -> str:
        return str(self.meta["suite"])

    @property
    def setting(self) -> tuple[str, int, int, str]:
        """What must agree for meshes to stand beside each other: data, vertices, latent; and the budget."""
        count = next(iter(self.arrays.values())).shape[1]
        return str(self.meta["dataset"]), count, int(self.meta["latent"]), str(self.meta["budget"])

    @property
    def names(self) -> list[str]:
        return [str(name) for name in self.meta["names"]]


def read_meshes(run: Run) -> tuple[list[MeshCase], list[str]]:
    """All readable mesh files, in the order of their names, and what is wrong or missing, one text a problem."""
    return run.remembered("meshes", lambda: _read_meshes(run))


def _read_meshes(run: Run) -> tuple[list[MeshCase], list[str]]:
    found, problems = read_mesh_files((source.path, source.letter) for source in run.sources)
    return found, problems + _absent(run, found)


def read_mesh_files(folders: Iterable[tuple[Path, str]]) -> tuple[list[MeshCase], list[str]]:
    """All readable mesh files of run folders and their letters, and what is wrong with the others."""
    found, problems = [], []
    for folder, letter in folders:
        suffix = f" [{letter}]" if letter else ""
        for file, arrays in mesh_files(folder):
            try:
                found.append(_read(file, arrays(), suffix))
            except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
                problems.append(f"mesh file {file.name} cannot be shown: {error}")
    return found, problems


def _absent(run: Run, found: list[MeshCase]) -> list[str]:
    """Models with results but without meshes, in a run that should have them."""
    rows = run.rows[(run.rows["outcome"] == "ok") & (run.rows["model"] != "truth")]
    problems = []
    stored = (
        ("reconstruction", "test", "error_mean_mm"),
        ("localization", "edit", "edit_ms"),
        ("generation", "sample", "diversity_mm"),
    )
    for suite, phase, metric in stored:
        there = rows[(rows["phase"] == phase) & (rows["metric"] == metric)]
        names = sorted(set(there["name"]) - {case.name for case in found if case.suite == suite})
        if names:
            problems.append(f"{suite}: no meshes were stored for {', '.join(names)}, so they cannot be shown in 3D")
    return problems


def _read(file: Path, stored: dict[str, np.ndarray], suffix: str) -> MeshCase:
    meta = json.loads(stored["meta"].tobytes())
    lacking = [key for key in _META if key not in meta]
    if lacking:
        raise ValueError(f"its meta has no {', '.join(lacking)}")
    telling = {"original_mm": "reconstruction", "generated_mm": "generation"}
    meta["suite"] = next((suite for name, suite in telling.items() if name in stored), "localization")  # of `paper` too
    faces, labels, sample = stored["faces"], stored["labels"], stored["sample"]
    arrays = {name: stored[name] for name in _PAIRS[meta["suite"]]}
    _check(meta, faces, labels, arrays)
    case_name = title(str(meta["model"]), str(meta["variant"])) + suffix
    return MeshCase(file, meta, faces.astype(np.int32), labels, sample, arrays, case_name)


def _check(meta: dict[str, Any], faces: np.ndarray, labels: np.ndarray, arrays: dict[str, np.ndarray]) -> None:
    shape = next(iter(arrays.values())).shape
    if len(shape) != 3 or shape[2] != 3 or not shape[0]:
        raise ValueError(f"expected meshes (n, V, 3), got {shape}")
    for name, array in arrays.items():
        if name.startswith("control"):
            continue
        if array.shape != shape or not np.isfinite(array).all():
            raise ValueError(f"expected finite {name} of shape {shape}, got {array.shape}")
    if faces.ndim != 2 or faces.shape[1] != 3 or faces.min() < 0 or faces.max() >= shape[1]:
        raise ValueError(f"expected faces (F, 3) of {shape[1]} vertices, got {faces.shape}")
    if labels.shape != (shape[1],) or len(meta["names"]) != shape[0]:
        raise ValueError(f"expected {shape[1]} labels and {shape[0]} names, got {labels.shape}, {len(meta['names'])}")


def distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Euclidean distance of every vertex, mm."""
    return np.linalg.norm(a.astype(np.float64) - b, axis=-1)


def best_block(cases: list[MeshCase], suite: str) -> list[MeshCase]:
    """The meshes of the setting that most models have: of each model and editor the lowest seed; closed forms too."""
    mine = [case for case in cases if case.suite == suite]
    budgets = sorted({case.setting[3] for case in mine if case.setting[3]}) or [""]
    blocks: dict[tuple, dict[tuple[str, str], MeshCase]] = {}
    for case in sorted(mine, key=lambda case: (case.name, int(case.meta["seed"]))):
        for budget in [case.setting[3]] if case.setting[3] else budgets:
            block = blocks.setdefault((*case.setting[:3], budget), {})
            block.setdefault((case.name, str(case.meta.get("editor", ""))), case)
    if not blocks:
        return []
    return list(blocks[max(sorted(blocks), key=lambda key: len(blocks[key]))].values())
