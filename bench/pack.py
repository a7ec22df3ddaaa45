"""``python -m bench.pack RUN…``: make finished runs small, to be kept or committed.

All rows become one compressed file (about a sixtieth of their size, values apart: :mod:`bench.runs.values_apart`), all
meshes another, on a grid of 0.01 mm with what they share stored once, and the plan a third; the same run gives the same
bytes. What only a run at work needs (claims, logs, scratch files) is removed. Packed runs are rendered, compared and
resumed as any other, and their reports are the same bytes.
"""

from __future__ import annotations

import lzma
import shutil
import sys
from pathlib import Path

import click

from bench.api import BenchError, open_atomically
from bench.base.console import run_main
from bench.runs.folder import RunFolder
from bench.runs.packed_meshes import pack_meshes
from bench.runs.plan_text import PACKED_PLAN, PLAN
from bench.runs.rows import PACKED_RUN, PACKED_SUMS, SUMS, checksum_line, read_rows_file
from bench.runs.values_apart import apart

PRESET = 6  # its dictionary of 8 MiB is what matters; more costs time and saves nothing
LEFT_BEHIND = ("claims", "logs", ".scratch", SUMS)


def pack(folder: Path, unfinished: bool = False) -> tuple[int, int]:
    """Pack the run in ``folder`` and return the bytes of its rows before and after.

    A run with cases to do is packed where ``unfinished`` says so, as one of the suite ``card`` that did not get to all
    of its cases in its time; they stay open.

    A file is removed only after what was written in its place has been read back; where packing is interrupted in
    between, both are there, the rows still count once, and packing again goes on. BenchError: not a run, or one that is
    not finished (its claims would be lost to those who work on it).
    """
    run = RunFolder.open(folder)
    if (waiting := run.waiting()) and not unfinished:
        raise BenchError(
            f"expected a finished run, got {folder} with {len(waiting):,} cases to do; finish it with --resume "
            f"{folder}, or pack it as it is with --unfinished"
        )
    if at_work := run.claims.live():
        raise BenchError(
            f"expected a run that nobody works on, got {folder} with {len(at_work)} claims; let it come to its end"
        )
    if damaged := run.damaged():
        raise BenchError(f"expected rows as they were written, got {damaged[0]}; delete it and --resume {folder}")
    packed = folder / "rows" / PACKED_RUN
    loose = sorted(path for path in (folder / "rows").glob("*.jsonl*") if path != packed)
    before = sum(path.stat().st_size for path in loose)
    strange = {path.name.split(".jsonl")[0] for path in loose} - {case.file_stem for case in run.cases()}
    if strange:
        raise BenchError(f"expected rows of the run's own cases, got {min(strange)} in {folder / 'rows'}")
    if loose:
        text = "".join(run.rows_text(case) for case in sorted(run.cases(), key=lambda case: case.file_stem)).encode()
        content = lzma.compress(apart(text), preset=PRESET)
        with open_atomically(folder / PACKED_SUMS, "w") as stream:
            previous = (checksum_line(path.name, path.read_bytes()) for path in loose)
            stream.writelines([*previous, checksum_line(PACKED_RUN, content)])
        with open_atomically(packed) as stream:
            stream.write(content)
        if read_rows_file(packed).encode() != text:
            packed.unlink()
            raise BenchError(f"expected {packed} to read back as it was written, got other bytes; the rows are kept")
        for path in loose:
            path.unlink()
        with open_atomically(folder / PACKED_SUMS, "w") as stream:
            stream.write(checksum_line(PACKED_RUN, content))
    if run.meta.get("trainings") and not unfinished:  # a path of one machine; rows name the commit of each training
        run.meta["trainings"] = None
        run.write_meta()
    _pack_plan(folder)
    for name in LEFT_BEHIND:
        shutil.rmtree(folder / name, ignore_errors=True)
    return before, packed.stat().st_size if loose else 0


def _pack_plan(folder: Path) -> None:
    """The plan compressed in place of its text, which is removed once that reads back."""
    plain, packed = folder / PLAN, folder / PACKED_PLAN
    if not plain.exists():
        return
    text = plain.read_bytes()
    with open_atomically(packed) as stream:
        stream.write(lzma.compress(text, preset=PRESET))
    if lzma.decompress(packed.read_bytes()) != text:
        packed.unlink()
        raise BenchError(f"expected {packed} to read back as it was written, got other bytes; the plan is kept")
    plain.unlink()


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("runs", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--unfinished", is_flag=True, help="Also runs with cases to do, which stay open.")
def main(runs: tuple[Path, ...], unfinished: bool) -> None:
    """Compress rows and meshes of finished RUNS and remove what only a run at work needs."""
    try:
        for folder in runs:
            before, after = pack(folder, unfinished)
            click.echo(f"{folder}: {before / 2**20:,.1f} -> {after / 2**20:,.1f} MiB of rows")
            before, after = pack_meshes(folder)
            if before:
                click.echo(f"{folder}: {before / 2**20:,.1f} -> {after / 2**20:,.1f} MiB of meshes")
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    run_main(main)
