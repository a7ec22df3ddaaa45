import subprocess
import sys

import pytest

from reports.frame import read_run
from reports.render import escape, write_report
from reports.style import colour, significant, with_interval
from reports.tables import all_tables


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


def test_tables_hold_the_figures_known_by_hand(run_folder):
    tables = {table.name: table for table in all_tables(read_run(run_folder))}
    decode = tables["latency-decode"].frame.set_index("model")
    assert decode.loc["LAMM (mixer)", "10,000"].startswith("20.0 [")
    train = tables["latency-train"].frame.set_index("model")
    assert train.loc["PCA", "1,000"] == "–" and train.loc["my|model_<b>", "10,000"] == ">T"
    frames = tables["frames"].frame.set_index("model")
    assert frames.loc["LAMM (mixer)", "1,000"] == "500"
    memory = tables["memory-decode"].frame
    line = memory[(memory["vertices"] == "1,000") & (memory["model"] == "PCA")].iloc[0]
    assert line["weights"] == "0.977" and "gradients" not in memory
    assert set(tables["failures"].frame["outcome"]) == {"unsupported", "timeout"}
    for table in tables.values():
        assert "failures" in table.name or ("heads-mini" in table.caption and "Test CPU" in table.caption)


def test_the_page_shows_tables_figures_and_hostile_names_as_text(run_folder):
    page = write_report(read_run(run_folder), run_folder / "report")
    text = page.read_text()
    assert "![Latency against vertices" in text and (run_folder / "report" / "latency.pdf").exists()
    assert "my\\|model\\_&lt;b>" in text and "<b>" not in text
    assert escape("a|b\nc") == "a\\|b c"


def test_two_renders_are_the_same_bytes(run_folder):
    run = read_run(run_folder)
    for folder in ("one", "two"):
        write_report(run, run_folder / folder)
    names = sorted(path.name for path in (run_folder / "one").iterdir())
    assert names == sorted(path.name for path in (run_folder / "two").iterdir())
    for name in names:
        assert (run_folder / "one" / name).read_bytes() == (run_folder / "two" / name).read_bytes(), name


def test_the_command_answers_a_wrong_folder_in_one_line(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "reports.render", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and done.stderr.startswith("error: expected a run folder")
    assert "Traceback" not in done.stderr
