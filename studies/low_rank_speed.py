"""How much faster and smaller low-rank region maps are than the published program, in one run.

``python -m studies.low_rank_speed`` prints the table; :func:`ratios` returns its rows. The faithful form of the
published configuration, this project's tuned form of it and the low-rank ones are called in turn in one process; a
ratio is the median over such rounds. ``state_bytes`` counts weights, gradients and both AdamW moments.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterable, Sequence
from typing import Any

import torch

from bench.base.console import run_main
from bench.measure.in_turn import rounds_ms
from lamm.config import LammConfig
from lamm.layers.lowrank import largest_ranks
from lamm.model import Lamm, build
from studies.lamm_programs import in_form, program_of, saved_bytes, synthetic_topology, training_step
from studies.lamm_speed import VERTICES, write_rows

PHASES = ("forward", "decode", "train")
# With process time, time that others held the core is not in it.
CLOCKS = {"wall": time.perf_counter, "process": time.process_time}
# Four bytes each: weight, gradient, two moments.
STATE_BYTES = 16

# What rank 32 must reach against the faithful form of the published mixer.
REQUIRED = {
    (71_926, "forward"): 30.0,
    (71_926, "decode"): 25.0,
    (71_926, "train"): 30.0,
    (11_916, "decode"): 15.0,
}


def models(backbone: str, vertices: int, ranks: Sequence[int], linear: int = 0, latent: int = 256) -> dict[str, Lamm]:
    """The faithful and the tuned form of the published configuration, and one model a rank.

    ``linear`` above 0 adds, at the first rank, one with a linear path at that code size.
    """
    topology = synthetic_topology(vertices)
    sizes = [len(region.vertices) for region in topology.regions]
    config = LammConfig(backbone=backbone, latent=latent)
    torch.manual_seed(0)
    found = {"faithful": build(topology, config, variant="faithful"), "tuned": build(topology, config)}
    options: dict[str, dict[str, Any]] = {f"rank {r}": {"rank": largest_ranks(r, sizes, 512)} for r in ranks}
    if linear:
        first = {"rank": largest_ranks(ranks[0], sizes, 512), "linear_path": True, "targets": "last"}
        options[f"rank {ranks[0]}, linear path, Z {linear}"] = {**first, "latent": linear}
    for name, chosen in options.items():
        found[name] = build(topology, LammConfig(**{"backbone": backbone, "latent": latent, **chosen}))
    return {name: model.eval() for name, model in found.items()}


def ratios(
    backbone: str = "mixer",
    vertices: int = VERTICES[0],
    *,
    ranks: Sequence[int] = (32,),
    phases: Sequence[str] = PHASES,
    linear: int = 0,
    forms: Sequence[str] = (),
    rounds: int = 9,
    train_rounds: int = 3,
    batch: int = 16,
    tuned: bool = True,
    clock: str = "wall",
) -> list[dict[str, Any]]:
    """One row for each model and phase: its time, and how many times that the faithful form takes, with quartiles.

    ``forms`` adds the first rank's model in reduced precision (``"bf16"``, ``"int8"``) or with compiled kernels
    (``"jit"``, ``"int8 jit"``), for inference only.
    Without ``tuned`` the tuned form of the published configuration is left out.
    """
    programs = models(backbone, vertices, ranks, linear)
    if not tuned:
        del programs["tuned"]
    reduced = {f"rank {ranks[0]}, {form}": in_form(programs[f"rank {ranks[0]}"], form) for form in forms}
    rows = []
    for phase in phases:
        if phase == "train":
            steps = {name: training_step(model, batch) for name, model in programs.items()}
            times = rounds_ms(steps, train_rounds, warmup=1, clock=CLOCKS[clock])
        else:
            chosen = {**programs, **reduced}
            with torch.no_grad():
                calls = {name: program_of(model.eval(), phase) for name, model in chosen.items()}
                times = rounds_ms(calls, rounds, clock=CLOCKS[clock])
        rows += [_row(backbone, vertices, name, phase, times, batch, clock) for name in times]
    return rows


def _row(
    backbone: str, vertices: int, name: str, phase: str, times: dict[str, list[float]], batch: int, clock: str
) -> dict[str, Any]:
    quotients = [a / b for a, b in zip(times["faithful"], times[name], strict=True)]
    low, _, high = statistics.quantiles(quotients, n=4) if len(quotients) > 1 else quotients * 3
    return {
        "backbone": backbone,
        "vertices": vertices,
        "model": name,
        "phase": phase,
        "batch": batch if phase == "train" else 1,
        "clock": clock,
        "threads": torch.get_num_threads(),
        "rounds": len(quotients),
        "ms": statistics.median(times[name]),
        "ratio": statistics.median(quotients),
        "ratio_low": low,
        "ratio_high": high,
        "required": REQUIRED.get((vertices, phase)) if backbone == "mixer" and name.startswith("rank") else None,
    }


def sizes(
    backbone: str = "mixer", vertices: int = VERTICES[0], ranks: Sequence[int] = (32,), linear: int = 0, batch: int = 16
) -> list[dict[str, Any]]:
    """Parameters, bytes of weights with gradients and moments, and saved activations of a training step."""
    rows = []
    programs = models(backbone, vertices, ranks, linear)
    full = _trained(programs["faithful"])
    for name, model in programs.items():
        kept = saved_bytes(model, batch)
        state = _trained(model) * STATE_BYTES
        rows.append(
            {
                "backbone": backbone,
                "vertices": vertices,
                "model": name,
                "parameters": sum(value.numel() for value in model.parameters()),
                "state_bytes": state,
                "share": state / (full * STATE_BYTES),
                "batch": batch,
                "activation_bytes": kept,
            }
        )
    return rows


def _trained(model: Lamm) -> int:
    return sum(value.numel() for value in model.parameters() if value.requires_grad)


def _lines(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    yield f"{'backbone':12s} {'vertices':>8s} {'model':32s} {'phase':8s} {'ms':>9s} {'ratio':>7s} quartiles  required"
    for row in rows:
        required = f"{row['required']:.0f}" if row["required"] else ""
        yield (
            f"{row['backbone']:12s} {row['vertices']:8d} {row['model']:32s} {row['phase']:8s} {row['ms']:9.2f} "
            f"{row['ratio']:7.2f} {row['ratio_low']:.1f} to {row['ratio_high']:.1f} {required:>5s}"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: ``python -m studies.low_rank_speed --help``."""
    parser = argparse.ArgumentParser(prog="python -m studies.low_rank_speed", description=__doc__)
    parser.add_argument("--backbone", default="mixer", choices=("mixer", "transformer"))
    parser.add_argument("--vertices", type=int, default=VERTICES[0])
    parser.add_argument("--ranks", default="32", help="comma-separated")
    parser.add_argument("--phases", default=",".join(PHASES))
    parser.add_argument("--linear", type=int, default=0, metavar="Z", help="add a model with a linear path")
    parser.add_argument("--forms", default="", help="bf16,fp16,int8,jit,int8 jit: of the first rank's model")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--train-rounds", type=int, default=3)
    parser.add_argument("--no-tuned", action="store_true", help="leave out the tuned form of the published model")
    parser.add_argument("--clock", default="wall", choices=("wall", "process"))
    parser.add_argument("--memory", action="store_true", help="weights, optimiser state and activations, not times")
    parser.add_argument("--json", action="store_true", help="rows as JSON lines instead of a table")
    options = parser.parse_args(arguments)
    ranks = [int(rank) for rank in options.ranks.split(",")]
    if options.memory:
        rows = sizes(options.backbone, options.vertices, ranks, options.linear)
    else:
        rows = ratios(
            options.backbone,
            options.vertices,
            ranks=ranks,
            phases=options.phases.split(","),
            linear=options.linear,
            forms=[form for form in options.forms.split(",") if form],
            rounds=options.rounds,
            train_rounds=options.train_rounds,
            tuned=not options.no_tuned,
            clock=options.clock,
        )
    write_rows(rows, None if options.json or options.memory else _lines)
    return 0


if __name__ == "__main__":
    raise SystemExit(run_main(main))
