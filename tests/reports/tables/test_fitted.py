"""The table of fitted codes, from rows made by hand."""

from dataclasses import replace

import pytest

from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.rows import make_row
from reports.read.runs import read_run
from reports.tables.catalogue import all_tables

META = {"commit": "0" * 40, "fingerprint": "f", "allocator": "retain", "arguments": {}, "suite": "when", "run": "r"}
BASE = Case("reconstruction", "pca", "tuned", "hands", 100, "test", "reconstruction", 1, 16, fit_codes=6)
COMA, OWN = (replace(BASE, model=model, budget="epochs=10") for model in ("coma", "pca-net"))
SHARES = {"pca": 0.9, "coma": 0.5}


def rows_of(case):
    """Twelve test meshes; codes of the first six are fitted, each to a share of the encoder's error."""
    errors = [1.0 + 0.1 * (mesh % 4) for mesh in range(12)]
    rows = [make_row(case, "error_mean_mm", error, "mm", sample=mesh) for mesh, error in enumerate(errors)]
    if case.model not in SHARES:
        return [*rows, make_row(case, "fitted_error_mean_mm", None, "mm", outcome="unsupported", detail="no gradients")]
    rows += [
        make_row(case, "fitted_error_mean_mm", SHARES[case.model] * error, "mm", sample=mesh)
        for mesh, error in enumerate(errors[:6])
    ]
    about = {"fit_converged": 1.0, "fit_evaluations": 7.5, "fit_process_seconds": 0.02}
    return rows + [make_row(case, name, value, "1") for name, value in about.items()]


@pytest.fixture
def tables(tmp_path):
    cases = [BASE, COMA, OWN]
    made = RunFolder.create(tmp_path / "run", META, {}, cases)
    for case in cases:
        made.write(case, rows_of(case))
    made.release()
    return {table.name: table for table in all_tables(read_run(tmp_path / "run"))}


def test_both_errors_are_of_the_same_meshes_and_their_ratio_is_paired(tables):
    table = tables["fitted"]
    titles = [column.title for column in table.columns]
    lines = {row[titles.index("model")].word: dict(zip(titles, row, strict=True)) for row in table.rows}
    assert [*lines] == ["CoMA", "PCA", "pca-net (ours)"], "the lowest fitted error first"
    first_six = sum(1.0 + 0.1 * (mesh % 4) for mesh in range(6)) / 6
    for name, share in (("CoMA", 0.5), ("PCA", 0.9)):
        line = lines[name]
        assert line["encoded"].value == pytest.approx(first_six)
        assert line["fitted"].value == pytest.approx(share * first_six)
        ratio = line["fitted / encoded"]
        assert (ratio.value, ratio.low, ratio.high) == pytest.approx((share, share, share))
        assert line["evaluations a mesh"].value == 7.5 and line["time a mesh"].value == 0.02


def test_a_model_whose_codes_cannot_be_fitted_says_so(tables):
    table = tables["fitted"]
    titles = [column.title for column in table.columns]
    (line,) = [row for row in table.rows if row[titles.index("model")].word == "pca-net (ours)"]
    assert line[titles.index("fitted")].word == "–"
    assert "no gradients" in " ".join(cell.word for row in tables["failures"].rows for cell in row)
