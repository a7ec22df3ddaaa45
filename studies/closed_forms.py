"""What closed forms are worth before any training: error on test meshes and edits with a true answer.

``python -m studies.closed_forms --models pca,lamm-mixer-lin,lamm-mixer-quad-lr --data hands --latent 16,32,64`` gives
every model its first weights from the training set (``fit`` or ``prepare``), trains nothing, and prints one line a
model and latent size: error, its ratio to the first model's over the same meshes, and how edits turn out. ``--seed``
takes another sample of the data: settings are to be chosen on one that no table uses. ``--out FILE`` adds the rows as
JSON lines.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import numpy as np
import pandas as pd
import torch
from numpy.typing import NDArray

from bench.api import BenchError
from bench.base.console import run_main
from bench.data import load
from bench.data.dataset import Dataset
from bench.data.edits import EditSet
from bench.editing.editors import handles_and_moves, inside_mask
from bench.fit.meshes import fit_closed_form
from bench.metrics.localization import EditBatch, measure_edits
from bench.metrics.reconstruction import reconstructed
from bench.metrics.values import vertex_distances
from bench.models import build_model
from bench.stats.meshes import mesh_seed_estimate, paired_gain

EDIT_FIGURES = ("true_inside_mm", "delivered_share", "leak_share", "change_error_inside_mm")
EDITS, STEERED = 64, 16  # at most, and of one region


@torch.no_grad()
def mesh_errors_mm(model: Any, dataset: Dataset) -> NDArray[np.float64]:
    """Mean distance of every test mesh's vertices to their reconstruction, mm ``(n,)``."""
    found = [vertex_distances(made, truth).mean(1) for made, truth in reconstructed(model, dataset)]
    return torch.cat(found).double().numpy()


@torch.no_grad()
def edit_figures(model: Any, dataset: Dataset, edits: EditSet) -> dict[str, float]:
    """Means over edits, steered by the control vertices of the edited region alone."""
    normalization = dataset.topology.normalization
    sums: dict[str, list[torch.Tensor]] = {name: [] for name in EDIT_FIGURES}
    for region_name in dict.fromkeys(edits.regions):
        chosen = [index for index, name in enumerate(edits.regions) if name == region_name][:STEERED]
        region = dataset.topology.region(region_name)
        source, target = (
            torch.from_numpy(np.array(meshes[chosen], np.float32)) for meshes in (edits.source_mm, edits.target_mm)
        )
        handles, moves = handles_and_moves(dataset, region, source, target, "region")
        vertices = normalization.normalize(source)
        rebuilt = normalization.denormalize(model.decode(model.encode(vertices)))
        edited = normalization.denormalize(model.edit(vertices, handles, moves))
        batch = EditBatch(source, target, edited, rebuilt, inside_mask(dataset, region), region.controls)
        found = measure_edits(batch)
        for name in EDIT_FIGURES:
            sums[name].append(found[name])
    return {name: float(torch.cat(parts).nanmean()) for name, parts in sums.items()}


def first_weights(model: Any, dataset: Dataset) -> float:
    """Fit or prepare a model on the training meshes; returns the seconds of process time it took."""
    began = time.process_time()
    if callable(getattr(model, "fit", None)):
        fit_closed_form(model, dataset, torch.device("cpu"))
    elif callable(getattr(model, "prepare", None)):
        model.prepare(dataset.normalized("train", 0, len(dataset.splits["train"])))
    else:
        raise BenchError("expected models that take first weights from data (fit or prepare), got one that must train")
    model.eval()
    return time.process_time() - began


def rows(
    dataset: Dataset, models: list[str], latents: list[int], options: dict[str, Any], seed: int
) -> Iterator[dict[str, Any]]:
    """One dictionary a model and latent size; ``options`` go to the models that know them by name."""
    for latent in latents:
        reference: np.ndarray | None = None
        for name in models:
            torch.manual_seed(0)
            model = build_model(name, dataset.topology, latent, "tuned", options.items() if name != "pca" else ())
            seconds = first_weights(model, dataset)
            errors = mesh_errors_mm(model, dataset)
            reference = errors if reference is None else reference
            error, gain = mesh_seed_estimate(errors), paired_gain(errors, reference)
            row = {
                "data": dataset.name, "seed": seed, "vertices": dataset.topology.vertex_count, "latent": latent,
                "model": name, "options": {} if name == "pca" else options, "seconds": round(seconds, 2),
                "test_mm": error.value, "low_mm": error.low, "high_mm": error.high,
                "ratio": gain.value, "ratio_low": gain.low, "ratio_high": gain.high,
            }  # fmt: skip
            if dataset.edits is not None and len(dataset.edits) and hasattr(model, "edit"):
                row |= edit_figures(model, dataset, dataset.edits.first(EDITS))
            yield row


def table(found: list[dict[str, Any]], first: str) -> str:
    """The rows as Markdown."""
    lines = []
    for row in found:
        line = {
            "model": row["model"],
            "latent": row["latent"],
            "error (mm)": f"{row['test_mm']:.3g} [{row['low_mm']:.3g}, {row['high_mm']:.3g}]",
            f"error / {first}": f"{row['ratio']:.3f} [{row['ratio_low']:.3f}, {row['ratio_high']:.3f}]",
            "fitted in (s)": f"{row['seconds']:.1f}",
        }
        if "delivered_share" in row:
            line["delivered"] = f"{row['delivered_share']:.3f}"
            line["outside / inside"] = f"{row['leak_share']:.3f}"
            line["change error inside / asked (mm)"] = (
                f"{row['change_error_inside_mm']:.2f} / {row['true_inside_mm']:.2f}"
            )
        lines.append(line)
    return pd.DataFrame(lines).fillna("–").to_markdown(index=False, disable_numparse=True)


def _three(text: str) -> tuple[int, int, int] | None:
    """TRAIN,VALIDATION,TEST, or None for a set's own numbers."""
    if not text:
        return None
    parts = text.split(",")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        raise BenchError(f"expected --counts as three whole numbers TRAIN,VALIDATION,TEST, got {text!r}")
    return int(parts[0]), int(parts[1]), int(parts[2])


@click.command(help=__doc__, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--models", default="pca,lamm-mixer-lin-lr,lamm-mixer-quad-lr", show_default=True)
@click.option("--data", default="heads", show_default=True)
@click.option("--latent", default="16,32,64", show_default=True)
@click.option("--seed", default=0, show_default=True, help="Sample of the data.")
@click.option("--counts", default="", help="Meshes to train, validate and test on.")
@click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="Of every model but PCA.")
@click.option("--out", type=click.Path(path_type=Path), help="File of JSON lines to add to.")
def main(
    models: str, data: str, latent: str, seed: int, counts: str, options: tuple[str, ...], out: Path | None
) -> None:
    try:
        dataset = load(data, counts=_three(counts), seed=seed)
        settings = {name: json.loads(value) for name, _, value in (pair.partition("=") for pair in options)}
        names, found = models.split(","), []
        for row in rows(dataset, names, [int(part) for part in latent.split(",")], settings, seed):
            found.append(row)
            if out is not None:
                out.parent.mkdir(parents=True, exist_ok=True)
                with out.open("a", encoding="utf-8") as stream:
                    stream.write(json.dumps(row) + "\n")
    except BenchError as error:
        raise SystemExit(f"error: {error}") from None
    sys.stdout.write(table(found, names[0]) + "\n")


if __name__ == "__main__":
    run_main(main)
