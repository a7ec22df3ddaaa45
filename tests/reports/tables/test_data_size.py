"""The suite data in reports: one line a number of training meshes, from rows made by hand."""

from dataclasses import replace

import numpy as np
import pytest

from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.rows import make_row
from reports.figures.catalogue import all_figures
from reports.figures.figure import house_style
from reports.read.runs import read_run
from reports.read.sweeps import named, split_name
from reports.tables.catalogue import all_tables

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


def test_names_with_a_number_of_meshes_are_read_back():
    assert split_name(named("my, scans", 30_000)) == ("my, scans", 30_000)
    assert split_name(named("hands", 100) + " at 1,200") == ("hands at 1,200", 100)
    assert split_name("hands") == ("hands", 0)
