"""The suite data in reports: one line a number of training meshes, from rows made by hand."""

from dataclasses import replace

import numpy as np
import pytest

from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.rows import make_row
from reports.figures.catalogue import all_figures
from reports.figures.figure import house_style
from reports.read.runs import read_run, read_runs
from reports.tables.catalogue import all_tables
from reports.tables.table import settings

META = {"commit": "0" * 40, "fingerprint": "f", "allocator": "retain", "arguments": {}, "suite": "data", "run": "data"}
BASE = Case("data", "pca", "tuned", "hands", 0, "test", "reconstruction", 1, 16)
ERRORS = {"pca": {1000: 2.0, 100: 3.0}, "spiralnet": {1000: 1.0, 100: 4.0}}  # mm
CASES = [
    replace(BASE, model=model, counts=(meshes, 10, 12), budget="" if model == "pca" else "steps=9")
    for model, found in ERRORS.items()
    for meshes in found
]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data") / "run"
    made = RunFolder.create(folder, META, {}, [*CASES, replace(CASES[-1], counts=(300, 10, 12))])
    for case in CASES:
        error = ERRORS[case.model][case.counts[0]]
        made.write(case, [make_row(case, "error_mean_mm", error * (1 + 0.01 * (at % 3 - 1)), "mm", sample=at)
                          for at in range(12)])  # fmt: skip
    made.release()
    return read_run(folder)


def test_each_number_of_meshes_is_a_line_in_order_and_never_pooled_with_another(run):
    (table,) = [table for table in all_tables(run) if table.name == "data-size"]
    titles = [column.title for column in table.columns]
    lines = [dict(zip(titles, row, strict=True)) for row in table.rows]
    assert [line["training meshes"].text for line in lines] == ["100", "300", "1,000"]
    assert [lines[0][name].value for name in ("PCA", "SpiralNet++")] == pytest.approx([3.0, 4.0])
    assert [lines[2][name].value for name in ("PCA", "SpiralNet++")] == pytest.approx([2.0, 1.0])
    assert lines[0]["PCA"].best and lines[2]["SpiralNet++"].best
    assert lines[1]["SpiralNet++"].word and lines[1]["PCA"].word  # planned and not run; not planned
    assert "budget 9 steps" in table.caption and "Data hands," in table.caption


def test_the_figure_has_a_point_a_number_of_meshes_on_a_logarithmic_axis(run):
    with house_style():
        drawn = all_figures()["data-size"](run, True)
    (panel,) = [axes for axes in drawn.figure.axes if axes.has_data()]
    assert panel.get_xscale() == "log" and panel.get_title() == "hands, Z = 16"
    points = sorted(tuple(container[0].get_xdata()) + tuple(container[0].get_ydata()) for container in panel.containers)
    assert np.allclose(points, [(100, 1000, 3.0, 2.0), (100, 1000, 4.0, 1.0)])
    assert "same number of steps" in drawn.caption


def test_the_number_is_a_quantity_of_rows_and_of_open_cases_and_names_stay_as_they_are(run):
    counts = run.rows.groupby("case")["training_meshes"].unique()
    assert {case.key: [case.counts[0]] for case in CASES} == {key: list(found) for key, found in counts.items()}
    assert set(run.rows["dataset"]) == {"hands"}
    assert [(case["dataset"], case["training_meshes"]) for case in run.missing] == [("hands", 300)]
    assert "Data hands (100, 1,000 training meshes), " in settings(run, run.one_a_case())


def made_run(folder, data, meshes, error, **changed):
    """A run of one case of PCA."""
    case = replace(BASE, dataset=data, counts=(meshes, 10, 12), **changed)
    made = RunFolder.create(folder, {**META, "run": folder.name}, {}, [case])
    made.write(case, [make_row(case, "error_mean_mm", error + at / 100, "mm", sample=at) for at in range(12)])
    made.release()
    return folder


def data_size_lines(run):
    (table,) = [table for table in all_tables(run) if table.name == "data-size"]
    return [dict(zip([column.title for column in table.columns], row, strict=True)) for row in table.rows]


def test_a_data_set_may_be_called_like_a_number_of_meshes(tmp_path):
    name = "hands, 7 training meshes"
    run = read_run(made_run(tmp_path / "odd", name, 100, 2.0))
    (table,) = [table for table in all_tables(run) if table.name == "data-size"]
    assert f"Data {name}, batch" in table.caption
    assert [line["training meshes"].text for line in data_size_lines(run)] == ["100"]


def test_runs_of_other_numbers_of_meshes_stand_beside_each_other_and_those_of_the_same_are_compared(tmp_path):
    few, many = (made_run(tmp_path / name, "hands", count, error) for name, count, error in
                 (("few", 100, 3.0), ("many", 1000, 2.0)))  # fmt: skip
    both = read_runs([few, many])
    assert [source.letter for source in both.sources] == ["", ""]
    assert [line["training meshes"].text for line in data_size_lines(both)] == ["100", "1,000"]
    again = read_runs([few, made_run(tmp_path / "again", "hands", 100, 4.0)])
    (table,) = [table for table in all_tables(again) if table.name.startswith("compare-errors")]
    (line,) = table.rows
    assert "100 training meshes, test" in line[4].text and line[7].value == pytest.approx(1.0)


def test_a_set_at_two_sizes_is_told_apart_at_every_number_of_meshes(tmp_path):
    sizes = [made_run(tmp_path / str(size), "hands", 100, 2.0, vertices=size) for size in (1200, 2400)]
    assert [line["data"].text for line in data_size_lines(read_runs(sizes))] == ["hands at 1,200", "hands at 2,400"]


def test_rows_that_no_plan_tells_the_number_of_are_in_no_line(tmp_path):
    folder = made_run(tmp_path / "lost", "hands", 100, 2.0)
    (folder / "cases.jsonl").unlink()
    run = read_run(folder)
    assert set(run.rows["training_meshes"]) == {0} and not [t for t in all_tables(run) if t.name == "data-size"]
