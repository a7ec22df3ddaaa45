"""``python -m bench.run --suite scaling``: plan, run, report."""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from bench.api import BenchError
from bench.base.console import run_main
from bench.base.disk import DiskFault, disk_fault, fault_words
from bench.base.files import writable_cache
from bench.base.program import program_digest
from bench.case import PHASES, Case
from bench.measure.bandwidth import with_bandwidth
from bench.measure.environment import commit_of, environment, fingerprint, software_id
from bench.measure.precision import DTYPES
from bench.models import installed_models
from bench.processes.execute import default_memory_limit, execute
from bench.processes.in_time import REPORT_SECONDS, execute_in_time
from bench.processes.isolate import ALLOCATORS, start_server
from bench.processes.workers import check_workers
from bench.runs.folder import UNSETTLED, RunFolder
from bench.suites.card_plan import card_cases
from bench.suites.cost import latent_notes
from bench.suites.listing import ALL_SUITES, about, dry_run, list_choices, say_meshes
from bench.suites.plan import make_cases, parse_numbers, pick, usable_cores

REPORT_MODULE = "reports.render"  # run as a command of its own: the harness does not depend on the reports
MINUTES = 8.0  # of the suite card
PLAN_OPTIONS = (
    "suite", "preset", "models", "variants", "sizes", "phases", "data", "batch", "train_batch", "latent", "threads",
    "dtype", "device", "seed", "seeds", "epochs", "seconds", "steps", "meshes", "counts", "settings", "devices",
    "processes", "samples", "max_seconds", "cap", "allocator",
)  # fmt: skip


class Finite(click.FloatRange):
    """A range that has no place for nan, which compares with nothing, nor for infinity."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value} is not a finite number.", param, ctx)
        return number


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--suite", help=f"What to run: {', '.join(ALL_SUITES)}.")
@click.option("--preset", help="Defaults for what follows: quick, full; trained also converged.  [default: quick]")
@click.option(
    "--models",
    help="Names, package.module:build or path/to/file.py:build; several separated by commas.  [default: preset]",
)
@click.option(
    "--variants", help="tuned, faithful, graph (on a card); several separated by commas.  [default: the preset's]"
)
@click.option("--sizes", help="Vertex counts, separated by commas: 1200,12k,72k.")
@click.option("--phases", help=f"Of {', '.join(PHASES)}.")
@click.option(
    "--data", help="Data set: a built-in name or a folder of meshes; several, separated by commas, where trained."
)
@click.option("--batch", type=click.IntRange(1), help="Meshes per call.  [default: 1; training: the preset's]")
@click.option("--train-batch", type=click.IntRange(1), help="Meshes per training step, where it differs from --batch.")
@click.option("--latent", help="Latent size, the same for all models; several, separated by commas, where trained.")
@click.option("--threads", help="Threads of a case, pinned; several separated by commas.  [default: 1]")
@click.option("--device", help="cpu, cuda or cuda:N.  [default: cpu]")
@click.option("--dtype", help=f"Precision: {', '.join(DTYPES)}; the last two state their error.  [default: float32]")
@click.option("--seed", type=click.IntRange(0), help="Seed of weights and data.  [default: 0]")
@click.option("--seeds", type=click.IntRange(1), help="How many seeds each training is repeated with.")
@click.option("--epochs", type=click.IntRange(1), help="Training budget in passes over the training meshes.")
@click.option("--seconds", type=Finite(0, min_open=True), help="Training budget in process seconds.")
@click.option("--steps", type=click.IntRange(1), help="Training budget in steps of the optimiser.")
@click.option("--meshes", help="Of --suite data: numbers of training meshes, with commas: 100,300,1k.")
@click.option("--settings", help="common, searched (a rate for each model) or published.  [default: common]")
@click.option(
    "--counts", help="Meshes to train, validate, test on, and edits: 2000,200,200,32.  [default: the preset's]"
)
@click.option("--processes", type=click.IntRange(1), help="Fresh processes that a timing is repeated in.")
@click.option("--samples", type=click.IntRange(1), help="Timed samples in each process.")
@click.option("--cap", type=Finite(0.01), help="GiB that --suite capacity fills.  [default: 4]")
@click.option("--max-seconds", type=Finite(0.01), help="Sampling of a case stops after this.")
@click.option(
    "--trainings", type=click.Path(path_type=Path), help="Folder of finished trainings to use, of any commit."
)
@click.option("--allocator", help=f"CPU allocator setting: {', '.join(ALLOCATORS)}.  [default: retain]")
@click.option("--minutes", type=Finite(0.1), help="Minutes that --suite card fills, report included.  [default: 8]")
@click.option("--timeout", type=Finite(0.1), help="Seconds a case may take, all in all.")
@click.option("--memory-limit", type=Finite(0.1), help="GiB a case may use.  [default: 90% of what is free]")
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the run.  [default: runs/SUITE-TIME]")
@click.option("--resume", type=click.Path(path_type=Path), help="Continue the run in this folder.")
@click.option(
    "--workers", type=click.IntRange(1), default=1, help="Trainings side by side; timings never.  [default: 1]"
)
@click.option("--devices", type=click.IntRange(1), help="Devices that one training is divided among.  [default: 1]")
@click.option("--launcher", default="local", help="local, or slurm: cases become jobs.  [default: local]")
@click.option("--profile", type=click.Path(path_type=Path), help="TOML file of what a job asks for, table [slurm].")
@click.option("--list", "list_", is_flag=True, help="List suites, presets, models and phases, and stop.")
@click.option("--dry-run", is_flag=True, help="List the cases and an estimate of the time, and stop.")
@click.option("--report/--no-report", default=True, help="Make and print the report at the end.")
def main(**options: Any) -> None:
    """Run a suite of measurements, each case in a process of its own, and report."""
    console = Console(soft_wrap=True, markup=False, emoji=False)  # names and errors are shown as they are
    try:
        sys.exit(_run(options, console))
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        fault = disk_fault(error)
        if fault is None:
            raise
        click.echo(
            f"error: expected a disk that can be written, got: {fault_words(fault)}; "
            "finished cases are kept: make room, or get access, then --resume the run",
            err=True,
        )
        sys.exit(2)


def _run(options: dict[str, Any], console: Console) -> int:
    if options["list_"]:
        return list_choices(console)
    options["ends"] = time.monotonic() + 60 * (options["minutes"] or MINUTES)
    options["profile"] = _check_launcher(options)
    if not options["dry_run"]:
        writable_cache()
    if options["resume"]:
        run, timeout = _resume(options)
    else:
        if not options["suite"]:
            raise BenchError(f"expected --suite ({', '.join(ALL_SUITES)}) or --resume DIR, got neither; see --help")
        preset, suite = options["preset"] or "quick", pick("suite", [options["suite"]], list(ALL_SUITES))[0]
        _check_minutes(suite, options)
        chosen = (*PLAN_OPTIONS, "trainings")
        asked = {name: options[name] for name in chosen if name not in ("suite", "preset", "allocator")}
        asked["elsewhere"] = options["launcher"] != "local"
        cases, default_timeout = (card_cases if suite == "card" else make_cases)(suite, preset, **asked)
        if options["dry_run"]:
            return dry_run(cases, console)
        run, timeout = _create(options, cases, options["timeout"] or default_timeout, console)
    if options["dry_run"]:
        return dry_run([case for case in run.cases() if not run.is_done(case)], console)
    return _work(run, timeout, options, console)


def _check_minutes(suite: str, options: dict[str, Any]) -> None:
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


def _check_launcher(options: dict[str, Any]) -> Any:
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


def _create(options: dict[str, Any], cases: list[Case], timeout: float, console: Console) -> tuple[RunFolder, float]:
    allocator = pick("allocator", [options["allocator"] or "retain"], list(ALLOCATORS))[0]
    start_server(allocator)
    started = time.strftime("%Y%m%dT%H%M%S")
    out = options["out"] or Path("runs") / f"{options['suite']}-{started}"
    local = options["launcher"] == "local"
    check_workers(options["workers"], cases, usable_cores())
    here = environment(cases[0].device, max(case.threads for case in cases))
    meta = {
        "run": out.resolve().name,
        "suite": options["suite"],
        "started": started,
        "commit": commit_of(here),
        # a run of timings for a cluster is of the environment of the node that its first job gets
        "fingerprint": fingerprint(here) if local or all(case.trains for case in cases) else UNSETTLED,
        "software": software_id(here),
        "allocator": allocator,
        "timeout": timeout,
        "trainings": str(options["trainings"].resolve()) if options["trainings"] else None,
        "programs": _programs(cases),
        "arguments": {name: value for name in PLAN_OPTIONS if (value := options[name]) is not None},
    }
    say_meshes(cases, console)
    for note in latent_notes(cases):
        console.print(note, highlight=False, markup=False)
    console.print(f"{len(cases)} cases, {about(cases)}, into {out}", highlight=False, markup=False)
    return RunFolder.create(out, meta, with_bandwidth(here) if local else here, cases), timeout


def _resume(options: dict[str, Any]) -> tuple[RunFolder, float]:
    given = [name for name in (*PLAN_OPTIONS, "trainings", "out") if options[name] is not None]
    if given:
        names = ", ".join("--" + name.replace("_", "-") for name in given)
        raise BenchError(f"expected --resume alone (a run keeps its own options), got {names} beside it")
    begun = RunFolder.open(options["resume"])
    meta = begun.meta
    _check_same(begun)
    start_server(meta["allocator"])
    arguments = meta["arguments"]
    _check_minutes(str(meta["suite"]), options)
    threads = max(parse_numbers("threads", arguments.get("threads", "1")))
    here = environment(arguments.get("device", "cpu"), threads)
    mine = None if options["launcher"] == "local" else ()  # what the jobs do, they check themselves
    run = RunFolder.resume(options["resume"], commit_of(here), fingerprint(here), software_id(here), mine)
    if mine is None and any(not case.trains for case in run.waiting()):
        run.settle_environment(fingerprint(here), with_bandwidth(here))
    run.add_environment(with_bandwidth(here) if mine is None else here)
    check_workers(options["workers"], run.waiting(), usable_cores())
    return run, options["timeout"] or meta["timeout"]


def _check_same(run: RunFolder) -> None:
    """Refuse to go on with rows that are damaged, or with models of a user that are other programs by now."""
    if damaged := run.damaged():
        raise BenchError(
            f"expected the rows in {run.path} as they were written, got {len(damaged)} damaged, the first "
            f"{damaged[0]}; delete such files, and --resume measures their cases again"
        )
    run.check_programs()


def _programs(cases: list[Case]) -> dict[str, str]:
    """What the users' models of the run are now; nothing for this project's own, which the commit names."""
    found = {name: program_digest(name) for name in {case.model for case in cases} - set(installed_models())}
    return {name: program for name, program in sorted(found.items()) if program}


def _work(run: RunFolder, timeout: float, options: dict[str, Any], console: Console) -> int:
    limit = int(options["memory_limit"] * 2**30) if options["memory_limit"] else None
    began, failed = time.monotonic(), list[str]()
    try:
        if options["launcher"] == "slurm":
            from bench.cluster.launcher import launch

            outcomes = launch(run, options["profile"], timeout=timeout, memory_limit_bytes=limit, console=console)
        elif run.meta["suite"] == "card":
            limit, ends = limit or default_memory_limit(), options["ends"]
            ends -= min(REPORT_SECONDS, (ends - began) / 4) if options["report"] else 0.0
            how: dict[str, Any] = {"timeout": timeout, "memory_limit_bytes": limit, "console": console}
            outcomes, failed = execute_in_time(run, ends=ends, **how)
        else:
            limit, workers = limit or default_memory_limit(), options["workers"]
            outcomes = execute(run, timeout=timeout, memory_limit_bytes=limit, console=console, workers=workers)
    except BenchError as error:
        run.release()
        if untouched(run) and not isinstance(error, DiskFault):
            shutil.rmtree(run.path, ignore_errors=True)  # nothing was measured: leave nothing behind
        raise
    except KeyboardInterrupt:
        going = "jobs that are submitted go on. " if options["launcher"] == "slurm" else ""
        click.echo(
            f"\nstopped; {going}finished cases are kept. Continue with: python -m bench.run --resume {run.path}",
            err=True,
        )
        return 130
    finally:
        run.release()
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())) or "nothing left to do"
    left = len(run.waiting())
    missed = left > 0 if run.meta["suite"] != "card" else bool(failed)  # what did not fit in the time is no failure
    if left:
        click.echo(f"{left} case(s) are open, cancelled or refused: --resume {run.path} takes them up again", err=True)
    console.print(f"finished in {time.monotonic() - began:.0f} s: {told}. Rows: {run.path / 'rows'}", highlight=False)
    if options["report"]:
        made = subprocess.run([sys.executable, "-m", REPORT_MODULE, str(run.path)], check=False).returncode
        return made or int(missed)
    return int(missed)


def untouched(run: RunFolder) -> bool:
    """Whether nobody has begun anything in a run: nothing measured, nothing claimed, no job submitted for it."""
    submitted = any((run.path / "jobs").glob("[0-9]*.json"))
    return not (run.done_stems() or run.claims.live() or (run.path / "attempts").exists() or submitted)


if __name__ == "__main__":
    run_main(main)
