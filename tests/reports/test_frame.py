import json

import numpy as np
import pytest

from reports.frame import ReportError, cells, read_run, slope
from reports.tables import with_missing


def cell(lines, **wanted):
    for name, value in wanted.items():
        lines = lines[lines[name] == value]
    (line,) = lines.itertuples()
    return line


def test_a_cell_is_the_median_of_its_raw_samples(run_folder):
    line = cell(cells(read_run(run_folder), "latency_ms"), model="lamm-mixer", vertices=10000, phase="decode")
    by_hand = [
        json.loads(text)["value"]
        for path in (run_folder / "rows").glob("lamm-mixer-*-v10000-decode-*latency*")
        for text in path.read_text().splitlines()
    ]
    assert len(by_hand) == line.samples == 9 and line.processes == 3
    assert line.value == pytest.approx(np.median(by_hand)) == pytest.approx(20.0)
    assert line.low <= line.value <= line.high and line.low < line.high
    assert line.p90 == pytest.approx(np.quantile(by_hand, 0.9))


def test_failures_keep_their_outcome_and_reason(run_folder):
    lines = cells(read_run(run_folder), "latency_ms")
    line = cell(lines, model="pca", vertices=1000, phase="train")
    assert (line.outcome, line.detail, line.samples) == ("unsupported", "closed form", 0)


def test_the_slope_of_a_power_law_is_its_exponent():
    x = np.array([1e3, 1e4, 1e5])
    assert slope(x, 3 * x**1.5) == pytest.approx(1.5)
    assert np.isnan(slope(x, np.array([1.0, np.nan, np.nan])))


def test_a_cut_off_file_is_named_and_left_out(run_folder):
    file = sorted((run_folder / "rows").glob("pca-*-v1000-decode-*latency*"))[0]
    file.write_text(file.read_text()[:-20])
    run = read_run(run_folder)
    assert [name for name in run.damaged if file.name in name]
    assert cell(cells(run, "latency_ms"), model="pca", vertices=1000, phase="decode").processes == 2


def test_cells_that_were_never_run_are_shown_as_such(run_folder):
    for file in (run_folder / "rows").glob("pca-*-v1000-decode-*latency*"):
        file.unlink()
    run = read_run(run_folder)
    assert len(run.missing) == 3
    lines = with_missing(run, cells(run, "latency_ms"), "latency")
    assert cell(lines, model="pca", vertices=1000, phase="decode").outcome == "missing"


def test_duplicate_rows_older_schemas_and_empty_runs_are_refused(run_folder):
    file = sorted((run_folder / "rows").glob("pca-*-v1000-decode-*latency*"))[0]
    text = file.read_text()
    file.write_text(text + text.splitlines()[0] + "\n")
    with pytest.raises(ReportError, match="twice"):
        read_run(run_folder)
    meta = json.loads((run_folder / "run.json").read_text())
    (run_folder / "run.json").write_text(json.dumps({**meta, "schema": 0}))
    with pytest.raises(ReportError, match="schema"):
        read_run(run_folder)
    (run_folder / "run.json").write_text(json.dumps(meta))
    for row_file in (run_folder / "rows").glob("*"):
        row_file.unlink()
    with pytest.raises(ReportError, match="got none"):
        read_run(run_folder)
