"""Names and error texts that a terminal, a figure or a folder could take for something else."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from bench.case import Case
from bench.processes.isolate import Ended
from bench.run import main
from bench.runs.prepared import folder_of
from bench.runs.share import SCRATCH

CASE = Case("scaling", "m", "tuned", "heads-mini", 1200, "decode", "latency", 1, 8)


def test_data_sets_of_like_names_have_folders_of_their_own(tmp_path):
    sets = ["s/a", "s_a", "s a", "s,a", "x/" + "n" * 80, "y/" + "n" * 80, "..", "."]
    cases = [replace(CASE, dataset=name) for name in sets]
    cases += [replace(CASE, counts=counts) for counts in ((1, 2, 3), (12, 3), ())]
    cases += [replace(CASE, dataset="heads-mini-1200", vertices=0), replace(CASE, dataset="heads-mini", vertices=1201)]
    folders = [folder_of(tmp_path / SCRATCH, case) for case in cases]
    assert len({str(folder).lower() for folder in folders}) == len(cases)
    assert all(folder.parent == tmp_path / SCRATCH for folder in folders)
    assert folders == [folder_of(tmp_path / SCRATCH, case) for case in cases]


def test_square_brackets_in_names_and_errors_are_printed_as_they_are():
    from bench.processes.display import progress_bar, show_case, tell_end

    words = "IndexError: [/red] at [bold]x[2][/] :smile: C:\\d\\"
    case = replace(CASE, model="[/x]/my[1].py:build")
    out = io.StringIO()
    console = Console(file=out, width=200, soft_wrap=True, markup=False, emoji=False)
    with progress_bar(console) as progress:
        task = progress.add_task("", total=1, left="")
        show_case(progress, task, case, progress_file=_nothing())
        tell_end(progress, task, case, Ended("crash", None, words, 1.0), None)
    assert f"[/x]/my[1].py:build (tuned) 1,200 vertices, decode, latency 0: crash {words}" in out.getvalue()


def _nothing():
    from pathlib import Path

    return Path("/nonexistent/progress.txt")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--timeout", "nan"), ("--timeout", "inf"), ("--memory-limit", "inf"), ("--memory-limit", "nan"),
        ("--max-seconds", "nan"), ("--max-seconds", "inf"), ("--seconds", "nan"), ("--seconds", "inf"),
        ("--cap", "nan"), ("--cap", "inf"),
    ],
)  # fmt: skip
def test_numbers_that_are_none_are_refused_by_every_option(option, value):
    from click.testing import CliRunner

    done = CliRunner().invoke(main, ["--suite", "latency", option, value, "--dry-run"])
    assert done.exit_code == 2 and "finite" in done.output and option in done.output


def test_a_folder_of_a_run_with_square_brackets_in_its_name_is_printed_whole(tmp_path):
    from click.testing import CliRunner

    model = tmp_path / "a[/b]" / "model.py"
    model.parent.mkdir(parents=True)
    model.write_text("def build(topology, latent_size): ...\n", encoding="utf-8")
    done = CliRunner().invoke(
        main, ["--suite", "latency", "--models", f"{model}:build", "--sizes", "1200", "--dry-run"]
    )
    assert done.exit_code == 0 and "a[/b]/model.py:build" in done.output.replace("\n", "")
