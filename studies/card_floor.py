"""The least time that a training step of LAMM (mixer) can take on a card, by its traffic and its operations.

    python -m studies.card_floor                              # H100, 12,000 and 72,000 vertices, batch 32
    python -m studies.card_floor --run runs/card --card H200  # beside the times of a run's rows

A step is seven phases, each of which waits for the one before:

    floor = Σ over phases  max(bytes / bandwidth,  operations / rate)

Bytes are what any program must move to and from the card's memory that keeps activations and recomputes nothing from
below: weights read where a product needs them, gradients written, AdamW's 28 bytes per weight, of a block the inputs of
its norms and GELUs written and read once, of the loss the signs of the differences. Operations are those of matrix
products (a multiply-add is 2); elementwise work counts as nothing, caches as nothing too. Nothing here is timed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from bench.api import BenchError
from bench.base.console import run_main

TRIAL = Path(__file__).parents[1] / "results" / "reference" / "h100-before" / "captured-trial.txt"
#: Weight, gradient and two moments read, weight and moments written, four bytes each.
ADAMW_BYTES = 28
FLOAT = 4


@dataclass(frozen=True)
class Card:
    """Bytes a second of the memory and operations a second of products, from NVIDIA's data sheets (dense, SXM)."""

    bandwidth: float
    float32: float
    tf32: float


CARDS = {
    "A100": Card(2.039e12, 19.5e12, 156e12),
    "H100": Card(3.35e12, 67e12, 494e12),
    "H200": Card(4.8e12, 67e12, 494e12),
}


@dataclass(frozen=True)
class Shape:
    """Sizes that a step's work depends on: ``slots`` S (vertices of all regions), ``regions`` K, ``width`` D, blocks
    of encoder and decoder, hidden sizes of a block (tokens E, channels H), ``latent`` Z, layers in the loss L, and
    weights that a step trains."""

    slots: int
    regions: int
    width: int
    blocks: int
    hidden_tokens: int
    hidden_channels: int
    latent: int
    layers: int
    trained: int

    @property
    def tokens(self) -> int:
        return self.regions + 1

    @property
    def region_weights(self) -> int:
        """Of one of the two region maps: 3 S D."""
        return 3 * self.slots * self.width

    @property
    def block_weights(self) -> int:
        return 2 * self.tokens * self.hidden_tokens + 2 * self.width * self.hidden_channels

    def block_activations(self, batch: int) -> int:
        """Numbers that a block keeps: inputs of its two norms, and what its two GELUs met."""
        tokens, width = self.tokens, self.width
        return batch * (2 * tokens * width + self.hidden_tokens * width + tokens * self.hidden_channels)


@dataclass(frozen=True)
class Phase:
    name: str
    bytes: int
    flops: int

    def seconds(self, card: Card, tf32: bool = False) -> float:
        return max(self.bytes / card.bandwidth, self.flops / (card.tf32 if tf32 else card.float32))


def shape_of(model: Any) -> Shape:
    """The sizes of a LAMM (mixer) with full region maps; other models have another floor: :class:`BenchError`."""
    config = model.config
    if config.backbone != "mixer" or config.rank is not None or config.beyond_paper:
        raise BenchError("expected LAMM (mixer) as published for this floor, got another model; take lamm-mixer")
    block = model.encoder.layers[0]
    control = sum(value.numel() for value in model.control_networks.parameters())  # not trained in the first stage
    encoder, decoder = model.layer_shares()
    return Shape(
        slots=len(model.layout.slots),
        regions=len(model.layout.sizes),
        width=config.width,
        blocks=config.encoder_layers + config.decoder_layers,
        hidden_tokens=len(block.token_in.weight),
        hidden_channels=len(block.channel_in.weight),
        latent=config.latent,
        layers=len(encoder) + len(decoder),
        trained=sum(value.numel() for value in model.parameters()) - control,
    )


def phases(shape: Shape, batch: int) -> list[Phase]:
    """The phases of a step on ``batch`` meshes in their order, with the bytes and operations of each."""
    coordinates = 3 * shape.slots
    meshes, tokens = batch * coordinates, batch * shape.tokens * shape.width
    rows = shape.layers * batch * shape.regions * shape.width  # all layers' tokens of regions
    signs = shape.layers * batch * coordinates
    kept = shape.blocks * shape.block_activations(batch)
    inner = shape.blocks * shape.block_weights + 2 * shape.width * shape.latent
    # Of a block: two maps over tokens for D channels of B meshes, two over channels for T tokens of B meshes.
    maps = shape.tokens * shape.hidden_tokens * shape.width + shape.width * shape.hidden_channels * shape.tokens
    inner_flops = 2 * batch * (2 * shape.blocks * maps + 2 * shape.width * shape.latent)
    region, all_layers = 2 * batch * shape.region_weights, 2 * batch * shape.layers * shape.region_weights
    wide = shape.region_weights
    return [
        Phase("region encoder", FLOAT * (wide + meshes + tokens), region),
        Phase("blocks", FLOAT * (inner + kept), inner_flops),
        Phase("loss: decoder of all layers", FLOAT * (wide + rows + meshes + signs), all_layers),
        Phase("loss, backward", FLOAT * (signs + wide + 2 * rows + wide), 2 * all_layers),
        Phase("blocks, backward", FLOAT * (2 * inner + kept + tokens), 2 * inner_flops),
        Phase("region encoder, backward", FLOAT * (meshes + tokens + wide), region),
        Phase("AdamW", ADAMW_BYTES * shape.trained, 0),
    ]


def floor_ms(shape: Shape, batch: int, card: Card, tf32: bool = False) -> float:
    return 1e3 * sum(phase.seconds(card, tf32) for phase in phases(shape, batch))


def trial_ms(text: str, vertices: int, tf32: bool) -> float | None:
    """The captured step of a plain batched mixer in the trial of ``h100-before``, ms."""
    found = re.search(rf"^batched mixer {vertices} tf32={tf32} eager \S+ graph (\S+)", text, re.MULTILINE)
    return float(found[1]) if found else None


def measured_ms(run: Path, vertices: int, batch: int, dtype: str) -> dict[str, float]:
    """Median times (ms) of the forms of lamm-mixer's training step in the rows of a run, by form and machine."""
    from reports.read.columns import ReportError
    from reports.read.runs import read_run

    try:
        found = read_run(run)
    except ReportError as error:
        raise BenchError(str(error)) from error
    rows, machine = found.rows, found.sources[0].machine
    wanted = {"model": "lamm-mixer", "metric": "latency_ms", "phase": "train", "outcome": "ok", "dtype": dtype,
              "vertices": vertices, "batch": batch, "dataset": "heads-mini"}  # fmt: skip
    for name, value in wanted.items():
        rows = rows[rows[name] == value]
    return {f"{name} on {machine}": float(ms) for name, ms in rows.groupby("variant")["value"].median().items()}


def _table(shape: Shape, batch: int, card: Card) -> str:
    lines: list[list[Any]] = [
        [phase.name, phase.bytes / 1e6, phase.flops / 1e9, 1e3 * phase.bytes / card.bandwidth,
         1e3 * phase.flops / card.float32, 1e3 * phase.seconds(card), 1e3 * phase.seconds(card, True)]
        for phase in phases(shape, batch)
    ]  # fmt: skip
    lines.append(["all", *(sum(line[column] for line in lines) for column in range(1, 7))])
    headers = ["phase", "MB", "GFLOP", "traffic ms", "float32 products ms", "floor ms", "floor ms, TF32"]
    return tabulate(lines, headers, floatfmt=("", ",.0f", ",.1f", ".2f", ".2f", ".2f", ".2f"), tablefmt="github")


def _beside(shape: Shape, vertices: int, batch: int, card: str, run: Path | None) -> Sequence[str]:
    """Measured times in multiples of the floor."""
    found = []
    for tf32 in (False, True):
        least, precision = floor_ms(shape, batch, CARDS[card], tf32), "TF32" if tf32 else "float32"
        known = trial_ms(TRIAL.read_text(encoding="utf-8"), vertices, tf32) if card == "H100" and batch == 32 else None
        times = {"a trial on an H100, recorded": known} if known else {}
        if run is not None:
            times |= measured_ms(run, vertices, batch, "tf32" if tf32 else "float32")
        found += [f"{precision}, {name}: {time:.2f} ms, {time / least:.1f} × the floor" for name, time in times.items()]
    return found


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--card", type=click.Choice(list(CARDS)), default="H100", show_default=True, help="Whose rates count.")
@click.option("--vertices", default="12000,72000", show_default=True, help="Vertices of the heads, with commas.")
@click.option("--batch", type=click.IntRange(1), default=32, show_default=True, help="Meshes of a step.")
@click.option("--latent", type=click.IntRange(1), default=64, show_default=True, help="Size of the code.")
@click.option("--run", type=click.Path(path_type=Path), help="A run with times of lamm-mixer to set beside it.")
def main(card: str, vertices: str, batch: int, latent: int, run: Path | None) -> None:
    """Print the floor of a training step, phase by phase, and measured times beside it."""
    try:
        _print(card, vertices, batch, latent, run)
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)


def _print(card: str, vertices: str, batch: int, latent: int, run: Path | None) -> None:
    from bench.data import load
    from bench.models import build_model
    from bench.suites.option_values import parse_numbers

    for size in parse_numbers("vertices", vertices):
        model = build_model("lamm-mixer", load("heads-mini", vertices=size, seed=0).topology, latent, "tuned")
        shape = shape_of(model)
        click.echo(f"\n{card}, {size:,} vertices, batch {batch}: {shape.trained / 1e6:.1f} M weights are trained\n")
        click.echo(_table(shape, batch, CARDS[card]))
        for line in _beside(shape, size, batch, card, run):
            click.echo(line)


if __name__ == "__main__":
    run_main(main)
