"""Ranks of models that a suite has trained: ``python -m studies.low_rank_trained FOLDER [FOLDER…] --edits --out DIR``.

A folder is one of the cache of trainings (``about.json``, ``result.json``, ``weights.safetensors``; where it is:
docs/use/training.md). The model is compressed at every rank and measured as in :mod:`studies.low_rank`, with rows like
those. Worth it for trainings that are too long to repeat for a study.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from bench.api import BenchError
from bench.base.console import run_main
from bench.data import load
from bench.fit.fit import WEIGHTS
from bench.fit.state import load_weights
from bench.models import build_model
from studies.low_rank import CALIBRATION_MESHES, compressed, measured, note_environment


def rows(folder: Path, ranks: list[int], edits: bool) -> Iterator[dict[str, Any]]:
    """One dictionary for the trained model, and one a rank."""
    try:
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BenchError(f"expected a finished training (about.json, result.json), got {folder}: {error}") from error
    told = about["description"]
    dataset = load(told["dataset"], vertices=told["vertices"] or None)
    model = build_model(told["model"], dataset.topology, told["latent"], told["variant"], told["options"])
    if not hasattr(model, "compress"):
        raise BenchError(f"expected a model with compress(), got {told['model']} in {folder}")
    model.load_state_dict(load_weights(folder / WEIGHTS))
    if told["stage"] > 1:
        model.stage = told["stage"]
    common = {
        "data": told["dataset"], "vertices": dataset.topology.vertex_count, "latent": told["latent"],
        "train_meshes": told["counts"][0], "budget": told["budget"], "rate": result["settings"]["rate"],
        "options": dict(told["options"]), "model": told["model"], "seed": told["seed"], "stage": told["stage"],
        "commit": about["commit"],
    }  # fmt: skip
    figures = {name: result[name] for name in ("outcome", "steps", "epochs", "train_seconds")}
    figures |= {"validation_mm": result["best_mm"]}
    yield {**common, "kind": "trained", **figures, **measured(model, dataset, edits)}
    calibration = dataset.normalized("train", 0, CALIBRATION_MESHES)
    for rank in ranks:
        yield {**common, "kind": "compressed", "rank": rank, **compressed(model, rank, dataset, calibration, edits)}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--ranks", default="4,8,16,32,64,128,256", show_default=True, help="Of the compressed models.")
@click.option("--edits", is_flag=True, help="Measure edits with a true answer.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the JSON lines.")
def main(folders: tuple[Path, ...], ranks: str, edits: bool, out: Path) -> None:
    """Compress trained models at every rank; one file of JSON lines a training, written anew."""
    note_environment(out)
    try:
        for folder in folders:
            found = []
            for row in rows(folder, [int(rank) for rank in ranks.split(",")], edits):
                found.append(row)
                click.echo(f"{row['model']} {row['kind']} {row.get('rank', '')} {row['test_mm']:.4f} mm")
            name = f"{found[0]['data']}-z{found[0]['latent']}-{folder.name}.jsonl"
            (out / name).write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    except BenchError as error:
        click.echo(f"{error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    run_main(main)
