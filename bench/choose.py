"""``python -m bench.choose FOLDER --latent 32``: which method to take for these meshes, how sure that is, its cost.

Looks at the meshes themselves (:mod:`bench.stats.held_out`) and at what committed runs found on sets like them
(:mod:`bench.runs.known_gains`). Nothing is trained.
"""

from __future__ import annotations

import math
import shlex
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import torch

from bench.api import BenchError
from bench.base.console import run_main
from bench.base.words import duration_words
from bench.data.load import any_number, load
from bench.data.own.sizes import fitting_latent
from bench.runs.known_gains import COMMITTED, KnownGain, known_gains
from bench.stats.held_out import HeldOut, look

FEWEST_TRAIN, FEWEST_TEST = 50, 10  # below, nothing is said about bending: an interval would be wider than any gain
PAYS = 1.02  # a gain that is worth a network, at the lower end of its interval
SURE = 1.05  # above its upper end a gain is too small to look for
GENERATED = (1000, 100, 300)  # meshes of a set that has any number
NEAR = math.log(3.0)  # of nonlinearity and of the number of meshes: beyond, a known set says little


@dataclass(frozen=True)
class Choice:
    """Three lines: the method and why, how sure that is, what it costs."""

    model: str
    method: str
    sure: str
    cost: str


def choose(
    found: HeldOut | None, counts: tuple[int, int], latent: int, known: Sequence[KnownGain], spec: str
) -> Choice:
    """The method for meshes with these figures (None: too few to look), ``counts`` of training and test meshes."""
    train, test = counts
    if found is None:
        return Choice(
            "pca", f"PCA, which needs the fewest meshes: {train} to train and {test} to test say nothing on networks",
            "not at all: whether these shapes bend cannot be known from so few; expected "
            f"{max(FEWEST_TRAIN, latent + 2)} and {FEWEST_TEST} or more", _cost("pca", 0.0, latent, spec),
        )  # fmt: skip
    left = f"{found.error_mm:.3g} mm, {found.nonlinearity:.1%} of the spread"
    bend = (
        f"products of the code make the error {found.gain.value:.2f} times smaller [{found.gain.low:.2f}, "
        f"{found.gain.high:.2f}] on {test} meshes held out"
    )
    if found.gain.low < PAYS:
        more = "" if found.twice_mm is None else f"; twice the code would leave {found.twice_mm:.3g} mm"
        best, far = _nearest(found, train, known)
        sure = "fairly" if found.gain.high < SURE else "not very: the interval holds a gain worth having"
        if best is not None and far < NEAR:
            sure = f"not very: on {_where(best)}, {best.model} had {1 / best.gain:.0%} of its error ({best.run})"
        return Choice(
            "pca", f"PCA: it leaves {left}, of which products of its code foretell nothing{more}", f"{sure}; {bend}",
            _cost("pca", 0.0, latent, spec),
        )  # fmt: skip
    best, far = _nearest(found, train, known)
    if best is None:
        return Choice(
            "pca-net", f"a network, pca-net to begin with: PCA leaves {left}, which its code partly foretells",
            f"of the first, fairly, of the second, not: no committed run is near; {bend}",
            _cost("pca-net", 0.0, latent, spec),
        )  # fmt: skip
    where = _where(best)
    sure = "fairly" if far < NEAR else "not very: the nearest set measured is far from yours"
    seeds = "one seed" if best.seeds == 1 else f"{best.seeds} seeds"
    return Choice(
        best.model, f"{best.model}: PCA leaves {left}, which its code partly foretells; on {where}, its error was "
        f"{1 / best.gain:.0%} of PCA's", f"{sure}; {bend}; the other figure is of {seeds} ({best.run})",
        _cost(best.model, best.seconds, latent, spec),
    )  # fmt: skip


def _where(known: KnownGain) -> str:
    count = f"{known.meshes:,}" if known.meshes else "all its"
    return f"{known.dataset}, Z = {known.latent}, {count} meshes"


def _nearest(found: HeldOut, train: int, known: Sequence[KnownGain]) -> tuple[KnownGain | None, float]:
    """The best model of the nearest setting where a model was ahead of PCA by :data:`PAYS`, and how far that is."""

    def far(one: KnownGain) -> float:
        return abs(math.log(one.nonlinearity / max(found.nonlinearity, 1e-9))) + 0.5 * abs(
            math.log(max(one.meshes, 1) / train)
        )

    ahead = [one for one in known if one.gain >= PAYS]
    if not ahead:
        return None, math.inf
    near = min(map(far, ahead))
    return max((one for one in ahead if far(one) <= near + 0.05), key=lambda one: one.gain), near


def _cost(model: str, seconds: float, latent: int, spec: str) -> str:
    models = "pca" if model == "pca" else f"pca,{model}"
    command = (
        f"python -m bench.run --suite reconstruction --data {shlex.quote(spec)} --models {models} --latent {latent}"
    )
    time = f"{duration_words(seconds)} of training there; " if seconds else "seconds; " if model == "pca" else ""
    return f"{time}try: {command}"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("data")
@click.option("--latent", type=click.IntRange(1), default=32, show_default=True, help="Size Z of the code.")
@click.option("--unit", help="Unit of your own meshes: mm, cm, m, inch or a factor to mm.")
@click.option("--counts", help="Training, validation and test meshes of a built-in set.  [default: 1000,100,300]")
@click.option(
    "--rows", type=click.Path(path_type=Path), default=COMMITTED, show_default="results/reference of this package",
    help="Folder with runs whose results are taken as known.",
)  # fmt: skip
def main(data: str, latent: int, unit: str | None, counts: str | None, rows: Path) -> None:
    """Say in three lines which method to take for DATA: how sure that is, and what it costs.

    DATA is a folder of registered meshes ('scans?unit=cm'), a list file, or the name of a built-in set. PCA of its
    training meshes is tested on its test meshes; nothing is trained. What networks reach comes from committed runs.
    """
    spec = f"{data}{'&' if '?' in data else '?'}unit={unit}" if unit else data
    try:
        for line in _lines(spec, latent, counts, rows):
            click.echo(line)
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)


def _lines(spec: str, latent: int, counts: str | None, rows: Path) -> Iterator[str]:
    known = known_gains(rows)
    dataset = load(spec, counts=_counts(counts) if counts else GENERATED if any_number(spec) else None)
    train, test = (torch.from_numpy(np.array(dataset.splits[split])) for split in ("train", "test"))
    if len(train) < 2 or not len(test):
        raise BenchError(f"expected meshes to train and test on, got {len(train)} and {len(test)}; add meshes")
    if latent > len(train) - 1:
        asked, latent = latent, fitting_latent(len(train))
        yield f"note      {len(train)} training meshes hold {len(train) - 1} directions, not {asked}: Z = {latent} here"
    found = None
    if len(train) >= max(FEWEST_TRAIN, latent + 2) and len(test) >= FEWEST_TEST:
        found = look(train, test, latent)
    choice = choose(found, (len(train), len(test)), latent, known, spec)
    for name, text in (("take", choice.method), ("how sure", choice.sure), ("cost", choice.cost)):
        yield f"{name:9} {text}"


def _counts(text: str) -> tuple[int, int, int]:
    try:
        a, b, c = (int(part) for part in text.split(","))
    except ValueError:
        raise BenchError(f"expected --counts of three numbers (training,validation,test), got {text!r}") from None
    return a, b, c


if __name__ == "__main__":
    run_main(main)
