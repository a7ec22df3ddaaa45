"""``python -m bench.run --suite scaling``: plan, run, report."""

from __future__ import annotations

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
from bench.case import Case
from bench.measure.bandwidth import with_bandwidth
from bench.measure.environment import commit_of, environment, fingerprint, software_id
from bench.models import installed_models
from bench.processes.execute import execute
from bench.processes.in_time import REPORT_SECONDS, execute_in_time
from bench.processes.isolate import ALLOCATORS, start_server
from bench.processes.workers import check_workers, default_memory_limit
from bench.run_options import MINUTES, PLAN_OPTIONS, check_launcher, check_minutes, run_options
from bench.runs.folder import UNSETTLED, RunFolder
from bench.runs.prepared import trainings_root
from bench.suites.card_plan import card_cases
from bench.suites.cost import latent_notes
from bench.suites.held import held_trainings
from bench.suites.listing import ALL_SUITES, about, dry_run, list_choices, say_meshes
from bench.suites.option_values import parse_numbers, pick, usable_cores
from bench.suites.plan import make_cases

REPORT_MODULE = "reports.render"  # run as a command of its own: the harness does not depend on the reports


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@run_options
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
    options["profile"] = check_launcher(options)
    if not options["dry_run"]:
        writable_cache()
    if options["resume"]:
        run, timeout = _resume(options)
    else:
        if not options["suite"]:
            raise BenchError(f"expected --suite ({', '.join(ALL_SUITES)}) or --resume DIR, got neither; see --help")
        preset, suite = options["preset"] or "quick", pick("suite", [options["suite"]], list(ALL_SUITES))[0]
        check_minutes(suite, options)
        chosen = (*PLAN_OPTIONS, "trainings")
        plan = {name: options[name] for name in chosen if name not in ("suite", "preset", "allocator")}
        plan["elsewhere"] = options["launcher"] != "local"
        cases, default_timeout = (card_cases if suite == "card" else make_cases)(suite, preset, **plan)
        if options["dry_run"]:
            given = options["trainings"]
            return dry_run(cases, console, held_trainings(cases, given) if given else ())
        run, timeout = _create(options, cases, options["timeout"] or default_timeout, console)
    if options["dry_run"]:
        return dry_run([case for case in run.cases() if not run.is_done(case)], console)
    return _work(run, timeout, options, console)


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
    held = held_trainings(cases, trainings_root(meta["trainings"], meta["commit"]))
    console.print(f"{about(cases, held)}, into {out}", highlight=False, markup=False)
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
    check_minutes(str(meta["suite"]), options)
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
    counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())) or "nothing left to do"
    left = len(run.waiting())
    missed = left > 0 if run.meta["suite"] != "card" else bool(failed)  # what did not fit in the time is no failure
    if left:
        click.echo(f"{left} case(s) are open, cancelled or refused: --resume {run.path} takes them up again", err=True)
    console.print(f"finished in {time.monotonic() - began:.0f} s: {counts}. Rows: {run.path / 'rows'}", highlight=False)
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
