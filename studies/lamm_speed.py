"""How much faster the tuned form is than the faithful one, and how near to what the memory allows.

``python -m studies.lamm_speed`` prints the table; :func:`ratios` returns its rows. All programs of a row are called in
turn in one process, so that a drift of the machine falls on all of them, and a ratio is the median over such rounds.

The floor of a phase is the time to read every weight it needs once, at the best rate at which this process reads
memory in the same rounds. It is reached only by a program that does nothing but read. That of a training step is in
:mod:`studies.lamm_speed_floor`; the table ends with it and with the highest ratio that it allows.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import torch
from torch import nn

from bench.api import Topology
from bench.base.console import run_main
from bench.measure.bandwidth import cpu_readers
from bench.measure.in_turn import rounds_ms
from lamm.config import LammConfig
from lamm.model import Lamm, build
from studies import lamm_speed_floor as speed_floor
from studies.lamm_programs import activations, in_form, program_of, synthetic_topology, training_step

VERTICES = (11_916, 71_926)
PHASES = ("forward", "decode", "edit", "train")
READ_MIB = 192  # of the buffer that is read for the floor, much larger than any cache
FORMS = ("fp32", "bf16", "fp16", "int8", "jit", "int8 jit")

# The floors that the programs must keep, by (backbone, vertices, form, phase): faithful time over tuned time.
REQUIRED = {
    ("mixer", 11_916, "fp32"): {"forward": 5.0, "decode": 3.5, "edit": 3.5, "train": 3.3},
    ("mixer", 71_926, "fp32"): {"forward": 7.0, "decode": 4.0, "edit": 4.0, "train": 6.0},
    ("transformer", 11_916, "fp32"): {"forward": 3.0, "decode": 2.5, "edit": 2.5, "train": 2.1},
    ("mixer", 11_916, "rank 32"): {"decode": 15.0},
    ("mixer", 71_926, "rank 32"): {"forward": 30.0, "decode": 25.0},
    ("mixer", 11_916, "bf16"): {"forward": 6.5, "decode": 5.0, "edit": 5.0},
    ("mixer", 11_916, "int8"): {"forward": 10.0, "decode": 8.0, "edit": 8.0},
}


def weight_bytes(model: Lamm, phase: str) -> int:
    """Bytes of the weights that a phase has to read once (one edited region in ``edit``)."""
    decode: list[nn.Module] = [model.region_decoder, model.decoder, model.bottleneck_up]
    encode: list[nn.Module] = [model.region_encoder, model.encoder, model.bottleneck_down]
    parts = decode if phase in ("decode", "edit") else encode + decode
    if phase == "edit":
        parts = [*parts, next(iter(model.control_networks.networks.values()))]
    return sum(value.numel() * value.element_size() for part in parts for value in part.state_dict().values())


def ratios(
    backbone: str = "mixer",
    vertices: int = VERTICES[0],
    *,
    forms: Sequence[str] = FORMS,
    phases: Sequence[str] = PHASES,
    rounds: int = 11,
    batch: int = 16,
    width: int = 512,
    latent: int = 256,
    topology: Topology | None = None,
) -> list[dict[str, Any]]:
    """One row for each phase and form: times of both programs, their ratio with quartiles, and the floor.

    ``forward``, ``decode`` and ``edit`` (a decode with one region moved) are at one mesh without gradients;
    ``train`` is loss, backward pass and an AdamW step at ``batch`` meshes, in fp32 only: the faithful form with
    AdamW as the published program calls it (torch's default, one weight at a time), the tuned form with torch's fused
    AdamW; ``train, same AdamW`` is both forms with the fused one. Threads are those of the process
    (``OMP_NUM_THREADS``), and so is what the allocator does with freed memory (``MALLOC_MMAP_MAX_=0
    MALLOC_TRIM_THRESHOLD_=8589934592`` keeps it, as the suites of ``bench.run`` do).
    """
    topology = topology or synthetic_topology(vertices)
    config = LammConfig(backbone=backbone, width=width, latent=latent)
    torch.manual_seed(0)
    tuned = build(topology, config).eval()
    faithful = build(topology, config, variant="faithful").eval()
    faithful.load_state_dict(tuned.state_dict())
    models = {"faithful": faithful}
    models |= {form: in_form(tuned, form) for form in forms}
    rows: list[dict[str, Any]] = []
    for phase in phases:
        if phase == "train":
            continue
        buffer = torch.randn(READ_MIB * 2**18)
        reading = {f"read: {name}": read for name, read in cpu_readers(buffer).items()}
        with torch.no_grad():
            times = rounds_ms({**{n: program_of(m, phase) for n, m in models.items()}, **reading}, rounds)
        rate = buffer.nbytes / min(statistics.median(times[name]) for name in reading) / 1e6
        for form in forms:
            floor = weight_bytes(models[form], phase) / rate / 1e6
            row = _row(backbone, topology.vertex_count, form, phase, times["faithful"], times[form])
            rows.append(
                {**row, "batch": 1, "read_gb_s": rate, "floor_ms": floor, "over_floor": row["tuned_ms"] / floor}
            )
    if "train" in phases and "fp32" in forms:
        del models
        steps = {
            "train": training_step(faithful, batch, fused=False),
            "train, same AdamW": training_step(faithful, batch, fused=True),
            "fp32": training_step(tuned, batch, fused=True),
        }
        times = rounds_ms({**steps, **speed_floor.probes()}, max(3, rounds // 3), warmup=1)
        least = speed_floor.floor(tuned, batch, times)
        for phase in ("train", "train, same AdamW"):
            row = _row(backbone, topology.vertex_count, "fp32", phase, times[phase], times["fp32"])
            over = {"over_floor": row["tuned_ms"] / least["floor_ms"]}
            highest = {"highest_ratio": row["faithful_ms"] / least["floor_ms"]}
            rows.append({**row, "batch": batch, "read_gb_s": None, **least, **over, **highest})
    return rows


def _row(
    backbone: str, vertices: int, form: str, phase: str, slow: Sequence[float], fast: Sequence[float]
) -> dict[str, Any]:
    quotients = [a / b for a, b in zip(slow, fast, strict=True)]
    low, _, high = statistics.quantiles(quotients, n=4)
    return {
        "backbone": backbone,
        "vertices": vertices,
        "form": form,
        "phase": phase,
        "threads": torch.get_num_threads(),
        "rounds": len(quotients),
        "faithful_ms": statistics.median(slow),
        "tuned_ms": statistics.median(fast),
        "ratio": statistics.median(quotients),
        "ratio_low": low,
        "ratio_high": high,
        "required": REQUIRED.get((backbone, vertices, form), {}).get(phase),
    }


def _lines(rows: Sequence[dict[str, Any]]) -> Iterable[str]:
    yield (
        f"{'backbone':12s} {'vertices':>8s} {'form':16s} {'phase':17s} {'faithful ms':>11s} {'tuned ms':>9s} "
        f"{'ratio':>7s} {'quartiles':>15s} required {'GB/s':>6s} over floor"
    )
    for row in rows:
        required = f"{row['required']:.1f}" if row["required"] else ""
        rate = f"{row['read_gb_s']:6.1f}" if row["read_gb_s"] else " " * 6
        floor = f"{rate} {row['over_floor']:10.2f}"
        quartiles = f"{row['ratio_low']:.2f} to {row['ratio_high']:.2f}"
        yield (
            f"{row['backbone']:12s} {row['vertices']:8d} {row['form']:16s} {row['phase']:17s} "
            f"{row['faithful_ms']:11.1f} {row['tuned_ms']:9.2f} {row['ratio']:7.2f} {quartiles:>15s} "
            f"{required:>8s} {floor}"
        )
    for row in rows:
        if "highest_ratio" in row:
            yield speed_floor.line(row)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: ``python -m studies.lamm_speed --help``."""
    parser = argparse.ArgumentParser(prog="python -m studies.lamm_speed", description=__doc__)
    parser.add_argument("--backbone", default="mixer", choices=("mixer", "transformer"))
    parser.add_argument("--vertices", type=int, default=VERTICES[0])
    parser.add_argument("--phases", default=",".join(PHASES))
    parser.add_argument("--forms", default=",".join(FORMS), help="also rank R, rank R jit, rank R int8, …")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--memory", action="store_true", help="saved activations of both forms instead of times")
    parser.add_argument("--json", action="store_true", help="rows as JSON lines instead of a table")
    options = parser.parse_args(arguments)
    if options.memory:
        rows = [activations(options.backbone, options.vertices)]
    else:
        forms, phases = options.forms.split(","), options.phases.split(",")
        rows = ratios(options.backbone, options.vertices, forms=forms, phases=phases, rounds=options.rounds)
    write_rows(rows, None if options.json or options.memory else _lines)
    return 0


def write_rows(
    rows: Sequence[dict[str, Any]], lines: Callable[[Sequence[dict[str, Any]]], Iterable[str]] | None
) -> None:
    """Print rows as the lines of a table, or as JSON lines where there is none."""
    for line in lines(rows) if lines else map(json.dumps, rows):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    raise SystemExit(run_main(main))
