"""``python -m bench.pack RUN…``: make finished runs small, to be kept or committed.

Rows are compressed file by file (about a twentieth of their size), the same rows to the same bytes; what only a run at
work needs (claims, logs, scratch files) is removed. Packed runs are rendered, compared and resumed as any other.
"""

from __future__ import annotations

import gzip
import shutil
import sys
from pathlib import Path

import click

from bench.api import BenchError, open_atomically
from bench.base.console import run_main
from bench.runs.folder import RunFolder
from bench.runs.rows import PACKED, PACKED_SUMS, SUMS, checksum_line, read_rows_file, row_files

LEFT_BEHIND = ("claims", "logs", ".scratch", SUMS)


def pack(folder: Path) -> tuple[int, int]:
    """Pack the run in ``folder`` and return the bytes of its rows before and after.

    A file is removed only after what was written in its place has been read back; where packing is interrupted in
    between, both are there, the rows still count once, and packing again goes on. BenchError: not a run, or one that is
    not finished (its claims would be lost to those who work on it).
    """
    run = RunFolder.open(folder)
    if waiting := run.waiting():
        raise BenchError(
            f"expected a finished run, got {folder} with {len(waiting):,} cases to do; finish it with --resume {folder}"
        )
    if damaged := run.damaged():
        raise BenchError(f"expected rows as they were written, got {damaged[0]}; delete it and --resume {folder}")
    before = after = 0
    for path in sorted((folder / "rows").glob("*.jsonl")):
        text, packed = path.read_bytes(), path.with_name(path.name + PACKED)
        with open_atomically(packed, "wb") as stream:
            stream.write(gzip.compress(text, mtime=0))
        if read_rows_file(packed).encode() != text:
            packed.unlink()
            raise BenchError(f"expected {packed.name} to read back as it was written, got other bytes; {path} is kept")
        path.unlink()
        before, after = before + len(text), after + packed.stat().st_size
    sums = (checksum_line(path.name, path.read_bytes()) for path in row_files(folder))
    with open_atomically(folder / PACKED_SUMS, "w") as stream:
        stream.writelines(sums)
    for name in LEFT_BEHIND:
        shutil.rmtree(folder / name, ignore_errors=True)
    return before, after


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("runs", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(runs: tuple[Path, ...]) -> None:
    """Compress the rows of finished RUNS and remove what only a run at work needs."""
    try:
        for folder in runs:
            before, after = pack(folder)
            click.echo(f"{folder}: {before / 2**20:,.1f} -> {after / 2**20:,.1f} MiB of rows")
    except BenchError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    run_main(main)
