"""The commands that train: train, pretrain."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from bench.api import BenchError
from bench.data import load
from bench.data.dataset import Dataset
from bench.fit.result import Budget
from lamm.app.command_edit import FILE, FORCE
from lamm.app.opened import free, save_model
from lamm.app.recipes import CARDS, command_line, commit, figures, recipe_of, write_card, write_mixture
from lamm.app.train import OPTIONS, PCA_NET, Recipe, expected_seconds, new_model, recipe_for
from lamm.app.train import train as train_model
from lamm.network import Lamm
from lamm.pca_net import PcaNet
from lamm.shipped import load as shipped

LEAST_SECONDS = 1.0


def _options(_: Any, __: Any, pairs: tuple[str, ...]) -> dict[str, Any]:
    """``NAME=VALUE`` as Python values: numbers, true, false, lists with commas."""
    return dict(map(_pair, pairs))


def _pair(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"expected NAME=VALUE, such as width=256, got {text!r}")
    return name, _value(value)


def _value(text: str) -> Any:
    if "," in text:
        return tuple(_value(part) for part in text.split(","))
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text


def _counts(_: Any, __: Any, value: str | None) -> tuple[int, ...] | None:
    if value is None:
        return None
    try:
        found = tuple(int(part) for part in value.split(","))
    except ValueError:
        found = ()
    if len(found) != 3:
        raise click.BadParameter(f"expected train,validation,test, such as 2000,100,100, got {value!r}")
    return found


HOW = [
    click.option("--latent", type=click.IntRange(1), help="Size of the code.  [default: 64]"),
    click.option(
        "--model",
        help="lamm-mixer-lin-lr (default), lamm-mixer-quad-lr, lamm-mixer, …; pca-net: lower errors and better edits, "
        "but no editor, no ONNX.",
    ),
    click.option(
        "--option", "options", multiple=True, callback=_options, metavar="NAME=VALUE",
        help=f"Option of the model.  [default: {', '.join(f'{k}={v}' for k, v in OPTIONS.items())}]",
    ),
    click.option("--minutes", type=click.FloatRange(0, min_open=True), help="Processor time, minutes.  [default: 10]"),
    click.option("--epochs", type=click.IntRange(1), help="Or a number of passes over the training meshes."),
    click.option("--rate", type=click.FloatRange(0, min_open=True), help="Learning rate.  [default: 0.001]"),
    click.option("--weight-decay", type=click.FloatRange(0), help="[default: 0.01; pca-net: 0.1]"),
    click.option("--batch", type=click.IntRange(1), help="Meshes per step.  [default: 32; pca-net: 64]"),
    click.option("--seed", type=click.IntRange(0), help="Seed of the first weights.  [default: 0]"),
]  # fmt: skip


def _how(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(HOW):
        command = option(command)
    return command


@click.command()
@click.argument("data")
@click.option("--out", type=FILE, required=True, help="The model's file, such as scans.safetensors.")
@click.option("--unit", help="Own meshes: mm, cm, m, inch or a factor to mm.")
@click.option("--regions", help="Own meshes: a file of ids, 'colours' or 'auto'.")
@click.option("--counts", callback=_counts, metavar="A,B,C", help="Meshes to train, validate and test with.")
@_how
@FORCE
def train(data: str, out: Path, unit: str | None, regions: str | None, counts: Any, force: bool, **how: Any) -> None:
    """Train a model on DATA: a folder of registered meshes, or heads, heads-posed, hands, bodies.

    \b
    lamm train scans/ --unit mm --latent 64 --out scans.safetensors
    lamm train hands --minutes 20 --out hands.safetensors

    A training that was stopped goes on where it was when the same command is given again.
    """
    free(out, force)
    _check_writable(out)
    own: dict[str, Any] = {name: value for name, value in (("unit", unit), ("regions", regions)) if value is not None}
    dataset = load(data, counts=counts, **own)
    base = recipe_for(how["model"])
    recipe = _adapted(replace(base, **_given(how, base)), dataset)
    model, _ = _run(recipe, dataset, out.with_name(out.name + ".training"))
    about = {"data": data, "command": command_line(sys.argv), "commit": commit(), **figures(model, dataset)}
    save_model(model, out, about)
    shutil.rmtree(out.with_name(out.name + ".training"), ignore_errors=True)
    _tell_figures(about)
    click.echo(f"wrote {out}; lamm info {out} says what is in it")


@click.command()
@click.argument("name", type=click.Choice(sorted(CARDS)))
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder of the files.  [default: where this package's models are]"
)
@click.option("--counts", callback=_counts, metavar="A,B,C", help="Meshes to train, validate and test with.")
@click.option("--mixture-only", is_flag=True, help="Keep the weights, and fit what shapes are drawn from anew.")
@_how
def pretrain(name: str, out: Path | None, counts: Any, mixture_only: bool, **how: Any) -> None:
    """Train a model that ships with this package anew, with its card. Needs the package `anny`."""
    folder = out or shipped.folder()
    if mixture_only:
        path = write_mixture(name, load(name, counts=counts), folder, command_line(sys.argv))
        click.echo(f"wrote {path}: {path.stat().st_size / 1e6:.2f} MB, weights as before")
        return
    recipe = replace(recipe_of(name), **_given(how, recipe_of(name)))
    if recipe.model == PCA_NET.model:
        raise BenchError("expected a LAMM to ship, got --model pca-net; train that with lamm train")
    dataset = load(name, counts=counts)
    work = folder / f"{name}.training"
    model, results = _run(recipe, dataset, work)
    assert isinstance(model, Lamm)
    path = write_card(name, model, dataset, recipe, results, folder, command_line(sys.argv))
    shutil.rmtree(work, ignore_errors=True)
    click.echo(f"wrote {path}: {path.stat().st_size / 1e6:.2f} MB")


def _given(how: dict[str, Any], base: Recipe) -> dict[str, Any]:
    """What the command line says, in the words of a recipe."""
    minutes, epochs, options = how.pop("minutes"), how.pop("epochs"), how.pop("options")
    found = {name: value for name, value in how.items() if value is not None}
    if minutes is not None or epochs is not None:
        found["budget"] = Budget(epochs=epochs, seconds=None if minutes is None else 60 * minutes)
    plain = found.get("model", base.model) != base.model
    if options or plain:
        found["options"] = {**({} if plain else base.options), **options}
    return found


def _adapted(recipe: Recipe, dataset: Dataset) -> Recipe:
    """A batch that the training set can fill."""
    return replace(recipe, batch=min(recipe.batch, len(dataset.splits["train"])))


def _run(recipe: Recipe, dataset: Dataset, work: Path) -> tuple[Lamm | PcaNet, Any]:
    """Say how long it will take, train, show how it goes."""
    sizes = {split: len(meshes) for split, meshes in dataset.splits.items()}
    model = new_model(recipe, dataset)
    seconds = max(LEAST_SECONDS, expected_seconds(model, dataset, recipe))
    click.echo(
        f"{dataset.name}: {sizes.get('train', 0)} meshes to train, {sizes.get('validation', 0)} to validate, "
        f"{sizes.get('test', 0)} to test; {dataset.topology.vertex_count} vertices, "
        f"{len(dataset.topology.regions)} regions, {len(dataset.topology.controls)} control vertices"
    )
    if not len(dataset.topology.controls):
        click.echo("note: no region has control vertices, so this model will not edit (docs/use/data.md)", err=True)
    where = "goes on in" if (work / "stage-1").exists() else "can be stopped and goes on from"
    click.echo(f"about {_length(seconds)} of training; it {where} {work}")
    with _shown(seconds) as tell:
        return train_model(recipe, dataset, work, tell)


@contextmanager
def _shown(seconds: float) -> Iterator[Callable[..., None]]:
    """A bar on a terminal; elsewhere a line whenever a validation is new."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[error]}"), TimeRemainingColumn())
    last: list[float | None] = [None]
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        tasks: dict[int, Any] = {}

        def tell(stage: int, now: Any) -> None:
            said = "shapes" if stage == 1 else "edits"
            if stage not in tasks:
                tasks[stage] = bar.add_task(said, total=1.0, error="")
            error = "" if now.validation_mm is None else f"{now.validation_mm:.3f} mm"
            bar.update(tasks[stage], completed=min(now.fraction, 1.0), error=error)
            if not console.is_terminal and now.validation_mm is not None and now.validation_mm != last[0]:
                last[0] = now.validation_mm
                click.echo(f"{said}: {100 * min(now.fraction, 1):3.0f}%, validation {error}", err=True)

        yield tell


def _length(seconds: float) -> str:
    from bench.base.words import duration_words

    return duration_words(seconds)


def _check_writable(out: Path) -> None:
    """Before hours are spent, not after."""
    folder = out.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".{out.name}.probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise BenchError(
            f"{out}: expected a place that can be written to, got {error.strerror or error}; choose another --out"
        ) from None


def _tell_figures(about: dict[str, Any]) -> None:
    test = about.get("test")
    if test is not None:
        click.echo(
            f"error on {test['meshes']} meshes it has not seen: {test['error_mean_mm']:.3f} mm "
            f"(the average shape: {test['mean_shape_error_mm']:.3f} mm)"
        )
    edits = about.get("edits")
    if edits is not None:
        click.echo(
            f"{edits['edits']} edits with a true answer: {100 * edits['delivered_share']:.0f}% delivered, "
            f"{100 * edits['leak_share']:.1f}% as much movement outside as inside"
        )
