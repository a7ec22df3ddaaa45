"""The options of ``python -m bench.run``, and which of them do not go together."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bench.api import BenchError
from bench.case import PHASES
from bench.measure.precision import DTYPES
from bench.processes.isolate import ALLOCATORS
from bench.suites.listing import ALL_SUITES
from bench.suites.option_values import pick

MINUTES = 8.0  # of the suite card
PLAN_OPTIONS = (
    "suite", "preset", "models", "variants", "sizes", "phases", "data", "batch", "train_batch", "latent", "threads",
    "dtype", "device", "seed", "seeds", "epochs", "seconds", "steps", "meshes", "ranks", "counts", "settings",
    "devices", "fit_codes", "processes", "samples", "max_seconds", "cap", "allocator",
)  # fmt: skip


class Finite(click.FloatRange):
    """A range that has no place for nan, which compares with nothing, nor for infinity."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value} is not a finite number.", param, ctx)
        return number


OPTIONS = (
    click.option("--suite", help=f"What to run: {', '.join(ALL_SUITES)}."),
    click.option(
        "--preset",
        help="Defaults of the options below: quick, full; for suites that train also converged.  [default: quick]",
    ),
    click.option(
        "--models",
        help="Names, package.module:build or path/to/file.py:build; several separated by commas.  [default: preset]",
    ),
    click.option(
        "--variants", help="tuned, faithful, graph (on a card); several separated by commas.  [default: the preset's]"
    ),
    click.option("--sizes", help="Vertex counts, separated by commas: 1200,12k,72k."),
    click.option("--phases", help=f"Of {', '.join(PHASES)}."),
    click.option(
        "--data",
        help="Data set: a built-in name or a folder of meshes; suites that train take several, separated by commas.",
    ),
    click.option("--batch", type=click.IntRange(1), help="Meshes per call.  [default: 1; training: the preset's]"),
    click.option(
        "--train-batch", type=click.IntRange(1), help="Meshes per training step, where it differs from --batch."
    ),
    click.option(
        "--latent", help="Latent size, the same for all models; suites that train take several, separated by commas."
    ),
    click.option("--threads", help="Threads of a case, pinned; several separated by commas.  [default: 1]"),
    click.option("--device", help="cpu, cuda or cuda:N.  [default: cpu]"),
    click.option(
        "--dtype", help=f"Precision: {', '.join(DTYPES)}; the last two state their error.  [default: float32]"
    ),
    click.option("--seed", type=click.IntRange(0), help="Seed of weights and data.  [default: 0]"),
    click.option("--seeds", type=click.IntRange(1), help="How many seeds each training is repeated with."),
    click.option("--epochs", type=click.IntRange(1), help="Training budget in passes over the training meshes."),
    click.option("--seconds", type=Finite(0, min_open=True), help="Training budget in process seconds."),
    click.option("--steps", type=click.IntRange(1), help="Training budget in steps of the optimiser."),
    click.option("--meshes", help="With --suite data: numbers of training meshes, separated by commas: 100,300,1k."),
    click.option("--ranks", help="With --suite ranks: ranks to compress models to, separated by commas: 4,8,16."),
    click.option("--settings", help="common, searched (a rate for each model) or published.  [default: common]"),
    click.option(
        "--counts", help="Meshes to train, validate, test on, and edits: 2000,200,200,32.  [default: the preset's]"
    ),
    click.option(
        "--fit-codes",
        type=click.IntRange(1),
        help="Fit the codes of so many test meshes too: the error that is the decoder's.  [default: none]",
    ),
    click.option("--processes", type=click.IntRange(1), help="Fresh processes that a timing is repeated in."),
    click.option("--samples", type=click.IntRange(1), help="Timed samples in each process."),
    click.option("--cap", type=Finite(0.01), help="GiB that --suite capacity fills.  [default: 4]"),
    click.option("--max-seconds", type=Finite(0.01), help="Sampling of a case stops after this."),
    click.option(
        "--trainings", type=click.Path(path_type=Path), help="Folder of finished trainings to use, of any commit."
    ),
    click.option("--allocator", help=f"CPU allocator setting: {', '.join(ALLOCATORS)}.  [default: retain]"),
    click.option("--minutes", type=Finite(0.1), help="Minutes that --suite card fills, report included.  [default: 8]"),
    click.option("--timeout", type=Finite(0.1), help="Seconds that a case may take in total."),
    click.option("--memory-limit", type=Finite(0.1), help="GiB a case may use.  [default: 90% of what is free]"),
    click.option("--out", type=click.Path(path_type=Path), help="Folder of the run.  [default: runs/SUITE-TIME]"),
    click.option("--resume", type=click.Path(path_type=Path), help="Continue the run in this folder."),
    click.option(
        "--workers",
        type=click.IntRange(1),
        default=1,
        help="Trainings to run side by side; timings always run alone.  [default: 1]",
    ),
    click.option("--devices", type=click.IntRange(1), help="Devices that one training is divided among.  [default: 1]"),
    click.option("--launcher", default="local", help="local, or slurm: cases become jobs.  [default: local]"),
    click.option(
        "--profile", type=click.Path(path_type=Path), help="TOML file with the resources of a job, table [slurm]."
    ),
    click.option("--list", "list_", is_flag=True, help="List suites, presets, models and phases, and stop."),
    click.option("--dry-run", is_flag=True, help="List the cases and an estimate of the time, and stop."),
    click.option("--report/--no-report", default=True, help="Make and print the report at the end."),
)


def run_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command all of :data:`OPTIONS`, in their order."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def check_minutes(suite: str, options: dict[str, Any]) -> None:
    """``--minutes`` is for the suite card, which takes one machine and one case at a time."""
    if suite != "card":
        if options["minutes"]:
            raise BenchError(f"expected --minutes with --suite card, got --suite {suite}; leave it out")
        return
    if options["launcher"] != "local" or options["workers"] != 1:
        raise BenchError(
            "expected --suite card on this machine, one case at a time, got --launcher or --workers; leave it out"
        )
    options["device"] = options["device"] or "cuda"


def check_launcher(options: dict[str, Any]) -> Any:
    """The profile of a run on a cluster, None of a local one; refused before anything is made."""
    pick("launcher", [options["launcher"]], ["local", "slurm"])
    if options["launcher"] == "local":
        if options["profile"]:
            raise BenchError("expected --profile with --launcher slurm, got it with local; leave one of them out")
        return None
    if options["workers"] != 1:
        raise BenchError("expected --workers with --launcher local, got it with slurm; set pack in the profile")
    from bench.cluster.launcher import check_cluster
    from bench.cluster.profile import read_profile

    profile = read_profile(options["profile"])
    if not options["dry_run"]:
        on_cpu = not options["resume"] and options["device"] in (None, "cpu")  # a resumed run knows its own device
        check_cluster(profile, 0 if on_cpu else options["devices"] or 1)
    return profile
