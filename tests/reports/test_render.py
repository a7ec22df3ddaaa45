import csv
import subprocess
import sys

import pytest
from click.testing import CliRunner

from reports.render import main
from reports.style import LOOKS, colour, marker, significant, tell_apart, with_interval
from reports.write import pages as write_pages


@pytest.fixture
def no_figures(monkeypatch):
    """Tables are tested without drawing, which is slow and has tests of its own."""
    monkeypatch.setattr(write_pages, "write_figures", lambda *_, **__: [("latency", "A [caption] with <marks>")])


def render(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.012345, "0.0123"), (9.999, "10.0"), (123456, "123,000"), (1.5, "1.50"), (float("nan"), "–")],
)
def test_three_significant_digits(value, text):
    assert significant(value) == text


def test_an_interval_is_written_only_where_there_is_one():
    assert with_interval(1.0, 0.5, 2.0) == "1.00 [0.500, 2.00]"
    assert with_interval(1.0, float("nan"), float("nan")) == "1.00"


def test_a_model_has_one_colour_wherever_it_is_drawn():
    assert colour("somebody's") == colour("somebody's")
    assert len({colour(name) for name in ("lamm-mixer", "lamm-transformer", "spiralnet", "coma", "pca")}) == 5


def test_models_of_one_s_own_are_told_apart_and_keep_their_colours():
    names = [f"my_model.py:build{number}" for number in range(20)]
    alone = {}
    for name in names:
        tell_apart([name, "pca"])
        alone[name] = (colour(name), marker(name))
    tell_apart(reversed(names))
    looks = {name: (colour(name), marker(name)) for name in names}
    assert len(set(looks.values())) == 20, "no two look the same"
    assert len({paint for paint, _ in looks.values()}) == 8, "colours first, then markers"
    tell_apart(names)
    assert looks == {name: (colour(name), marker(name)) for name in names}, "whatever order they come in"
    tell_apart(names[:3])
    assert len({colour(name) for name in names[:3]}) == 3
    assert sum((colour(name), marker(name)) == alone[name] for name in names[:3]) >= 2, "their own, unless it is taken"
    known = {colour(name) for name in LOOKS}
    assert not known & {paint for paint, _ in looks.values()}


def test_the_page_shows_tables_figures_and_hostile_names_as_text(run_folder, no_figures):
    done = render(run_folder)
    assert done.exit_code == 0 and done.stdout.splitlines()[-1] == f"report: {run_folder / 'report' / 'report.md'}"
    text = (run_folder / "report" / "report.md").read_text(encoding="utf-8")
    assert "![A \\[caption\\] with &lt;marks>](latency.png)" in text
    assert "my\\|model\\_&lt;b>" in text and "<b>" not in text
    assert "**1.00 \\[" in text, "the supported best is bold"


def test_one_table_as_csv_has_unrounded_numbers(run_folder):
    done = render(run_folder, "--to", "csv", "--table", "latency-decode", "--quiet")
    path = run_folder / "report" / "latency-decode.csv"
    assert done.stdout == f"report: {path}\n"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    assert head.startswith('model,"1,000 vertices (ms)","1,000 vertices (ms) low"')
    assert any(line.startswith("LAMM (mixer),2.0,") for line in lines)


def test_an_unknown_table_is_answered_with_close_names(run_folder):
    done = render(run_folder, "--table", "latency-decod")
    assert done.exit_code == 2 and "did you mean latency-decode" in done.stderr


def test_a_damaged_file_is_said_on_the_command_line_and_on_the_page(run_folder, no_figures):
    file = sorted((run_folder / "rows").glob("pca-*"))[0]
    file.write_text(file.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    done = render(run_folder)
    assert f"damaged and left out: {file.name}" in done.stderr
    assert "Damaged row file, left out" in (run_folder / "report" / "report.md").read_text(encoding="utf-8")


def test_a_missing_mesh_file_is_said_on_the_page(trained_copy, no_figures):
    files = sorted((trained_copy / "meshes").glob("lamm-mixer-*"))
    files[0].unlink()
    files = sorted((trained_copy / "meshes").glob("pca-*"))
    files[0].write_bytes(files[0].read_bytes()[:100])
    assert render(trained_copy).exit_code == 0
    text = (trained_copy / "report" / "report.md").read_text(encoding="utf-8")
    assert "**Reconstruction: no meshes were stored for LAMM (mixer), PCA, so they cannot be shown in 3D**" in text
    assert "cannot be shown" in text and "**Mesh file pca-" in text


def test_the_command_answers_a_wrong_folder_in_one_line(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "reports.render", str(tmp_path)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2 and done.stderr.startswith("error: expected a run folder")
    assert "Traceback" not in done.stderr


def test_an_out_that_cannot_be_written_is_answered_in_one_line(run_folder, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = render(run_folder, "--out", tmp_path / "file" / "below", "--quiet")
    assert done.exit_code == 2 and "choose another --out" in done.stderr


def test_a_comparison_gives_the_ratio_known_by_hand(run_folder, made, tmp_path, no_figures):
    later = made.write_scaling(tmp_path / "later", 1.2, run="later", commit="feed")
    done = render(run_folder, later, "--table", "compare-latency", "--to", "csv")
    assert done.exit_code == 0, done.stderr
    (path,) = (run_folder / "report").glob("compare-latency*.csv")
    lines = list(csv.DictReader(path.open(encoding="utf-8")))
    assert len(lines) == 12
    measured = [line for line in lines if line["A (ms)"] != line["B (ms)"]]
    assert len(measured) == 9 and {line["verdict"] for line in measured} == {"slower"}
    assert all(float(line["B / A"]) == pytest.approx(1.2) for line in measured)
    assert "later (commit feed" in done.stdout
