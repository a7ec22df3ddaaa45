"""The suite ranks in reports: a line a rank, in order, held against the model as built; from rows made by hand."""

from dataclasses import replace

import pytest

from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.rows import failure_row, make_row
from reports.figures.catalogue import all_figures
from reports.figures.figure import house_style
from reports.read.runs import read_run
from reports.tables.catalogue import all_tables

META = {"commit": "0" * 40, "fingerprint": "f", "allocator": "retain", "arguments": {}, "suite": "ranks", "run": "r"}
BASE = Case("ranks", "lamm-mixer", "tuned", "heads", 0, "test", "reconstruction", 1, 64, budget="seconds=60", threads=2)
ERRORS = {"tuned": 1.0, "rank-4": 1.5, "rank-32": 1.001, "rank-128": 1.0}  # mm
STEP_MIB = {"tuned": 8.0, "rank-4": 1.0, "rank-32": 2.0, "rank-128": 4.0}
PCA = replace(BASE, model="pca", budget="")
FAILED = replace(BASE, variant="rank-8")


def rows_of(case):
    if case.measure == "latency":
        return [make_row(case, "latency_ms", STEP_MIB[case.variant] + at, "ms", sample=at) for at in (0, 1, 2)]
    if case.measure == "memory":
        half = STEP_MIB[case.variant] * 2**19
        return [make_row(case, name, half, "B") for name in ("weights_bytes", "saved_activations_bytes")]
    if case == FAILED:
        return [failure_row(case, "crash", "fell over")]
    error = 0.5 if case.model == "pca" else ERRORS[case.variant]
    found = [make_row(case, "error_mean_mm", error * (1 + 0.1 * (at % 3)), "mm", sample=at) for at in range(12)]
    if case.variant != "tuned":
        found += [make_row(case, "region_floor_mm", value, "mm", part=part) for part, value in (("a", 0.1), ("b", 0.2))]
    return [*found, make_row(case, "parameters", 1e6 * error, "1", phase="train")]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    trained = [replace(BASE, variant=form) for form in ERRORS]
    timed = [
        replace(case, measure=measure, phase=phase, budget="", threads=1, batch=batch)
        for case in trained
        for measure, phase, batch in (("latency", "decode", 1), ("latency", "train", 4), ("memory", "train", 4))
    ]
    done, open_ = [*trained, FAILED, PCA, *timed], replace(BASE, variant="rank-16")
    folder = tmp_path_factory.mktemp("ranks") / "run"
    made = RunFolder.create(folder, META, {}, [*done, open_])
    for case in done:
        made.write(case, rows_of(case))
    made.release()
    return read_run(folder)


@pytest.fixture(scope="module")
def lines(run):
    (table,) = [table for table in all_tables(run) if table.name == "ranks"]
    titles = [column.title for column in table.columns]
    return [dict(zip(titles, row, strict=True)) for row in table.rows], table


def test_a_line_a_rank_in_order_failures_and_open_cases_included(lines):
    found, table = lines
    assert [line["rank"].text for line in found] == ["–", "4", "8", "16", "32", "128", "–"]
    assert [line["model"].text for line in found] == ["LAMM (mixer)"] * 6 + ["PCA"]
    assert [line["error"].text for line in found[2:4]] == ["crash", "not run"]
    assert found[6]["error"].value == pytest.approx(0.55, rel=0.01) and not found[6]["over as built"].number
    assert "Data heads, " in table.caption and "within 1%" in table.caption


def test_errors_are_over_the_model_as_built_and_the_smallest_rank_within_a_hundredth_is_bold(lines):
    over = {line["rank"].text: line["over as built"] for line in lines[0]}
    assert over["4"].value == pytest.approx(1.5) and over["32"].value == pytest.approx(1.001)
    assert over["32"].low <= over["32"].value <= over["32"].high < 1.01
    assert [rank for rank, cell in over.items() if cell.best] == ["32"]


def test_size_memory_time_and_the_floor_of_the_worst_region_stand_beside_it(lines):
    four = next(line for line in lines[0] if line["rank"].text == "4")
    assert four["floor"].value == 0.2 and four["parameters"].value == pytest.approx(1.5)
    assert four["decode"].value == pytest.approx(2.0)
    by_heading = dict(zip(lines[1].headings, lines[1].rows[1], strict=True))
    assert by_heading["training step (MiB)"].value == pytest.approx(1.0)
    assert by_heading["training step (ms)"].value == pytest.approx(2.0)


@pytest.mark.parametrize("wide", [True, False])
def test_the_figure_goes_along_the_ranks_to_the_model_as_built(run, wide):
    with house_style():
        drawn = all_figures()["ranks"](run, wide)
    error, memory, time = [axes for axes in drawn.figure.axes if axes.has_data()]
    assert [label.get_text() for label in error.get_xticklabels()] == ["4", "8", "16", "32", "128", "full"]
    along = [line.get_ydata() for line in error.lines if len(line.get_ydata()) > 2]
    assert any(list(values[[0, 3, 4, 5]]) == pytest.approx([1.65, 1.1011, 1.1, 1.1], rel=1e-3) for values in along)
    assert memory.get_ylabel() == "training step (MiB)" and len(time.collections) == 2, "bars of both phases"
    assert "full: as built" in drawn.caption


def test_other_suites_have_neither_table_nor_figure(run):
    other = run.with_rows(run.rows.assign(suite="reconstruction"))
    assert "ranks" not in {table.name for table in all_tables(other)}
    assert all_figures()["ranks"](other, True) is None
