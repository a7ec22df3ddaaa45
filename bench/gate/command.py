"""``python -m bench.gate --base REF``: is this change slower, larger or wrong?

Base and head are checked out side by side and run as live processes on one core, called in turn, with a second base
as a control; see ``docs/use/performance-gate.md``. Exit code 1 only for slower, larger or wrong output,
2 for a mistake.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from bench.api import BenchError, open_atomically
from bench.gate.checkout import Sides, repository_root, resolve_base, side_by_side
from bench.gate.golden import GOLDEN, read_golden, update
from bench.gate.judge import Judged, Rules, head_entry, judge
from bench.gate.kernels import read_kernels
from bench.gate.pairs import Effort, Trio
from bench.gate.report import Report, as_json, markdown, table
from bench.gate.side import SideFailed, away_from, choose_core
from bench.measure.environment import environment

Say = Callable[[str], None]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--base", help="Commit to compare with.  [default: the merge base of HEAD with main]")
@click.option("--only", multiple=True, help="Only kernels whose name contains this; may be repeated.")
@click.option(
    "--tolerance",
    type=click.FloatRange(0.005, 0.5),
    default=0.05,
    show_default=True,
    help="Change of time that still counts as the same.",
)
@click.option("--rounds", type=click.IntRange(5, 200), default=45, show_default=True, help="Pairs for each kernel.")
@click.option("--device", default="cpu", show_default=True, help="cpu, cuda or cuda:N.")
@click.option("--json", "json_path", type=click.Path(path_type=Path), help="Write everything, raw samples included.")
@click.option("--markdown", "markdown_path", type=click.Path(path_type=Path), help="Write a pull-request comment.")
@click.option("--update", "update_", is_flag=True, help="Write the golden counters anew, print what changed, and stop.")
@click.option("--no-clock", is_flag=True, help="Compare with the base too, but without timing.")
@click.option("--counters-only", is_flag=True, help="Compare with the golden file alone: no base, no clock.")
def main(**options: Any) -> None:
    """Compare this checkout with a base: time, memory, counters and output of the kernels in bench-gate.toml."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # a cancelled job leaves nothing behind
    try:
        sys.exit(_command(options))
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)


def _command(options: dict[str, Any]) -> int:
    _check_device(options["device"])
    root = repository_root(Path.cwd())
    say: Say = lambda text: click.echo(text, err=True)  # noqa: E731
    if options["update_"]:
        return _update(root, options["only"])
    if options["counters_only"]:
        report = check_counters(root, options["only"], say)
    else:
        base = resolve_base(root, options["base"])
        effort = None if options["no_clock"] else Effort(rounds=options["rounds"])
        rules = Rules(tolerance=options["tolerance"], effort=effort)
        with side_by_side(root, base) as sides:
            report = run_gate(sides, rules, only=options["only"], device=options["device"], say=say)
    click.echo(table(report))
    for note in [*report.notes, *(f"{k.name}: {note}" for k in report.kernels for note in k.notes)]:
        click.echo(f"  {note}")
    click.echo(report.summary())
    _write(options["json_path"], json.dumps(as_json(report), indent=1, allow_nan=False) + "\n")
    _write(options["markdown_path"], markdown(report))
    return report.exit_code


def run_gate(
    sides: Sides, rules: Rules, *, only: Sequence[str] = (), device: str = "cpu", say: Say = lambda _: None
) -> Report:
    """The whole gate on two folders that lie side by side.

    Raises:
        BenchError: a table or golden file that cannot be read, or a base on which no kernel runs at all.
    """
    began = time.monotonic()
    kernels = read_kernels(sides.head, only)
    golden_base, golden_head = _golden_of_base(sides.base), read_golden(sides.head)
    core, note = choose_core()
    notes = [*sides.notes, *([note] if note else [])]
    judged: list[Judged] = []
    # The workers inherit what this process may use, so it steps aside only once they have started.
    with Trio(sides.base, sides.head, kernels, device=device, core=core) as trio, away_from(core):
        notes += trio.notes
        for number, spec in enumerate(kernels, start=1):
            say(f"{number} of {len(kernels)}: {spec['name']}")
            judged.append(judge(trio, spec, rules, golden_base, golden_head))
    if all("not compared" in kernel.words for kernel in judged):
        raise BenchError(
            f"expected a base on which the kernels run, got {sides.base_name}: {judged[0].notes[-1]}; "
            "choose another --base, or check the head alone with --counters-only"
        )
    return Report(
        sides.base_name,
        sides.head_name,
        rules.tolerance,
        judged,
        notes,
        environment(device, 1),
        time.monotonic() - began,
    )


def _golden_of_base(folder: Path) -> dict[str, Any] | None:
    """A base's golden file of an older schema says nothing; only the head's must be readable."""
    try:
        return read_golden(folder)
    except BenchError:
        return None


def check_counters(root: Path, only: Sequence[str], say: Say = lambda _: None) -> Report:
    """The working tree against its golden file, without a base and without timing."""
    from bench.gate.golden import compare

    began = time.monotonic()
    golden = read_golden(root)
    if golden is None:
        raise BenchError(f"expected a golden file {GOLDEN}, got none; make one with --update")
    judged = []
    for spec, now in _entries(root, only, say).items():
        kernel, finding = Judged(spec), compare(golden, now["spec"], now)
        kernel.golden, kernel.counters = finding, now["counters"]
        kernel.words = ["larger"] * bool(finding.rises) + ["wrong output"] * finding.wrong_output or ["same"]
        kernel.notes = [f"{name} rose from {old:,} to {new:,}" for name, (old, new) in finding.rises.items()]
        if finding.wrong_output:
            kernel.notes.append(f"output differs by {finding.output_difference:.1e}")
        kernel.notes += [finding.note] * bool(finding.note)
        if finding.note and not kernel.failed:
            kernel.words = ["not compared"]
        judged.append(kernel)
    return Report("golden file", "working tree", 0.05, judged, (), environment("cpu", 1), time.monotonic() - began)


def _entries(root: Path, only: Sequence[str], say: Say) -> dict[str, dict[str, Any]]:
    """Golden entries of the working tree's kernels; every one must run."""
    kernels = read_kernels(root, only)
    core, _ = choose_core()
    entries = {}
    with Trio(root, root, kernels, core=core, letters="B") as trio:
        for spec in kernels:
            say(spec["name"])
            try:
                entries[spec["name"]], _ = head_entry(trio, spec)
            except SideFailed as error:
                raise BenchError(f"expected every kernel to run, got {spec['name']}: {error}; mend it first") from error
    return entries


def _update(root: Path, only: Sequence[str]) -> int:
    entries = _entries(root, only, lambda text: click.echo(text, err=True))
    changes = update(root, entries, whole=not only)
    for change in changes:
        click.echo(change)
    click.echo(f"{GOLDEN}: {len(changes)} changes; look at them and commit the file" if changes else "nothing changed")
    return 0


def _check_device(device: str) -> None:
    if device == "cpu":
        return
    from bench.suites.option_values import check_device

    check_device(device)


def _write(path: Path | None, text: str) -> None:
    if path is not None:
        with open_atomically(path, "w") as stream:
            stream.write(text)
